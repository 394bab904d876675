import { children, type Earlier, type FormulaNode, noteEarlier } from '../formula/checked.ts';
import type { Program } from '../formula/program.ts';
import type { Bounds } from './bound.ts';
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
    if (term.formula === undefined) continue;
    const named = reached(term.formula.root, bounds.nodes(name));
    waiting.push(...named.terms);
    for (const one of named.earlier) noteEarlier(earlier, one);
  }
  return { terms, earlier };
}

/** What one formula names in the nodes that are reached. */
interface Named {
  readonly terms: readonly string[];
  readonly earlier: readonly Earlier[];
}

/** By the nodes' bounds: programs whose formulas come to the same share those. */
const known = new WeakMap<readonly (Bounds | undefined)[], Named>();

function reached(root: FormulaNode, nodes: readonly (Bounds | undefined)[]): Named {
  const before = known.get(nodes);
  if (before !== undefined) return before;
  const terms = new Set<string>();
  const earlier: Earlier[] = [];
  const visit = (node: FormulaNode): void => {
    if (nodes[node.id] === undefined) return;
    if (node.kind === 'term' || node.kind === 'given') terms.add(node.name);
    if (node.kind === 'earlier') earlier.push(node);
    for (const child of children(node)) visit(child);
  };
  visit(root);
  const made = { terms: [...terms], earlier };
  known.set(nodes, made);
  return made;
}
