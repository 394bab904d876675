import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ChunkingContext, rolldown } from 'rolldown';
import packageJson from '../package.json' with { type: 'json' };
import { inlinedJson, packed } from '../src/disk/counsel-page.ts';
import { shippedRules } from '../src/generated/shipped-rules.ts';
import { payslipCss } from '../src/report/payslip/html.ts';
import { usualSchemes } from '../src/rules/named-rules.ts';

/** Makes dist/pumsak-counsel.html: program, rules and letters in one file that asks nothing of any network. */
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

const { program, explore } = await bundle(at('src/web/main.tsx'), at('src/web/explore/main.ts'));
const loader = await loaderOf(at('src/web/loader.ts'));
const style = `${letters()}
@media screen {
${readFileSync(at('src/web/page.css'), 'utf8')}
}
@media print {
${payslipCss}
body { font-family: Pretendard, sans-serif; }
/* Without an answer, and in the explorer, the page itself is printed. */
${readFileSync(at('src/web/paper.css'), 'utf8')}
}`;
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${sha256(loader)}' 'sha256-${sha256(program)}'`,
  `style-src 'sha256-${sha256(style)}'`,
  'font-src data:',
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const page = `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>품삯 상담</title>
<style>${style}</style>
</head>
<body>
<div id="app"><noscript>이 페이지는 자바스크립트로 계산합니다. This page works with JavaScript.</noscript></div>
<script type="text/plain" id="rules">${packed(inlined())}</script>
<script type="text/plain" id="explore">${packed(explore)}</script>
<script type="text/plain" id="program">${packed(program)}</script>
<script>${loader}</script>
</body>
</html>
`;
mkdirSync(at('dist'), { recursive: true });
writeFileSync(at('dist/pumsak-counsel.html'), page);

/** What unpacks the program, as a script of its own. */
async function loaderOf(input: string): Promise<string> {
  const build = await rolldown({ input, platform: 'browser', logLevel: 'warn' });
  const { output } = await build.generate({ format: 'iife', minify: true });
  return output[0].code.trim();
}

/**
 * The page's program as one script, and what only the explorer's worker needs. The worker is made of both texts, so
 * that no module stands in the page twice: what the second takes from the first lies in one object.
 */
async function bundle(main: string, worker: string): Promise<{ program: string; explore: string }> {
  const build = await rolldown({
    input: { page: main, explore: worker },
    platform: 'browser',
    transform: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    logLevel: 'warn',
  });
  const reached = new Set<string>();
  const { output } = await build.generate({
    format: 'esm',
    minify: true,
    codeSplitting: {
      groups: [
        {
          debugName: 'program',
          name: (id, modules) => (reach(main, modules, reached).has(id) ? 'program' : null),
        },
      ],
    },
  });
  const chunks = output.flatMap((one) => (one.type === 'chunk' ? [one] : []));
  const worked = chunks.find(({ name }) => name === 'explore')?.code.trim() ?? '';
  const [page = '', ...others] = chunks.flatMap(({ name, code }) =>
    name === 'explore' ? [] : [code.trim()],
  );
  if (others.length > 0) throw new Error('the page is not one script');
  const program = page.replace(
    /export\{([^{}]*)\};?$/,
    (_, names: string) => `globalThis.pumsak={${pairs(names, true)}};`,
  );
  const explore = worked.replace(
    /^import\{([^{}]*)\}from"[^"]*";/,
    (_, names: string) => `const{${pairs(names, false)}}=globalThis.pumsak;`,
  );
  if (/^(?:im|ex)port\b/m.test(explore) || !program.includes('globalThis.pumsak'))
    throw new Error('the worker is not made of two scripts');
  // Names of its own, whichever the page has.
  return { program, explore: `(()=>{${explore}})();` };
}

/** `a as b` as the property of an object, or as what is taken from one. */
function pairs(names: string, isExport: boolean): string {
  const made = names.split(',').map((one) => {
    const [from = '', to = from] = one.trim().split(/\s+as\s+/);
    return isExport ? `${to}:${from}` : `${from}:${to}`;
  });
  return made.join();
}

function reach(id: string, modules: ChunkingContext, reached: Set<string>): ReadonlySet<string> {
  if (reached.has(id)) return reached;
  reached.add(id);
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) reach(imported, modules, reached);
  return reached;
}

/** Two weights of the letters that Korean pages use. */
function letters(): string {
  const face = (file: string, weight: number): string => {
    const data = readFileSync(at(`assets/fonts/${file}`)).toString('base64');
    return `@font-face{font-family:Pretendard;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  };
  return face('Pretendard-Regular.subset.woff2', 400) + face('Pretendard-Bold.subset.woff2', 700);
}

/** The rules, with what tells them from others, and the shipped scenarios. */
function inlined(): string {
  const rules = shippedRules();
  const hash = createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 12);
  const { version } = packageJson;
  const scenarios = readdirSync(at('scenarios'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => [`scenarios/${name}`, readFileSync(at(`scenarios/${name}`), 'utf8')] as const);
  return inlinedJson({ version, hash, rules, schemes: usualSchemes, scenarios });
}
