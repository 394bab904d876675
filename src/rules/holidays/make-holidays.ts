import { addMonths, type Day, daysIn, firstDay, yearOfDay } from '../../formula/date.ts';
import { weekday } from '../../formula/weekday.ts';
import type { ElectionRule, Holiday, HolidayRule, HolidayRules } from '../model.ts';
import { lunarDay } from './lunar.ts';

/** A holiday of a year with the rule that it comes of. */
interface Made extends Holiday {
  readonly rule: HolidayRule;
}

/** The holidays that a year has by rules, in the order of their days. */
export function holidaysOf(year: number, rules: readonly HolidayRules[]): Holiday[] {
  const days = rules.flatMap((one) => one.days.flatMap((rule) => daysOf(rule, year)));
  const own: Holiday[] = days.map(({ day, name, kind }) => ({ day, name, kind }));
  const taken = new Set(own.map(({ day }) => day));
  const substitutes = rules.flatMap((one) => substitutesOf(one, days, taken));
  const elections = rules.flatMap((one) => one.elections.flatMap((rule) => electionsOf(rule, year, taken)));
  return [...own, ...substitutes, ...elections].sort((a, b) => a.day - b.day);
}

function daysOf(rule: HolidayRule, year: number): Made[] {
  const day = dayIn(rule, year);
  const { name, kind, from = day, until = day } = rule;
  if (day === undefined || from === undefined || until === undefined || day < from || day > until) return [];
  return [
    ...rule.before.map((one, i) => ({ day: day - i - 1, name: one, kind, rule })).reverse(),
    { day, name, kind, rule },
    ...rule.after.map((one, i) => ({ day: day + i + 1, name: one, kind, rule })),
  ];
}

function dayIn({ month, date, isLunar }: HolidayRule, year: number): Day | undefined {
  if (isLunar) return lunarDay(year, month, date);
  const first = year * 12 + month - 1;
  return date > daysIn(first) ? undefined : firstDay(first) + date - 1;
}

/**
 * 대체공휴일, in the order of the days that they stand for: the first day behind that is neither a holiday nor of a
 * weekday that is skipped (관공서의 공휴일에 관한 규정 제3조). Holidays that share a day have one between them, as
 * 2025-05-05 had. What is found is taken.
 */
function substitutesOf(
  { days: own, substitute }: HolidayRules,
  all: readonly Made[],
  taken: Set<Day>,
): Holiday[] {
  if (substitute === undefined) return [];
  const { kind, skips } = substitute;
  const found: Holiday[] = [];
  const due = all
    .filter((one) => own.includes(one.rule) && isReplaced(one, all))
    .sort((a, b) => a.day - b.day);
  for (const [i, { day: lost, rule }] of due.entries()) {
    if (due[i - 1]?.day === lost) continue;
    let day = lost + 1;
    while (taken.has(day) || skips.includes(weekday(day))) day++;
    taken.add(day);
    found.push({ day, name: `${kind}(${rule.name})`, kind });
  }
  return found;
}

/** Whether a day falls on a weekday, or on another holiday of its kind, for which the law gives another. */
function isReplaced({ day, kind, rule }: Made, all: readonly Made[]): boolean {
  const { substitute } = rule;
  if (substitute === undefined || day < (substitute.from ?? day)) return false;
  return (
    substitute.weekdays.includes(weekday(day)) ||
    all.some((other) => other.day === day && other.kind === kind && other.rule !== rule)
  );
}

/**
 * Elections at the end of a term (공직선거법 제34조): the first such weekday from so many days before the term ends on,
 * a week later where that day, or one beside it, is a holiday.
 */
function electionsOf(rule: ElectionRule, year: number, taken: ReadonlySet<Day>): Holiday[] {
  const { name, kind, ends, years, days } = rule;
  return termEnds(ends, years, year).flatMap((end) => {
    const first = end - days;
    const day = first + ((rule.weekday - weekday(first) + 7) % 7);
    const isBesideHoliday = [day - 1, day, day + 1].some((one) => taken.has(one));
    const held = isBesideHoliday ? day + 7 : day;
    return yearOfDay(held) === year ? [{ day: held, name, kind }] : [];
  });
}

/** The ends of terms in a year and the next, whose elections may lie in the year. */
function termEnds(ends: Day, years: number | undefined, year: number): Day[] {
  const first = yearOfDay(ends);
  return [year, year + 1].flatMap((one) => {
    const isEnd = one === first || (years !== undefined && one > first && (one - first) % years === 0);
    return isEnd ? [addMonths(ends, 12 * (one - first))] : [];
  });
}
