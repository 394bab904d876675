import { type Problem, problem, problemKey } from '../../problem/problem.ts';

/** How many problems of a file are reported; one wrong column is wrong on every row. */
const most = 100;
/** After so many the file is not read on. */
const enough = 100_000;

/** The first problems of a large file, and how many more there were. */
export class FewProblems {
  readonly retained: Problem[] = [];
  private readonly known = new Set<string>();
  private more = 0;

  /** One that is told already, place and all, is not told again: months of one person share what is wrong with them. */
  take(problems: readonly Problem[]): void {
    for (const one of problems) {
      const key = problemKey(one);
      if (this.known.has(key)) continue;
      if (this.retained.length < most) {
        this.known.add(key);
        this.retained.push(one);
      } else this.more++;
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

  /** How many there were beside those retained. */
  get omitted(): number {
    return this.more;
  }

  get any(): boolean {
    return this.retained.length > 0;
  }

  get isFull(): boolean {
    return this.more >= enough;
  }

  get list(): readonly Problem[] {
    if (this.more === 0) return this.retained;
    return [...this.retained, problem('more-problems', { values: { count: String(this.more) } })];
  }
}

/** A problem whose lines were counted from a place within the file. */
function moved(one: Problem, first: number): Problem {
  const { line } = one.values;
  const values = line === undefined ? one.values : { ...one.values, line: String(Number(line) + first) };
  return { ...one, values, ...(one.at && { at: { ...one.at, line: one.at.line + first } }) };
}
