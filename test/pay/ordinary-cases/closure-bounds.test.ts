import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../src/problem/problem.ts';
import { sentences } from '../../../src/problem/text.ts';
import { engineWith, won, worker } from '../../support.ts';
import { both } from './setup.ts';

const scheme = '법정월급제';
const 직원 = { ...worker, 기본급: 3_100_000 };
const month = (휴업일수: number, more: object = {}) => ({
  귀속월: '2024-05',
  직원,
  근무: { 휴업일수 },
  ...more,
});
const base = (input: Readonly<Record<string, unknown>>, engine?: Parameters<typeof both>[2]) =>
  won(both(input, scheme, engine), '기본급')[0];
const fixOf = (input: Readonly<Record<string, unknown>>): string | undefined => {
  try {
    both(input, scheme);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [first] = error.problems;
    return first && sentences(first, 'en').fix;
  }
  return undefined;
};

describe('휴업 beyond the days employed', () => {
  test('is refused, and which value to mend is said', () => {
    const joined = { 직원: { ...직원, 입사일: '2024-05-20' } };
    // Twelve of 31 days: all of them closed leave nothing of the base.
    expect(base(month(12, joined))).toBe(0);
    expect(fixOf(month(13, joined))).toBe('mend what the input says, so that it holds: 휴업일수 13일.');
    expect(fixOf(month(31))).toBeUndefined();
  });

  test('beside a leave, absence and leave without pay', () => {
    const leave = { 휴직: [{ 종류: '무급휴직', 시작일: '2024-05-01', 종료일: '2024-05-10' }] };
    expect(base(month(21, leave))).toBe(0);
    expect(fixOf(month(22, leave))).toBe('mend what the input says, so that it holds: 휴업일수 22일.');
    const absent = (days: number) => month(days, { 근무: { 휴업일수: days, 결근일수: 2 } });
    expect(base(absent(29))).toBe(0);
    expect(fixOf(absent(30))).toBe(
      'mend what the input says, so that it holds: 휴업일수 30일, 결근일수 2일.',
    );
  });

  test('takes no more off than is left where a part of the month is valued otherwise', () => {
    // Employed on Saturday 25 and Sunday 26 May alone: by scheduled days nothing is due, and nothing is taken off that.
    const weekend = { 직원: { ...직원, 입사일: '2024-05-25', 퇴사일: '2024-05-26' } };
    expect(base(month(2, weekend), engineWith(scheme, { 일할방식: '소정근로일' }))).toBe(0);
  });
});
