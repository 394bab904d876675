import type { Value } from '../../formula/checked.ts';
import { display } from '../../formula/display.ts';
import { parse } from '../../formula/parse.ts';
import { print } from '../../formula/print.ts';
import { Problems } from '../../problem/problem.ts';
import { formulaWords } from '../../readings/words.ts';
import type { Compiled } from '../compile.ts';
import type { DatedEntry, FactRule, SourceText, TermRule } from '../model.ts';
import type { RuleText } from './types.ts';

/** What an entry says of its term: a value, or a formula in words. @throws ProblemError for a formula that is wrong */
export function ruleTextOf(
  rules: Compiled,
  rule: Pick<TermRule, 'name' | 'unit'>,
  entry: DatedEntry,
): RuleText {
  const problems = new Problems();
  const type = rules.term(rule.name)?.type ?? { kind: 'truth' as const };
  const made = rules.formula(rule.name, entry.formula, type, entry.literal, problems);
  problems.throwIfAny();
  if (made === undefined) throw new Error('a formula without problems was not read');
  const { root } = made;
  if (root.kind === 'constant') return { text: valueText(root.value, rule.unit, type) };
  return { text: formulaWords(made), formula: oneSpelling(entry.formula) };
}

const valueText = (value: Value, unit: string, type: Parameters<typeof display>[1]): string =>
  display(value, type, unit);

/** A formula in the one spelling that all with the same tree have. */
export function oneSpelling({ text }: SourceText): string {
  const parsed = parse(text);
  return parsed.ok ? print(parsed.expr) : text.trim().replace(/\s+/g, ' ');
}

/** A fact: where it is asked, and within which bounds. */
export function factDeclarationText({
  from,
  key,
  scheme,
  holiday,
  min,
  max,
  step,
  default: fallback,
  optional,
}: FactRule): string {
  const parts = [
    holiday !== undefined
      ? `공휴일 ${holiday}`
      : from === '제도'
        ? `${scheme ?? ''}.${key}`
        : `${from}.${key}`,
    ...(min === undefined && max === undefined ? [] : [`${min ?? ''}~${max ?? ''}`]),
    ...(step === undefined ? [] : [`간격 ${step}`]),
    ...(fallback === undefined ? [] : [`기본 ${fallback}`]),
    ...(optional ? ['없어도 됨'] : []),
  ];
  return parts.join(', ');
}
