import { describe, expect, test } from 'vitest';
import { bothWays, carer, type FileRow, findingsOf, schemes, wonOf } from './chunk-setup.ts';

/** The date some days after another. */
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const daysOf = (month: string): string[] =>
  Array.from({ length: 31 }, (_, i) => dayAfter(`${month}-01`, i)).filter((day) => day.startsWith(month));

/**
 * Base pay of 2024 is 2,390,124 and, under the reform, 1,789,000; what is taken off for days not employed is the share
 * of the month's calendar days, rounded half up to a won.
 */
const basePay = (whole: number, unemployed: number, days: number): number =>
  unemployed === days ? 0 : whole - Math.floor((2 * whole * unemployed + days) / (2 * days));

test('somebody who leaves on 30 May beside a colleague who stays lacks one day of 31', () => {
  const [april, may] = ['2024-04', '2024-05'].map((month) => ({ ...carer, 귀속월: month }));
  const made = bothWays(
    ['2024-04', '2024-05'],
    [
      // The same behind a month that nobody joins or leaves.
      { 사번: 'A', ...april, 퇴사일: '2024-05-30' },
      { 사번: 'A', ...may, 퇴사일: '2024-05-30' },
      { 사번: 'B', ...may },
      { 사번: 'C', ...may, 퇴사일: '2024-05-30' },
      { 사번: 'D', ...may, 입사일: '2024-05-02' },
      { 사번: 'E', ...may },
    ],
  );
  // 2,390,124 ÷ 31 is 77,100.8, so 77,101 less; 1,789,000 ÷ 31 is 57,709.7, so 57,710 less.
  const [whole, dayLess] = [
    [2_390_124, 1_789_000],
    [2_313_023, 1_731_290],
  ];
  expect(made.map((one) => schemes.map((_, s) => wonOf(one, s, '기본급')))).toEqual([
    whole,
    dayLess,
    whole,
    dayLess,
    dayLess,
    whole,
  ]);
});

test.each([{ 퇴사일: '2024-05-30' }, { 입사일: '2024-05-02' }])(
  'also where the file has one of the days alone: %o',
  (day) => {
    const made = bothWays(['2024-05'], [{ ...carer, 귀속월: '2024-05', ...day }]);
    expect(schemes.map((_, s) => wonOf(made[0], s, '기본급'))).toEqual([2_313_023, 1_731_290]);
  },
);

// Begins on a Wednesday and ends on a Friday; Monday and Tuesday; Saturday and Sunday; Thursday and Saturday.
describe.each(['2024-05', '2024-04', '2024-06', '2024-08'])('%s', (month) => {
  const days = daysOf(month);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const around = [first, last].flatMap((day) => Array.from({ length: 17 }, (_, i) => dayAfter(day, i - 8)));
  const row = { ...carer, 귀속월: month };
  // Hours so long that a day more or less shows in overtime.
  const hours = { 근무시작: '09:00', 근무종료: '20:30', 휴게: '12:00-13:00' };
  const employments: readonly FileRow[] = [
    ...around.filter((day) => day <= last).map((day) => ({ 입사일: day })),
    ...around.filter((day) => day >= first).map((day) => ({ 퇴사일: day })),
    // In the weeks at the month's ends, every stay of some days.
    ...[first, last].flatMap((day) =>
      [-4, -2, 0, 1, 3].flatMap((from) =>
        [0, 2, 5].map((length) => ({
          입사일: dayAfter(day, from),
          퇴사일: dayAfter(day, from + length),
        })),
      ),
    ),
  ].filter(({ 입사일 = first, 퇴사일 = last }: FileRow) => 입사일 <= last && 퇴사일 >= first);

  test('whoever joins or leaves on any day around it is paid by the days employed, colleagues who stay in full', () => {
    const rows = [{}, ...employments, {}].map((one) => ({ ...row, ...hours, ...one }));
    const made = bothWays([month], rows);
    rows.forEach((one: FileRow, i) => {
      const { 입사일 = first, 퇴사일 = last } = one;
      const missing = days.filter((day) => day < 입사일 || day > 퇴사일).length;
      expect(
        schemes.map((_, s) => wonOf(made[i], s, '기본급')),
        `${입사일} to ${퇴사일}`,
      ).toEqual([2_390_124, 1_789_000].map((whole) => basePay(whole, missing, days.length)));
    });
  });
});

describe('the weeks that touch a month count whole, for whoever was employed in them', () => {
  // Around the clock but for an hour: 23 hours on each scheduled day.
  const hours = { 근무시작: '00:00', 근무종료: '24:00', 휴게: '12:00-13:00' };

  test('29 January to 4 February 2024: three days before the month are 69 hours, two are 46', () => {
    // All 19 scheduled days of February are leave, so that only the three days before it are worked.
    const row = { ...carer, ...hours, 귀속월: '2024-02', 연차일수: '19' };
    const days = ['', '2024-01-28', '2024-01-29', '2024-01-30', '2024-01-31', '2024-02-01'];
    const made = bothWays(
      ['2024-02'],
      days.map((입사일) => ({ ...row, 입사일 })),
    );
    for (const scheme of [0, 1])
      expect(made.map((one) => findingsOf(one, scheme).includes('주52시간초과'))).toEqual([
        true,
        true,
        true,
        false,
        false,
        false,
      ]);
  });

  test('28 February to 6 March 2022: three days after the month are 69 hours, two are 46', () => {
    // 18 scheduled days in February 2022, all of them leave; 1 March is a holiday, 2 to 4 March a Wednesday to a Friday.
    const row = { ...carer, ...hours, 귀속월: '2022-02', 연차일수: '18' };
    const days = ['', '2022-03-06', '2022-03-05', '2022-03-04', '2022-03-03', '2022-03-02', '2022-02-28'];
    const made = bothWays(
      ['2022-02'],
      days.map((퇴사일) => ({ ...row, 퇴사일 })),
    );
    for (const scheme of [0, 1])
      expect(made.map((one) => findingsOf(one, scheme).includes('주52시간초과'))).toEqual([
        true,
        true,
        true,
        true,
        false,
        false,
        false,
      ]);
  });
});
