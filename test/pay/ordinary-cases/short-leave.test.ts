import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { ProblemError } from '../../../src/problem/problem.ts';
import { engine, engineWith, person, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/** 3,100,000 a month: 100,000 a calendar day of a month of 31. */
const 직원 = { ...worker, 기본급: 3_100_000 };
const month = (귀속월: string, 근무: object, more: object = {}) => ({ 귀속월, 직원, 근무, ...more });
const base = (input: Readonly<Record<string, unknown>>, ways: Readonly<Record<string, string>> = {}) =>
  won(both(input, '현행', engineWith('현행', ways)), '기본급')[0];
const unpaid = (input: Readonly<Record<string, unknown>>) =>
  both(input, '현행').evaluation.ratio('무급휴가일수');
const brokenBy = (input: Readonly<Record<string, unknown>>): readonly string[] => {
  try {
    both(input, '현행');
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code, term }) => `${code} ${term}`);
    throw error;
  }
  return [];
};

describe('난임치료휴가 (남녀고용평등법 §18의3)', () => {
  const taken = (귀속월: string, days: number, before: number) =>
    month(귀속월, { 난임치료휴가일수: days, 난임치료휴가사용일수: before });

  test.each([
    // Month, days, days of the year before, days without pay
    ['2024-05', 1, 0, ratio(0)],
    ['2024-05', 3, 0, ratio(2)],
    ['2024-05', 1, 1, ratio(1)],
    ['2025-03', 2, 0, ratio(0)],
    ['2025-03', 6, 0, ratio(4)],
    ['2025-03', 1.5, 1, ratio(1, 2)],
    // The paid days are four from 2026-11-27 on; October has two.
    ['2026-10', 6, 0, ratio(4)],
    ['2026-12', 6, 0, ratio(2)],
    ['2026-12', 2, 3, ratio(1)],
  ] as const)('%s: %d days after %d', (귀속월, days, before, without) => {
    expect(unpaid(taken(귀속월, days, before))).toEqual(without);
  });

  test.each([
    // Two unpaid days of 3,100,000: of 31 calendar days, of 30, of 20 scheduled ones, of 16 hours of 209: 237,320.57….
    ['역일', 2_900_000],
    ['30일', 3_100_000 - 206_667],
    ['소정근로일', 2_790_000],
    ['시간', 3_100_000 - 237_321],
  ])('the days without pay are cut as an absence is: %s', (way, left) => {
    expect(base(taken('2024-05', 3, 0), { 일할방식: `"${way}"` })).toBe(left);
  });

  test('they are no absence: the weekly rest day is kept, and nobody is absent all month', () => {
    const slip = both(taken('2024-05', 3, 0), '현행', engineWith('현행', { 결근주휴공제: 'true' }));
    expect(won(slip, '기본급')).toEqual([2_900_000]);
    expect(slip.evaluation.ratio('결근주수')).toEqual(ratio(0));
    expect(findingsOf(slip)).not.toContain('난임치료휴가한도초과');
  });

  test('earlier months of the year say what was taken; those of another year do not', () => {
    const day = (귀속월: string) => ({ 귀속월, 근무: { 난임치료휴가일수: 1 } });
    const later = (before: readonly string[]) => ({
      ...month('2025-05', { 난임치료휴가일수: 2 }),
      직원: { ...직원, 입사일: '2025-03-01' },
      이전월: before.map(day),
    });
    expect(unpaid(later(['2025-03', '2025-04']))).toEqual(ratio(2));
    expect(findingsOf(both(later(['2025-03', '2025-04']), '현행'))).not.toContain('난임치료휴가기록부족');
    expect(unpaid(later(['2025-04']))).toEqual(ratio(1));
    // March, 31 days, has no record.
    expect(both(later(['2025-04']), '현행').evaluation.ratio('난임치료휴가기록없는일수')).toEqual(ratio(31));
    expect(findingsOf(both(later(['2025-04']), '현행'))).toContain('난임치료휴가기록부족');
    expect(unpaid({ ...month('2025-01', { 난임치료휴가일수: 2 }), 이전월: [day('2024-12')] })).toEqual(
      ratio(1),
    );
  });

  test('what is said of the days before stands over the record, but not below it', () => {
    const input = (said: number) => ({
      ...month('2025-05', { 난임치료휴가일수: 2, 난임치료휴가사용일수: said }),
      이전월: [{ 귀속월: '2025-04', 근무: { 난임치료휴가일수: 1 } }],
    });
    expect(unpaid(input(2))).toEqual(ratio(2));
    expect(brokenBy(input(0))).toEqual(['requirement-broken 난임치료휴가사용일수']);
  });

  test('more than the year has is said, and unpaid', () => {
    const slip = both(taken('2025-03', 3, 4), '현행');
    expect(findingsOf(slip)).toContain('난임치료휴가한도초과');
    expect(won(slip, '기본급')).toEqual([2_800_000]);
    expect(findingsOf(both(taken('2025-03', 2, 4), '현행'))).not.toContain('난임치료휴가한도초과');
  });

  test('an institution that pays all of it says so', () => {
    expect(base(taken('2025-03', 6, 0), { 난임치료휴가유급한도: '6' })).toBe(3_100_000);
  });

  test('in a divided month the first days are the paid ones, in whichever part they lie', () => {
    const input = {
      ...month('2025-05', { 난임치료휴가사용일수: 0 }),
      난임치료휴가일자: ['2025-05-07', '2025-05-08', '2025-05-20'],
      변경: [{ 적용일: '2025-05-16', 직원: { 기본급: 6_200_000 } }],
    };
    // 3,100,000 × 15/31 + 6,200,000 × 16/31, less the third day at the raised base, 200,000.
    expect(base(input)).toBe(1_500_000 + 3_200_000 - 200_000);
    const early = { ...input, 난임치료휴가일자: ['2025-05-07', '2025-05-08', '2025-05-09', '2025-05-20'] };
    expect(base(early)).toBe(1_500_000 - 100_000 + 3_200_000 - 200_000);
  });

  test('in the month in which more became paid the limit of its end holds, and base pay is not divided', () => {
    expect(unpaid(taken('2025-02', 3, 0))).toEqual(ratio(1));
    expect(unpaid(taken('2026-11', 5, 0))).toEqual(ratio(1));
    // 3,100,000 ÷ 28 for one of three days; none of three in November.
    expect(['2025-02', '2026-11'].map((one) => base(taken(one, 3, 0)))).toEqual([
      3_100_000 - 110_714,
      3_100_000,
    ]);
    for (const 귀속월 of ['2025-02', '2026-11'])
      expect([...(both(taken(귀속월, 0, 0), '현행').program.spans?.keys() ?? [])]).toEqual([]);
  });

  test('allowances that are cut as the base is are cut, too; those paid whole are not', () => {
    const input = {
      ...taken('2024-05', 3, 0),
      고정수당: [{ 항목: '직책수당', 금액: 310_000, 통상임금: true }],
    };
    expect(won(both(input, '현행'), '고정수당')).toEqual([310_000]);
    expect(won(both(input, '현행', engineWith('현행', { 고정수당일할: '"일할"' })), '고정수당')).toEqual([
      290_000,
    ]);
  });

  test('its unpaid days are out of the average wage (시행령 §2①8)', () => {
    const slip = both(taken('2024-05', 3, 0), '현행');
    expect(slip.evaluation.ratio('평균임금산입일수')).toEqual(ratio(29));
    expect(slip.evaluation.ratio('평균임금산입액')).toEqual(ratio(2_900_000));
  });
});

describe('배우자출산휴가 (남녀고용평등법 §18의2)', () => {
  test.each([
    // Five days to September 2019, three of them paid; ten paid ones then; twenty from 2025-02-23 on.
    ['2019-09', 5, 0, 2, false],
    ['2019-10', 10, 0, 0, false],
    ['2024-05', 10, 0, 0, false],
    ['2024-05', 4, 7, 1, true],
    ['2025-03', 15, 0, 0, false],
    ['2025-03', 4, 17, 1, true],
  ])('%s: %d days after %d', (귀속월, days, before, without, above) => {
    const slip = both(month(귀속월, { 배우자출산휴가일수: days, 배우자출산휴가사용일수: before }), '현행');
    expect(slip.evaluation.ratio('무급휴가일수')).toEqual(ratio(without));
    expect(findingsOf(slip).includes('배우자출산휴가한도초과')).toBe(above);
  });

  test('the four months before count as days for the same birth, a fifth does not', () => {
    const day = (귀속월: string, days: number) => ({ 귀속월, 근무: { 배우자출산휴가일수: days } });
    const now = { 직원, ...day('2025-08', 6) };
    const taken = (...months: string[]) => ({ ...now, 이전월: months.map((one) => day(one, 5)) });
    expect(unpaid(taken('2025-04', '2025-05', '2025-06'))).toEqual(ratio(1));
    expect(unpaid(taken('2025-03', '2025-04', '2025-05'))).toEqual(ratio(0));
  });
});

describe('경조사휴가', () => {
  test('is paid, and is no absence', () => {
    const slip = both(
      month('2024-05', { 경조사휴가일수: 5 }),
      '현행',
      engineWith('현행', { 결근주휴공제: 'true' }),
    );
    expect(won(slip, '기본급')).toEqual([3_100_000]);
  });

  test('its days are days off: nothing is worked on them', () => {
    const minutes = (more: object) =>
      engine.monthFacts(person({ ...month('2024-05', {}), ...more }), '현행').소정분;
    // 20 scheduled days of eight hours
    expect(minutes({})).toBe(20 * 480);
    expect(minutes({ 경조사휴가일자: ['2024-05-02', '2024-05-03'] })).toBe(18 * 480);
  });
});
