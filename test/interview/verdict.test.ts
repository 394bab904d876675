import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, emptyAnswers, withUnknown, withValue } from '../../src/interview/answers.ts';
import { confirmId } from '../../src/interview/doubt.ts';
import { earlyQuestions } from '../../src/interview/early.ts';
import type { Figures, Verdict } from '../../src/interview/verdict.ts';
import { verdictOf } from '../../src/interview/verdict.ts';
import { rangeText, verdictText, whyText } from '../../src/interview/verdict-text.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { runs } from '../runs.ts';
import { sessions } from '../web/people.ts';
import { seed } from '../web/seed-answers.ts';
import { session } from './setup.ts';

const net = '실수령액';
const verdict = (answers: Answers): Verdict => verdictOf(session, answers, session.work(answers), net);
const without = (answers: Answers, ...ids: readonly string[]): Answers =>
  ids.reduce((now, id) => withValue(now, id, ''), answers);
const figures = (answers: Answers): Figures => {
  const found = verdict(answers);
  if (found.kind !== 'range' && found.kind !== 'amount') throw new Error(found.kind);
  return found;
};
const ends = (answers: Answers): (readonly [number | undefined, number | undefined])[] =>
  figures(answers).ranges.map(({ from, to }) => [from, to]);

test('what is asked early follows from the rules: what a first answer needs, age and family, absence', () => {
  expect(earlyQuestions(session).map(({ key }) => key)).toEqual([
    '기본급',
    '생년월일',
    '공제대상가족수',
    '자녀수',
    '직종',
    '근무형태',
    '소속유형',
    '연차일수',
    '결근일수',
    '제공건수',
    '적극개입건수',
  ]);
});

describe('what may be said', () => {
  test('nothing before an answer, be the month known', () => {
    expect(verdict(emptyAnswers).kind).toBe('none');
    expect(verdict(withValue(emptyAnswers, '귀속월', '2024-03')).kind).toBe('none');
    expect(verdict({ ...withValue(emptyAnswers, '귀속월', '2024-03'), unknown: ['직원.직종'] }).kind).toBe(
      'range',
    );
  });

  test('one amount where nothing is open, and nothing is taken as so', () => {
    const found = figures(seed);
    expect(found.kind).toBe('amount');
    expect(found.ranges.map(({ from }) => from)).toEqual([2_130_124, 2_345_172]);
    expect(found.difference).toEqual({ scheme: '개편안', from: 215_048, to: 215_048 });
    expect(verdictText(found, 'ko')).toBe('개편안이면 한 달 실수령액이 215,048원 늘어납니다.');
    expect(verdictText(found, 'en')).toBe('Under 개편안, net pay a month is 215,048 won more.');
  });

  test.each([
    ['직원.생년월일', '다음에'],
    ['직원.공제대상가족수', ''],
    ['근무.결근일수', ''],
  ])('%s, asked and not answered, leaves a range', (id) => {
    for (const answers of [without(seed, id), withUnknown(seed, [id])]) {
      const found = figures(answers);
      expect(found.kind).toBe('range');
      expect(found.open.map((one) => one.id)).toEqual([id]);
      expect(verdictText(found, 'ko')).toMatch(/^한 달 실수령액은 /);
    }
  });

  test('at 60 no pension is taken: without a birth date the range reaches there', () => {
    // 107,550원 of pension on 2,390,124원, and what her tax is then.
    const [now] = ends(without(seed, '직원.생년월일'));
    expect(now?.[0]).toBe(2_130_124);
    expect(now?.[1]).toBeGreaterThanOrEqual(2_130_124 + 107_550);
    const old = ends(withValue(seed, '직원.생년월일', '1962-05-10'))[0]?.[0] ?? 0;
    expect(old).toBeGreaterThan(2_130_124);
    expect(old).toBeLessThanOrEqual(now?.[1] ?? 0);
  });

  test('what was not asked stands in the same sentence', () => {
    const text = (answers: Answers): string => verdictText(figures(answers), 'ko');
    expect(text(without(seed, '직원.기본급'))).toBe(
      '기본급은 제도가 정한 금액이라고 보면, 개편안이면 한 달 실수령액이 215,048원 늘어납니다.',
    );
    expect(text(without(seed, '휴직중'))).toMatch(/^질병휴직 중이 아니라고 보면, /);
    expect(text(without(seed, '휴직중', '그밖'))).toMatch(
      /^질병휴직 중이 아니고 따로 일한 날, 휴일대체, 달 가운데 바뀐 것 등 \d+가지는 없다고 보면, /,
    );
    // Something holds: what is not stated is taken as so all the same.
    expect(text(withValue(seed, '그밖', '있음'))).toMatch(/등 \d+가지는 없다고 보면, /);
    expect(text(without(seed, '근무시간대.시작', '근무시간대.종료', '근무시간대.휴게'))).toMatch(
      /^근무 시각은 각 제도가 정한 시각이라고 보면, /,
    );
    // What is said to be 모름 is not among what does not hold.
    expect(figures(withUnknown(seed, ['근무.병가일수'])).taken.others).toHaveLength(1);
    expect(verdictText(figures(withUnknown(seed, ['근무.병가일수'])), 'en')).toBe(
      'Taking Short sick leave days as none, under 개편안, net pay a month is 215,048 won more.',
    );
  });

  test('모름 everywhere ends in a range, with what to bring', () => {
    const month = withValue(emptyAnswers, '귀속월', '2024-03');
    const found = figures(
      withUnknown(month, [...session.questions.map(({ id }) => id), '휴직중', '근무시간대.시작']),
    );
    expect(found.kind).toBe('range');
    expect(found.open).toHaveLength(earlyQuestions(session).length);
    for (const { to } of found.ranges) {
      expect(to).toBeGreaterThan(2_345_172);
      // No odd amount stands in it: hours of a week are taken some at a time.
      expect(to).toBeLessThan(10_000_000);
    }
  });

  test('what is wrong ends every figure; what is only missing does not', () => {
    expect(verdict(withValue(seed, '근무.연차일수', 'abc')).kind).toBe('wrong');
    expect(verdict(withValue(seed, '근무.연차일수', '31')).kind).toBe('wrong');
    expect(verdict(withValue(seed, '휴직.0.종료일', '2024-03-08')).kind).toBe('wrong');
    // The rules cannot do without a part-timer's hours.
    expect(verdict(withValue(seed, '직원.근무형태', '시간제')).kind).toBe('range');
    expect(verdictText(verdict(withValue(seed, '근무.연차일수', 'abc')), 'speech')).toContain(
      '고칠 곳이 1개',
    );
  });

  test('an odd amount is asked about first', () => {
    const odd = (text: string): Answers => withValue(seed, '직원.기본급', text);
    const doubt = (text: string) => {
      const found = verdict(odd(text));
      return found.kind === 'doubt' ? found.doubts.map(({ kind, meant }) => [kind, meant]) : found.kind;
    };
    expect(doubt('239')).toEqual([['manwon', 2_390_000]]);
    expect(doubt('9,999')).toEqual([['manwon', 99_990_000]]);
    expect(doubt('28,681,488')).toEqual([['year', 2_390_124]]);
    expect(doubt('10,000,001')).toEqual([['year', 833_333]]);
    expect(doubt('10,000,000')).toBe('amount');
    expect(doubt('10,000')).toBe('amount');
    const confirmed = withValue(odd('12,000,000'), confirmId('직원.기본급'), '12,000,000');
    expect(verdict(confirmed).kind).toBe('amount');
    expect(verdict(withValue(confirmed, '직원.기본급', '13,000,000')).kind).toBe('doubt');
    expect(verdictText(verdict(odd('239')), 'ko')).toMatch(/^기본급을 다시 확인해 주십시오/);
  });
});

test.each([
  ['직원.소속유형', '본부', '개편안은 본부에는 적용되지 않아 한 달 실수령액이 2,130,124원 그대로입니다.'],
  ['직원.직종', '기능', '개편안은 기능에는 적용되지 않아 한 달 실수령액이 2,130,124원 그대로입니다.'],
])('whom the proposal does not cover: %s %s', (id, text, said) => {
  expect(verdictText(figures(withValue(seed, id, text)), 'ko')).toBe(said);
});

test('before its first day the proposal is not in force', () => {
  expect(verdictText(figures(withValue(seed, '귀속월', '2024-01')), 'ko')).toMatch(
    /^개편안은 이 달에는 아직 시행하지 않아 한 달 실수령액이 [\d,]+원 그대로입니다\.$/,
  );
});

test('a range says its two ends, or the most where the least is nothing', () => {
  const said = (from: number | undefined, to: number | undefined): string =>
    rangeText({ scheme: '현행', from, to }, 'ko');
  expect(said(1_000, 2_000)).toBe('현행 1,000원 ~ 2,000원');
  expect(said(2_000, 2_000)).toBe('현행 2,000원');
  expect(said(0, 2_000)).toBe('현행 많아야 2,000원');
  expect(said(-5, 2_000)).toBe('현행 많아야 2,000원');
  expect(said(undefined, 2_000)).toBe('현행 많아야 2,000원');
  expect(said(1_000, undefined)).toBe('현행 아직 모름');
  expect(rangeText({ scheme: '현행', from: 10_001, to: 20_002 }, 'speech')).toBe('현행 1만 1원 ~ 2만 2원');
});

test('which way it goes is said where the ranges lie apart', () => {
  const figure = (from: number, to: number): string =>
    verdictText(
      { ...figures(without(seed, '직원.생년월일')), difference: { scheme: '개편안', from, to } },
      'ko',
    );
  expect(figure(1, 9)).toMatch(/개편안이면 적어도 1원 늘어납니다\.$/);
  expect(figure(-9, -2)).toMatch(/개편안이면 적어도 2원 줄어듭니다\.$/);
  for (const [from, to] of [
    [0, 9],
    [-9, 0],
    [-1, 1],
  ] as const)
    expect(figure(from, to)).toMatch(/남은 질문에 답하시면 알 수 있습니다\.$/);
});

test('why, in a sentence: what is paid less comes first', () => {
  const { comparison } = session.work(seed);
  expect(comparison && whyText(comparison, 'ko')).toBe(
    '기본급이 60만 1,124원 줄지만 연장수당이 65만 1,882원 늘어서 그렇습니다.',
  );
  expect(comparison && whyText(comparison, 'en')).toMatch(
    /^This is because .* falls by 601,124 won, but .* rises by 651,882 won\.$/,
  );
});

/** Random people of the desk, each with some answers kept back: 모름, or not asked yet. */
test('the range holds the amount for any completion of the open answers', () => {
  const early = earlyQuestions(session).map(({ id }) => id);
  const hidden = fc.subarray([...early.filter((id) => id !== '직원.기본급'), '직원.주소정근로시간']);
  let open = 0;
  fc.assert(
    fc.property(sessions, hidden, fc.boolean(), (answers, ids, isUnknown) => {
      const { comparison } = session.work(answers);
      if (comparison === undefined) return;
      const amounts = comparison.payslips.map((payslip) => amountOf(payslip, net));
      const asked = isUnknown ? withUnknown(answers, ids) : without(answers, ...ids);
      const { kind, ranges, difference, taken } = figures(asked);
      // A part of a week that was not said is taken as so, where the rules can do without it.
      if (ids.includes('직원.주소정근로시간') && taken.others.some(({ id }) => id === '직원.주소정근로시간'))
        return;
      if (kind === 'range') open++;
      amounts.forEach((amount, i) => {
        expect(ranges[i]?.from ?? -Infinity).toBeLessThanOrEqual(amount);
        expect(ranges[i]?.to ?? Infinity).toBeGreaterThanOrEqual(amount);
      });
      const moved = (amounts.at(-1) ?? 0) - (amounts[0] ?? 0);
      expect(difference.from ?? -Infinity).toBeLessThanOrEqual(moved);
      expect(difference.to ?? Infinity).toBeGreaterThanOrEqual(moved);
    }),
    runs(40, 500),
  );
  expect(open).toBeGreaterThan(5);
});
