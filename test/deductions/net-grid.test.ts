import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { above, deduct } from '../oracles/deductions.ts';
import { either, isLong, runs } from '../runs.ts';
import { type Asked, deductionTerms, family, lineNames, net, rowOf, tableFormula } from './setup.ts';

const months = ['2022-06', '2024-03', '2026-07'] as const;
const top = 12_000_000;

const pays = (step: number): number[] => Array.from({ length: top / step + 1 }, (_, i) => i * step);

/** The oracle's answer in ordinary numbers. */
function expected(asked: Asked): Record<string, number> {
  const answer = deduct({
    month: asked.month,
    pay: BigInt(asked.pay),
    nonTaxable: BigInt(asked.nonTaxable ?? 0),
    dependents: BigInt(asked.dependents ?? 1),
    children: BigInt(asked.children ?? 0),
    birth: asked.birth,
    hired: asked.hired,
    choice: BigInt(asked.choice ?? 100),
  });
  return Object.fromEntries(Object.entries(answer).map(([name, amount]) => [name, Number(amount)]));
}

/** In `npm test` a pay of each row of the table, which are 5,000 won wide and wider. */
const step = either(5000, 1000);

describe.each(months)(`every ${step} won to 12 million, %s`, (month) => {
  test('the table looked up is the table made by the formula, and above 10 million the rule of the bands', () => {
    const look = deductionTerms(month, ['소득세']);
    const formula = tableFormula(month);
    const cells = new Map<string, number>();
    const cell = (middle: number, members: number): number => {
      const key = `${middle} ${members}`;
      const made = cells.get(key) ?? formula(middle, members).세액;
      cells.set(key, made);
      return made;
    };
    const wrong: unknown[] = [];
    let count = 0;
    for (const pay of pays(step)) {
      const middle = rowOf(Math.min(pay, 10_000_000))?.middle;
      const beyond = Number(above(month, BigInt(pay)));
      for (const dependents of family) {
        const made = middle === undefined ? 0 : cell(middle, dependents) + beyond - (beyond % 10);
        const { 소득세 } = look({ pay, dependents });
        if (소득세 !== made) wrong.push({ pay, dependents, 소득세, made });
        count++;
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBe((top / step + 1) * 11);
  });

  test('all six deductions are those worked out apart', () => {
    const names = [...lineNames, '공제총액', '실수령액'] as const;
    const work = deductionTerms(month, names);
    const wrong: unknown[] = [];
    for (const pay of pays(isLong ? 1000 : 7000)) {
      // Short: one number of dependents a pay, all of them in turn.
      for (const dependents of isLong ? family : family.filter((n) => n % 11 === (pay / 7000) % 11)) {
        const [found, made] = [work({ pay, dependents }), expected({ month, pay, dependents })];
        if (names.some((name) => found[name] !== made[name])) wrong.push({ pay, dependents, found, made });
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the terms evaluated alone are the payslip’s', () => {
    const names = [...lineNames, '공제총액', '실수령액'] as const;
    const work = deductionTerms(month, names);
    for (const pay of pays(400_000))
      expect(net({ month, pay, dependents: 2 })).toEqual(work({ pay, dependents: 2 }));
  });
});

const digits = (n: number): string => String(n).padStart(2, '0');
const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
const shifted = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const anyMonth = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${2019 + Math.floor(n / 12)}-${digits((n % 12) + 1)}`);
const anyPay = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 12_000_000 }) },
  // Beside the table's rows and the pension's steps of 1,000 won.
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 12_000 }), fc.integer({ min: -1, max: 1 }))
      .map(([thousands, by]) => thousands * 1000 + by),
  },
  { weight: 2, arbitrary: fc.integer({ min: 10_000_000, max: 100_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1_000_000_000 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      0,
      769_999,
      10_000_000,
      14_000_000,
      28_000_000,
      30_000_000,
      45_000_000,
      87_000_000,
    ),
  },
);
const isLeap = (year: number): boolean => year % 4 === 0;
const anyBirth = fc
  .tuple(
    fc.integer({ min: 1949, max: 1975 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 29 }),
  )
  .map(([year, m, d]) => `${year}-${digits(m)}-${digits(m === 2 && d === 29 && !isLeap(year) ? 28 : d)}`);
const anyHired = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: 0, max: 9000 }).map((n) => () => shifted('2000-01-01', n)),
  fc.nat({ max: 30 }).map((n) => (_: string, month: string) => shifted(`${month}-01`, n)),
  // About the 65th birthday.
  fc
    .integer({ min: -2, max: 2 })
    .map((n) => (birth: string) => shifted(`${Number(birth.slice(0, 4)) + 65}${birth.slice(4)}`, n)),
);
const anyAsked = fc
  .record({
    month: anyMonth,
    pay: anyPay,
    free: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
    dependents: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 50 })),
    children: fc.oneof(fc.constant(0), fc.nat({ max: 49 })),
    birth: fc.option(anyBirth, { nil: undefined }),
    hired: anyHired,
    choice: fc.constantFrom<80 | 100 | 120>(80, 100, 120),
  })
  .map(({ free, children, hired, birth, ...rest }): Asked => {
    const day =
      birth === undefined
        ? undefined
        : hired?.(birth.endsWith('02-29') ? `${birth.slice(0, 8)}28` : birth, rest.month);
    // Nobody is hired after the month for which they are paid.
    const known = day !== undefined && day <= lastDay(rest.month) ? { hired: day } : {};
    return {
      ...rest,
      ...known,
      ...(birth !== undefined && { birth }),
      nonTaxable: Math.floor(rest.pay * free),
      children: children % rest.dependents,
    };
  });

describe('an independent reckoning', () => {
  test('agrees with the engine on every deduction of any question', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const found = net(asked);
        expect(found).toEqual(expected(asked));
        for (const name of lineNames) seen.add(`${name} ${found[name] > 0}`);
        if ((asked.dependents ?? 1) > 11 && found.소득세 > 0) seen.add('more than eleven');
        if ((asked.children ?? 0) > 0 && found.소득세 > 0) seen.add(`children ${asked.month < '2023-03'}`);
        if (asked.hired !== undefined && found.고용보험 === 0 && asked.pay > 1_000_000) seen.add('new at 65');
        if (asked.hired?.slice(0, 7) === asked.month)
          seen.add(`joining on the first ${asked.hired.endsWith('-01')}`);
      }),
      runs(1500, 100_000),
    );
    const joining = ['joining on the first true', 'joining on the first false'];
    const cases = ['more than eleven', 'children true', 'children false', 'new at 65', ...joining];
    // Every line came out both 0 and above, and every case was met.
    const lines = lineNames.flatMap((name) => [`${name} true`, `${name} false`]);
    expect([...seen].sort()).toEqual([...lines, ...cases].sort());
  });

  test('born on 29 February, hired on 28 February of the year of 65: not yet 65, for the year is full at the day’s end', () => {
    const pay = { month: '2025-03', pay: 2_000_000, birth: '1960-02-29' } as const;
    expect([
      net({ ...pay, hired: '2025-02-28' }).고용보험,
      net({ ...pay, hired: '2025-03-01' }).고용보험,
    ]).toEqual([18_000, 0]);
  });
});

describe('what holds of every net pay', () => {
  test('the sum of the lines is the total, each is cut to 10 won and none is negative', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const found = net(asked);
        const lines = lineNames.map((name) => found[name]);
        expect(lines.filter((amount) => amount < 0 || amount % 10 !== 0)).toEqual([]);
        expect(found.공제총액).toBe(lines.reduce((sum, amount) => sum + amount, 0));
        expect(found.실수령액).toBe(asked.pay - found.공제총액);
      }),
      runs(300, 20_000),
    );
  });

  test('a further dependent never raises the tax, nor does counting one of them as a child', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const [dependents, children] = [Math.min(asked.dependents ?? 1, 49), asked.children ?? 0];
        const tax = (more: Partial<Asked>): number =>
          net({ ...asked, dependents, children: 0, ...more }).소득세;
        expect(tax({ dependents: dependents + 1 })).toBeLessThanOrEqual(tax({}));
        if (children < dependents) expect(tax({ children })).toBeLessThanOrEqual(tax({}));
      }),
      runs(300, 20_000),
    );
  });

  test('what is free of tax is in no base: the deductions are those of the rest', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const free = asked.nonTaxable ?? 0;
        const rest = net({ ...asked, pay: asked.pay - free, nonTaxable: 0 });
        expect(net(asked)).toEqual({ ...rest, 실수령액: rest.실수령액 + free });
      }),
      runs(300, 20_000),
    );
  });
});
