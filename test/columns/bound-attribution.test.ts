import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributions, dividePayslips } from '../../src/columns/attribution/attribution.ts';
import { Engine } from '../../src/pay/engine.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { runScenario } from '../../src/run/run.ts';
import { bound, type Input, onLeave } from '../pay/agreements-setup.ts';
import { runs } from '../runs.ts';
import { rules } from '../support.ts';

const totals = ['지급총액', '공제총액', '실수령액'];
const pair = ['현행', '개편안'];

/** What a change is due to of a person's gross difference; those of 0 won are left out. */
function partsOf(
  engine: Engine,
  person: PersonMonth | undefined,
  schemes: readonly string[] = pair,
): Record<string, number> {
  if (person === undefined) throw new Error('nobody');
  const [one] = dividePayslips(engine, person, schemes, ['지급총액']);
  const names = [...(one?.attribution.changes ?? []), '그 밖'];
  const parts = names.map((name, i) => [name, one?.parts[0]?.[i] ?? 0] as const);
  return Object.fromEntries(parts.filter(([, won]) => won !== 0));
}

/** On leave in April 2024 with a contract of March. */
const contracted = (union: string): Input => ({
  ...onLeave('2024-04', union, '2024-03-01'),
  직원: { 노조: union, 개별계약일: '2024-03-20' },
});
const agreed = (union: string): string =>
  `{ 노조: ${union}, 조항: 임금체계개편, 상태: 체결, 체결일: 2024-03-20 }`;
const consented = '협약: 적용\n취업규칙동의일: 2024-04-01';

describe('a difference is due to the clauses that differ for the person', () => {
  // April 2024, a whole month on leave. Pay by 현행 is 2,390,124 at 100 % and 1,673,087 at 70 %; by the reform’s base
  // 1,789,000 and 1,252,300.
  const flips = `협약변경: [${['1노조', '2노조'].map(agreed).join(', ')}]`;
  const people = ['1노조', '2노조', '없음'].map(contracted);
  const schemes = ['현행', '개편안(협약변경)'];

  test('whom no agreement binds, whom an old one binds, and who has agreed already', () => {
    const made = bound(`${consented}\n${flips}`, people);
    const [old, agreed, none] = made.people.map((one) => partsOf(made.engine, one, schemes));
    // By the work rules base and leave change, and share what comes of both: (−601,124 − 420,787) ÷ 2 and
    // (−717,037 − 536,700) ÷ 2, each cut down but for the won that is left.
    expect(none).toEqual({ '소정근로와 기본급': -510_955, 질병휴직: -626_869 });
    // 100 % under both schemes: 1,789,000 − 2,390,124.
    expect(old).toEqual({ '소정근로와 기본급': -601_124 });
    // 70 % under both: 1,252,300 − 1,673,087.
    expect(agreed).toEqual({ '소정근로와 기본급': -420_787 });
  });

  test('all of them together: the parts of the run divide the sum at once', async () => {
    const { engine, scenario, table } = bound(`${consented}\n${flips}`, people);
    const { summary } = await runScenario(engine, scenario, table);
    const found = summary.schemes.find(({ scheme }) => scheme === '개편안(협약변경)')?.byChange;
    const moved = found?.flatMap(({ change, amounts: [won = 0] }) => (won === 0 ? [] : [[change, won]]));
    // −510,955.5 − 601,124 − 420,787 and −626,868.5: the half won goes to the earlier change.
    expect(moved).toEqual([
      ['소정근로와 기본급', -1_532_866],
      ['질병휴직', -626_869],
    ]);
  });

  test('whom the reform does not cover moves by what binds under the current scheme, within a month too', () => {
    const flip = '협약변경: [{ 노조: 1노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-03-15 }]';
    const made = bound(`협약: 적용\n${flip}`, [onLeave('2024-03', '1노조'), onLeave('2024-04', '1노조')]);
    // × 14/31 = 1,079,410.83…, and × 70 % × 17/31 = 917,499.21…; in April 2,390,124 − 1,673,087.
    const expected = [1_079_411 + 917_499 - 2_390_124, -717_037];
    for (const scheme of ['현행(협약변경)', '개편안(협약변경)'])
      expect(made.people.map((one) => partsOf(made.engine, one, ['현행', scheme]))).toEqual(
        expected.map((won) => ({ 질병휴직: won })),
      );
    expect(made.people.map((one) => partsOf(made.engine, one))).toEqual([{}, {}]);
  });

  test('an agreement by which the reform covers somebody is a change of its own, and so is that on leave', () => {
    const flip = `협약변경: [${agreed('1노조')}, { 노조: 1노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-03-15 }]`;
    const made = bound(`${consented}\n${flip}`, [contracted('1노조')]);
    // Neither 2,390,124; the reform alone 1,789,000; leave alone 1,673,087; both 1,252,300.
    // Reform: (−601,124 − 420,787) ÷ 2; leave: (−717,037 − 536,700) ÷ 2. The half won goes to the earlier of the two.
    const parts = partsOf(made.engine, made.people[0], ['개편안', '개편안(협약변경)']);
    expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBe(1_252_300 - 2_390_124);
    expect(parts).toEqual({ 질병휴직: -626_868, 단체협약체결: -510_956 });
    // The other way round: what the flip takes back. Which file says the changes is another matter.
    const back = partsOf(made.engine, made.people[0], ['개편안(협약변경)', '개편안']);
    expect(Object.keys(back)).toEqual(Object.keys(parts));
  });
});

describe('whoever is bound by whatever', () => {
  const unions = ['1노조', '2노조', '3노조', '4노조', '없음'];
  const months = ['2024-03', '2024-04', '2024-06'];
  const one = fc.record({
    union: fc.constantFrom(...unions),
    month: fc.constantFrom(...months),
    kind: fc.constantFrom('요양보호사', '사회복지사'),
    hasContract: fc.boolean(),
    isOnLeave: fc.boolean(),
    until: fc.constantFrom('16:00', '18:00', '19:30'),
  });
  const input = (drawn: typeof one extends fc.Arbitrary<infer T> ? T : never, i: number): Input => ({
    id: `p${i}`,
    귀속월: drawn.month,
    직원: {
      직종: drawn.kind,
      노조: drawn.union,
      ...(drawn.hasContract && { 개별계약일: '2024-03-20' }),
    },
    ...(drawn.isOnLeave && {
      휴직: [{ 종류: '질병휴직', 시작일: `${drawn.month}-10`, 종료일: '2024-12-31' }],
    }),
    근무시간대: { 시작: '09:00', 종료: drawn.until, 휴게: '12:00-13:00' },
    근무: { 제공건수: 40, 적극개입건수: 9 },
  });
  const crowd = fc.array(one, { minLength: 3, maxLength: 8 }).map((all) => all.map(input));
  const all = `협약변경: [${unions.slice(0, 4).map(agreed).join(', ')}]`;
  const flips = `협약변경: [${agreed('1노조')}, { 노조: 3노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-06-10 }]`;

  test('everybody’s parts sum to their difference, and columns divide as the exact reading does', async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async (people) => {
        const { engine, scenario, table, people: all } = bound(`${consented}\n${flips}`, people);
        const result = await runScenario(engine, scenario, table);
        const shown = result.lines.flatMap(({ term, isTotal }) => (isTotal ? [term] : []));
        for (const person of all) {
          const exact = dividePayslips(engine, person, scenario.schemes, shown);
          const found = result.people.find(({ id }) => id === person.id);
          expect(found?.parts).toEqual(exact.map(({ parts }) => parts));
          scenario.schemes.slice(1).forEach((scheme, i) => {
            const [a, b] = ['현행', scheme].map((name) => engine.payslip(person, name));
            shown.forEach((term, t) => {
              const sum = exact[i]?.parts[t]?.reduce((left, part) => left + part, 0);
              if (a !== undefined && b !== undefined) expect(sum).toBe(amountOf(b, term) - amountOf(a, term));
              // What no clause moves is nothing: each side is what it is alone.
              expect(exact[i]?.parts[t]?.at(-1)).toBe(0);
            });
          });
        }
        const gross = result.summary.schemes.map(({ byChange }) =>
          byChange.reduce((sum, { amounts: [won = 0] }) => sum + won, 0),
        );
        expect(gross).toEqual(result.summary.schemes.map(({ difference }) => difference));
      }),
      runs(2, 40),
    );
  });

  test('bound by one agreement, all have the parts of a run over which its clauses are laid', () => {
    fc.assert(
      fc.property(crowd, fc.constantFrom(...unions), (people, union) => {
        const alike = people.map((one) => ({
          ...one,
          귀속월: '2024-04',
          직원: { ...one.직원, 노조: union },
        }));
        const made = bound(`${consented}\n${all}`, alike);
        const flipped = pair.map((scheme) => `${scheme}(협약변경)`);
        for (const person of made.people) {
          const binding = made.engine.bound((term) => person.facts.get(term), person.month);
          const changes = pair.flatMap((scheme, i) => {
            const change = binding?.change(flipped[i] ?? '');
            return change === undefined ? [] : [[scheme, change] as const];
          });
          const plain = new Engine(rules, new Map(changes));
          const [own] = dividePayslips(made.engine, person, flipped, totals);
          const [laid] = dividePayslips(plain, person, pair, totals);
          expect(own?.attribution.changes).toEqual(attributions(plain, pair)[0]?.changes);
          expect(own?.parts).toEqual(laid?.parts);
        }
      }),
      runs(2, 40),
    );
  });
});
