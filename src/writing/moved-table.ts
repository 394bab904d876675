import type { Lang } from '../problem/text.ts';
import type { SchemeSummary } from '../run/summary.ts';
import { change } from './amount.ts';
import { table } from './table.ts';
import { word } from './words.ts';

const right = 'right' as const;

/** What each change moved, total by total; totals that nothing moves are left out. */
export function movedTable(
  totals: readonly string[],
  byChange: SchemeSummary['byChange'],
  lang: Lang,
  columns: number,
): string {
  const shown = totals.flatMap((term, t) =>
    t === 0 || byChange.some(({ amounts }) => amounts[t] !== 0) ? [{ term, t }] : [],
  );
  const sum = (t: number): number => byChange.reduce((all, { amounts }) => all + (amounts[t] ?? 0), 0);
  const parts = byChange.filter(
    ({ change: name, amounts }) =>
      name !== undefined || byChange.length === 1 || amounts.some((one) => one !== 0),
  );
  const rows = parts.map(({ change: name, amounts }) => [
    name ?? word(lang, byChange.length === 1 ? 'wholeScheme' : 'rest'),
    ...shown.map(({ t }) => change(amounts[t] ?? 0)),
  ]);
  return table(
    [{ head: word(lang, 'changed') }, ...shown.map(({ term }) => ({ head: term, align: right }))],
    [...rows, [word(lang, 'sum'), ...shown.map(({ t }) => change(sum(t)))]],
    columns,
  );
}
