import { type Month, monthOf, shiftDaysOf } from '../../calendar/date.ts';
import type { DayPattern, HolidaySwap, UsualHours, WorkCycle } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import { ratio } from '../../formula/ratio.ts';
import { encodeValue, fits } from '../../readings/batch/columns.ts';
import { allowanceSum } from '../allowance-sums.ts';
import { changesIn, pastOf } from '../changes-in.ts';
import { isEmployedIn, type PersonInputs } from '../inputs/person-inputs.ts';
import type { Allowance, PersonChange, PersonState } from '../types.ts';
import type { Chunk, RowDetail } from './chunk.ts';
import type { FactSpec } from './fact-spec.ts';
import type { TableShape } from './shape.ts';
import { ChunkStore, chunkRows } from './store.ts';

/** Writes people's months into chunks: what one person has becomes a row for each month of the employment. */
export class RowWriter {
  private readonly shape: TableShape;
  private readonly months: readonly Month[];
  private readonly defaultPattern: DayPattern | undefined;
  private readonly slots: ReadonlyMap<string, number>;
  private readonly store: ChunkStore;
  private readonly own: Float64Array;
  /** By the pattern, then by the cycle: objects that many rows share. */
  private readonly patterns = new Map<DayPattern | undefined, Map<WorkCycle | undefined, number>>();
  private readonly held: Map<Value, number | undefined>[] = [];

  constructor(shape: TableShape, defaultPattern?: DayPattern) {
    this.shape = shape;
    this.months = [...new Set(shape.months)].sort((a, b) => a - b);
    this.defaultPattern = defaultPattern;
    this.slots = new Map(shape.facts.map(({ spec }, slot) => [spec.term, slot]));
    this.store = new ChunkStore(shape);
    this.own = new Float64Array(shape.slots);
  }

  /** Adds a person. @returns the chunk before, where this one begins another */
  add(inputs: PersonInputs): Chunk | undefined {
    const full = this.store.rows >= chunkRows ? this.cut() : undefined;
    const { person, records, allowances = [], swaps = [], changes = [] } = inputs;
    this.own.set(this.shape.blanks);
    const beyond = [...this.encode(person.facts, this.own), ...this.encodeAllowances(allowances)];
    const shared = detailOf(inputs);
    let isFirst = true;
    for (const month of this.months) {
      if (!isEmployedIn(person, month) || month > (inputs.until ?? month)) continue;
      if (isFirst) {
        this.store.ids.push(person.id);
        this.store.people.push(person.placed ?? person);
        if (this.shape.named) this.store.names.push(person.name ?? '');
      }
      isFirst = false;
      const record = records?.get(month);
      const [made, within] = changesIn(changes, month);
      this.begin(
        month,
        record?.pattern ?? person.pattern ?? this.defaultPattern,
        record?.cycle ?? made.hours?.cycle ?? person.cycle,
      );
      if (swaps.length > 0) this.swap(swapsAround(swaps, month));
      const otherwise = this.encode(made.facts, undefined);
      this.store.records[this.store.rows] = record?.placed ?? record;
      const more = record === undefined ? none : this.encode(record.facts, undefined);
      const known = made.facts.size === 0 ? beyond : beyond.filter(([term]) => !made.facts.has(term));
      const past = changes.length === 0 ? undefined : pastOf(changes, month, this.atFirst(inputs));
      const details = { beyond: [...known, ...otherwise, ...more], changes: within, past };
      this.details(inputs, month, shared, details, record?.facts);
      this.end();
    }
    return full;
  }

  /** What has been added since the last chunk; undefined where nobody was. */
  finish(): Chunk | undefined {
    return this.store.rows === 0 ? undefined : this.cut();
  }

  private cut(): Chunk {
    this.patterns.clear();
    return this.store.cut();
  }

  private begin(month: Month, pattern: DayPattern | undefined, cycle: WorkCycle | undefined): void {
    const { store, own } = this;
    const { rows, slots } = store;
    for (let slot = 0; slot < own.length; slot++) {
      const column = slots[slot];
      if (column !== undefined) column[rows] = own[slot] ?? Number.NaN;
    }
    store.person[rows] = store.ids.length - 1;
    store.month[rows] = month;
    store.pattern[rows] = this.place(pattern, cycle);
  }

  private end(): void {
    this.store.rows++;
    this.store.reserve();
  }

  private place(pattern: DayPattern | undefined, cycle: WorkCycle | undefined): number {
    if (pattern === undefined && cycle === undefined) return -1;
    const known = this.patterns.get(pattern) ?? new Map<WorkCycle | undefined, number>();
    this.patterns.set(pattern, known);
    const hours: UsualHours = { ...(pattern && { pattern }), ...(cycle && { cycle }) };
    const place = known.get(cycle) ?? this.store.patterns.push(hours) - 1;
    known.set(cycle, place);
    return place;
  }

  /** Days that changed places go with the row's usual hours. Each row has its own: a problem of them names its line. */
  private swap(swaps: readonly HolidaySwap[]): void {
    if (swaps.length === 0) return;
    const { pattern, patterns, rows } = this.store;
    pattern[rows] = patterns.push({ ...patterns[pattern[rows] ?? -1], swaps }) - 1;
  }

  /** Puts facts into `own`, or into the row being written. @returns those that no column holds */
  private encode(facts: ReadonlyMap<string, Value>, own: Float64Array | undefined): readonly Fact[] {
    let beyond: Fact[] | undefined;
    for (const [term, value] of facts) {
      const slot = this.slots.get(term);
      const spec = this.shape.facts[slot ?? -1]?.spec;
      const held = spec === undefined || slot === undefined ? undefined : this.heldAs(slot, spec, value);
      if (slot === undefined || held === undefined) {
        beyond ??= [];
        beyond.push([term, value]);
      } else this.put(slot, held, own);
    }
    return beyond ?? none;
  }

  /** A value as its column holds it; undefined for one that it does not. Values that come again are worked out once. */
  private heldAs(slot: number, spec: FactSpec['spec'], value: Value): number | undefined {
    const known = this.held[slot] ?? new Map<Value, number | undefined>();
    this.held[slot] = known;
    if (known.has(value)) return known.get(value);
    const made = fits(spec, value) ? encodeValue(spec, value) : undefined;
    if (known.size >= mostHeld) known.clear();
    known.set(value, made);
    return made;
  }

  private put(slot: number, held: number, own: Float64Array | undefined): void {
    const column = own ?? this.store.slots[slot];
    if (column !== undefined) column[own === undefined ? this.store.rows : slot] = held;
  }

  /**
   * Puts the sums of allowances, and those that rules ask for by name, into `own`. Without any, columns stay blank, which
   * is none. @returns those that no column holds: each allowance is within bounds, but many of them may sum to more
   */
  private encodeAllowances(allowances: readonly Allowance[]): readonly Fact[] {
    if (allowances.length === 0) return none;
    return this.shape.facts.flatMap((fact, slot): Fact[] => {
      if (fact.from !== '수당') return [];
      const { spec } = fact;
      const sum = ratio(allowanceSum(allowances, fact));
      if (!fits(spec, sum)) return [[spec.term, sum]];
      this.own[slot] = encodeValue(spec, sum);
      return [];
    });
  }

  private details(
    inputs: PersonInputs,
    month: Month,
    shared: RowDetail | undefined,
    { beyond, changes, past }: MonthDetails,
    facts: ReadonlyMap<string, Value> | undefined,
  ): void {
    const shifts = shiftsAround(inputs, month);
    const dates = this.datesIn(inputs, month, facts);
    const own =
      shifts.length === 0 && dates.size === 0 && beyond.length === 0 && changes.length === 0 && !past
        ? shared
        : {
            ...shared,
            ...(shifts.length > 0 && { shifts }),
            ...(dates.size > 0 && { dates }),
            ...(beyond.length > 0 && { beyond: new Map(beyond) }),
            ...(changes.length > 0 && { changes }),
            ...(past && { past }),
          };
    if (own !== undefined) this.store.details[this.store.rows] = own;
  }

  /** What holds of a person before the first change. */
  private atFirst({
    person,
    allowances = [],
  }: PersonInputs): Pick<PersonState, 'facts' | 'hours' | 'allowances'> {
    const { pattern = this.defaultPattern, cycle } = person;
    return {
      facts: person.facts,
      hours: { ...(pattern && { pattern }), ...(cycle && { cycle }) },
      allowances,
    };
  }

  /** The month's dates of leave. Where only dates are given, the fact (연차일수 …) becomes their number. */
  private datesIn(
    { leaveDates = [], person }: PersonInputs,
    month: Month,
    facts: ReadonlyMap<string, Value> | undefined,
  ): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, readonly number[]>();
    if (leaveDates.length === 0) return found;
    for (const { name: kind, fact: term } of this.shape.kinds.counted) {
      const days = leaveDates.flatMap((one) =>
        one.kind === kind && monthOf(one.day) === month ? [one.day] : [],
      );
      if (days.length === 0) continue;
      found.set(kind, days);
      if (facts?.has(term) !== true && !person.facts.has(term))
        this.encode(new Map([[term, ratio(days.length)]]), undefined);
    }
    return found;
  }
}
/** More values of a column than that are forgotten. */
const mostHeld = 65_536;
type Fact = readonly [string, Value];
interface MonthDetails {
  readonly beyond: readonly Fact[];
  readonly changes: readonly PersonChange[];
  readonly past: RowDetail['past'];
}
const none: readonly Fact[] = [];

/** What all of a person's rows share. */
function detailOf({ spells = [], allowances = [] }: PersonInputs): RowDetail | undefined {
  if (spells.length === 0 && allowances.length === 0) return undefined;
  return { ...(spells.length > 0 && { spells }), ...(allowances.length > 0 && { allowances }) };
}

/** A swap goes with each month whose days or weeks, and the day behind them, have one of its days. */
function swapsAround(swaps: readonly HolidaySwap[], month: Month): readonly HolidaySwap[] {
  const { from, to } = shiftDaysOf(month);
  return swaps.filter((one) => [one.holiday, one.substitute].some((day) => day >= from && day <= to + 1));
}

/** Shifts of the whole weeks that touch a month go with it, for its weekly hours, and one that may run into it. */
function shiftsAround({ shifts = [] }: PersonInputs, month: Month) {
  if (shifts.length === 0) return shifts;
  const { from, to } = shiftDaysOf(month);
  return shifts.filter(({ day }) => day >= from && day <= to);
}
