import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { causeOf, cliffs, Grid, page, shownMonth, small, taxMonths, versions } from '../../scripts/cliffs.ts';
import { above, deduct } from '../oracles/deductions.ts';
import { type Asked, deductionSums, deductionTerms, family, net, tableFormula } from './setup.ts';

const left = (asked: Asked): number => net(asked).실수령액;

describe('docs/cliffs.md', () => {
  test('is exactly what the engine gives (npx tsx scripts/cliffs.ts writes it)', () => {
    expect(readFileSync(new URL('../../docs/cliffs.md', import.meta.url), 'utf8')).toBe(page());
  });

  test('looks at every month in which a value changes', () => {
    // January by January; July for the pension's bounds; and the dates between.
    expect(versions()).toEqual(
      [
        ...[2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => `${year}-01`),
        ...[2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => `${year}-07`),
        ...['2019-10', '2021-03', '2023-03', '2024-03', '2026-03', '2026-11'],
      ].sort(),
    );
  });

  test.each(versions())('%s: the tax without children is that of the month it is taken from', (month) => {
    const [here, there] = [month, taxMonths(month)].map((one) =>
      deductionTerms(one, ['소득세', '지방소득세']),
    );
    for (let pay = 0; pay <= 12_020_000; pay += 5_000) {
      const dependents = family[(pay / 5_000) % 11] ?? 1;
      expect(here?.({ pay, dependents })).toEqual(there?.({ pay, dependents }));
    }
  });
});

test('what is worked out by columns for the page is what the exact reading makes of each pay', () => {
  const names = ['국민연금', '건강보험', '장기요양보험', '고용보험', '소득세', '지방소득세'] as const;
  const pays = Array.from({ length: 121 }, (_, i) => i * 100_000 - (i % 7 === 0 ? 0 : i % 3));
  for (const [month, asked] of [
    ['2019-01', {}],
    ['2023-02', { dependents: 11, choice: 80 }],
    ['2026-07', { dependents: 4, choice: 120, birth: '1961-01-01' }],
    ['2026-12', { birth: '1957-01-01', hired: '2022-01-03' }],
  ] as const) {
    const exact = deductionTerms(month, names);
    const sums = pays.map((pay) => Object.values(exact({ pay, ...asked })).reduce((a, b) => a + b, 0));
    expect(deductionSums(month, names)(pays, asked)).toEqual(sums);
  }
});

describe('the steps, found a second time by the independent reckoning', () => {
  const months = ['2019-01', '2023-02', '2023-03', '2026-12'];

  test.each(months)('%s: 10,000 won more leave less at the listed places alone', (month) => {
    const listed = new Set(
      cliffs(new Grid(), 100, [month]).map(({ at, dependents }) => `${at} ${dependents}`),
    );
    const found = new Set<string>();
    const question = { month, nonTaxable: 0n, children: 0n, choice: 100n };
    for (const dependents of [1, 2, 3, 11]) {
      const amounts: bigint[] = [];
      for (let pay = 0n; pay <= 12_000_000n; pay += 5_000n) {
        amounts.push(deduct({ ...question, pay, dependents: BigInt(dependents) }).실수령액);
      }
      amounts.forEach((amount, i) => {
        const then = amounts[i + 2];
        if (then === undefined || then >= amount) return;
        found.add(`${(i * 5) / 10 < 999 ? 5_840_000 : 10_001_000} ${dependents}`);
        // The falls start where 10,000 won more pass the step, and nowhere else.
        expect([5_830_000, 5_835_000, 9_995_000, 10_000_000]).toContain(i * 5_000);
      });
    }
    const shown = [...listed].filter((one) => ['1', '2', '3', '11'].includes(one.split(' ')[1] ?? ''));
    expect([...found].sort()).toEqual(shown.sort());
  });

  test('over 60, and newly hired after 65, the places are the same', () => {
    const places = (grid: Grid): string[] =>
      ([80, 100, 120] as const).flatMap((choice) =>
        cliffs(grid, choice, ['2023-02', '2026-07']).map(
          ({ month, at, dependents }) => `${choice} ${month} ${at} ${dependents}`,
        ),
      );
    const all = places(new Grid());
    expect(places(new Grid({ birth: '1961-01-01' }))).toEqual(all);
    expect(places(new Grid({ birth: '1957-01-01', hired: '2022-01-03' }))).toEqual(all);
  });
});

describe('worked by hand', () => {
  test('5,840,000: the special deduction falls by 698,400 and the credit by 100,000', () => {
    // Rows 5,820,000 and 5,840,000, one in the family: 69,960,000 and 70,200,000 a year. Off the first: 13,248,000
    // of earned income, 1,500,000, 2,424,600 of pension, 3,100,000 + 1.5 %: base 48,638,000, tax 6,035,700, credit
    // 630,000: 5,405,700 ÷ 12 = 450,475. Off the second: 13,260,000, 1,500,000, 2,424,600, 3,100,000 + 0.5 %: base
    // 49,564,400, tax 6,174,660, credit 530,000: 5,644,660 ÷ 12 = 470,388.
    const formula = tableFormula('2026-07');
    const [under, over] = [formula(5_830_000, 1), formula(5_850_000, 1)];
    expect([under.총급여, over.총급여]).toEqual([69_960_000, 70_200_000]);
    expect([under.세액, over.세액]).toEqual([450_470, 470_380]);
    // 240,000 more pay, 12,000 of it off, and 698,400 less special deduction
    expect(over.과세표준.n - under.과세표준.n).toBe(926_400n);
  });

  test('10,000,000: one won more costs 25,000 and its tenth', () => {
    const [at, beyond] = [
      net({ month: '2026-07', pay: 10_000_000 }),
      net({ month: '2026-07', pay: 10_000_001 }),
    ];
    expect([beyond.소득세 - at.소득세, beyond.지방소득세 - at.지방소득세]).toEqual([25_000, 2_500]);
    expect(above('2026-07', 10_000_001n)).toBe(25_000n);
    // Before March 2023 nothing is added.
    expect(left({ month: '2023-02', pay: 10_010_000 })).toBeGreaterThan(
      left({ month: '2023-02', pay: 10_000_000 }),
    );
  });

  test('the first tax: from 0 to 1,040, with 100 of local tax', () => {
    const [none, some] = [
      net({ month: '2026-07', pay: 1_059_999 }),
      net({ month: '2026-07', pay: 1_060_000 }),
    ];
    expect([none.소득세, some.소득세, none.지방소득세, some.지방소득세]).toEqual([0, 1_040, 0, 100]);
    expect(causeOf(1_060_000, '2026-07', 1)).toBe('첫세액');
    // 1,059,000 → 1,060,000: 1,140 of tax, 50 of pension and some tens more than 1,000 won.
    expect(left({ month: '2026-07', pay: 1_060_000 })).toBeLessThan(
      left({ month: '2026-07', pay: 1_059_000 }),
    );
  });

  test('the pension takes 40 or 50 won more at each 1,000 won, between its bounds alone', () => {
    const step = (pay: number): number =>
      net({ month: '2026-07', pay }).국민연금 - net({ month: '2026-07', pay: pay - 1 }).국민연금;
    // 410,000 × 4.75 % = 19,475; 411,000: 19,522.5; 412,000: 19,570; 6,590,000: 313,025; 6,589,000: 312,977.5.
    expect([410_000, 411_000, 412_000, 6_590_000, 6_591_000].map(step)).toEqual([0, 50, 50, 50, 0]);
    for (let pay = 411_000; pay <= 6_590_000; pay += 13_000) expect([40, 50]).toContain(step(pay));
  });

  test('one won costs at most 30 won of the other premiums', () => {
    const names = ['건강보험', '장기요양보험', '고용보험'] as const;
    const work = deductionTerms('2026-07', names);
    const total = (pay: number): number => names.reduce((sum, name) => sum + work({ pay })[name], 0);
    for (let pay = 3_000_000; pay < 3_003_000; pay++) {
      const more = total(pay + 1) - total(pay);
      expect(more === 0 || more === 10 || more === 20 || more === 30, `${pay}: ${more}`).toBe(true);
    }
  });

  test('nothing of 1,000 won is left unexplained', () => {
    const list = small(new Grid(), shownMonth);
    expect(list.map(({ cause }) => cause).sort()).toEqual(
      ['특별공제70', '특별공제45', '세액공제55', '초과25000', '첫세액', '행'].sort(),
    );
    // One place each for every number of dependents that pays the tax there.
    expect(list.find(({ cause }) => cause === '특별공제70')?.count).toBe(11);
  });

  test('with no pay at all the least premiums are still due', () => {
    // 19,475 cut to 19,470; 10,080; 10,080 × 0.9448 ÷ 7.19 = 1,324.5 cut to 1,320.
    expect(net({ month: '2026-07', pay: 0 })).toEqual({
      국민연금: 19_470,
      건강보험: 10_080,
      장기요양보험: 1_320,
      고용보험: 0,
      소득세: 0,
      지방소득세: 0,
      공제총액: 30_870,
      실수령액: -30_870,
    });
  });
});
