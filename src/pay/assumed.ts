import { type Month, parseMonth } from '../calendar/date.ts';
import type { HolidayCalendar } from '../calendar/days.ts';
import { holidayFacts } from '../calendar/leave-facts.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { type AssumedValue, assumedHolidays, assumedValues } from '../rules/assumptions.ts';
import type { RuleSet } from '../rules/model.ts';
import type { Comparison } from './comparison.ts';
import { schemeFacts } from './scheme-facts.ts';
import type { SchemePrograms } from './scheme-programs.ts';
import { fallbackOf, type SchemeRef } from './scheme-ref.ts';

/** Whether anything is assumed at all. */
export const assumesAnything = ({ provisions, holidays }: RuleSet): boolean =>
  holidays.some(({ assumed }) => assumed === true) ||
  provisions.some(({ terms }) =>
    terms.some(({ entries = [] }) => entries.some(({ assumed }) => assumed === true)),
  );

/** Everything assumed on which a scheme rests in its month, its holidays first. */
export function assumedOf({ terms, month }: SchemeProgram, calendar: HolidayCalendar): AssumedValue[] {
  const isAssumed = calendar.assumes(parseMonth(month) ?? 0);
  const used = [...terms].map(([term, { entry }]) => [term, entry] as const);
  return [
    ...(isAssumed ? [assumedHolidays(month, holidayFacts(calendar.leave))] : []),
    ...assumedValues(used),
  ];
}

/** What several rest on, each once. Of holidays the first month is told. */
export function assumedTogether(lists: Iterable<readonly AssumedValue[]>): AssumedValue[] {
  const found = new Map<string, AssumedValue>();
  for (const list of lists)
    for (const one of list) {
      const key = one.facts !== undefined ? one.term : `${one.term} ${one.from}`;
      const known = found.get(key);
      if (known === undefined || one.from < known.from) found.set(key, one);
    }
  const order = ({ term, from, facts }: AssumedValue): string =>
    facts === undefined ? `${term} ${from}` : '';
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** What payslips side by side rest on. */
export const assumedBeside = ({ payslips }: Comparison): AssumedValue[] =>
  assumedTogether(payslips.map(({ assumed }) => assumed));

/**
 * Everything assumed on which schemes rest in some months, and those schemes whose figures they take.
 * @throws ProblemError where one cannot be put together
 */
export function assumedIn(
  engine: SchemePrograms,
  schemes: readonly SchemeRef[],
  months: readonly Month[],
): AssumedValue[] {
  const found: AssumedValue[][] = [];
  for (const month of months) {
    const all = new Set(schemes);
    // What is added while it goes is visited, too.
    for (const scheme of all) {
      const { program } = engine.schemeMonth(scheme, month);
      found.push(assumedOf(program, engine.calendar));
      const others = [fallbackOf(scheme, program), ...schemeFacts(program).map((one) => one.scheme)];
      for (const one of others) if (one !== undefined) all.add(one);
    }
  }
  return assumedTogether(found);
}
