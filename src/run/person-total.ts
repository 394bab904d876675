import {
  type Attribution,
  type CoalitionValues,
  divideDifference,
} from '../columns/attribution/attribution.ts';
import type { RunLine } from '../columns/lines.ts';

/** One person over all months of a run. */
export interface PersonTotal {
  readonly id: string;
  readonly months: number;
  /** By scheme: won by line, in the order of the run's lines. */
  readonly totals: readonly (readonly number[])[];
  /** By scheme: in how many months it covered the person. */
  readonly covered: readonly number[];
  /** By scheme: gross total less the first scheme's, in won. */
  readonly differences: readonly number[];
  /** By scheme after the first and by total: won by change, as `divide` gives them. */
  readonly parts: readonly (readonly (readonly number[])[])[];
}

/** A person's totals, and how their differences are divided. */
export function personTotal(
  one: Omit<PersonTotal, 'differences' | 'parts'>,
  lines: readonly RunLine[],
  attributions: readonly Attribution[],
  coalitionValues: CoalitionValues,
): PersonTotal {
  const totals = lines.flatMap(({ isTotal }, l) => (isTotal ? [l] : []));
  const [gross = -1] = totals;
  const first = one.totals[0] ?? [];
  return {
    ...one,
    differences: one.totals.map((own) => (own[gross] ?? 0) - (first[gross] ?? 0)),
    parts: attributions.map((attribution, i) =>
      totals.map((l, t) =>
        divideDifference(
          attribution,
          coalitionValues[i]?.[t] ?? [],
          first[l] ?? 0,
          one.totals[i + 1]?.[l] ?? 0,
        ),
      ),
    ),
  };
}
