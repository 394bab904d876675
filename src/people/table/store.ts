import type { UsualHours } from '../../calendar/types.ts';
import { ColumnPool } from '../../readings/batch/column-pool.ts';
import type { Column } from '../../readings/batch/columns.ts';
import type { Placed } from '../types.ts';
import type { Chunk, FactColumn, MinuteColumns, RowDetail } from './chunk.ts';
import type { TableShape } from './shape.ts';

/** Rows to a chunk: so few that its columns stay in a processor's cache. A person's rows that go beyond stay in it. */
export const chunkRows = 8_192;

/** Grows one chunk, then cuts it off. Every figure waits as a double, which holds what any column can. */
export class ChunkStore {
  rows = 0;
  ids: string[] = [];
  /** 성명 by place in `ids`, of a table whose people have names. */
  names: string[] = [];
  patterns: UsualHours[] = [];
  person: Int32Array = new Int32Array(chunkRows + 64);
  month: Int32Array = new Int32Array(chunkRows + 64);
  pattern: Int32Array = new Int32Array(chunkRows + 64);
  /** The line (or row) of a file that each row stands on; a store whose people have places needs none. */
  lines: Float64Array = new Float64Array(chunkRows + 64);
  /** What was read of each person, by place in `ids`, and of each row's month beside it. */
  people: Placed[] = [];
  records: (Placed | undefined)[] = [];
  details: (RowDetail | undefined)[] = [];
  slots: Float64Array[];
  private readonly shape: TableShape;
  private readonly file: string | undefined;

  /** `file`: whose lines the rows stand on. */
  constructor(shape: TableShape, file?: string) {
    this.shape = shape;
    this.file = file;
    this.slots = Array.from({ length: shape.slots }, () => new Float64Array(chunkRows + 64));
  }

  /** Makes room for a row. */
  reserve(): void {
    if (this.rows < this.person.length) return;
    const longer = 2 * this.rows;
    const grown = (column: Int32Array): Int32Array => {
      const wide = new Int32Array(longer);
      wide.set(column);
      return wide;
    };
    const grownWide = (column: Float64Array): Float64Array => {
      const wide = new Float64Array(longer);
      wide.set(column);
      return wide;
    };
    [this.person, this.month, this.pattern] = [grown(this.person), grown(this.month), grown(this.pattern)];
    this.lines = grownWide(this.lines);
    this.slots = this.slots.map(grownWide);
  }

  /** What has been read so far, as a chunk of its own; the store begins anew. */
  cut(): Chunk {
    const { shape, rows } = this;
    const pool = shape.spare.pop() ?? new ColumnPool();
    pool.reset();
    const copied = (from: Int32Array): Int32Array => {
      const values = pool.int32s(rows);
      values.set(from.subarray(0, rows));
      return values;
    };
    const slot = (index: number): Float64Array => (this.slots[index] ?? new Float64Array()).subarray(0, rows);
    const person = copied(this.person);
    const facts = new Map(
      shape.facts.map((fact, index): [string, FactColumn] => {
        const { spec } = fact;
        const values = pool.take(spec, rows);
        copy(slot(index), values);
        return [spec.term, { spec, values }];
      }),
    );
    const days = (index: number): Int32Array => {
      const values = pool.int32s(rows);
      copy(slot(index), values);
      return values;
    };
    const { leave, kinds, minutes } = shape;
    const minutesOf = (first: number): MinuteColumns => ({
      연장: days(first),
      야간: days(first + 1),
      휴일: days(first + 2),
      휴일연장: days(first + 3),
    });
    const chunk: Chunk = {
      rows,
      ids: this.ids,
      ...(shape.named && { names: this.names }),
      person,
      month: copied(this.month),
      facts,
      patterns: this.patterns,
      kinds,
      ...(shape.hours && { pattern: copied(this.pattern) }),
      ...(leave !== undefined && { leave: { from: days(leave), to: days(leave + 1) } }),
      ...(minutes !== undefined && {
        minutes: new Map(shape.minuteSchemes.map((scheme, s) => [scheme, minutesOf(minutes + 4 * s)])),
      }),
      ...(this.details.length > 0 && { details: this.details }),
      ...identities(this.people),
      at: this.placing(pool, person),
      release: this.releasing(pool),
    };
    [this.rows, this.ids, this.names, this.patterns, this.details] = [0, [], [], [], []];
    [this.people, this.records] = [[], []];
    return chunk;
  }

  private placing(pool: ColumnPool, person: Int32Array): Chunk['at'] {
    const { file, people, records } = this;
    if (file === undefined) return placesOf(people, records, person);
    const lines = pool.float64s(this.rows);
    lines.set(this.lines.subarray(0, this.rows));
    // What a file's cells hold has been read by sight.
    return (row, term) => (term === undefined ? { file, line: lines[row] ?? 0, column: 1 } : undefined);
  }

  private releasing(pool: ColumnPool): () => void {
    let isHeld = true;
    return () => {
      if (isHeld) this.shape.spare.push(pool);
      isHeld = false;
    };
  }
}

const identities = (people: readonly Placed[]): Pick<Chunk, 'identity'> =>
  people.length === 0 ? {} : { identity: (person) => people[person]?.identity };

/** A month's own record says where its facts stand before what is said of the person does. */
const placesOf =
  (people: readonly Placed[], records: readonly (Placed | undefined)[], person: Int32Array): Chunk['at'] =>
  (row, term) => {
    const [own, month] = [people[person[row] ?? -1], records[row]];
    return term === undefined ? (month ?? own)?.at : (month?.places?.get(term) ?? own?.places?.get(term));
  };

/** By hand: set() between arrays of two kinds takes several times as long. */
function copy(from: Float64Array, to: Column): void {
  for (let i = 0; i < from.length; i++) to[i] = from[i] ?? 0;
}
