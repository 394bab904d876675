import { nearest } from '../../problem/nearest.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { GuaranteeRule } from '../../rules/model.ts';
import { isStatement, statementForms } from './statement.ts';

/** What is to be proved: a guarantee of the rules, or a statement as somebody wrote it. */
export type ProofTarget = { readonly guarantee: GuaranteeRule } | { readonly text: string };

/** All guarantees of the rules; or the one whose name or label it is; or the statement itself. @throws ProblemError */
export function askedOf(rules: Compiled, text: string | undefined): readonly ProofTarget[] {
  const all = [...rules.guarantees.values()];
  if (text === undefined) return all.map((guarantee) => ({ guarantee }));
  const wanted = plain(text);
  const guarantee = all.find(({ name, label }) => plain(name) === wanted || plain(label) === wanted);
  if (guarantee !== undefined) return [{ guarantee }];
  if (isStatement(text)) return [{ text: text.normalize('NFC').trim() }];
  const near = nearest(
    text.trim(),
    all.flatMap(({ name, label }) => [name, label]),
  );
  const values = {
    text,
    known: all.map(({ name }) => name).join(', '),
    forms: statementForms.join(' / '),
    ...(near !== undefined && { nearest: near }),
  };
  throw new ProblemError([{ code: 'unknown-guarantee', values }]);
}

const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
