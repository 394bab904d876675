import { describe, expect, test } from 'vitest';
import { ratio } from '../../src/formula/ratio.ts';
import { findingText } from '../../src/pay/finding.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { engineWith, minutes, person, slip, won, worker } from '../support.ts';
import { both, findingsOf } from './ordinary-cases/setup.ts';

const changed = (귀속월: string, 적용일: string, 직원: object, more: object = {}) => ({
  귀속월,
  직원: { ...worker, 기본급: 2_390_124 },
  변경: [{ 적용일, 직원 }],
  ...more,
});
const shift = (일자: string, 종료: string) => ({ 일자, 시작: '09:00', 종료, 휴게: '12:00-13:00' });
const codesOf = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
    throw error;
  }
  return [];
};

describe('case 22: a raise on the 16th', () => {
  const raise = (more: object = {}) => changed('2024-05', '2024-05-16', { 기본급: 2_500_000 }, more);

  test('base by calendar days of each part: 15/31 and 16/31', () => {
    // 2,390,124 × 15/31 = 1,156,511.61…; 2,500,000 × 16/31 = 1,290,322.58….
    expect(won(both(raise(), '현행'), '기본급')).toEqual([1_156_512 + 1_290_323]);
  });

  test('overtime by the rate of its day', () => {
    const worked = raise({ 근무일지: [shift('2024-05-14', '20:00'), shift('2024-05-20', '20:00')] });
    // Two hours × 1.5 of 11,436, and of 2,500,000 ÷ 209 = 11,961.72…: 34,308 and 35,885.16….
    expect(won(both(worked, '현행'), '연장수당')).toEqual([34_308 + 35_885]);
  });

  test('what is said of the month is said of its end: the ordinary wage, severance’s daily rate', () => {
    expect(both(raise(), '현행').evaluation.ratio('통상임금')).toEqual(ratio(2_500_000));
  });

  test('the payslip says what each part came to', () => {
    const { program, evaluation } = both(raise(), '현행');
    const spans = program.spans?.get('기본급') ?? [];
    expect(spans.map(({ term }) => [term, evaluation.ratio(term)])).toEqual([
      ['기본급(1~15일)', ratio(1_156_512)],
      ['기본급(16~31일)', ratio(1_290_323)],
    ]);
  });

  test('leave is cut from the part in which it lies', () => {
    const 휴직 = [{ 종류: '무급휴직', 시작일: '2024-05-21', 종료일: '2024-05-31' }];
    // 2,500,000 × (16 − 11)/31: 1,290,322.58… less 887,096.77…, each rounded.
    expect(won(both(raise({ 휴직 }), '현행'), '기본급')).toEqual([1_156_512 + 1_290_323 - 887_097]);
  });

  test('days of closure, which have no date, are days of the last part', () => {
    // 2,500,000 × 3/31 = 241,935.48…
    expect(won(both(raise({ 근무: { 휴업일수: 3 } }), '현행'), '기본급')).toEqual([
      1_156_512 + 1_290_323 - 241_935,
    ]);
  });

  test('a leaver’s and a joiner’s month is divided among the days employed', () => {
    const left = { ...raise(), 직원: { ...worker, 기본급: 2_390_124, 퇴사일: '2024-05-20' } };
    // 2,500,000 × 5/31 = 403,225.80…
    expect(won(both(left, '현행'), '기본급')).toEqual([1_156_512 + 403_226]);
    const hired = { ...raise(), 직원: { ...worker, 기본급: 2_390_124, 입사일: '2024-05-11' } };
    // 2,390,124 × 5/31 = 385,503.87…
    expect(won(both(hired, '현행'), '기본급')).toEqual([385_504 + 1_290_323]);
  });

  test('before hiring and after leaving nothing changes', () => {
    const early = { ...raise(), 직원: { ...worker, 기본급: 2_390_124, 입사일: '2024-05-20' } };
    // 2,500,000 × 12/31 = 967,741.93…
    expect(won(both(early, '현행'), '기본급')).toEqual([967_742]);
    const gone = { ...raise(), 직원: { ...worker, 기본급: 2_390_124, 퇴사일: '2024-05-10' } };
    // 2,390,124 × 10/31 = 771,007.74…
    expect(won(both(gone, '현행'), '기본급')).toEqual([771_008]);
  });

  test('under the reform base pay is the scheme’s, and nothing is divided', () => {
    expect(both(raise(), '개편안').program.spans?.size).toBe(0);
    expect(won(both(raise(), '개편안'), '기본급')).toEqual([1_789_000]);
  });
});

describe('the other ways of valuing a part of the month', () => {
  const pay = (way: string, 귀속월: string, 적용일: string, after: number) =>
    won(
      both(
        { 귀속월, 직원: { ...worker, 기본급: 3_100_000 }, 변경: [{ 적용일, 직원: { 기본급: after } }] },
        '현행',
        engineWith('현행', { 일할방식: way }),
      ),
      '기본급',
    )[0];

  test('30일: the last part has what the others leave of thirty', () => {
    // March: 15/30 and 15/30. February 2024: 14/30 = 1,446,666.67, and 16/30 = 1,706,666.67.
    expect(pay('30일', '2024-03', '2024-03-16', 3_200_000)).toBe(1_550_000 + 1_600_000);
    expect(pay('30일', '2024-02', '2024-02-15', 3_200_000)).toBe(1_446_667 + 1_706_667);
  });

  test('소정근로일: March 2024 has ten scheduled days before the 16th and ten after', () => {
    expect(pay('소정근로일', '2024-03', '2024-03-16', 3_200_000)).toBe(1_550_000 + 1_600_000);
  });

  test('시간: the first part by its hours, the last has the rest', () => {
    // 1 to 15 March: ten scheduled days, 3·1절 and two Sundays of whole weeks: 13 × 8 of 209 hours, 1,542,583.73….
    // Of 3,200,000 the same 104 hours are 1,592,344.49….
    expect(pay('시간', '2024-03', '2024-03-16', 3_200_000)).toBe(1_542_584 + 3_200_000 - 1_592_344);
  });
});

describe('whoever is absent on every scheduled day has nothing, however the month is cut', () => {
  test.each([
    ['소정근로일', [{ 적용일: '2026-04-11', 직원: { 기본급: 1_185_304 } }]],
    ['소정근로일', [{ 적용일: '2026-04-02', 직원: { 기본급: 2_185_304 } }]],
    ['역일', [{ 적용일: '2026-04-11', 직원: { 기본급: 1_185_304 } }]],
    ['소정근로일', []],
  ])('%s', (way, 변경) => {
    // Absent on Wednesday 1 April, on unpaid leave from the 2nd: of scheduled days the 11th on is 14/22, of calendar days 20/30.
    const input = {
      귀속월: '2026-04',
      직원: { ...worker, 기본급: 1_185_303 },
      휴직: [{ 종류: '무급휴직', 시작일: '2026-04-02' }],
      결근일자: ['2026-04-01'],
      변경,
    };
    const engine = engineWith('현행', { 일할방식: way });
    expect(won(both(input, '현행', engine), '기본급')).toEqual([0]);
  });
});

test('a part of days off alone is nothing to whoever is absent on every scheduled day', () => {
  // May 2026 has eighteen scheduled days; the 30th and 31st are a weekend.
  const input = changed('2026-05', '2026-05-30', { 기본급: 2_500_000 }, { 근무: { 결근일수: 18 } });
  expect(won(both(input, '현행'), '기본급')).toEqual([0]);
});

describe('other things that change within a month', () => {
  test('hours of the contract: four a day until the 15th, eight from then on', () => {
    const input = {
      귀속월: '2026-03',
      직원: { ...worker, 근무형태: '시간제', 기본급: 1_200_000, 주소정근로시간: 20 },
      변경: [{ 적용일: '2026-03-16', 직원: { 기본급: 2_400_000, 주소정근로시간: 40, 근무형태: '전일제' } }],
      근무일지: [shift('2026-03-10', '16:00'), shift('2026-03-24', '20:00')],
    };
    // 1,200,000 ÷ 730/7 h × 2 h × 1.5 = 34,520.54…; 2,400,000 ÷ 209 × 2 × 1.5 = 34,449.76….
    expect(won(both(input, '현행'), '연장수당')).toEqual([34_521 + 34_450]);
    // 1,200,000 × 15/31 = 580,645.16…; 2,400,000 × 16/31 = 1,238,709.67…
    expect(won(both(input, '현행'), '기본급')).toEqual([580_645 + 1_238_710]);
  });

  test('a week that the change divides is one week: 40 hours of ordinary work', () => {
    // 13 to 18 May 2024, a raise on Thursday the 16th: six days of eight hours, the 15th a holiday. Saturday’s eight are at the
    // new rate and within the forty of the law: 2,500,000 ÷ 209 × 8 = 95,693.77….
    const input = changed(
      '2024-05',
      '2024-05-16',
      { 기본급: 2_500_000 },
      { 근무일지: [shift('2024-05-18', '18:00')] },
    );
    expect(won(both(input, '현행'), '연장수당')).toEqual([95_694]);
    // Of 20 to 25 May all forty are worked: × 1.5.
    const next = { ...input, 근무일지: [shift('2024-05-25', '18:00')] };
    expect(won(both(next, '현행'), '연장수당')).toEqual([143_541]);
  });

  test('an allowance that begins on the 16th is paid for its days, also where joiners have it whole', () => {
    const input = {
      ...changed('2024-05', '2024-05-16', {}),
      변경: [{ 적용일: '2024-05-16', 고정수당: [{ 항목: '직책수당', 금액: 310_000, 통상임금: false }] }],
    };
    expect(won(both(input, '현행'), '고정수당')).toEqual([160_000]);
  });

  test('services done are the month’s: the bonus is what it is at the month’s end', () => {
    const input = changed('2024-05', '2024-05-16', { 노조: '2노조' }, { 근무: { 제공건수: 40 } });
    expect(won(both(input, '개편안'), '협력성과급A')).toEqual([150_000]);
  });

  test('somebody whom the reform begins to cover on the 16th has the old base until then', () => {
    const input = {
      귀속월: '2024-05',
      직원: { ...worker, 근무형태: '시간제', 기본급: 1_200_000, 주소정근로시간: 20 },
      변경: [{ 적용일: '2024-05-16', 직원: { 근무형태: '전일제', 주소정근로시간: 30 } }],
    };
    // 1,200,000 × 15/31 = 580,645.16…; 1,789,000 × 16/31 = 923,354.83….
    expect(won(slip(input, '개편안'), '기본급')).toEqual([580_645 + 923_355]);
  });

  test('a change on the first day of a month, or before it, divides nothing', () => {
    const input = changed('2024-05', '2024-05-01', { 기본급: 2_500_000 });
    expect(won(both(input, '현행'), '기본급')).toEqual([2_500_000]);
    expect(both(input, '현행').program.spans).toBeUndefined();
    const earlier = changed('2024-05', '2023-06-03', { 기본급: 2_500_000 });
    expect(won(both(earlier, '현행'), '기본급')).toEqual([2_500_000]);
  });

  test('a change that is still to come is refused', () => {
    const later = changed('2024-05', '2024-06-01', { 기본급: 2_500_000 });
    expect(() => person(later)).toThrow('change-after-month');
    expect(() => person(changed('2024-05', '2024-05-31', { 기본급: 2_500_000 }))).not.toThrow();
  });

  test('earlier months have what held in them', () => {
    const input = changed(
      '2024-06',
      '2024-05-16',
      { 기본급: 2_500_000 },
      {
        직원: { ...worker, 기본급: 2_390_124, 입사일: '2020-01-01', 퇴사일: '2024-06-30' },
        이전월: [{ 귀속월: '2024-04' }, { 귀속월: '2024-05' }],
      },
    );
    // April 2,390,124, May 2,446,835, June 2,500,000 over 91 days: 80,625.92… a day, below the ordinary 95,693.77….
    expect(both(input, '현행').evaluation.ratio('산정임금')).toEqual(
      ratio(2_390_124 + 2_446_835 + 2_500_000),
    );
  });
});

describe('a month cut where nothing changes is the month', () => {
  const plain = {
    귀속월: '2024-05',
    직원: { ...worker, 기본급: 2_390_123 },
    근무시간대: { 시작: '09:00', 종료: '19:30', 휴게: '12:00-13:00' },
    휴직: [{ 종류: '질병휴직', 시작일: '2024-05-08', 종료일: '2024-05-20' }],
    근무: { 결근일수: 1 },
  };
  test.each(['역일', '30일', '소정근로일', '시간'])('%s', (way) => {
    const engine = engineWith('현행', { 일할방식: way });
    const cut = { ...plain, 변경: [{ 적용일: '2024-05-15', 직원: { 기본급: 2_390_123, 노조: '2노조' } }] };
    const [one, other] = [both(plain, '현행', engine), both(cut, '현행', engine)];
    expect(other.lines).toEqual(one.lines);
  });
});

describe('findings', () => {
  const below = changed(
    '2024-05',
    '2024-05-16',
    { 기본급: 2_390_124 },
    { 직원: { ...worker, 기본급: 1_900_000 } },
  );

  test('pay below the minimum wage until the 15th is found, by the figures of those days', () => {
    const payslip = both(below, '현행');
    const found = payslip.findings.find(({ name }) => name === '최저임금미달');
    // 1,900,000 ÷ 209 = 9,090.90…. To the 15th: eight scheduled days, and the holidays 1, 5, 6, 12 and 15 May: 104 hours of 769.09… short.
    expect(found && findingText(payslip, found, 'ko')).toBe(
      '1~15일: 시간급 100,000/11 (≈9,090.91)원/시간이 최저임금 9,860원/시간보다 낮습니다. 임금을 받는 104시간에 79,986원이 모자랍니다.',
    );
  });

  test('what rests on the minutes of the month is said of the month alone', () => {
    // Fifteen hours beyond eight a day, in a week of a full-time worker: no excess of a part-timer’s twelve.
    const input = {
      귀속월: '2026-03',
      직원: { ...worker, 근무형태: '시간제', 기본급: 1_200_000, 주소정근로시간: 20 },
      변경: [{ 적용일: '2026-03-16', 직원: { 기본급: 2_400_000, 주소정근로시간: 40, 근무형태: '전일제' } }],
      근무일지: ['23', '24', '25', '26', '27'].map((day) => shift(`2026-03-${day}`, '21:00')),
    };
    expect(findingsOf(both(input, '현행'))).not.toContain('단시간초과한도초과');
  });

  test('what says how much says it of each part, and of the month where all parts say the same', () => {
    const found = (직원: object) =>
      both({ ...below, 변경: [{ 적용일: '2024-05-16', 직원 }] }, '현행').findings.filter(
        ({ name }) => name === '최저임금미달',
      );
    expect(found({ 기본급: 1_950_000 })).toHaveLength(2);
    expect(found({ 원천징수선택: '80%' })).toHaveLength(1);
  });

  test('what is found of the month’s end is said once', () => {
    const still = { ...below, 변경: [{ 적용일: '2024-05-16', 직원: { 기본급: 1_950_000 } }] };
    const names = findingsOf(both(still, '현행')).filter((name) => !name.endsWith('임금미달'));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('what is wrong with changes', () => {
  const of = (변경: unknown) => () =>
    slip({ 귀속월: '2024-05', 직원: { ...worker, 기본급: 2_390_124 }, 변경 }, '현행');

  test('the employment does not change, nor one thing twice a day', () => {
    expect(codesOf(of([{ 적용일: '2024-05-16', 직원: { 입사일: '2024-05-01' } }]))).toEqual([
      'change-of-employment',
    ]);
    const twice = { 적용일: '2024-05-16', 직원: { 기본급: 2_400_000 } };
    expect(codesOf(of([twice, twice]))).toEqual(['change-twice']);
  });

  test('minutes without days cannot be divided', () => {
    const input = changed('2024-05', '2024-05-16', { 기본급: 2_500_000 }, { 분류시간: minutes(60) });
    expect(codesOf(() => slip(input, '현행'))).toEqual(['minutes-in-divided-month']);
    // Where nothing is paid by them otherwise, they need not be.
    expect(
      codesOf(() =>
        slip(changed('2024-05', '2024-05-16', { 노조: '2노조' }, { 분류시간: minutes(60) }), '현행'),
      ),
    ).toEqual([]);
  });
});

describe('December 2024, from whose 19th an allowance paid to those employed on pay day is ordinary wage', () => {
  const withAllowance = (직원: object, days: readonly string[]) => ({
    귀속월: '2024-12',
    직원: { ...worker, 기본급: 2_390_124, ...직원 },
    고정수당: [{ 항목: '직책수당', 금액: 209_000, 통상임금: '재직조건' }],
    근무일지: days.map((day) => shift(day, '20:00')),
  });

  // Two hours × 1.5: of 2,390,124 ÷ 209 = 11,436 before, of (2,390,124 + 209,000) ÷ 209 = 12,436 from the 19th on.
  test.each([
    ['2024-12-18', [2_599_124, 37_308]],
    ['2024-12-19', [2_599_124, 37_308]],
    ['2024-12-20', [2_599_124, 37_308]],
  ])(
    'whoever joins on %s is paid overtime on the 26th by the later rules',
    (입사일, [ordinary, overtime]) => {
      const found = both(withAllowance({ 입사일 }, ['2024-12-26']), '현행');
      expect(found.evaluation.ratio('통상임금')).toEqual(ratio(ordinary ?? 0));
      expect(won(found, '연장수당')).toEqual([overtime]);
    },
  );

  test.each([
    ['2024-12-18', 2_390_124],
    ['2024-12-19', 2_599_124],
  ])('of whoever leaves on %s the ordinary wage is %d', (퇴사일, ordinary) => {
    const found = both(withAllowance({ 퇴사일 }, ['2024-12-10']), '현행');
    expect(found.evaluation.ratio('통상임금')).toEqual(ratio(ordinary));
    expect(won(found, '연장수당')).toEqual([34_308]);
  });

  test('what is made up to the current scheme’s pay is made up to that of the divided month', () => {
    // 2,390,124 + 209,000 + 34,308 + 37,308.
    const input = withAllowance({}, ['2024-12-10', '2024-12-26']);
    const whole = engineWith('개편안(보전)', { 보전비율: '100%' });
    expect(won(slip(input, '현행'), '지급총액')).toEqual([2_670_740]);
    expect(won(slip(input, '개편안(보전)', whole), '지급총액')).toEqual([2_670_740]);
  });
});
