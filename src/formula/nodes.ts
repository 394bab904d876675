import {
  children,
  type Earlier,
  type Formula,
  type FormulaNode,
  noteEarlier,
  type Value,
} from './checked.ts';
import type { Arithmetic, Logic, Relation } from './tree.ts';
import type { Type } from './units.ts';

/**
 * A tree with other nodes in it: `change` is asked of each node from the root down, and what it gives stands in that
 * node's place; where it gives nothing, the nodes below are asked, and `kept` then has the node that stays.
 */
export function changed(
  node: FormulaNode,
  change: (node: FormulaNode) => FormulaNode | undefined,
  kept: (node: FormulaNode) => FormulaNode = (one) => one,
): FormulaNode {
  return change(node) ?? kept(withBelow(node, (child) => changed(child, change, kept)));
}

function withBelow(node: FormulaNode, below: (child: FormulaNode) => FormulaNode): FormulaNode {
  switch (node.kind) {
    case 'constant':
    case 'term':
    case 'given':
    case 'earlier':
      return node;
    case 'negate':
    case 'not':
    case 'abs':
    case 'rounding':
    case 'firstOfMonth':
    case 'datePart':
      return { ...node, arg: below(node.arg) };
    case 'later':
      return { ...node, date: below(node.date), count: below(node.count) };
    case 'elapsed':
      return { ...node, from: below(node.from), to: below(node.to) };
    case 'arithmetic':
    case 'relation':
    case 'logic':
    case 'mod':
      return { ...node, left: below(node.left), right: below(node.right) };
    case 'in':
      return { ...node, item: below(node.item), list: below(node.list) };
    case 'otherwise':
      return { ...node, value: below(node.value), fallback: below(node.fallback) };
    case 'if':
      return {
        ...node,
        test: below(node.test),
        then: below(node.then),
        otherwise: below(node.otherwise),
      };
    case 'extreme':
    case 'tally':
      return { ...node, args: node.args.map(below) };
    case 'table':
      return { ...node, keys: node.keys.map(below) };
  }
}

/** A formula with another tree; what it refers to follows from the tree. */
export function withRoot(formula: Formula, root: FormulaNode): Formula {
  const named: Named = { terms: new Set(), tables: new Set(), earlier: new Map() };
  let nodeCount = 0;
  const visit = (node: FormulaNode): void => {
    nodeCount = Math.max(nodeCount, node.id + 1);
    noteNames(named, node);
    for (const child of children(node)) visit(child);
  };
  visit(root);
  return {
    ...formula,
    root,
    nodeCount,
    terms: [...named.terms],
    tables: [...named.tables],
    earlier: [...named.earlier.values()],
  };
}

/** The terms that a node and those below it name. */
export const namesIn = (node: FormulaNode): string[] =>
  node.kind === 'term' || node.kind === 'given' ? [node.name] : children(node).flatMap(namesIn);

/** What a formula refers to, so far. */
export interface Named {
  readonly terms: Set<string>;
  readonly tables: Set<string>;
  readonly earlier: Map<string, Earlier>;
}

/** Adds what one node refers to. */
export function noteNames({ terms, tables, earlier }: Named, node: FormulaNode): void {
  if (node.kind === 'term' || node.kind === 'given') terms.add(node.name);
  if (node.kind === 'table') tables.add(node.table);
  if (node.kind === 'earlier') noteEarlier(earlier, node);
}

/** A formula in which every term has another name. */
export const renamed = (formula: Formula, name: (term: string) => string): Formula =>
  withRoot(
    formula,
    changed(formula.root, (node) =>
      node.kind === 'term' || node.kind === 'given' || node.kind === 'earlier'
        ? { ...node, name: name(node.name) }
        : undefined,
    ),
  );

const nowhere = { start: 0, end: 0 };
const truth: Type = { kind: 'truth' };

/** Makes formulas that no file holds, such as the difference of two schemes' figures. */
export class NodeBuilder {
  private count = 0;

  constant = (value: Value, type: Type): FormulaNode => ({ ...this.base(type), kind: 'constant', value });
  term = (name: string, type: Type): FormulaNode => ({ ...this.base(type), kind: 'term', name });
  arithmetic = (op: Arithmetic, left: FormulaNode, right: FormulaNode): FormulaNode => ({
    ...this.base(left.type),
    kind: 'arithmetic',
    op,
    left,
    right,
  });
  logic = (op: Logic, left: FormulaNode, right: FormulaNode): FormulaNode => ({
    ...this.base(truth),
    kind: 'logic',
    op,
    left,
    right,
  });
  relation = (op: Relation, left: FormulaNode, right: FormulaNode): FormulaNode => ({
    ...this.base(truth),
    kind: 'relation',
    op,
    left,
    right,
  });
  choose = (test: FormulaNode, then: FormulaNode, otherwise: FormulaNode): FormulaNode => ({
    ...this.base(then.type),
    kind: 'if',
    test,
    then,
    otherwise,
  });
  given = (name: string): FormulaNode => ({ ...this.base(truth), kind: 'given', name });
  not = (arg: FormulaNode): FormulaNode => ({ ...this.base(truth), kind: 'not', arg });
  otherwise = (value: FormulaNode, fallback: FormulaNode): FormulaNode => ({
    ...this.base(value.type),
    kind: 'otherwise',
    value,
    fallback,
  });
  /** All of some conditions; true for none. */
  all = (terms: readonly string[]): FormulaNode =>
    terms
      .map((name) => this.term(name, truth))
      .reduce<FormulaNode | undefined>(
        (sum, one) => (sum === undefined ? one : this.logic('and', sum, one)),
        undefined,
      ) ?? this.constant(true, truth);

  formula = (root: FormulaNode): Formula =>
    withRoot({ root, nodeCount: 0, terms: [], tables: [], earlier: [], text: '' }, root);

  private base = (type: Type): { id: number; type: Type; span: typeof nowhere } => ({
    id: this.count++,
    type,
    span: nowhere,
  });
}
