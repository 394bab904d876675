import type { Place } from '../problem/problem.ts';
import type { DatedEntry, Replacement } from './model.ts';

/** 개편: what a scenario lays over a scheme; other values, or provisions standing in for others. */
export interface Change {
  readonly values: readonly {
    readonly name: string;
    readonly at: Place;
    readonly entries: readonly DatedEntry[];
    /** Laid over schemes that have the term; others stay as they are. */
    readonly ifThere?: true;
  }[];
  readonly replace: readonly Replacement[];
}

/** What is laid over each scheme, by its name. */
export type LaidOver = (scheme: string) => Change | undefined;

/** The source of a value that a scenario states. */
export const changeSource = '시나리오의 변경';

/** One change laid over another. */
export function layered(below: Change | undefined, above: Change | undefined): Change | undefined {
  if (below === undefined || above === undefined) return below ?? above;
  return { values: [...below.values, ...above.values], replace: [...below.replace, ...above.replace] };
}

/** Where a place's provision ends up, and the change by which it came there. */
export function chain(
  replace: readonly Replacement[],
  from: string,
): { readonly at: string; readonly change: string | undefined } {
  let [at, change]: [string, string | undefined] = [from, undefined];
  for (const one of replace) if (one.from === at) [at, change] = [one.to, one.change ?? change];
  return { at, change };
}
