import type { Lang } from '../../problem/text.ts';
import { textWidth } from '../../problem/text-width.ts';
import { pad, wrap } from '../../writing/table.ts';
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
import { kindWord, payslipWord } from './words.ts';

/** How wide a payslip is at most: what fits a page of plain text. */
const widest = 80;

/** A payslip for the terminal: no line is longer than `columns`, nor than 80. */
export function payslipText(sheet: Sheet, columns = widest): string {
  const limit = Math.max(40, Math.min(columns, widest));
  const { lang } = sheet;
  const others = otherGroups(sheet);
  const parts = [
    title(sheet),
    headerText(sheet, limit),
    ...verdicts(sheet, lang).map((line) => folded(line, limit)),
    ...pairs(sheet).map((pair) => tableText(sheet, pair, mainGroups(sheet), limit, true)),
    section(payslipWord(lang, 'howPay'), workedText(sheet, '지급', limit)),
    section(payslipWord(lang, 'basis'), how(workedBasis(sheet, lang), sheet, limit)),
    section(payslipWord(lang, 'howDeductions'), workedText(sheet, '공제', limit)),
    ...(others.length === 0 ? [] : pairs(sheet).map((pair) => tableText(sheet, pair, others, limit, false))),
    section(payslipWord(lang, 'findings'), findingLines(sheet, limit)),
    footnotes(sheet)
      .map((line) => folded(line, limit))
      .join('\n'),
    folded(
      [payslipWord(lang, 'law'), ...(isSimulated(sheet) ? [payslipWord(lang, 'simulated')] : [])].join('\n'),
      limit,
    ),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const title = (sheet: Sheet): string =>
  `${payslipWord(sheet.lang, 'title')}${isSimulated(sheet) ? ` (${payslipWord(sheet.lang, 'simulation')})` : ''}`;

const section = (head: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [`[${head}]`, ...lines].join('\n');

function headerText(sheet: Sheet, limit: number): string {
  const rows = fields(sheet);
  const names = Math.max(...rows.map(([name]) => textWidth(name)));
  return rows
    .map(([name, value]) => folded(`${pad(name, names)}  ${value ?? '_'.repeat(16)}`, limit, names + 2))
    .join('\n');
}

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
  readonly indent: number;
}

/** Groups of lines under the schemes' names; with `hours`, what was worked below them. */
function tableText(
  sheet: Sheet,
  columns: Columns,
  groups: readonly SheetGroup[],
  limit: number,
  hours: boolean,
): string {
  const { lang } = sheet;
  const row = (line: SheetLine, name: string, indent: number): Row => ({
    name,
    cells: cells(line, columns, lang),
    indent,
  });
  const blocks: Row[][] = groups.map((group) => [
    ...(filled(group).length === 0 ? [] : [{ name: `[${groupName(group, lang)}]`, cells: [], indent: 0 }]),
    ...filled(group).map((line) => row(line, lineName(line), 2)),
    row(group.total, totalName(group, lang), 0),
  ]);
  if (hours && sheet.hours.length > 0)
    blocks.push([
      { name: `[${payslipWord(lang, 'hours')}]`, cells: [], indent: 0 },
      ...sheet.hours.map(({ kind, minutes }) => ({
        name: kindWord(lang, kind),
        cells: hourCells(minutes, columns, lang),
        indent: 2,
      })),
    ]);
  return laidOut({ name: itemHead(lang), cells: heads(sheet, columns), indent: 0 }, blocks, limit);
}

const itemHead = (lang: Lang): string =>
  lang === 'ko' ? payslipWord(lang, 'item') : `${payslipWord(lang, 'item')} (${payslipWord(lang, 'won')})`;

/** Names on the left, cells on the right; a name too long for its place takes a line of its own. */
function laidOut(head: Row, blocks: readonly (readonly Row[])[], limit: number): string {
  const rows = [head, ...blocks.flat()];
  const count = Math.max(...rows.map((row) => row.cells.length));
  const room = Math.floor((limit - 18) / count) - 2;
  const widths = Array.from({ length: count }, (_, i) =>
    Math.min(room, Math.max(...rows.map((row) => textWidth(row.cells[i] ?? '')))),
  );
  const taken = widths.reduce((sum, one) => sum + one + 2, 0);
  const names = Math.min(limit - taken, Math.max(...rows.map((row) => textWidth(row.name) + row.indent)));
  const line = ({ name, cells: own, indent }: Row): string => {
    const parts = own.map((cell, i) => folds(cell, widths[i] ?? 0));
    const height = Math.max(1, ...parts.map((part) => part.length));
    const label = ' '.repeat(indent) + name;
    const long = textWidth(label) > (own.length === 0 ? limit : names);
    const lines = Array.from({ length: height }, (_, at) =>
      [
        pad(at === 0 && !long ? label : '', names),
        ...parts.map((part, i) => `  ${pad(part[at] ?? '', widths[i] ?? 0, 'right')}`),
      ]
        .join('')
        .trimEnd(),
    );
    return [...(long ? [folded(label, limit, indent + 2)] : []), ...lines].join('\n');
  };
  const rule = '─'.repeat(names + taken);
  return [line(head), rule, ...blocks.map((block) => block.map(line).join('\n'))].join('\n');
}

const workedText = (sheet: Sheet, kind: string, limit: number): string[] =>
  sheet.groups
    .filter((group) => group.kind === kind)
    .flatMap((group) => how(workedLines(sheet, group, sheet.lang), sheet, limit));

/** `연장수당` with a line a scheme: `현행 90,059원: 통상시급 …`. */
const how = (lines: readonly CalculationItem[], { schemes }: Sheet, limit: number): string[] =>
  lines.flatMap(({ name, by }) =>
    schemes.length === 1
      ? by.map((one) => folded(`${name} ${one.value}: ${one.how.text}`, limit, 4))
      : [
          folded(name, limit, 4),
          ...by.map((one) => folded(`  ${one.scheme} ${one.value}: ${one.how.text}`, limit, 6)),
        ],
  );

const findingLines = ({ findings, schemes }: Sheet, limit: number): string[] =>
  findings.map(({ scheme, text, article }) =>
    folded(`! ${schemes.length > 1 ? `${scheme}: ` : ''}${text} [${article}]`, limit, 2),
  );

/** A text in lines of at most `limit` columns, further lines `hang` columns in. */
function folded(text: string, limit: number, hang = 0): string {
  const before = /^ */.exec(text)?.[0] ?? '';
  return text
    .split('\n')
    .map((paragraph) =>
      folds(paragraph.trimStart(), limit - hang)
        .map((line, i) => (i === 0 ? before : ' '.repeat(hang)) + line)
        .join('\n'),
    )
    .join('\n');
}

/** As `wrap`, and words longer than a line are cut. */
const folds = (text: string, limit: number): string[] =>
  wrap(text, limit)
    .split('\n')
    .flatMap((line) => (textWidth(line) <= limit ? [line] : cut(line, limit)));

function cut(text: string, limit: number): string[] {
  const lines = [''];
  for (const letter of text) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && textWidth(last + letter) > limit) lines.push(letter);
    else lines[lines.length - 1] = last + letter;
  }
  return lines;
}
