import { isoMonth, type Month } from '../../calendar/date.ts';
import type { Value } from '../../formula/checked.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import type { TermRule } from '../../rules/model.ts';
import { refuse, takeMonth } from '../cells/problems.ts';
import type { FactBook } from '../facts.ts';
import type { FactPlaces } from '../types.ts';
import { idColumn, RowFacts, RowPlaces, required, takeCell } from './columns.ts';
import type { CsvColumn } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { type PersonPlaces, PersonRows } from './person-rows.ts';

/** An item of a list fact, as a line of its table: its facts by the terms of the list's first item. */
export interface ListItem {
  /** Whose item it is, where the list is a month's. */
  readonly month?: Month;
  readonly facts: ReadonlyMap<string, Value>;
  readonly at: Place;
  readonly places: FactPlaces;
}

/** The fields of a list's items, each as a fact of its own: a column is called by its field. */
export const itemFields = (list: readonly TermRule[]): TermRule[] =>
  list.flatMap((term): TermRule[] => {
    const { fact } = term;
    if (fact?.slot?.place !== 1) return [];
    const { field, fieldLabel, optional } = fact.slot;
    return [{ ...term, label: fieldLabel, fact: { ...fact, key: field, optional, required: !optional } }];
  });

/** The columns of a list's table: whose item, in which month where it is a month's, and a column a field. */
export const listColumns = (list: readonly TermRule[]): CsvColumn[] => [
  idColumn,
  ...(isMonthly(list) ? [required('귀속월', '급여월', '년월')] : []),
  ...itemFields(list).map(({ name, fact }) => ({
    name: fact?.key ?? name,
    required: fact?.required ?? false,
  })),
];

const isMonthly = ([first]: readonly TermRule[]): boolean => first?.fact?.from === '근무';

/**
 * Reads a list fact's table: 사번 (and 귀속월 where the list is a month's), and the fields of its items, an item a line. A
 * person's items stand in the file's order. More of them than the rules allow are `too-many-items`; a line that says
 * nothing is `missing-value`.
 */
export function readListRows(
  source: RecordSource,
  key: string,
  list: readonly TermRule[],
  places: PersonPlaces,
  problems: Problems,
): PersonRows<ListItem> {
  const book: Pick<FactBook, 'terms'> = { terms: itemFields(list) };
  const names = book.terms.map(({ name, fact }) => fact?.key ?? name);
  const [fields, monthly] = [new RowFacts(book), isMonthly(list)];
  const most = list[0]?.fact?.slot?.most ?? 0;
  return new PersonRows<ListItem>(
    source,
    {
      columns: listColumns(list),
      take(row, _, found) {
        const before = found.list.length;
        const month = monthly ? takeCell(row, '귀속월', takeMonth, found) : undefined;
        const facts = fields.take(row, found);
        // Without its columns a table has said what is wrong with it.
        const isBlank =
          facts.size === 0 && found.list.length === before && names.some((one) => row.cell(one));
        if (isBlank) refuse('missing-value', '', { term: names.join(', '), at: row.at }, found);
        if (facts.size === 0 || (monthly && month === undefined)) return undefined;
        const placed = new RowPlaces(row, book);
        return {
          ...(month !== undefined && { month }),
          facts,
          get at() {
            return placed.at;
          },
          places: placed,
        };
      },
      most: {
        most,
        within: ({ month }) => month ?? 0,
        beyond: (row, id, { month }, count) => {
          const which = month !== undefined && { month: isoMonth(month) };
          const values = { id, key, count: String(count), most: String(most), ...which };
          return ['too-many-items', { at: row.at, term: key, values }];
        },
      },
    },
    places,
    problems,
  );
}
