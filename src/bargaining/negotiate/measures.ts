import { countHeads, isReached } from '../../run/winners-and-losers.ts';

/**
 * What a package is measured by, all against the first scheme over all months: `비용` the won it costs more, by
 * the lines of cost; the others by the line that people are compared by. `미달인월` counts person-months with a
 * finding that may not be, `총변화` the won that all people together have more.
 */
export const measureNames = [
  '비용',
  '줄어드는사람',
  '최대손실',
  '늘어나는사람',
  '최소변화',
  '미달인월',
  '총변화',
] as const;
export type Measure = (typeof measureNames)[number];

export const measures: Readonly<
  Record<Measure, { readonly unit: '원' | '명' | '인월'; readonly better: 'less' | 'more' }>
> = {
  비용: { unit: '원', better: 'less' },
  줄어드는사람: { unit: '명', better: 'less' },
  최대손실: { unit: '원', better: 'less' },
  늘어나는사람: { unit: '명', better: 'more' },
  /** The change of whoever fares worst among those covered or moved; below 0 for a loss. */
  최소변화: { unit: '원', better: 'more' },
  미달인월: { unit: '인월', better: 'less' },
  총변화: { unit: '원', better: 'more' },
};

/** One package's figures, in the order of `measureNames`. */
export type PackageMeasures = readonly [number, number, number, number, number, number, number];

export const measureOf = (figures: ArrayLike<number>, measure: Measure): number =>
  figures[measureNames.indexOf(measure)] ?? Number.NaN;

/** What a package comes to, from each person's change and whether the scheme covers them in any month. */
export function figuresOf(
  cost: number,
  changes: Float64Array,
  covered: Uint8Array,
  belowFloor: number,
): PackageMeasures {
  const { lose, gain } = countHeads(changes, covered);
  let [least, worst, sum] = [0, Number.POSITIVE_INFINITY, 0];
  for (let p = 0; p < changes.length; p++) {
    const change = changes[p] ?? 0;
    sum += change;
    if (change < least) least = change;
    if (change < worst && isReached(covered[p] === 1, change)) worst = change;
  }
  return [cost, lose, 0 - least, gain, worst === Number.POSITIVE_INFINITY ? 0 : worst, belowFloor, sum];
}
