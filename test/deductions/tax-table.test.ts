import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tableTax } from '../oracles/deductions.ts';
import { deductionTerms, family, rowOf, tableFormula } from './setup.ts';

interface Row {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly number[];
}

/** The official table as the CSV has it, read here without the engine's reader. */
function rows(file: string): Row[] {
  const [head, ...lines] = readFileSync(new URL(`../../rules/korea/tables/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  expect(head?.trim()).toBe('이상,미만,1,2,3,4,5,6,7,8,9,10,11');
  return lines.map((line) => {
    const [from = Number.NaN, to = Number.NaN, ...cells] = line.split(',').map(Number);
    return { from, to, cells };
  });
}

/** Both tables, with the first and last month here in which each holds. */
const versions = [
  { file: 'simple-tax-2018-02.csv', months: ['2019-01', '2023-02'] },
  { file: 'simple-tax-2023-03.csv', months: ['2023-03', '2024-03', '2026-12'] },
];

describe.each(versions)('$file', ({ file, months }) => {
  const table = rows(file);

  test('has 646 rows of eleven cells from 770,000 to 10 million without a gap, and the row of 10 million itself', () => {
    expect(table.length).toBe(647);
    expect(table.slice(0, -1).flatMap(({ cells }) => cells).length).toBe(7106);
    expect(table.map(({ from, to }) => ({ from, to }))).toEqual(
      table.map(({ from }) => ({ from, to: rowOf(from)?.to })),
    );
    expect([table[0]?.from, table.at(-1)?.from]).toEqual([770_000, 10_000_000]);
    expect(table.slice(1).filter(({ from }, i) => from !== table[i]?.to)).toEqual([]);
  });

  test.each(months)('%s: the engine finds every cell at both ends of its row', (month) => {
    const look = deductionTerms(month, ['표세액', '소득세']);
    const wrong = table.flatMap(({ from, to, cells }) =>
      family.flatMap((dependents) =>
        [from, to - 1].flatMap((pay) => {
          const { 표세액, 소득세 } = look({ pay, dependents });
          const cell = cells[dependents - 1];
          return 표세액 === cell && 소득세 === cell ? [] : [{ pay, dependents, cell, 표세액, 소득세 }];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test.each(months)('%s: the formula in the rule language makes every cell', (month) => {
    const formula = tableFormula(month);
    let [equal, top] = [0, 0];
    for (const { from, to, cells } of table) {
      const middle = to - from === 1 ? from : (from + to) / 2;
      for (const members of family) {
        if (formula(middle, members).세액 !== cells[members - 1]) continue;
        if (from === 10_000_000) top++;
        else equal++;
      }
    }
    expect([equal, top]).toEqual([7106, 11]);
  });

  test('the formula written a second time, in plain integers, makes every cell too', () => {
    const wrong = table.flatMap(({ from, cells }) =>
      family.filter((n) => tableTax(months[0] ?? '', BigInt(from), BigInt(n)) !== BigInt(cells[n - 1] ?? -1)),
    );
    expect(wrong).toEqual([]);
  });

  test('the smallest cell above 0 is 1,000 or more, and no cell rises with the family', () => {
    const all = table.flatMap(({ cells }) => cells);
    expect(Math.min(...all.filter((cell) => cell > 0))).toBeGreaterThanOrEqual(1000);
    expect(table.filter(({ cells }) => cells.slice(1).some((cell, i) => cell > (cells[i] ?? 0)))).toEqual([]);
  });
});

describe('cells worked by hand', () => {
  // 3,500,000: the middle is 3,510,000, a year 42,120,000. Off: 11,568,000 of earned income, 1,500,000 a head,
  // 1,895,400 of pension (157,950 × 12), 3,100,000 + 1,684,800 − 606,000 of special deduction: base 22,977,800.
  // 2018 brackets: 720,000 + 15 % of 10,977,800 = 2,366,670; less 660,000; ÷ 12 = 142,222.5.
  // 2023 brackets: 840,000 + 15 % of  8,977,800 = 2,186,670; less 660,000; ÷ 12 = 127,222.5.
  // 1,060,000: the middle is 1,062,500, a year 12,750,000. Off: 6,600,000, 1,500,000, 47,790 × 12 = 573,480 and
  // 3,100,000 + 510,000: base 466,520; 6 % is 27,991.2, less 55 % of it 12,596.04; ÷ 12 = 1,049.67.
  test.each([
    ['2023-02', 3_500_000, 1, 142_220],
    ['2023-03', 3_500_000, 1, 127_220],
    ['2023-03', 3_519_999, 1, 127_220],
    ['2023-02', 1_060_000, 1, 1_040],
    ['2026-07', 1_060_000, 1, 1_040],
    ['2026-07', 1_059_999, 1, 0],
    ['2026-07', 769_999, 1, 0],
    ['2026-07', 0, 11, 0],
    ['2023-02', 10_000_000, 1, 1_552_400],
    ['2023-03', 10_000_000, 3, 1_200_840],
  ])('%s: %d won, %d in the family: %d', (month, pay, dependents, tax) => {
    expect(deductionTerms(month, ['소득세'])({ pay, dependents })).toEqual({ 소득세: tax });
  });

  test('the special deduction of three members takes the extra 4 % between 40 and 45 million too', () => {
    // 3,500,000 and three: 11,568,000 + 4,500,000 + 1,895,400 + (5,000,000 + 2,948,400 − 606,000 + 84,800):
    // 42,120,000 − 25,390,600 = 16,729,400.
    const { 과세표준, 산출세액 } = tableFormula('2024-03')(3_510_000, 3);
    expect([과세표준, 산출세액]).toEqual([
      { n: 16_729_400n, d: 1n },
      // 840,000 + 15 % of 2,729,400
      { n: 1_249_410n, d: 1n },
    ]);
  });
});
