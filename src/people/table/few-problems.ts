import { type Problem, problem } from '../../problem/problem.ts';

/** How many problems of a file are told; one wrong column is wrong on every row. */
const most = 100;
/** After so many the file is not read on. */
const enough = 100_000;

/** The first problems of a large file, and how many more there were. */
export class FewProblems {
  readonly kept: Problem[] = [];
  private more = 0;

  take(problems: readonly Problem[]): void {
    for (const one of problems) {
      if (this.kept.length < most) this.kept.push(one);
      else this.more++;
    }
  }

  /** Takes over what was found in a stretch of a file whose first line is `first`. */
  takeFrom(stretch: FewProblems, first: number): void {
    this.take(stretch.kept.map((one) => moved(one, first)));
    this.more += stretch.more;
  }

  /** Takes over what was told elsewhere, and how many more there were. */
  takeTold(problems: readonly Problem[], more: number): void {
    this.take(problems);
    this.more += more;
  }

  /** How many there were beside those kept. */
  get untold(): number {
    return this.more;
  }

  get any(): boolean {
    return this.kept.length > 0;
  }

  get isFull(): boolean {
    return this.more >= enough;
  }

  get list(): readonly Problem[] {
    if (this.more === 0) return this.kept;
    return [...this.kept, problem('more-problems', { values: { count: String(this.more) } })];
  }
}

/** A problem whose lines were counted from a place within the file. */
function moved(one: Problem, first: number): Problem {
  const { line } = one.values;
  const values = line === undefined ? one.values : { ...one.values, line: String(Number(line) + first) };
  return { ...one, values, ...(one.at && { at: { ...one.at, line: one.at.line + first } }) };
}
