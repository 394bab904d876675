import type { Book } from '../../people/understand/book-table.ts';
import { isRead, type Understood } from '../../people/understand/understand.ts';
import { type Pair, type TableMapping, valuesOfColumn } from '../../rules/words/mapping.ts';

/** A heading is the column of a name, and no other heading is. */
export const withColumn = (mapping: TableMapping, heading: string, to: string): TableMapping => ({
  ...without(mapping, heading),
  columns: [
    ...mapping.columns.filter(([other, name]) => name !== to && other !== heading),
    [heading, to] as const,
  ],
});

/** A heading's column is not needed. */
export function withLeft(mapping: TableMapping, heading: string): TableMapping {
  const rest = without(mapping, heading);
  return { ...rest, left: [...rest.left, heading] };
}

/** A heading's column is a fixed allowance with these natures. */
export function withItem(
  mapping: TableMapping,
  heading: string,
  natures: Readonly<Record<string, string>>,
): TableMapping {
  const rest = without(mapping, heading);
  return { ...rest, items: [...rest.items, [heading, natures]] };
}

/** People are grouped by a heading's column; its values are found when the file is read. */
export function withGroup(mapping: TableMapping, heading: string): TableMapping {
  const rest = without(mapping, heading);
  const before = mapping.groups.find((one) => one.heading === heading);
  return { ...rest, groups: [...rest.groups, before ?? { heading, values: [] }] };
}

/** What a value of the file stands for in a column; '' for itself. */
export function withValue(mapping: TableMapping, column: string, from: string, to: string): TableMapping {
  const kept = valuesOfColumn(mapping, column).filter(([value]) => value !== from);
  const own: readonly Pair[] = to === '' ? kept : [...kept, [from, to]];
  const others = mapping.values.filter(([name]) => name !== column);
  return { ...mapping, values: own.length === 0 ? others : [...others, [column, own]] };
}

function without(mapping: TableMapping, heading: string): TableMapping {
  const isOther = ([key]: readonly [string, unknown]): boolean => key !== heading;
  return {
    ...mapping,
    columns: mapping.columns.filter(isOther),
    left: mapping.left.filter((one) => one !== heading),
    items: mapping.items.filter(isOther),
    groups: mapping.groups.filter((one) => one.heading !== heading),
  };
}

/** A file that is new is read as the last of its kind: next month's is called otherwise, and may begin elsewhere. */
export const asBefore = (file: string, { sheet: _, header: __, ...mapping }: TableMapping): TableMapping => ({
  ...mapping,
  file,
});

/** What was understood, as a mapping says it: the next run reads the file by it and asks nothing. */
export function settledMapping(
  { sheet, header, uses }: Understood,
  answered: TableMapping,
  { sheets }: Pick<Book, 'sheets'>,
): TableMapping {
  const left = uses.filter((use) => !isRead(use) && use.reason !== 'item' && use.heading !== '');
  return {
    ...answered,
    ...(sheets.length > 1 && { sheet: sheet.name }),
    header: [header.first + 1, header.last + 1],
    columns: uses
      .filter((use) => isRead(use) && use.reason !== 'group')
      .map(({ heading, to = '' }) => [heading, to] as const),
    left: left.map(({ heading }) => heading),
  };
}

/** A mapping as pumsak.yaml has it; values that are still to be said stand there blank. */
export function mappingValue(
  { kind, sheet, header, columns, left, values, items, groups }: TableMapping,
  file: string,
  open: readonly (readonly [column: string, value: string])[],
): Record<string, unknown> {
  const all = new Map([...values].map(([column, own]) => [column, new Map(own)]));
  for (const [column, value] of open) {
    const own = all.get(column) ?? new Map<string, string>();
    all.set(column, own.set(value, ''));
  }
  return {
    파일: file,
    표: kind,
    ...(sheet !== undefined && { 시트: sheet }),
    ...(header !== undefined && { 제목줄: header[0] === header[1] ? [header[0]] : [...header] }),
    열: Object.fromEntries(columns),
    ...(left.length > 0 && { 빼기: left }),
    ...(all.size > 0 && {
      값: Object.fromEntries([...all].map(([column, own]) => [column, Object.fromEntries(own)])),
    }),
    ...(items.length > 0 && { 고정수당: Object.fromEntries(items) }),
    ...(groups.length > 0 && {
      묶음: Object.fromEntries(groups.map(({ heading, values: own }) => [heading, own])),
    }),
  };
}
