import { describe, expect, test } from 'vitest';
import { runningInterval } from '../../src/bargaining/solve/running-interval.ts';
import { emptyAnswers, withValue } from '../../src/interview/answers.ts';
import { saidText } from '../../src/interview/ask-text.ts';
import { rangesOf } from '../../src/interview/range.ts';
import { hasOpen, inputOf } from '../../src/interview/take-line.ts';
import { fused } from '../../src/jit/fused.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { Problems } from '../../src/problem/problem.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { session, states, worker } from './setup.ts';

const { engine, schemes } = session;

/** Where the figures of an open input lie. */
function intervalOf(직원: string, more = '') {
  const problems = new Problems();
  const text = `귀속월: 2026-03\n직원: { 직종: 요양보호사, 소속유형: 모두돌봄센터, ${직원} }\n${more}`;
  const input = readEstimate(readSource(text, 'test', problems), session.books, problems, { open: true });
  problems.throwIfAny();
  const [person] = input?.people ?? [];
  if (person === undefined) throw new Error('nobody was read');
  const found = runningInterval({ engine, person, schemes }, fused);
  const span = (figure: string): unknown[] => {
    const one = found.figures.find((each) => each.figure === figure);
    return [one?.lo, one?.hi];
  };
  return { span, asked: found.questions.map(({ rule }) => rule.name) };
}

describe('part time of which the hours are not known', () => {
  test('what the rules pay an hour of is open, from one hour a week to forty', () => {
    const { span, asked } = intervalOf('근무형태: 시간제');
    // 12,121 × 365/84 hours = 52,668.6, and × 209.
    expect(span('현행.지급총액')).toEqual([52_669, 2_533_289]);
    expect(span('개편안.지급총액')).toEqual([52_669, 2_533_289]);
    expect(asked).toEqual(['계약주소정시간']);
  });

  test('a base that is given is certain, what reaches the person is not: under fifteen hours there is no pension', () => {
    const { span } = intervalOf('근무형태: 시간제, 기본급: 1_200_000');
    expect(span('현행.지급총액')).toEqual([1_200_000, 1_200_000]);
    const [least, most] = span('현행.실수령액');
    // 4.75 % and 3.595 % of 1,200,000, and 13.14 % of the latter, each cut to 10 won: 57,000 + 43,140 + 5,660
    expect(Number(most) - Number(least)).toBe(105_800);
  });

  test('said as 모름 is the same as left out', () => {
    const left = intervalOf('근무형태: 시간제, 기본급: 1_200_000');
    const said = intervalOf('근무형태: 시간제, 기본급: 1_200_000, 주소정근로시간: 모름');
    for (const figure of ['현행.지급총액', '현행.실수령액', '차액.실수령액'])
      expect(left.span(figure)).toEqual(said.span(figure));
  });

  test('hours or a week that are given leave nothing open, and full time has the statutory hours', () => {
    const week = '소정근로: { 월: "09:00-13:00", 화: "09:00-13:00" }\n';
    for (const one of [
      intervalOf('근무형태: 시간제, 주소정근로시간: 20'),
      intervalOf('근무형태: 시간제', week),
      intervalOf('근무형태: 전일제'),
    ])
      expect(one.asked).toEqual([]);
    // 12,121 × 730/7 = 1,264,047.14…
    expect(intervalOf('근무형태: 시간제, 주소정근로시간: 20').span('현행.지급총액')).toEqual([
      1_264_048, 1_264_048,
    ]);
    expect(intervalOf('근무형태: 전일제').span('현행.지급총액')).toEqual([2_533_289, 2_533_289]);
  });

  test('not known whether full or part time: a full-time worker’s hours are not varied', () => {
    const { span, asked } = intervalOf('근무형태: 모름');
    expect(span('현행.지급총액')).toEqual([52_669, 2_533_289]);
    // The reform covers full time alone: 1,897,000 against 2,533,289, never against a part-timer's pay.
    expect(span('차액.지급총액')).toEqual([-636_289, 0]);
    expect(asked).toEqual(['근무형태', '계약주소정시간']);
  });

  test('by bounds as case by case: more unknowns than can be gone through', () => {
    const many = '근무: { 연차일수: 모름, 제공건수: 모름, 적극개입건수: 모름 }\n';
    const { span } = intervalOf('근무형태: 모름', many);
    const [least, most] = span('현행.지급총액');
    expect(Number(least)).toBeLessThanOrEqual(52_669);
    expect(most).toBe(2_533_289);
    // Both bonuses, 200,000, make up for less than that: nobody gains, and whom the reform does not cover loses nothing.
    expect(span('차액.지급총액')).toEqual([-636_289, 0]);
  });
});

describe('in an interview', () => {
  const part = { ...worker, '직원.근무형태': '시간제' };

  test('the hours are asked of part time, and of nobody else', () => {
    const ids = (answers: typeof worker) => states(answers).at(-1)?.asked ?? [];
    expect(ids({ ...part, '직원.주소정근로시간': '20' })).toContain('직원.주소정근로시간');
    expect(ids(worker)).not.toContain('직원.주소정근로시간');
  });

  test('모름 stays open, in what is saved, too', () => {
    const all = states(part);
    const last = all.at(-1);
    const at = all.find(({ now }) => now.next?.id === '직원.주소정근로시간')?.now.next;
    if (last === undefined || at === undefined) throw new Error('the hours are not asked');
    expect(saidText(session, at, 'unknown', 'ko')).not.toContain('제도');
    const input = inputOf(session, last);
    expect(input.values['직원.주소정근로시간']).toBe('모름');
    expect(hasOpen(input)).toBe(true);
    expect(last.now.interval?.figures.some(({ lo, hi }) => lo !== hi)).toBe(true);
  });

  test('the page holds the range open, and every figure of a contract lies in it', () => {
    const own = { ...part, '직원.기본급': '2000000', '근무시간대.시작': '09:00', '근무시간대.종료': '18:00' };
    const answers = Object.entries(own)
      .filter(([id]) => id !== '근무시간대')
      .reduce((now, [id, text]) => withValue(now, id, text), emptyAnswers);
    expect(session.work(answers).problems.map(({ field }) => field)).toEqual(['직원.주소정근로시간']);
    const ranges = rangesOf(session, answers, '실수령액');
    for (const hours of ['1', '14', '15', '20', '39.75', '40']) {
      const { comparison } = session.work(withValue(answers, '직원.주소정근로시간', hours));
      comparison?.payslips.forEach(({ lines }, i) => {
        const net = lines.find(({ kind }) => kind === '실수령')?.total.amount ?? Number.NaN;
        expect(ranges?.[i]?.from).toBeLessThanOrEqual(net);
        expect(ranges?.[i]?.to).toBeGreaterThanOrEqual(net);
      });
      expect(comparison?.payslips).toHaveLength(2);
    }
  });
});
