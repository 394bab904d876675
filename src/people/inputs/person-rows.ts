import { type Place, Problems } from '../../problem/problem.ts';
import { idTaker } from './columns.ts';
import { type CsvColumn, type CsvRow, CsvTable, type KeyedRow } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { NumberList } from './number-list.ts';

/** The places of a roster's people, by 사번. */
export type PersonPlaces = ReadonlyMap<string, number>;

/** What several rows say of each person. */
export interface ByPerson<T> {
  /** How many people it says something of. */
  readonly size: number;
  get(id: string): readonly T[] | undefined;
}

/** How the rows of one kind of table are read. */
export interface RowReader<T> {
  readonly columns: readonly CsvColumn[];
  /** What a row says beside whose it is; undefined, and problems, for one that says nothing. */
  take(row: KeyedRow, id: string, problems: Problems): T | undefined;
  /** What stands once a person, such as the month, and the problem of a row that says it again. */
  readonly once?: {
    of(value: T): string | number;
    again(row: CsvRow, id: string, value: T, first: Place): Parameters<Problems['add']>;
  };
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
  /** The rows of the person at a place stand in `keys` from its start to the next one's. */
  private readonly starts: Int32Array;
  private readonly keys: Float64Array;

  constructor(source: RecordSource, reader: RowReader<T>, places: PersonPlaces, problems: Problems) {
    this.reader = reader;
    this.places = places;
    this.table = new CsvTable(source, reader.columns, problems);
    this.columns = this.table.positions;
    const [owners, keys, onces] = [new NumberList(), new NumberList(), new NumberList()];
    const names = new Map<string | number, number>();
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
    const index = grouped(owners, places.size);
    this.starts = index.starts;
    this.keys = Float64Array.from(index.order, (at) => keys.at(at));
    this.size = index.starts
      .subarray(1)
      .reduce((all, end, i) => all + (end > (index.starts[i] ?? 0) ? 1 : 0), 0);
    if (reader.once !== undefined)
      this.checkOnce(
        reader.once,
        Float64Array.from(index.order, (at) => onces.at(at)),
        problems,
      );
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
    const unheard = new Problems();
    const [from, to] = place === undefined ? [0, 0] : [this.starts[place], this.starts[place + 1]];
    return [...this.keys.subarray(from, to)].flatMap((key) => {
      const row = this.table.row(key);
      const value = this.reader.take(row, id, unheard);
      return value === undefined ? [] : [{ row, value }];
    });
  }

  private checkOnce(once: NonNullable<RowReader<T>['once']>, said: Float64Array, problems: Problems): void {
    for (const [id, place] of this.places) {
      const own = said.subarray(this.starts[place], this.starts[place + 1]);
      if (own.length < 2 || new Set(own).size === own.length) continue;
      const first = new Map<string | number, CsvRow>();
      for (const { row, value } of this.read(id)) {
        const other = first.get(once.of(value));
        if (other === undefined) first.set(once.of(value), row);
        else problems.add(...once.again(row, id, value, other.at));
      }
    }
  }
}

function numbered(names: Map<string | number, number>, name: string): number {
  const known = names.get(name) ?? names.size;
  names.set(name, known);
  return known;
}

/** The rows by their owners, each owner's in their order. */
function grouped(
  owners: NumberList,
  count: number,
): { readonly starts: Int32Array; readonly order: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (let at = 0; at < owners.length; at++) starts[owners.at(at) + 1] = (starts[owners.at(at) + 1] ?? 0) + 1;
  for (let owner = 0; owner < count; owner++)
    starts[owner + 1] = (starts[owner + 1] ?? 0) + (starts[owner] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(owners.length);
  for (let at = 0; at < owners.length; at++) {
    const owner = owners.at(at);
    const place = next[owner] ?? 0;
    order[place] = at;
    next[owner] = place + 1;
  }
  return { starts, order };
}
