import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dividedMonthFacts, monthFactNames, serviceFacts } from '../../src/calendar/interface.ts';
import { type MonthFacts, monthFact } from '../../src/calendar/month.ts';
import type { Engine } from '../../src/pay/engine.ts';
import { asIn, spanOf, statesOf } from '../../src/pay/parts.ts';
import type { Payslip } from '../../src/pay/payslip.ts';
import { agree, nothingCompared, runnersOf } from '../agreement/agree.ts';
import { either, runs } from '../runs.ts';
import { engineWith, person, rules, engine as shipped } from '../support.ts';
import { changedMonth, idleDays, isPossible } from './divided-draws.ts';
import { rowsOf } from './ordinary-cases/setup.ts';

const cutting = { 결근주휴공제: 'true', 고정수당일할: '일할' };
/** By what is set: a counterexample shows names, and no engine. */
const engines = new Map(
  ['역일', '30일', '소정근로일', '시간'].flatMap((일할방식) => [
    [일할방식, engineWith('현행', { 일할방식 })] as const,
    [`${일할방식}, 결근주휴공제`, engineWith('현행', { 일할방식, ...cutting })] as const,
  ]),
);
const anyEngine = fc.constantFrom(...engines.keys());
const engineOf = (name: string): Engine => engines.get(name) ?? shipped;
const anyScheme = fc.constantFrom('현행', '개편안', '개편안(보전)');

const possible = changedMonth.filter((one) => isPossible(one) && isPossible({ ...one, 변경: [] }));
const withIdle = possible.chain((drawn) => fc.tuple(fc.constant(drawn), idleDays(drawn)));
const amounts = ({ lines }: Payslip): Map<string, number> =>
  new Map(lines.flatMap(({ items, total }) => [...items, total].map(({ term, amount }) => [term, amount])));

describe('a month that is cut', () => {
  test('where something changes on which no pay rests is the month, on every line, divided already or not', () => {
    fc.assert(
      fc.property(withIdle, anyEngine, anyScheme, fc.boolean(), ([drawn, days], set, scheme, isWhole) => {
        const plain = isWhole ? { ...drawn, 변경: [] } : drawn;
        const idle = days
          .filter((day) => plain.변경.every(({ 적용일 }) => 적용일 !== day))
          .map((적용일) => ({ 적용일, 직원: { 원천징수선택: '100%' } }));
        const cut = { ...plain, 변경: [...plain.변경, ...idle] };
        const [one, other] = [plain, cut].map((input) => engineOf(set).payslip(person(input), scheme));
        expect(other?.lines).toEqual(one?.lines);
        expect(other?.findings.map(({ name }) => name)).toEqual(one?.findings.map(({ name }) => name));
      }),
      runs(25, 3000),
    );
  });

  test('where base pay rises by a won is the month, but for a won of each rounding', () => {
    fc.assert(
      fc.property(withIdle, anyEngine, ([drawn, days], set) => {
        const { 기본급 } = Object(drawn['직원']);
        const whole = { ...drawn, 변경: [] };
        const cut = days.map((적용일, i) => ({ 적용일, 직원: { 기본급: 기본급 + i + 1 } }));
        const [one, other] = [whole, { ...whole, 변경: cut }].map((input) =>
          amounts(engineOf(set).payslip(person(input), '현행')),
        );
        // Three spans at most, of five deductions at most; what is paid is raised by two won at most.
        for (const term of ['기본급', '연장수당', '야간수당', '휴일수당', '고정수당'])
          expect(Math.abs((one?.get(term) ?? 0) - (other?.get(term) ?? 0)), term).toBeLessThanOrEqual(17);
      }),
      runs(60, 5000),
    );
  });
});

test('a person-month is the same whichever schemes it was worked out under before', () => {
  const days = new Set<string>();
  fc.assert(
    fc.property(
      possible,
      fc.shuffledSubarray(['현행', '개편안', '개편안(보전)', '현행(체결 협약)'], { minLength: 2 }),
      (drawn, schemes) => {
        const asked = person(drawn);
        for (const scheme of schemes) {
          const [again, alone] = [asked, person(drawn)].map((one) => shipped.payslip(one, scheme));
          expect(again?.lines).toEqual(alone?.lines);
          days.add(shipped.ruleDays(scheme, asked.month).join());
        }
      },
    ),
    runs(12, 500),
  );
  // Schemes whose rules change on days of their own.
  expect(days.size).toBeGreaterThan(1);
});

test('the exact reading and the columns agree on people with changes, in months with others before them', () => {
  // A table of changes has no allowances.
  const inTables = possible.filter(({ 변경 }) => 변경.every((one) => one['고정수당'] === undefined));
  const drawn = fc.sample(inTables, { numRuns: either(12, 1000), seed: 20_240_516 });
  const schemes = ['현행', '개편안', '현행(체결 협약)'];
  const count = nothingCompared();
  const people = drawn.flatMap((input, i) =>
    rowsOf(person({ ...input, 이전월: [{ 귀속월: before(input.귀속월) }] })).map((one) => ({
      ...one,
      id: `P${i}`,
    })),
  );
  agree(shipped, runnersOf(shipped, schemes), people, count);
  expect(count.payslips).toBeGreaterThan(drawn.length * schemes.length);
});

const before = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
};

describe('the counts of the parts of a month', () => {
  /** What is of the month or its largest weeks, whatever part is looked at. */
  const notSums: readonly string[] = [
    ...dividedMonthFacts,
    ...serviceFacts,
    ...['역일수', '월소정근로일수', '미재직일수', '순환소정분', '순환일수', '일최대소정분'],
    ...['주최대근로분', '주최대초과분', '미배치휴가일수'],
  ];
  const { dated, effects, counted } = rules.leave;
  const summed = [
    ...monthFactNames.filter((name) => !notSums.includes(name)),
    ...[...dated, ...effects].flatMap(({ facts: { days, year1, year2, beyond, year1OfLong } }) =>
      [days, year1, year2, beyond, year1OfLong].flatMap((name) => name ?? []),
    ),
    ...counted.flatMap(({ counts: { before: _, ...weeks } }) => Object.values(weeks)),
  ];
  const classes = ['소정분', '연장분', '법내연장분', '휴일분', '휴일연장분'];
  const sum = (all: readonly MonthFacts[], name: string): number =>
    all.reduce((total, facts) => total + monthFact(facts, name), 0);

  test('come to those of the whole month, and each minute worked is in one class', () => {
    fc.assert(
      fc.property(possible, anyScheme, (drawn, scheme) => {
        const one = person(drawn);
        const states = statesOf(one, []);
        const [last] = states.slice(-1);
        if (last === undefined) throw new Error('no part');
        const whole = shipped.monthFacts(asIn(one, states, last), scheme);
        const parts = states.map((state) => shipped.monthFacts(spanOf(one, states, state, state), scheme));
        const found = Object.fromEntries(summed.map((name) => [name, sum(parts, name)]));
        expect(found).toEqual(Object.fromEntries(summed.map((name) => [name, monthFact(whole, name)])));
        // Days employed: what is not outside the employment or the part.
        const employed = (facts: MonthFacts): number => facts.역일수 - facts.미재직일수;
        expect(parts.reduce((total, facts) => total + employed(facts), 0)).toBe(employed(whole));
        expect(parts.map((facts) => facts.역일수 - facts.구간밖일수)).toEqual(
          states.map(({ from, to }) => to - from + 1),
        );
        for (const facts of [whole, ...parts])
          expect(classes.reduce((total, name) => total + monthFact(facts, name), 0)).toBe(facts.실근로분);
      }),
      runs(60, 5000),
    );
  });
});
