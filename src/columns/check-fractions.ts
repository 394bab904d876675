import { needed, type Program } from '../formula/program.ts';
import { Problems } from '../problem/problem.ts';
import { isWholeNumber } from '../readings/bound.ts';
import type { BoundsResult } from '../readings/bounds.ts';
import type { SchemeProgram } from '../rules/assemble.ts';

/** Lines are paid in whole won. */
export const fractionProblems = (program: SchemeProgram, bounds: BoundsResult): Problems =>
  fractionsAmong(
    program.lines.flatMap(({ items, total }) => [...items, total]),
    program,
    bounds,
  );

/** Told of those that can be a fraction by their own formula, not by a line that they rest on. */
export function fractionsAmong(lines: readonly string[], program: Program, bounds: BoundsResult): Problems {
  const problems = new Problems();
  const broken = new Set(
    lines.filter((name) => {
      const can = bounds.of(name);
      return can === undefined || !isWholeNumber(can);
    }),
  );
  for (const name of broken) {
    const below = needed(program, [name]).filter((term) => term.name !== name && broken.has(term.name));
    const at = program.order[program.index.get(name) ?? -1]?.at;
    if (below.length === 0) problems.add('may-be-fraction', { at, term: name });
  }
  return problems;
}
