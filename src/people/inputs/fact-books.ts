import { schemeProvisions } from '../../rules/assemble.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { AllowanceNatures } from '../../rules/items/allowance-natures.ts';
import type { AccountColumns } from '../../rules/ledger/model.ts';
import type { LeaveKinds, OwnHeadings, TermRule } from '../../rules/model.ts';
import type { ClockWords } from '../../rules/words/model.ts';
import { headingsOf, tableWords } from '../../rules/words/table-words.ts';
import { FactBook } from '../facts.ts';

/** The facts an input may give, by group. */
export interface FactBooks {
  readonly 직원: FactBook;
  readonly 근무: FactBook;
  readonly leave: LeaveKinds;
  readonly allowances: AllowanceNatures;
  readonly headings?: OwnHeadings;
  /** The columns of a roster that say where pay is sent. */
  readonly account?: AccountColumns;
  readonly clock?: ClockWords;
}

/** The facts that some schemes ask for, each once. */
export function factBooks(rules: Compiled, schemes: readonly string[]): FactBooks {
  const terms = new Map<string, TermRule>();
  for (const provision of schemes.flatMap((name) => schemeProvisions(rules, name))) {
    for (const term of provision.terms)
      if (term.fact !== undefined && term.fact.rows === undefined) terms.set(term.name, term);
  }
  const asked = [...terms.values()];
  const all = rules.ruleSet.provisions.flatMap((provision) =>
    provision.terms.filter(({ fact }) => fact !== undefined && fact.rows === undefined),
  );
  const { account } = rules.ledger;
  return {
    직원: new FactBook(asked, '직원', all),
    근무: new FactBook(asked, '근무', all),
    leave: rules.leave,
    allowances: rules.allowances,
    headings: headingsOf(rules.ruleSet),
    clock: tableWords(rules.ruleSet).clock,
    ...(account && { account }),
  };
}
