import { describe, expect, test } from 'vitest';
import { pumsak } from '../../cli/pumsak.ts';
import { rules, won, worker } from '../../support.ts';
import { both } from './setup.ts';

/** Three people for tax, of them so many children counted. */
const tax = (귀속월: string, 자녀수: number) =>
  won(
    both({ 귀속월, 직원: { ...worker, 기본급: 3_500_000, 공제대상가족수: 3, 자녀수 } }, '현행'),
    '소득세',
  )[0];

describe('children of the tax table (case 21)', () => {
  test('to February 2023 a child of 7 counts: the column of one person more', () => {
    // The cells of 3,500,000 for three and four: 72,960 and 59,840.
    for (const month of ['2019-01', '2022-06', '2023-02'])
      expect([tax(month, 0), tax(month, 1)]).toEqual([72_960, 59_840]);
  });

  test('from March 2023 a child of 8: an amount off the cell of three, 62,460', () => {
    expect([tax('2023-03', 0), tax('2023-03', 1)]).toEqual([62_460, 62_460 - 12_500]);
  });

  test('wherever children are asked for, both ages are told', async () => {
    const [defined] = rules.terms.get('자녀수')?.rules ?? [];
    expect(defined?.rule.fact?.question).toBe(
      '그 가운데 8세(2023년 2월까지는 7세) 이상 20세 이하 자녀는 몇 명입니까?',
    );
    expect(defined?.rule.label).toContain('7 to 20 before March 2023');
    const help = async (lang: string) =>
      (await pumsak(['net', '--help', '--lang', lang])).stdout.replaceAll(/\s+/g, ' ');
    expect(await help('ko')).toContain('8~20세(2023년 2월까지는 7~20세) 자녀 수');
    expect(await help('en')).toContain('7 to 20 before March 2023');
  });
});
