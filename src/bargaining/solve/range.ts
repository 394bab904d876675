import { display } from '../../formula/display.ts';
import {
  add,
  compareRatios,
  divide,
  isWhole,
  multiply,
  type Ratio,
  ratio,
  roundTo,
  subtract,
  zero,
} from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import { takeClock, takeNumber } from '../../people/cells/problems.ts';
import type { Problems } from '../../problem/problem.ts';
import type { Lang } from '../../problem/text.ts';

/** Values in equal steps: from, from + step … */
export interface StepRange {
  readonly from: Ratio;
  readonly step: Ratio;
  readonly size: number;
}

export const leverValueAt = ({ from, step }: StepRange, index: number): Ratio =>
  add(from, multiply(step, ratio(index)));

/** The place of a value in a range; undefined where it stands on none. */
export function indexOf({ from, step, size }: StepRange, value: Ratio): number | undefined {
  const steps = divide(subtract(value, from), step);
  const index = Number(steps.n);
  return isWhole(steps) && index >= 0 && index < size ? index : undefined;
}

/** What rules say of a lever's values. */
export interface LeverLimits {
  readonly from: Ratio;
  readonly to: Ratio;
  readonly step: Ratio;
  readonly min?: Ratio | undefined;
  readonly max?: Ratio | undefined;
  /** Values are multiples of it, from `min` or 0 on; undefined where the rules leave that open. */
  readonly grain?: Ratio | undefined;
}

/** What was asked of a lever's values: `0..3000`, and the step. */
export interface RangeQuery {
  readonly range?: string | undefined;
  readonly step?: string | undefined;
}

/** A lever's values: those asked for, else all that the rules take. What is wrong goes to `problems`. */
export function rangeFor(
  { name, unit, type }: { readonly name: string; readonly unit: string; readonly type: Type },
  limits: LeverLimits,
  asked: RangeQuery,
  problems: Problems,
): StepRange | undefined {
  const before = problems.list.length;
  const number = (text: string, term: string): Ratio | undefined =>
    takeNumber(text, stepUnit(unit), { term, at: undefined }, problems);
  const end = (text: string): Ratio | undefined => {
    if (type.kind !== 'time') return number(text, '--range');
    const minutes = takeClock(text, { term: '--range', at: undefined }, problems);
    return minutes === undefined ? undefined : ratio(minutes);
  };
  const ends = asked.range === undefined ? undefined : endsOf(asked.range, problems);
  const from = ends === undefined ? limits.from : end(ends[0]);
  const to = ends === undefined ? limits.to : end(ends[1]);
  const step = asked.step === undefined ? limits.step : number(asked.step, '--step');
  if (problems.list.length > before || from === undefined || to === undefined || step === undefined)
    return undefined;
  const shown = (value: Ratio): string => display(value, type, unit);
  const stepShown = (value: Ratio): string => leverStepText({ type, unit }, value);
  const values = { name, from: shown(from), to: shown(to), step: stepShown(step) };
  const { min, max, grain } = limits;
  if (asked.range === undefined && compareRatios(from, to) === 0 && from.n === 0n) {
    problems.add('range-needed', { term: '--range', values: { name, now: shown(from) } });
    return undefined;
  }
  if (step.n <= 0n) {
    problems.add('below-minimum', {
      term: '--step',
      values: { text: stepShown(step), min: stepShown(limits.step) },
    });
    return undefined;
  }
  if ((min && compareRatios(from, min) < 0) || (max && compareRatios(to, max) > 0)) {
    const ends = { min: min ? shown(min) : '', max: max ? shown(max) : '' };
    problems.add('range-outside', { term: '--range', values: { ...values, ...ends } });
    return undefined;
  }
  const offGrain = grain && [subtract(from, min ?? zero), step].some((one) => !isWhole(divide(one, grain)));
  if (offGrain === true) {
    problems.add('range-off-grain', { term: '--range', values: { ...values, grain: stepShown(grain) } });
    return undefined;
  }
  const steps =
    compareRatios(from, to) <= 0 ? roundTo(divide(subtract(to, from), step), ratio(1), 'floor') : undefined;
  if (steps === undefined) {
    problems.add('empty-lever-range', { term: '--range', values });
    return undefined;
  }
  return { from, step, size: Number(steps.n) + 1 };
}

/** Clocks are minutes apart. */
const stepUnit = (unit: string): string => (unit === '시각' ? '분' : unit);

/** How far apart two values are, with the unit. */
export const leverStepText = (
  { type, unit }: { readonly type: Type; readonly unit: string },
  value: Ratio,
  lang: Lang = 'ko',
): string =>
  display(value, type.kind === 'time' ? { kind: 'number', unit: 'any' } : type, stepUnit(unit), lang);

function endsOf(text: string, problems: Problems): readonly [string, string] | undefined {
  const [from, to, ...more] = text.split(/\.\.|~/);
  if (from !== undefined && to !== undefined && more.length === 0 && from.trim() !== '' && to.trim() !== '')
    return [from, to];
  problems.add('bad-range', { term: '--range', values: { text } });
  return undefined;
}
