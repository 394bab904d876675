import { children, type FormulaNode } from '../formula/checked.ts';
import { changed, NodeBuilder, withRoot } from '../formula/nodes.ts';
import { type Program, programOf, type Term } from '../formula/program.ts';
import type { Ratio } from '../formula/ratio.ts';

/** A program in which what rests on one fact stands twice: as it is, and as it is with the fact a step further on. */
export interface Twins {
  readonly program: Program;
  readonly fact: string;
  /** By how much the fact is further on. */
  readonly step: Ratio;
  /** The terms that rest on the fact, itself included. */
  readonly moving: ReadonlySet<string>;
}

/** A term's name a step further on; a term that does not rest on the fact is its own. */
export const twinName = ({ moving }: Pick<Twins, 'moving'>, term: string): string =>
  moving.has(term) ? `${term}′` : term;

/** Puts every term that rests on a fact beside itself, a step further on. */
export function twinned(program: Program, fact: string, step: Ratio): Twins {
  const moving = movingTerms(program, fact);
  const order = program.order.flatMap((term): Term[] => {
    if (!moving.has(term.name)) return [term];
    const { default: _, formula, ...rest } = term;
    const name = twinName({ moving }, term.name);
    if (formula === undefined) {
      const build = new NodeBuilder();
      const on = build.arithmetic('+', build.term(term.name, term.type), build.constant(step, term.type));
      return [term, { ...rest, name, formula: build.formula(on) }];
    }
    // A figure of an earlier month does not rest on this one's fact.
    const root = changed(formula.root, (node) =>
      node.kind === 'term' || node.kind === 'given'
        ? { ...node, name: twinName({ moving }, node.name) }
        : undefined,
    );
    return [term, { ...rest, name, formula: withRoot(formula, root) }];
  });
  return { program: programOf(order, program.tables), fact, step, moving };
}

function movingTerms({ order }: Program, fact: string): ReadonlySet<string> {
  const moving = new Set([fact]);
  for (const { name, formula } of order) {
    if (formula?.terms.some((one) => moving.has(one)) === true) moving.add(name);
  }
  return moving;
}

/** Whether a node names one of some terms; asked often, so known by the set. */
export function names(node: FormulaNode, terms: ReadonlySet<string>): boolean {
  const known = asked.get(terms) ?? new WeakMap<FormulaNode, boolean>();
  asked.set(terms, known);
  const before = known.get(node);
  if (before !== undefined) return before;
  const made = naming(node, terms);
  known.set(node, made);
  return made;
}
const asked = new WeakMap<ReadonlySet<string>, WeakMap<FormulaNode, boolean>>();

const naming = (node: FormulaNode, terms: ReadonlySet<string>): boolean =>
  node.kind === 'term' || node.kind === 'given'
    ? terms.has(node.name)
    : children(node).some((child) => names(child, terms));
