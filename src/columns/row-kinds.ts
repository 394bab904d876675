import { firstDay, lastDay, weekStart } from '../calendar/date.ts';
import type { Chunk, FactColumn } from '../people/table/chunk.ts';
import type { LeaveKinds } from '../rules/model.ts';
import type { CalendarMemo } from './calendar-memo.ts';

/** Hours and steps of leave that a kind's number has room for: 31½ half days, fewer days of a finer step. */
const [mostPatterns, mostSteps] = [4096, 64];
/** Kinds of leave whose days a kind's number has room for, below 2^53. */
const mostCounted = 4;

/** Which rows of a chunk are one to the calendar. */
export class RowKinds {
  /** How many common kinds there are, and which of them each row is of; −1 for those of none. */
  readonly count: number;
  readonly of: Int32Array;
  private readonly keys: Float64Array;
  private readonly chunk: Chunk;
  /** A number for what a row says of its days and hours, in columns: the same for those that say the same. */
  readonly hours: HoursNumber;
  private readonly leave: LeaveKinds;

  /** `settingFacts`: the facts on which some scheme's days and hours rest. */
  constructor(chunk: Chunk, memo: CalendarMemo, leave: LeaveKinds, settingFacts: readonly string[]) {
    this.chunk = chunk;
    this.hours = hoursNumber(chunk, memo, settingFacts);
    this.leave = leave;
    this.keys = commonKeys(chunk, this.hours, leave);
    const { count, of } = numbered(this.keys);
    [this.count, this.of] = [count, of];
  }

  /** What a row's kind is known by; undefined for a row that is looked at by itself. */
  key(row: number): number | string | undefined {
    const common = this.keys[row] ?? Number.NaN;
    return Number.isNaN(common) ? this.rareKey(row) : common;
  }

  /** Months begun or left, and leaves of absence. Days that were recorded one by one are nobody else's. */
  private rareKey(row: number): string | undefined {
    const { month, leave, facts, details } = this.chunk;
    const { shifts, spells, dates, classified } = details?.[row] ?? {};
    if (shifts !== undefined || dates !== undefined || classified !== undefined) return undefined;
    const hours = this.hours(row);
    const days = this.leave.counted.map(({ fact }) => held(facts.get(fact), row, 0));
    const employed = [held(facts.get('입사일'), row, Number.NaN), held(facts.get('퇴사일'), row, Number.NaN)];
    const away =
      spells?.map((one) => `${one.kind} ${one.from} ${one.to}`) ??
      (leave === undefined ? [] : [leave.from[row], leave.to[row]]);
    return [month[row], hours, ...days, ...employed, ...away].join('|');
  }
}

type HoursNumber = (row: number) => number;

/** By usual hours, and by the facts on which days and hours rest, as far as the chunk has them. */
function hoursNumber(chunk: Chunk, memo: CalendarMemo, settingFacts: readonly string[]): HoursNumber {
  const { pattern, patterns, facts } = chunk;
  const numbers = patterns.map((one) => memo.patternId(one));
  const usual = (row: number): number => numbers[pattern?.[row] ?? -1] ?? 0;
  const columns = settingFacts.flatMap((term) => facts.get(term)?.values ?? []);
  if (columns.length === 0) return usual;
  // What facts say is numbered by what they hold: a few values among many rows.
  const known = new Map<string, number>();
  return (row) => {
    const key = `${usual(row)} ${columns.map((values) => values[row]).join(' ')}`;
    const number = known.get(key) ?? memo.numberOf(`facts ${key}`);
    known.set(key, number);
    return number;
  };
}

/** A number for each common row's kind: the same month, hours and days of leave. NaN for the others. */
function commonKeys(chunk: Chunk, hours: HoursNumber, { counted }: LeaveKinds): Float64Array {
  const { rows, month, leave, details } = chunk;
  const keys = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const number = hours(row);
    keys[row] = number < mostPatterns ? (month[row] ?? 0) * mostPatterns + number : Number.NaN;
  }
  counted.forEach(({ fact }, i) => {
    const column = chunk.facts.get(fact);
    if (i < mostCounted) addSteps(keys, column);
    else leaveOutDays(keys, column);
  });
  if (leave !== undefined)
    for (let row = 0; row < rows; row++) if ((leave.from[row] ?? -1) >= 0) keys[row] = Number.NaN;
  details?.forEach((detail, row) => {
    const { shifts, spells, dates, classified } = detail ?? {};
    if ((shifts ?? spells ?? dates ?? classified) !== undefined) keys[row] = Number.NaN;
  });
  leaveOutPartMonths(chunk, keys);
  return keys;
}

/** Whoever begins or ends within the weeks that touch the month is no common row. */
function leaveOutPartMonths({ rows, month, facts }: Chunk, keys: Float64Array): void {
  const [hired, left] = [facts.get('입사일'), facts.get('퇴사일')];
  if (hired === undefined && left === undefined) return;
  const weeks = new Map<number, readonly [number, number]>();
  let [last, from, to] = [-1, 0, 0];
  for (let row = 0; row < rows; row++) {
    const own = month[row] ?? 0;
    if (own !== last) {
      const week = weeks.get(own) ?? [weekStart(firstDay(own)), weekStart(lastDay(own)) + 6];
      weeks.set(own, week);
      [last, from, to] = [own, week[0], week[1]];
    }
    const late = held(hired, row, Number.NEGATIVE_INFINITY) > from;
    const early = held(left, row, Number.POSITIVE_INFINITY) < to;
    if (late || early) keys[row] = Number.NaN;
  }
}

/** Adds a kind of leave to the numbers of rows' kinds. */
function addSteps(keys: Float64Array, column: FactColumn | undefined): void {
  const values = column?.values;
  const absent = column?.spec.absent ?? Number.NaN;
  for (let row = 0; row < keys.length; row++) {
    const value = values?.[row] ?? 0;
    const steps = value === absent || Number.isNaN(value) ? 0 : value;
    keys[row] = steps < mostSteps ? (keys[row] ?? 0) * mostSteps + steps : Number.NaN;
  }
}

/** Days of a kind of leave for which the numbers have no room. */
function leaveOutDays(keys: Float64Array, column: FactColumn | undefined): void {
  if (column === undefined) return;
  for (let row = 0; row < keys.length; row++) if (held(column, row, 0) !== 0) keys[row] = Number.NaN;
}

/** Equal keys as equal numbers from 0; −1 for rows that have none. */
function numbered(keys: Float64Array): { readonly count: number; readonly of: Int32Array } {
  const known = new Map<number, number>();
  const of = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? Number.NaN;
    let number = Number.isNaN(key) ? -1 : known.get(key);
    if (number === undefined) {
      number = known.size;
      known.set(key, number);
    }
    of[row] = number;
  }
  return { count: known.size, of };
}

function held(column: FactColumn | undefined, row: number, otherwise: number): number {
  const value = column?.values[row];
  return value === undefined || value === column?.spec.absent || Number.isNaN(value) ? otherwise : value;
}
