import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { shippedRules } from '../../../src/generated/shipped-rules.ts';
import { readEstimate } from '../../../src/people/inputs/estimate-input.ts';
import { factBooks } from '../../../src/people/inputs/fact-books.ts';
import { Problems } from '../../../src/problem/problem.ts';
import { Compiled } from '../../../src/rules/compile.ts';
import { underWork } from '../../../src/rules/layer.ts';
import { sourceFromValue } from '../../../src/rules/source-value.ts';
import { won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const paid = (귀속월: string, 기본급: number, ...고정수당: readonly object[]) => ({
  귀속월,
  직원: { ...worker, 기본급 },
  고정수당,
});
const one = (항목: string, 금액: number, more: object = {}) => ({ 항목, 금액, 통상임금: '아니오', ...more });
const short = (input: Readonly<Record<string, unknown>>) => {
  const slip = both(input, '현행');
  return [findingsOf(slip).includes('최저임금미달'), slip.evaluation.ratio('최저임금부족액')];
};

describe('minimum wage by what an allowance is', () => {
  test('case 4: a monthly bonus in 2020 counts only beyond 20 % of the monthly minimum', () => {
    // 8,590 × 209 = 1,795,310; 20 % is 359,062, so 200,000 falls out whole: 1,795,310 − 1,700,000.
    const bonus = (more: object) => paid('2020-05', 1_700_000, one('성과금', 200_000, more));
    expect(short(bonus({ 최저임금: '매월상여' }))).toEqual([true, ratio(95_310)]);
    // Where all of it counts, 1,900,000 are paid, and nothing is short.
    expect(short(bonus({}))).toEqual([false, ratio(0)]);
    // As large a bonus as 400,000 counts with 400,000 − 359,062 = 40,938: 54,372 short.
    expect(short(paid('2020-05', 1_700_000, one('매월 상여금', 400_000)))).toEqual([true, ratio(54_372)]);
  });

  test.each([
    // Of 200,000 falls out what is not above the share: 2021 15 % 273,372; 2022 10 % 191,444; 2023 5 % 100,529; 2024 nothing.
    ['2021-05', 1_822_480 - 1_700_000],
    ['2022-05', 1_914_440 - 1_700_000 - (200_000 - 191_444)],
    ['2023-05', 2_010_580 - 1_700_000 - (200_000 - 100_529)],
    ['2024-05', 2_060_740 - 1_700_000 - 200_000],
  ])('the same bonus in %s', (month, amount) => {
    expect(short(paid(month, 1_700_000, one('상여금', 200_000)))).toEqual([true, ratio(amount)]);
  });

  test('case 5: cash for lodging in 2023, whatever its name', () => {
    // 9,620 × 209 = 2,010,580; 1 % is 20,105.8, so 79,894.2 counts: 2,009,894.2, 685.8 short, up to the won.
    expect(short(paid('2023-05', 1_930_000, one('숙박비', 100_000)))).toEqual([true, ratio(686)]);
    expect(short(paid('2023-05', 1_930_000, one('식대', 100_000)))).toEqual([true, ratio(686)]);
    for (const name of ['가족수당', '주택수당', '통신비'])
      expect(short(paid('2023-05', 1_930_000, one(name, 100_000)))).toEqual([true, ratio(686)]);
    const named = one('살림보탬', 100_000, { 최저임금: '현금복리후생' });
    expect(short(paid('2023-05', 1_930_000, named))).toEqual([true, ratio(686)]);
    // Lodging and transport are of one kind: the share is taken off once.
    const two = [one('숙박비', 50_000), one('교통비', 50_000)];
    expect(short(paid('2023-05', 1_930_000, ...two))).toEqual([true, ratio(686)]);
  });

  test('case 6: fixed overtime pay does not count', () => {
    // 9,860 × 209 = 2,060,740 against 2,000,000.
    for (const name of ['고정연장수당', '고정 시간외 수당', '야간근로수당', '고정OT', 'O/T수당'])
      expect(short(paid('2024-05', 2_000_000, one(name, 200_000)))).toEqual([true, ratio(60_740)]);
    expect(short(paid('2024-05', 2_000_000, one('직책수당', 200_000)))[0]).toBe(false);
    const said = one('고정연장수당', 200_000, { 최저임금: '임금' });
    expect(short(paid('2024-05', 2_000_000, said))[0]).toBe(false);
  });
});

describe('pay free of tax by what an allowance is (case 18)', () => {
  const taxed = (month: string, ...allowances: readonly object[]) =>
    both(paid(month, 2_400_000, ...allowances), '현행').evaluation.ratio('과세급여');

  test('one’s own car and a child of six or younger, each up to its limit of the month', () => {
    expect(taxed('2024-05', one('자가운전보조금', 200_000))).toEqual(ratio(2_400_000));
    expect(taxed('2024-05', one('자가운전보조금', 250_000))).toEqual(ratio(2_450_000));
    expect(taxed('2024-05', one('육아수당', 200_000))).toEqual(ratio(2_400_000));
    expect(taxed('2023-05', one('보육수당', 200_000))).toEqual(ratio(2_500_000));
    expect(taxed('2024-05', one('당직비', 90_000, { 세금: '비과세' }))).toEqual(ratio(2_400_000));
    expect(taxed('2024-05', one('직책수당', 90_000))).toEqual(ratio(2_490_000));
  });

  test('each kind has a limit of its own; a second of one kind shares it', () => {
    const all = [one('식대', 200_000), one('자가운전보조금', 200_000), one('육아수당', 200_000)];
    expect(taxed('2024-05', ...all)).toEqual(ratio(2_400_000));
    const meals = [one('식대', 150_000), one('야식비', 150_000, { 세금: '식대' })];
    expect(taxed('2024-05', ...meals)).toEqual(ratio(2_500_000));
  });

  test('insurance follows the tax', () => {
    // 2,400,000 × 4.5 % and × 0.9 %, with and without 200,000 for one's own car.
    const slip = both(paid('2024-05', 2_400_000, one('자가운전보조금', 200_000)), '현행');
    expect(won(slip, '지급총액', '국민연금', '고용보험')).toEqual([2_600_000, 108_000, 21_600]);
  });
});

describe('an institution’s layer says what its own names mean', () => {
  const text = `natures: 우리 수당
label: Our allowances
allowances:
  natures: { 세금: { otherwise: 비과세 } }
  names:
    위험수당: { 통상임금: 예, 세금: 과세 }
    '*식대*': { 최저임금: 임금 }
`;
  const problems = new Problems();
  const files = [{ path: 'own/natures.yaml', text, sha256: '' }];
  const rules = new Compiled(underWork(shippedRules(), files, problems), problems);
  problems.throwIfAny();
  const naturesOf = (고정수당: object) => {
    const found = new Problems();
    const input = sourceFromValue({ 귀속월: '2024-05', 직원: worker, 고정수당: [고정수당] }, 'test', found);
    const read = readEstimate(input, factBooks(rules, ['현행']), found);
    return read?.people[0]?.allowances[0]?.natures ?? found.list.map(({ code }) => code);
  };

  test('a name of its own need not say what must be said', () => {
    expect(naturesOf({ 항목: '위험 수당', 금액: 1 })).toEqual({
      통상임금: '예',
      세금: '과세',
      최저임금: '임금',
    });
    expect(naturesOf({ 항목: '직책수당', 금액: 1 })).toEqual(['missing-key']);
  });

  test('it stands before the layers below, and a whole name before a part of one', () => {
    const of = (항목: string) => naturesOf({ 항목, 금액: 1, 통상임금: 'N' });
    expect(of('중식대')).toEqual({ 통상임금: '아니오', 세금: '비과세', 최저임금: '임금' });
    expect(of('식대')).toEqual({ 통상임금: '아니오', 세금: '식대', 최저임금: '임금' });
    expect(of('숙박비')).toEqual({ 통상임금: '아니오', 세금: '비과세', 최저임금: '현금복리후생' });
  });
});
