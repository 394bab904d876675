import type { Attribution } from '../columns/attribution/attribution.ts';

/** What no change moves, as files call it. */
export const rest = '그 밖';

/** The parts of a difference by name, the last of them what no change moves. */
export const partNames = ({ changes }: Attribution): readonly string[] => [...changes, rest];

/** Amounts by part and by total, as JSON writes them. `of`: won by total and part. */
export const partsJson = (
  names: readonly string[],
  totals: readonly string[],
  of: readonly (readonly number[])[],
): Record<string, Record<string, number>> =>
  Object.fromEntries(
    names.map((name, i) => [name, Object.fromEntries(totals.map((total, t) => [total, of[t]?.[i] ?? 0]))]),
  );
