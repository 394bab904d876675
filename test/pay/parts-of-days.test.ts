import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ratio } from '../../src/formula/ratio.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Engine } from '../../src/pay/engine.ts';
import type { Payslip } from '../../src/pay/payslip.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { Problems } from '../../src/problem/problem.ts';
import { checkLeave } from '../../src/rules/check-leave.ts';
import { Compiled } from '../../src/rules/compile.ts';
import type { RuleSet } from '../../src/rules/model.ts';
import { overLayer } from '../../src/rules/over-layer.ts';
import { readLayer } from '../../src/rules/read-layer.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { agree, nothingCompared, runnersOf } from '../agreement/agree.ts';
import { byColumns, carer, idOf, wonOf, wrongOf } from '../columns/chunk-setup.ts';
import { ownEngine, ownScheme } from '../own-scheme.ts';
import { won, worker } from '../support.ts';

const schemes = ['현행', '개편안'];

/** The shipped rules with a layer whose facts of the month let leave be taken by another step. */
function engineBy(step: string, below: RuleSet = shippedRules()): Engine {
  const [law = '', agency = ''] = ['korea', 'seoul-social-service'].map((layer) =>
    readFileSync(`rules/${layer}/facts/month.yaml`, 'utf8'),
  );
  const own = agency.slice(agency.indexOf('  제공건수:'), agency.indexOf('requires:'));
  const facts = law
    .replaceAll('max: 31, step: 0.5', `max: 31, step: ${step}`)
    .replace('terms:\n', `terms:\n${own}`);
  const text = `overrides: true\n${facts}`;
  const problems = new Problems();
  const layer = readLayer([{ path: 'ours/month.yaml', text, sha256: '' }], problems);
  const rules = new Compiled(overLayer(below, layer, 'said', problems), problems);
  problems.throwIfAny();
  return new Engine(rules);
}
const [quarters, hours] = [engineBy('0.25'), engineBy('0.125')];

function personOf(engine: Engine, 근무: object, dates: object = {}, by = schemes): PersonMonth {
  const problems = new Problems();
  const input = { 귀속월: '2024-03', 직원: worker, 근무, ...dates };
  const source = sourceFromValue(input, 'test', problems);
  const read = readEstimate(source, factBooks(engine.rules, by), problems);
  problems.throwIfAny();
  const [one] = read?.people ?? [];
  if (one === undefined) throw new Error('nobody');
  return { ...one, id: 'P' };
}

/** A payslip that columns agree with. */
function slipOf(engine: Engine, scheme: string, 근무: object, dates: object = {}): Payslip {
  const one = personOf(engine, 근무, dates);
  agree(engine, runnersOf(engine, [scheme]), [one], nothingCompared());
  return engine.payslip(one, scheme);
}

// March 2024 has 31 days, 20 of them scheduled.
describe('leave of quarter days', () => {
  test('absence takes its part of base pay', () => {
    // 2,390,124 × 0.25 ÷ 31 = 19,275.19; 2.75 of 31 days are 212,027.13.
    const base = (결근일수: number) => won(slipOf(quarters, '현행', { 결근일수 }), '기본급');
    expect(base(0.25)).toEqual([2_390_124 - 19_275]);
    expect(base(2.75)).toEqual([2_390_124 - 212_027]);
  });

  test('the service target follows, and annual leave costs nothing', () => {
    // (20 − 1.25) × 2 a day.
    const slip = slipOf(quarters, '개편안', { 연차일수: 1.25 });
    expect(slip.evaluation.ratio('월목표건수')).toEqual(ratio(75, 2));
    expect(won(slip, '기본급')).toEqual(won(slipOf(quarters, '개편안', {}), '기본급'));
  });

  test('the last date has the part of a day, and the hours of the others', () => {
    // Eighteen days of eight hours, none on the 4th, six on the 5th.
    const dates = { 연차일자: ['2024-03-04', '2024-03-05'] };
    const one = personOf(quarters, { 연차일수: 1.25 }, dates);
    expect(quarters.monthFacts(one, '현행').소정분).toBe(18 * 480 + 360);
    expect(won(slipOf(quarters, '현행', { 연차일수: 1.25 }, dates), '기본급')).toEqual([2_390_124]);
  });
});

test('lists say how much of a day was leave, and a line by them is paid exactly, by columns too', () => {
  const terms = `쉰날수당: { unit: 원, label: By the day, formula: 'sum(날, 연차 / 1일 * 80_000원)' }
쉰주수당: { unit: 원, label: By the week, formula: 'sum(주, 연차 / 1일 * 8_000원)' }`;
  const own = ownEngine(terms, ['쉰날수당', '쉰주수당'], '', ['근무']);
  const engine = engineBy('0.25', own.rules.ruleSet);
  const one = personOf(engine, { 연차일수: 2.25 }, {}, [ownScheme]);
  agree(engine, runnersOf(engine, [ownScheme]), [one], nothingCompared());
  expect(won(engine.payslip(one, ownScheme), '쉰날수당', '쉰주수당')).toEqual([180_000, 18_000]);
});

describe('leave of hours, an eighth of a day each', () => {
  test('an hour of annual leave is an hour less of work, and paid', () => {
    // Twenty days of eight hours less one; (20 − 0.125) × 2 services.
    const one = personOf(hours, { 연차일수: 0.125 });
    expect(hours.monthFacts(one, '현행').소정분).toBe(20 * 480 - 60);
    expect(won(slipOf(hours, '현행', { 연차일수: 0.125 }), '기본급')).toEqual([2_390_124]);
    expect(slipOf(hours, '개편안', { 연차일수: 0.125 }).evaluation.ratio('월목표건수')).toEqual(
      ratio(159, 4),
    );
  });

  test('an hour of absence is an eighth of a day', () => {
    // 2,390,124 ÷ 31 ÷ 8 = 9,637.6; of three hours 28,912.8.
    const base = (결근일수: number) => won(slipOf(hours, '현행', { 결근일수 }), '기본급');
    expect([0.125, 0.375].map(base)).toEqual([[2_390_124 - 9_638], [2_390_124 - 28_913]]);
  });

  test('a file of person-months, more than one row of a kind', () => {
    // 20 days are as many as there are; 64 hours and more have no number of their own kind.
    const days = ['0.125', '0.25', '0.125', '1.375', '8.125', '20', '20.125', '0.25'];
    const rows = days.map((결근일수, i) => ({ ...carer, 귀속월: '2024-03', 사번: idOf(i), 결근일수 }));
    const [made = []] = byColumns(hours, schemes, ['2024-03'], [rows]);
    expect(made.map(wrongOf)).toEqual([[], [], [], [], [], [], ['leave-above-scheduled 8'], []]);
    const base = made.map((row) => ('wrong' in row ? 0 : wonOf(row, 0, '기본급')));
    // 1.375 and 8.125 ÷ 31 of 2,390,124: 106,013.6 and 626,443.8; absent on all days: nothing.
    const less = [9_638, 19_275, 9_638, 106_014, 626_444, 2_390_124, 2_390_124, 19_275];
    expect(base).toEqual(less.map((one) => 2_390_124 - one));
  });

  test('what is no hour is no leave', () => {
    expect(() => personOf(hours, { 연차일수: 0.1 })).toThrow(
      '연차일수: 0.125일 단위로 떨어지지 않는 값 ‘0.1’',
    );
  });
});

test.each([
  ['0.5', []],
  ['0.25', []],
  ['0.125', []],
  ['0.0125', []],
  ['1', []],
  ['0.3', ['leave-step']],
  ['0.001', ['leave-step']],
])('a step of %s day', (step, expected) => {
  const problems = new Problems();
  checkLeave(engineBy(step).rules, problems);
  expect([...new Set(problems.list.map(({ code }) => code))]).toEqual(expected);
});

test('what finds no day is counted in parts of a day, by columns too', () => {
  const term = `못놓은수당: { unit: 원, label: For what found no day, formula: 미배치휴가일수 / 1일 * 80_000원 }`;
  const engine = engineBy('0.25', ownEngine(term, ['못놓은수당'], '', ['근무']).rules.ruleSet);
  // Only the 29th is left: a quarter of a day finds none.
  const joined = { 직원: { ...worker, 입사일: '2024-03-29' } };
  const one = personOf(engine, { 연차일수: 1.25 }, joined, [ownScheme]);
  agree(engine, runnersOf(engine, [ownScheme]), [one], nothingCompared());
  expect(won(engine.payslip(one, ownScheme), '못놓은수당')).toEqual([20_000]);
});
