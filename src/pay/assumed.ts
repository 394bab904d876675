import { isoMonth, type Month } from '../calendar/date.ts';
import { type AssumedValue, assumedHolidays, assumedValues } from '../rules/assumptions.ts';
import type { DatedEntry } from '../rules/model.ts';
import type { SchemePrograms } from './scheme-programs.ts';
import type { SchemeRef } from './scheme-ref.ts';

/** Everything assumed on which schemes rest in some months, each once. @throws ProblemError where one cannot be put together */
export function assumedIn(
  engine: SchemePrograms,
  schemes: readonly SchemeRef[],
  months: readonly Month[],
): readonly AssumedValue[] {
  const used: (readonly [term: string, entry: DatedEntry | undefined])[] = [];
  for (const scheme of schemes)
    for (const month of months)
      for (const [term, { entry }] of engine.schemeMonth(scheme, month).program.terms)
        used.push([term, entry]);
  const first = months.find((month) => engine.calendar.assumes(month));
  return [...(first === undefined ? [] : [assumedHolidays(isoMonth(first))]), ...assumedValues(used)];
}
