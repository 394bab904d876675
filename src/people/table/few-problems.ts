import { alike, joined } from '../../problem/group.ts';
import { type Problem, problem } from '../../problem/problem.ts';

/** How many problems of a file are told, the same in many rows counted once; one wrong column is wrong on every row. */
const most = 100;
/** After so many more the file is not read on. */
const enough = 100_000;

/** The first problems of a large file, like ones together, and how many more there were. */
export class FewProblems {
  private readonly groups = new Map<string, Problem>();
  /** Where each stands, so that the same is not told of a place twice: months of one person share what is wrong with them. */
  private readonly places = new Map<string, Set<string>>();
  private more = 0;
  private repeated = 0;

  take(problems: readonly Problem[]): void {
    for (const one of problems) {
      const key = alike(one);
      const first = this.groups.get(key);
      if (first === undefined) {
        if (this.groups.size < most) {
          this.groups.set(key, one);
          this.places.set(key, new Set([placeKey(one)]));
        } else this.more += 1 + (one.also?.count ?? 0);
        continue;
      }
      const places = this.places.get(key);
      const place = placeKey(one);
      if (one.also === undefined && places?.has(place)) continue;
      if (this.repeated < enough) places?.add(place);
      this.repeated++;
      this.groups.set(key, joined(first, one));
    }
  }

  /** Takes over what was found in a partition of a file whose first line is `first`. */
  takeFrom(part: FewProblems, first: number): void {
    this.take(part.retained.map((one) => moved(one, first)));
    this.more += part.more;
  }

  /** Takes over what was reported elsewhere, and how many more there were. */
  takeReported(problems: readonly Problem[], more: number): void {
    this.take(problems);
    this.more += more;
  }

  get retained(): readonly Problem[] {
    return [...this.groups.values()];
  }

  /** How many there were beside those retained. */
  get omitted(): number {
    return this.more;
  }

  get any(): boolean {
    return this.groups.size > 0;
  }

  get isFull(): boolean {
    return this.more + this.repeated >= enough;
  }

  get list(): readonly Problem[] {
    if (this.more === 0) return this.retained;
    return [...this.retained, problem('more-problems', { values: { count: String(this.more) } })];
  }
}

const placeKey = ({ at, values }: Problem): string =>
  `${at?.line ?? ''}:${at?.column ?? ''}:${at?.path ?? ''}:${at === undefined ? JSON.stringify(values) : ''}`;

/** A problem whose lines were counted from a place within the file. */
function moved(one: Problem, first: number): Problem {
  const { line } = one.values;
  const values = line === undefined ? one.values : { ...one.values, line: String(Number(line) + first) };
  const { at, also } = one;
  const below = <T extends { readonly line: number }>(place: T): T => ({
    ...place,
    line: place.line + first,
  });
  return {
    ...one,
    values,
    ...(at && { at: below(at) }),
    ...(also && { also: { ...also, at: also.at.map(below) } }),
  };
}
