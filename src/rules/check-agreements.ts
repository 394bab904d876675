import { nearest } from '../problem/nearest.ts';
import type { Place, Problems } from '../problem/problem.ts';
import { type Compiled, where } from './compile.ts';
import type { AgreementRule } from './model.ts';
import { unionFact } from './named-rules.ts';

/** The party of those whom no agreement binds. */
export const workRules = '취업규칙';
/** The value of `unionFact` for none. */
export const noUnion = '없음';

/** The unions that the rules know. */
export const unionsOf = (rules: Compiled): readonly string[] => {
  const type = rules.terms.get(unionFact)?.type;
  return type?.kind === 'choice' ? (type.choices ?? []).filter((one) => one !== noUnion) : [];
};

/** What agreements expect of the other rules: provisions, terms, unions; no two may replace one provision. */
export function checkAgreements(rules: Compiled, problems: Problems): void {
  const replaced = new Map<string, Place>();
  for (const agreement of rules.ruleSet.agreements) {
    checkParties(agreement, rules, problems);
    for (const { from, to, at } of agreement.replace) {
      for (const name of [from, to]) {
        if (rules.provisions.has(name)) continue;
        const near = nearest(name, rules.provisions.keys());
        problems.add('unknown-provision', {
          at,
          values: { name, ...(near !== undefined && { nearest: near }) },
        });
      }
      const first = replaced.get(from);
      if (first !== undefined) {
        const values = { name: from, first: where(first), second: where(at) };
        problems.add('agreements-collide', { at, term: agreement.name, values });
      }
      replaced.set(from, at);
    }
    for (const { name, value } of agreement.values) rules.literal(name, value, problems);
  }
}

function checkParties(agreement: AgreementRule, rules: Compiled, problems: Problems): void {
  const unions = unionsOf(rules);
  for (const { name, at, states } of agreement.parties) {
    if (name !== workRules && !unions.includes(name)) {
      problems.add('unknown-choice', {
        at,
        term: agreement.name,
        values: unknownWordValues(name, [...unions, workRules]),
      });
      continue;
    }
    const known = name === workRules ? ['변경', '현행'] : ['체결', '교섭중', '없음'];
    for (const state of states) {
      if (!known.includes(state.status))
        problems.add('unknown-choice', {
          at: state.at,
          term: name,
          values: unknownWordValues(state.status, known),
        });
    }
  }
}

/** The values of a problem about a word that is none of those known. */
export function unknownWordValues(text: string, known: readonly string[]): Readonly<Record<string, string>> {
  const near = nearest(text, known);
  return { text, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
}
