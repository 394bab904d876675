import { isRatio, type Value } from '../formula/checked.ts';
import { compareRatios } from '../formula/ratio.ts';
import type { Problem, Problems } from '../problem/problem.ts';
import { defaultSource } from './builder.ts';
import type { Compiled } from './compile.ts';
import type { TermRule } from './model.ts';

/** What a rule says of a fact: limits in order, a grain above 0, a default that an input could give, a scheme that there is. */
export function checkFact(rules: Compiled, rule: TermRule, problems: Problems): void {
  const { name, fact, at } = rule;
  const type = rules.terms.get(name)?.type;
  if (fact === undefined || type === undefined) return;
  const refuse = (code: Problem['code'], values: Record<string, string>): void =>
    problems.add(code, { at, term: name, values });
  const literal = (text: string | undefined): Value | undefined =>
    text === undefined ? undefined : rules.literal(name, { text, at }, problems);
  const isAbove = (a: Value | undefined, b: Value | undefined): boolean =>
    a !== undefined && b !== undefined && isRatio(a) && isRatio(b) && compareRatios(a, b) > 0;
  const { min = '', max = '', step = '', default: text = '' } = fact;
  const [least, most] = [literal(fact.min), literal(fact.max)];
  if (isAbove(least, most)) refuse('empty-range', { from: min, to: max });
  const grain = type.kind === 'number' ? literal(fact.step) : undefined;
  if (grain !== undefined && isRatio(grain) && grain.n <= 0n)
    refuse('below-minimum', { text: step, min: '0보다 큰 값' });
  const usual = fact.default === undefined ? undefined : rules.literal(name, defaultSource(rule), problems);
  if (isAbove(least, usual)) refuse('below-minimum', { text, min });
  else if (isAbove(usual, most)) refuse('above-maximum', { text, max });
  if (fact.from !== '제도') return;
  rules.scheme(fact.scheme ?? '', at, problems);
  if (!rules.terms.has(fact.key)) rules.unknownTerm(fact.key, name, at, problems);
}
