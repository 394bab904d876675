import { describe, expect, test } from 'vitest';
import { Problems } from '../../src/problem/problem.ts';
import { runExamples } from '../../src/rules/examples.ts';
import { rules } from '../support.ts';
import { estimated, found, sums, total } from './setup.ts';

// The checks that test/pay does not hold: those of a whole scenario, of the emergency staff and of re-hired people.

test('T13, T14: two years of sick leave: 100 % for unions 1 and 3 and for nobody’s member, 70 % and 50 % for 2 and 4', async () => {
  // 24 × 2,390,124; 12 × 1,673,087 + 12 × 1,195,062 with each month to the won.
  expect(await sums('2024-sick-leave-by-union', '현행', '질병휴직급여')).toEqual({
    '1노조': 57_362_976,
    '2노조': 34_417_788,
    '3노조': 57_362_976,
    '4노조': 34_417_788,
    비조합원: 57_362_976,
  });
});

describe('emergency staff of 2020', () => {
  const who = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '본부' };

  test('T16: ten people at 4,000,000 and 400,000 are 44,000,000', async () => {
    const pay = await sums('2020-emergency-staff', '긴급단기계약', '지급총액');
    expect([Object.keys(pay).length, total(pay)]).toEqual([10, 40_000_000]);
    expect(total(await sums('2020-emergency-staff', '긴급단기계약', '편성액'))).toBe(44_000_000);
  });

  test('whether the amount is for a month or for the contract is said to be open', async () => {
    const one = await estimated({ 귀속월: '2020-04', 직원: who }, '긴급단기계약');
    expect([one.지급총액, found(one)]).toEqual([4_000_000, ['긴급인건비단위모름']]);
  });

  test('T17, T18: 96,500 of 1,081,722 leave 985,222; without supplies the programme has 46,500 thousand won', () => {
    const record = rules.provisions.get('긴급돌봄예비비');
    if (record === undefined) throw new Error('no record');
    const said = record.examples.flatMap((one) => one.expect.map(({ value }) => value.text));
    expect(said).toEqual(['44_000_000', '96_500_000', '985_222_000', '46_500_000']);
    const problems = new Problems();
    expect([runExamples(rules, record, problems), problems.list]).toEqual([4, []]);
  });
});

test('T24: 157 care workers over eight months, in a scenario', async () => {
  expect(total(await sums('2024-head-count', '현행', '기본급'))).toBe(3_001_995_744);
  expect(total(await sums('2024-head-count', '개편안', '기본급'))).toBe(2_246_984_000);
});

describe('T29: deductions by age', () => {
  test('60, 64, newly hired at 65, and 65 without a break', async () => {
    const of = (term: string) => sums('2024-rehire', '촉탁', term);
    const nobody = { 예순: 0, 예순넷: 0, 새예순다섯: 0, 이은예순다섯: 0 };
    expect(await of('국민연금')).toEqual(nobody);
    // 2,390,124 × 0.9 % = 21,511.1…, cut to 10 won.
    expect(await of('고용보험')).toEqual({
      예순: 21_510,
      예순넷: 21_510,
      새예순다섯: 0,
      이은예순다섯: 21_510,
    });
    // × 3.545 % = 84,729.8…; the employer's job stability share × 0.65 % = 15,535.8….
    expect(await of('건강보험')).toEqual({
      예순: 84_720,
      예순넷: 84_720,
      새예순다섯: 84_720,
      이은예순다섯: 84_720,
    });
    expect(new Set(Object.values(await of('고용안정직업능력개발')))).toEqual(new Set([15_530]));
  });

  test('the month of the 60th birthday is the last of the pension: 2,390,000 × 4.5 %', async () => {
    const 직원 = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '데이케어센터', 생년월일: '1964-03-15' };
    const pension = async (귀속월: string) => (await estimated({ 귀속월, 직원 }, '현행')).공제['국민연금'];
    expect([await pension('2024-03'), await pension('2024-04')]).toEqual([107_550, 0]);
  });
});
