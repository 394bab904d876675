import { children, type FormulaNode, isRatio, sameValue, type Value } from '../../formula/checked.ts';
import { changed, withRoot } from '../../formula/nodes.ts';
import { needed, type Program, programOf, type Term } from '../../formula/program.ts';
import { compareRatios, type Ratio, subtract } from '../../formula/ratio.ts';
import { ProblemError } from '../../problem/problem.ts';
import { type Evaluation, evaluate } from '../exact.ts';

/** What a rule does between two points: a test turns out otherwise, another row, another limit, a rounding steps. */
export type EventKind = 'threshold' | 'bracket' | 'limit' | 'rounding';

/** A place in a rule at which two points part. */
export interface TurningEvent {
  readonly kind: EventKind;
  readonly term: Term;
  readonly node: FormulaNode;
  readonly before: Value;
  readonly after: Value;
}

/**
 * Why a condition stands otherwise at one point than at the point before it: the events without which it would still
 * stand as it did. For each, the exact reading of the second point is taken once more with that one place kept as it
 * was. Empty where a figure only grew into it, or where no event alone does it.
 */
export function eventsBehind(
  program: Program,
  condition: string,
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): readonly TurningEvent[] {
  const own = programOf(needed(program, [condition]), program.tables);
  const [was, is] = [evaluate(own, before), evaluate(own, after)];
  const wanted = truthOf(was, condition);
  const found = eventsBetween(own, was, is).flatMap((one) =>
    truthOf(evaluate(without(own, one), after), condition) === wanted ? [one.event] : [],
  );
  // What happens alike to several items of a list is one event.
  return found.filter((one, i) => found.findIndex((other) => isAlike(one, other)) === i);
}

/** Whether two events are the same place of a rule's text, and come to the same. */
const isAlike = (a: TurningEvent, b: TurningEvent): boolean =>
  a.kind === b.kind &&
  a.term === b.term &&
  a.node.span.start === b.node.span.start &&
  a.node.span.end === b.node.span.end &&
  sameValue(a.before, b.before) &&
  sameValue(a.after, b.after);

/** Every place at which the traces of two points part by a jump, with what stands there when it is kept as it was. */
function eventsBetween(program: Program, was: Evaluation, is: Evaluation): Parting[] {
  const partings: Parting[] = [];
  for (const term of program.order) {
    const { formula } = term;
    if (formula === undefined) continue;
    const visit = (node: FormulaNode): void => {
      const [before, after] = [was.at(term.name, node), is.at(term.name, node)];
      if (before === undefined || after === undefined) return;
      const found = parting(term, node, formula.nodeCount, was, is);
      if (found !== undefined)
        partings.push({ event: { kind: found.kind, term, node, before, after }, unchanged: found.unchanged });
      for (const child of children(node)) visit(child);
    };
    visit(formula.root);
  }
  return partings;
}

interface Parting {
  readonly event: TurningEvent;
  readonly unchanged: FormulaNode;
}

function parting(
  term: Term,
  node: FormulaNode,
  freeId: number,
  was: Evaluation,
  is: Evaluation,
): { readonly kind: EventKind; readonly unchanged: FormulaNode } | undefined {
  const [before, after] = [was.at(term.name, node), is.at(term.name, node)];
  if (before === undefined || after === undefined) return undefined;
  const constant = (value: Value, id = node.id): FormulaNode => ({
    id,
    span: node.span,
    type: node.type,
    kind: 'constant',
    value,
  });
  switch (node.kind) {
    case 'relation':
    case 'in':
      return before === after ? undefined : { kind: 'threshold', unchanged: constant(before) };
    case 'table':
      return same(before, after) ? undefined : { kind: 'bracket', unchanged: constant(before) };
    case 'extreme': {
      const [first, second] = [was, is].map((one) => chosen(term.name, node, one));
      const unchanged = node.args[first ?? 0];
      return first === second || unchanged === undefined ? undefined : { kind: 'limit', unchanged };
    }
    case 'rounding': {
      const [low, high] = [was.at(term.name, node.arg), is.at(term.name, node.arg)];
      if (!isNumber(before) || !isNumber(after) || !isNumber(low) || !isNumber(high)) return undefined;
      // What is rounded to the same took no step.
      if (same(before, after)) return undefined;
      if (same(subtract(after, before), subtract(high, low))) return undefined;
      // The figure as it would go on without the step.
      const { id, span, type, arg } = node;
      const right = constant(subtract(before, low), freeId);
      return {
        kind: 'rounding',
        unchanged: { id, span, type, kind: 'arithmetic', op: '+', left: arg, right },
      };
    }
    default:
      return undefined;
  }
}

/** The program with one place kept as it was. */
function without(program: Program, { event: { term, node }, unchanged }: Parting): Program {
  const { formula } = term;
  if (formula === undefined) return program;
  const root = changed(formula.root, (one) => (one === node ? unchanged : undefined));
  const other: Term = { ...term, formula: withRoot(formula, root) };
  return { ...program, order: program.order.map((one) => (one === term ? other : one)) };
}

/** Which of several figures is the least or greatest. */
function chosen(term: string, node: Extract<FormulaNode, { kind: 'extreme' }>, at: Evaluation): number {
  const values = node.args.map((arg) => at.at(term, arg));
  const result = at.at(term, node);
  return values.findIndex((value) => same(value, result));
}

const isNumber = (value: Value | undefined): value is Ratio => value !== undefined && isRatio(value);
const same = (a: Value | undefined, b: Value | undefined): boolean =>
  isNumber(a) && isNumber(b) ? compareRatios(a, b) === 0 : a === b;

/** A term's truth; undefined where it has none. */
function truthOf(evaluation: Evaluation, term: string): boolean | undefined {
  try {
    return evaluation.truth(term);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
