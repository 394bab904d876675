import { termBounds } from '../columns/term-bounds.ts';
import { Engine } from '../pay/engine.ts';
import { nearest } from '../problem/nearest.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { termJson, termText } from '../report/rules/term.ts';
import type { Compiled } from '../rules/compile.ts';
import { table } from '../writing/table.ts';
import { type Context, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';

/** `pumsak rules [TERM]`: all terms, or one with its values, source, users, and what it can come to. @throws ProblemError */
export async function rulesCommand(term: string | undefined, context: Context): Promise<number> {
  const rules = await loadCompiled(context);
  if (term === undefined) {
    listTerms(rules, context);
    return exit.done;
  }
  const name = term.normalize('NFC');
  const known = rules.terms.get(name);
  if (known === undefined) {
    const near = nearest(name, rules.terms.keys());
    const values = { name, ...(near !== undefined && { nearest: near }) };
    throw new ProblemError([problem('unknown-term', { term: name, values })]);
  }
  const within = termBounds(new Engine(rules), name);
  out(
    context.json
      ? `${JSON.stringify(termJson(rules, name, known, within))}\n`
      : `${termText(rules, name, known, within, context)}\n`,
  );
  return exit.done;
}

function listTerms(rules: Compiled, context: Context): void {
  const terms = [...rules.terms].flatMap(([name, { rules: defined }]) =>
    defined[0] === undefined
      ? []
      : [{ name, rule: defined[0].rule, provisions: defined.map(({ provision }) => provision.name) }],
  );
  if (context.json) {
    out(
      `${JSON.stringify(terms.map(({ name, rule, provisions }) => ({ 항목: name, 단위: rule.unit, 라벨: rule.label, 조항: provisions })))}\n`,
    );
    return;
  }
  const ko = context.lang === 'ko';
  // A Korean term says itself what it means; English readers get its label.
  const heads = (ko ? ['항목', '단위', '조항'] : ['term', 'unit', 'meaning', 'provision']).map((head) => ({
    head,
  }));
  const rows = terms.map(({ name, rule, provisions: [first = '', ...more] }) => [
    name,
    rule.unit,
    ...(ko ? [] : [rule.label]),
    more.length === 0 ? first : `${first} +${more.length}`,
  ]);
  out(`${table(heads, rows, context.columns)}\n`);
}
