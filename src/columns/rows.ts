import type { Month } from '../calendar/date.ts';
import type { MonthFacts } from '../calendar/month.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import type { Value } from '../formula/checked.ts';
import type { Engine } from '../pay/engine.ts';
import { attempt } from '../pay/estimate.ts';
import type { PersonDays } from '../pay/scheme-programs.ts';
import type { SchemeRef } from '../pay/scheme-ref.ts';
import type { Chunk } from '../people/table/chunk.ts';
import { monthAfter, monthAlone } from '../people/table/person-month.ts';
import { minuteKinds } from '../people/table/plan.ts';
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
import type { CalendarMemo, SeenRow } from './calendar-memo.ts';
import { rowsOfChangedHours } from './changed-hours.ts';
import { RowKinds } from './row-kinds.ts';

/** A fact as a scheme's columns want it. */
export interface RequestedFact {
  readonly spec: ColumnEncoding;
  /** The value of rows that say nothing. */
  readonly fallback: Value | undefined;
}

/** A chunk of the table as the column reading takes it, and each of its rows as the exact reading does. */
export class PersonMonthRows {
  readonly count: number;
  /** A number for each person; rows of one person stand together. */
  readonly person: Int32Array;
  readonly month: Int32Array;
  /** Rows that the columns cannot hold, such as those with a value off its grain. */
  readonly rowsToRecompute = new Set<number>();
  /** Rows that are one to the calendar where month and binding are. */
  readonly kinds: RowKinds;
  readonly chunk: Chunk;
  private readonly hasCycles: boolean;
  private readonly engine: Engine;
  private readonly scheme: SchemeRef;
  private readonly memo: CalendarMemo;
  /** What the calendar made of rows that are of no kind. */
  private readonly single = new Map<number, SeenRow>();
  /** The months of one person, each with those before it: rows that look back share them. */
  private views: PersonMonth[] = [];
  private viewed = -1;

  /** `scheme`: the one whose calendar the records are checked by. `memo`: kept from chunk to chunk. */
  constructor(engine: Engine, scheme: SchemeRef, chunk: Chunk, memo: CalendarMemo) {
    this.engine = engine;
    this.scheme = scheme;
    this.chunk = chunk;
    this.memo = memo;
    this.count = chunk.rows;
    this.person = chunk.person;
    this.month = chunk.month;
    this.hasCycles = chunk.patterns.some(({ cycle, swaps }) => cycle !== undefined || swaps !== undefined);
    this.kinds = new RowKinds(chunk, memo, engine.calendar.leave, engine.settingFacts);
    chunk.details?.forEach((detail, row) => {
      if ((detail?.beyond ?? detail?.history ?? detail?.changes) !== undefined) this.rowsToRecompute.add(row);
    });
    for (const row of rowsOfChangedHours(chunk, engine.historyFacts)) this.rowsToRecompute.add(row);
  }

  /** What rows hold of a fact; undefined when no row has it. */
  fact({ spec, fallback }: RequestedFact): Column | undefined {
    const given = this.chunk.facts.get(spec.term);
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

  /** What a row says of a fact; undefined where it says nothing. */
  given(row: number, term: string): Value | undefined {
    const beyond = this.chunk.details?.[row]?.beyond?.get(term);
    if (beyond !== undefined) return beyond;
    const given = this.chunk.facts.get(term);
    const value = given?.values[row];
    if (given === undefined || value === undefined) return undefined;
    return value === given.spec.absent || Number.isNaN(value) ? undefined : decodeValue(given.spec, value);
  }

  /** Whether rows may have days and hours of their own: a cycle, or a fact on which those of a scheme rest. */
  haveOwnDays = (settingFacts: readonly string[]): boolean =>
    this.hasCycles || settingFacts.some((term) => this.chunk.facts.has(term));

  /** What a row says of its own days and hours. */
  days(row: number): PersonDays {
    const { pattern, patterns } = this.chunk;
    const { cycle, swaps } = patterns[pattern?.[row] ?? -1] ?? {};
    return { given: (term) => this.given(row, term), cycle, swaps };
  }

  /** The same for rows that say the same of their days and hours; NaN for one that says more than the columns hold. */
  hoursNumber = (row: number): number =>
    this.chunk.details?.[row]?.beyond === undefined ? this.kinds.hours(row) : Number.NaN;

  /** What is wrong with rows' records, by row. */
  wrong(): ReadonlyMap<number, readonly Problem[]> {
    const found = new Map<number, readonly Problem[]>();
    const right = new Uint8Array(this.kinds.count);
    // Whom agreements bind differently are checked by different calendars.
    const isShared = this.engine.binding === undefined;
    for (let row = 0; row < this.count; row++) {
      const kind = this.kinds.of[row] ?? -1;
      if (right[kind] === 1) continue;
      const { problems } = this.look(row);
      if (problems.length > 0) found.set(row, problems.map(this.placed(row)));
      else if (kind >= 0 && isShared) right[kind] = 1;
    }
    return found;
  }

  /** What has no place of its own stands where its row does. */
  placed(row: number): (problem: Problem) => Problem {
    const at = this.chunk.at(row);
    return (one) => (one.at === undefined && at !== undefined ? { ...one, at } : one);
  }

  /**
   * What the calendar makes of a row under a scheme with these days and hours. For minutes given in the file, those of
   * some other row of the kind: `minutes` holds each row's own. `withRows`: with the month's days and weeks.
   * @throws ProblemError
   */
  calendar(row: number, scheme: SchemeRef, settings: CalendarSettings, withRows: boolean): MonthFacts {
    // Minutes that are given go by the scheme. Where there are none for it, that is refused row by row, for those
    // whom it concerns.
    if (this.chunk.details?.[row]?.classified !== undefined || this.lacksMinutes(row, scheme))
      return this.engine.monthFacts(this.alone(row), scheme, settings, withRows);
    const { facts } = this.look(row);
    const known = facts.get(settings);
    if (known !== undefined && (known.rows !== undefined || !withRows)) return known;
    const made = this.engine.monthFacts(this.alone(row), scheme, settings, withRows);
    facts.set(settings, made);
    return made;
  }

  /** Whether a row's minutes were classified elsewhere. */
  hasMinutes = (row: number): boolean =>
    this.chunk.minutes !== undefined || this.chunk.details?.[row]?.classified !== undefined;

  private lacksMinutes(row: number, scheme: SchemeRef): boolean {
    const { minutes } = this.chunk;
    if (minutes === undefined) return false;
    const month = this.month[row] ?? 0;
    const bound = this.engine.bound((term) => this.given(row, term), month);
    return !this.engine.minuteSchemes(scheme, month, bound).some((one) => minutes.has(one));
  }

  /** Minutes that were given for the first scheme that has some, by calendar fact; they stand in for what `calendar` says. */
  minutes(schemes: readonly string[]): ReadonlyMap<string, Int32Array> | undefined {
    const { minutes } = this.chunk;
    const own = minutes?.get(schemes.find((one) => minutes.has(one)) ?? '');
    return own && new Map(minuteKinds.map((kind) => [`${kind}분`, own[kind]]));
  }

  /** The row as the exact reading takes it, with the months before it. */
  personMonth(row: number): PersonMonth {
    const { person } = this.chunk;
    let from = row;
    while (from > 0 && person[from - 1] === person[row]) from--;
    if (from !== this.viewed) [this.viewed, this.views] = [from, []];
    const { views } = this;
    while (views.length <= row - from) views.push(monthAfter(this.chunk, from + views.length, views.slice()));
    const found = views[row - from];
    if (found === undefined) throw new RangeError(`no row ${row}`);
    return found;
  }

  private alone(row: number): PersonMonth {
    return monthAlone(this.chunk, row);
  }

  private look(row: number): SeenRow {
    const key = this.kinds.key(row);
    const settings = this.boundSettings(row);
    const known = (key === undefined ? undefined : this.memo.find(settings, key)) ?? this.single.get(row);
    if (known !== undefined) return known;
    const problems = new Problems();
    const person = this.alone(row);
    attempt(problems, () => this.engine.check(person, this.scheme, problems), person.at);
    const made = { facts: new Map<CalendarSettings, MonthFacts>(), problems: problems.list };
    // Only what is right is the same for others: a problem names its row.
    if (key === undefined || problems.any) this.single.set(row, made);
    else this.memo.keep(settings, key, made);
    return made;
  }

  private boundSettings(row: number): CalendarSettings | undefined {
    if (this.engine.binding === undefined) return undefined;
    const month = this.month[row] ?? 0;
    const days = this.days(row);
    return this.engine.settingsFor(this.scheme, month, this.engine.bound(days.given, month), days);
  }
}

/** The row of the same person some months before each row; −1 where there is none. */
export function rowsBefore(rows: PersonMonthRows, months: number): Int32Array {
  const before = new Int32Array(rows.count).fill(-1);
  for (let row = 0; row < rows.count; row++) {
    const wanted: Month = (rows.month[row] ?? 0) - months;
    for (let other = row - 1; other >= 0 && rows.person[other] === rows.person[row]; other--) {
      const month = rows.month[other] ?? 0;
      if (month === wanted) before[row] = other;
      if (month <= wanted) break;
    }
  }
  return before;
}
