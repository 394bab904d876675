import type { DayPattern } from '../../calendar/types.ts';
import { ColumnPool } from '../../readings/batch/column-pool.ts';
import type { Column } from '../../readings/batch/columns.ts';
import type { Chunk, FactColumn, MinuteColumns } from './chunk.ts';
import type { Plan } from './plan.ts';

/** A chunk and the lines (or rows) that its rows stand on, counted from where the partition begins. */
export interface ReadChunk {
  readonly chunk: Chunk;
  readonly lines: Float64Array;
  /** Gives the columns back, from whoever is done with them; who keeps the chunk never calls it. */
  release(): void;
}

/** Rows to a chunk: so few that its columns stay in a processor's cache. A person's rows that go beyond stay in it. */
export const chunkRows = 8_192;

/** Grows one chunk, then cuts it off. Every figure waits as a double, which holds what any column can. */
export class ChunkStore {
  rows = 0;
  ids: string[] = [];
  patterns: DayPattern[] = [];
  person: Int32Array = new Int32Array(chunkRows + 64);
  month: Int32Array = new Int32Array(chunkRows + 64);
  pattern: Int32Array = new Int32Array(chunkRows + 64);
  lines: Float64Array = new Float64Array(chunkRows + 64);
  slots: Float64Array[];
  private readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = plan;
    this.slots = Array.from({ length: plan.slots }, () => new Float64Array(chunkRows + 64));
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
  cut(): ReadChunk {
    const { plan, rows } = this;
    const pool = plan.spare.pop() ?? new ColumnPool();
    pool.reset();
    const copied = (from: Int32Array): Int32Array => {
      const values = pool.int32s(rows);
      values.set(from.subarray(0, rows));
      return values;
    };
    const slot = (index: number): Float64Array => (this.slots[index] ?? new Float64Array()).subarray(0, rows);
    const facts = new Map(
      plan.facts.map(({ spec }, index): [string, FactColumn] => {
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
    const { leave, minutes } = plan;
    const minutesOf = (first: number): MinuteColumns => ({
      연장: days(first),
      야간: days(first + 1),
      휴일: days(first + 2),
      휴일연장: days(first + 3),
    });
    const chunk: Chunk = {
      rows,
      ids: this.ids,
      person: copied(this.person),
      month: copied(this.month),
      facts,
      patterns: this.patterns,
      ...(plan.hours && { pattern: copied(this.pattern) }),
      ...(leave !== undefined && { leave: { from: days(leave), to: days(leave + 1) } }),
      ...(minutes !== undefined && {
        minutes: new Map(plan.minuteSchemes.map((scheme, s) => [scheme, minutesOf(minutes + 4 * s)])),
      }),
    };
    const lines = pool.float64s(rows);
    lines.set(this.lines.subarray(0, rows));
    let isHeld = true;
    const release = (): void => {
      if (isHeld) plan.spare.push(pool);
      isHeld = false;
    };
    [this.rows, this.ids, this.patterns] = [0, [], []];
    return { chunk, lines, release };
  }
}

/** By hand: set() between arrays of two kinds takes several times as long. */
function copy(from: Float64Array, to: Column): void {
  for (let i = 0; i < from.length; i++) to[i] = from[i] ?? 0;
}
