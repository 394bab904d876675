import type { Problem } from '../src/problem/problem.ts';

/** Problems told once for many places, one a place again, in the order of their places. */
export const eachPlace = (problems: readonly Problem[]): Problem[] =>
  problems
    .flatMap((one) => [one, ...(one.also?.at ?? []).map((at): Problem => ({ ...one, at }))])
    .sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
