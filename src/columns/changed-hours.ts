import { differsFrom, sameCycle } from '../pay/hours-history.ts';
import type { Chunk, RowDetail } from '../people/table/chunk.ts';
import { monthAlone } from '../people/table/person-month.ts';

/**
 * The rows of whom the months before, or what is known to have held before them, say other hours of work: what their service then comes
 * to, no column holds. `terms`: the facts on which hours a week rest.
 */
export function rowsOfChangedHours(chunk: Chunk, terms: readonly string[]): ReadonlySet<number> {
  const { rows, details, facts, pattern, patterns, person } = chunk;
  const found = new Set<number>();
  const columns = terms.flatMap((term) => facts.get(term)?.values ?? []);
  const cycleOf = (row: number) => patterns[pattern?.[row] ?? -1]?.cycle;
  const hasCycles = patterns.some(({ cycle }) => cycle !== undefined);
  // Months begun with hours that a column does not hold, or that change within.
  const saysMore = (detail: RowDetail | undefined): boolean =>
    detail?.changes !== undefined || terms.some((term) => detail?.beyond?.has(term) === true);
  if (columns.length > 0 || hasCycles || details?.some(saysMore))
    for (let row = 1; row < rows; row++) {
      if (person[row] !== person[row - 1]) continue;
      const isOther =
        found.has(row - 1) ||
        columns.some((values) => !Object.is(values[row], values[row - 1])) ||
        (hasCycles && !sameCycle(cycleOf(row), cycleOf(row - 1))) ||
        saysMore(details?.[row]) ||
        saysMore(details?.[row - 1]);
      if (isOther) found.add(row);
    }
  details?.forEach((detail, row) => {
    if (detail?.past === undefined) return;
    const cycle = cycleOf(row);
    const now = { facts: monthAlone(chunk, row).facts, hours: cycle ? { cycle } : {} };
    if (differsFrom(detail.past, now, terms)) found.add(row);
  });
  return found;
}
