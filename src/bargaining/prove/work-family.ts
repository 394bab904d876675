import { payMonth } from '../../calendar/interface.ts';
import { exactCount } from '../../calendar/month.ts';
import type { DayPattern } from '../../calendar/types.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import { clockText, isoDay, spanText } from '../../formula/civil.ts';
import { type Ratio, ratio } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import { ownName } from '../../pay/side-by-side.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { Bounds } from '../../readings/bound.ts';
import { between } from '../../readings/interval.ts';
import { dayParts } from '../../rules/leave-parts.ts';
import type { TermRule } from '../../rules/model.ts';
import {
  changeOf,
  reachableDays,
  usualHours,
  type WorkQuantity,
  type WorkScope,
  workedOtherwise,
} from '../solve/work.ts';
import { type Dimension, type FactAssignment, numberValues } from './dimension.ts';

/** A place on each dimension of the work, both ends included. */
export type WorkBox = readonly (readonly [number, number])[];

const closing = '근무종료' satisfies WorkQuantity;
const daysOff = '휴일근무일수' satisfies WorkQuantity;
const midnight = 24 * 60;

/**
 * The work records among which counter-examples are looked for: every day to the same time, and some holidays besides.
 * Every scheme reads the same one, so that no minutes of one stand beside minutes of another that no work gives both.
 */
export class WorkFamily {
  readonly dimensions: readonly [Dimension, Dimension];
  private readonly scope: WorkScope;
  private readonly read: readonly {
    readonly scheme: string;
    /** By their names in the scheme's program and in that of all. */
    readonly names: readonly (readonly [string, string])[];
  }[];
  /** What each scheme makes of the work, by holidays and closing time. */
  private readonly rows = new Map<number, ReadonlyMap<string, readonly number[]>>();
  private readonly hulls = new Map<string, ReadonlyMap<string, Bounds>>();

  /** `person`: of whom nothing is said. `all`: the schemes and those they fall back on. */
  constructor(engine: Engine, person: PersonMonth, schemes: readonly string[], all: readonly string[]) {
    this.scope = { engine, person, schemes };
    this.read = all.map((scheme) => {
      const program = engine.openProgram(person, scheme);
      const own = [...program.terms].filter(([, { rule }]) => follows(rule));
      return { scheme, names: own.map(([name]) => [name, ownName(program, name)] as const) };
    });
    const hours = usualHours(this.scope);
    const { holidays } = reachableDays(this.scope, hours);
    const first = Math.max(hours.from + 1, ...hours.breaks.map(({ to }) => to));
    const last = Math.max(midnight, first);
    this.dimensions = [
      workDimension(
        closing,
        '시각',
        { kind: 'time' },
        numberValues(ratio(first), ratio(last), ratio(1), undefined),
      ),
      workDimension(
        daysOff,
        '일',
        { kind: 'number', unit: new Map([['일', 1]]) },
        numberValues(ratio(0), ratio(holidays.length), ratio(1), ratio(0)),
      ),
    ];
  }

  /** What every fact that follows from the work can be in a box. */
  within(box: WorkBox): ReadonlyMap<string, Bounds> {
    const key = box.join();
    const known = this.hulls.get(key) ?? this.hull(box);
    this.hulls.set(key, known);
    return known;
  }

  private hull([close = [0, 0], off = [0, 0]]: WorkBox): ReadonlyMap<string, Bounds> {
    const ends = new Map<string, { lo: number; hi: number; whole: boolean }>();
    for (let days = off[0]; days <= off[1]; days++)
      for (const [term, values] of this.row(days)) {
        const one = ends.get(term) ?? { lo: Infinity, hi: -Infinity, whole: true };
        ends.set(term, one);
        for (let at = close[0]; at <= close[1]; at++) {
          const value = values[at] ?? 0;
          one.lo = Math.min(one.lo, value);
          one.hi = Math.max(one.hi, value);
          one.whole &&= Number.isInteger(value);
        }
      }
    return new Map(
      [...ends].map(([term, { lo, hi, whole }]) => {
        const within = between(exactCount(lo), exactCount(hi));
        return [term, { kind: 'number', within, grain: ratio(1, whole ? 1 : dayParts) }];
      }),
    );
  }

  private row(days: number): ReadonlyMap<string, readonly number[]> {
    const known = this.rows.get(days) ?? this.makeRow(days);
    this.rows.set(days, known);
    return known;
  }

  private makeRow(days: number): ReadonlyMap<string, readonly number[]> {
    const row = new Map<string, number[]>();
    const [close] = this.dimensions;
    for (let at = 0; at < close.values.size; at++) {
      const person = this.person(close.values.at(at), ratio(days));
      for (const { scheme, names } of this.read) {
        const facts = this.scope.engine.openFacts(person, scheme);
        for (const [name, term] of names) {
          const values = row.get(term) ?? [];
          if (at === 0) row.set(term, values);
          const value = facts.get(name);
          values.push(value !== undefined && isRatio(value) ? Number(value.n) / Number(value.d) : 0);
        }
      }
    }
    return row;
  }

  private person(end: Value | undefined, days: Value | undefined): PersonMonth {
    const work = new Map<WorkQuantity, Ratio>();
    if (end !== undefined && isRatio(end)) work.set(closing, end);
    if (days !== undefined && isRatio(days)) work.set(daysOff, days);
    return workedOtherwise(this.scope, changeOf(work));
  }

  /** The work of some inputs, as an estimate's input writes it. */
  input(given: FactAssignment): Readonly<Record<string, unknown>> {
    const [close, off] = this.dimensions;
    const { pattern, shifts } = this.person(given.get(close), given.get(off)).record;
    return {
      ...(pattern && { 근무시간대: hoursInput(pattern) }),
      ...(shifts.length > 0 && {
        근무일지: shifts.map((shift) => ({
          일자: isoDay(shift.day),
          ...hoursInput(shift),
          ...(shift.approved !== undefined && { 승인연장: shift.approved }),
        })),
      }),
    };
  }
}

/** Whether a fact is a count that follows from the work. */
const follows = ({ fact, name }: TermRule): boolean =>
  fact?.from === '파생' && fact.slot === undefined && name !== payMonth;

const hoursInput = ({ from, to, breaks }: DayPattern): Readonly<Record<string, unknown>> => ({
  시작: clockText(from),
  종료: clockText(to),
  ...(breaks.length > 0 && {
    휴게: breaks.map(spanText),
  }),
});

const workDimension = (
  name: string,
  unit: string,
  type: Dimension['type'],
  values: Dimension['values'],
): Dimension => ({
  // No fact of the rules: what follows from it is.
  term: `/${name}`,
  name,
  unit,
  type,
  role: 'work',
  bears: true,
  values,
  plain: values.at(0),
});
