import { addMonths, isoDay } from '../../calendar/date.ts';
import { isRatio } from '../../formula/checked.ts';
import { clockText } from '../../formula/civil.ts';
import { add, compareRatios, type Ratio, ratio } from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import type { Problems } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { SourceText } from '../../rules/model.ts';
import { items, literalText } from '../../rules/read-term.ts';
import { entry, type SourceNode } from '../../rules/source-tree.ts';
import { type LeverValue, mostPackages } from './negotiation.ts';

interface LeverTerm {
  readonly term: string;
  readonly type: Type;
}

/** A lever's values: a list (값), or a range (부터, 까지) with its grain (간격); none is below nothing. */
export function readLeverValues(
  node: SourceNode,
  asked: LeverTerm,
  rules: Compiled,
  problems: Problems,
): LeverValue[] {
  const values = readValues(node, asked, rules, problems);
  const low = values.find(({ value }) => isRatio(value) && asked.type.kind === 'number' && value.n < 0n);
  if (low !== undefined)
    problems.add('below-minimum', { at: node.at, term: asked.term, values: { text: low.text, min: '0' } });
  return values;
}

function readValues(
  node: SourceNode,
  { term, type }: LeverTerm,
  rules: Compiled,
  problems: Problems,
): LeverValue[] {
  const [list, from, to, step] = ['값', '부터', '까지', '간격'].map((key) => entry(node, key));
  if (list !== undefined) {
    if (from !== undefined || to !== undefined || step !== undefined)
      problems.add('conflicting-keys', { at: node.at, term, values: { keys: '값, 부터 / 까지 / 간격' } });
    return items(node, '값').flatMap((item) => {
      const text = literalText(item);
      const value = rules.literal(term, text, problems);
      return value === undefined ? [] : [{ value, text: text.text }];
    });
  }
  if (type.kind === 'choice' || type.kind === 'truth' || type.kind === 'list') {
    problems.add('lever-needs-list', { at: node.at, term });
    return [];
  }
  for (const [key, value] of [
    ['부터', from],
    ['까지', to],
    ['간격', step],
  ] as const)
    if (value === undefined) problems.add('missing-key', { at: node.at, term, values: { key } });
  if (from === undefined || to === undefined || step === undefined) return [];
  const [low, high] = [from, to].map((one) => rules.literal(term, literalText(one), problems));
  const next = grain(term, type, step, rules, problems);
  if (low === undefined || high === undefined || !isRatio(low) || !isRatio(high) || next === undefined)
    return [];
  if (compareRatios(low, high) > 0) {
    const values = { from: literalText(from).text, to: literalText(to).text };
    problems.add('empty-range', { at: from.at, term, values });
    return [];
  }
  const made: LeverValue[] = [];
  for (let i = 0; ; i++) {
    const value = next(low, i);
    // One more than all that are ever worked out is enough to be too many.
    if (compareRatios(value, high) > 0 || i > mostPackages) return made;
    made.push({ value, text: literalOf(value, type) });
  }
}

/** The value some grains on. */
function grain(
  term: string,
  type: Type,
  node: SourceNode,
  rules: Compiled,
  problems: Problems,
): ((from: Ratio, count: number) => Ratio) | undefined {
  const text = literalText(node);
  const refuse = (min: string): undefined => {
    problems.add('below-minimum', { at: node.at, term, values: { text: text.text, min } });
    return undefined;
  };
  if (type.kind === 'date' || type.kind === 'time') {
    const [, digits = '', unit] = /^(\d+)\s*(개월|일|분)$/.exec(text.text.trim()) ?? [];
    const fits = type.kind === 'time' ? unit === '분' : unit === '개월' || unit === '일';
    if (!fits || Number(digits) === 0) return refuse(type.kind === 'time' ? '1분' : '1개월');
    const by = Number(digits);
    if (unit === '개월') return (from, count) => ratio(addMonths(Number(from.n), by * count));
    return (from, count) => add(from, ratio(by * count));
  }
  const step = stepOf(term, text, rules, problems);
  if (step === undefined) return undefined;
  if (step.n <= 0n) return refuse('0보다 큰 값');
  return (from, count) => add(from, ratio(step.n * BigInt(count), step.d));
}

function stepOf(term: string, text: SourceText, rules: Compiled, problems: Problems): Ratio | undefined {
  const value = rules.literal(term, text, problems);
  return value !== undefined && isRatio(value) ? value : undefined;
}

/** A number, day or time as a literal of its type. */
export function literalOf(value: Ratio, type: Type): string {
  if (type.kind === 'date') return isoDay(Number(value.n));
  if (type.kind === 'time') return clockText(Number(value.n));
  return value.d === 1n ? String(value.n) : `${value.n}/${value.d}`;
}
