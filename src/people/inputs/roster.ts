import type { UsualHours } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import { type Place, Problems } from '../../problem/problem.ts';
import type { AccountColumns } from '../../rules/ledger/model.ts';
import type { FactPlaces, Identity, Placed } from '../types.ts';
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
import { ignoredColumns } from './csv-header.ts';
import type { RecordSource } from './csv-records.ts';
import type { FactBooks } from './fact-books.ts';
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
export const rosterColumns = ({ 직원, account }: RosterBooks): CsvColumn[] => [
  idColumn,
  nameColumn,
  ...factColumns(직원),
  ...hoursColumns,
  ...(account === undefined ? [] : Object.values(account)),
];

type RosterBooks = Pick<FactBooks, '직원' | 'account'>;

/** People one by one; what is kept of all of them is their numbers. */
export interface PersonList {
  /** By place. */
  readonly ids: readonly string[];
  at(place: number): Person;
}

/**
 * Reads a roster: 사번, optionally 성명, a column for each 직원 fact (by key or alias), optionally the usual
 * hours in 근무시작, 근무종료, 휴게, and where pay is sent. One row a person. Whatever is wrong goes to `problems`: the shape
 * (`missing-column` and the like), `missing-value`, `duplicate-person`, `no-people`, and what the facts refuse. Between
 * that and a person's turn, only where the row stands is kept.
 */
export class Roster implements PersonList {
  readonly ids: readonly string[];
  readonly places: PersonPlaces;
  /** The column names that the heading has. */
  readonly columns: ReadonlyMap<string, number>;
  private readonly table: CsvTable;
  private readonly books: RosterBooks;
  private readonly facts: RowFacts;
  private readonly keys = new NumberList();

  constructor(source: RecordSource, books: RosterBooks, problems: Problems) {
    const before = problems.list.length;
    this.books = books;
    this.facts = new RowFacts(books.직원);
    this.table = new CsvTable(
      source,
      [...rosterColumns(books), ...ignoredColumns(books.직원.others)],
      problems,
    );
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
    const placed = new RosterPlaces(row, this.books);
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

/** A roster's row, which also says who the person is: read again when that is asked. */
class RosterPlaces extends RowPlaces {
  private readonly columns: AccountColumns | undefined;

  constructor(row: KeyedRow, { 직원, account }: RosterBooks) {
    super(row, 직원);
    this.columns = account;
  }

  get identity(): Identity {
    const row = this.row;
    const text = (column: string): string => row.cell(column)?.text ?? '';
    const [name, own] = [text(nameColumn.name), this.columns];
    const account = own && {
      bank: text(own.bank.name),
      number: text(own.number.name),
      holder: text(own.holder.name),
    };
    return { ...(name !== '' && { name }), ...(account && { account }) };
  }
}
