import type { Span } from './tree.ts';

/** A problem inside one formula; whoever knows the file turns the span into a place. */
export interface FormulaProblem {
  readonly code:
    | 'bad-character'
    | 'bad-number'
    | 'unclosed-text'
    | 'unexpected-token'
    | 'missing-else'
    | 'chained-comparison'
    | 'too-deep'
    | 'unknown-function'
    | 'wrong-arguments'
    | 'unknown-unit'
    | 'unknown-term'
    | 'unknown-table'
    | 'unknown-list'
    | 'unknown-nature'
    | 'function-of-itself'
    | 'unit-clash'
    | 'wrong-result-unit'
    | 'wrong-kind'
    | 'choice-not-offered'
    | 'list-repeats'
    | 'table-lacks-choice'
    | 'bad-step'
    | 'bad-value'
    | 'otherwise-needs-optional'
    | 'division-by-zero';
  readonly span: Span;
  readonly values: Readonly<Record<string, string>>;
}

/** Ends the reading of one formula; caught where the formula's place is known. */
export class FormulaError extends Error {
  readonly problem: FormulaProblem;
  constructor(code: FormulaProblem['code'], span: Span, values: Record<string, string> = {}) {
    super(code);
    this.problem = { code, span, values };
  }
}
