import { children, type Earlier, earlierKey, type FormulaNode } from '../formula/checked.ts';
import type { Program } from '../formula/program.ts';
import type { BoundsResult } from './bounds.ts';

/** What some terms rest on, in any row at all: branches that the bounds show are never taken are left out. */
export interface Reach {
  readonly terms: ReadonlySet<string>;
  readonly earlier: ReadonlyMap<string, Earlier>;
}

export function reach(program: Program, bounds: BoundsResult, names: Iterable<string>): Reach {
  const terms = new Set<string>();
  const earlier = new Map<string, Earlier>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const term = program.order[program.index.get(name) ?? -1];
    if (term === undefined || terms.has(name)) continue;
    terms.add(name);
    if (term.formula !== undefined) visit(name, term.formula.root);
  }
  return { terms, earlier };

  function visit(of: string, node: FormulaNode): void {
    if (bounds.node(of, node) === undefined) return;
    if (node.kind === 'term' || node.kind === 'given') waiting.push(node.name);
    if (node.kind === 'earlier') earlier.set(earlierKey(node), { name: node.name, months: node.months });
    for (const child of children(node)) visit(of, child);
  }
}
