import { byKey } from '../../people/understand/by-key.ts';
import type { SkippedRow, SkipReason } from '../../people/understand/rows.ts';
import { type ColumnUse, isRead, type Understood } from '../../people/understand/understand.ts';
import { columnName } from '../../people/workbook/sheet.ts';
import type { Lang } from '../../problem/text.ts';
import type { TableMapping } from '../../rules/words/mapping.ts';
import type { Imported } from '../../run/import/import-table.ts';
import { table } from '../../writing/table.ts';
import { type ImportWord, importWord } from './words.ts';

/** What was understood of a file: columns and why, rows read and skipped, values that stand for others. */
export function importText(imported: Imported, mapping: TableMapping, lang: Lang, limit: number): string {
  const { file, kind, understood, wrong } = imported;
  const { sheet, header, uses } = understood;
  const word = (one: ImportWord, values: Record<string, string> = {}): string =>
    importWord(lang, one, values);
  const rows =
    header.first === header.last ? `${header.first + 1}` : `${header.first + 1}–${header.last + 1}`;
  const headings = (reasons: readonly string[]): string =>
    uses
      .filter(({ reason }) => reasons.includes(reason))
      .map(({ heading, index }) => heading || columnName(index))
      .join(', ');
  const [left, second] = [headings(['left', 'unknown', 'empty']), headings(['second'])];
  const parts = [
    `${word('read', { file, kind, ...(sheet.name !== '' && { sheet: sheet.name }) })} ${word('header', { rows })}`,
    columnsText(uses, lang, limit),
    ...(left === '' ? [] : [word('left', { headings: left })]),
    ...(second === '' ? [] : [word('second', { headings: second })]),
    ...uses.flatMap(({ heading, near }) => (near === undefined ? [] : [word('near', { heading, near })])),
    ...[...mapping.values].flatMap(([column, values]) =>
      [...values].map(([from, to]) => word('values', { column, from, to })),
    ),
    ...hiddenText(understood, lang),
    countText({ rows: understood.data.length, skipped: understood.skipped }, lang),
    ...(wrong === 0 ? [] : [word('wrong', { wrong: String(wrong) })]),
  ];
  return `${parts.join('\n')}\n`;
}

function columnsText(uses: readonly ColumnUse[], lang: Lang, limit: number): string {
  const rows = uses.flatMap(({ index, heading, to, reason, unit, ...use }) => {
    if (!isRead({ index, heading, reason, ...use }) && reason !== 'item') return [];
    const why: ImportWord =
      reason === 'item' || reason === 'mapped' || reason === 'word' || reason === 'group' ? reason : 'name';
    const money = unit === undefined ? '' : `, ${importWord(lang, 'unit', { unit })}`;
    return [[columnName(index), heading, '→', to ?? heading, `${importWord(lang, why)}${money}`]];
  });
  return table(
    [{ head: '' }, { head: importWord(lang, 'columns') }, { head: '' }, { head: '' }, { head: '' }],
    rows,
    Math.max(limit, 80),
  );
}

function hiddenText({ sheet, data, uses }: Understood, lang: Lang): string[] {
  const rows = data.filter((row) => sheet.hiddenRows.has(row)).length;
  const columns = uses.filter((use) => isRead(use) && sheet.hiddenColumns.has(use.index)).length;
  const what = [
    ...(rows === 0 ? [] : [importWord(lang, 'hiddenRows', { count: String(rows) })]),
    ...(columns === 0 ? [] : [importWord(lang, 'hiddenColumns', { count: String(columns) })]),
  ];
  return what.length === 0 ? [] : [importWord(lang, 'hidden', { what: what.join(', ') })];
}

const reasons: Readonly<Record<SkipReason, ImportWord>> = {
  blank: 'blank',
  sum: 'sum',
  header: 'headerAgain',
  note: 'note',
};
const namedRows = 6;

/** Counted in is counted out: each row below the headings is read, or skipped for a reason. */
export function countText(
  { rows: data, skipped }: { readonly rows: number; readonly skipped: readonly SkippedRow[] },
  lang: Lang,
): string {
  const all = {
    all: String(data + skipped.length),
    data: String(data),
    skipped: String(skipped.length),
  };
  const byReason = [...byKey(skipped, ({ reason }) => reason)].map(([reason, rows]) => {
    const named = rows
      .slice(0, namedRows)
      .map(({ row }) => row + 1)
      .join(', ');
    return `${importWord(lang, reasons[reason])} ${rows.length}: ${named}${rows.length > namedRows ? ' …' : ''}`;
  });
  return `${importWord(lang, 'count', all)}${byReason.length === 0 ? '' : ` (${byReason.join('; ')})`}`;
}
