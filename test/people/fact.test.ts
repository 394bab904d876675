import { describe, expect, test } from 'vitest';
import { ratio } from '../../src/formula/ratio.ts';
import { readFact } from '../../src/people/cells/fact.ts';
import { takeMonth, takeSpans } from '../../src/people/cells/problems.ts';
import type { FactValue } from '../../src/people/cells/value.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import type { FactRule, TermRule } from '../../src/rules/model.ts';

const at = { file: '명부.csv', line: 3, column: 7 };
const fact = (name: string, unit: string, rule: Partial<FactRule> = {}, choices?: string[]): TermRule => ({
  name,
  label: name,
  unit,
  at: { line: 1, column: 1 },
  ...(choices && { choices }),
  fact: { from: '직원', key: name, aliases: [], optional: false, required: false, ...rule },
});

const base = fact('기본급', '원', {
  min: '0',
  max: '20_000_000',
  step: '1',
  required: true,
  question: '한 달 기본급은 얼마입니까?',
});
const leave = fact('연차일수', '일', { min: '0', max: '31', step: '0.5', default: '0' });
const union = fact('노조', '선택', { default: '없음' }, ['1노조', '2노조', '3노조', '4노조', '없음']);
const hired = fact('입사일', '날짜', { min: '1950-01-01', optional: true });
const ordinary = fact('통상임금', '여부');
const start = fact('시작', '시각', { max: '24:00' });
const rate = fact('지급률', '비율', { min: '0', max: '100%' });

/** The value, or each problem's code and its Korean sentences. */
function result(term: TermRule, text: string) {
  const problems = new Problems();
  const value = readFact(term, { text, at }, problems);
  if (!problems.any) return value;
  expect(value).toBeUndefined();
  return problems.list.map((problem) => {
    expect(problem.at).toBe(at);
    const { found, expected, fix } = sentences(problem, 'ko');
    const english = Object.values(sentences(problem, 'en')).join(' ');
    expect(`${found} ${expected} ${fix} ${english}`).not.toMatch(/[{}[\]]|‘\?’|: \?/);
    return `${problem.code} | ${found} | ${expected} | ${fix}`;
  });
}

type Case<Expected> = [TermRule, string, Expected];
const named = <E>([term, text, expected]: Case<E>): [string, string, TermRule, E] => [
  term.name,
  text,
  term,
  expected,
];

describe('readFact', () => {
  const good: Case<FactValue | undefined>[] = [
    [base, '2,390,124원', ratio(2_390_124)],
    [base, '0', ratio(0)],
    [base, '20,000,000', ratio(20_000_000)],
    [leave, '1.5', ratio(3, 2)],
    [leave, '1.5일', ratio(3, 2)],
    [leave, '', undefined],
    [union, '2 노조', '2노조'],
    [union, '', undefined],
    [hired, '2019.7.23', { day: 18_100 }],
    [ordinary, '예', true],
    [ordinary, 'X', false],
    [start, '24:00', { minutes: 1440 }],
    [rate, '70%', ratio(7, 10)],
    [rate, '0.7', ratio(7, 10)],
  ];
  test.each(good.map(named))('%s %j', (_, text, term, value) => {
    expect(result(term, text)).toEqual(value);
  });

  // biome-ignore format: a message a line
  const bad: Case<string>[] = [
    [base, ' ', 'missing-value | 기본급: 빈 값 | 기본급의 값 (빈칸은 0이 아닙니다) | 값을 적으세요. 한 달 기본급은 얼마입니까?'],
    [base, '삼백만', 'not-a-number | 기본급: 숫자가 아닌 값 ‘삼백만’ | 원 단위의 수 (예: 2,390,124) | 숫자만 적으세요.'],
    [base, '2,39,0124', 'bad-grouping | 기본급: 자릿수 구분이 맞지 않는 수 ‘2,39,0124’ | 세 자리씩 끊은 수 (예: 2,390,124) | 쉼표 자리를 고치거나 쉼표를 지우세요. 빠진 숫자가 없는지 확인하세요.'],
    [base, '-3', 'below-minimum | 기본급: 너무 작은 값 ‘-3’ | 0원 이상, 20,000,000원 이하 | 값과 단위를 확인하세요.'],
    [base, '20,000,001', 'above-maximum | 기본급: 너무 큰 값 ‘20,000,001’ | 0원 이상, 20,000,000원 이하 | 값과 단위를 확인하세요.'],
    [base, '0.5', 'not-on-grain | 기본급: 1원 단위로 떨어지지 않는 값 ‘0.5’ | 1원의 배수 | 1원 단위에 맞게 적으세요.'],
    [leave, '40', 'above-maximum | 연차일수: 너무 큰 값 ‘40’ | 0일 이상, 31일 이하 | 값과 단위를 확인하세요.'],
    [leave, '0.3', 'not-on-grain | 연차일수: 0.5일 단위로 떨어지지 않는 값 ‘0.3’ | 0.5일의 배수 | 0.5일 단위에 맞게 적으세요.'],
    [union, '5노조', 'unknown-choice | 노조: 모르는 값 ‘5노조’ | 1노조, 2노조, 3노조, 4노조, 없음 가운데 하나 | 목록의 값으로 고치세요. 가까운 값: 1노조.'],
    [hired, '24.3.1', 'ambiguous-date | 입사일: 여러 날로 읽히는 날짜 ‘24.3.1’ | 네 자리 연도로 시작하는 날짜 (예: 2024-03-01) | 연도를 네 자리로, 맨 앞에 적으세요.'],
    [hired, '2024-02-31', 'no-such-date | 입사일: 달력에 없는 날짜 ‘2024-02-31’ | 달력에 있는 날짜 | 월과 일을 확인하세요.'],
    [hired, '어제', 'not-a-date | 입사일: 날짜가 아닌 값 ‘어제’ | 2024-03-01, 2024.3.1, 20240301 같은 날짜 | 네 자리 연도, 월, 일의 순서로 적으세요.'],
    [hired, '1949-12-31', 'below-minimum | 입사일: 너무 작은 값 ‘1949-12-31’ | 1950-01-01 이상 | 값과 단위를 확인하세요.'],
    [ordinary, '아마', 'not-yes-no | 통상임금: 예/아니오로 읽히지 않는 값 ‘아마’ | 예 또는 아니오 (Y/N, O/X, 1/0, true/false도 됩니다) | 예 또는 아니오로 적으세요.'],
    [start, '25:00', 'above-maximum | 시작: 너무 큰 값 ‘25:00’ | 24:00 이하 | 값과 단위를 확인하세요.'],
    [start, '49:00', 'not-a-clock | 시작: 시각이 아닌 값 ‘49:00’ | 00:00부터 48:00까지의 시각 (예: 09:00, 자정을 넘긴 새벽 6시는 30:00) | 시:분으로 적으세요.'],
    [rate, '120%', 'above-maximum | 지급률: 너무 큰 값 ‘120%’ | 0 이상, 100% 이하 | 값과 단위를 확인하세요.'],
  ];
  test.each(bad.map(named))('%s %j is refused', (_, text, term, message) => {
    expect(result(term, text)).toEqual([message]);
  });

  test('a very long value is cut in the message', () => {
    const problems = new Problems();
    readFact(base, { text: '가'.repeat(1_000), at }, problems);
    expect(problems.list[0]?.values).toMatchObject({ text: `${'가'.repeat(40)}…` });
  });

  test('a limit that is not of the unit is the rule file’s error, not the person’s', () => {
    expect(() => readFact(fact('금액', '원', { min: '많이' }), { text: '3', at }, new Problems())).toThrow(
      ProblemError,
    );
  });
});

test('months and spans name what is wrong', () => {
  const problems = new Problems();
  expect(takeMonth('2024-03', { term: '귀속월' }, problems)).toBe(2024 * 12 + 2);
  expect(takeMonth('Mar-24', { term: '귀속월' }, problems)).toBeUndefined();
  expect(takeSpans('60분', { term: '휴게' }, problems)).toBeUndefined();
  expect(takeSpans('12:00-49:00', { term: '휴게' }, problems)).toBeUndefined();
  expect(problems.list.map(({ code, term, values: { text } }) => `${code} ${term} ${text}`)).toEqual([
    'not-a-month 귀속월 Mar-24',
    'not-a-time-span 휴게 60분',
    'not-a-clock 휴게 12:00-49:00',
  ]);
});
