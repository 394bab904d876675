import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runningInterval } from '../../src/bargaining/solve/running-interval.ts';
import { fused } from '../../src/jit/fused.ts';
import { difference } from '../../src/pay/comparison.ts';
import { estimate } from '../../src/pay/estimate.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import { Problems } from '../../src/problem/problem.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { runs } from '../runs.ts';
import { engine, minutes, person, rules, worker } from '../support.ts';

const schemes = ['현행', '개편안'];
const intervalOf = (work: Record<string, unknown>, own: Record<string, unknown> = worker) => {
  const problems = new Problems();
  const input = { 귀속월: '2024-03', 직원: own, 근무: work, 분류시간: minutes(0) };
  const source = sourceFromValue(input, 'test', problems);
  const read = readEstimate(source, factBooks(rules, schemes), problems, { open: true });
  problems.throwIfAny();
  const [one] = read?.people ?? [];
  if (one === undefined) throw new Error('no person');
  return runningInterval({ engine, person: one, schemes }, fused);
};
const span = (interval: ReturnType<typeof intervalOf>, figure: string) => {
  const found = interval.figures.find((one) => one.figure === figure);
  return [found?.lo, found?.hi];
};

describe('a running interval', () => {
  test('services unknown, nine proactive cases: no bonus, A, or A and B', () => {
    const found = intervalOf({ 제공건수: '모름', 적극개입건수: 9 });
    expect(span(found, '개편안.지급총액')).toEqual([1_789_000, 1_989_000]);
    expect(span(found, '현행.지급총액')).toEqual([2_390_124, 2_390_124]);
    expect(found.figures.every(({ reached }) => reached)).toBe(true);
    expect(found.questions.map(({ rule, average, answers }) => [rule.name, average, answers])).toEqual([
      ['제공건수', 176_600, 100_001],
    ]);
  });

  test('two counts unknown are too many cases: the bounds reading answers, and gross pay is reached', () => {
    const found = intervalOf({ 제공건수: '모름', 적극개입건수: '모름' });
    expect(found.everyCase).toBe(false);
    expect(span(found, '차액.지급총액')).toEqual([-601_124, -401_124]);
    expect(found.questions[0]?.rule.name).toBe('제공건수');
  });

  test('whether the reform covers the person is asked first', () => {
    const found = intervalOf(
      { 제공건수: 40, 적극개입건수: 8 },
      { ...worker, 소속유형: '모름', 자녀수: '모름', 공제대상가족수: 4 },
    );
    expect(found.questions[0]?.rule.name).toBe('소속유형');
    expect(span(found, '차액.지급총액')).toEqual([-401_124, 0]);
  });

  test('a date cannot be left unknown', () => {
    expect(() => intervalOf({ 제공건수: 40 }, { ...worker, 입사일: '모름' })).toThrow('cannot-be-unknown');
  });

  test('one dependent is the employee: of every number of children none alone is a case', () => {
    const one = { ...worker, 공제대상가족수: 1 };
    const work = { 제공건수: 3, 적극개입건수: 2 };
    const [lo, hi] = span(intervalOf(work, { ...one, 자녀수: '모름' }), '현행.실수령액');
    expect([lo, hi]).toEqual(span(intervalOf({ ...work, 제공건수: '모름' }, one), '현행.실수령액'));
    expect(lo).toBe(hi);
  });

  test('what is wrong with every case is said', () => {
    const work = { 제공건수: 3, 적극개입건수: 2 };
    const late = { ...worker, 생년월일: '2024-03-10', 입사일: '2020-01-01', 자녀수: '모름' };
    expect(() => intervalOf(work, late)).toThrow('requirement-broken');
    // March 2024 has 20 scheduled days.
    expect(() => intervalOf({ ...work, 연차일수: '모름', 공가일수: 31 })).toThrow('leave-above-scheduled');
  });
});

test('no answer ever gives a figure outside the interval', () => {
  const answers = fc.record({
    제공건수: fc.integer({ min: 0, max: 60 }),
    적극개입건수: fc.integer({ min: 0, max: 12 }),
    연차일수: fc.integer({ min: 0, max: 12 }).map((half) => half / 2),
    공제대상가족수: fc.integer({ min: 1, max: 6 }),
  });
  const hidden = fc.subarray(['제공건수', '적극개입건수', '연차일수', '공제대상가족수'] as const, {
    minLength: 1,
  });
  fc.assert(
    fc.property(answers, hidden, (given, unknown) => {
      fc.pre(given.적극개입건수 <= given.제공건수);
      const { 공제대상가족수, ...work } = given;
      const say = (values: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries(values).map(([key, value]) => [
            key,
            unknown.some((name) => name === key) ? '모름' : value,
          ]),
        );
      const found = intervalOf(say(work), { ...worker, ...say({ 공제대상가족수 }) });
      const one = person({
        귀속월: '2024-03',
        직원: { ...worker, 공제대상가족수 },
        근무: work,
        분류시간: minutes(0),
      });
      const [comparison] = estimate(engine, [one], schemes);
      const after = comparison?.payslips[1];
      if (comparison === undefined || after === undefined) throw new Error('no comparison');
      for (const total of ['지급총액', '실수령액']) {
        for (const [figure, value] of [
          [`개편안.${total}`, amountOf(after, total)],
          [`차액.${total}`, difference(comparison, after, total)],
        ] as const) {
          const [lo, hi] = span(found, figure);
          expect(lo !== undefined && hi !== undefined && lo <= value && value <= hi).toBe(true);
        }
      }
    }),
    runs(4, 60),
  );
});
