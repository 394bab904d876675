import type { Month } from '../calendar/date.ts';
import { exactCount, type MonthFacts, monthFact } from '../calendar/month.ts';
import { rowValue } from '../calendar/month-rows.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import { isRatio, type Value } from '../formula/checked.ts';
import type { BoundChanges } from '../pay/binding.ts';
import type { Engine } from '../pay/engine.ts';
import type { Payslip } from '../pay/payslip.ts';
import { fallbackOf, type SchemeRef, schemeName } from '../pay/scheme-ref.ts';
import type { Chunk } from '../people/table/chunk.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { Batch } from '../readings/batch/batch.ts';
import { ColumnPool } from '../readings/batch/column-pool.ts';
import {
  type Column,
  type ColumnEncoding,
  encodeValue,
  fits,
  makeColumn,
} from '../readings/batch/columns.ts';
import { CalendarMemo } from './calendar-memo.ts';
import type { ChunkFigures } from './chunk-figures.ts';
import { gather, gatherKinds, gatherWithin } from './gather.ts';
import {
  type InputSource,
  type LaterBound,
  type MonthBatch,
  type MonthGroup,
  monthParameters,
  settingFactsOf,
  settingsOf,
} from './month-batch.ts';
import { MonthPrograms } from './month-programs.ts';
import { PersonMonthRows, type RequestedFact, rowsBefore } from './rows.ts';
import { SchemeColumns } from './scheme-figures.ts';

/**
 * Works out rows by columns, month by month: each scheme's figures, and for people whom it does not cover those of
 * its fallback. A row that no column can hold is worked out by the exact reading instead, and comes to the same.
 */
export class ChunkRunner extends MonthPrograms {
  readonly pool = new ColumnPool();
  private readonly columns = new ColumnPool();
  private readonly memo = new CalendarMemo();

  /** Columns for the figures of a run; where they are used again, those of the run before are gone. */
  freshColumns(): ColumnPool {
    if (!this.reuse) return new ColumnPool();
    this.columns.reset();
    return this.columns;
  }

  /** @throws ProblemError for rules that are wrong; what is wrong with a row stands in `failed`. */
  run(chunk: Chunk): ChunkFigures {
    return this.begin(chunk).run();
  }

  /** A chunk to be worked out, for whoever goes on with its columns. */
  begin(chunk: Chunk): ChunkRun {
    const rows = new PersonMonthRows(this.engine, this.schemes[0] ?? '', chunk, this.memo);
    return new ChunkRun(this, this.engine, rows);
  }
}

/** Makes a column for a month's rows. */
type Make = (spec: ColumnEncoding) => Column;

/** Rows of a month that are worked out by one loop for each scheme. */
export interface RowGroup extends MonthGroup {
  readonly rows: Int32Array;
}

/** The rows of a month whom the same binds. */
interface BoundRows {
  readonly bound: BoundChanges | undefined;
  readonly later: readonly LaterBound[];
  readonly rows: number[];
}

/** The figures of some rows, and the columns they were worked out from. */
export class ChunkRun {
  private readonly runner: ChunkRunner;
  private readonly engine: Engine;
  readonly rows: PersonMonthRows;
  private readonly figures = new Map<SchemeRef, SchemeColumns>();
  private readonly facts = new Map<string, { spec: ColumnEncoding; column: Column | undefined }>();
  private readonly before = new Map<number, Int32Array>();

  constructor(runner: ChunkRunner, engine: Engine, rows: PersonMonthRows) {
    this.runner = runner;
    this.engine = engine;
    this.rows = rows;
  }

  run(): ChunkFigures {
    const { rows, runner } = this;
    const groups = this.groups();
    const order = runner.prepare(groups);
    const alike = new Map<string, SchemeColumns>();
    const columns = runner.freshColumns();
    const own: SchemeRef[] = [];
    for (const scheme of order) {
      const key = runner.signature(scheme, groups);
      const figures = alike.get(key) ?? new SchemeColumns(scheme, rows.count, columns);
      if (!alike.has(key)) own.push(scheme);
      alike.set(key, figures);
      this.figures.set(scheme, figures);
    }
    for (const [row, problems] of rows.wrong())
      for (const one of this.figures.values()) one.failed.set(row, problems);
    for (const group of groups) for (const scheme of own) this.month(scheme, group);
    const schemes = runner.schemes.map((scheme) => this.of(scheme));
    return { schemes, failed: failures(schemes, rows) };
  }

  /** The rows of each month, parted by what binds them; earlier months first. */
  private groups(): readonly RowGroup[] {
    const { rows, engine } = this;
    const months = [...byMonth(rows)].sort(([a], [b]) => a - b);
    if (engine.binding === undefined)
      return months.map(([month, own]) => ({ month, bound: undefined, rows: own }));
    return months.flatMap(([month, own]) => {
      const parts = new Map<string, BoundRows>();
      const days = engine.binding?.laterDays(month) ?? [];
      for (const row of own) {
        const given = (term: string): Value | undefined => rows.given(row, term);
        const bound = engine.bound(given, month);
        const later = days.map((day): LaterBound => ({ day, bound: engine.bound(given, month, day) }));
        const key = [bound, ...later.map((one) => one.bound)].map((one) => one?.key).join('|');
        const part = parts.get(key) ?? { bound, later, rows: [] };
        parts.set(key, part);
        part.rows.push(row);
      }
      return [...parts.values()].map((part) => ({ month, ...part, rows: Int32Array.from(part.rows) }));
    });
  }

  /** A scheme's figures; those of fallbacks and of schemes asked for are there too. */
  of(scheme: SchemeRef): SchemeColumns {
    const found = this.figures.get(scheme);
    if (found === undefined) throw new RangeError(`no figures of ${schemeName(scheme)}`);
    return found;
  }

  private month(scheme: SchemeRef, group: RowGroup): void {
    const made = this.runner.month(scheme, group);
    const exact = new Set<number>();
    if (made === undefined) for (const row of group.rows) exact.add(row);
    else {
      this.afterFailed(made, scheme, group.rows, exact);
      this.columns(made, scheme, group, exact);
    }
    for (const row of [...exact].sort((a, b) => a - b)) this.exact(scheme, row);
  }

  /** Rows that look back at a month which failed are the exact reading's to refuse. */
  private afterFailed(made: MonthBatch, scheme: SchemeRef, group: Int32Array, exact: Set<number>): void {
    const { failed } = this.of(scheme);
    if (failed.size === 0) return;
    for (const months of new Set(made.program.earlier.map((one) => one.months))) {
      const before = this.monthsBefore(months);
      for (const row of group) if (failed.has(before[row] ?? -1)) exact.add(row);
    }
  }

  /** Works a month's rows out; those that cannot be go to `exact`. */
  private columns(made: MonthBatch, scheme: SchemeRef, part: RowGroup, exact: Set<number>): void {
    const { batch } = made;
    const { rows: group } = part;
    const { pool } = this.runner;
    pool.reset();
    const make = (spec: ColumnEncoding): Column => pool.take(spec, group.length);
    const inputs = this.inputs(made, scheme, part, exact, make);
    this.laterDays(scheme, part, exact);
    const { rowsToRecompute } = this.rows;
    if (rowsToRecompute.size > 0) for (const row of group) if (rowsToRecompute.has(row)) exact.add(row);
    const outputs = batch.outputs.map(make);
    const parameters = this.parameters(batch, scheme, part);
    if (parameters === undefined) {
      for (const row of group) exact.add(row);
      return;
    }
    batch.run(inputs, parameters, outputs, 0, group.length);
    const fallback = fallbackOf(scheme, made.program);
    this.of(scheme).take(
      made,
      outputs,
      group,
      fallback === undefined ? undefined : this.figures.get(fallback),
      exact,
    );
  }

  /** A month's parameters; undefined for one that is beyond what was proved of all months, as one without a working day may be. */
  private parameters({ parameters }: Batch, scheme: SchemeRef, part: RowGroup): number[] | undefined {
    const given = monthParameters(this.engine, scheme, part);
    if (parameters.some((spec) => !fits(spec, given.get(spec.term)))) return undefined;
    return parameters.map((spec) => encodeValue(spec, given.get(spec.term)));
  }

  /** Rows whose month the rules of a later day divide, or may, go to `exact`. */
  private laterDays(scheme: SchemeRef, part: RowGroup, exact: Set<number>): void {
    for (const found of this.runner.changedRows(scheme, part)) {
      if (found === 'all') for (const row of part.rows) exact.add(row);
      if (typeof found !== 'object') continue;
      const { batch } = found;
      const inputs = this.inputs(found, scheme, part, exact);
      const outputs = batch.outputs.map((spec) => makeColumn(spec, part.rows.length));
      const parameters = this.parameters(batch, scheme, part);
      if (parameters !== undefined) batch.run(inputs, parameters, outputs, 0, part.rows.length);
      const told = [0, 1].map((k) => ({ differs: outputs[k], failed: outputs[batch.failed[k] ?? -1] }));
      part.rows.forEach((row, i) => {
        // Minutes that are given cannot be divided: the exact reading refuses a month that is cut, paid alike or not.
        const { differs, failed } = told[this.rows.hasMinutes(row) ? 1 : 0] ?? {};
        const isSame = parameters !== undefined && differs?.[i] === 0 && (failed?.[i] ?? 0) === 0;
        if (!isSame) exact.add(row);
      });
    }
  }

  /** The input columns of a month's rows; rows that no column holds go to `exact`. */
  inputs(
    made: Pick<MonthBatch, 'inputs'>,
    scheme: SchemeRef,
    part: RowGroup,
    exact: Set<number>,
    make: Make = (spec) => makeColumn(spec, part.rows.length),
  ): Column[] {
    const { rows: group, month, bound } = part;
    const asked = made.inputs.filter((one) => one.from === 'calendar');
    const withRows = asked.some(({ slot }) => slot !== undefined);
    const seen = asked.length > 0 ? this.calendar(scheme, part, exact, withRows) : undefined;
    const minutes = this.rows.minutes(this.engine.minuteSchemes(scheme, month, bound));
    return made.inputs.map((source) => {
      if (source.from === 'fact') return gather(this.fact(source.fact), group, make(source.fact.spec));
      const column = make(source.spec);
      if (source.from === 'earlier') this.earlier(scheme, source, group, exact, column);
      else if (source.from === 'scheme') this.otherScheme(source, group, exact, column);
      else {
        const { spec, name } = source;
        const given = minutes?.get(name);
        if (given !== undefined) gatherWithin(given, spec, group, column, exact);
        else if (seen !== undefined) {
          const table = Float64Array.from(seen.kinds.map((facts) => calendarFigure(facts, source)));
          gatherKinds(table, seen.kind, spec, group, column, exact);
        }
      }
      return column;
    });
  }

  /** What the calendar made of rows: the different figures, and which of them each row has. */
  private calendar(
    scheme: SchemeRef,
    part: RowGroup,
    exact: Set<number>,
    withRows: boolean,
  ): { readonly kinds: readonly MonthFacts[]; readonly kind: Int32Array } {
    const { rows: group } = part;
    const isOwn = this.rows.haveOwnDays(settingFactsOf(this.engine, scheme, part));
    const all = isOwn ? undefined : settingsOf(this.engine, scheme, part);
    const own = new Map<number, CalendarSettings>();
    const kinds: MonthFacts[] = [];
    const known = new Map<MonthFacts, number>();
    const kind = new Int32Array(group.length).fill(-1);
    const alike = this.rows.kinds;
    const places = new Int32Array(alike.count).fill(-1);
    for (let i = 0; i < group.length; i++) {
      const row = group[i] ?? 0;
      const number = alike.of[row] ?? -1;
      const place = places[number] ?? -1;
      if (place >= 0) {
        kind[i] = place;
        continue;
      }
      const facts = this.lookAt(row, { scheme, part, all, own, withRows }, exact);
      if (facts === undefined) continue;
      const at = known.get(facts) ?? kinds.push(facts) - 1;
      known.set(facts, at);
      kind[i] = at;
      if (number >= 0) places[number] = at;
    }
    return { kinds, kind };
  }

  private lookAt(
    row: number,
    { scheme, part, all, own, withRows }: CalendarLook,
    exact: Set<number>,
  ): MonthFacts | undefined {
    try {
      const number = this.rows.hoursNumber(row);
      const settings = all ?? own.get(number) ?? settingsOf(this.engine, scheme, part, this.rows.days(row));
      if (!Number.isNaN(number)) own.set(number, settings);
      return this.rows.calendar(row, scheme, settings, withRows);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      exact.add(row);
      return undefined;
    }
  }

  /** A fact's column over all rows, read once for all schemes and months that hold it alike. */
  private fact(asked: RequestedFact): Column {
    const known = this.facts.get(asked.spec.term);
    if (known?.column !== undefined && sameSpec(known.spec, asked.spec)) return known.column;
    const column =
      this.rows.fact(asked) ??
      makeColumn(asked.spec, this.rows.count).fill(encodeValue(asked.spec, asked.fallback));
    this.facts.set(asked.spec.term, { spec: asked.spec, column });
    return column;
  }

  /** A figure of an earlier month, under the scheme that then held; absent where there is no such month. */
  private earlier(
    scheme: SchemeRef,
    { term, months, part, spec }: Extract<InputSource, { from: 'earlier' }>,
    group: Int32Array,
    exact: Set<number>,
    column: Column,
  ): void {
    const before = this.monthsBefore(months);
    const { numerator, denominator } = this.of(scheme).retained(term);
    const [lo, hi] = [Number(spec.lo ?? -Infinity), Number(spec.hi ?? Infinity)];
    for (let i = 0; i < group.length; i++) {
      const row = group[i] ?? 0;
      const other = before[row] ?? -1;
      // Apart, for a pair would be an object for every row.
      const n = other < 0 ? Number.NaN : (numerator[other] ?? Number.NaN);
      const d = other < 0 ? 1 : (denominator[other] ?? 1);
      const value = part === 'over' ? n : part === 'under' ? d : (n * spec.scale) / d;
      column[i] = Number.isNaN(n) ? spec.absent : value;
      // What is infinite could not be worked out, or is beyond a column.
      const fits = Number.isSafeInteger(value) && Number.isFinite(n) && value >= lo && value <= hi;
      if (!Number.isNaN(n) && !fits) exact.add(row);
    }
  }

  private monthsBefore(months: number): Int32Array {
    const before = this.before.get(months) ?? rowsBefore(this.rows, months);
    this.before.set(months, before);
    return before;
  }

  /** Another scheme's figure of the same month. */
  private otherScheme(
    { scheme, term, spec }: Extract<InputSource, { from: 'scheme' }>,
    group: Int32Array,
    exact: Set<number>,
    column: Column,
  ): void {
    const { failed } = this.of(scheme);
    const { numerator, denominator } = this.of(scheme).retained(term);
    const [lo, hi] = [Number(spec.lo ?? -Infinity), Number(spec.hi ?? Infinity)];
    for (let i = 0; i < group.length; i++) {
      const row = group[i] ?? 0;
      const value = ((numerator[row] ?? Number.NaN) * spec.scale) / (denominator[row] ?? 1);
      column[i] = value;
      // What could not be worked out there is the exact reading's to refuse here.
      if (!(Number.isSafeInteger(value) && value >= lo && value <= hi) || failed.has(row)) exact.add(row);
    }
  }

  /** One row by the exact reading. */
  private exact(scheme: SchemeRef, row: number): void {
    if (this.of(scheme).failed.has(row)) return;
    try {
      const payslip = this.engine.payslip(this.rows.personMonth(row), scheme);
      this.of(scheme).put(row, payslip, retainedFigures(payslip, this.runner.retainedBy(scheme)));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.of(scheme).failed.set(row, error.problems);
    }
  }
}

/** How rows of a month are looked at: by the days and hours of all, or by each row's own. */
interface CalendarLook {
  readonly scheme: SchemeRef;
  readonly part: RowGroup;
  readonly all: CalendarSettings | undefined;
  /** Those found of single rows, by what these say of their hours. */
  readonly own: Map<number, CalendarSettings>;
  readonly withRows: boolean;
}

type CalendarInput = Extract<InputSource, { from: 'calendar' }>;

/** A figure of the calendar as its column holds it; infinite where none does. */
function calendarFigure(facts: MonthFacts, { name, slot, spec }: CalendarInput): number {
  if (slot !== undefined) return encoded(spec, rowValue(facts.rows, slot));
  const figure = monthFact(facts, name);
  return Number.isInteger(figure) ? figure * spec.scale : encoded(spec, exactCount(figure));
}

const encoded = (spec: CalendarInput['spec'], value: Value | undefined): number =>
  fits(spec, value) ? encodeValue(spec, value) : Number.POSITIVE_INFINITY;

/** Each row that some scheme failed on, with what the first such scheme says. */
function failures(schemes: readonly SchemeColumns[], rows: PersonMonthRows): ChunkFigures['failed'] {
  const failed = new Map<number, readonly Problem[]>();
  for (const one of schemes) {
    for (const [row, problems] of one.failed) if (!failed.has(row)) failed.set(row, problems);
  }
  return [...failed]
    .sort(([a], [b]) => a - b)
    .map(([row, problems]) => ({ row, problems: problems.map(rows.placed(row)) }));
}

/** Figures that later months look back at, as numerator and denominator; infinite where no column holds them. */
function retainedFigures(
  { evaluation, program }: Payslip,
  retained: ReadonlySet<string>,
): Map<string, readonly [numerator: number, denominator: number]> {
  const figures = new Map<string, readonly [number, number]>();
  for (const term of retained) {
    if (!program.index.has(term)) continue;
    const value = attempt(() => evaluation.value(term));
    const [n, d] = value !== undefined && isRatio(value) ? [Number(value.n), Number(value.d)] : [Infinity, 1];
    const held = Number.isSafeInteger(n) && Number.isSafeInteger(d);
    figures.set(term, held ? [n, d] : [Infinity, 1]);
  }
  return figures;
}

/** What was looked back at and is not there fails the month that looks, not this one. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

const sameSpec = (a: ColumnEncoding, b: ColumnEncoding): boolean =>
  a.storage === b.storage &&
  a.scale === b.scale &&
  a.lo === b.lo &&
  a.hi === b.hi &&
  a.choices?.join() === b.choices?.join();

/** The rows of each month, in their order. */
export function byMonth({ count, month }: PersonMonthRows): Map<Month, Int32Array> {
  const sizes = new Map<Month, number>();
  for (const one of month.subarray(0, count)) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  const groups = new Map([...sizes].map(([one, size]) => [one, { rows: new Int32Array(size), next: 0 }]));
  for (let row = 0; row < count; row++) {
    const group = groups.get(month[row] ?? 0);
    if (group !== undefined) group.rows[group.next++] = row;
  }
  return new Map([...groups].map(([one, { rows }]) => [one, rows]));
}
