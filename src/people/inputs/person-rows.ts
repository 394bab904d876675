import { type Place, Problems } from '../../problem/problem.ts';
import { idTaker } from './columns.ts';
import { type CsvColumn, type CsvRow, CsvTable, type KeyedRow } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { NumberList } from './number-list.ts';
import { RowIndex } from './row-index.ts';

/** The places of a roster's people, by 사번. */
export type PersonPlaces = ReadonlyMap<string, number>;

/** What several rows say of each person. */
export interface ByPerson<T> {
  /** How many people it says something of. */
  readonly size: number;
  get(id: string): readonly T[] | undefined;
}

/** What stands once a person, such as the month: what it is of a row, and the problem of a row that says it again. */
export interface Once<T> {
  of(value: T): string | number;
  again(row: CsvRow, id: string, value: T, first: Place): Parameters<Problems['add']>;
}

/** How many rows a person may have: of each group, such as the month, and the problem of the first row beyond. */
export interface AtMost<T> {
  readonly most: number;
  within(value: T): number;
  beyond(row: CsvRow, id: string, value: T, count: number): Parameters<Problems['add']>;
}

/** How the rows of one kind of table are read. */
export interface RowReader<T> {
  readonly columns: readonly CsvColumn[];
  /** What a row says beside whose it is; undefined, and problems, for one that says nothing. */
  take(row: KeyedRow, id: string, problems: Problems): T | undefined;
  readonly once?: Once<T>;
  readonly most?: AtMost<T>;
  /** The order of a person's rows; without it the file's. */
  readonly order?: (a: T, b: T) => number;
}

/**
 * A table with several rows a person. Each row is read and checked once when it is opened, and again when its person is
 * asked for: between the two, only where it stands is kept.
 */
export class PersonRows<T> implements ByPerson<T>, Iterable<readonly [string, readonly T[]]> {
  readonly rows: number;
  readonly size: number;
  /** The column names that the heading has. */
  readonly columns: ReadonlyMap<string, number>;
  private readonly table: CsvTable;
  private readonly reader: RowReader<T>;
  private readonly places: PersonPlaces;
  private readonly index: RowIndex;

  constructor(source: RecordSource, reader: RowReader<T>, places: PersonPlaces, problems: Problems) {
    this.reader = reader;
    this.places = places;
    this.table = new CsvTable(source, reader.columns, problems);
    this.columns = this.table.positions;
    const [owners, keys, onces] = [new NumberList(), new NumberList(), new NumberList()];
    const names = new Map<string, number>();
    const takeKnown = idTaker(places, problems);
    for (const row of this.table.rows(problems)) {
      const id = takeKnown(row);
      const value = reader.take(row, id ?? '', problems);
      const owner = places.get(id ?? '');
      if (value === undefined || owner === undefined) continue;
      owners.push(owner);
      keys.push(row.key);
      const once = reader.once?.of(value);
      if (once !== undefined) onces.push(typeof once === 'number' ? once : numbered(names, once));
    }
    this.rows = keys.length;
    this.index = new RowIndex(owners, keys, places.size);
    this.size = this.index.people;
    if (reader.once !== undefined) this.checkOnce(reader.once, onces, problems);
    if (reader.most !== undefined) this.checkMost(reader.most, problems);
  }

  get(id: string): readonly T[] | undefined {
    const values = this.read(id).map(({ value }) => value);
    return values.length === 0 ? undefined : this.reader.order ? values.sort(this.reader.order) : values;
  }

  *[Symbol.iterator](): Generator<readonly [string, readonly T[]]> {
    for (const id of this.places.keys()) {
      const own = this.get(id);
      if (own !== undefined) yield [id, own];
    }
  }

  private read(id: string): { readonly row: CsvRow; readonly value: T }[] {
    const place = this.places.get(id);
    if (place === undefined) return [];
    const unheard = new Problems();
    return this.index.keysOf(place).flatMap((key) => {
      const row = this.table.row(key);
      const value = this.reader.take(row, id, unheard);
      return value === undefined ? [] : [{ row, value }];
    });
  }

  private checkOnce(once: Once<T>, said: NumberList, problems: Problems): void {
    for (const [id, place] of this.places) {
      const own = this.index.rowsOf(place).map((row) => said.at(row));
      if (own.length < 2 || new Set(own).size === own.length) continue;
      const first = new Map<string | number, CsvRow>();
      for (const { row, value } of this.read(id)) {
        const other = first.get(once.of(value));
        if (other === undefined) first.set(once.of(value), row);
        else problems.add(...once.again(row, id, value, other.at));
      }
    }
  }

  private checkMost({ most, within, beyond }: AtMost<T>, problems: Problems): void {
    for (const [id, place] of this.places) {
      if (this.index.rowsOf(place).length <= most) continue;
      const groups = new Map<number, { readonly row: CsvRow; readonly value: T }[]>();
      for (const one of this.read(id)) {
        const group = within(one.value);
        groups.set(group, [...(groups.get(group) ?? []), one]);
      }
      for (const own of groups.values()) {
        const first = own[most];
        if (first !== undefined) problems.add(...beyond(first.row, id, first.value, own.length));
      }
    }
  }
}

function numbered(names: Map<string, number>, name: string): number {
  const known = names.get(name) ?? names.size;
  names.set(name, known);
  return known;
}
