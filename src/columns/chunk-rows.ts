import { firstDay, lastDay, type Month, weekStart } from '../calendar/date.ts';
import type { MonthFacts } from '../calendar/month.ts';
import { type CalendarSettings, type DayPattern, leaveKinds } from '../calendar/types.ts';
import type { Value } from '../formula/checked.ts';
import type { BoundChanges } from '../pay/binding.ts';
import type { Engine } from '../pay/engine.ts';
import { attempt } from '../pay/estimate.ts';
import type { FactColumn } from '../people/table/chunk.ts';
import { monthAlone, personMonths } from '../people/table/person-month.ts';
import { minuteKinds } from '../people/table/plan.ts';
import type { ReadChunk } from '../people/table/store.ts';
import type { PersonMonth } from '../people/types.ts';
import { type Problem, Problems } from '../problem/problem.ts';
import {
  type Column,
  type ColumnEncoding,
  decodeValue,
  encodeValue,
  fits,
  makeColumn,
} from '../readings/batch/columns.ts';
import type { PersonMonthRows, RequestedFact } from './rows.ts';

/** What the calendar made of a kind of row under each scheme's settings, and what it found wrong. */
interface Seen {
  readonly facts: Map<CalendarSettings, MonthFacts>;
  readonly problems: readonly Problem[];
}

/**
 * What the calendar made of rows of one kind: the same month, hours and days of leave, employed throughout and on no
 * leave of absence. There are few kinds among many rows, and each is worked out once.
 */
export class SeenRows {
  private readonly kinds = new Map<CalendarSettings | undefined, Map<number, Seen>>();
  private readonly patterns = new Map<string, number>();

  /** Those whom agreements put under different settings are different kinds. */
  under(settings: CalendarSettings | undefined): Map<number, Seen> {
    const known = this.kinds.get(settings) ?? new Map<number, Seen>();
    this.kinds.set(settings, known);
    return known;
  }

  /** One number for equal hours, whichever chunk they stand in. */
  patternId({ from, to, breaks }: DayPattern): number {
    const key = `${from} ${to} ${breaks.map((one) => `${one.from} ${one.to}`).join(' ')}`;
    const known = this.patterns.get(key) ?? this.patterns.size + 1;
    this.patterns.set(key, known);
    return known;
  }
}

/** Hours and half days of leave that a kind's number has room for. */
const [mostPatterns, mostHalfDays] = [4096, 64];

/** A chunk of a file as rows. */
export class ChunkRows implements PersonMonthRows {
  readonly count: number;
  readonly person: Int32Array;
  readonly month: Int32Array;
  readonly rowsToRecompute = new Set<number>();
  private readonly engine: Engine;
  private readonly scheme: string;
  private readonly read: ReadChunk;
  private readonly file: string;
  private readonly seen: SeenRows;
  private readonly keys: Float64Array;
  readonly kinds: { readonly count: number; readonly of: Int32Array };
  private readonly single = new Map<number, Seen>();

  /** `scheme`: the one whose calendar the records are checked by. `seen`: retained from chunk to chunk. */
  constructor(engine: Engine, scheme: string, read: ReadChunk, file: string, seen: SeenRows) {
    const { chunk } = read;
    this.engine = engine;
    this.scheme = scheme;
    this.read = read;
    this.file = file;
    this.seen = seen;
    this.count = chunk.rows;
    this.person = chunk.person;
    this.month = chunk.month;
    this.keys = this.kindKeys();
    this.kinds = numbered(this.keys);
  }

  fact({ spec, fallback }: RequestedFact): Column | undefined {
    const given = this.read.chunk.facts.get(spec.term);
    if (given === undefined) return undefined;
    const blank = encodeValue(spec, fallback);
    const same = given.spec.storage === spec.storage && given.spec.scale === spec.scale;
    if (same && blank === spec.absent) return given.values;
    const column = makeColumn(spec, this.count);
    for (let row = 0; row < this.count; row++) {
      const value = given.values[row] ?? given.spec.absent;
      const isBlank = value === given.spec.absent || Number.isNaN(value);
      column[row] = isBlank ? blank : same ? value : this.encoded(spec, decodeValue(given.spec, value), row);
    }
    return column;
  }

  private encoded(spec: ColumnEncoding, value: Value | undefined, row: number): number {
    if (fits(spec, value)) return encodeValue(spec, value);
    this.rowsToRecompute.add(row);
    return spec.absent;
  }

  given(row: number, term: string): Value | undefined {
    const given = this.read.chunk.facts.get(term);
    const value = given?.values[row];
    if (given === undefined || value === undefined) return undefined;
    return value === given.spec.absent || Number.isNaN(value) ? undefined : decodeValue(given.spec, value);
  }

  wrong(): ReadonlyMap<number, readonly Problem[]> {
    const found = new Map<number, readonly Problem[]>();
    const right = new Uint8Array(this.kinds.count);
    // Whom agreements bind differently are checked by different calendars.
    const isShared = this.engine.binding === undefined;
    for (let row = 0; row < this.count; row++) {
      const kind = this.kinds.of[row] ?? -1;
      if (right[kind] === 1) continue;
      const { problems } = this.look(row);
      if (problems.length > 0)
        found.set(
          row,
          problems.map((one) => ({ ...one, at: one.at ?? this.place(row) })),
        );
      else if (kind >= 0 && isShared) right[kind] = 1;
    }
    return found;
  }

  /** For minutes given in the file, those of some other row of the kind: `minutes` holds each row's own. */
  calendar(row: number, scheme: string, bound: BoundChanges | undefined): MonthFacts {
    // Minutes are given, but none for this scheme: refused row by row, for those whom it concerns.
    if (this.lacksMinutes(scheme, this.month[row] ?? 0))
      return this.engine.monthFacts(this.alone(row), scheme);
    const { facts } = this.look(row);
    const { settings } = this.engine.schemeMonth(scheme, this.month[row] ?? 0, bound);
    const known = facts.get(settings);
    if (known !== undefined) return known;
    const made = this.engine.monthFacts(this.alone(row), scheme);
    facts.set(settings, made);
    return made;
  }

  private lacksMinutes(scheme: string, month: Month): boolean {
    const { minutes } = this.read.chunk;
    return minutes !== undefined && !this.engine.minuteSchemes(scheme, month).some((one) => minutes.has(one));
  }

  minutes(schemes: readonly string[]): ReadonlyMap<string, Int32Array> | undefined {
    const { minutes } = this.read.chunk;
    const own = minutes?.get(schemes.find((one) => minutes.has(one)) ?? '');
    return own && new Map(minuteKinds.map((kind) => [`${kind}분`, own[kind]]));
  }

  personMonth(row: number): PersonMonth {
    const { chunk } = this.read;
    let from = row;
    while (from > 0 && chunk.person[from - 1] === chunk.person[row]) from--;
    const found = personMonths(chunk, from, row + 1, (at) => this.place(at)).at(-1);
    if (found === undefined) throw new RangeError(`no row ${row}`);
    return found;
  }

  private alone(row: number): PersonMonth {
    return monthAlone(this.read.chunk, row, this.place(row));
  }

  private place(row: number) {
    return { file: this.file, line: this.read.lines[row] ?? 0, column: 1 };
  }

  private look(row: number): Seen {
    const key = this.keys[row] ?? Number.NaN;
    const kinds = this.seen.under(this.boundSettings(row));
    const known = kinds.get(key) ?? this.single.get(row);
    if (known !== undefined) return known;
    const problems = new Problems();
    const person = this.alone(row);
    attempt(problems, () => this.engine.check(person, this.scheme, problems), person.at);
    const made = { facts: new Map<CalendarSettings, MonthFacts>(), problems: problems.list };
    // Only what is right is the same for others: a problem names its row.
    if (Number.isNaN(key) || problems.any) this.single.set(row, made);
    else kinds.set(key, made);
    return made;
  }

  private boundSettings(row: number): CalendarSettings | undefined {
    if (this.engine.binding === undefined) return undefined;
    const month = this.month[row] ?? 0;
    const bound = this.engine.bound((term) => this.given(row, term), month);
    return this.engine.schemeMonth(this.scheme, month, bound).settings;
  }

  /** A number for each row's kind; NaN for a row that is looked at by itself. */
  private kindKeys(): Float64Array {
    const { chunk } = this.read;
    const { rows, month, pattern, leave } = chunk;
    const patterns = chunk.patterns.map((one) => this.seen.patternId(one));
    const keys = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const number = pattern === undefined ? 0 : (patterns[pattern[row] ?? -1] ?? 0);
      keys[row] = number < mostPatterns ? (month[row] ?? 0) * mostPatterns + number : Number.NaN;
    }
    for (const kind of leaveKinds) addHalfDays(keys, chunk.facts.get(`${kind}일수`));
    if (leave !== undefined)
      for (let row = 0; row < rows; row++) if ((leave.from[row] ?? -1) >= 0) keys[row] = Number.NaN;
    const [hired, left] = [chunk.facts.get('입사일'), chunk.facts.get('퇴사일')];
    if (hired === undefined && left === undefined) return keys;
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
    return keys;
  }
}

/** Adds a kind of leave to the numbers of rows' kinds. */
function addHalfDays(keys: Float64Array, column: FactColumn | undefined): void {
  const values = column?.values;
  const absent = column?.spec.absent ?? Number.NaN;
  for (let row = 0; row < keys.length; row++) {
    const value = values?.[row] ?? 0;
    const half = value === absent || Number.isNaN(value) ? 0 : value;
    keys[row] = half < mostHalfDays ? (keys[row] ?? 0) * mostHalfDays + half : Number.NaN;
  }
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
