import { describe, expect, test } from 'vitest';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import { payslip as libraryPayslip } from '../../src/library/face.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { words } from '../../src/readings/words.ts';
import { ownEngine, ownPeople, ownScheme } from '../own-scheme.ts';
import { worker } from '../support.ts';
import { tableOf, withHistory } from '../table-of.ts';

const engine = ownEngine(
  `시험금액: { unit: 원, label: Pay of the month, fact: { from: 근무, default: 0, min: 0, max: 10_000_000, step: 1 } }
시험액: { unit: 원, label: Pay, formula: 시험금액 }
누계: { unit: 원, label: A term over its own past, formula: '시험액 + (earlier(누계, 1개월) otherwise 0)' }
올해앞: { unit: 원, label: The year before this month, formula: yearToDate(시험액 otherwise 0) }
둘다: { unit: 원, label: The last month whichever year it is of, formula: '(earlier(시험액, 1개월) otherwise 0) + yearToDate(시험액 otherwise 0)' }`,
  ['시험액', '누계', '올해앞', '둘다'],
);

/** 450,000 + 460,000 + 454,835 = 1,364,835; without January 914,835. */
const paid: Readonly<Record<string, number>> = {
  '2023-12': 7_000,
  '2024-01': 450_000,
  '2024-02': 460_000,
  '2024-03': 454_835,
};
const month = (귀속월: string) => ({ 귀속월, 근무: { 시험금액: paid[귀속월] } });
const march = (before: readonly string[]) => ({
  ...month('2024-03'),
  직원: worker,
  ...(before.length > 0 && { 이전월: before.map(month) }),
});
const figures = (before: readonly string[]): number[] => {
  const [person] = ownPeople(engine, march(before));
  if (person === undefined) throw new Error('nobody');
  const slip = engine.payslip(person, ownScheme);
  return ['누계', '올해앞'].map((term) => amountOf(slip, term));
};

describe('an estimate over several months', () => {
  test('has all of them behind its last, whatever their order', () => {
    expect(figures(['2024-01', '2024-02'])).toEqual([1_364_835, 910_000]);
    expect(figures(['2024-02', '2024-01'])).toEqual([1_364_835, 910_000]);
  });

  test('of a month without a record it knows nothing, and a running total begins anew', () => {
    expect(figures([])).toEqual([454_835, 0]);
    expect(figures(['2024-01'])).toEqual([454_835, 450_000]);
    expect(figures(['2024-02'])).toEqual([914_835, 460_000]);
  });

  test('a month of the year before is none of this year’s', () => {
    expect(figures(['2023-12', '2024-01', '2024-02'])).toEqual([1_371_835, 910_000]);
  });

  test('the library comes to the same', () => {
    const slip = libraryPayslip({ compiled: engine.rules, engine }, march(['2024-01', '2024-02']), ownScheme);
    expect([amountOf(slip, '누계'), amountOf(slip, '올해앞')]).toEqual([1_364_835, 910_000]);
  });
});

test('a run by columns comes to the same, month by month', () => {
  const rows = Object.keys(paid).flatMap((귀속월) =>
    ownPeople(engine, { ...month(귀속월), 직원: worker }).map((one) => ({ ...one, id: 'S1' })),
  );
  const { schemes, failed } = new ChunkRunner(engine, [ownScheme]).run(
    tableOf(engine, [ownScheme], rows).whole,
  );
  expect(failed).toEqual([]);
  const line = (term: string): number[] => [...(schemes[0]?.amounts.get(term) ?? [])];
  expect(line('누계')).toEqual([7_000, 457_000, 917_000, 1_371_835]);
  // December has no earlier month of its year on record, January none at all.
  expect(line('올해앞')).toEqual([0, 0, 450_000, 910_000]);
  const exact = withHistory(rows).map((one) => amountOf(engine.payslip(one, ownScheme), '올해앞'));
  expect(line('올해앞')).toEqual(exact);
});

test('a month asked for in any year is looked back at, beside those of the year', () => {
  const [january] = ownPeople(engine, { ...month('2024-01'), 직원: worker, 이전월: [month('2023-12')] });
  if (january === undefined) throw new Error('nobody');
  const slip = engine.payslip(january, ownScheme);
  expect(['올해앞', '둘다'].map((term) => amountOf(slip, term))).toEqual([0, 7_000]);
});

test('the year before is not looked at: what has no value there is nobody’s concern', () => {
  const by = ownEngine(
    `시험금액: { unit: 원, label: Pay of the month, fact: { from: 근무, default: 0, min: 0, max: 10_000_000, step: 1 } }
시험계약: { unit: 원, label: Not given, fact: { from: 직원, optional: true, min: 0, max: 10_000_000, step: 1 } }
시험액: { unit: 원, label: Pay, formula: 'if 귀속월 < 2024-01-01 then 시험계약 else 시험금액' }
올해앞: { unit: 원, label: The year before this month, formula: yearToDate(시험액 otherwise 0) }`,
    ['시험액', '올해앞'],
  );
  const [person] = ownPeople(by, march(['2023-12', '2024-01', '2024-02']));
  if (person === undefined) throw new Error('nobody');
  expect(amountOf(by.payslip(person, ownScheme), '올해앞')).toBe(910_000);
});

describe('where the rule says nothing of months without a record', () => {
  const shown = ownEngine(
    `시험금액: { unit: 원, label: Pay of the month, fact: { from: 근무, default: 0, min: 0, max: 10_000_000, step: 1 } }
시험액: { unit: 원, label: Pay, formula: 시험금액 }
모두: { unit: 원, label: No month may be missing, formula: yearToDate(시험액) }`,
    ['시험액', '모두'],
  );
  const of = (before: readonly string[]) => {
    const [person] = ownPeople(shown, march(before));
    if (person === undefined) throw new Error('nobody');
    return shown.payslip(person, ownScheme);
  };

  test('there is a sum where all are there, and none where one is not', () => {
    expect(amountOf(of(['2024-01', '2024-02']), '모두')).toBe(910_000);
    expect(() => amountOf(of(['2024-02']), '모두')).toThrow(/모두|2개월/);
  });

  test('words', () => {
    const { evaluation } = of(['2024-01', '2024-02']);
    const said = words(evaluation, '모두', () => '원');
    expect(said.sentence).toBe('올해 앞선 달의 시험액 합 910,000원 = 910,000원');
    expect(said.numbers).toBe('450,000 + 460,000');
  });
});

describe('where something is assumed', () => {
  const by = ownEngine(
    `시험금액: { unit: 원, label: Pay of the month, fact: { from: 근무, default: 1_000, min: 0, max: 10_000_000, step: 1 } }
시험한도: { unit: 원, label: A limit over its own past, formula: 'min(시험금액, max(0원, 5_000원 - yearToDate(시험한도 otherwise 0)))' }
시험몫: { unit: 원, label: Another, formula: '시험금액 - yearToDate(시험몫 otherwise 0)' }`,
    ['시험한도', '시험몫'],
  );
  const of = (귀속월: string, before: readonly string[]) => {
    const [person] = ownPeople(by, {
      귀속월,
      직원: worker,
      가정: { 공휴일: '규칙' },
      ...(before.length > 0 && { 이전월: before.map((one) => ({ 귀속월: one })) }),
    });
    if (person === undefined) throw new Error('nobody');
    return by.assuming(person).payslip(person, ownScheme);
  };

  test('months that look at all before them are worked out once', () => {
    const months = (year: number, to: number): string[] =>
      Array.from({ length: to }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
    // Were each worked out for each that looks at it, December would look at 3¹¹ of them, and the year before at more.
    const december = of('2029-12', [...months(2028, 12), ...months(2029, 11)]);
    expect(amountOf(december, '시험한도')).toBe(0);
    expect(amountOf(of('2029-05', months(2029, 4)), '시험한도')).toBe(1_000);
  });

  test('January rests on nothing assumed of December', () => {
    const since = (귀속월: string, before: readonly string[]): string[] =>
      of(귀속월, before).assumed.map(({ from }) => from);
    expect(since('2028-03', ['2028-02'])).toEqual(['2028-02']);
    expect(since('2029-01', ['2028-12'])).toEqual(['2029-01']);
  });
});
