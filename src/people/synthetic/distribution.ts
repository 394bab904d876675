import { isRatio, type Value } from '../../formula/checked.ts';
import { exactDigits } from '../../formula/digits.ts';
import { oncePer } from '../../formula/once-per.ts';
import {
  add,
  compareRatios,
  divide,
  isWhole,
  multiply,
  type Ratio,
  ratio,
  roundTo,
  subtract,
} from '../../formula/ratio.ts';
import type { Problems } from '../../problem/problem.ts';
import type { TermRule } from '../../rules/model.ts';
import { fieldsOf, scalarAt } from '../../rules/node-fields.ts';
import type { MapNode, SourceNode } from '../../rules/source-tree.ts';
import { readFact } from '../cells/fact.ts';
import { readNumber } from '../cells/number.ts';
import { plainSpelling } from '../cells/plain.ts';
import { refuse, takeNumber } from '../cells/problems.ts';
import { question } from '../cells/question.ts';
import { toValue } from '../facts.ts';
import type { PlacedText } from '../inputs/shift.ts';
import type { Random } from './random.ts';

/** What can be drawn, and how often. `undefined` stands for nothing: the fact is left out. */
export type Distribution<V> =
  | { readonly kind: 'value'; readonly value: V | undefined }
  | { readonly kind: 'range'; readonly count: number; readonly nth: (index: number) => V }
  | { readonly kind: 'shares'; readonly outcomes: readonly Outcome<V>[] };

export interface Outcome<V> {
  /** Drawn when a number from 0 to 999,999 is below this and not below the outcome before. */
  readonly below: number;
  readonly of: Distribution<V>;
}

/** Shares are whole millionths, so that draws do not move when a share is written more finely. */
export const fullShare = 1_000_000;

export function draw<V>(from: Distribution<V>, random: Random): V | undefined {
  switch (from.kind) {
    case 'value':
      return from.value;
    case 'range':
      return from.nth(random(0, from.count - 1));
    case 'shares': {
      const at = random(0, fullShare - 1);
      const found = from.outcomes.find(({ below }) => at < below);
      return found && draw(found.of, random);
    }
  }
}

/**
 * Reads the distribution of a fact, or of anything asked for like one:
 * - one value for all: `요양보호사`, `2_390_124`; `없음` leaves the fact out (unless it is a choice of the fact)
 * - a range, each value equally likely: `{ 부터: 2_300_000, 까지: 2_600_000, 간격: 1_000 }`, or in one text
 *   `2_300_000~2_600_000`; without 간격 the fact's own grain (1 where it has none; dates by the day)
 * - shares that add up to exactly 100 %, of values or ranges: `{ 없음: 60%, 2_390_124: 25%, 2_400_000~2_500_000: 15% }`
 *
 * Problems: `shares-not-whole`, `empty-range`, and what the fact itself refuses.
 */
export function readDistribution(
  node: SourceNode,
  term: TermRule,
  problems: Problems,
): Distribution<Value> | undefined {
  const has = (key: string): boolean => node.kind === 'map' && node.entries.some((one) => one.key === key);
  if (has('부터') || has('까지')) return readRangeMap(node, term, problems);
  return readShares(node, factKey(term), (text) => readOutcome(text, term, problems), problems);
}

/** One outcome, or a map of outcomes with their shares. */
export function readShares<V>(
  node: SourceNode,
  name: string,
  outcome: (text: PlacedText) => Distribution<V> | undefined,
  problems: Problems,
): Distribution<V> | undefined {
  if (node.kind !== 'map') {
    const scalar = scalarAt(node, name, problems);
    return scalar && outcome(scalar);
  }
  const shares = node.entries.map(({ value }) => readShare(value, problems));
  const outcomes = node.entries.map(({ key, keyAt }) => outcome({ text: key, at: keyAt }));
  if (!checkSum(node, name, shares, problems)) return undefined;
  let below = 0;
  const read = outcomes.flatMap((of, i): Outcome<V>[] => {
    below += shares[i] ?? 0;
    return of === undefined ? [] : [{ below, of }];
  });
  return read.length < outcomes.length ? undefined : { kind: 'shares', outcomes: read };
}

const share = question('비중', '비율', { min: '0', max: '100%', step: '0.0001%' });

/** A share in millionths. */
export function readShare(node: SourceNode, problems: Problems): number | undefined {
  const scalar = scalarAt(node, '비중', problems);
  const value = scalar && readFact(share, scalar, problems);
  return value !== undefined && typeof value === 'object' && 'n' in value
    ? Number((value.n * BigInt(fullShare)) / value.d)
    : undefined;
}

function checkSum(
  node: MapNode,
  name: string,
  shares: readonly (number | undefined)[],
  problems: Problems,
): boolean {
  let sum = 0;
  for (const one of shares) {
    if (one === undefined) return false;
    sum += one;
  }
  if (sum === fullShare) return true;
  problems.add('shares-not-whole', {
    at: node.at,
    term: name,
    values: { sum: percent(sum), expected: '100%' },
  });
  return false;
}

/** Millionths as a percentage: 955000 → 95.5%. */
export function percent(millionths: number): string {
  return `${exactDigits(ratio(millionths, fullShare / 100))}%`;
}

function readOutcome(given: PlacedText, term: TermRule, problems: Problems): Distribution<Value> | undefined {
  const text = plainSpelling(given.text);
  const asked = { term: factKey(term), at: given.at };
  if (text === '') return refuse('missing-value', text, asked, problems);
  if (text === '없음' && !term.choices?.includes(text)) {
    if (term.fact?.required) return refuse('missing-value', text, asked, problems);
    return { kind: 'value', value: undefined };
  }
  const [from, to, ...more] = isMeasured(term) ? text.split('~') : [text];
  if (from !== undefined && to !== undefined && more.length === 0) {
    return readRange(term, { ...given, text: from }, { ...given, text: to }, undefined, problems);
  }
  const value = readFact(term, { text, at: given.at }, problems);
  return value === undefined ? undefined : { kind: 'value', value: toValue(value) };
}

function readRangeMap(node: SourceNode, term: TermRule, problems: Problems): Distribution<Value> | undefined {
  const fields = fieldsOf(node, factKey(term), ['부터', '까지', '간격'], ['부터', '까지'], problems);
  const given = (key: string): PlacedText | undefined => {
    const field = fields?.get(key);
    return field && scalarAt(field, `${factKey(term)}.${key}`, problems);
  };
  const [from, to, step] = [given('부터'), given('까지'), given('간격')];
  if (from === undefined || to === undefined) return undefined;
  return readRange(term, from, to, step, problems);
}

function readRange(
  term: TermRule,
  fromGiven: PlacedText,
  toGiven: PlacedText,
  stepGiven: PlacedText | undefined,
  problems: Problems,
): Distribution<Value> | undefined {
  const [from, to] = [sizeOf(term, fromGiven, problems), sizeOf(term, toGiven, problems)];
  const step = readStep(term, stepGiven, problems);
  if (from === undefined || to === undefined || step === undefined) return undefined;
  const name = factKey(term);
  if (compareRatios(from, to) > 0) {
    const values = { from: fromGiven.text.trim(), to: toGiven.text.trim() };
    problems.add('empty-range', { at: fromGiven.at, term: name, values });
    return undefined;
  }
  const count = roundTo(divide(subtract(to, from), step), ratio(1), 'floor').n + 1n;
  if (count > mostValues) {
    const values = { max: String(mostValues) };
    return refuse('above-maximum', String(count), { term: name, at: fromGiven.at }, problems, values);
  }
  const nth = (index: number): Value => add(from, multiply(step, ratio(index)));
  return { kind: 'range', count: Number(count), nth: remembered(nth) };
}

/** A value that was made before is the same object again, for as many as a short list holds. */
function remembered(nth: (index: number) => Value): (index: number) => Value {
  const known: Value[] = [];
  return (index) => {
    if (index >= mostRemembered) return nth(index);
    const made = known[index] ?? nth(index);
    known[index] = made;
    return made;
  };
}
const mostRemembered = 65_536;

/** Of one range: what a single draw of 32 bits can tell apart. */
const mostValues = 4_294_967_296n;

function sizeOf(term: TermRule, given: PlacedText, problems: Problems): Ratio | undefined {
  if (given.text.trim() === '') {
    return refuse('missing-value', given.text, { term: factKey(term), at: given.at }, problems);
  }
  const value = readFact(term, given, problems);
  const size = value === undefined ? undefined : toValue(value);
  if (size === undefined) return undefined;
  if (isRatio(size)) return size;
  return refuse('not-a-number', given.text, { term: factKey(term), at: given.at }, problems, {
    example: '12',
  });
}

function readStep(term: TermRule, given: PlacedText | undefined, problems: Problems): Ratio | undefined {
  const grain = grainOf(term);
  if (given === undefined) return grain;
  const unit = term.unit === '날짜' ? '일' : term.unit === '시각' ? '분' : term.unit;
  const asked = { term: `${factKey(term)}.간격`, at: given.at };
  const step = takeNumber(given.text, unit, asked, problems);
  if (step === undefined) return undefined;
  const shown =
    unit === '비율' ? percent(Number((grain.n * BigInt(fullShare)) / grain.d)) : exactDigits(grain) + unit;
  if (step.n <= 0n) return refuse('below-minimum', given.text, asked, problems, { min: shown });
  if (!isWhole(divide(step, grain)))
    return refuse('not-on-grain', given.text, asked, problems, { step: shown });
  return step;
}

/** The fact's grain, 1 of its unit where the rules state none. */
export const grainOf = oncePer((term: TermRule): Ratio => {
  const step = term.fact?.step === undefined ? undefined : readNumber(term.fact.step, term.unit);
  return step?.ok ? step.value : ratio(1);
});

/** Numbers, dates and times have ranges; truths, choices and lists do not. */
const isMeasured = (term: TermRule): boolean => !['여부', '선택', '목록'].includes(term.unit);
/** Numbers alone have multiples. */
export const isNumeric = (term: TermRule): boolean =>
  isMeasured(term) && !['날짜', '시각'].includes(term.unit);
export const factKey = (term: TermRule): string => term.fact?.key ?? term.name;
