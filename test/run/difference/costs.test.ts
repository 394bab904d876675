import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIsoDay } from '../../../src/calendar/date.ts';
import { otherName } from '../../../src/rules/difference/merge.ts';
import { resolveSide } from '../../../src/rules/difference/side.ts';
import type { RuleSet } from '../../../src/rules/model.ts';
import { mostAdopted } from '../../../src/run/difference/adopt.ts';
import type { PairCosts } from '../../../src/run/difference/costs.ts';
import { runs } from '../../runs.ts';
import { rules } from '../../support.ts';
import {
  byPayslips,
  compare,
  editedRules,
  people,
  saying,
  summed,
  touched,
  version,
  withTerm,
} from './setup.ts';

/** Values that a scenario may lay over the reform, each apart from the others. */
const values = {
  기준A달성률: ['80%', '{ 2024-04-01: 92.5% }'],
  기준A금액: ['100_000', '{ 2024-03-01: 200_000, 2024-05-01: 175_001 }'],
  기준B비율: ['10%'],
  일소정근로시간: ['7'],
  휴직급여1년차비율: ['85%'],
  기본급끝수: ['원올림'],
  생활임금시급: ['{ 2024-04-01: 12_345 }'],
  시행일: ['2024-04-01'],
} as const;
type Term = keyof typeof values;
const names = Object.keys(values).filter((one): one is Term => one in values);

const part = (chosen: readonly (readonly [string, string])[]): string =>
  chosen.length === 0
    ? ''
    : `변경: { 개편안: { 값: { ${chosen.map(([term, value]) => `${term}: ${value}`).join(', ')} } } }`;

const some = (least: number, most: number) =>
  fc
    .uniqueArray(fc.constantFrom(...names), { minLength: least, maxLength: most })
    .chain((terms) =>
      fc.tuple(
        ...terms.map((term) => fc.constantFrom(...values[term]).map((value) => [term, value] as const)),
      ),
    );

const difference = ({ before, after }: PairCosts): number[] => after.map((own, t) => own - (before[t] ?? 0));
const shares = ({ costs, totals }: PairCosts): number[] =>
  costs.reduce(
    (sums, { amounts }) => sums.map((sum, t) => sum + (amounts[t] ?? 0)),
    totals.map(() => 0),
  );

test('one clause costs what separate payslips differ by, for the people whose payslips differ', async () => {
  await fc.assert(
    fc.asyncProperty(some(1, 1), async (chosen) => {
      const [a, b] = [version(), version(part(chosen))];
      const { pair, costs } = await compare(a, b);
      const [own, other] = [a, b].map((one) => byPayslips(one, '개편안', costs.totals));
      expect(costs.before).toEqual(summed(own ?? []));
      expect(costs.after).toEqual(summed(other ?? []));
      const names = touched(own ?? [], other ?? []);
      expect(costs.people).toBe(names.size);
      expect(new Set(pair.differences.map(({ group }) => group)).size).toBe(1);
      for (const one of costs.costs) {
        expect(one.amounts).toEqual(difference(costs));
        expect(one.people).toBe(names.size);
      }
      expect(costs.costs.length + costs.still.length).toBe(1);
    }),
    runs(3, 40),
  );
});

/** All orders of some things. */
const orders = <T>(all: readonly T[]): T[][] =>
  all.length === 0
    ? [[]]
    : all.flatMap((one) => orders(all.filter((other) => other !== one)).map((rest) => [one, ...rest]));

test('several clauses: shares are the mean over all orders of separate runs, and add up', async () => {
  await fc.assert(
    fc.asyncProperty(some(2, 3), async (chosen) => {
      const { costs } = await compare(version(), version(part(chosen)));
      expect(costs.rest).toEqual(costs.totals.map(() => 0));
      expect(shares(costs)).toEqual(difference(costs));
      const runs = new Map<string, number[][]>();
      const run = (terms: readonly string[]): number[][] => {
        const key = [...terms].sort().join();
        const adopted = chosen.filter(([term]) => terms.includes(term));
        const made = runs.get(key) ?? byPayslips(version(part(adopted)), '개편안', costs.totals);
        runs.set(key, made);
        return made;
      };
      const all = orders(chosen.map(([term]) => term));
      for (const [term] of chosen) {
        const steps = all.map((order) => {
          const before = order.slice(0, order.indexOf(term));
          return [run(before), run([...before, term])] as const;
        });
        const found = costs.costs.find(({ groups }) => groups.some((group) => group.endsWith(` ${term}`)));
        const heads = new Set(steps.flatMap(([without, having]) => [...touched(without, having)]));
        expect(found?.people ?? 0).toBe(heads.size);
        costs.totals.forEach((_, t) => {
          const moved = steps.reduce((sum, [without, having]) => {
            const [from, to] = [summed(without)[t] ?? 0, summed(having)[t] ?? 0];
            return sum + to - from;
          }, 0);
          // In whole won: the exact share, cut or rounded up.
          const least = Math.floor(moved / all.length);
          expect([least, moved % all.length === 0 ? least : least + 1]).toContain(found?.amounts[t] ?? 0);
        });
      }
    }),
    runs(2, 20),
  );
});

test('the scheme of those whom the reform does not cover may change too', async () => {
  const b = version(
    '변경: { 현행: { 값: { 생활임금시급: 12_000 } }, 개편안: { 값: { 생활임금시급: { 2024-04-01: 12_500 }, 기준A금액: 200_000 } } }',
  );
  const { costs } = await compare(version(), b);
  expect(costs.costs.map(({ groups }) => groups)).toEqual([
    ['생활임금 생활임금시급'],
    ['협력성과급A 기준A금액'],
    ['현행: 생활임금 생활임금시급'],
  ]);
  const [own, other] = [version(), b].map((one) => byPayslips(one, '개편안', costs.totals));
  expect(difference(costs)).toEqual(summed(other ?? []).map((one, t) => one - (summed(own ?? [])[t] ?? 0)));
  expect(shares(costs)).toEqual(difference(costs));
  expect(costs.rest.every((one) => one === 0)).toBe(true);
});

test('another provision in one’s place is adopted as a whole', async () => {
  const b = version('변경: { 개편안: { 조항: { 질병휴직-개선안: 질병휴직-현행 } } }');
  const { costs } = await compare(version(), b);
  expect(costs.costs.map(({ groups }) => groups)).toEqual([['질병휴직']]);
  expect(costs.costs[0]?.amounts).toEqual(difference(costs));
});

test('from the current scheme to the reform and back: the same people, the other sign, no rest', async () => {
  const [there, backend] = [
    (await compare(version(), version(), '현행', '개편안')).costs,
    (await compare(version(), version(), '개편안', '현행')).costs,
  ];
  for (const one of [there, backend]) {
    expect(shares(one)).toEqual(difference(one));
    expect(one.rest.every((won) => won === 0)).toBe(true);
  }
  expect(difference(backend)).toEqual(difference(there).map((one) => 0 - one));
  const heads = ({ costs }: PairCosts) =>
    Object.fromEntries(costs.map(({ groups, people: count }) => [groups.join(), count]));
  expect(heads(backend)).toEqual({
    ...heads(there),
    '통상성과급-협력성과급': undefined,
    '통상성과급-없음': heads(there)['통상성과급-협력성과급'],
  });
});

/** Bonus A at 170,000 won; 10,000 won more tax in every row for a family of one; two weeks of April that are holidays. */
const edits: readonly ((set: RuleSet) => RuleSet)[] = [
  withTerm('협력성과급A', '기준A금액', saying('170_000')),
  (set) => ({
    ...set,
    tables: set.tables.map((one) => ({
      ...one,
      entries: one.entries.map((entry) => ({
        ...entry,
        cells: entry.cells.map(([first = '', ...rest]) => [String(Number(first) + 10_000), ...rest]),
      })),
    })),
  }),
  (set) => ({
    ...set,
    holidays: [
      ...set.holidays,
      ...['15', '16', '17', '18', '19', '22', '23', '24', '25', '26'].map((day) => ({
        day: parseIsoDay(`2024-04-${day}`) ?? Number.NaN,
        name: '시험',
        kind: '법정공휴일',
      })),
    ],
  }),
];

test('tables and holidays of other rules are clauses of their own', async () => {
  const counterfactuals = Array.from({ length: 8 }, (_, mask) =>
    version('', editedRules(...edits.filter((_edit, bit) => (mask >> bit) & 1))),
  );
  const [first, last] = [counterfactuals[0], counterfactuals[7]];
  if (first === undefined || last === undefined) throw new Error('no worlds');
  const { costs } = await compare(first, last);
  expect(costs.costs.map(({ groups }) => groups)).toEqual([['협력성과급A 기준A금액'], ['표'], ['공휴일']]);
  expect(shares(costs)).toEqual(difference(costs));
  const figures = counterfactuals.map((one) => byPayslips(one, '개편안', costs.totals));
  costs.costs.forEach((one, bit) => {
    const pairs = figures.flatMap((own, mask) =>
      (mask >> bit) & 1 ? [] : [[own, figures[mask | (1 << bit)] ?? []]],
    );
    const heads = new Set(pairs.flatMap(([without = [], having = []]) => [...touched(without, having)]));
    expect([one.groups, one.people]).toEqual([one.groups, heads.size]);
    expect(heads.size).toBeGreaterThan(0);
  });
  // A table of taxes moves no gross pay.
  expect(costs.costs[1]?.amounts[0]).toBe(0);
});

/** Each side is sound alone; with one amount of A's and the other of B's each would rest on the other. */
const circle = {
  a: editedRules(withTerm('협력성과급B', '기준B금액', saying('기준A금액 / 3', false))),
  b: editedRules(withTerm('협력성과급A', '기준A금액', saying('기준B금액 * 4', false))),
};

test('what cannot be told apart has one cost together', async () => {
  const [a, b] = [version('', circle.a), version('', circle.b)];
  const { costs } = await compare(a, b);
  expect(costs.together).toBe(true);
  expect(costs.costs.map(({ groups }) => groups)).toEqual([
    ['협력성과급A 기준A금액', '협력성과급B 기준B금액'],
  ]);
  const [own, other] = [a, b].map((one) => byPayslips(one, '개편안', costs.totals));
  expect(costs.costs[0]?.amounts).toEqual(
    summed(other ?? []).map((one, t) => one - (summed(own ?? [])[t] ?? 0)),
  );
  expect(costs.costs[0]?.amounts.some((one) => one !== 0)).toBe(true);
});

test('more clauses than are told apart: those of one provision together, then the last; they still add up', async () => {
  const many = [
    ...names.map((term) => [term, values[term][0]] as const),
    ['기준B금액', '60_000'],
    ['휴직급여2년차비율', '60%'],
    ['연장판정', '일한도'],
    ['목표영건인정', 'true'],
  ] as const;
  const { costs } = await compare(version(), version(part(many)));
  expect(costs.costs.length).toBe(mostAdopted);
  expect(costs.costs.flatMap(({ groups }) => groups).length + costs.still.length).toBe(many.length);
  expect(shares(costs)).toEqual(difference(costs));
  expect(costs.together).toBe(false);
});

test('nothing that differs costs nothing', async () => {
  const { pair, costs } = await compare(version(), version());
  expect(pair.differences).toEqual([]);
  expect(costs.costs).toEqual([]);
  expect(costs.people).toBe(0);
  expect(difference(costs).every((one) => one === 0)).toBe(true);
});

test('the second side stands beside the first under another name', () => {
  expect(otherName('개편안')).toBe('개편안(비교)');
  expect(resolveSide({ rules, scheme: '개편안' }).scheme.fallback).toBe('현행');
  expect(people.length).toBe(36);
});
