import type { DayPattern } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import type { FactBook } from '../facts.ts';
import type { FactPlaces } from '../types.ts';
import {
  CsvRowPlaces,
  factColumns,
  hoursColumns,
  idColumn,
  takeFacts,
  takeId,
  takePattern,
} from './columns.ts';
import { type CsvColumn, type CsvRow, readCsvTable } from './csv.ts';
import type { RecordSource } from './csv-records.ts';

/** One person of a roster. */
export interface Person {
  /** 사번. */
  readonly id: string;
  /** 성명. */
  readonly name?: string;
  /** 직원 facts by term name; what the roster leaves out is absent. */
  readonly facts: ReadonlyMap<string, Value>;
  /** The person's usual hours. */
  readonly pattern?: DayPattern;
  readonly at: Place;
  readonly places?: FactPlaces;
}

/** Every column that a roster may have. */
export const rosterColumns = (book: FactBook): CsvColumn[] => [
  idColumn,
  { name: '성명', aliases: ['이름', '직원명'] },
  ...factColumns(book),
  ...hoursColumns,
];

/**
 * Reads a roster: 사번, optionally 성명, a column for each 직원 fact (by key or alias), optionally the usual
 * hours in 근무시작, 근무종료, 휴게. One row a person. Whatever is wrong goes to `problems`: the shape
 * (`missing-column` and the like), `missing-value`, `duplicate-person`, `no-people`, and what the facts refuse.
 */
export function readRoster(source: RecordSource, book: FactBook, problems: Problems): Person[] {
  const before = problems.list.length;
  const rows = readCsvTable(source, rosterColumns(book), problems);
  if (rows.length === 0 && problems.list.length === before) {
    problems.add('no-people', { at: { file: source.file, line: 1, column: 1 } });
  }
  const first = new Map<string, CsvRow>();
  return rows.flatMap((row) => {
    const id = takeId(row, problems);
    const person = { ...readPerson(row, book, problems), at: row.at, places: new CsvRowPlaces(row, book) };
    if (id === undefined) return [];
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, row);
      return [{ id, ...person }];
    }
    const values = { id, line: String(other.at.line) };
    problems.add('duplicate-person', { at: row.cell('사번')?.at, term: '사번', values });
    return [];
  });
}

function readPerson(row: CsvRow, book: FactBook, problems: Problems): Omit<Person, 'id' | 'at'> {
  const name = row.cell('성명')?.text;
  const facts = takeFacts(row, book, problems);
  const pattern = takePattern(row, problems);
  return { ...(name && { name }), facts, ...(pattern && { pattern }) };
}
