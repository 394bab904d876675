/**
 * Base pay and overtime of a month in which base pay, the hours of the contract, or both change, worked out a second time from
 * the law and docs/estimate.md, without the engine: base pay by calendar days of each part while employed, overtime by the
 * ordinary hourly wage of the day worked. Of the current scheme: Monday to Friday, overtime beyond eight hours a day, for a short-hours
 * contract beyond its own day (기간제법 제6조 제3항); leave of absence is unpaid and taken off by calendar days.
 */
import { addDays } from './days.ts';
import { type Fraction, over, plus, times, wholeBelow } from './fraction.ts';

/** What holds from a day on. */
export interface Terms {
  readonly from: string;
  /** Won a month. */
  readonly base: number;
  /** Hours a week; 40 is full time. */
  readonly hours: number;
}

export interface ChangedMonth {
  /** YYYY-MM. */
  readonly month: string;
  readonly hired: string;
  readonly left: string;
  /** Ascending; the first from the month's first day or before. */
  readonly terms: readonly [Terms, ...Terms[]];
  /** Unpaid leave, both ends included. */
  readonly away?: { readonly from: string; readonly to: string };
  /** Minutes worked on days of five eights, all of them beyond the day's schedule where it is the contract's. */
  readonly worked: readonly { readonly day: string; readonly minutes: number }[];
}

const f = (n: number, d = 1): Fraction => [BigInt(n), BigInt(d)];
/** Half up, to the won; never below 0 here. */
const won = (value: Fraction): number => Number(wholeBelow(plus(value, [1n, 2n])));

/** 통상임금 산정 기준시간: 209 of full time; else (week + rest day) × 365 ÷ 7 ÷ 12, the rest day none below fifteen hours. */
function monthHours(hours: number): Fraction {
  if (hours >= 40) return f(209);
  const week = f(Math.round(hours * 4), 4);
  const rest = hours < 15 ? f(0) : times(week, f(8, 40));
  return times(plus(week, rest), f(365, 84));
}

/** Days of a month, as YYYY-MM-DD. */
function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

/** The parts of a month, as far as base or hours differ from one to the next. */
function partsOf({
  month,
  hired,
  terms: [first, ...later],
}: ChangedMonth): { terms: Terms; days: string[] }[] {
  const parts: { terms: Terms; days: string[] }[] = [];
  const all = daysOf(month);
  let held = first;
  let rest = [...later];
  for (const day of all) {
    // What changes before the first day employed holds from the start.
    const known = rest.filter(({ from }) => from <= (day < hired ? hired : day));
    const now = known.at(-1) ?? held;
    rest = rest.filter((one) => !known.includes(one));
    const isOther = now.base !== held.base || now.hours !== held.hours;
    held = now;
    if (parts.length === 0 || isOther) parts.push({ terms: now, days: [] });
    parts.at(-1)?.days.push(day);
  }
  return parts;
}

/** Base pay and overtime pay, each part rounded by itself. */
export function pay(given: ChangedMonth): { readonly 기본급: number; readonly 연장수당: number } {
  const { month, hired, left, away, worked } = given;
  const length = daysOf(month).length;
  let [base, extra] = [0, 0];
  for (const { terms, days } of partsOf(given)) {
    const employed = days.filter((day) => day >= hired && day <= left);
    const off = away === undefined ? [] : employed.filter((day) => day >= away.from && day <= away.to);
    const of = (some: number): number => won(f(terms.base * some, length));
    base += terms.base - of(length - employed.length) - of(off.length);
    const daily = (terms.hours / 5) * 60;
    const minutes = worked.reduce(
      (sum, one) => sum + (employed.includes(one.day) ? Math.max(0, one.minutes - daily) : 0),
      0,
    );
    const hourly = over(f(terms.base), monthHours(terms.hours));
    extra += won(times(times(hourly, f(3, 2)), f(minutes, 60)));
  }
  return { 기본급: base, 연장수당: extra };
}
