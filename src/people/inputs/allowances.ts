import type { Problems } from '../../problem/problem.ts';
import type { AllowanceNatures } from '../../rules/items/allowance-natures.ts';
import type { Allowance } from '../types.ts';
import { takeAmount, takeNatures } from './allowance-cells.ts';
import { idColumn, required, takeCell, takeText } from './columns.ts';
import type { CsvColumn } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { type PersonPlaces, PersonRows } from './person-rows.ts';

/** The columns of fixed allowances: whose, what, how much, and a nature each, of which what must be said must be there. */
export const allowanceColumns = ({ asked }: AllowanceNatures): readonly CsvColumn[] => [
  idColumn,
  required('항목', '수당명'),
  required('금액'),
  ...asked.map(({ nature, otherwise }) => ({
    name: nature,
    aliases: [`${nature}여부`],
    required: otherwise === undefined,
  })),
];

/**
 * Reads fixed monthly allowances: 사번, 항목, 금액 (whole won a month), and what it is
 * by nature: 통상임금 (예/아니오/재직조건), and where its name does not tell, 세금 and 최저임금. The same 항목 twice for
 * a person is `duplicate-allowance`.
 */
export const readAllowances = (
  source: RecordSource,
  places: PersonPlaces,
  rules: AllowanceNatures,
  problems: Problems,
): PersonRows<Allowance> =>
  new PersonRows<Allowance>(
    source,
    {
      columns: allowanceColumns(rules),
      take(row, _, found) {
        const name = takeCell(row, '항목', takeText, found);
        const money = row.cell('금액');
        const amount = money && takeAmount({ text: money.text, at: money.at }, found);
        if (name === undefined) return undefined;
        const natures = takeNatures({ name, cell: (nature) => row.cell(nature) }, rules, found);
        return amount === undefined || natures === undefined ? undefined : { name, amount, natures };
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
