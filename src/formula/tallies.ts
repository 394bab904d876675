import type { FormulaNode, Tallied } from './checked.ts';
import { ratio } from './ratio.ts';
import type { Span } from './tree.ts';
import { noUnit, type Type } from './units.ts';

/** Numbers a node of the formula at hand. */
export type NodeBase = (type: Type, span: Span) => Pick<FormulaNode, 'id' | 'type' | 'span'>;

const truth: Type = { kind: 'truth' };
const number: Type = { kind: 'number', unit: noUnit };

/** A part of a sum where it counts, else nothing. */
function part(base: NodeBase, span: Span, test: FormulaNode, then: FormulaNode): FormulaNode {
  const otherwise: FormulaNode = { ...base(then.type, span), kind: 'constant', value: ratio(0) };
  return { ...base(then.type, span), kind: 'if', test, then, otherwise };
}

const together = (base: NodeBase, span: Span, what: Tallied, args: readonly FormulaNode[]): FormulaNode => ({
  ...base(args[0]?.type ?? number, span),
  kind: 'tally',
  what,
  args,
});

/**
 * The sum of a term's figures in the year's earlier months: of each month of which there can be one, its figure where
 * that month lies in the year. The parts are ordinary nodes, so that every reading knows what to do with them.
 */
export function overMonths(
  base: NodeBase,
  span: Span,
  name: string,
  /** The first day of the month at hand. */
  payMonth: () => FormulaNode,
  /** The figure so many months before. */
  figure: (months: number) => FormulaNode,
): FormulaNode {
  const args = Array.from({ length: 11 }, (_, i): FormulaNode => {
    const months = 11 - i;
    const then = figure(months);
    const left: FormulaNode = { ...base(number, span), kind: 'datePart', fn: 'month', arg: payMonth() };
    const right: FormulaNode = { ...base(number, span), kind: 'constant', value: ratio(months) };
    return part(base, span, { ...base(truth, span), kind: 'relation', op: '>', left, right }, then);
  });
  return together(base, span, { of: 'yearToDate', name }, args);
}

/** What one item of a list adds, and where it counts: it is there when something is said of it. */
interface Item {
  /** Whether each of its fields is said; one at least. */
  readonly isThere: readonly FormulaNode[];
  readonly condition: FormulaNode | undefined;
  readonly then: FormulaNode;
}

/** What is counted or summed over the items of a list: of each item that there can be, its part where it counts. */
export function overItems(base: NodeBase, span: Span, what: Tallied, items: readonly Item[]): FormulaNode {
  const both = (op: 'and' | 'or', left: FormulaNode, right: FormulaNode): FormulaNode => ({
    ...base(truth, span),
    kind: 'logic',
    op,
    left,
    right,
  });
  const args = items.map(({ isThere, condition, then }) => {
    const there = isThere.reduce((left, right) => both('or', left, right));
    return part(base, span, condition === undefined ? there : both('and', there, condition), then);
  });
  return together(base, span, what, args);
}
