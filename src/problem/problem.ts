import type { ProblemCode } from './catalog.ts';
import type { Place, Problem } from './model.ts';
import { messageOf } from './text.ts';

export type { Place, PlacePart, Problem } from './model.ts';

/** Thrown at the rim with every problem found; `problems` is never empty. Its message says in Korean what is wrong and how to mend it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(messageOf).join('\n'));
    this.problems = problems;
  }
}

/** Collects problems so that all of a file's errors are shown together. */
export class Problems {
  readonly list: Problem[] = [];

  add(
    code: ProblemCode,
    parts: { at?: Place | undefined; term?: string | undefined; values?: Record<string, string> } = {},
  ): void {
    this.list.push(problem(code, parts));
  }

  addAll(problems: readonly Problem[]): void {
    for (const one of problems) this.list.push(one);
  }

  get any(): boolean {
    return this.list.length > 0;
  }

  /** As `addAll`, leaving out what was said before: one wrong rule or leave concerns many months. */
  addNew(problems: readonly Problem[]): void {
    const said = new Set(this.list.map(problemKey));
    for (const one of problems) {
      const key = problemKey(one);
      if (!said.has(key)) this.list.push(one);
      said.add(key);
    }
  }

  /** @throws ProblemError when anything was collected, in the order of file, line and column. */
  throwIfAny(): void {
    if (this.any) throw new ProblemError(sorted(this.list));
  }
}

/**
 * What a problem says. A requirement is broken once at a place, whatever the figures: those of many drawn people stand
 * where their distribution does.
 */
export const problemKey = ({ code, at, term, values }: Problem): string =>
  JSON.stringify([code, at, term, code === 'requirement-broken' && at !== undefined ? {} : values]);

/** Makes one problem; absent parts are left out rather than stored as undefined. */
export function problem(
  code: ProblemCode,
  parts: { at?: Place | undefined; term?: string | undefined; values?: Record<string, string> } = {},
): Problem {
  return {
    code,
    ...(parts.at && { at: parts.at }),
    ...(parts.term !== undefined && { term: parts.term }),
    values: parts.values ?? {},
  };
}

/** Where the other of two things stands, as the catalog's sentences say it: by its line, or by its path. */
export function otherPlace(at: Place | undefined): Record<string, string> {
  if (at === undefined) return {};
  return at.path === undefined ? { otherLine: String(at.line) } : { otherPath: at.path };
}

/** By file, line, column; problems without a place keep their order at the end. */
export function sorted(problems: readonly Problem[]): readonly Problem[] {
  const key = (p: Problem): [string, number, number] => [
    p.at?.file ?? '￿',
    p.at?.line ?? Number.MAX_SAFE_INTEGER,
    p.at?.column ?? Number.MAX_SAFE_INTEGER,
  ];
  return [...problems].sort((a, b) => {
    const [fa, la, ca] = key(a);
    const [fb, lb, cb] = key(b);
    return fa < fb ? -1 : fa > fb ? 1 : la - lb || ca - cb;
  });
}
