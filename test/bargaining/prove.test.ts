import { describe, expect, test } from 'vitest';
import { counterExample } from '../../src/bargaining/prove/counter-example.ts';
import { askedOf } from '../../src/bargaining/prove/guarantees.ts';
import { type Proof, prove } from '../../src/bargaining/prove/prove.ts';
import { readStatement } from '../../src/bargaining/prove/statement.ts';
import { parseMonth } from '../../src/calendar/date.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import { proveText } from '../../src/report/bargaining/prove/text.ts';
import { either } from '../runs.ts';
import { engine, person, rules, won } from '../support.ts';

const march = parseMonth('2024-03') ?? 0;
const ask = { engine, months: [march], schemes: ['현행', '개편안'] };
const proof = (text: string, limit?: number): Proof => prove({ ...ask, ...(limit && { limit }) }, text);
const verdicts = (one: Proof): string[] =>
  one.schemes.map(({ scheme, verdict }) => `${scheme ?? '함께'} ${verdict}`);

test.each([...rules.guarantees.values()].map((one) => [one.name, one] as const))(
  '%s stands as its file says',
  (_, { statement, holds }) => {
    expect(proof(statement.text).verdict).toBe(holds ? 'proved' : 'refuted');
  },
);

test('guarantees are found by name, by label, and without a word about capitals and spaces', () => {
  const names = (text: string | undefined): string[] =>
    askedOf(rules, text).map((one) => ('guarantee' in one ? one.guarantee.name : one.text));
  expect(names('최저임금')).toEqual(['최저임금']);
  expect(names('  More services  never lower gross ')).toEqual(['서비스를 늘려도 지급총액은 줄지 않음']);
  expect(names(undefined)).toHaveLength(rules.guarantees.size);
  expect(names('all: 차액.지급총액 >= 0')).toEqual(['all: 차액.지급총액 >= 0']);
});

// 20 days × 2 = 40, of which 85 % are 34. 7 of 35 are 20 %; of 36 they would have to be 7.2. With 34 services there is
// no such number: 6.8 is met by 7, and 7 still are 20 % of 35.
test('more services never lower gross: the smallest counter-example is 35 services, 7 of them proactive', () => {
  const answer = proof('늘려도 줄지 않음: 지급총액, 제공건수');
  expect(verdicts(answer)).toEqual(['현행 proved', '개편안 refuted']);
  const found = answer.schemes[1]?.months[0];
  if (found === undefined) throw new Error('no month');
  expect(found.isSmallest).toBe(true);
  expect(found.breach?.input).toEqual({
    귀속월: '2024-03',
    직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' },
    근무: { 제공건수: 35, 적극개입건수: 7 },
  });
  const gross = (제공건수: number): number[] =>
    won(
      engine.payslip(person({ 귀속월: '2024-03', 근무: { 제공건수, 적극개입건수: 7 } }), '개편안'),
      '협력성과급B',
      '지급총액',
    );
  expect([gross(35), gross(36)]).toEqual([
    [50_000, 1_989_000],
    [0, 1_939_000],
  ]);
  const example = counterExample(found);
  expect(example?.lost?.amount).toEqual({ n: 50_000n, d: 1n });
  expect(example?.reasons.map(({ kind, term, text }) => [kind, term, text])).toEqual([
    ['threshold', '기준B달성', '적극개입건수 >= 기준B비율 * 제공건수'],
  ]);
});

test('without its premise the living wage is refuted by a base pay of 0 won', () => {
  const answer = proof('모두: 통상시급 >= 생활임금시급');
  expect(verdicts(answer)).toEqual(['현행 refuted', '개편안 refuted']);
  expect(answer.schemes[0]?.months[0]?.breach?.input).toEqual({
    귀속월: '2024-03',
    직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터', 기본급: 0 },
  });
});

// 2,390,123 is a won short of 11,436 × 209.
test('a premise that is a won too low is refuted by that won', () => {
  const answer = proof('모두: 현행.통상시급 >= 현행.생활임금시급 단 현행.현행월기본급 >= 2_390_123원');
  expect(verdicts(answer)).toEqual(['함께 refuted']);
  expect(answer.schemes[0]?.months[0]?.breach?.input).toMatchObject({ 직원: { 기본급: 2_390_123 } });
  expect(proof('모두: 현행.통상시급 >= 현행.생활임금시급 단 현행.현행월기본급 >= 2_390_124원').verdict).toBe(
    'proved',
  );
});

// The step of 28,470 won at 5,840,000 with 120 % and the local tax of 10 % is 37,580 won; rules' roundings add to it.
test('a cliff in net pay is as deep as the table makes it, and no deeper', () => {
  const text = (most: string): string => `절벽: 현행.실수령액, 기본급 <= ${most} 단 공제대상가족수 <= 11명`;
  expect(proof(text('40_000원')).verdict).toBe('proved');
});

// A part is not more than the whole: six proactive cases take six services.
test('what readers ask of an input belongs to the counter-example', () => {
  const answer = proof('모두: 적극개입건수 <= 5건');
  expect(answer.schemes[0]?.months[0]?.breach?.input).toMatchObject({
    근무: { 제공건수: 6, 적극개입건수: 6 },
  });
  // A line across 100,000 × 100,000 cases, which boxes can only follow case by case.
  expect(proof('모두: 적극개입건수 <= 제공건수', 200).verdict).toBe('open');
  expect(proof('모두: 자녀수 < 공제대상가족수').verdict).toBe('proved');
  expect(proof('모두: 식대 <= 5원').schemes[0]?.months[0]?.breach?.input).toMatchObject({
    고정수당: [{ 항목: '식대', 금액: 6, 통상임금: '아니오' }],
  });
});

// Without an earlier month there is no figure, so no counter-example; with one, nothing keeps it above 0.
test('what rests on earlier months is not proved by those who have none', () => {
  const answer = proof('모두: earlier(지급총액, 1개월) >= 0');
  expect(verdicts(answer)).toEqual(['현행 plain', '개편안 plain']);
});

test('a difference between schemes is one statement, not one for each', () => {
  const answer = proof('모두: 차액.지급총액 >= 0');
  expect(verdicts(answer)).toEqual(['함께 refuted']);
  expect(answer.schemes[0]?.months[0]?.breach?.input).toEqual({
    귀속월: '2024-03',
    직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' },
  });
});

// 2,390,124 − 1,789,000 = 601,124. Minutes of one scheme alone (346 at 11,436 × 1.5 beside 0) are nobody's work.
test('a counter-example far from the plain person is found, and brought near', () => {
  const found = proof('모두: 차액.지급총액 >= -700_000원', 1000).schemes[0]?.months[0];
  expect(found?.verdict).toBe('refuted');
  expect(found?.breach?.input).toEqual({
    귀속월: '2024-03',
    직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터', 기본급: 2_489_001 },
  });
});

describe('both schemes read the same work', () => {
  const lunch = { 시작: '09:00', 휴게: ['12:00-13:00'] };

  // 20 days × 120 minutes beyond 16:00 are 2,400, and five such days in a week 600; the night begins at 22:00.
  test.each([
    ['모두: 개편안.연장분 <= 2_400분', '18:01'],
    ['모두: 현행.연장분 = 0분 단 개편안.연장분 >= 0분', '18:01'],
    ['모두: 개편안.주최대초과분 <= 600분', '18:01'],
    ['모두: 개편안.야간분 = 0분', '22:01'],
  ])('%s: not beyond %s', (text, 종료) => {
    const found = proof(text, 1000).schemes[0]?.months[0];
    expect(found?.verdict).toBe('refuted');
    expect(found?.breach?.input).toMatchObject({ 근무시간대: { ...lunch, 종료 } });
    expect(found?.byWork).toBe(true);
  });

  test('a holiday worked: the first of March', () => {
    const found = proof('모두: 현행.휴일분 = 0분').schemes[0]?.months[0];
    expect(found?.isSmallest).toBe(true);
    expect(found?.breach?.input).toMatchObject({
      근무일지: [{ 일자: '2024-03-01', ...lunch, 종료: '18:00' }],
    });
  });

  // 2,103 minutes over 20 days are 106 a day.
  test('without bonus and leave the reform pays less until 17:46', () => {
    const same = ['통상고정수당', '재직조건수당'].map((one) => `${one} = 0원`);
    const there = ['휴업일수', '미사용연차일수', '결근일수'].map((one) => `${one} = 0일`);
    const who = ['소속유형 = "모두돌봄센터"', '근무형태 = "전일제"', '직종 = "요양보호사"'];
    const premise = ['제공건수 = 0건', '현행.현행월기본급 = 2_390_124원', ...same, ...there, ...who].join(
      ' and ',
    );
    const found = proof(`모두: 차액.지급총액 < 0원 단 ${premise}`, 1000).schemes[0]?.months[0];
    expect(found?.breach?.input).toEqual({
      귀속월: '2024-03',
      직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' },
      근무시간대: { ...lunch, 종료: '17:46' },
    });
  });

  // What is overtime beyond eight hours is overtime beyond six: no record breaks it, and no bounds show it.
  test('minutes of one scheme beside none of the other refute nothing', () => {
    expect(proof('모두: 현행.연장분 <= 개편안.연장분', 1000).verdict).toBe('open');
  });

  // Until midnight on five days are 40 hours beyond six a day; Saturdays come on top, in no record that is tried.
  test('hours are proved of nobody because the plain person keeps to them', () => {
    expect(proof('모두: 개편안.주최대초과분 <= 2_399분', 1000).verdict).toBe('refuted');
    expect(proof('모두: 개편안.주최대초과분 <= 2_400분', 1000).verdict).toBe('open');
  });

  test('a step of one scheme’s minutes holds the others’, and says so', () => {
    const answer = proof('늘려도 줄지 않음: 차액.지급총액, 개편안.연장분');
    expect(answer.verdict).toBe('proved');
    const [month] = answer.schemes[0]?.months ?? [];
    expect([month?.byWork, month?.moved?.name]).toEqual([false, '개편안.연장분']);
  });
});

test('what no limit of boxes decides is said to be open, with how much is left', () => {
  const answer = proof('늘려도 줄지 않음: 실수령액, 적극개입건수', either(4, 40));
  expect(verdicts(answer)).toEqual(['현행 proved', '개편안 open']);
  const open = answer.schemes[1]?.months[0]?.open;
  expect(open?.share).toBeGreaterThan(0);
  expect(open?.share).toBeLessThanOrEqual(1);
});

test('both languages write the same statements', () => {
  const read = (text: string): unknown => {
    const problems = new Problems();
    const { text: _, ...rest } = readStatement(text, { line: 1, column: 1 }, problems) ?? { text };
    problems.throwIfAny();
    return JSON.parse(JSON.stringify(rest, (key, value) => (key === 'at' ? undefined : value)));
  };
  expect(read('monotone: 지급총액 in 제공건수')).toEqual(read('늘려도 줄지 않음: 지급총액, 제공건수'));
  expect(read('cliff: 실수령액 in 기본급 <= 1_000원 when 자녀수 = 0')).toEqual(
    read('절벽: 실수령액, 기본급 <= 1_000원 단 자녀수 = 0'),
  );
  expect(read('all: 직종 = "단 하나" 단, 자녀수 = 0')).toMatchObject({
    condition: { text: '직종 = "단 하나"' },
    premise: { text: '자녀수 = 0' },
  });
});

test.each([
  ['모든: 지급총액 >= 0', 'unknown-statement'],
  ['늘려도 줄지 않음: 지급총액', 'unknown-statement'],
  ['절벽: 실수령액, 기본급', 'unknown-statement'],
  ['모두: 통상시금 >= 생활임금시급', 'unknown-term'],
  ['모두: 통상시급 >= 지급총액', 'unit-clash'],
  ['모두: 지급총액', 'wrong-result-unit'],
  ['늘려도 줄지 않음: 직종, 제공건수', 'wrong-result-unit'],
  ['절벽: 실수령액, 기본급 <= 40_000건', 'wrong-result-unit'],
  ['절벽: 실수령액, 기본급 <= 지급총액', 'unknown-term'],
  ['늘려도 줄지 않음: 지급총액, 제공건스', 'unknown-step-fact'],
  ['늘려도 줄지 않음: 지급총액, 통상시급', 'unknown-step-fact'],
  ['늘려도 줄지 않음: 지급총액, 직종', 'lever-not-numeric'],
  ['늘려도 줄지 않음: 지급총액, 연차일수', 'step-moves-calendar'],
  ['늘려도 줄지 않음: 지급총액, 근무종료', 'step-moves-calendar'],
  ['모두: 지급총액 >= 0 단 제공건수 < 0건', 'premise-never'],
])('%s: %s', (text, code) => {
  try {
    proof(text);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problems.map((one) => one.code)).toEqual([code]);
    for (const one of error.problems)
      expect(Object.values(sentences(one, 'ko')).join(' ')).not.toContain('?');
    return;
  }
  throw new Error('taken');
});

test('rules without guarantees have nothing to prove, and say how to ask', () => {
  for (const lang of ['ko', 'en'] as const) {
    const text = proveText([], { scenario: '시험', lang, columns: 80 });
    expect(text).toMatch(/^규칙에 보장이 없습니다|^The rules have no guarantees/);
    expect(text).not.toContain('0000');
  }
});
