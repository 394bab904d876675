import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import packageJson from '../package.json' with { type: 'json' };
import { shippedRules } from '../src/generated/shipped-rules.ts';
import { payslipCss } from '../src/report/payslip-html.ts';

/** Makes dist/pumsak-counsel.html: program, rules and letters in one file that asks nothing of any network. */
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

const script = await bundle(at('src/web/main.tsx'));
const style = `${letters()}
@media screen {
${readFileSync(at('src/web/page.css'), 'utf8')}
}
@media print {
${payslipCss}
body { font-family: Pretendard, sans-serif; }
.app { display: none; }
}`;
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${sha256(script)}'`,
  `style-src 'sha256-${sha256(style)}'`,
  'font-src data:',
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
<script type="text/plain" id="rules">${packed()}</script>
<script type="module">${script}</script>
</body>
</html>
`;
mkdirSync(at('dist'), { recursive: true });
writeFileSync(at('dist/pumsak-counsel.html'), page);

/** The program as one script; nothing in it may end the element it stands in. */
async function bundle(input: string): Promise<string> {
  const build = await rolldown({
    input,
    platform: 'browser',
    transform: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    logLevel: 'warn',
  });
  const { output } = await build.generate({ format: 'esm', minify: true, codeSplitting: false });
  const [code] = output.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  if (code === undefined || output.length !== 1) throw new Error('the page is not one script');
  return code.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
}

/** Two weights of the letters that Korean pages use. */
function letters(): string {
  const face = (file: string, weight: number): string => {
    const data = readFileSync(at(`assets/fonts/${file}`)).toString('base64');
    return `@font-face{font-family:Pretendard;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  };
  return face('Pretendard-Regular.subset.woff2', 400) + face('Pretendard-Bold.subset.woff2', 700);
}

/** The rules, with what tells them from others. */
function packed(): string {
  const rules = shippedRules();
  const hash = createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 12);
  const { version } = packageJson;
  return gzipSync(JSON.stringify({ version, hash, rules }), { level: 9 }).toString('base64');
}
