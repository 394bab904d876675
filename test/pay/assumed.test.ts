import { describe, expect, test } from 'vitest';
import { parseMonth } from '../../src/calendar/date.ts';
import {
  amountOf,
  explain,
  explanationText,
  loadRules,
  nextSteps,
  payslip,
  runningInterval,
  situation,
  solve,
  solveMap,
} from '../../src/index.ts';
import { assumedIn, assumedTogether } from '../../src/pay/assumed.ts';
import { comparePayslips } from '../../src/pay/comparison.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { intervalJson, intervalText } from '../../src/report/bargaining/solve/interval.ts';
import { mapJson, solutionJson } from '../../src/report/bargaining/solve/json.ts';
import { solveCsv } from '../../src/report/bargaining/solve/map.ts';
import { nextStepsJson, nextStepsText } from '../../src/report/bargaining/solve/next-step.ts';
import { mapText, solutionText } from '../../src/report/bargaining/solve/text.ts';
import { explanationJson } from '../../src/report/estimate/explanation.ts';
import { estimateJson } from '../../src/report/estimate/json.ts';
import { estimateText } from '../../src/report/estimate/text.ts';
import { payslipHtml } from '../../src/report/payslip/html.ts';
import { payslipJson } from '../../src/report/payslip/json.ts';
import { payslipSheet } from '../../src/report/payslip/sheet.ts';
import { payslipSpeech } from '../../src/report/payslip/speech.ts';
import { payslipText } from '../../src/report/payslip/text.ts';

const rules = loadRules();
const person = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' };
const input = (month: string, assumed: unknown = undefined) => ({
  귀속월: month,
  직원: person,
  근무: { 제공건수: 40, 적극개입건수: 8 },
  ...(assumed !== undefined && { 가정: assumed }),
});
const carried = { 나머지: '이어쓰기' };
const grown = { ...carried, 공휴일: '규칙', 생활임금시급: { 연: '2.9%', 끝수: 1 } };
const terms = (assumed: readonly { readonly term: string }[]): string[] => assumed.map(({ term }) => term);

describe('an input that assumes years to come', () => {
  const autumn = payslip(rules, input('2028-10', grown), '현행');

  test('is worked out by what it assumes', () => {
    // 12,121 won grows to 12,473 and to 12,835; × 209 hours.
    expect(amountOf(autumn, '기본급')).toBe(2_682_515);
  });

  test('names it, holidays first', () => {
    expect(terms(autumn.assumed)).toEqual(expect.arrayContaining(['생활임금시급', '최저임금시급']));
    expect(autumn.assumed[0]).toMatchObject({ term: '공휴일', from: '2028-10', value: '규칙' });
    expect(autumn.assumed.find(({ term }) => term === '생활임금시급')).toMatchObject({
      from: '2028-01',
      value: '12_835',
    });
  });

  test('rests on nothing in a month whose law is out', () => {
    expect(payslip(rules, input('2026-10', grown), '현행').assumed).toEqual([]);
    expect(payslip(rules, input('2026-10'), '현행').assumed).toEqual([]);
  });

  test('does not lend it to the next', () => {
    expect(amountOf(payslip(rules, input('2027-01', carried), '현행'), '기본급')).toBe(12_121 * 209);
    const other = { ...carried, 생활임금시급: 12_500 };
    expect(amountOf(payslip(rules, input('2027-01', other), '현행'), '기본급')).toBe(12_500 * 209);
    expect(() => payslip(rules, input('2027-01'), '현행')).toThrow(ProblemError);
  });

  test('says where an assumption is wrong', () => {
    const wrong = { ...carried, 연장가산율: '이어쓰기' };
    try {
      payslip(rules, input('2027-01', wrong), '현행');
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect(error.problems.map(({ code, at }) => [code, at?.path])).toEqual([
        ['nothing-to-assume', '가정.연장가산율'],
      ]);
    }
  });

  test('each figure says which of it concerns it', () => {
    const of = (term: string): string[] => terms(explain(autumn, term)[0]?.assumed ?? []);
    expect(of('기본급')).toEqual(['생활임금시급']);
    expect(of('기준소득상한')).toEqual(['기준소득상한']);
    expect(of('연장가산율')).toEqual([]);
    // 개편안 pays a bonus by the month's working days, which rest on its holidays.
    const reform = payslip(rules, input('2028-10', grown), '개편안');
    expect(terms(explain(reform, '월목표건수')[0]?.assumed ?? [])).toEqual(['공휴일']);
    expect(explanationText(explain(autumn, '기본급'), 'ko', 100)).toContain(
      '! 가정에 기댐: 생활임금시급 12_835',
    );
    expect(explanationJson(explain(autumn, '기본급')[0] ?? expect.unreachable())).toMatchObject({
      가정: [{ 항목: '생활임금시급', 부터: '2028-01', 값: '12_835' }],
    });
  });

  test('every output names it', () => {
    const comparison = comparePayslips([autumn, payslip(rules, input('2028-10', grown), '개편안')]);
    const sheet = payslipSheet(comparison);
    const line =
      '생활임금시급 12_835 (2028-01부터) — 가정: 2026-12까지의 값에서 해마다 2.9%, 1 단위로 반올림(2050년까지)';
    for (const text of [estimateText(comparison, 'ko', 200), payslipText(sheet, 200), payslipHtml(sheet)])
      expect(text.replaceAll('\n', ' ')).toContain(line);
    for (const json of [estimateJson(comparison, 'ko'), payslipJson(sheet)])
      expect(JSON.stringify(json)).toContain('"항목":"생활임금시급","부터":"2028-01","값":"12_835"');
    expect(payslipSpeech(sheet)).toMatch(/아직 나오지 않아 가정한 것은 공휴일,.* 생활임금시급,/);
  });

  test('what is worked out of it names it, too', () => {
    const asked = situation(rules, input('2028-10', grown), ['현행', '개편안']);
    const until = '개편안.지급총액 >= 2_200_000원';
    const solution = solve(asked, { vary: [{ name: '제공건수', range: '30..40' }], until });
    const map = solveMap(asked, {
      vary: [
        { name: '제공건수', range: '30..31' },
        { name: '적극개입건수', range: '0..1' },
      ],
      until,
    });
    const steps = nextSteps(asked);
    const interval = runningInterval(asked);
    const line =
      '생활임금시급 12_835 (2028-01부터) — 가정: 2026-12까지의 값에서 해마다 2.9%, 1 단위로 반올림(2050년까지)';
    for (const text of [
      solutionText(solution, 'ko', 200),
      mapText(map, 'ko', 200),
      nextStepsText(steps, asked, 'ko', 200),
      intervalText(interval, '2028-10', 'ko', 200),
    ])
      expect(text).toContain(line);
    for (const json of [
      solutionJson(solution, 'ko'),
      mapJson(map, 'ko'),
      nextStepsJson(steps, asked),
      intervalJson(interval, '2028-10'),
    ])
      expect(JSON.stringify(json)).toContain('"항목":"생활임금시급","부터":"2028-01","값":"12_835"');
    for (const solved of [solution, map]) {
      const [head, ...rows] = solveCsv(solved).trimEnd().split('\r\n');
      expect(head?.endsWith(',가정')).toBe(true);
      expect(rows.every((row) => row.split(',').at(-1)?.startsWith('공휴일 '))).toBe(true);
    }
  });

  test('of earlier months it names what their figures rest on', () => {
    // The average wage of a 휴업 looks back on three months; those of 2026 rest on nothing.
    const history = ['2027-09', '2027-10', '2027-11', '2027-12'].map((귀속월) => ({ 귀속월 }));
    const january = payslip(rules, { ...input('2028-01', grown), 이전월: history }, '현행');
    const wages = january.assumed.filter(({ term }) => term === '생활임금시급');
    expect(wages.map(({ from, value }) => `${from} ${value}`)).toEqual(['2027-01 12_473', '2028-01 12_835']);
  });
});

test('of several lists each value is told once, holidays with their first month', () => {
  const value = (term: string, from: string) => ({ term, from, value: '1', why: '' });
  const holidays = (from: string) => ({ ...value('공휴일', from), facts: [] });
  expect(
    assumedTogether([
      [holidays('2028-02'), value('나', '2028-01')],
      [holidays('2028-01'), value('나', '2028-01'), value('가', '2028-01'), value('나', '2027-01')],
    ]).map(({ term, from }) => `${term} ${from}`),
  ).toEqual(['공휴일 2028-01', '가 2028-01', '나 2027-01', '나 2028-01']);
});

test('a scheme rests on what those rest on whose figures it takes', () => {
  const { engine } = situation(rules, input('2027-01', carried), ['현행']);
  const month = parseMonth('2027-01') ?? 0;
  const own = assumedIn(engine, ['개편안'], [month]);
  // 개편안 gives those whom it does not cover the figures of 현행.
  expect(own).toEqual(assumedIn(engine, ['개편안', '현행'], [month]));
});
