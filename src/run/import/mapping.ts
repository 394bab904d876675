import type { Book } from '../../people/understand/book-table.ts';
import { isRead, type Understood } from '../../people/understand/understand.ts';
import type { TableMapping } from '../../rules/words/mapping.ts';

/** A heading is the column of a name, and no other heading is. */
export const withColumn = (mapping: TableMapping, heading: string, to: string): TableMapping => ({
  ...without(mapping, heading),
  columns: new Map(
    [...mapping.columns].filter(([other, name]) => name !== to && other !== heading).concat([[heading, to]]),
  ),
});

/** A heading's column is not needed. */
export function withLeft(mapping: TableMapping, heading: string): TableMapping {
  const rest = without(mapping, heading);
  return { ...rest, left: new Set([...rest.left, heading]) };
}

/** A heading's column is a fixed allowance with these natures. */
export function withItem(
  mapping: TableMapping,
  heading: string,
  natures: Readonly<Record<string, string>>,
): TableMapping {
  const rest = without(mapping, heading);
  return { ...rest, items: new Map([...rest.items, [heading, natures]]) };
}

/** What a value of the file stands for in a column; '' for itself. */
export function withValue(mapping: TableMapping, column: string, from: string, to: string): TableMapping {
  const own = new Map([...(mapping.values.get(column) ?? []), [from, to] as const]);
  if (to === '') own.delete(from);
  const others = [...mapping.values].filter(([name]) => name !== column);
  return { ...mapping, values: new Map(own.size === 0 ? others : [...others, [column, own]]) };
}

function without(mapping: TableMapping, heading: string): TableMapping {
  const isOther = ([key]: readonly [string, unknown]): boolean => key !== heading;
  return {
    ...mapping,
    columns: new Map([...mapping.columns].filter(isOther)),
    left: new Set([...mapping.left].filter((one) => one !== heading)),
    items: new Map([...mapping.items].filter(isOther)),
  };
}

/** A file that is new is read as the last of its kind: next month's is called otherwise, and may begin elsewhere. */
export const asBefore = (
  file: string,
  { kind, columns, left, values, items }: TableMapping,
): TableMapping => ({ file, kind, columns, left, values, items });

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
    columns: new Map(uses.filter(isRead).map(({ heading, to = '' }) => [heading, to])),
    left: new Set(left.map(({ heading }) => heading)),
  };
}

/** A mapping as pumsak.yaml has it; values that are still to be said stand there blank. */
export function mappingValue(
  { kind, sheet, header, columns, left, values, items }: TableMapping,
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
    ...(left.size > 0 && { 빼기: [...left] }),
    ...(all.size > 0 && {
      값: Object.fromEntries([...all].map(([column, own]) => [column, Object.fromEntries(own)])),
    }),
    ...(items.size > 0 && { 고정수당: Object.fromEntries(items) }),
  };
}
