import { describe, expect, test } from 'vitest';
import { engineWith, won, worker } from '../../support.ts';
import { both } from './setup.ts';

const base = 3_100_000;
const paid = (way: string, scheme = '현행') => {
  const engine = engineWith(scheme, { 일할방식: way });
  return (귀속월: string, 직원: object) =>
    won(both({ 귀속월, 직원: { ...worker, 기본급: base, ...직원 } }, scheme, engine), '기본급')[0];
};

describe('case 10: by thirtieths, a day employed is one of thirty', () => {
  const of = paid('30일');
  test.each([
    // 3,100,000 ÷ 30 = 103,333.3 a day
    ['joined on the last of a month of 31 days', '2024-05', { 입사일: '2024-05-31' }, 103_333],
    ['joined on the last of February', '2024-02', { 입사일: '2024-02-29' }, 103_333],
    ['joined on the last of a month of 30 days', '2024-04', { 입사일: '2024-04-30' }, 103_333],
    ['joined on the second of 31: thirty days', '2024-05', { 입사일: '2024-05-02' }, base],
    ['joined on the second of 29: 28 days', '2024-02', { 입사일: '2024-02-02' }, 2_893_333],
    ['left on the first', '2024-05', { 퇴사일: '2024-05-01' }, 103_333],
    ['left on the 28th of 29', '2024-02', { 퇴사일: '2024-02-28' }, 2_893_333],
    ['the whole of February', '2024-02', {}, base],
    ['the whole of May', '2024-05', {}, base],
    ['joined and left within', '2024-05', { 입사일: '2024-05-10', 퇴사일: '2024-05-24' }, 1_550_000],
  ])('%s', (_, month, dates, amount) => {
    expect(of(month, dates)).toBe(amount);
  });
});

describe('case 11: by the hour, what is scheduled while employed and the paid holidays', () => {
  const of = paid('시간');
  test.each([
    // 3,100,000 ÷ 209 = 14,832.535… an hour
    ['joined on Sunday the 31st: nothing scheduled', '2024-03', { 입사일: '2024-03-31' }, 0],
    ['Monday the 25th: 40 hours and 8 of the rest day', '2024-03', { 입사일: '2024-03-25' }, 711_962],
    ['Wednesday the 27th: 24 hours; the week is not whole', '2024-03', { 입사일: '2024-03-27' }, 355_981],
    // 1 March is a holiday, the 3rd the rest day of a whole week; 4 to 8 March are 40 hours, the 10th is after.
    ['left on Friday the 8th', '2024-03', { 퇴사일: '2024-03-08' }, 830_622],
    // The 10th is the rest day of the second week.
    ['left on Sunday the 10th', '2024-03', { 퇴사일: '2024-03-10' }, 949_282],
    ['a whole month', '2024-03', {}, base],
    // Twenty scheduled days, and the rest days of the weeks that are whole: the 10th, 17th, 24th and 31st.
    ['a day short of a whole month', '2024-03', { 입사일: '2024-03-02' }, 2_847_847],
  ])('%s', (_, month, dates, amount) => {
    expect(of(month, dates)).toBe(amount);
  });
});

test('by calendar days and by scheduled days as before', () => {
  // 21 of 31 days; from Monday the 11th 15 of 20 scheduled days.
  expect(paid('역일')('2024-03', { 입사일: '2024-03-11' })).toBe(2_100_000);
  expect(paid('소정근로일')('2024-03', { 입사일: '2024-03-11' })).toBe(2_325_000);
});
