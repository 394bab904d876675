import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf, type Payslip } from '../../src/pay/payslip.ts';
import { Problems } from '../../src/problem/problem.ts';
import { show } from '../formula/setup.ts';
import { addDays } from '../oracles/days.ts';
import { lineNames, type Minutes, pay } from '../oracles/reform-2024.ts';
import { runs } from '../runs.ts';
import { anyDrawn, type Drawn, drawn, forEngine, forOracle, shippedEngine } from './people.ts';

const engine = shippedEngine();
const schemes = ['현행', '개편안'] as const;
const payslip = (one: Drawn, scheme: string): Payslip => engine.payslip(forEngine(one), scheme);
const minutes = (parts: Partial<Minutes>): Minutes => ({ 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0, ...parts });

/** A payslip's figures, to compare with another's. */
const figures = (slip: Payslip) => slip.lines.map(({ items, total }) => [...items, total]);

describe('a payslip', () => {
  test('agrees with the document’s rules computed apart, line by line and to the won', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyDrawn, (one) => {
        const facts = forOracle(one);
        for (const scheme of schemes) {
          const expected = pay(facts, scheme);
          const slip = payslip(one, scheme);
          const found = Object.fromEntries(lineNames.map((name) => [name, amountOf(slip, name)]));
          expect({
            covered: slip.covered,
            missed: slip.missed,
            ...found,
            지급총액: amountOf(slip, '지급총액'),
          }).toEqual({
            covered: expected.적용,
            missed: expected.미적용사유,
            ...expected.항목,
            지급총액: expected.지급총액,
          });
          expect(show(slip.evaluation.ratio('월기본급'))).toBe(String(expected.월기본급));
          for (const name of lineNames) if (found[name] !== 0) seen.add(`${scheme} ${name}`);
          if (!slip.covered) seen.add('not covered');
        }
      }),
      runs(250, 50_000),
    );
    // Every line of both schemes came out above 0 at some point, and so did the exception.
    expect([...seen].sort()).toEqual(
      [...schemes.flatMap((scheme) => lineNames.map((name) => `${scheme} ${name}`)), 'not covered']
        .filter((name) => !name.startsWith('현행 협력'))
        .sort(),
    );
  });

  test('of a person-month as drawn is of a valid one', () => {
    fc.assert(
      fc.property(anyDrawn, (one) => {
        const problems = new Problems();
        for (const scheme of schemes) engine.check(forEngine(one), scheme, problems);
        expect(problems.list).toEqual([]);
      }),
      runs(100, 10_000),
    );
  });

  test('has lines that sum to its total', () => {
    fc.assert(
      fc.property(anyDrawn, fc.constantFrom('현행', '개편안', '현행(체결 협약)'), (one, scheme) => {
        const slip = payslip(one, scheme);
        const summed = slip.lines.filter(({ items }) => items.length > 0);
        for (const { items, total } of summed) {
          expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(total.amount);
        }
        expect(summed.map(({ kind }) => kind)).toEqual(['지급', '공제', '퇴직', '사업주부담']);
        expect(amountOf(slip, '실수령액')).toBe(amountOf(slip, '지급총액') - amountOf(slip, '공제총액'));
      }),
      runs(200, 20_000),
    );
  });

  test('never falls with one more service that is also a proactive case', () => {
    fc.assert(
      fc.property(anyDrawn, fc.constantFrom(...schemes), (one, scheme) => {
        const more = { ...one, services: one.services + 1, proactive: one.proactive + 1 };
        const [before, after] = [one, more].map((each) => amountOf(payslip(each, scheme), '지급총액'));
        expect(after).toBeGreaterThanOrEqual(before ?? Number.POSITIVE_INFINITY);
      }),
      runs(200, 20_000),
    );
  });

  test('never falls with one more minute of any class', () => {
    fc.assert(
      fc.property(
        anyDrawn,
        fc.constantFrom(...schemes),
        fc.constantFrom('연장', '야간', '휴일', '휴일연장'),
        (one, scheme, kind) => {
          const longer = { ...one.minutes[scheme], [kind]: one.minutes[scheme][kind] + 1 };
          const more = { ...one, minutes: { ...one.minutes, [scheme]: longer } };
          const [before, after] = [one, more].map((each) => amountOf(payslip(each, scheme), '지급총액'));
          expect(after).toBeGreaterThanOrEqual(before ?? Number.POSITIVE_INFINITY);
        },
      ),
      runs(200, 20_000),
    );
  });
});

describe('sick leave', () => {
  const span = fc.record({
    one: anyDrawn.filter(({ spells }) => spells.length === 0),
    before: fc.integer({ min: 0, max: 330 }),
    after: fc.integer({ min: 31, max: 400 }),
  });
  const onLeave = (one: Drawn, before: number, after: number): Drawn => {
    const first = `${one.month}-01`;
    const { hired: _, left: __, ...rest } = one;
    const leave = { 연차: 0, 공가: 0, 병가: 0, 결근: 0 };
    return { ...rest, leave, spells: [{ from: addDays(first, -before), to: addDays(first, after) }] };
  };

  test('of a whole month at 100 % pays the base to the won', () => {
    fc.assert(
      fc.property(span, ({ one, before, after }) => {
        const slip = payslip(onLeave(one, before, after), '현행');
        expect(amountOf(slip, '기본급')).toBe(0);
        expect(String(amountOf(slip, '질병휴직급여'))).toBe(show(slip.evaluation.ratio('월기본급')));
      }),
      runs(100, 10_000),
    );
  });

  test('of part of a month at 100 % takes off and pays the same, so that the base is paid to the won', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 0, max: 27 }), ({ one }, last) => {
        const slip = payslip(onLeave(one, 5, last), '현행');
        expect(String(amountOf(slip, '기본급') + amountOf(slip, '질병휴직급여'))).toBe(
          show(slip.evaluation.ratio('월기본급')),
        );
      }),
      runs(100, 10_000),
    );
  });

  test('split into two spells that touch changes nothing', () => {
    fc.assert(
      fc.property(
        anyDrawn.filter(({ spells }) => spells.some(({ from, to }) => from < to)),
        fc.nat(),
        fc.constantFrom('현행', '개편안', '현행(체결 협약)'),
        (one, at, scheme) => {
          const spells = one.spells.flatMap(({ from, to }) => {
            const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
            if (days === 0) return [{ from, to }];
            const cut = addDays(from, at % days);
            return [
              { from: addDays(cut, 1), to },
              { from, to: cut },
            ];
          });
          expect(figures(payslip({ ...one, spells }, scheme))).toEqual(figures(payslip(one, scheme)));
        },
      ),
      runs(100, 10_000),
    );
  });

  test.each([
    ['현행', 57_362_976],
    // The proposal's 70 % and 50 % of the current base, month by month.
    ['현행(체결 협약)', 34_417_788],
  ])('of two years from the first of a month pays, under %s, %d', (scheme, expected) => {
    const spells = [{ from: '2024-03-01', to: '2026-02-28' }];
    const months = Array.from({ length: 24 }, (_, i) => addMonths('2024-03', i));
    const pays = months.map((month) =>
      amountOf(payslip(drawn({ month, base: 2_390_124, spells }), scheme), '질병휴직급여'),
    );
    expect(pays.reduce((sum, one) => sum + one, 0)).toBe(expected);
  });

  test('under 개편안 pays 70 % of 1,789,000 for a month of the first year and 50 % for one of the second', () => {
    const paid = (from: string) =>
      amountOf(payslip(drawn({ spells: [{ from, to: '2024-12-31' }] }), '개편안'), '질병휴직급여');
    const [first, second] = [paid('2024-03-01'), paid('2023-03-01')];
    expect([first, second, 12 * (first + second)]).toEqual([1_252_300, 894_500, 25_761_600]);
  });

  test('over the end of the first year is weighed day by day', () => {
    // From 2023-03-20: nineteen days of March 2024 at 70 % and twelve at 50 %, 1,789,000 × 19.3 ÷ 31 = 1,113,796.77…
    const spells = [{ from: '2023-03-20', to: '2024-04-10' }];
    expect(amountOf(payslip(drawn({ spells }), '개편안'), '질병휴직급여')).toBe(1_113_797);
  });
});

function addMonths(month: string, n: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

describe('figures someone can check by hand', () => {
  // Half a won goes up. 현행: base ÷ 209 × rate × minutes ÷ 60.
  test.each<[string, number, keyof Minutes, number, '연장수당' | '야간수당' | '휴일수당', number]>([
    ['11,437 an hour: 17,155.5', 209 * 11_437, '연장', 60, '연장수당', 17_156],
    ['11,436 an hour: 17,154', 2_390_124, '연장', 60, '연장수당', 17_154],
    ['11,437 an hour: 5,718.5', 209 * 11_437, '야간', 60, '야간수당', 5_719],
    ['11,437 an hour: 17,155.5', 209 * 11_437, '휴일', 60, '휴일수당', 17_156],
    ['11,437 an hour: 22,874', 209 * 11_437, '휴일연장', 60, '휴일수당', 22_874],
    ['11,436 an hour: 285.9 a minute', 2_390_124, '연장', 1, '연장수당', 286],
    ['1 an hour: 1.5', 209, '연장', 60, '연장수당', 2],
    ['1 an hour: 0.5', 209, '야간', 60, '야간수당', 1],
    ['1 an hour: 0.475', 209, '연장', 19, '연장수당', 0],
    ['1 an hour: 0.5', 209, '연장', 20, '연장수당', 1],
    ['3,021,128 ÷ 209 × 59.25 = 856,468.105…', 3_021_128, '연장', 2_370, '연장수당', 856_468],
    ['3,021,128 ÷ 209 × 4.75 = 68,662 exactly', 3_021_128, '야간', 570, '야간수당', 68_662],
  ])('현행, %s', (_, base, kind, spent, line, expected) => {
    const one = drawn({ base, minutes: { 현행: minutes({ [kind]: spent }), 개편안: minutes({}) } });
    expect(amountOf(payslip(one, '현행'), line)).toBe(expected);
  });

  test('현행: 3,021,128 with 39:30 overtime, 9:30 at night and 12:00 on a holiday is 4,235,361', () => {
    const spent = minutes({ 연장: 2_370, 야간: 570, 휴일: 480, 휴일연장: 240 });
    const one = drawn({ base: 3_021_128, minutes: { 현행: spent, 개편안: minutes({}) } });
    expect(amountOf(payslip(one, '현행'), '지급총액')).toBe(4_235_361);
  });

  // 개편안: 1,789,000 ÷ (1095/7) = 2,504,600/219 an hour, so 219 minutes of overtime are 62,615 to the won.
  test.each<[string, number, Partial<Minutes>, '연장수당' | '야간수당' | '휴일수당', number]>([
    ['an hour', 0, { 연장: 60 }, '연장수당', 17_155],
    ['219 minutes: 62,615 exactly', 0, { 연장: 219 }, '연장수당', 62_615],
    ['219 minutes of night: 20,871⅔', 0, { 야간: 219 }, '야간수당', 20_872],
    ['657 minutes of night: 62,615 exactly', 0, { 야간: 657 }, '야간수당', 62_615],
    ['657 minutes beyond eight hours: 250,460 exactly', 0, { 휴일연장: 657 }, '휴일수당', 250_460],
    // 1,789,595 ÷ (1095/7) = 11,440⅓; an hour and a half of it is 17,160.5.
    ['half a won with 595 of allowance', 595, { 연장: 60 }, '연장수당', 17_161],
  ])('개편안, %s', (_, ordinary, spent, line, expected) => {
    const one = drawn({
      allowances: { ordinary, other: 0 },
      minutes: { 현행: minutes({}), 개편안: minutes(spent) },
    });
    expect(amountOf(payslip(one, '개편안'), line)).toBe(expected);
  });

  test.each([
    // March 2024 has 31 days and 20 working days; 40 services are the target.
    [33, 33, 1_789_000],
    [34, 6, 1_939_000],
    [34, 7, 1_989_000],
    [40, 8, 1_989_000],
    [41, 8, 1_939_000],
  ])('개편안: %d services of which %d proactive pay %d', (services, proactive, expected) => {
    expect(amountOf(payslip(drawn({ services, proactive }), '개편안'), '지급총액')).toBe(expected);
  });

  test('a base of 31 won loses a won a day of absence, half a won for half a day', () => {
    const absent = (halves: number) =>
      amountOf(
        payslip(drawn({ base: 31, leave: { 연차: 0, 공가: 0, 병가: 0, 결근: halves } }), '현행'),
        '기본급',
      );
    expect([0, 1, 2, 3, 20].map(absent)).toEqual([31, 30, 30, 29, 21]);
  });

  test('somebody hired on 11 March 2024 is paid 21 days of 31', () => {
    // 1,789,000 × 10 ÷ 31 = 577,096.77…
    expect(amountOf(payslip(drawn({ hired: '2024-03-11' }), '개편안'), '기본급')).toBe(1_789_000 - 577_097);
  });
});
