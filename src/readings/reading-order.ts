import type { Earlier } from '../formula/checked.ts';
import { oncePer } from '../formula/once-per.ts';
import type { Program, Term } from '../formula/program.ts';

/**
 * A program's terms, each after those it refers to, and after those whose earlier figures it refers to as far as that makes
 * no circle: what a figure of an earlier month can be is told by what the same term can be in this one.
 */
export const readingOrder: (program: Program) => readonly Term[] = oncePer(orderOf);

function orderOf(program: Program): readonly Term[] {
  // Most programs have what they look back at in its place already.
  const isLate = ({ name }: Earlier, place: number): boolean => (program.index.get(name) ?? -1) > place;
  if (!program.order.some(({ formula }, i) => formula?.earlier.some((one) => isLate(one, i))))
    return program.order;
  const after = new Map(program.order.map(({ name, formula }) => [name, new Set(formula?.terms)]));
  for (const { name, formula } of program.order)
    for (const { name: before } of formula?.earlier ?? [])
      if (after.has(before) && !reaches(after, before, name)) after.get(name)?.add(before);
  const ordered = new Set<Term>();
  const visit = (term: Term): void => {
    if (ordered.has(term)) return;
    for (const name of after.get(term.name) ?? []) {
      const before = program.order[program.index.get(name) ?? -1];
      if (before !== undefined) visit(before);
    }
    ordered.add(term);
  };
  program.order.forEach(visit);
  return [...ordered];
}

/** Whether a term refers to another, by way of others or itself. */
function reaches(after: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const name of seen) {
    if (name === to) return true;
    for (const next of after.get(name) ?? []) seen.add(next);
  }
  return false;
}
