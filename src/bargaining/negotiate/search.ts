import { broken, paretoFront } from './front.ts';
import type { Grid, Places } from './grid.ts';
import { measureOf, type PackageMeasures } from './measures.ts';
import type { Negotiation } from './negotiation.ts';
import type { PackageStore } from './store.ts';

/** Packages of the first, coarse pass, and of the whole search. */
const coarse = 20_000;
const most = 400_000;
/** Packages from which a pass goes on. */
const followed = 500;

/**
 * A search of a grid too large to work out whole, the same on every machine: a coarse grid over all ranges, then
 * from every package of the front the neighbours a step away in one lever or in two, with ever smaller steps. It
 * ends when no package one grain away in one or two levers is better than the front (`settled`), or at the most.
 */
export async function searchPackages(
  grid: Grid,
  { goals, limits }: Pick<Negotiation, 'goals' | 'limits'>,
  store: PackageStore,
  work: (places: Places) => PackageMeasures,
  pause: () => Promise<void>,
): Promise<{ readonly settled: boolean }> {
  let steps = coarseSteps(grid);
  const look = (places: Places): void => {
    const at = grid.index(places);
    if (store.get(at) === undefined) store.put(at, work(places));
  };
  for (const places of everyStep(grid, steps)) {
    look(places);
    if (store.size % 500 === 0) await pause();
  }
  for (;;) {
    const before = store.size;
    for (const places of starts()) {
      for (const next of neighbours(places, steps)) {
        if (store.size >= most) return { settled: false };
        look(next);
      }
      await pause();
    }
    if (store.size > before) continue;
    if (steps.every((step) => step === 1)) return { settled: true };
    steps = steps.map((step) => Math.max(1, Math.floor(step / 2)));
  }

  function starts(): readonly Places[] {
    const front = paretoFront(store, goals, limits);
    if (front.length > 0) return evenlySpaced(front, followed).map(({ at }) => grid.places(at));
    // Nothing fits yet: on from what is nearest to fitting.
    const near = [...store.all()].map((at) => ({ at, by: excess(store.get(at)) }));
    near.sort((a, b) => a.by - b.by || a.at - b.at);
    return near.slice(0, followed).map(({ at }) => grid.places(at));
  }

  function excess(figures: PackageMeasures | undefined): number {
    if (figures === undefined) return Number.POSITIVE_INFINITY;
    return broken(figures, limits).reduce(
      (sum, { measure, amount }) =>
        sum + Math.abs(measureOf(figures, measure) - amount) / (Math.abs(amount) + 1),
      0,
    );
  }

  function* neighbours(places: Places, by: readonly number[]): Generator<Places> {
    for (const [lever, step] of by.entries()) {
      for (const way of [-step, step]) {
        const one = grid.moved(places, lever, way);
        if (one === undefined) continue;
        yield one;
        for (let other = lever + 1; other < by.length; other++) {
          const second = by[other] ?? 1;
          for (const also of [-second, second]) {
            const both = grid.moved(one, other, also);
            if (both !== undefined) yield both;
          }
        }
      }
    }
  }
}

/** Steps that leave few enough packages: the longest range is halved until it fits. */
export function coarseSteps({ sizes }: Pick<Grid, 'sizes'>): readonly number[] {
  const steps = sizes.map(() => 1);
  const counts = (): number[] => sizes.map((size, l) => Math.floor((size - 1) / (steps[l] ?? 1)) + 1);
  while (counts().reduce((product, one) => product * one, 1) > coarse) {
    const now = counts();
    const longest = now.indexOf(Math.max(...now));
    steps[longest] = (steps[longest] ?? 1) * 2;
  }
  return steps;
}

function* everyStep(grid: Grid, steps: readonly number[], lever = 0, places: Places = []): Generator<Places> {
  const size = grid.sizes[lever];
  if (size === undefined) {
    yield places;
    return;
  }
  for (let place = 0; place < size; place += steps[lever] ?? 1)
    yield* everyStep(grid, steps, lever + 1, [...places, place]);
}

/** At most so many of a list, evenly, both ends included. */
export const evenlySpaced = <T>(list: readonly T[], count: number): readonly T[] =>
  list.length <= count
    ? list
    : Array.from(
        { length: count },
        (_, i) => list[Math.floor((i * (list.length - 1)) / (count - 1))],
      ).flatMap((one) => (one === undefined ? [] : [one]));
