import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { engineWith, person, engine as shipped, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const scheme = '법정월급제';
/** Somebody who leaves on the last day of May 2024, after hours that changed on some days. */
const leaver = (입사일: string, first: number, changes: readonly (readonly [string, number])[] = []) => ({
  귀속월: '2024-05',
  직원: { ...worker, 기본급: 900_000, 입사일, 퇴사일: '2024-05-31', 주소정근로시간: first },
  변경: changes.map(([적용일, 주소정근로시간]) => ({ 적용일, 직원: { 주소정근로시간 } })),
});
const days = (input: Readonly<Record<string, unknown>>, ...terms: readonly string[]) => {
  const slip = both(input, scheme);
  return terms.map((term) => Number(slip.evaluation.ratio(term).n));
};
const service = ['근속일수', '제외근속일수', '퇴직금근속일수'] as const;

describe('severance goes by the hours of all the service', () => {
  test('fifteen days below fifteen hours at the end leave the four weeks above them', () => {
    // 4 to 31 May: 13 days at 20 hours and 15 at 14 are 470, over 28 days 16.8 a week. 2020-01-01 to 2024-05-31 is 1,613 days.
    const input = leaver('2020-01-01', 20, [['2024-05-17', 14]]);
    expect(days(input, ...service)).toEqual([1613, 0, 1613]);
    // No month before is on record, so the average wage is the greater of May's and the ordinary wage of a day at the end.
    const slip = both(input, scheme);
    const wage = slip.evaluation.ratio('평균임금');
    const due = (Number(wage.n) / Number(wage.d)) * 30 * (1613 / 365);
    expect(won(slip, '퇴직금')).toEqual([Math.round(due)]);
    expect(won(slip, '퇴직금')[0]).toBeGreaterThan(0);
  });

  test('fifteen days above it after years below leave those four weeks alone: no year, no severance', () => {
    // 4 to 31 May: 13 days at 14 hours and 15 at 20 are 482, 17.2 a week. 28 days of 1,613 count.
    const input = leaver('2020-01-01', 14, [['2024-05-17', 20]]);
    expect(days(input, ...service)).toEqual([1613, 1585, 28]);
    const slip = both(input, scheme);
    expect(won(slip, '퇴직금')).toEqual([0]);
    expect(findingsOf(slip)).toContain('초단시간근속제외');
  });

  test('a year below within three above drops out, and the rest is paid', () => {
    // 2021-06-01 to 2024-05-31: 1,096 days. At 12 hours from 2022-06-01 to 2023-05-31, 365 days. Counted back from 2024-05-31 in 28s,
    // the stretches end 366 = 13 × 28 + 2 days back: that of 2 days at 20 and 26 at 12 averages 12.57 and drops. Then 12 whole ones of
    // 12 hours; 26 + 336 = 362 of the 365 days are gone, and 3 at 12 with 25 at 20 average 19.1 and count. 13 × 28 = 364 days drop.
    const input = leaver('2021-06-01', 20, [
      ['2022-06-01', 12],
      ['2023-06-01', 20],
    ]);
    expect(days(input, ...service)).toEqual([1096, 364, 732]);
    // 900,000 over May's 31 days is 29,032.25…; the ordinary wage of a day at 20 hours is 900,000 ÷ (24 × 365 ÷ 84) × 4 = 34,520.547…
    // and greater. 34,520.547… × 30 × 732 ÷ 365 = 2,076,907.4…
    expect(won(both(input, scheme), '퇴직금')).toEqual([2_076_907]);
  });

  test('by the days of each contract where an institution averages over one day', () => {
    const engine = engineWith(scheme, { 초단시간평균기간: '1일' });
    const slip = both(leaver('2020-01-01', 20, [['2024-05-17', 14]]), scheme, engine);
    // The fifteen days from the 17th alone.
    expect(slip.evaluation.ratio('제외근속일수')).toEqual(ratio(15));
  });

  test('exactly fifteen hours on average count', () => {
    // 14 days at 16 and 14 at 14: (224 + 196) ÷ 28 = 15. At 13.75 it is 14.875, and the stretch drops.
    expect(days(leaver('2020-01-01', 16, [['2024-05-18', 14]]), '제외근속일수')).toEqual([0]);
    expect(days(leaver('2020-01-01', 16, [['2024-05-18', 13.75]]), '제외근속일수')).toEqual([28]);
  });

  test('the year is full when the service that counts is, to the day', () => {
    // At 10 hours to 2023-05-31, then at 20: 366 days to 2024-05-31. Stretches counted back: 13 × 28 = 364 days, and 2 days at 20
    // with 26 at 10 drop. 364 days are no year.
    const input = leaver('2022-01-01', 10, [['2023-06-01', 20]]);
    expect(days(input, '퇴직금근속일수', '퇴직금')).toEqual([364, 0]);
    // Averaged over one day, 366 days count, and a year from 2022-01-01 has 365.
    const slip = both(input, scheme, engineWith(scheme, { 초단시간평균기간: '1일' }));
    expect(slip.evaluation.ratio('퇴직금근속일수')).toEqual(ratio(366));
    expect(won(slip, '퇴직금')[0]).toBeGreaterThan(0);
  });

  test('hours that were the same all along say what they said', () => {
    expect(days(leaver('2020-01-01', 20), ...service)).toEqual([1613, 0, 1613]);
    const short = both(leaver('2020-01-01', 14), scheme);
    expect(won(short, '퇴직금', '퇴직급여적립')).toEqual([0, 0]);
    // Nobody knows whether they were: what to give is said.
    expect(findingsOf(short)).toContain('초단시간이력모름');
    // A change of pay is none of hours.
    const raised = {
      ...leaver('2020-01-01', 20),
      변경: [{ 적용일: '2023-01-01', 직원: { 기본급: 950_000 } }],
    };
    expect(days(raised, '시간이력일수', '퇴직금근속일수')).toEqual([0, 1613]);
  });

  test('hours before a new employment count for nothing', () => {
    const input = leaver('2022-06-01', 40, [['2022-06-01', 20]]);
    expect(days(input, '시간이력일수', ...service)).toEqual([0, 731, 0, 731]);
  });
});

describe('weeks and rotas of one’s own', () => {
  const week = (hours: string) => ({ 월: hours, 화: hours, 수: hours, 목: hours, 금: hours });
  const input = (change: object) => ({
    귀속월: '2024-05',
    직원: { ...worker, 기본급: 900_000, 입사일: '2022-06-01', 퇴사일: '2024-05-31' },
    소정근로: week('09:00-13:00'),
    변경: [{ 적용일: '2024-03-01', ...change }],
  });

  test('a week of ten hours from March on drops its stretches', () => {
    // 92 days from 1 March to 31 May = 3 × 28 + 8: the fourth stretch has 8 days at 10 and 20 at 20 hours, 17.1 on average.
    expect(days(input({ 소정근로: week('09:00-11:00') }), ...service)).toEqual([731, 84, 647]);
  });

  test('a rota of eight hours in four days is fourteen a week', () => {
    // 8 × 7 ÷ 4 = 14.
    const rota = { 교대: { 기준일: '2024-03-01', 순환: ['09:00-17:00 소정 8시간', '비번', '비번', '주휴'] } };
    expect(days(input(rota), ...service)).toEqual([731, 84, 647]);
  });

  test('earlier months that state a week of their own say what held in them', () => {
    // April at 10 hours, by its own record; nothing else is known to have changed, so the time before the first record is as it was.
    const months = {
      귀속월: '2024-05',
      직원: { ...worker, 기본급: 900_000, 입사일: '2022-06-01', 퇴사일: '2024-05-31' },
      소정근로: week('09:00-13:00'),
      이전월: [{ 귀속월: '2024-03' }, { 귀속월: '2024-04', 소정근로: week('09:00-11:00') }],
    };
    // 4 to 31 May is at 20 hours. 6 April to 3 May: 25 days at 10 and 3 at 20 average 11.1 and drop. 9 March to 5 April: 5 at 10 count.
    expect(days(months, ...service)).toEqual([731, 28, 703]);
  });
});

describe('annual leave goes by the hours of its year', () => {
  const on = (귀속월: string, 입사일: string, first: number, day: string, then: number) => ({
    귀속월,
    직원: { ...worker, 기본급: 900_000, 입사일, 주소정근로시간: first },
    변경: [{ 적용일: day, 직원: { 주소정근로시간: then } }],
  });
  const leave = (input: Readonly<Record<string, unknown>>, engine = shipped) =>
    both(input, '현행', engine).evaluation.ratio('연차발생일수');

  test('who fell below fifteen hours for the last fifteen days keeps what the year earned', () => {
    // The year 2023 ends at 20 × 13 and 14 × 15 over 28 days: 16.8 a week, all of it counts. 16 days after the third year.
    const input = on('2024-01', '2021-01-01', 20, '2023-12-17', 14);
    expect(leave(input)).toEqual(ratio(16));
    expect(leave(input, engineWith('현행', { 연차초단시간기준: '그날' }))).toEqual(ratio(0));
  });

  test('who rose above them in the last fifteen days has the share of four weeks', () => {
    // 28 of 365 days: 16 × 28 ÷ 365.
    expect(leave(on('2024-01', '2021-01-01', 14, '2023-12-17', 20))).toEqual(ratio(16 * 28, 365));
  });

  test('in the first year, the months above them', () => {
    // Hired on 1 July 2023; five months at 10 hours, one at 20 (December): one day on 1 January.
    expect(leave(on('2024-01', '2023-07-01', 10, '2023-12-01', 20))).toEqual(ratio(1));
    expect(leave(on('2024-01', '2023-07-01', 20, '2023-12-01', 10))).toEqual(ratio(5));
  });
});

describe('what is set aside for severance', () => {
  test('by the days of the month above fifteen hours, in a month that is cut', () => {
    // 900,000 throughout; 15 of May's 31 days at 14 hours. 900,000 × 16 ÷ 31 ÷ 12 = 38,709.67…
    const slip = both(leaver('2020-01-01', 20, [['2024-05-17', 14]]), scheme);
    expect(won(slip, '지급총액', '퇴직급여적립')).toEqual([900_000, 38_710]);
  });

  test('by the law’s formula, what the service that counts has grown by', () => {
    const engine = engineWith(scheme, { 퇴직급여적립방식: '법정산식' });
    const { 퇴사일: _, ...직원 } = leaver('2020-01-01', 20).직원;
    const input = { ...leaver('2020-01-01', 20, [['2024-04-01', 12]]), 직원 };
    const slip = both(input, scheme, engine);
    // 61 days from 1 April: two whole stretches of 28, then 5 at 12 and 23 at 20 count: 56 days drop to the end of May; to the end of
    // April one stretch of 28, then 2 days at 12 and 26 at 20. So 28 days more drop than a month before, and 31 more are served.
    expect(['제외근속일수', '앞달제외근속일수'].map((term) => slip.evaluation.ratio(term))).toEqual([
      ratio(56),
      ratio(28),
    ]);
  });
});

test('what is not known of earlier hours is what is: a person without a first day has no service', () => {
  const input = { 귀속월: '2024-05', 직원: { ...worker, 기본급: 900_000, 주소정근로시간: 20 } };
  expect(shipped.payslip(person(input), scheme).evaluation.ratio('퇴직금예상액')).toEqual(ratio(0));
});
