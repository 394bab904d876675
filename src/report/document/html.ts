import type { Lang } from '../../problem/text.ts';
import { escaped } from '../../writing/html-text.ts';
import type { Chart } from '../chart/chart.ts';
import { chartSvg } from '../chart/svg.ts';

/** A part of a page. Texts are plain: they are escaped where they are put into the page. */
export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'table'; readonly table: BlockTable };

/** A table; its first column names the rows. */
export interface BlockTable {
  readonly caption?: string;
  readonly heads: readonly string[];
  /** The columns of figures. */
  readonly figures: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** Whether the last row is a sum. */
  readonly hasSum?: true;
}

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A page that loads nothing from anywhere, for a screen and for A4 paper. */
export function documentHtml(page: {
  readonly lang: Lang;
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly Section[];
  readonly foot: readonly string[];
}): string {
  const { lang, title, subtitle, sections, foot } = page;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
${css}
</style>
</head>
<body>
<main>
<header><h1>${escaped(title)}</h1><p>${escaped(subtitle)}</p></header>
${sections.map(sectionHtml).join('\n')}
<footer>${foot.map((line) => `<p>${escaped(line)}</p>`).join('\n')}</footer>
</main>
</body>
</html>
`;

  function sectionHtml({ title: head, blocks }: Section): string {
    return `<section>\n<h2>${escaped(head)}</h2>\n${blocks.map((one) => blockHtml(one, lang)).join('\n')}\n</section>`;
  }
}

function blockHtml(block: Block, lang: Lang): string {
  switch (block.kind) {
    case 'text':
      return `<p${block.strong === true ? ' class="strong"' : ''}>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
    case 'chart':
      return `<figure class="wide" tabindex="0" aria-label="${escaped(block.chart.title)}">${chartSvg(block.chart, lang)}</figure>`;
    case 'table':
      return tableHtml(block.table);
  }
}

function tableHtml({ caption, heads, figures, rows, hasSum }: BlockTable): string {
  const cell = (text: string, i: number): string =>
    i === 0
      ? `<th scope="row">${escaped(text)}</th>`
      : `<td${figures.includes(i) ? ' class="n"' : ''}>${escaped(text)}</td>`;
  const body = rows.map((row, r) => {
    const isSum = hasSum === true && r === rows.length - 1;
    return `<tr${isSum ? ' class="sum"' : ''}>${row.map(cell).join('')}</tr>`;
  });
  const head = heads.map(
    (text, i) => `<th scope="col"${figures.includes(i) ? ' class="n"' : ''}>${escaped(text)}</th>`,
  );
  return [
    `<div class="wide" tabindex="0" role="group" aria-label="${escaped(caption ?? heads.join(', '))}"><table>`,
    ...(caption === undefined ? [] : [`<caption>${escaped(caption)}</caption>`]),
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table></div>',
  ].join('\n');
}

/** Nothing rests on colour; no row and no chart is broken between two pages. */
const css = `@page { size: A4; margin: 14mm 13mm; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: #1a1a1a; background: #fff; line-height: 1.55; word-break: keep-all; overflow-wrap: anywhere;
  font-family: "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", NanumGothic, "Nanum Gothic", sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.7em; margin: 0; line-height: 1.25; }
header p { margin: .3em 0 0; color: #444; }
h2 { font-size: 1.2em; margin: 1.6em 0 .4em; border-bottom: 2px solid #1a1a1a; break-after: avoid; }
p { margin: .35em 0; }
h2 + p { break-after: avoid; }
.strong { font-size: 1.15em; font-weight: bold; }
ul { margin: .3em 0; padding-left: 1.3em; }
figure { margin: .8em 0; }
svg { width: 100%; min-width: 36rem; height: auto; font-family: inherit; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: .5em 0 1em; font-size: .92em; }
caption { text-align: left; font-weight: bold; padding: .3em 0; }
th, td { border-bottom: 1px solid #b9bec4; padding: .25em .5em; text-align: left; vertical-align: top; font-weight: normal; }
thead { display: table-header-group; }
thead th { font-weight: bold; border-top: 2px solid #1a1a1a; border-bottom: 2px solid #1a1a1a; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.sum th, .sum td { font-weight: bold; border-top: 2px solid #1a1a1a; }
footer { margin-top: 2em; border-top: 1px solid #777; font-size: .85em; }
tr, li, figure { break-inside: avoid; }
@media screen { body { font-size: 1.0625rem; } }
@media print { body { font-size: 9.5pt; line-height: 1.4; } main { max-width: none; padding: 0; } svg { min-width: 0; } .wide { overflow: visible; } }`;
