import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/problem/problem.ts';
import { rules } from '../support.ts';
import { runTables } from './table-scenario.ts';

const roster = `사번,직종,근무형태,소속유형,기본급
1,요양보호사,전일제,모두돌봄센터,2390124
2,사회복지사,전일제,모두돌봄센터,2500000
`;
const timesheet =
  '사번,일자,시작,종료,휴게\n1,2024-05-14,09:00,20:00,12:00-13:00\n1,2024-05-20,09:00,20:00,12:00-13:00\n';

/** Some lines of everybody in May 2024, under the current scheme with raises. */
async function may(인상: object, terms: readonly string[], 값: object = {}) {
  const head = {
    귀속월: { 시작: '2024-04', 종료: '2024-05' },
    제도: ['현행', '개편안'],
    변경: { 현행: { 인상, 값 } },
  };
  const tables = { 명부: roster, 근무일지: timesheet };
  const { rows, placeOf, summary } = await runTables(rules, head, tables);
  const paid = rows.map(({ id, month, schemes: [first] }) => [
    id,
    month,
    ...terms.map((term) => first?.amounts[placeOf(term)]),
  ]);
  return {
    paid: paid.filter(([, month]) => month === '2024-05').map(([id, , ...won]) => [id, ...won]),
    summary,
  };
}

const codes = async (인상: object): Promise<readonly string[]> => {
  try {
    await may(인상, []);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
    throw error;
  }
};

describe('raises of a scenario', () => {
  test('3 % from the first of May: base, and the rate of overtime', async () => {
    // 2,390,124 × 1.03 = 2,461,827.72; four hours × 1.5 of its 209th: 70,674.0….  2,500,000 × 1.03.
    const { paid } = await may({ 기본급: { '2024-05-01': '+3%', 끝수: '1원 반올림' } }, [
      '기본급',
      '연장수당',
    ]);
    expect(paid).toEqual([
      ['1', 2_461_828, 70_674],
      ['2', 2_575_000, 0],
    ]);
  });

  test('of whom it says, rounded as it says', async () => {
    const raise = { '2024-05-01': '+3%', 끝수: '1,000원 올림', 대상: '직종 = "요양보호사"' };
    expect((await may({ 기본급: raise }, ['기본급'])).paid).toEqual([
      ['1', 2_462_000],
      ['2', 2_500_000],
    ]);
  });

  test('from a day within the month it divides the month', async () => {
    // 2,390,124 × 15/31 = 1,156,511.61…; 2,440,124 × 16/31 = 1,259,418.83….
    // Two hours × 1.5 of 11,436, and of 2,440,124 ÷ 209 = 11,675.23…: 34,308 and 35,025.70….
    const { paid } = await may({ 기본급: { '2024-05-16': '+50,000' } }, ['기본급', '연장수당']);
    expect(paid[0]).toEqual(['1', 1_156_512 + 1_259_419, 34_308 + 35_026]);
  });

  test('one raise stands over the other, and a cut is one, too', async () => {
    // 2,390,124 + 50,000 = 2,440,124; less 1 %: 2,415,722.76.
    const raise = { '2024-04-01': '+50_000', '2024-05-01': '-1%', 끝수: '1원 반올림' };
    expect((await may({ 기본급: raise }, ['기본급'])).paid[0]).toEqual(['1', 2_415_723]);
  });

  test('of pay for minutes, too: each by what held on its day', async () => {
    // 34,308 for the two hours of the 14th; for those of the 20th a tenth more: 37,738.8.
    const { paid } = await may({ 연장수당: { '2024-05-16': '+10%', 끝수: '1원 반올림' } }, ['연장수당']);
    expect(paid[0]).toEqual(['1', 34_308 + 37_739]);
  });

  test('what is found by a value that begins within the month is found of those whom it concerns', async () => {
    // 12,000 × 209 = 2,508,000 is above both bases, in May alone.
    const { summary } = await may({}, [], { 최저임금시급: { '2024-05-16': 12_000 } });
    const found = summary.findings.find(({ scheme, name }) => scheme === '현행' && name === '최저임금미달');
    expect(found?.personMonths).toBe(2);
  });

  test('what cannot be', async () => {
    expect(await codes({ 기본급: { '2024-05-01': '+3%' } })).toEqual(['missing-key']);
    expect(await codes({ 기본급: { '2024-05-01': '3%', 끝수: '1원 반올림' } })).toEqual(['not-a-raise']);
    expect(await codes({ 기본급: { '2024-05-01': '+5', 끝수: '반올림' } })).toEqual(['not-a-raise']);
    expect(await codes({ 기본금: { '2024-05-01': '+5' } })).toEqual(['unknown-term']);
    expect(await codes({ 계약기본급: { '2024-05-01': '+5' } })).toEqual(['raise-of-fact']);
    expect(await codes({ 기본급: { '2024-05-32': '+5' } })).toEqual(['no-such-date']);
  });
});
