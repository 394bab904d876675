import { expect, test } from 'vitest';
import { loadRules, ProblemError, payslip } from '../src/index.ts';

const rules = loadRules();
const none = { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 };
const input = {
  귀속월: '2024-03',
  직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' },
};

/** The codes of what the library refuses an input for. */
function refused(parts: Readonly<Record<string, unknown>>): string[] {
  try {
    payslip(rules, { ...input, ...parts }, '현행');
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

test('minutes for the scheme asked for are enough; those of a scheme there is not are refused', () => {
  expect(refused({ 분류시간: { 현행: none } })).toEqual([]);
  expect(refused({ 분류시간: { 현행: none, 개편인: none } })).toEqual(['unknown-key']);
  expect(refused({ 분류시간: { 개편안: none } })).toEqual(['missing-key']);
});
