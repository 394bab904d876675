import type { Place, Problem } from './model.ts';

/** So many further places are named of one problem; of the others it says how many there are. */
const mostPlaces = 20;

/**
 * What two problems have in common that are told once: the kind, the file, the term and the value. What tells one row from
 * another is no part of that; without a place a problem is like none but itself.
 */
export function alike({ code, at, term, values }: Problem): string {
  const rest = code === 'requirement-broken' && at !== undefined ? {} : values;
  return JSON.stringify([code, at?.file, term, rest]);
}

/** The first of two like problems, with where the other stands. */
export function joined(first: Problem, other: Problem): Problem {
  const before = first.also ?? { count: 0, at: [] };
  const added: readonly Place[] = [...(other.at ? [other.at] : []), ...(other.also?.at ?? [])];
  return {
    ...first,
    also: {
      count: before.count + 1 + (other.also?.count ?? 0),
      at: before.at.length >= mostPlaces ? before.at : [...before.at, ...added].slice(0, mostPlaces),
    },
  };
}

/** Like problems together, in the order in which the first of each stands. */
export function grouped(problems: readonly Problem[]): readonly Problem[] {
  const groups = new Map<string, Problem>();
  for (const one of problems) {
    const key = alike(one);
    const first = groups.get(key);
    groups.set(key, first === undefined ? one : joined(first, one));
  }
  return [...groups.values()];
}
