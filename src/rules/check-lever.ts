import { isRatio, type Value } from '../formula/checked.ts';
import { compareRatios } from '../formula/ratio.ts';
import type { Problems } from '../problem/problem.ts';
import type { Compiled } from './compile.ts';
import type { TermRule } from './model.ts';

/** What a rule says of how its term may be moved: ends of its own type, in order, and a grain above 0. */
export function checkLever(rules: Compiled, rule: TermRule, problems: Problems): void {
  const { name, lever, at } = rule;
  const type = rules.terms.get(name)?.type;
  if (lever === undefined || type === undefined) return;
  const literal = (text: string): Value | undefined => rules.literal(name, { text, at }, problems);
  const { from, to, step } = lever;
  if (from === undefined || to === undefined || step === undefined) {
    // Choices and truths are few enough to be offered all.
    if (type.kind !== 'choice' && type.kind !== 'truth')
      problems.add('missing-key', { at, term: name, values: { key: 'from', expected: 'from, to, step' } });
    return;
  }
  const [low, high] = [literal(from), literal(to)];
  if (
    low !== undefined &&
    high !== undefined &&
    isRatio(low) &&
    isRatio(high) &&
    compareRatios(low, high) > 0
  )
    problems.add('empty-range', { at, term: name, values: { from, to } });
  if (type.kind === 'date' || type.kind === 'time') {
    const [, digits = '0', unit] = /^(\d+)\s*(개월|일|분)$/.exec(step.trim()) ?? [];
    const isFit = type.kind === 'time' ? unit === '분' : unit === '개월' || unit === '일';
    if (!isFit || Number(digits) === 0)
      problems.add('below-minimum', {
        at,
        term: name,
        values: { text: step, min: type.kind === 'time' ? '1분' : '1일' },
      });
    return;
  }
  const grain = literal(step);
  if (grain !== undefined && isRatio(grain) && grain.n <= 0n)
    problems.add('below-minimum', { at, term: name, values: { text: step, min: '0보다 큰 값' } });
}
