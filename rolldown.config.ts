import { defineConfig } from 'rolldown';

// The command line is one bundle with its libraries (a cold start reads few files);
// the library face leaves its dependencies to the package manager.
// DuckDB is native and optional: looked for only when a file or a format asks for it.
const external = [/^node:/, '@duckdb/node-api'];
export default defineConfig([
  {
    input: { cli: 'src/cli/main.ts' },
    platform: 'node',
    external,
    output: {
      dir: 'dist',
      format: 'esm',
      minify: true,
      cleanDir: true,
      banner: '',
      chunkFileNames: 'cli-[name].js',
    },
  },
  {
    input: { index: 'src/index.ts' },
    platform: 'neutral',
    external: [...external, /^[a-z@]/],
    output: { dir: 'dist', format: 'esm', sourcemap: true },
  },
]);
