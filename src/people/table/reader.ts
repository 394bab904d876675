import { isoMonth, type Month } from '../../calendar/date.ts';
import type { UsualHours } from '../../calendar/types.ts';
import type { Place } from '../../problem/problem.ts';
import { Problems } from '../../problem/problem.ts';
import { hoursColumns, takeUsualHours } from '../inputs/columns.ts';
import type { CsvRecord } from '../inputs/csv-records.ts';
import type { Chunk } from './chunk.ts';
import type { FewProblems } from './few-problems.ts';
import { type MonthCheck, monthChecks } from './month-check.ts';
import { readRow } from './month-row.ts';
import { nextPerson, type OrderState } from './order.ts';
import type { Plan } from './plan.ts';
import { ChunkStore, chunkRows } from './store.ts';

/** What every kind of file shares: people in order, a month once, chunks cut between people. */
export abstract class MonthsReader {
  readonly problems: FewProblems;
  readonly ready: Chunk[] = [];
  protected readonly plan: Plan;
  protected readonly store: ChunkStore;
  protected readonly check: MonthCheck;
  /** The person whose rows are being read. */
  protected id: string | undefined;
  order: OrderState;
  private month: Month = 0;
  private line = 0;
  private readonly patterns = new Map<string, number>();
  /** Rows taken. */
  taken = 0;

  constructor(plan: Plan, order: OrderState, problems: FewProblems) {
    this.plan = plan;
    this.order = order;
    this.problems = problems;
    this.store = new ChunkStore(plan, plan.file);
    this.check = monthChecks(plan);
  }

  /**
   * Whether the row being read may stand here; then its figures, already in the store's next row, are kept.
   * Its place is asked only where it may not.
   */
  protected accept(id: string, month: Month, line: number): boolean {
    const { store } = this;
    if (id !== this.id) {
      const order = nextPerson(this.order, id);
      if (order === undefined) {
        this.refuse('people-not-sorted', this.place(line), { id, before: this.order.last ?? '' });
        return false;
      }
      this.order = order;
      this.id = id;
      if (store.rows >= chunkRows) this.cut(true);
      store.ids.push(id);
    } else if (month <= this.month) {
      if (month < this.month)
        this.refuse('months-not-sorted', this.place(line), {
          id,
          month: isoMonth(month),
          before: isoMonth(this.month),
        });
      else
        this.refuse('duplicate-person-month', this.place(line), {
          id,
          month: isoMonth(month),
          line: String(this.line),
        });
      return false;
    }
    this.month = month;
    this.line = line;
    store.person[store.rows] = store.ids.length - 1;
    store.month[store.rows] = month;
    store.lines[store.rows] = line;
    store.rows++;
    this.taken++;
    store.reserve();
    return true;
  }

  /** Reads a row cell by cell, with everything that can be said of it. */
  protected readSlowly(record: CsvRecord, line: number): void {
    const found = new Problems();
    const row = readRow(record, this.plan, found);
    this.problems.take(found.list);
    if (row === undefined || found.any) return;
    const { store } = this;
    if (row.id !== this.id && store.rows >= chunkRows) this.cut(false);
    row.numbers.forEach((value, slot) => {
      const column = store.slots[slot];
      if (column !== undefined) column[store.rows] = value;
    });
    store.pattern[store.rows] = row.hours === undefined ? -1 : this.keep(row.hours);
    this.accept(row.id, row.month, line);
  }

  /** The chunk so far is done. `moved`: the next row's figures stand behind it already. */
  private cut(moved: boolean): void {
    const { store } = this;
    const at = store.rows;
    const numbers = moved ? store.slots.map((column) => column[at] ?? 0) : [];
    const pattern = store.pattern[at] ?? -1;
    const retained = pattern < 0 ? undefined : store.patterns[pattern];
    this.ready.push(store.cut());
    this.patterns.clear();
    this.forget();
    numbers.forEach((value, slot) => {
      const column = store.slots[slot];
      if (column !== undefined) column[0] = value;
    });
    store.pattern[0] = retained === undefined ? -1 : this.keep(retained);
  }

  /** Where the row being read stands. */
  protected abstract place(line: number): Place;

  /** Where patterns are numbered anew. */
  protected forget(): void {}

  /** The last chunk. */
  finish(): void {
    if (this.store.rows > 0) this.ready.push(this.store.cut());
  }

  /** The number of usual hours among the chunk's. */
  protected keep(pattern: UsualHours): number {
    const key = JSON.stringify(pattern);
    const known = this.patterns.get(key);
    if (known !== undefined) return known;
    const index = this.store.patterns.push(pattern) - 1;
    this.patterns.set(key, index);
    return index;
  }

  /** Hours by their texts: the number of the pattern, −1 for none; undefined when they cannot be. */
  protected hoursOf(texts: readonly string[]): number | undefined {
    if (texts.every((text) => text === '')) return -1;
    const names = hoursColumns.map(({ name }) => name);
    const at = { line: 1, column: 1 };
    const found = new Problems();
    const cell = (name: string) => ({ text: texts[names.indexOf(name)] ?? '', at });
    const hours = takeUsualHours({ at, cell }, found);
    return found.any ? undefined : this.keep(hours);
  }

  protected refuse(
    code: 'people-not-sorted' | 'months-not-sorted' | 'duplicate-person-month',
    at: Place,
    values: Record<string, string>,
  ): void {
    const term = code === 'people-not-sorted' ? '사번' : '귀속월';
    this.problems.take([{ code, at, term, values }]);
  }
}
