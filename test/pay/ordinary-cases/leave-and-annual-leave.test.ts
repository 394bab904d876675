import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { worker } from '../../support.ts';
import { both } from './setup.ts';

const on = (귀속월: string, 종류: string, 시작일: string, 종료일: string, 입사일 = '2020-01-01') =>
  both({ 귀속월, 직원: { ...worker, 입사일 }, 휴직: [{ 종류, 시작일, 종료일 }] }, '현행').evaluation;

describe('annual leave by attendance (case 14)', () => {
  test('all of the year on sick leave: none', () => {
    const evaluation = on('2024-01', '질병휴직', '2023-01-01', '2023-12-31');
    expect(evaluation.ratio('연차발생일수')).toEqual(ratio(0));
    expect(evaluation.ratio('연차발생시간')).toEqual(ratio(0));
  });

  test('half of it: the half', () => {
    // 2023-07-01 to 12-31: 184 of 365 days. Four years of service: 16 days. 16 × 181 ÷ 365 × 8 = 63.47 h: 64 h.
    const evaluation = on('2024-01', '질병휴직', '2023-07-01', '2023-12-31');
    expect(evaluation.ratio('연차발생일수')).toEqual(ratio(16 * 181, 365));
    expect(evaluation.ratio('연차발생시간')).toEqual(ratio(64));
  });

  test('only the year of service before the day on which the leave is won counts', () => {
    // Joined on 2020-07-10: the year from 2022-07-10 to 2023-07-09 gave what is shown to June 2024. Of the leave 2023-01-01 to 12-31
    // 190 days lie in it: 31 + 28 + 31 + 30 + 31 + 30 + 9. From August 2024 on the year from 2023-07-10: 175 of 366 days.
    const before = on('2024-07', '질병휴직', '2023-01-01', '2023-12-31', '2020-07-10');
    expect(before.ratio('연차비례휴직일수')).toEqual(ratio(190));
    expect(before.ratio('연차발생일수')).toEqual(ratio(16 * 175, 365));
    const after = on('2024-08', '질병휴직', '2023-01-01', '2023-12-31', '2020-07-10');
    expect(after.ratio('연차비례휴직일수')).toEqual(ratio(175));
    expect(after.ratio('연차발생일수')).toEqual(ratio(16 * 191, 366));
  });

  test.each(['육아휴직', '출산전후휴가', '산재휴업'])('%s counts as attendance (§60⑥)', (kind) => {
    expect(on('2024-01', kind, '2023-01-01', '2023-12-31').ratio('연차발생시간')).toEqual(ratio(128));
  });

  test.each(['가족돌봄휴직', '무급휴직'])('%s is taken out in proportion', (kind) => {
    expect(on('2024-01', kind, '2023-01-01', '2023-12-31').ratio('연차발생시간')).toEqual(ratio(0));
  });

  test('a leave before that year, or after it, changes nothing', () => {
    expect(on('2024-01', '질병휴직', '2022-01-01', '2022-12-31').ratio('연차발생시간')).toEqual(ratio(128));
    expect(on('2024-03', '질병휴직', '2024-01-15', '2024-12-31').ratio('연차발생시간')).toEqual(ratio(128));
  });
});
