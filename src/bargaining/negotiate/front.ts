import { type Goal, goalFigure } from './goal.ts';
import { measureOf, type PackageMeasures } from './measures.ts';
import type { PackageConstraint } from './negotiation.ts';
import type { PackageStore } from './store.ts';

/** A package that no other betters, and how many come to the very same. */
export interface FrontPackage {
  readonly at: number;
  readonly same: number;
}

export const keeps = (figures: PackageMeasures, { measure, side, amount }: PackageConstraint): boolean =>
  side === '이하' ? measureOf(figures, measure) <= amount : measureOf(figures, measure) >= amount;

export const broken = (figures: PackageMeasures, limits: readonly PackageConstraint[]): PackageConstraint[] =>
  limits.filter((limit) => !keeps(figures, limit));

/** A package's goals, less being better. */
export const goalsOf = (figures: PackageMeasures, goals: readonly Goal[]): number[] =>
  goals.map((goal) => goalFigure(goal, measureOf(figures, goal.measure)));

/**
 * The Pareto front of the packages within the limits: those that none is better than in one goal and no worse in
 * the others. Of packages that come to the same goals the first of the grid stands for all.
 */
export function paretoFront(
  store: PackageStore,
  goals: readonly Goal[],
  limits: readonly PackageConstraint[],
): readonly FrontPackage[] {
  const fitting: { at: number; goals: number[] }[] = [];
  for (const at of store.all()) {
    const figures = store.get(at);
    if (figures !== undefined && limits.every((limit) => keeps(figures, limit)))
      fitting.push({ at, goals: goalsOf(figures, goals) });
  }
  // Nothing that comes later is better than something before it.
  fitting.sort((a, b) => compareGoals(a.goals, b.goals) || a.at - b.at);
  const front: { at: number; same: number; goals: number[] }[] = [];
  let hint = 0;
  for (const one of fitting) {
    const last = front.at(-1);
    if (last !== undefined && compareGoals(last.goals, one.goals) === 0) {
      last.same++;
      continue;
    }
    const near = front[hint];
    if (near !== undefined && noWorse(near.goals, one.goals)) continue;
    const better = front.findIndex((other) => noWorse(other.goals, one.goals));
    if (better >= 0) hint = better;
    else front.push({ ...one, same: 1 });
  }
  return front.map(({ at, same }) => ({ at, same }));
}

function compareGoals(a: readonly number[], b: readonly number[]): number {
  for (let g = 0; g < a.length; g++) {
    const difference = (a[g] ?? 0) - (b[g] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const noWorse = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((own, g) => own <= (b[g] ?? 0));

/** Whether one package is better than another in some goal. */
export const betters = (a: PackageMeasures, b: PackageMeasures, goals: readonly Goal[]): boolean => {
  const other = goalsOf(b, goals);
  return goalsOf(a, goals).some((own, g) => own < (other[g] ?? 0));
};
