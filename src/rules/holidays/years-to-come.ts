import { type Day, firstDay, yearOfDay } from '../../formula/date.ts';
import type { Holiday, RuleSet } from '../model.ts';
import { lastLunarYear } from './lunar.ts';
import { holidaysOf } from './make-holidays.ts';

/** The years that are known: they have 1 January. A day of one's own alone says nothing of the others. */
export const knownYears = (holidays: readonly Holiday[]): ReadonlySet<number> =>
  new Set(
    holidays
      .map(({ day }) => day)
      .filter(isNewYear)
      .map(yearOfDay),
  );

const isNewYear = (day: Day): boolean => day === firstDay(yearOfDay(day) * 12);

/** The last year of which a calendar is known, or can be worked out. */
export const lastYear = ({ holidays }: Pick<RuleSet, 'holidays'>): number =>
  Math.max(lastLunarYear, ...knownYears(holidays));

/** The holidays that are listed, and for each later year that is not those that follow from the rules, where lunar dates are known. */
export function withYearsToCome({ holidays, holidayRules }: RuleSet): Holiday[] {
  const listed = holidays.filter(({ assumed }) => assumed !== true);
  const years = knownYears(listed);
  const made: Holiday[] = [];
  // A table of a year far off says nothing of those between.
  for (let year = Math.min(...years) + 1; years.size > 0 && year <= lastLunarYear; year++)
    if (!years.has(year))
      made.push(...holidaysOf(year, holidayRules).map((one) => ({ ...one, assumed: true as const })));
  return [...listed, ...made];
}
