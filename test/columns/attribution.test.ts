import { beforeAll, describe, expect, test } from 'vitest';
import { attributions, divideDifference, dividePayslips } from '../../src/columns/attribution/attribution.ts';
import { loadScenario } from '../../src/disk/scenario.ts';
import { fused } from '../../src/jit/fused.ts';
import type { Engine } from '../../src/pay/engine.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import type { SchemeRef } from '../../src/pay/scheme-ref.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { type RunResult, runScenario } from '../../src/run/run.ts';
import { engine, engineWith, minutes, person, rules } from '../support.ts';

/** The parts of the gross difference by change; the rest last. */
function parts(
  input: Readonly<Record<string, unknown>>,
  by: Engine = engine,
  schemes: readonly string[] = ['현행', '개편안'],
): Record<string, number> {
  const [one] = dividePayslips(by, person(input), schemes, ['지급총액']);
  const names = [...(one?.attribution.changes ?? []), '그 밖'];
  return Object.fromEntries(names.map((name, i) => [name, one?.parts[0]?.[i] ?? 0]));
}

/** What gross pay of the reform lies above that of the current scheme. */
const differenceOf = (input: Readonly<Record<string, unknown>>): number => {
  const [before = 0, after = 0] = ['현행', '개편안'].map((scheme) =>
    amountOf(engine.payslip(person(input), scheme), '지급총액'),
  );
  return after - before;
};

const none = {
  '소정근로와 기본급': 0,
  연장근로: 0,
  협력성과급A: 0,
  협력성과급B: 0,
  질병휴직: 0,
  '그 밖': 0,
};
const toSix = {
  귀속월: '2024-03',
  근무: { 연차일수: 1, 제공건수: 40, 적극개입건수: 9 },
  근무시간대: { 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' },
};

describe('one person', () => {
  test('hours, overtime and both bonuses, by hand', () => {
    // 38 hours of overtime are 651,852 at 11,436 (11,436 × 1.5 × 38) and 651,882 at 1,789,000 ÷ (1095/7).
    // The base first: −601,124 and +651,882; overtime first: +651,852 and −601,094. The means are whole.
    expect(parts(toSix)).toEqual({
      ...none,
      '소정근로와 기본급': -601_109,
      연장근로: 651_867,
      협력성과급A: 150_000,
      협력성과급B: 50_000,
    });
    // −601,109 + 651,867 + 200,000 is what the payslips differ by.
    expect(differenceOf(toSix)).toBe(250_758);
  });

  test('sick leave and base share what comes of both', () => {
    // Pay is 2,390,124; with the base only 1,789,000; with 70 % only 1,673,087 (of 2,390,124); with both 1,252,300.
    // Base: (−601,124 − 420,787) ÷ 2 = −510,955.5; leave: (−717,037 − 536,700) ÷ 2 = −626,868.5.
    const leave = {
      귀속월: '2024-03',
      휴직: [{ 종류: '질병휴직', 시작일: '2024-01-01', 종료일: '2024-06-30' }],
    };
    expect(parts(leave)).toEqual({ ...none, '소정근로와 기본급': -510_955, 질병휴직: -626_869 });
    // −510,955 − 626,869 is 1,252,300 − 2,390,124.
    expect(differenceOf(leave)).toBe(-1_137_824);
  });

  test('who works by the scheme’s own hours has no overtime in any scheme between', () => {
    expect(parts({ 귀속월: '2024-03' })).toEqual({ ...none, '소정근로와 기본급': -601_124 });
  });

  test('minutes classified elsewhere go with the overtime rule', () => {
    expect(parts({ 귀속월: '2024-03', 분류시간: minutes(2280) })).toEqual({
      ...none,
      '소정근로와 기본급': -601_109,
      연장근로: 651_867,
    });
  });

  test('who is not covered moves nothing', () => {
    expect(parts({ ...toSix, 직원: { 직종: '사회복지사', 근무형태: '전일제', 소속유형: '본부' } })).toEqual(
      none,
    );
    expect(parts({ ...toSix, 귀속월: '2024-02' })).toEqual(none);
  });

  test('the other way round the signs turn', () => {
    expect(parts(toSix, engine, ['개편안', '현행'])).toEqual({
      ...none,
      '소정근로와 기본급': 601_109,
      연장근로: -651_867,
      협력성과급A: -150_000,
      협력성과급B: -50_000,
    });
  });

  test('a value goes with the change whose provision holds it, another is a change of its own', () => {
    const raised = engineWith('개편안', { 기준A금액: '250_000' });
    expect(parts(toSix, raised)).toMatchObject({ 협력성과급A: 250_000, '그 밖': 0 });
    // At 200 % of 11,436 or of 12,523,000/1095, 38 hours are 869,136 or 869,176 instead of 651,852 or 651,882.
    const rate = engineWith('개편안', { 연장가산율: '200%' });
    const found = parts(toSix, rate);
    // Only with the overtime rule is there overtime: it and the rate share 217,284 or 217,294, half each.
    expect(found['연장가산율']).toBe(108_645);
    expect(Object.values(found).reduce((sum, one) => sum + one, 0)).toBe(250_758 + 217_294);
  });

  test('what no change moves is the rest: who falls back on another scheme than the first', () => {
    const uncovered = {
      귀속월: '2024-03',
      직원: { 직종: '사회복지사', 근무형태: '전일제', 소속유형: '본부' },
      휴직: [{ 종류: '질병휴직', 시작일: '2024-01-01', 종료일: '2024-06-30' }],
    };
    // 100 % under 현행, on which 개편안 falls back; 70 % under the agreement.
    expect(parts(uncovered, engine, ['현행(체결 협약)', '개편안'])).toEqual({
      ...none,
      '그 밖': 2_390_124 - 1_673_087,
    });
    expect(parts(uncovered, engine, ['현행', '현행(체결 협약)'])).toEqual({
      질병휴직: 1_673_087 - 2_390_124,
      '그 밖': 0,
    });
  });

  test('schemes of which no file says what changes are not divided', () => {
    expect(attributions(engine, ['월급공제', '현행']).map(({ changes }) => changes)).toEqual([[]]);
    expect(divideDifference({ changes: [], isForward: true }, [], 3, 10)).toEqual([7]);
  });
});

describe('the shipped scenario', () => {
  let made: { engine: Engine; people: readonly PersonMonth[]; result: RunResult };
  beforeAll(async () => {
    const { engine: by, scenario, table } = await loadScenario(rules, 'scenarios/2024-wage-reform.yaml');
    const result = await runScenario(by, scenario, table, { backend: fused });
    made = { engine: by, people: [...table.personMonths()], result };
  });

  test('everybody’s parts sum to their difference, and those not covered have none', () => {
    const { people, lines } = made.result;
    const totals = lines.flatMap(({ isTotal }, l) => (isTotal ? [l] : []));
    for (const one of people) {
      totals.forEach((l, t) => {
        const sum = one.parts[0]?.[t]?.reduce((all, part) => all + part, 0);
        expect(sum).toBe((one.totals[1]?.[l] ?? 0) - (one.totals[0]?.[l] ?? 0));
      });
      if (one.covered[1] === 0) expect(one.parts[0]?.flat().every((part) => part === 0)).toBe(true);
    }
  });

  test.each(['S0001', 'S0003', 'S0103'])(
    'columns divide %s’s year as the exact reading does',
    (id) => {
      const [one] = attributions(made.engine, ['현행', '개편안']);
      if (one === undefined) throw new Error('no attribution');
      const own = made.people.filter((month) => month.id === id);
      const sum = (scheme: SchemeRef) =>
        own.reduce((all, month) => all + amountOf(made.engine.payslip(month, scheme), '실수령액'), 0);
      const net = divideDifference(one, one.schemes.map(sum), sum('현행'), sum('개편안'));
      expect(made.result.people.find((other) => other.id === id)?.parts[0]?.[2]).toEqual(net);
    },
    60_000,
  );
});
