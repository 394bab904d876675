import type { Lang } from '../../problem/text.ts';
import { escaped } from '../../writing/html-text.ts';
import { siteWord } from './words.ts';

/** HTML that is safe to put into a page as it is. */
export type Html = string;

/** A page of the site: its path from the site's root, its title, and what stands in it. */
export interface SitePage {
  readonly path: string;
  readonly title: string;
  /** What a search finds it by, beside its title; a page without it is not searched for. */
  readonly about?: string;
  readonly body: Html;
}

/** The path of a page about something of a name: a name may hold what a file's name may not. */
export const pathOf = (folder: string, name: string): string =>
  `${folder}/${name.replace(/[\\/:*?"<>|%#\s]/g, (sign) => `_${sign.codePointAt(0)?.toString(16) ?? ''}_`)}.html`;

/** A link from a page of the site to another. */
export const link = (from: string, to: string, text: string): Html =>
  `<a href="${relative(from, to)}">${escaped(text)}</a>`;

/** The address of a path seen from a page: folders of the site are one deep. */
export function relative(from: string, to: string): string {
  const [path = '', anchor] = to.split('#');
  const up = from.includes('/') ? '../' : '';
  const address = path.split('/').map(encodeURIComponent).join('/');
  return `${up}${address}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`;
}

export const table = (heads: readonly string[], rows: readonly (readonly Html[])[]): Html =>
  rows.length === 0
    ? ''
    : `<div class="wide" tabindex="0" role="group" aria-label="${escaped(heads.join(', '))}"><table>
<thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody>
</table></div>`;

export const section = (title: string, body: Html): Html =>
  body === '' ? '' : `<section><h2>${escaped(title)}</h2>\n${body}</section>`;

/** A whole page around its body: the way home, its title, and nothing from elsewhere. */
export function siteHtml(
  { path, title, body }: SitePage,
  lang: Lang,
  scripts: readonly string[] = [],
): string {
  const home = path === 'index.html' ? '' : `<nav>${link(path, 'index.html', siteWord(lang, 'home'))}</nav>`;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${relative(path, 'site.css')}">
</head>
<body>
${home}
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
<footer><p>${escaped(siteWord(lang, 'made'))}</p></footer>
${scripts.map((name) => `<script src="${relative(path, name)}"></script>`).join('\n')}
</body>
</html>
`;
}

export const siteCss = `* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 56rem; padding: 1rem; color: #1a1a1a; background: #fff; font-size: 1.0625rem; line-height: 1.6;
  word-break: keep-all; overflow-wrap: anywhere;
  font-family: "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", NanumGothic, "Nanum Gothic", sans-serif; }
h1 { font-size: 1.6em; margin: .4em 0; }
h2 { font-size: 1.2em; margin: 1.5em 0 .4em; border-bottom: 2px solid #1a1a1a; }
a { color: #0b4f8a; text-underline-offset: .15em; }
code, pre { font-family: "D2Coding", "NanumGothicCoding", Consolas, monospace; font-size: .95em; }
pre { overflow-x: auto; background: #f4f5f6; padding: .7em; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #b9bec4; padding: .3em .6em; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #1a1a1a; }
th:first-child, td:first-child { min-width: 5.5em; }
input { font: inherit; padding: .5em; width: 100%; max-width: 30rem; border: 1px solid #555; }
.found { columns: 2; padding-left: 1.2em; }
footer { margin-top: 3em; border-top: 1px solid #777; font-size: .9em; }
@media (max-width: 40rem) { .found { columns: 1; } }
@media print { nav, input { display: none; } }`;
