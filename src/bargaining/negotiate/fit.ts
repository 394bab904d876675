import { keeps } from './front.ts';
import { measureOf } from './measures.ts';
import type { PackageConstraint } from './negotiation.ts';
import type { PackageStore } from './store.ts';

/** The smallest sets of limits that no package keeps together; empty when some package keeps all. */
export function clashes(
  store: PackageStore,
  limits: readonly PackageConstraint[],
): readonly (readonly PackageConstraint[])[] {
  const satisfied = new Set<number>();
  for (const at of store.all()) {
    const figures = store.get(at);
    if (figures === undefined) continue;
    satisfied.add(limits.reduce((mask, limit, l) => (keeps(figures, limit) ? mask | (1 << l) : mask), 0));
  }
  const masks = [...satisfied];
  const sets = Array.from({ length: 1 << limits.length }, (_, set) => set)
    .filter((set) => set > 0 && !masks.some((mask) => (mask & set) === set))
    .sort((a, b) => bits(a) - bits(b) || a - b);
  const least: number[] = [];
  for (const set of sets) if (!least.some((one) => (set & one) === one)) least.push(set);
  return least.map((set) => limits.filter((_, l) => (set & (1 << l)) !== 0));
}

const bits = (set: number): number => (set === 0 ? 0 : (set & 1) + bits(set >> 1));

/** The best that any package comes to on a limit's measure. */
export function bestOf(store: PackageStore, { measure, side }: PackageConstraint): number {
  let best = side === '이하' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  for (const at of store.all()) {
    const figures = store.get(at);
    if (figures === undefined) continue;
    const own = measureOf(figures, measure);
    best = side === '이하' ? Math.min(best, own) : Math.max(best, own);
  }
  return best;
}
