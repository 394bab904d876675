import type { FactBooks } from '../../people/inputs/fact-books.ts';
import { ownHeading } from '../../people/understand/heading.ts';
import { columnName } from '../../people/workbook/sheet.ts';
import { noMapping, type TableMapping, valuesOfColumn } from '../../rules/words/mapping.ts';
import { naturesOf, unknownValues } from '../../run/import/import-table.ts';
import {
  mappingValue,
  settledMapping,
  withColumn,
  withGroup,
  withItem,
  withLeft,
  withValue,
} from '../../run/import/mapping.ts';
import { rosterKind, tableColumns } from '../../run/scenario/table-kind.ts';
import { yamlText } from '../../writing/yaml-text.ts';
import type { MatchEdit, ShownMatch } from './protocol.ts';
import type { SheetMatch, StagedTable } from './staged.ts';

const itemsKind = '고정수당';

/** How a sheet is read, as a page shows it and lets it be changed. */
export function shownMatch({ understood, mapping }: SheetMatch, books: FactBooks): ShownMatch {
  const { header, uses, data, skipped } = understood;
  const { asked } = books.allowances;
  // Values that stand for others are shown with those that are still to be told.
  const values = unknownValues(understood, { ...mapping, values: [] }, books);
  return {
    header: [header.first + 1, header.last + 1],
    columns: (tableColumns(books).get(mapping.kind) ?? []).map(({ name }) => name),
    hasOwn: mapping.kind === rosterKind,
    kind: mapping.kind,
    kinds: [...tableColumns(books).keys()],
    uses: uses.map(({ index, heading, reason, to, unit, near }) => ({
      column: columnName(index),
      ...{ heading, reason, to, unit, near },
      natures:
        reason !== 'item'
          ? []
          : asked.map((one) => ({
              nature: one.nature,
              choices: one.choices,
              said: naturesOf(mapping, heading)[one.nature],
              otherwise: books.allowances.choiceOf(ownHeading(heading), one),
            })),
    })),
    values: values.map((one) => ({
      ...one,
      to: new Map(valuesOfColumn(mapping, one.column)).get(one.value),
    })),
    rows: data.length,
    skipped,
  };
}

/** A mapping with what somebody said of the table, a heading or a value. */
export function edited(mapping: TableMapping, edit: MatchEdit): TableMapping {
  switch (edit.what) {
    case 'column':
      return withColumn(mapping, edit.heading, edit.to);
    case 'left':
      return withLeft(mapping, edit.heading);
    case 'group':
      return withGroup(mapping, edit.heading);
    // What columns of another kind, or in other rows, were said to be is no news of these.
    case 'kind':
      return noMapping(mapping.file, edit.kind);
    case 'header':
      return { ...mapping, header: edit.rows };
    case 'item':
      return withItem(mapping, edit.heading, said({ ...naturesOf(mapping, edit.heading), ...edit.natures }));
    case 'value':
      return withValue(mapping, edit.column, edit.from, edit.to);
  }
}

/** What is said; a blank takes back what was. */
const said = (natures: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(natures).filter(([, choice]) => choice !== ''));

/** How tables are read, as pumsak.yaml says it (가져오기). */
export function mappingsText(tables: Iterable<StagedTable>, books: FactBooks): string {
  const all = [...tables].flatMap(({ match, isPlain }) => {
    if (match === undefined || isPlain) return [];
    const { book, mapping, understood } = match;
    const open = unknownValues(understood, mapping, books);
    const settled = settledMapping(understood, mapping, book);
    return [
      mappingValue(
        settled,
        book.file,
        open.map(({ column, value }) => [column, value] as const),
      ),
    ];
  });
  return yamlText({ 가져오기: all });
}

/** The table that columns of fixed allowances make, as `pumsak import` calls its file. */
export const itemsFile = { file: `${itemsKind}.csv`, kind: itemsKind } as const;
