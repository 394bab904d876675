import type { ProblemCode } from './catalog.ts';

/** A place in a source text: 1-based line and column (columns count UTF-16 units). What stands in no text has a path. */
export interface Place {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  /** How many columns the caret underlines; 1 when absent. */
  readonly length?: number;
  /** The source line itself, for the excerpt under the message. */
  readonly excerpt?: string;
  /** Where a text goes on otherwise than it began: on further lines, behind escapes. */
  readonly parts?: readonly PlacePart[];
  /**
   * Where it stands in what was never a text: 직원.기본급 in an input's values ('' for the whole), F2 in a sheet. Line and column
   * are then a cell's row and column, or put the values in their order.
   */
  readonly path?: string;
}

/** A stretch of a text that lies elsewhere in its source than the one before. */
export interface PlacePart extends Pick<Place, 'line' | 'column' | 'excerpt'> {
  /** How far into the text it begins. */
  readonly offset: number;
}

/** One thing that is wrong, as data. Its text comes from the catalog, in Korean or English. */
export interface Problem {
  readonly code: ProblemCode;
  readonly at?: Place;
  /** The term, key or column it is about. */
  readonly term?: string;
  /** What the catalog's sentences put in their braces. */
  readonly values: Readonly<Record<string, string>>;
}

/** Thrown at the rim with every problem found; `problems` is never empty. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      problems.map((p) => `${p.code}${p.term ? ` ${p.term}` : ''} ${JSON.stringify(p.values)}`).join('\n'),
    );
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
