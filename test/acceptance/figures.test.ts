import { describe, expect, test } from 'vitest';
import { number } from '../../src/formula/display.ts';
import { divide } from '../../src/formula/ratio.ts';
import { Problems } from '../../src/problem/problem.ts';
import { addsUp, checkFigures, type FigureCheck } from '../../src/rules/figures/check-figures.ts';
import type { FiguresRule } from '../../src/rules/figures/model.ts';
import { rules } from '../support.ts';

/** Acceptance checks by their numbers: what the shipped layer says of the figures that documents print. */
const figures = (name: string): FiguresRule => {
  const found = rules.ruleSet.figures.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no figures ${name}`);
  return found;
};
function checksOf(name: string): readonly FigureCheck[] {
  const problems = new Problems();
  const checks = checkFigures(figures(name), problems);
  expect(problems.list).toEqual([]);
  return checks;
}
const digits = (one: FigureCheck, key: 'printed' | 'computed'): string =>
  number(divide(one[key], one.unit.scale));
const wrong = (name: string): string[][] =>
  checksOf(name)
    .filter((one) => !addsUp(one))
    .map((one) => [one.name, digits(one, 'printed'), digits(one, 'computed')]);
const holds = (name: string, relation: string): string => {
  const one = checksOf(name).find((check) => check.name === relation);
  if (one === undefined) throw new Error(`no relation ${relation}`);
  expect([relation, addsUp(one)]).toEqual([relation, true]);
  return digits(one, 'printed');
};

test('T15: 79 rounds of bargaining are 59 and 20', () => {
  expect(holds('서비스-2023', '교섭 횟수')).toBe('79');
});

test('T16: ten people at 4,000 and 400 thousand won are 44,000', () => {
  expect(holds('예산-2020', '단기계약직 인건비')).toBe('44,000');
});

test('T17: 1,081,722 less 96,500 leaves 985,222, and the four lines are 96,500', () => {
  expect(holds('예산-2020', '예비비 잔액')).toBe('985,222');
  // 44,000 + 50,000 + 500 + 2,000
  expect(holds('예산-2020', '예비비사용 금회 사용액 금액')).toBe('96,500');
});

test('T18: 46,500 is 44,000 and 500 and 2,000, that is 96,500 less supplies of 50,000', () => {
  expect(holds('예산-2020', '긴급 돌봄지원단은 물품비를 뺀 예비비')).toBe('46,500');
});

describe('T19: budgets add up but for X2 and X3', () => {
  test('2024', () => {
    expect(wrong('예산-2024')).toEqual([
      // 2,380,791 + 2,620,468 + 11,414,474 + 100,000
      ['세출 계 당해', '16,515,732', '16,515,733'],
      // 2,999,798 − 6,202,318
      ['세출 국공립어린이집 운영 증감', '-3,202,521', '-3,202,520'],
    ]);
  });

  test('2020', () => {
    expect(wrong('예산-2020')).toEqual([]);
  });

  test('every line of both has its change worked out: 6 and 13 of 2024, 7 and 12 of 2020', () => {
    const changes = ['예산-2024', '예산-2020'].map(
      (name) => checksOf(name).filter((one) => one.name.endsWith(' 증감')).length,
    );
    expect(changes).toEqual([19, 19]);
  });
});

describe('T20: head counts', () => {
  test('572 and 362 of 2024, of which the row of posts prints 571 (X1); day care prints 56 for 31 + 21 (X6)', () => {
    expect(wrong('인력')).toEqual([
      ['인원 계 정원', '571', '572'],
      ['데이케어 합계 정원', '56', '52'],
    ]);
    expect(holds('인력', '인원 계 현원')).toBe('362');
    // 362 + 1 on secondment + 65 on contracts (35 + 1 + 1 + 28)
    expect(holds('인력', '전체인원 현원(계약직·파견직 포함) 인원')).toBe('428');
    expect(holds('인력', '전체인원 계약직 인원')).toBe('65');
    // 4 + 1 + 2 + 6
    expect(holds('인력', '소속기관 소속기관 개소')).toBe('13');
  });

  test('572 and 244 of 2020', () => {
    expect(wrong('인력-2020')).toEqual([]);
    expect(holds('인력-2020', '인원 계 정원')).toBe('572');
    expect(holds('인력-2020', '인원 계 현원')).toBe('244');
  });
});

test('T21: the printed shares are those of the printed people', () => {
  const shares = {
    '적극개입 비율': '18.9', // 712 / 3,777 = 18.85
    '적극개입 비율(방문요양·목욕)': '37.1', // 159 / 428 = 37.15
    '적극개입 비율(방문간호)': '21.1', // 4 / 19 = 21.05
    '적극개입 비율(장애인활동지원)': '35.4', // 23 / 65 = 35.38
    '적극개입 비율(돌봄SOS)': '16.1', // 526 / 3,265 = 16.11
    '틈새돌봄 비율': '4', // 152 / 3,777 = 4.02
  };
  for (const [relation, share] of Object.entries(shares))
    expect([relation, holds('서비스-2023', relation)]).toEqual([relation, share]);
});

test('X4, X5, X7: emergency care and safety', () => {
  expect(wrong('서비스-2023')).toEqual([
    ['긴급돌봄 합계 이용자', '658', '654'], // 21 + 633
    ['긴급돌봄 합계 제공시간', '15,679', '15,680'], // 895 + 14,785
    ['안전보건 안전보건 관리체계구축 횟수', '6', '7'], // 1 + 4 + 2
    ['안전보건 안전보건 예방활동 횟수', '11', '10'], // 2 + 3 + 5
  ]);
});

test('X8 to X12 are no sums: they stand with both places', () => {
  const stated = rules.ruleSet.figures.flatMap(({ contradictions }) => contradictions);
  expect(stated.map(({ name }) => name).sort()).toEqual(
    [
      '가족돌봄청년 서비스의 시간',
      '데이케어센터의 운영 기간',
      '돌봄SOS의 목표',
      '소속기관의 수',
      '질병휴직 급여의 기준',
    ].sort(),
  );
  for (const { says } of stated) expect(says.length).toBeGreaterThanOrEqual(2);
});
