import { fileURLToPath } from 'node:url';
import { type ChunkingContext, defineConfig, type Plugin } from 'rolldown';

// The command line is one bundle with its libraries (a cold start reads few files);
// the library face leaves its dependencies to the package manager.
// DuckDB is native and optional: looked for only when a file or a format asks for it. So is the writer of workbooks looked for.
const external = [/^node:/, '@duckdb/node-api', 'exceljs'];

/**
 * What every call and one person's month need, in one file: each further file costs a cold start a read of its own.
 * The first module alone stands apart: what calls the program many times in one process evaluates no more anew.
 */
const main = fileURLToPath(new URL('src/cli/main.ts', import.meta.url));
const core = [main, fileURLToPath(new URL('src/cli/estimate.ts', import.meta.url))];
const reached = new Set<string>();

function inCore(id: string, modules: ChunkingContext): boolean {
  for (const from of core) reach(from, modules);
  return reached.has(id) && id !== main;
}

function reach(id: string, modules: ChunkingContext): void {
  if (reached.has(id)) return;
  reached.add(id);
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) reach(imported, modules);
}

/**
 * The shipped rules, read and as texts, each a file beside the program: within it half a megabyte would be read as
 * JavaScript first, at every start.
 */
const rulesBeside: Plugin = {
  name: 'rules-beside',
  async load(id) {
    if (id.endsWith('/generated/shipped-rules.ts')) {
      const { shippedRules } = await import('./src/generated/shipped-rules.ts');
      this.emitFile({ type: 'asset', fileName: 'rules.json', source: JSON.stringify(shippedRules()) });
      return fromFile('shippedRules', 'rules.json');
    }
    if (id.endsWith('/generated/shipped-layers.ts')) {
      const { shippedLayers } = await import('./src/generated/shipped-layers.ts');
      this.emitFile({ type: 'asset', fileName: 'layers.json', source: JSON.stringify(shippedLayers()) });
      return fromFile('shippedLayers', 'layers.json');
    }
    return null;
  },
};

const fromFile = (name: string, file: string): string => `import { readFileSync } from 'node:fs';
export const ${name} = () => JSON.parse(readFileSync(new URL('${file}', import.meta.url), 'utf8'));`;

export default defineConfig([
  {
    input: { cli: 'src/cli/main.ts', 'months-worker': 'src/cli/months-worker.ts' },
    platform: 'node',
    external,
    plugins: [rulesBeside],
    output: {
      dir: 'dist',
      format: 'esm',
      minify: true,
      cleanDir: true,
      banner: '',
      chunkFileNames: 'cli-[name].js',
      codeSplitting: {
        groups: [{ debugName: 'core', name: (id, modules) => (inCore(id, modules) ? 'core' : null) }],
      },
    },
  },
  {
    input: { index: 'src/index.ts', browser: 'src/library/browser.ts' },
    platform: 'neutral',
    external: [...external, /^[a-z@]/],
    output: { dir: 'dist', format: 'esm', sourcemap: true },
  },
]);
