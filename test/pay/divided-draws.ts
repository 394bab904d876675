import fc from 'fast-check';
import { attempt } from '../../src/pay/estimate.ts';
import { Problems } from '../../src/problem/problem.ts';
import { person as inputOf, engine as shipped } from '../support.ts';

/** An input of a month in which things change, as fast-check draws it. */
export interface DrawnMonth {
  readonly 귀속월: string;
  readonly 변경: readonly { readonly 적용일: string; readonly [key: string]: unknown }[];
  readonly [key: string]: unknown;
}

/** Months of 28 to 31 days, one with the judgment of 2024-12-19, with holidays on many days of the week. */
const months = ['2024-02', '2024-05', '2024-12', '2025-02', '2025-10', '2026-03', '2026-04'];
const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
const dayOf = (month: string) => (day: number) => `${month}-${String(day).padStart(2, '0')}`;

const perhaps = <T>(one: fc.Arbitrary<T>, key: string): fc.Arbitrary<Record<string, T>> =>
  fc.option(one, { nil: undefined }).map((value) => (value === undefined ? {} : { [key]: value }));
const merged = (parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((all): object => Object.assign({}, ...all));

const base = fc.integer({ min: 800_000, max: 4_000_000 });
const contract = fc.constantFrom(
  { 근무형태: '시간제', 주소정근로시간: 20 },
  { 근무형태: '시간제', 주소정근로시간: 14 },
  { 근무형태: '시간제', 주소정근로시간: 32.5 },
  { 근무형태: '전일제', 주소정근로시간: 40 },
);
const union = fc.constantFrom('1노조', '2노조', '4노조', '없음');
const hours = fc.constantFrom(
  { 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' },
  { 시작: '08:00', 종료: '19:30', 휴게: '12:00-13:00' },
  { 시작: '13:00', 종료: '23:00', 휴게: '18:00-19:00' },
);
const allowances = fc
  .record({ 금액: fc.integer({ min: 10_000, max: 400_000 }), 통상임금: fc.boolean() })
  .map((one) => [{ 항목: '직책수당', ...one }]);
const leaves = ['질병휴직', '무급휴직', '육아휴직', '출산전후휴가'];

/** What else is in the month: shifts, leave with and without dates, leaves of absence, the days of employment. */
const record = (month: string): fc.Arbitrary<object> => {
  const date = dayOf(month);
  const day = fc.integer({ min: 1, max: daysIn(month) });
  const days = fc.uniqueArray(day, { maxLength: 12 });
  const dates = (most: number) =>
    fc.uniqueArray(day, { minLength: 1, maxLength: most }).map((all) => all.map(date));
  const shifts = days.chain((all) =>
    fc.tuple(
      ...all.map((one) =>
        fc
          .constantFrom(['09:00', '20:00'], ['07:00', '15:00'], ['14:00', '26:00'], ['22:00', '31:00'])
          .map(([시작, 종료]) => ({ 일자: date(one), 시작, 종료 })),
      ),
    ),
  );
  const spell = fc
    .record({ 종류: fc.constantFrom(...leaves), a: day, b: day, open: fc.boolean() })
    .map(({ 종류, a, b, open }) => [
      { 종류, 시작일: date(Math.min(a, b)), ...(!open && { 종료일: date(Math.max(a, b)) }) },
    ]);
  return merged([
    perhaps(shifts, '근무일지'),
    perhaps(spell, '휴직'),
    perhaps(dates(3), '연차일자'),
    perhaps(dates(4), '결근일자'),
    perhaps(
      fc.record({
        제공건수: fc.integer({ min: 0, max: 60 }),
        병가일수: fc.constantFrom(0, 0.5, 2),
        휴업일수: fc.constantFrom(0, 0, 3),
      }),
      '근무',
    ),
    perhaps(hours, '근무시간대'),
    perhaps(allowances, '고정수당'),
  ]);
};

const employment = (month: string): fc.Arbitrary<object> =>
  fc
    .tuple(
      ...[1, 1].map(() => fc.option(fc.integer({ min: 1, max: daysIn(month) }), { nil: undefined, freq: 1 })),
    )
    .map((ends): object => {
      const [a, b] = ends;
      const date = dayOf(month);
      if (a !== undefined && b !== undefined)
        return { 입사일: date(Math.min(a, b)), 퇴사일: date(Math.max(a, b)) };
      return { ...(a !== undefined && { 입사일: date(a) }), ...(b !== undefined && { 퇴사일: date(b) }) };
    });

const person = (month: string): fc.Arbitrary<object> =>
  merged([
    fc.constant({ 직종: '요양보호사', 소속유형: '모두돌봄센터' }),
    base.map((기본급) => ({ 기본급 })),
    contract,
    perhaps(union, '노조'),
    employment(month),
  ]);

const change: fc.Arbitrary<object> = fc.oneof(
  merged([base.map((기본급) => ({ 기본급 })), contract]).map((직원) => ({ 직원 })),
  base.map((기본급) => ({ 직원: { 기본급 } })),
  union.map((노조) => ({ 직원: { 노조 } })),
  fc.constantFrom('사회복지사', '요양보호사').map((직종) => ({ 직원: { 직종 } })),
  hours.map((근무시간대) => ({ 근무시간대 })),
  allowances.map((고정수당) => ({ 고정수당 })),
);

const cuts = (month: string, most: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: daysIn(month) }), { minLength: 1, maxLength: most });

/** A month with one to three changes. */
export const changedMonth: fc.Arbitrary<DrawnMonth> = fc.constantFrom(...months).chain((month) =>
  fc
    .tuple(
      person(month),
      record(month),
      cuts(month, 3).chain((days) =>
        fc.tuple(...days.map((day) => change.map((one) => ({ 적용일: dayOf(month)(day), ...one })))),
      ),
    )
    .map(([직원, rest, 변경]) => possible({ 귀속월: month, 직원, ...rest, 변경 })),
);

/** Leave is taken on weekdays, employed and on no other leave; that some are holidays is for whoever looks at the calendar. */
function possible(
  drawn: Readonly<Record<string, unknown>> & Pick<DrawnMonth, '귀속월' | '변경'>,
): DrawnMonth {
  const { 입사일 = '', 퇴사일 = '9' } = Object(drawn['직원']);
  const [spell] = Array.isArray(drawn['휴직']) ? drawn['휴직'] : [];
  const isFree = (day: string): boolean => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const isOff = spell !== undefined && day >= spell.시작일 && day <= (spell.종료일 ?? '9');
    return weekday > 0 && weekday < 6 && day >= 입사일 && day <= 퇴사일 && !isOff;
  };
  const dates = (key: string): string[] => {
    const own = drawn[key];
    return Array.isArray(own) ? own.filter((day) => isFree(day)) : [];
  };
  const absent = dates('결근일자');
  const annual = dates('연차일자').filter((day) => !absent.includes(day));
  const { 연차일자: _, 결근일자: __, ...rest } = drawn;
  return {
    ...rest,
    ...(annual.length > 0 && { 연차일자: annual }),
    ...(absent.length > 0 && { 결근일자: absent }),
  };
}

/** The days from which nothing is otherwise, in a month. */
export const idleDays = ({ 귀속월 }: DrawnMonth): fc.Arbitrary<readonly string[]> =>
  cuts(귀속월, 2).map((days) => days.map(dayOf(귀속월)));

/** Whether the records agree with each other, as the calendar and the rules ask. */
export const isPossible = (input: DrawnMonth): boolean => {
  const problems = new Problems();
  shipped.check(inputOf(input), '현행', problems);
  if (!problems.any) attempt(problems, () => shipped.payslip(inputOf(input), '현행'), undefined);
  return !problems.any;
};
