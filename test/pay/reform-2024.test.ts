import { describe, expect, test } from 'vitest';
import { add, compareRatios, divide, multiply, ratio, roundTo, subtract } from '../../src/formula/ratio.ts';
import type { Engine } from '../../src/pay/engine.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { engine, engineWith, minutes, slip, won, worker } from '../support.ts';

/** The figures that the 2024 documents and the labour law give, each checkable by hand. T numbers: the inventory's checks. */
const march = '2024-03';
const byLivingWage = engineWith('개편안', { 통상시급기준: '"생활임금시급"' });

describe('base pay', () => {
  test('T01: month hours are 209 and exactly 1095/7', () => {
    const hours = (scheme: string) =>
      slip({ 귀속월: march }, scheme).evaluation.ratio('통상임금산정기준시간');
    expect(hours('현행')).toEqual(ratio(209));
    expect(hours('개편안')).toEqual(ratio(1095, 7));
    // (40 + 8) × 365 ÷ 7 ÷ 12, of which 209 is the next whole hour
    expect(divide(ratio(48 * 365), ratio(7 * 12))).toEqual(ratio(1460, 7));
  });

  test.each([
    ['2019-01', 2_120_932],
    ['2020-01', 2_199_307],
    ['2021-01', 2_236_718],
    ['2022-01', 2_250_094],
    ['2023-01', 2_331_813],
    ['2024-01', 2_390_124],
    ['2025-01', 2_461_811],
    ['2026-01', 2_533_289],
  ])('T02: the current base of %s is the living wage × 209', (month, base) => {
    expect(won(slip({ 귀속월: month }, '현행'), '기본급')).toEqual([base]);
  });

  test('T03: the new base is 11,436 × 1095/7 = 1,788,917.142857…, rounded up to 1,789,000; the gap is 601,124', () => {
    const evaluation = slip({ 귀속월: march }, '개편안').evaluation;
    const exact = multiply(evaluation.ratio('생활임금시급'), evaluation.ratio('통상임금산정기준시간'));
    expect(exact).toEqual(ratio(12_522_420, 7));
    expect(evaluation.ratio('월기본급')).toEqual(ratio(1_789_000));
    const [before = 0] = won(slip({ 귀속월: march }, '현행'), '기본급');
    const [after = 0] = won(slip({ 귀속월: march }, '개편안'), '기본급');
    expect(before - after).toBe(601_124);
  });

  test.each([
    ['156', 1_784_000],
    ['156.24', 1_787_000],
    ['156.4', 1_789_000],
    ['156.42', 1_789_000],
    ['156.43', 1_789_000],
    ['156.75', 1_793_000],
    ['157', 1_795_000],
  ])('T04: at %s hours the base half-up to 1,000 won is %d', (hours, base) => {
    const variant = engineWith('개편안', { 통상임금산정기준시간: hours, 기본급끝수: '"천원반올림"' });
    expect(won(slip({ 귀속월: march }, '개편안', variant), '기본급')).toEqual([base]);
  });

  test('rounding half up would put 2019–2023 and 2026 under the living wage, rounding up never does', () => {
    const halfUp = engineWith('개편안', { 기본급끝수: '"천원반올림"', 시행일: '2019-01-01' });
    const up = engineWith('개편안', { 시행일: '2019-01-01' });
    const below = (by: Engine) =>
      [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].filter((year) => {
        const { evaluation } = slip({ 귀속월: `${year}-03` }, '개편안', by);
        return compareRatios(evaluation.ratio('시간급'), evaluation.ratio('생활임금시급')) < 0;
      });
    expect(below(halfUp)).toEqual([2019, 2020, 2021, 2022, 2023, 2026]);
    expect(below(up)).toEqual([]);
  });
});

describe('overtime, night and holiday', () => {
  test.each<[string, Engine, number[]]>([
    ['the contract rate', engine, [17_155, 5_718, 22_873]],
    ['11,436', byLivingWage, [17_154, 5_718, 22_872]],
  ])('T05: an hour at %s', (_, by, figures) => {
    const lines = won(
      slip({ 귀속월: march, 분류시간: minutes(60, 60, 0, 60) }, '개편안', by),
      '연장수당',
      '야간수당',
      '휴일수당',
    );
    expect(lines).toEqual(figures);
  });

  test.each<[string, Engine, string[], number[]]>([
    ['the contract rate', engine, ['35.0412', '26.2973', '23.3826'], [2_103, 1_578, 1_403]],
    ['11,436', byLivingWage, ['35.0428', '26.2985', '23.3837'], [2_103, 1_578, 1_404]],
  ])('T06: break-even hours at %s for no bonus, A, and A and B', (_, by, hours, least) => {
    // 20 scheduled days: target 40; 34 services meet A, 7 of them proactive meet B.
    const works = [{}, { 제공건수: 34 }, { 제공건수: 34, 적극개입건수: 7 }];
    const before = amountOf(slip({ 귀속월: march }, '현행', by), '지급총액');
    const gross = (work: object, overtime: number): number =>
      amountOf(slip({ 귀속월: march, 근무: work, 분류시간: minutes(overtime) }, '개편안', by), '지급총액');
    const hourly = multiply(slip({ 귀속월: march }, '개편안', by).evaluation.ratio('통상시급'), ratio(3, 2));
    const exact = works.map((work) => divide(subtract(ratio(before), ratio(gross(work, 0))), hourly));
    const shown = exact.map((value) => {
      const { n } = roundTo(multiply(value, ratio(10_000)), ratio(1), 'round');
      return `${n / 10_000n}.${String(n % 10_000n).padStart(4, '0')}`;
    });
    expect(shown).toEqual(hours);
    // Pay never falls with one more minute (test/properties): the first that reaches it follows one that does not.
    for (const [i, work] of works.entries()) {
      const first = least[i] ?? 0;
      expect([first - 1, first].map((m) => gross(work, m) >= before)).toEqual([false, true]);
    }
  });

  test.each<[string, Engine, number, number]>([
    ['the contract rate', engine, 2_509_501, 119_377],
    ['11,436', byLivingWage, 2_509_468, 119_344],
  ])('T07: two hours more on each of 21 days at %s', (_, by, gross, more) => {
    // April 2025 would do as well; 2024 has 21 scheduled days in April, August, November and December.
    const input = { 귀속월: '2024-04', 근무시간대: { 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' } };
    const [before, after] = [slip(input, '현행', by), slip(input, '개편안', by)];
    expect(after.minutes).toEqual({ 연장: 2_520, 야간: 0, 휴일: 0, 휴일연장: 0 });
    expect(amountOf(after, '지급총액')).toBe(gross);
    expect(amountOf(after, '지급총액') - amountOf(before, '지급총액')).toBe(more);
  });

  test('5.6 hours of direct service a day fit into six: 1,989,000 with both bonuses, 401,124 less', () => {
    const input = { 귀속월: march, 근무: { 제공건수: 40, 적극개입건수: 8 } };
    const [before = 0] = won(slip(input, '현행'), '지급총액');
    const [after = 0] = won(slip(input, '개편안'), '지급총액');
    expect([after, before - after]).toEqual([1_989_000, 401_124]);
  });

  test('the hard row: 3,021,128 with 2,370, 570 and 720 minutes is 4,235,361 where early decimals give 4,235,360', () => {
    const { evaluation } = slip({ 귀속월: march, 직원: { ...worker, 기본급: 3_021_128 } }, '현행');
    const hourly = evaluation.ratio('통상시급');
    // In halves of the hourly rate: overtime 3, night 1, the holiday's first 480 minutes 3, its other 240 4.
    const premium = multiply(hourly, divide(ratio(2_370 * 3 + 570 + 480 * 3 + 240 * 4), ratio(120)));
    expect(roundTo(add(ratio(3_021_128), premium), ratio(1), 'floor')).toEqual(ratio(4_235_361));
  });
});

describe('cooperation bonus', () => {
  const bonus = (month: string, 근무: object) =>
    won(slip({ 귀속월: month, 근무 }, '개편안'), '협력성과급A', '협력성과급B');
  const target = (month: string, 근무: object = {}) =>
    slip({ 귀속월: month, 근무 }, '개편안').evaluation.ratio('월목표건수').n;

  // Months by their scheduled days: June 2024 has 19, March 20, April 21, October 2025 … see the calendar's own tests.
  test.each([
    ['2024-06', 38n, 33],
    ['2024-03', 40n, 34],
    ['2024-04', 42n, 36],
    ['2025-04', 44n, 38],
    ['2024-07', 46n, 40],
  ])('T08: %s has target %d, and A takes %d services', (month, services, least) => {
    expect(target(month)).toBe(services);
    expect(bonus(month, { 제공건수: least })[0]).toBe(150_000);
    expect(bonus(month, { 제공건수: least - 1 })[0]).toBe(0);
  });

  test('T09: 21 days less 2 annual and 1 official: target 36, A takes 31', () => {
    const leave = { 연차일수: 2, 공가일수: 1 };
    expect(target('2024-04', leave)).toBe(36n);
    expect(bonus('2024-04', { ...leave, 제공건수: 31 })[0]).toBe(150_000);
    expect(bonus('2024-04', { ...leave, 제공건수: 30 })[0]).toBe(0);
  });

  test('T10 and T11: B needs A, and 20 % of what was done', () => {
    expect(bonus(march, { 제공건수: 33, 적극개입건수: 17 })).toEqual([0, 0]);
    expect(bonus(march, { 제공건수: 34, 적극개입건수: 7 })).toEqual([150_000, 50_000]);
    expect(bonus(march, { 제공건수: 34, 적극개입건수: 6 })).toEqual([150_000, 0]);
  });

  test('one more service can lose B: 8 of 40 pay 200,000, 8 of 41 pay 150,000', () => {
    expect(bonus(march, { 제공건수: 40, 적극개입건수: 8 })).toEqual([150_000, 50_000]);
    expect(bonus(march, { 제공건수: 41, 적극개입건수: 8 })).toEqual([150_000, 0]);
  });

  test('a target of 0 earns nothing, unless the parameter says so', () => {
    const work = { 귀속월: march, 근무: { 연차일수: 20, 제공건수: 3 } };
    expect(won(slip(work, '개편안'), '협력성과급A')).toEqual([0]);
    expect(won(slip(work, '개편안', engineWith('개편안', { 목표영건인정: 'true' })), '협력성과급A')).toEqual([
      150_000,
    ]);
  });
});

describe('sick leave', () => {
  /** The leave pay of a scheme over the 24 months from 2024-01, month by month. */
  const twoYears = (scheme: string, by: Engine = engine): number[] =>
    Array.from({ length: 24 }, (_, i) => {
      const month = `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
      const leave = [{ 종류: '질병휴직', 시작일: '2024-01-01', 종료일: '2025-12-31' }];
      // The base of 2024 throughout, as the document counts.
      const person = { ...worker, 기본급: 2_390_124 };
      return amountOf(slip({ 귀속월: month, 직원: person, 휴직: leave }, scheme, by), '질병휴직급여');
    });
  const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

  test('T13: two years cost 57,362,976 now; the proposal on the current base 34,417,785.6, 34,417,788 month by month', () => {
    expect(sum(twoYears('현행'))).toBe(57_362_976);
    const proposed = twoYears('현행(체결 협약)');
    expect(proposed.slice(0, 12)).toEqual(Array(12).fill(1_673_087)); // 1,673,086.8
    expect(proposed.slice(12)).toEqual(Array(12).fill(1_195_062));
    expect(sum(proposed)).toBe(34_417_788);
    expect(ratio(2_390_124n * 12n * 12n, 10n)).toEqual(ratio(344_177_856n, 10n));
  });

  test('on the reform’s own base two years are 25,761,600', () => {
    const frozen = engineWith('개편안', { 시행일: '2024-01-01', 생활임금시급: '11_436' });
    expect(sum(twoYears('개편안', frozen))).toBe(25_761_600);
  });

  test('the second ratio may hold for the whole of a leave that passes a year', () => {
    const whole = engineWith('개편안', { 장기휴직전체적용: 'true' });
    const input = (end: string) => ({
      귀속월: '2024-06',
      휴직: [{ 종류: '질병휴직', 시작일: '2024-05-01', 종료일: end }],
    });
    expect(won(slip(input('2025-04-30'), '개편안', whole), '질병휴직급여')).toEqual([1_252_300]);
    expect(won(slip(input('2025-05-01'), '개편안', whole), '질병휴직급여')).toEqual([894_500]);
    expect(won(slip(input('2025-05-01'), '개편안'), '질병휴직급여')).toEqual([1_252_300]);
  });

  test.each([
    ['"현행통상임금"', 1_673_087],
    ['"현행기본급"', 1_673_087],
    ['"기본급"', 1_252_300],
  ])('the base can be %s', (base, amount) => {
    const by = engineWith('개편안', { 휴직급여기준: base });
    const input = {
      귀속월: '2024-06',
      휴직: [{ 종류: '질병휴직', 시작일: '2024-05-01', 종료일: '2024-12-31' }],
    };
    expect(won(slip(input, '개편안', by), '질병휴직급여')).toEqual([amount]);
  });
});

describe('people', () => {
  test('T24: 157 care workers over eight months cost 3,001,995.7 and 2,246,984.0 thousand won', () => {
    const base = (scheme: string): number => amountOf(slip({ 귀속월: march }, scheme), '기본급');
    expect(base('현행') * 157 * 8).toBe(3_001_995_744);
    expect(base('개편안') * 157 * 8).toBe(2_246_984_000);
  });

  test('T27: someone who joins on 2024-03-11 gets 1,211,903 under the reform and 1,619,116 now', () => {
    const joiner = { 귀속월: march, 직원: { ...worker, 입사일: '2024-03-11' } };
    expect(won(slip(joiner, '개편안'), '기본급')).toEqual([1_211_903]);
    expect(won(slip(joiner, '현행'), '기본급')).toEqual([1_619_116]);
  });

  test.each([
    ['직종', '활동지원사'],
    ['근무형태', '시간제'],
    ['소속유형', '데이케어센터'],
  ])('T32: another %s is not covered and keeps what there is', (reason, value) => {
    // Part time says its hours; forty are a full-time worker's pay.
    const hours = value === '시간제' ? { 주소정근로시간: 40 } : {};
    const input = { 귀속월: march, 직원: { ...worker, [reason]: value, ...hours } };
    const payslip = slip(input, '개편안');
    expect([payslip.covered, payslip.missed, payslip.applied]).toEqual([false, [reason], '현행']);
    expect(won(payslip, '지급총액')).toEqual([2_390_124]);
  });

  test('months before 2024-03 are not covered', () => {
    expect(slip({ 귀속월: '2024-02' }, '개편안').missed).toEqual(['시행일']);
    expect(slip({ 귀속월: march }, '개편안').missed).toEqual([]);
  });

  test('a fixed allowance that is ordinary wage raises the hourly rate and is paid', () => {
    const given = {
      현행: { 연장: 60, 야간: 0, 휴일: 0, 휴일연장: 0 },
      개편안: { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 },
    };
    const allowance = (통상임금: boolean) => [{ 항목: '식대', 금액: 140_000, 통상임금 }];
    const pay = (ordinary: boolean) =>
      won(
        slip({ 귀속월: march, 분류시간: given, 고정수당: allowance(ordinary) }, '현행'),
        '연장수당',
        '고정수당',
        '지급총액',
      );
    // 2,530,124 ÷ 209 × 1.5 = 18,158.78…
    expect(pay(true)).toEqual([18_159, 140_000, 2_548_283]);
    expect(pay(false)).toEqual([17_154, 140_000, 2_547_278]);
  });
});

describe('findings are reported and the pay is still computed', () => {
  const names = (input: Readonly<Record<string, unknown>>, scheme: string) =>
    slip(input, scheme).findings.map(({ name }) => name);
  const hours = (end: string) => ({ 시작: '09:00', 종료: end, 휴게: '12:00-13:00' });

  test('a base under the minimum wage and the living wage', () => {
    const low = { 귀속월: march, 직원: { ...worker, 기본급: 2_000_000 } };
    expect(names(low, '현행')).toEqual(['최저임금미달', '생활임금미달']);
    expect(names({ 귀속월: march }, '현행')).toEqual([]);
  });

  test('12.5 hours over a 30-hour contract pass the short-hours limit of 12, not the 52 hours', () => {
    const input = { 귀속월: '2024-07', 근무시간대: hours('18:30') };
    expect(names(input, '개편안')).toEqual(['단시간초과한도초과']);
    expect(won(slip(input, '개편안'), '연장수당')).toEqual([986_401]); // 23 × 2.5 h × 17,154.7945…
  });

  test('53 hours a week', () => {
    expect(names({ 귀속월: '2024-07', 근무시간대: hours('20:40') }, '현행')).toEqual(['주52시간초과']);
  });

  test('leave past two years, and services in a month without working days', () => {
    const leave = [{ 종류: '질병휴직', 시작일: '2022-01-01', 종료일: '2024-12-31' }];
    expect(names({ 귀속월: march, 휴직: leave, 근무: { 제공건수: 1 } }, '현행')).toEqual([
      '질병휴직2년초과',
      '근무일없는실적',
      '음수실수령',
      '보험료가급여초과',
      '질병휴직보험료',
    ]);
  });
});
