import { children, type Formula, type FormulaNode } from '../formula/checked.ts';
import { oncePer } from '../formula/once-per.ts';
import type { Program } from '../formula/program.ts';
import type { Bounds } from './bound.ts';

/** What a bounds reading knows that decides whether a term can be worked out. */
export interface SureAsk {
  readonly program: Program;
  isGiven(fact: string): boolean;
  node(term: string, node: FormulaNode): Bounds | undefined;
  mayBeZero(term: string, divisor: FormulaNode): boolean;
}

/** Whether a formula has an `otherwise` of more than a fact, which turns on whether what that rests on is there. */
export const turnsOnMore = oncePer(({ root }: Formula): boolean => {
  const look = (node: FormulaNode): boolean =>
    (node.kind === 'otherwise' && node.value.kind !== 'term' && node.value.kind !== 'earlier') ||
    children(node).some(look);
  return look(root);
});

/** Which terms every row can work out: nothing that they need is absent, no divisor is 0, and no table is looked into. */
export class SureTerms {
  private readonly known = new Map<string, boolean>();
  private readonly ask: SureAsk;

  constructor(ask: SureAsk) {
    this.ask = ask;
  }

  isSure(name: string): boolean {
    const before = this.known.get(name);
    if (before !== undefined) return before;
    const { program } = this.ask;
    const term = program.order[program.index.get(name) ?? -1];
    const made =
      term !== undefined &&
      (term.formula === undefined
        ? term.default !== undefined || this.ask.isGiven(name)
        : this.canBe(name, term.formula.root));
    this.known.set(name, made);
    return made;
  }

  /** The same for a part of a term's formula. */
  canBe(term: string, node: FormulaNode): boolean {
    switch (node.kind) {
      case 'term':
        return this.isSure(node.name);
      case 'given':
        return true;
      case 'earlier':
      case 'table':
      case 'mod':
        return false;
      case 'otherwise':
        return this.canBe(term, node.value) || this.canBe(term, node.fallback);
      case 'if': {
        const test = this.ask.node(term, node.test);
        const [holds, fails] = test?.kind === 'truth' ? [test.canHold, test.canFail] : [true, true];
        return (
          this.canBe(term, node.test) &&
          (!holds || this.canBe(term, node.then)) &&
          (!fails || this.canBe(term, node.otherwise))
        );
      }
      case 'arithmetic':
        return (
          (node.op !== '/' || !this.ask.mayBeZero(term, node.right)) &&
          this.canBe(term, node.left) &&
          this.canBe(term, node.right)
        );
      default:
        return children(node).every((child) => this.canBe(term, child));
    }
  }
}
