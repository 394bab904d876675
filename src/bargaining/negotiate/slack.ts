import { betters, broken } from './front.ts';
import type { Grid, Places } from './grid.ts';
import { measureOf, type PackageMeasures } from './measures.ts';
import type { Negotiation, PackageConstraint } from './negotiation.ts';

/** How far one lever may move alone: the last places at which all limits hold, and what breaks one grain on. */
export interface Slack {
  readonly lever: number;
  readonly from: number;
  readonly to: number;
  /** Empty where the lever's range ends. */
  readonly brokenBelow: readonly PackageConstraint[];
  readonly brokenAbove: readonly PackageConstraint[];
}

type PackageLookup = (places: Places) => PackageMeasures;

export const slackOf = (
  places: Places,
  grid: Grid,
  limits: readonly PackageConstraint[],
  look: PackageLookup,
): Slack[] =>
  places.map((_, lever) => {
    const [below, above] = [-1, 1].map((way) => reach(places, lever, way, grid, limits, look));
    return {
      lever,
      from: below?.last ?? 0,
      to: above?.last ?? 0,
      brokenBelow: below?.broken ?? [],
      brokenAbove: above?.broken ?? [],
    };
  });

function reach(
  places: Places,
  lever: number,
  way: number,
  grid: Grid,
  limits: readonly PackageConstraint[],
  look: PackageLookup,
): { readonly last: number; readonly broken: readonly PackageConstraint[] } {
  for (let by = way; ; by += way) {
    const next = grid.moved(places, lever, by);
    const last = (places[lever] ?? 0) + by - way;
    if (next === undefined) return { last, broken: [] };
    const fails = broken(look(next), limits);
    if (fails.length > 0) return { last, broken: fails };
  }
}

/**
 * The limits that hold a package where it is: those it just meets, and those that a move of one lever by one grain
 * would break though it betters a goal.
 */
export function bindingLimits(
  places: Places,
  grid: Grid,
  { limits, goals }: Pick<Negotiation, 'limits' | 'goals'>,
  look: PackageLookup,
): readonly PackageConstraint[] {
  const own = look(places);
  const held = new Set(
    limits.filter(({ measure, amount }) => measure !== '미달인월' && measureOf(own, measure) === amount),
  );
  for (const lever of places.keys()) {
    for (const way of [-1, 1]) {
      const next = grid.moved(places, lever, way);
      if (next === undefined) continue;
      const figures = look(next);
      if (betters(figures, own, goals)) for (const limit of broken(figures, limits)) held.add(limit);
    }
  }
  return limits.filter((limit) => held.has(limit));
}
