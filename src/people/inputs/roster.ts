import type { UsualHours } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import { type Place, Problems } from '../../problem/problem.ts';
import type { FactBook } from '../facts.ts';
import type { FactPlaces, Placed } from '../types.ts';
import {
  factColumns,
  hoursColumns,
  idColumn,
  RowFacts,
  RowPlaces,
  takeId,
  takeUsualHours,
} from './columns.ts';
import { type CsvColumn, CsvTable, type KeyedRow } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { NumberList } from './number-list.ts';
import type { PersonPlaces } from './person-rows.ts';

/** One person of a roster. */
export interface Person extends UsualHours {
  /** 사번. */
  readonly id: string;
  /** 성명. */
  readonly name?: string;
  /** 직원 facts by term name; what the roster leaves out is absent. */
  readonly facts: ReadonlyMap<string, Value>;
  readonly at: Place;
  readonly places?: FactPlaces;
  /** The places alone: what a table keeps. */
  readonly placed?: Placed;
}

export const nameColumn: CsvColumn = { name: '성명', aliases: ['이름', '직원명'] };

/** Every column that a roster may have. */
export const rosterColumns = (book: FactBook): CsvColumn[] => [
  idColumn,
  nameColumn,
  ...factColumns(book),
  ...hoursColumns,
];

/** People one by one; what is kept of all of them is their numbers. */
export interface PersonList {
  /** By place. */
  readonly ids: readonly string[];
  at(place: number): Person;
}

/**
 * Reads a roster: 사번, optionally 성명, a column for each 직원 fact (by key or alias), optionally the usual
 * hours in 근무시작, 근무종료, 휴게. One row a person. Whatever is wrong goes to `problems`: the shape
 * (`missing-column` and the like), `missing-value`, `duplicate-person`, `no-people`, and what the facts refuse. Between
 * that and a person's turn, only where the row stands is kept.
 */
export class Roster implements PersonList {
  readonly ids: readonly string[];
  readonly places: PersonPlaces;
  /** The column names that the heading has. */
  readonly columns: ReadonlyMap<string, number>;
  private readonly table: CsvTable;
  private readonly book: FactBook;
  private readonly facts: RowFacts;
  private readonly keys = new NumberList();

  constructor(source: RecordSource, book: FactBook, problems: Problems) {
    const before = problems.list.length;
    this.book = book;
    this.facts = new RowFacts(book);
    this.table = new CsvTable(source, rosterColumns(book), problems);
    this.columns = this.table.positions;
    const places = new Map<string, number>();
    let rows = 0;
    for (const row of this.table.rows(problems)) {
      rows++;
      const id = takeId(row, problems);
      this.read(row, id ?? '', problems);
      const first = places.get(id ?? '');
      if (id !== undefined && first === undefined) {
        places.set(id, places.size);
        this.keys.push(row.key);
      } else if (id !== undefined) {
        const values = { id, line: String(this.table.row(this.keys.at(first ?? 0)).at.line) };
        problems.add('duplicate-person', { at: row.cell('사번')?.at, term: '사번', values });
      }
    }
    if (rows === 0 && problems.list.length === before)
      problems.add('no-people', { at: { file: source.file, line: 1, column: 1 } });
    this.places = places;
    this.ids = [...places.keys()];
  }

  at(place: number): Person {
    const id = this.ids[place];
    if (id === undefined) throw new RangeError(`nobody at ${place}`);
    return this.read(this.table.row(this.keys.at(place)), id, new Problems());
  }

  private read(row: KeyedRow, id: string, problems: Problems): Person {
    const name = row.cell(nameColumn.name)?.text;
    const facts = this.facts.take(row, problems);
    const hours = takeUsualHours(row, problems);
    const placed = new RowPlaces(row, this.book);
    return {
      id,
      ...(name && { name }),
      facts,
      ...hours,
      get at() {
        return placed.at;
      },
      places: placed,
      placed,
    };
  }
}
