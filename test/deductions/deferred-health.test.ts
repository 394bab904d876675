import { expect, test } from 'vitest';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import type { Engine } from '../../src/pay/engine.ts';
import { amountOf, type Payslip } from '../../src/pay/payslip.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { Problems } from '../../src/problem/problem.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { engineOver } from '../rules/over.ts';
import { worker } from '../support.ts';
import { tableOf, withHistory } from '../table-of.ts';

const scheme = '정산제도';
const settled = (more = ''): Engine =>
  engineOver(
    `scheme: ${scheme}\nlabel: Ours\nbase: 법정월급제\nprovisions: [유예보험료정산, 보험료연말정산]\n`,
    ...(more === '' ? [] : [`extends: 유예보험료정산\nsource: 보기\nvalues: ${more}\n`]),
  );
const atOnce = settled();

/** Months from December 2025 on, of one whose pay is 3,000,000 and whose leave goes by these. */
const monthsOf = (
  engine: Engine,
  count: number,
  leave: { readonly 종류: string; readonly 종료일?: string },
  more: Readonly<Record<string, unknown>> = {},
): readonly PersonMonth[] =>
  Array.from({ length: count }, (_, i) => {
    const problems = new Problems();
    const month = `${2025 + Math.floor((11 + i) / 12)}-${String(((11 + i) % 12) + 1).padStart(2, '0')}`;
    const input = {
      귀속월: month,
      직원: { ...worker, 기본급: 3_000_000, ...more },
      휴직: [{ 시작일: '2026-01-10', ...leave }],
    };
    const read = readEstimate(
      sourceFromValue(input, 'test', problems),
      factBooks(engine.rules, [scheme]),
      problems,
    );
    problems.throwIfAny();
    return (read?.people ?? []).map((one) => ({ ...one, id: 'S1' }));
  }).flat();

const terms = ['유예건강보험료정산', '유예장기요양보험료정산'];
const slipsOf = (engine: Engine, people: readonly PersonMonth[]): Payslip[] =>
  withHistory(people).map((one) => engine.payslip(one, scheme));
const figures = (slips: readonly Payslip[]): number[][] =>
  terms.map((term) => slips.map((slip) => amountOf(slip, term)));

// January has ten days of leave missing, so that its premium is due; February and March are deferred.
const toMarch = { 종료일: '2026-03-31' };

test('two months of parental leave: the least premium of each, in the month of the return', () => {
  const slips = slipsOf(atOnce, monthsOf(atOnce, 6, { 종류: '육아휴직', ...toMarch }));
  // 10,080 × 2; 10,080 × 9448/71900 is 1,324.5…, so 1,320 × 2.
  expect(figures(slips)).toEqual([
    [0, 0, 0, 0, 20_160, 0],
    [0, 0, 0, 0, 2_640, 0],
  ]);
  expect(slips.map((slip) => amountOf(slip, '건강보험') > 0)).toEqual([true, true, false, false, true, true]);
  // The employer pays as much.
  const back = slips[4];
  if (back === undefined) return expect.unreachable();
  expect(
    ['사업주유예건강보험료정산', '사업주유예장기요양보험료정산'].map((term) => amountOf(back, term)),
  ).toEqual([20_160, 2_640]);
  expect(slips.map(({ findings }) => findings.some(({ name }) => name === '건강보험고지유예'))).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
});

test('other leave: half of the premium of the pay before the leave, whatever the month that it began in paid', () => {
  const people = monthsOf(atOnce, 5, { 종류: '무급휴직', ...toMarch });
  // Half of 107,850 is 53,925, so 53,920 × 2; 53,920 × 9448/71900 is 7,085.3…, so 7,080 × 2.
  expect(figures(slipsOf(atOnce, people)).map((of) => of[4])).toEqual([107_840, 14_160]);
  // Stated, another pay stands before the one on record: half of 71,900 is 35,950; a month's care 4,724.0….
  const stated = monthsOf(atOnce, 5, { 종류: '무급휴직', ...toMarch }, { 휴직전보수월액: 2_000_000 });
  expect(figures(slipsOf(atOnce, stated)).map((of) => of[4])).toEqual([71_900, 9_440]);
});

test('in nine parts the last takes what is left', () => {
  // From April to December 2026, the last month whose law is out.
  const engine = settled('{ 유예정산횟수: [{ value: 9, overrides: true }] }');
  const [health = [], care = []] = figures(
    slipsOf(engine, monthsOf(engine, 13, { 종류: '무급휴직', ...toMarch })),
  );
  // A ninth of 107,840 is 11,982.2…: 11,980, then an eighth of 95,860 is 11,982.5 and so on; in all what was deferred.
  expect(health.slice(0, 5)).toEqual([0, 0, 0, 0, 11_980]);
  expect(health.filter((one) => one > 0)).toHaveLength(9);
  expect(health.every((one) => one % 10 === 0 && one <= 11_990)).toBe(true);
  expect([health, care].map((of) => of.reduce((a, b) => a + b, 0))).toEqual([107_840, 14_160]);
});

test('who leaves while on leave settles what is open in the month of leaving', () => {
  const [health] = figures(
    slipsOf(atOnce, monthsOf(atOnce, 4, { 종류: '육아휴직' }, { 퇴사일: '2026-03-31' })),
  );
  // February and March, the month of leaving.
  expect(health).toEqual([0, 0, 0, 20_160]);
});

test('where the pay before the leave is neither on record nor stated, it is asked for, if it matters', () => {
  const first = (kind: string): readonly PersonMonth[] =>
    monthsOf(atOnce, 5, { 종류: kind, ...toMarch }).slice(2);
  expect(figures(slipsOf(atOnce, first('육아휴직')))[0]).toEqual([0, 0, 20_160]);
  expect(() => slipsOf(atOnce, first('무급휴직'))).toThrow('휴직전보수월액을 적거나');
});

test('columns come to what payslips do, month by month', () => {
  for (const kind of ['육아휴직', '무급휴직']) {
    const people = monthsOf(atOnce, 6, { 종류: kind, ...toMarch });
    const { schemes, failed } = new ChunkRunner(atOnce, [scheme]).run(
      tableOf(atOnce, [scheme], people).whole,
    );
    expect(failed).toEqual([]);
    const columns = terms.map((term) => [...(schemes[0]?.amounts.get(term) ?? [])]);
    expect(columns).toEqual(figures(slipsOf(atOnce, people)));
  }
});

test('a settlement at the year’s end is deducted as stated, or paid back', () => {
  const read = (근무: Readonly<Record<string, number>>): Payslip | undefined => {
    const problems = new Problems();
    const input = { 귀속월: '2026-04', 직원: { ...worker, 기본급: 3_000_000 }, 근무 };
    const books = factBooks(atOnce.rules, [scheme]);
    const estimate = readEstimate(sourceFromValue(input, 'test', problems), books, problems);
    problems.throwIfAny();
    return slipsOf(atOnce, estimate?.people ?? [])[0];
  };
  const [plain, paidBack] = [read({}), read({ 건강보험정산액: -35_000, 장기요양정산액: 4_600 })];
  if (plain === undefined || paidBack === undefined) return expect.unreachable();
  // 35,000 come back and 4,600 are taken; nothing else moves.
  expect(amountOf(paidBack, '실수령액') - amountOf(plain, '실수령액')).toBe(30_400);
  expect(amountOf(paidBack, '지급총액')).toBe(amountOf(plain, '지급총액'));
});
