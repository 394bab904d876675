import { display } from '../../formula/display.ts';
import { parse } from '../../formula/parse.ts';
import { print } from '../../formula/print.ts';
import { Problems } from '../../problem/problem.ts';
import type { Lang } from '../../problem/text.ts';
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
  if (root.kind === 'constant') {
    const said = (lang: Lang): string => display(root.value, type, rule.unit, lang);
    return { text: said('ko'), english: said('en') };
  }
  return { text: formulaWords(made), english: formulaWords(made, 'en'), formula: oneSpelling(entry.formula) };
}

/** A formula in the one spelling that all with the same tree have. */
export function oneSpelling({ text }: SourceText): string {
  const parsed = parse(text);
  return parsed.ok ? print(parsed.expr) : text.trim().replace(/\s+/g, ' ');
}

const declared = {
  ko: { holiday: '공휴일', step: '간격', fallback: '기본', optional: '없어도 됨' },
  en: { holiday: 'holiday', step: 'in steps of', fallback: 'by default', optional: 'may be absent' },
};

/** A fact: where it is asked, and within which bounds. */
export function factDeclarationText(
  { from, key, scheme, holiday, min, max, step, default: fallback, optional }: FactRule,
  lang: Lang = 'ko',
): string {
  const said = declared[lang];
  const parts = [
    holiday !== undefined
      ? `${said.holiday} ${holiday}`
      : from === '제도'
        ? `${scheme ?? ''}.${key}`
        : `${from}.${key}`,
    ...(min === undefined && max === undefined ? [] : [`${min ?? ''}~${max ?? ''}`]),
    ...(step === undefined ? [] : [`${said.step} ${step}`]),
    ...(fallback === undefined ? [] : [`${said.fallback} ${fallback}`]),
    ...(optional ? [said.optional] : []),
  ];
  return parts.join(', ');
}
