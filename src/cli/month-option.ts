import { isoMonth, type Month } from '../calendar/date.ts';
import { takeMonth } from '../people/cells/problems.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { text } from './text-option.ts';

/** The month of --month; a scenario of one month needs none. @throws ProblemError */
export function monthAsked(options: Readonly<Record<string, unknown>>, months: readonly Month[]): Month {
  const asked = text(options, 'month');
  const [only] = months;
  if (asked === undefined && only !== undefined && months.length === 1) return only;
  const [first, last] = [months[0] ?? 0, months.at(-1) ?? 0].map(isoMonth);
  if (asked === undefined)
    throw new ProblemError([problem('needs-option', { values: { option: `--month (${first}…${last})` } })]);
  const problems = new Problems();
  const month = takeMonth(asked, { term: '--month' }, problems);
  if (month !== undefined && !months.includes(month))
    problems.add('outside-months', {
      term: '--month',
      values: { found: isoMonth(month), from: first ?? '', to: last ?? '' },
    });
  problems.throwIfAny();
  return month ?? 0;
}
