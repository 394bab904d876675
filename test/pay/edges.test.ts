import { describe, expect, test } from 'vitest';
import { firstDay, parseMonth } from '../../src/calendar/date.ts';
import { emptyRecord, type LeaveDays, type WorkRecord } from '../../src/calendar/types.ts';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import { type Ratio, ratio } from '../../src/formula/ratio.ts';
import { fused } from '../../src/jit/fused.ts';
import { leaveParts, numberOf } from '../../src/people/facts.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { compileBatch } from '../../src/readings/batch/batch.ts';
import { runKernels } from '../../src/readings/batch/kernels.ts';
import { between } from '../../src/readings/interval.ts';
import { agree, nothingCompared } from '../agreement/agree.ts';
import { programOf } from '../formula/setup.ts';
import { either, isLong } from '../runs.ts';
import { engine, rules, schemesOfAllMonths, worker } from '../support.ts';
import { tableOf, withHistory } from '../table-of.ts';

const months = (isLong ? ['2019-02', '2021-07', '2024-03', '2026-12'] : ['2019-02', '2024-03']).map(
  (text) => parseMonth(text) ?? 0,
);
const schemes = schemesOfAllMonths;
const backs = [fused, runKernels];

/** Every asked fact's least and greatest value, and the ones next to them. */
const ends = [...rules.terms.values()].flatMap(({ rules: [defined] }) => {
  const { rule } = defined ?? {};
  if (rule?.fact === undefined || rule.fact.from === '파생') return [];
  const number = (text: string | undefined): Ratio | undefined => {
    const value =
      text === undefined ? undefined : rules.literal(rule.name, { text, at: rule.at }, new Problems());
    return value !== undefined && isRatio(value) ? value : undefined;
  };
  const [min, max] = [number(rule.fact.min), number(rule.fact.max)];
  if (min === undefined || max === undefined) return [];
  const near = (end: Ratio, by: bigint): Ratio => ratio(end.n + by * end.d, end.d);
  return [{ name: rule.name, values: [min, near(min, 1n), near(max, -1n), max] }];
});

/** More days of leave than a month has are refused before any figure is worked out. */
const isLeave = (name: string): boolean => rules.leave.counted.some(({ fact }) => name === fact);
function recordOf(facts: ReadonlyMap<string, Value>): WorkRecord {
  const leave = rules.leave.counted.map(({ name, fact }): [string, LeaveDays] => [
    name,
    { parts: leaveParts(numberOf(facts, fact)) },
  ]);
  return { ...emptyRecord, leave: Object.fromEntries(leave) };
}

const minutes = { 연장: 89_280, 야간: 89_280, 휴일: 89_280, 휴일연장: 89_280 };
function person(month: number, facts: ReadonlyMap<string, Value>, i: number): PersonMonth {
  const given = i % 2 === 0 ? minutes : { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 };
  return {
    month,
    facts: new Map<string, Value>([
      ...Object.entries(worker),
      ['입사일', ratio(firstDay(month) - 400)],
      ...facts,
    ]),
    record: recordOf(facts),
    allowances: [],
    classified: new Map(schemes.map((scheme) => [scheme, given])),
  };
}

describe('the ends of every fact’s range', () => {
  test('there are facts with ranges', () => {
    expect(ends.length).toBeGreaterThan(12);
  });

  test('one fact at an end, and all at theirs together, come to what the exact reading makes of them', () => {
    const one = months.flatMap((month) =>
      ends.flatMap(({ name, values }) =>
        values.flatMap((value) => [0, 1].map((i) => person(month, new Map([[name, value]]), i))),
      ),
    );
    const all = months.flatMap((month) =>
      [0, 1, 2, 3].flatMap((at) =>
        [0, 1].map((i) =>
          person(
            month,
            new Map(ends.map(({ name, values }) => [name, values[isLeave(name) ? 0 : at] ?? ratio(0)])),
            i,
          ),
        ),
      ),
    );
    const runners = backs.map((back) => new ChunkRunner(engine, schemes, { backend: back }));
    const count = nothingCompared();
    agree(engine, runners, [...one, ...all], count);
    expect(count.payslips).toBeGreaterThan(either(500, 1000));
  });
});

describe('an hourly wage that is no number of won', () => {
  test('base pay that 209 does not divide: pay for 209 hours of overtime at the full rate is whole won, to the won', () => {
    // 60 minutes × 1.5 ÷ 209: pay of 12,540 minutes is base × 1.5, a whole number for even pay.
    const bases = [2_390_126, 3_021_128, 1_789_002, 9_999_998];
    expect(bases.every((base) => base % 209 !== 0)).toBe(true);
    const people = bases.map((base): PersonMonth => {
      const one = person(parseMonth('2024-03') ?? 0, new Map([['계약기본급', ratio(base)]]), 1);
      return { ...one, classified: new Map([['현행', { 연장: 12_540, 야간: 0, 휴일: 0, 휴일연장: 0 }]]) };
    });
    for (const back of backs) {
      const figures = new ChunkRunner(engine, ['현행'], { backend: back }).run(
        tableOf(engine, ['현행'], people).whole,
      );
      expect([...(figures.schemes[0]?.amounts.get('연장수당') ?? [])]).toEqual(
        bases.map((base) => 1.5 * base),
      );
    }
  });
});

test('the tax of a family of twenty-two goes by the eleventh column and what it takes off a head', () => {
  // 3,600,000 won in February 2019: a family of eleven pays 0, so one of twenty-two does too.
  const facts = new Map([
    ['공제대상가족수', ratio(13)],
    ['자녀수', ratio(9)],
    ['계약기본급', ratio(3_600_000)],
  ]);
  const people = [person(months[0] ?? 0, facts, 1)];
  for (const back of backs) {
    const figures = new ChunkRunner(engine, ['현행'], { backend: back }).run(
      tableOf(engine, ['현행'], people).whole,
    );
    expect(figures.schemes[0]?.amounts.get('소득세')?.[0]).toBe(0);
  }
});

test('a month after one that the rules refuse is refused too, as it is when worked out alone', () => {
  const month = parseMonth('2024-03') ?? 0;
  const bad = { ...person(month, new Map([['자녀수', ratio(3)]]), 1), id: 'A' };
  const after = { ...person(month + 1, new Map(), 1), id: 'A' };
  const other = { ...person(month + 1, new Map(), 1), id: 'B' };
  for (const back of backs) {
    const runner = new ChunkRunner(engine, ['현행'], { backend: back });
    const { failed } = runner.run(tableOf(engine, ['현행'], [bad, after, other]).whole);
    expect(failed.map(({ row }) => row)).toEqual([0, 1]);
    const [, alone = after] = withHistory([bad, after]);
    expect(() => engine.payslip(alone, '현행')).toThrow(ProblemError);
  }
});

describe('divisors', () => {
  const compile = (formula: string, lo: number): unknown =>
    compileBatch(programOf({ 가: '수', 나: '수', 답: { unit: '수', formula } }), {
      outputs: ['답'],
      bounds: () => ({ kind: 'number', within: between(ratio(lo), ratio(9)), grain: ratio(1) }),
    });

  test.each(['가 / 나', '가 / (나 - 5)', '가 / abs(나)', 'if 가 > 나 then 가 / (나 + 1) else 0'])(
    '%s is refused before anything runs: its divisor can be 0',
    (formula) => {
      expect(() => compile(formula, -1)).toThrow(ProblemError);
    },
  );
  test.each([
    '가 / (나 + 2)',
    '가 / max(1, 나)',
    'if 나 > 0 then 가 / 나 else 0',
    'if 나 != 0 and 나 >= 0 then 1 else 2',
  ])('%s is taken: its divisor cannot be 0 where it counts', (formula) => {
    expect(() => compile(formula, -1)).not.toThrow();
  });
});
