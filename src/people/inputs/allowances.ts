import type { Problems } from '../../problem/problem.ts';
import type { Allowance } from '../types.ts';
import { takeAmount, takeOrdinary } from './allowance-cells.ts';
import { append, idColumn, idTaker, required, takeCell, takeText } from './columns.ts';
import { type CsvColumn, readCsvTable } from './csv.ts';
import type { RecordSource } from './csv-records.ts';

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
export function readAllowances(
  source: RecordSource,
  ids: ReadonlySet<string>,
  problems: Problems,
): Map<string, Allowance[]> {
  const takeKnown = idTaker(ids, problems);
  const allowances = new Map<string, Allowance[]>();
  const lines = new Map<string, number>();
  for (const row of readCsvTable(source, allowanceColumns, problems)) {
    const id = takeKnown(row);
    const name = takeCell(row, '항목', takeText, problems);
    const money = row.cell('금액');
    const amount = money && takeAmount({ text: money.text, at: money.at }, problems);
    const marked = row.cell('통상임금');
    const ordinary = marked && takeOrdinary({ text: marked.text, at: marked.at }, problems);
    if (id === undefined || name === undefined) continue;
    const key = JSON.stringify([id, name]);
    const first = lines.get(key);
    if (first !== undefined) {
      const values = { id, name, line: String(first) };
      problems.add('duplicate-allowance', { at: row.cell('항목')?.at, term: '항목', values });
      continue;
    }
    lines.set(key, row.at.line);
    if (amount !== undefined && ordinary !== undefined) append(allowances, id, { name, amount, ordinary });
  }
  return allowances;
}
