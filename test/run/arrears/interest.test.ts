import { describe, expect, test } from 'vitest';
import { isoDay, isoMonth, parseIsoDay, parseMonth } from '../../../src/calendar/date.ts';
import { loadScenario } from '../../../src/disk/scenario.ts';
import { ProblemError } from '../../../src/problem/problem.ts';
import { arrearsCsv } from '../../../src/report/arrears/csv.ts';
import { rateText } from '../../../src/report/arrears/interest-text.ts';
import { arrearsJson } from '../../../src/report/arrears/json.ts';
import { arrearsText } from '../../../src/report/arrears/text.ts';
import type { MonthArrears } from '../../../src/run/arrears/arrears.ts';
import { type InterestAsk, interestOf, interestTermsOn } from '../../../src/run/arrears/interest.ts';
import { type InterestSince, paidBy, payOf, workArrears } from '../../../src/run/arrears/work-arrears.ts';
import { expectGolden } from '../../golden.ts';
import { engine, engineWith, rules } from '../../support.ts';

const d = (text: string): number => parseIsoDay(text) ?? Number.NaN;

const claim = (payday: string, more: Partial<MonthArrears> = {}): MonthArrears => ({
  month: parseMonth('2024-03') ?? 0,
  kind: 'wages',
  payday: d(payday),
  until: d('2027-03-25'),
  isLost: false,
  items: [],
  difference: 365_000,
  ...more,
});

interface Asked {
  readonly paid: string;
  readonly left?: string;
  readonly agreed?: string;
  readonly values?: Readonly<Record<string, string>>;
}

const ask = ({ paid, left, agreed, values = {} }: Asked): InterestAsk => ({
  paid: d(paid),
  ...(agreed !== undefined && { agreed: d(agreed) }),
  leftOf: () => (left === undefined ? undefined : d(left)),
  deadlineOf: (day) => day + 14,
  termsOn: (day) =>
    interestTermsOn(Object.keys(values).length > 0 ? engineWith('현행', values) : engine, '현행', day),
});

/** The day due, the days at each rate, and the interest of 365,000 won: 1,000 a day of a year's whole. */
const interest = (payday: string, asked: Asked, more?: Partial<MonthArrears>) => {
  const found = interestOf('A', claim(payday, more), ask(asked));
  return (
    found && [
      isoDay(found.due),
      ...found.parts.map((one) => `${one.days} ${rateText(one.rate)}`),
      found.amount,
    ]
  );
};

describe('what wages bear that are not paid in time', () => {
  // Due on 25 March; 26 March to 4 April are ten days: 365,000 × 5% × 10 ÷ 365 = 500.
  test('whoever is employed is owed the rate of ordinary debts, and the day of payment counts', () => {
    expect(interest('2024-03-25', { paid: '2024-04-04' })).toEqual(['2024-03-25', '10 5%', 500]);
    expect(interest('2024-03-25', { paid: '2024-03-26' })).toEqual(['2024-03-25', '1 5%', 50]);
    expect(interest('2024-03-25', { paid: '2024-03-25' })).toBeUndefined();
  });

  // 근로기준법 제37조 as of 2025-10-23 (법률 제20520호, 부칙 제2조): where the first day late is not before that day.
  test('since 2025-10-23 the rate of unpaid wages is owed to whoever is employed, too, for what is late from then on', () => {
    expect(interest('2025-10-22', { paid: '2025-11-01' })).toEqual(['2025-10-22', '10 20%', 2_000]);
    expect(interest('2025-10-21', { paid: '2025-10-31' })).toEqual(['2025-10-21', '10 5%', 500]);
  });

  // Left on 31 March: until 14 April at 5%, from the 15th day at 20%: 20 days × 50 + 6 days × 200.
  test('to whoever left the rate of unpaid wages is owed from the 15th day', () => {
    expect(interest('2024-03-25', { paid: '2024-04-20', left: '2024-03-31' })).toEqual([
      '2024-03-25',
      '20 5%',
      '6 20%',
      2_200,
    ]);
    expect(interest('2024-03-25', { paid: '2024-04-14', left: '2024-03-31' })).toEqual([
      '2024-03-25',
      '20 5%',
      1_000,
    ]);
  });

  // What falls due after leaving is to be paid within the fourteen days, whether its payday comes before their end or after it.
  test.each(['2024-04-10', '2024-04-25'])(
    'the last wages, payday %s, are late from the 15th day',
    (payday) => {
      const asked = { paid: '2024-04-20', left: '2024-03-31' };
      expect(interest(payday, asked)).toEqual(['2024-04-14', '6 20%', 1_200]);
    },
  );

  test('what is paid on leaving bears one rate, from the 15th day', () => {
    // Left on 31 March, paid on 31 May: 47 days from 15 April.
    const asked = { paid: '2024-05-31', left: '2024-03-31' };
    expect(interest('2024-04-14', asked, { kind: 'leaving' })).toEqual(['2024-04-14', '47 20%', 9_400]);
  });

  test('before it was agreed nothing was late', () => {
    expect(interest('2024-03-25', { paid: '2024-07-25', agreed: '2024-07-05' })).toEqual([
      '2024-07-05',
      '20 5%',
      1_000,
    ]);
    // Agreed earlier than the payday: late from the payday.
    expect(interest('2024-03-25', { paid: '2024-04-04', agreed: '2024-03-01' })).toEqual([
      '2024-03-25',
      '10 5%',
      500,
    ]);
    // Agreed after leaving: the fourteen days run from the agreement, 5 + 14 = 19 July.
    expect(interest('2024-03-25', { paid: '2024-07-25', left: '2024-03-31', agreed: '2024-07-05' })).toEqual([
      '2024-07-19',
      '6 20%',
      1_200,
    ]);
    // Agreed before leaving: those of leaving.
    expect(interest('2024-03-25', { paid: '2024-07-25', left: '2024-07-10', agreed: '2024-07-05' })).toEqual([
      '2024-07-05',
      '19 5%',
      '1 20%',
      1_150,
    ]);
  });

  test('what is lost bears none, nor what was paid too much', () => {
    expect(interest('2024-03-25', { paid: '2024-04-04' }, { isLost: true })).toBeUndefined();
    expect(interest('2024-03-25', { paid: '2024-04-04' }, { difference: -1 })).toBeUndefined();
    expect(interest('2024-03-25', { paid: '2024-04-04' }, { difference: 0 })).toBeUndefined();
  });

  test('the rules say all of it, and a scenario may say otherwise', () => {
    const late = { paid: '2024-04-04' };
    // A merchant's debts: 6%.
    expect(interest('2024-03-25', { ...late, values: { 법정이율: '6%' } })).toEqual([
      '2024-03-25',
      '10 6%',
      600,
    ]);
    // 1,000 × 5% × 10 ÷ 365 = 1.36…; 1,100 × 5% × 10 ÷ 365 = 1.50….
    const won = (difference: number, values: Readonly<Record<string, string>>) =>
      interest('2024-03-25', { ...late, values }, { difference })?.at(-1);
    expect(won(1_100, {})).toBe(1);
    expect(won(1_100, { 지연이자끝수: '반올림' })).toBe(2);
    expect(won(1_000, { 지연이자끝수: '올림' })).toBe(2);
    // 366,000 × 5% × 10 ÷ 366 = 500.
    expect(won(366_000, { 지연이자연일수: '366' })).toBe(500);
    // Where it is right to argue before a court, a leaver is owed the ordinary rate all along (시행령 제18조).
    expect(
      interest('2024-03-25', { paid: '2024-04-20', left: '2024-03-31', values: { 지연이자예외: 'true' } }),
    ).toEqual(['2024-03-25', '26 5%', 1_300]);
    expect(interest('2025-11-25', { paid: '2025-12-05', values: { 지연이자예외: 'true' } })).toEqual([
      '2025-11-25',
      '10 5%',
      500,
    ]);
    expect(() => interestTermsOn(engine, '현행', d('1990-01-01'))).toThrow(ProblemError);
  });
});

describe('scenarios/2024-raise-after-leaving.yaml', async () => {
  const path = 'scenarios/2024-raise-after-leaving.yaml';
  const today = await loadScenario(rules, path);
  const before = await loadScenario(rules, path, { knownOn: d('2024-08-31') });
  const paid = await payOf(before, '현행');
  const work = (since?: InterestSince) =>
    workArrears(today, () => paidBy(paid), {
      scheme: '현행',
      payMonth: parseMonth('2024-09') ?? 0,
      payday: { monthsLater: 0, day: 25 },
      claimed: d('2024-09-10'),
      ...(since && { interest: since }),
    });

  // A1: 62,700 a month and 288,198 of severance (severance.test.ts). Severance was due on Monday, 15 July: 72 days to 25 September at 20%:
  // 288,198 × 14.4 ÷ 365 = 11,370.0…. March: 26 March to 15 July are 112 days at 5%: 62,700 × (5.6 + 14.4) ÷ 365 = 3,435.6….
  // A2 is employed: 94,050 × 5% × 31 ÷ 365 = 399.3… for August.
  test('pays wages and severance with interest', async () => {
    const arrears = await work('payday');
    const shown = arrears.interest?.claims.map(({ id, claim: one, interest: own }) => [
      id,
      isoMonth(one.month),
      one.kind,
      own.amount,
    ]);
    expect(shown).toContainEqual(['A1', '2024-03', 'wages', 3_435]);
    expect(shown).toContainEqual(['A1', '2024-06', 'leaving', 11_370]);
    expect(shown).toContainEqual(['A2', '2024-08', 'wages', 399]);
    expect(arrears.interest?.total).toBe(
      arrears.interest?.claims.reduce((sum, one) => sum + one.interest.amount, 0),
    );
    expect(arrearsCsv(arrears)).toContain(
      'A1,2024-06,퇴직,2024-07-15,2027-06-30,아니오,지연이자,0,11370,11370\r\n',
    );
    expect(arrearsJson(arrears)).toMatchObject({
      지연이자: { 기산: '받을날', 주는날: '2024-09-25', 금액: arrears.interest?.total },
    });
    expectGolden('2024-raise-after-leaving.txt', `${arrearsText(arrears, 'ko', 100)}\n`);
  });

  test('says how to ask where nobody asked, and that nothing is late where it is so', async () => {
    const unasked = await work();
    expect(arrearsText(unasked, 'ko', 100)).toContain('--interest 받을날');
    expect(arrearsCsv(unasked)).not.toContain('지연이자');
    expect(arrearsJson(unasked)).not.toHaveProperty('지연이자');
    const agreed = await work({ agreed: d('2024-09-25') });
    // A1 left before: fourteen days from the agreement.
    expect([agreed.interest?.claims, agreed.interest?.total]).toEqual([[], 0]);
    expect(arrearsText(agreed, 'en', 100)).toContain('Nothing is late');
    const early = await work({ agreed: d('2024-09-20') });
    expect(early.interest?.claims.map(({ id }) => id)).toEqual(Array(6).fill('A2'));
    expect(arrearsText(early, 'ko', 100)).toContain('그 날이 합의한 2024-09-20 앞이면');
  });
});
