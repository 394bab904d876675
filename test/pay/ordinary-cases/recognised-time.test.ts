import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/pay/engine.ts';
import { findingText } from '../../../src/pay/finding.ts';
import { explain } from '../../../src/report/estimate/explanation.ts';
import { engineWith, engine as shipped, won } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/** 2,508,000 ÷ 209 = 12,000 an hour; 2026-03-10 is a Tuesday, the 14th a Saturday. */
const month = (...근무일지: readonly object[]) => ({
  귀속월: '2026-03',
  직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터', 기본급: 2_508_000 },
  근무일지,
});
const tuesday = (시작: string, 종료: string, 승인연장?: number) => ({
  일자: '2026-03-10',
  시작,
  종료,
  휴게: '12:00-13:00',
  ...(승인연장 !== undefined && { 승인연장 }),
});
const scheme = '법정월급제';
const slipOf = (engine: Engine, ...근무일지: readonly object[]) => both(month(...근무일지), scheme, engine);
const by = (values: Readonly<Record<string, string>>) => engineWith(scheme, values);

const named = ['끝수로뺀근로', '시작앞의근로', '승인없는연장'];
const told = (slip: ReturnType<typeof slipOf>) => findingsOf(slip).filter((name) => named.includes(name));
const textOf = (slip: ReturnType<typeof slipOf>, name: string) =>
  slip.findings.filter((one) => one.name === name).map((one) => findingText(slip, one, 'ko'))[0] ?? '';

describe('clocked from 08:41 to 20:12 with an hour and a half approved', () => {
  const day = tuesday('08:41', '20:12', 90);

  test('by default all 151 minutes beyond eight hours are paid, and nothing is told', () => {
    const slip = slipOf(shipped, day);
    // 12,000 × 1.5 × 151 ÷ 60
    expect([won(slip, '연장수당'), told(slip)]).toEqual([[45_300], []]);
    expect(slip.evaluation.ratio('인정분').n).toBe(631n);
  });

  test('the end by quarter hours down: 20:00', () => {
    const slip = slipOf(by({ 퇴근단위: '15', 퇴근끝수: '"버림"' }), day);
    // 139 minutes: 12 fewer.
    expect([won(slip, '연장수당'), told(slip)]).toEqual([[41_700], ['끝수로뺀근로']]);
    expect(textOf(slip, '끝수로뺀근로')).toContain('기록 631분 가운데 619분을 인정했습니다.');
    expect(textOf(slip, '끝수로뺀근로')).toContain('15분 단위 버림');
    expect(textOf(slip, '끝수로뺀근로')).toContain('12분');
    // Upwards, it is 20:15: three minutes more, and nothing that is owed.
    const up = slipOf(by({ 퇴근단위: '15', 퇴근끝수: '"올림"' }), day);
    expect([won(up, '연장수당'), told(up)]).toEqual([[46_200], []]);
  });

  test('a fixed start, and approved overtime only', () => {
    const fixed = slipOf(by({ 조기출근: '"승인"' }), tuesday('08:41', '20:12'));
    // 132 minutes after six.
    expect([won(fixed, '연장수당'), told(fixed)]).toEqual([[39_600], ['시작앞의근로']]);
    const approved = slipOf(by({ 연장인정: '"승인"' }), day);
    // 90 minutes; 61 are not approved.
    expect([won(approved, '연장수당'), told(approved)]).toEqual([[27_000], ['승인없는연장']]);
    expect(textOf(approved, '승인없는연장')).toContain('61분은 승인이 없어');
    const all = slipOf(
      by({ 조기출근: '"승인"', 퇴근단위: '30', 퇴근끝수: '"버림"', 연장인정: '"승인"' }),
      day,
    );
    expect([won(all, '연장수당'), told(all)]).toEqual([[27_000], named]);
  });

  test('a unit that leaves nothing out is not told of, nor is one that a choice does not use', () => {
    const late = tuesday('09:04', '18:00');
    const graced = slipOf(by({ 지각유예: '5', 출근단위: '30', 출근끝수: '"올림"' }), late);
    expect([told(graced), graced.evaluation.ratio('더인정분').n]).toEqual([[], 4n]);
    expect(slipOf(by({ 지각유예: '5' }), late).evaluation.ratio('더인정분').n).toBe(4n);
    expect(slipOf(by({ 조퇴유예: '5' }), tuesday('09:00', '17:57')).evaluation.ratio('더인정분').n).toBe(3n);
    expect(told(slipOf(by({ 출근단위: '30', 출근끝수: '"올림"' }), late))).toEqual(['끝수로뺀근로']);
  });

  test('the explanation of overtime pay says by which rules minutes went', () => {
    const values = { 퇴근단위: '15', 퇴근끝수: '"버림"', 연장인정: '"승인"', 지각유예: '5' };
    const shown = explain(slipOf(by(values), day), '연장수당');
    const of = (term: string) => shown.find((one) => one.term === term);
    // 631 recorded; 20:12 to 20:00; 139 − 90.
    expect(of('미인정분')?.sentence).toBe('조기출근제외분 0분 + 끝수제외분 12분 + 미승인연장분 49분 = 61분');
    expect(of('인정분')?.sentence).toBe('기록분 631분 − 미인정분 61분 + 더인정분 0분 = 570분');
    expect([of('퇴근끝수')?.value, of('연장인정')?.value]).toEqual(['버림', '승인']);
    expect([of('미인정분'), of('인정분')].map((one) => one?.depth)).toEqual([2, 3]);
    // What is 0 is not shown beside.
    expect(shown.some(({ uses }) => uses.includes('더인정분'))).toBe(true);
    expect(explain(slipOf(shipped, day), '연장분').map(({ term }) => term)).toEqual(['연장분']);
  });

  test('without overtime pay the explanation still says what was left out', () => {
    const shown = explain(slipOf(by({ 연장인정: '"승인"' }), tuesday('09:00', '19:00')), '연장수당');
    expect(shown.find(({ term }) => term === '미승인연장분')?.value).toBe('60분');
  });
});

describe('days off and people of their own hours', () => {
  test('Saturday and Sunday: what was approved', () => {
    const off = (일자: string) => ({ 일자, 시작: '09:00', 종료: '13:00', 승인연장: 60 });
    const slip = slipOf(by({ 연장인정: '"승인"' }), off('2026-03-14'), off('2026-03-15'));
    // March 2026 has a holiday in the week of Monday the 2nd alone: an hour at 1.5 each.
    expect(won(slip, '연장수당', '휴일수당')).toEqual([18_000, 18_000]);
    const unapproved = { ...off('2026-03-15'), 승인연장: 0 };
    expect(won(slipOf(by({ 연장인정: '"승인"' }), unapproved), '휴일수당')).toEqual([0]);
  });

  test('twenty hours a week, 13:00 to 17:00: early and late by that week', () => {
    const input = {
      ...month({ 일자: '2026-03-10', 시작: '12:40', 종료: '18:10', 승인연장: 60 }),
      직원: { 직종: '요양보호사', 근무형태: '시간제', 소속유형: '모두돌봄센터', 기본급: 1_251_429 },
      소정근로: {
        월: '13:00-17:00',
        화: '13:00-17:00',
        수: '13:00-17:00',
        목: '13:00-17:00',
        금: '13:00-17:00',
      },
    };
    const values = { 조기출근: '"승인"', 연장인정: '"승인"', 퇴근단위: '30', 퇴근끝수: '"버림"' };
    const slip = both(input, scheme, by(values));
    // 17:00 to 18:00 is approved, the 20 minutes before one are not, ten minutes are rounded off.
    const of = (term: string) => Number(slip.evaluation.ratio(term).n);
    expect(['연장분', '조기출근제외분', '끝수제외분', '미승인연장분', '인정분'].map(of)).toEqual([
      60, 20, 10, 0, 300,
    ]);
  });

  test('a rule may rest on a fact: one kind of work counts from the clock, others by approval', () => {
    const engine = engineWith('현행', {}, { 연장인정: 'if 직종 = "요양보호사" then "승인" else "기록"' });
    const of = (직종: string) =>
      both({ ...month(tuesday('09:00', '20:00')), 직원: { ...month().직원, 직종 } }, '현행', engine);
    expect([of('요양보호사'), of('사회복지사')].map((slip) => won(slip, '연장수당'))).toEqual([
      [0],
      [36_000],
    ]);
  });
});
