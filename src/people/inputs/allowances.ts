import type { Problems } from '../../problem/problem.ts';
import type { Allowance } from '../types.ts';
import { takeAmount, takeOrdinary } from './allowance-cells.ts';
import { idColumn, required, takeCell, takeText } from './columns.ts';
import type { CsvColumn } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { type PersonPlaces, PersonRows } from './person-rows.ts';

/** The columns of fixed allowances. */
export const allowanceColumns: readonly CsvColumn[] = [
  idColumn,
  required('항목', '수당명'),
  required('금액'),
  required('통상임금', '통상임금여부'),
];

/**
 * Reads fixed monthly allowances: 사번, 항목, 금액 (whole won a month), 통상임금 (예/아니오/재직조건). The same 항목 twice for
 * a person is `duplicate-allowance`.
 */
export const readAllowances = (
  source: RecordSource,
  places: PersonPlaces,
  problems: Problems,
): PersonRows<Allowance> =>
  new PersonRows<Allowance>(
    source,
    {
      columns: allowanceColumns,
      take(row, _, found) {
        const name = takeCell(row, '항목', takeText, found);
        const money = row.cell('금액');
        const amount = money && takeAmount({ text: money.text, at: money.at }, found);
        const marked = row.cell('통상임금');
        const ordinary = marked && takeOrdinary({ text: marked.text, at: marked.at }, found);
        if (name === undefined || amount === undefined || ordinary === undefined) return undefined;
        return { name, amount, ordinary };
      },
      once: {
        of: ({ name }) => name,
        again: (row, id, { name }, first) => {
          const values = { id, name, line: String(first.line) };
          return ['duplicate-allowance', { at: row.cell('항목')?.at, term: '항목', values }];
        },
      },
    },
    places,
    problems,
  );
