import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { runningInterval } from '../../src/bargaining/solve/running-interval.ts';
import { helpText, progressText, stepText } from '../../src/interview/ask-text.ts';
import { inputYaml } from '../../src/interview/input-yaml.ts';
import {
  beginInterview,
  hasOpen,
  type InterviewState,
  inputOf,
  takeLine,
} from '../../src/interview/take-line.ts';
import { fused } from '../../src/jit/fused.ts';
import { difference } from '../../src/pay/comparison.ts';
import { comparePerson } from '../../src/pay/estimate.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { Problems } from '../../src/problem/problem.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { runs } from '../runs.ts';
import { session, states, type, worker } from './setup.ts';

/** An interview's answers as its file is read again. */
function read(interview: InterviewState): PersonMonth {
  const problems = new Problems();
  const text = inputYaml(inputOf(session, interview), ['']);
  const input = readEstimate(readSource(text, 'test', problems), session.books, problems, { open: true });
  problems.throwIfAny();
  const [person] = input?.people ?? [];
  if (person === undefined) throw new Error('nobody was read');
  return person;
}

const last = (all: readonly InterviewState[]): InterviewState => all.at(-1) ?? beginInterview(session);
const asked = (all: readonly InterviewState[]): readonly string[] => last(all).asked;
const span = ({ now }: InterviewState, figure: string): readonly unknown[] => {
  const one = now.interval?.figures.find((each) => each.figure === figure);
  return [one?.lo, one?.hi];
};

/** The worker's interview, from its first question to its last. */
const all = states(worker);
/** Of whom the month alone is known. */
const nothingKnown = states({ 귀속월: '2024-03' });
const upTo = (id: string): InterviewState =>
  all.find(({ now }) => now.next?.id === id) ?? beginInterview(session);

describe('the order of the questions', () => {
  test('what no interval can hold open comes first, then what narrows it most', () => {
    expect(asked(all).slice(0, 4)).toEqual(['귀속월', '근무시간대', '근무시간대.휴게', '직원.기본급']);
    for (const { now } of all) {
      // What may be needed (a part-timer's hours) is asked when it is.
      const rule = now.interval?.questions.find(({ rule: { fact } }) => fact?.first ?? fact?.required)?.rule;
      if (now.taken.length > 0 || rule === undefined || now.next?.question === undefined) continue;
      expect(now.next.question.term.name).toBe(rule.name);
    }
  });

  test('no more than what is asked first, each once', () => {
    const ids = session.first.map(({ id }) => id);
    expect(asked(all).toSorted()).toEqual(['귀속월', '근무시간대', '근무시간대.휴게', ...ids].toSorted());
  });

  test('who is not covered is asked only what must be known', () => {
    const office = states({ ...worker, '직원.직종': '사회복지사' });
    // Both schemes pay the same: neither leave nor services move anything.
    expect(span(last(office), '차액.실수령액')).toEqual([0, 0]);
    expect(asked(office)).not.toContain('근무.제공건수');
    expect(hasOpen(inputOf(session, last(office)))).toBe(false);
  });
});

describe('what the answers come to', () => {
  test('the care worker: base pay of both schemes, 19 days of two hours over, both bonuses', () => {
    const person = read(last(all));
    const { payslips } = comparePerson(session.engine, person, session.schemes);
    expect(payslips.map(({ evaluation }) => String(evaluation.ratio('월기본급').n))).toEqual([
      '2390124',
      '1789000',
    ]);
    // 651,882 + 150,000 + 50,000 − 601,124
    expect(span(last(all), '차액.지급총액')).toEqual([250_758, 250_758]);
  });

  test('모름 throughout gives the interval of `estimate --interval`', () => {
    const unknown = last(nothingKnown);
    const text = '귀속월: 2024-03\n직원: {}\n근무: { 연차일수: 모름, 제공건수: 모름, 적극개입건수: 모름 }\n';
    const problems = new Problems();
    const source = readSource(text, 'test', problems);
    const input = readEstimate(source, session.books, problems, { open: true });
    const [person] = input?.people ?? [];
    if (person === undefined) throw new Error('nobody was read');
    const { engine, schemes } = session;
    const wanted = runningInterval({ engine, person, schemes }, fused);
    expect(unknown.now.interval?.figures).toEqual(wanted.figures);
    expect(runningInterval({ engine, person: read(unknown), schemes }, fused).figures).toEqual(
      wanted.figures,
    );
  });

  test('from the moment it is whole, every interval holds what comes out in the end', () => {
    const people = fc.record({
      '직원.직종': fc.constantFrom('요양보호사', '활동지원사'),
      '직원.근무형태': fc.constantFrom('전일제', '시간제'),
      '직원.기본급': fc.integer({ min: 2_000_000, max: 3_000_000 }).map(String),
      '근무.연차일수': fc.constantFrom('0', '0.5', '3'),
      '근무.제공건수': fc.integer({ min: 20, max: 60 }).map(String),
      '근무.적극개입건수': fc.integer({ min: 0, max: 20 }).map(String),
      근무시간대: fc.constantFrom('09:00-16:00', '08:30-19:00', '모름'),
    });
    fc.assert(
      fc.property(people, (answers) => {
        const own = states({ ...worker, ...answers });
        const comparison = comparePerson(session.engine, read(last(own)), session.schemes);
        const [, reform] = comparison.payslips;
        if (reform === undefined) throw new Error('no second scheme');
        for (const interview of own.filter(({ now }) => now.interval !== undefined && now.taken.length === 0))
          for (const total of ['지급총액', '실수령액']) {
            const [lo, hi] = span(interview, `차액.${total}`);
            expect(Number(lo)).toBeLessThanOrEqual(difference(comparison, reform, total));
            expect(Number(hi)).toBeGreaterThanOrEqual(difference(comparison, reform, total));
          }
      }),
      runs(1, 50),
    );
  });
});

describe('answers', () => {
  const untilJob = upTo('직원.직종');
  const wrong = (interview: InterviewState, line: string): readonly string[] => {
    const step = interview.now.next;
    if (step === undefined) return [];
    const turn = takeLine(session, interview, step, line, fused);
    return turn.kind === 'wrong' ? turn.problems.map(({ code }) => code) : [turn.kind];
  };

  test('a choice is its number, its name, or its name with other spaces', () => {
    for (const line of ['1', '요양보호사', ' 요양 보호사 '])
      expect(type(untilJob, line).answers.values['직원.직종']).toBe('요양보호사');
    expect(type(untilJob, '4').answers.values['직원.직종']).toBe('간호·치료');
  });

  test.each([
    ['0', 'unknown-choice'],
    ['9', 'unknown-choice'],
    ['요양보호시', 'unknown-choice'],
    ['', 'missing-value'],
    ['도움', 'help'],
    ['?', 'next'],
    ['END', 'end'],
  ])('직종: ‘%s’ is %s', (line, kind) => {
    expect(wrong(untilJob, line)).toEqual([kind]);
  });

  test.each([
    ['귀속월', '2030-05', 'no-calendar'],
    ['귀속월', '3월', 'not-a-month'],
    ['귀속월', '', 'missing-value'],
    ['근무시간대', '9', 'not-a-time-span'],
    ['근무시간대', '-18:00', 'not-a-time-span'],
    ['근무시간대', '18:00-09:00', 'shift-end'],
    ['근무시간대.휴게', '13:00-12:00', 'break-end'],
    ['직원.기본급', '-1', 'below-minimum'],
    ['직원.기본급', '많이', 'not-a-number'],
    ['근무.연차일수', '40', 'above-maximum'],
    ['근무.연차일수', '0.3', 'not-on-grain'],
    ['근무.적극개입건수', '41', 'requirement-broken'],
  ])('%s: ‘%s’ is %s, as everywhere', (id, line, code) => {
    const at = upTo(id);
    expect(at.now.next?.id).toBe(id);
    expect(wrong(at, line)).toEqual([code]);
  });

  test('되돌리기 takes one answer back and asks it anew; before the first there is none', () => {
    const again = type(type(untilJob, '5'), '되돌리기');
    expect(again.now.next?.id).toBe('직원.직종');
    expect(again.answers).toEqual(untilJob.answers);
    expect(again.now.interval).toEqual(untilJob.now.interval);
    expect(wrong(beginInterview(session), '뒤로')).toEqual(['first']);
    const back = type(type(last(all), '더'), '되돌리기');
    expect([back.more, back.now.next?.id]).toEqual([false, '더']);
  });

  test('an empty line is the default that the rules state, and is kept as such', () => {
    const at = upTo('근무.연차일수');
    expect(type(at, '').answers.values['근무.연차일수']).toBe('0');
  });

  test('what contradicts itself is said at once: two children of two dependents', () => {
    let now = type(last(all), '더');
    while (now.now.next?.id !== '직원.공제대상가족수') now = type(now, '');
    now = type(now, '2');
    while (now.now.next?.id !== '직원.자녀수') now = type(now, '');
    expect(wrong(now, '2')).toEqual(['requirement-broken']);
  });

  test('더 asks every other fact, and then there is nothing to ask', () => {
    let now = type(last(all), '더');
    while (now.now.next !== undefined) now = type(now, '');
    expect(new Set(now.asked).size).toBe(session.questions.length + 4);
  });
});

test('every question fits 80 columns', () => {
  for (const question of session.questions)
    for (const lang of ['ko', 'en'] as const)
      for (const line of [
        ...stepText({ id: question.id, question, left: 10 }, lang, 80).split('\n'),
        ...helpText(session, { id: question.id, question, left: 10 }, lang, 80).split('\n'),
      ])
        expect(stringWidth(line)).toBeLessThanOrEqual(80);
});

test('a question stands in one line, the interval in two', () => {
  const [, second] = nothingKnown;
  expect(stepText(second?.now.next ?? { id: '', left: 0 }, 'ko', 80)).toBe(
    '[남은 질문 9] 하루에 몇 시부터 몇 시까지 일합니까? (예: 09:00-18:00)',
  );
  // The reform pays 1,789,000 in place of 2,390,124 at its own hours, or does not cover the person.
  expect(second && progressText(second.now, 'ko', 80)?.split('\n')[0]).toBe(
    '  지금까지 차액.지급총액  ▼ 601,124 ~ 0',
  );
});
