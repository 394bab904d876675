import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bound } from '../pay/agreements-setup.ts';
import { estimated, found, sums, total } from './setup.ts';

const 근무형태 = '전일제';

describe('annual pay', () => {
  const who = { 직종: '일반행정', 근무형태, 소속유형: '본부' };

  test.each([
    [28_681_488, 2_390_124], // the old base × 12
    [21_468_000, 1_789_000], // the new one
    [30_000_005, 2_500_001], // ÷ 12 = 2,500,000.41…, up
  ])('a contract of %d a year is %d a month', async (연봉, month) => {
    const one = await estimated({ 귀속월: '2024-03', 직원: { ...who, 연봉 } }, '연봉제(일반행정)');
    expect([one.적용, one.항목['기본급'], one.산출['통상임금']]).toEqual([true, month, month]);
  });

  test('without a contract it is the living wage’s twelve months; other occupations keep what there is', async () => {
    const one = await estimated({ 귀속월: '2024-03', 직원: who }, '연봉제(일반행정)');
    expect(one.산출['연봉']).toBe(28_681_488);
    const carer = { ...who, 직종: '요양보호사', 연봉: 21_468_000 };
    const other = await estimated({ 귀속월: '2024-03', 직원: carer }, '연봉제(일반행정)');
    expect([other.적용, other.지급총액]).toEqual([false, 2_390_124]);
  });

  test('of each day the contract in force counts: 2,390,124 × 15/31 and 2,500,000 × 16/31, and whole months after', async () => {
    // 1,156,511.6… and 1,290,322.5…, each to the won.
    expect(await sums('2024-annual-pay', '연봉제(일반행정)', '지급총액')).toEqual({
      칠월: 6 * 2_390_124 + 6 * 2_500_000,
      오월: 4 * 2_390_124 + 1_156_512 + 1_290_323 + 7 * 2_500_000,
    });
  });

  test('skill steps come on top of it, are ordinary wage, and say that they are examples', async () => {
    const carer = { 직종: '요양보호사', 근무형태, 소속유형: '모두돌봄센터', 숙련단계: 2 };
    const one = await estimated({ 귀속월: '2024-03', 직원: carer }, '연봉제(숙련급)');
    // The example table: 30,000 a step. 2,390,124 + 60,000.
    expect([one.항목['숙련급'], one.지급총액, one.산출['통상임금']]).toEqual([60_000, 2_450_124, 2_450_124]);
    expect(one.발견사항.map(({ 내용 }) => 내용).join()).toContain('숙련급 60,000원은 예시입니다');
    const none = await estimated({ 귀속월: '2024-03', 직원: { ...carer, 숙련단계: 0 } }, '연봉제(숙련급)');
    expect([none.지급총액, found(none)]).toEqual([2_390_124, []]);
  });
});

describe('pay by step', () => {
  const who = { 직종: '보육교사', 근무형태, 소속유형: '국공립어린이집' };
  const scheme = '호봉제(보육)';

  test('a director’s first step is what was published, and nothing else is', async () => {
    const director = { ...who, 보육직급: '원장', 초임호봉: 1, 입사일: '2023-07-03' };
    const last = await estimated({ 귀속월: '2023-12', 직원: director }, scheme);
    const next = await estimated({ 귀속월: '2024-01', 직원: director }, scheme);
    expect([last.항목['기본급'], next.항목['기본급']]).toEqual([2_195_300, 2_250_200]);
    // 2,250,200 ÷ 209 is less than 11,436.
    expect(found(next)).toEqual(['생활임금미달']);
  });

  test('a step each year, on the first of the month after the anniversary; a teacher’s allowance by hours', async () => {
    const teacher = { ...who, 보육직급: '보육교사', 초임호봉: 3, 입사일: '2022-03-02' };
    // The example table: 2,170,000 + 2 % of it a step, cut to 100 won: step 4 and step 5.
    const march = await estimated({ 귀속월: '2024-03', 직원: teacher }, scheme);
    const april = await estimated({ 귀속월: '2024-04', 직원: teacher }, scheme);
    expect([march, april].map(({ 산출 }) => 산출['보육호봉'])).toEqual([4, 5]);
    expect([march, april].map(({ 항목 }) => 항목['기본급'])).toEqual([2_300_200, 2_343_600]);
    expect(found(march)).toContain('호봉예시금액');
    // Not the employer's wage: neither taxed nor in the ordinary wage.
    expect([march.항목['교사근무환경개선비'], march.산출['통상임금']]).toEqual([260_000, 2_300_200]);
    const half = { ...teacher, 근무형태: '시간제', 주소정근로시간: 20 };
    const short = await estimated({ 귀속월: '2024-03', 직원: half }, scheme);
    expect(short.항목['교사근무환경개선비']).toBe(130_000);
  });

  test('the centres closed on 2024-06-30: seven months of two people', async () => {
    expect(await sums('2024-child-care-steps', scheme, '지급총액')).toEqual({
      원장: 2_195_300 + 6 * 2_250_200,
      // 2,117,000 × 1.06 = 2,244,020 in December.
      보육교사: 2_244_000 + 3 * 2_300_200 + 3 * 2_343_600 + 7 * 260_000,
    });
    // Under a year of service the director has no severance.
    const paid = await sums('2024-child-care-steps', scheme, '퇴직금');
    expect([paid['원장'], (paid['보육교사'] ?? 0) > 0]).toEqual([0, true]);
  });
});

describe('part time', () => {
  test('base pay is the living wage × the contract’s hours, weekly rest included', async () => {
    // 365/6, 730/7, 5475/42 and 1095/7 hours at 11,436, up to the won.
    expect(await sums('2024-part-time', '현행', '기본급')).toEqual({
      열넷: 695_690,
      스물: 1_192_612,
      스물다섯: 1_490_765,
      서른: 1_788_918,
    });
    // Under 15 hours a week there is no pension; 1,192,000 × 4.5 % = 53,640.
    const pension = await sums('2024-part-time', '현행', '국민연금');
    expect([pension['열넷'], pension['스물']]).toEqual([0, 53_640]);
  });
});

describe('round the clock', () => {
  test('17 hours of 24 on a Tuesday are nine hours over and three at night; on a Sunday eight at 1.5 and nine at 2', async () => {
    for (const scheme of ['현행', '현행(24시간)']) {
      expect(await sums('2024-round-the-clock', scheme, '연장수당')).toEqual({
        평일동반: 9 * 17_154,
        휴일동반: 0,
      });
      expect(await sums('2024-round-the-clock', scheme, '휴일수당')).toEqual({
        평일동반: 0,
        휴일동반: 8 * 17_154 + 9 * 22_872,
      });
      expect(await sums('2024-round-the-clock', scheme, '야간수당')).toEqual({
        평일동반: 3 * 5_718,
        휴일동반: 3 * 5_718,
      });
    }
  });

  test('present terms ask for consultation before night duty; the 24-hour terms and day work do not', async () => {
    const shift = (종료: string) => ({
      귀속월: '2024-03',
      직원: { 직종: '활동지원사', 근무형태, 소속유형: '장애인활동지원기관' },
      근무일지: [{ 일자: '2024-03-12', 시작: '13:00', 종료, 휴게: '17:00-18:00' }],
    });
    expect(found(await estimated(shift('22:00'), '현행'))).toEqual([]);
    expect(found(await estimated(shift('22:30'), '현행'))).toEqual(['야간노사협의없음']);
    expect(found(await estimated(shift('22:30'), '현행(24시간)'))).toEqual([]);
  });
});

test('where agreements bind, night duty needs consultation for a member of 1노조 and none for one of 2노조', () => {
  const night = (노조: string) => ({
    id: 노조,
    귀속월: '2024-03',
    직원: { 노조 },
    근무일지: [{ 일자: '2024-03-12', 시작: '13:00', 종료: '22:30', 휴게: '17:00-18:00' }],
  });
  const { engine, people } = bound('협약: 적용', [night('1노조'), night('2노조')], '[현행]');
  const names = people.map((one) => engine.payslip(one, '현행').findings.map(({ name }) => name));
  expect(names).toEqual([['야간노사협의없음'], []]);
});

describe('variants of the reform', () => {
  test('pay for each service beside the flat bonus: 33, 34 and 60 services', async () => {
    expect(await sums('2024-per-case', '개편안', '지급총액')).toEqual({
      서른셋: 1_789_000,
      서른넷: 1_939_000,
      예순: 1_989_000,
    });
    // 3,000 a service and 5,000 more in a proactive case.
    expect(await sums('2024-per-case', '개편안(건별보상)', '지급총액')).toEqual({
      서른셋: 1_789_000 + 99_000 + 30_000,
      서른넷: 1_789_000 + 102_000 + 30_000,
      예순: 1_789_000 + 180_000 + 60_000,
    });
  });

  test('criterion A by the team: 340 of 400 pay everybody, 339 nobody; B stays the person’s', async () => {
    // 4 of 20 are 20 %, 7 of 40 are 17.5 %.
    expect(await sums('2024-team', '개편안', '지급총액')).toEqual({
      채운팀의스물: 1_989_000,
      채운팀의마흔: 1_939_000,
      모자란팀의마흔: 1_789_000,
    });
  });

  test('January and February as now, March to December reformed', async () => {
    expect(total(await sums('2024-switch', '개편안', '지급총액'))).toBe(2 * 2_390_124 + 10 * 1_789_000);
    expect(total(await sums('2024-switch', '현행', '지급총액'))).toBe(28_681_488);
  });
});

test('every scenario of the pay systems is looked at here or beside', () => {
  const all = readdirSync('scenarios/pay-systems').filter((name) => name.endsWith('.yaml'));
  expect(all.length).toBe(11);
});
