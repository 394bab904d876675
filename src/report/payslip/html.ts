import type { Lang } from '../../problem/text.ts';
import { escaped } from '../../writing/html-text.ts';
import type { Sheet, SheetGroup, SheetLine } from './sheet.ts';
import {
  type CalculationItem,
  type Columns,
  cells,
  fields,
  filled,
  footnotes,
  groupName,
  heads,
  hourCells,
  isSimulated,
  lineName,
  mainGroups,
  otherGroups,
  pairs,
  totalName,
  verdicts,
  workedBasis,
  workedLines,
} from './view.ts';
import { kindWord, type PayslipWord, payslipWord } from './words.ts';

/**
 * A payslip as one HTML file for an A4 page: nothing is loaded from anywhere, nothing rests on colour, and no row
 * is broken between pages.
 */
export function payslipHtml(sheet: Sheet): string {
  const { lang, month, schemes } = sheet;
  return `${payslipHead({ lang, month, isCompared: schemes.length > 1 })}${payslipPaper(sheet)}\n${payslipFoot}`;
}

/** What the head of a file says of its papers. */
export interface PaperHead {
  readonly lang: Lang;
  /** YYYY-MM. */
  readonly month: string;
  readonly isCompared: boolean;
}

/** What a file of payslips begins with, and how it ends; between them the papers of any number of people stand. */
export function payslipHead({ lang, month, isCompared }: PaperHead): string {
  const title = `${escaped(payslipWord(lang, 'title'))} ${escaped(month)}`;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${payslipCss}
</style>
</head>
<body class="${isCompared ? 'compared' : 'alone'}">
`;
}

export const payslipFoot = `</body>
</html>
`;

/** What stands on the paper, for a page that has `payslipCss`. */
export const payslipPaper = (sheet: Sheet): string => `<main>\n${payslipContent(sheet)}\n</main>`;

/** One of several papers, each on a page of its own, for a page that has `payslipCss` and one `main` around them all. */
export const payslipArticle = (sheet: Sheet): string => `<article>\n${payslipContent(sheet)}\n</article>\n`;

function payslipContent(sheet: Sheet): string {
  const { lang } = sheet;
  const w = (key: PayslipWord): string => escaped(payslipWord(lang, key));
  const simulated = isSimulated(sheet);
  return `<h1>${w('title')}${simulated ? ` <small>(${w('simulation')})</small>` : ''}</h1>
${headerTable(sheet)}
${lines([...verdicts(sheet, lang).map((line) => `<p class="verdict">${escaped(line)}</p>`), payslipFigures(sheet)])}
<footer>
${lines([
  sheet.isFinal
    ? ''
    : `<p class="sign"><span>${w('counsel')}</span><span>${w('counsellor')}</span><span>${w('confirmed')}</span></p>`,
  `<p>${w('law')}.${simulated ? ` <strong>${w('simulated')}</strong>` : ''}</p>`,
])}
</footer>`;
}

/** The figures alone, with how they came about, for a paper of another name. */
export function payslipFigures(sheet: Sheet): string {
  const others = otherGroups(sheet);
  const notes = footnotes(sheet).map((line) => `<span>${escaped(line)}</span>`);
  return lines([
    ...pairs(sheet).map((pair) => amountTable(sheet, pair, mainGroups(sheet), true)),
    ...pairs(sheet)
      .filter(() => others.length > 0)
      .map((pair) => amountTable(sheet, pair, others, false)),
    sheet.schemes.length > 1 ? howTable(sheet) : basisTable(sheet),
    findings(sheet),
    `<p class="notes">${notes.join('\n')}</p>`,
  ]);
}

const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** Three fields a row; the last one, the schemes, across. */
function headerTable(sheet: Sheet): string {
  const all = fields(sheet);
  const field = ([name, value]: (typeof all)[number], span: number): string =>
    `<th scope="row">${escaped(name)}</th><td${span > 1 ? ` colspan="${span}"` : ''}>${escaped(value ?? '')}</td>`;
  const rows: string[] = [];
  for (let i = 0; i < all.length; i += 3) {
    const some = all.slice(i, i + 3);
    rows.push(`<tr>${some.map((one) => field(one, some.length === 1 ? 5 : 1)).join('')}</tr>`);
  }
  return `<table class="head">\n${lines(rows)}\n</table>`;
}

/** The items with their amounts; under one scheme with how each came about, under two with the difference. */
function amountTable(sheet: Sheet, columns: Columns, groups: readonly SheetGroup[], hours: boolean): string {
  const { lang } = sheet;
  const how = sheet.schemes.length === 1;
  const w = (key: PayslipWord): string => escaped(payslipWord(lang, key));
  const unit = lang === 'ko' ? '' : ` (${w('won')})`;
  const names = heads(sheet, columns);
  const across = names.length + (how ? 2 : 1);
  const band = (text: string): string =>
    `<tr class="band"><th colspan="${across}" scope="rowgroup">${escaped(text)}</th></tr>`;
  const row = (name: string, own: readonly string[], calculation = '', kind = ''): string =>
    `<tr${kind && ` class="${kind}"`}><th scope="row">${escaped(name)}</th>` +
    own.map((cell) => `<td class="n">${escaped(cell)}</td>`).join('') +
    `${how ? `<td class="how">${escaped(calculation)}</td>` : ''}</tr>`;
  const line = (one: SheetLine, name: string, kind = ''): string =>
    row(name, cells(one, columns, lang), one.calculations[0]?.text, kind);
  const bodies = groups.map((group) => {
    const items = filled(group);
    return [
      ...(items.length === 0 ? [] : [band(groupName(group, lang))]),
      ...items.map((one) => line(one, lineName(one))),
      line(group.total, totalName(group, lang), group.kind === '실수령' ? 'total net' : 'total'),
    ];
  });
  if (hours && sheet.hours.length > 0)
    bodies.push([
      band(payslipWord(lang, 'hours')),
      ...sheet.hours.map(({ kind, minutes }) =>
        row(kindWord(lang, kind), padded(hourCells(minutes, columns, lang), names)),
      ),
    ]);
  const top = [
    `<th scope="col">${w('item')}${unit}</th>`,
    ...names.map((name) => `<th scope="col" class="n">${escaped(name)}</th>`),
    ...(how ? [`<th scope="col" class="how">${w('howPay')}</th>`] : []),
  ];
  return `<table class="${how ? 'amounts single' : 'amounts'}">
<thead><tr>${top.join('')}</tr></thead>
${lines(bodies.map((rows) => `<tbody>\n${lines(rows)}\n</tbody>`))}
</table>`;
}

/** Hours have no difference: their last cell stays empty. */
const padded = (own: readonly string[], names: readonly string[]): string[] =>
  names.map((_, i) => own[i] ?? '');

/** How the items of pay came about, scheme beside scheme, then the figures that they rest on. */
function howTable(sheet: Sheet): string {
  const { lang, schemes } = sheet;
  const pay = sheet.groups.filter(({ kind }) => kind === '지급');
  // What is not deducted for a stated reason is said, too; other deductions follow from their rates.
  const spared = sheet.groups
    .filter(({ kind }) => kind === '공제')
    .map((group) => ({ ...group, items: group.items.filter(({ amounts }) => amounts.includes(0)) }));
  const items = [...pay, ...spared].flatMap((group) => workedLines(sheet, group, lang));
  const basis = workedBasis(sheet, lang);
  if (items.length + basis.length === 0) return '';
  const row = ({ name, by }: CalculationItem, withValue: boolean): string => {
    const cells = schemes.map((scheme) => {
      const one = by.find((other) => other.scheme === scheme.name);
      // An item's amount stands in the table above.
      const value = withValue && one !== undefined ? ` = ${one.value}` : '';
      return `<td class="how">${escaped((one?.how.text ?? '') + value)}</td>`;
    });
    return `<tr><th scope="row">${escaped(name)}</th>${cells.join('')}</tr>`;
  };
  const body = [...items.map((one) => row(one, false)), ...basis.map((one) => row(one, true))];
  return `<table class="calculations">
<thead><tr><th scope="col">${escaped(payslipWord(lang, 'howPay'))}</th>${schemes
    .map(({ name }) => `<th scope="col">${escaped(name)}</th>`)
    .join('')}</tr></thead>
<tbody>
${lines(body)}
</tbody>
</table>`;
}

/** Under one scheme the items say how they came about in their rows; this is what they rest on. */
function basisTable(sheet: Sheet): string {
  const rows = workedBasis(sheet, sheet.lang).flatMap(({ name, by }) =>
    by.map(
      ({ value, how }) =>
        `<tr><th scope="row">${escaped(name)}</th><td class="n">${escaped(value)}</td><td class="how">${escaped(how.text)}</td></tr>`,
    ),
  );
  if (rows.length === 0) return '';
  return `<table class="amounts single">
<thead><tr><th scope="col" colspan="3">${escaped(payslipWord(sheet.lang, 'basis'))}</th></tr></thead>
<tbody>
${lines(rows)}
</tbody>
</table>`;
}

function findings({ findings: all, schemes, lang }: Sheet): string {
  if (all.length === 0) return '';
  const items = all.map(
    ({ scheme, text, article }) =>
      `<li>${schemes.length > 1 ? `<b>${escaped(scheme)}</b>: ` : ''}${escaped(text)} <small>[${escaped(article)}]</small></li>`,
  );
  return `<section><h2>${escaped(payslipWord(lang, 'findings'))}</h2>\n<ul>\n${lines(items)}\n</ul></section>`;
}

/** Ink on paper: bands and totals are distinguished by weight and lines. */
export const payslipCss = `@page { size: A4; margin: 11mm 12mm; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: #000; background: #fff; line-height: 1.4; word-break: keep-all; overflow-wrap: anywhere;
  font-family: "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", NanumGothic, "Nanum Gothic", sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6em; text-align: center; margin: 0 0 .5em; }
h1 small { font-size: .6em; font-weight: normal; }
h2 { font-size: 1em; margin: .6em 0 .2em; }
p { margin: .25em 0; }
ul { margin: 0; padding-left: 1.2em; }
table { width: 100%; border-collapse: collapse; margin: 0 0 .6em; }
th, td { border: 1px solid #777; padding: .15em .45em; text-align: left; vertical-align: top; font-weight: normal; }
thead { display: table-header-group; }
thead th { font-weight: bold; border-top: 2px solid #000; border-bottom: 2px solid #000; }
tr, li, p { break-inside: avoid; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.amounts tbody th { padding-left: 1.2em; }
.amounts .n { width: 19%; }
.amounts .band th { font-weight: bold; padding-left: .45em; border-top: 2px solid #000; }
.amounts .total th, .amounts .total td { font-weight: bold; padding-left: .45em; }
.amounts .net th, .amounts .net td { border-top: 2px solid #000; border-bottom: 2px solid #000; }
.single .n { width: 16%; }
.single tbody th { width: 24%; }
.single .total .how { font-weight: normal; }
.calculations { table-layout: fixed; }
.calculations th:first-child { width: 19%; }
.calculations .how, .single .how { font-size: .9em; }
.head th { width: 1%; font-weight: bold; white-space: nowrap; padding-right: 1.2em; }
.head td { width: 25%; height: 1.7em; }
.verdict { font-weight: bold; font-size: 1.1em; }
.notes { font-size: .85em; }
.notes span { display: inline-block; margin-right: .8em; }
.sign { display: flex; gap: 1.5em; margin: .8em 0 .5em; }
.sign span { flex: 1; border-bottom: 1px solid #000; padding-bottom: .2em; }
footer { break-inside: avoid; }
article + article { break-before: page; }
@media screen { article + article { margin-top: 3rem; border-top: 2px solid #000; padding-top: 2rem; } }
@media screen { body { font-size: 1.125rem; } }
@media screen and (max-width: 45rem) {
  .head tr { display: grid; grid-template-columns: 8em 1fr; }
  .head th, .head td { width: auto; }
  .amounts, .calculations { font-size: .8em; }
  .amounts tbody th { padding-left: .45em; }
}
@media print {
  body { font-size: 8.2pt; line-height: 1.25; }
  .compared th, .compared td { padding: .08em .4em; }
  .compared table { margin-bottom: .45em; }
  body.alone { font-size: 9.2pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
}`;
