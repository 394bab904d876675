import { describe, expect, test } from 'vitest';
import {
  type Answers,
  emptyAnswers,
  inputValue,
  rowsOf,
  withoutRow,
  withRow,
  withUnknown,
  withValue,
} from '../../src/interview/answers.ts';
import { helpText, stepText } from '../../src/interview/ask-text.ts';
import { inputYaml } from '../../src/interview/input-yaml.ts';
import { InterviewSession } from '../../src/interview/interview-session.ts';
import { rangesOf } from '../../src/interview/range.ts';
import { skeleton } from '../../src/interview/skeleton.ts';
import { beginInterview, type InterviewState, inputOf, takeLine } from '../../src/interview/take-line.ts';
import { fused } from '../../src/jit/fused.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { Problems } from '../../src/problem/problem.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { answersFile, answersFragment, readAnswersFile, readFragment } from '../../src/web/keep.ts';
import { listEngine } from '../own-lists.ts';
import { ownEngine, ownScheme } from '../own-scheme.ts';
import { type } from './setup.ts';

const session = new InterviewSession(listEngine.rules, [ownScheme]);
const whole: Readonly<Record<string, string>> = {
  귀속월: '2024-03',
  '직원.직종': '요양보호사',
  '직원.근무형태': '전일제',
  '직원.소속유형': '모두돌봄센터',
};
const given = (more: Readonly<Record<string, string>>): Answers =>
  Object.entries({ ...whole, ...more }).reduce((now, [id, text]) => withValue(now, id, text), emptyAnswers);
const child = { '직원.가족.3.관계': '자녀', '직원.가족.3.생년월일': '2016-03-02', '직원.가족.3.금액': '300' };
const errand = { '근무.출장.0.거리': '30', '근무.출장.0.숙박': '예' };
/** 자녀수당, 가족금액 and 출장비. */
const paid = (answers: Answers, by: InterviewSession = session): number | undefined => {
  const [slip] = by.work(answers).comparison?.payslips ?? [];
  return slip && amountOf(slip, '지급총액');
};
const wrong = (more: Readonly<Record<string, string>>): string[] =>
  session.work(given(more)).problems.map(({ field, problem }) => `${problem.code} ${field}`);

describe('rows of a list', () => {
  test('are asked apart from what is asked once', () => {
    expect(session.lists.map(({ id, fields }) => [id, ...fields.map(({ key }) => key)])).toEqual([
      ['직원.가족', '관계', '생년월일', '금액'],
      ['근무.출장', '거리', '숙박'],
    ]);
    expect(session.questions.filter(({ id }) => /\.(가족|출장)/.test(id))).toEqual([]);
    expect(session.question('직원.가족.3.관계')?.term.choices).toEqual(['배우자', '자녀']);
    expect(session.question('직원.가족.3.이름')).toBe(undefined);
  });

  test('are the lists of an input, of people and of months', () => {
    expect(inputValue(given({ ...child, ...errand })).value).toMatchObject({
      직원: { 직종: '요양보호사', 가족: [{ 관계: '자녀', 생년월일: '2016-03-02', 금액: '300' }] },
      근무: { 출장: [{ 거리: '30', 숙박: '예' }] },
    });
    // 50,000 for a child of 7, 300, 30 × 200 and a night of 70,000.
    expect(paid(given({ ...child, ...errand }))).toBe(50_000 + 300 + 6_000 + 70_000);
    expect(paid(given({}))).toBe(0);
  });

  test('a row stands from when it is added until it is taken away, and says nothing while it is blank', () => {
    const [first, second] = [withRow(given({}), '직원.가족'), withRow(given(child), '직원.가족')];
    expect([rowsOf(first, '직원.가족'), rowsOf(second, '직원.가족')]).toEqual([[0], [3, 4]]);
    expect(inputValue(first)).toEqual(inputValue(given({})));
    const cleared = withValue(withValue(first, '직원.가족.0.관계', '자녀'), '직원.가족.0.관계', '');
    expect(rowsOf(cleared, '직원.가족')).toEqual([0]);
    const marked = withUnknown(second, ['직원.가족.4.금액', '직원.기본급']);
    expect(withoutRow(marked, '직원.가족', 4)).toEqual({ ...given(child), unknown: ['직원.기본급'] });
    expect(paid(second)).toBe(50_300);
  });

  test('what is wrong stands by its field, what a row lacks by the field that it lacks', () => {
    expect(wrong({ ...child, '직원.가족.3.생년월일': '2016-02-30' })).toEqual([
      'no-such-date 직원.가족.3.생년월일',
    ]);
    expect(wrong({ '직원.가족.1.금액': '5', ...child })).toEqual([
      'missing-key 직원.가족.1.관계',
      'missing-key 직원.가족.1.생년월일',
    ]);
    expect(wrong({ '근무.출장.2.거리': '2000' })).toEqual(['above-maximum 근무.출장.2.거리']);
  });

  test('files, links and the input that is written hold them', () => {
    const answers = withRow(given({ ...child, ...errand }), '직원.가족');
    expect(readAnswersFile(answersFile(answers))?.answers).toEqual(answers);
    expect(readFragment(answersFragment(answers))).toEqual(answers);
    const problems = new Problems();
    const read = readEstimate(readSource(inputYaml(answers, []), 'x', problems), session.books, problems);
    expect(problems.list).toEqual([]);
    expect([...(read?.people[0]?.facts.keys() ?? [])].filter((term) => /^시험/.test(term))).toEqual([
      '시험가족1_관계',
      '시험가족1_생년월일',
      '시험가족1_금액',
      '시험출장1_거리',
      '시험출장1_숙박',
    ]);
  });

  test('a range takes a list for what its rows say', () => {
    const range = (more: Readonly<Record<string, string>>) => rangesOf(session, given(more), '지급총액')?.[0];
    expect(range({})).toEqual({ scheme: ownScheme, from: 0, to: 0 });
    expect(range(child)).toEqual({ scheme: ownScheme, from: 50_300, to: 50_300 });
  });

  test('a fact of the list’s own key stands beside its rows', () => {
    const by = ownEngine(
      `식구수: { unit: 수, label: Heads, fact: { from: 직원, key: 식구, min: 0, max: 9, default: 0 } }
식구목록: { unit: 목록, label: Each, fact: { from: 직원, key: 식구, most: 2, fields: { 나이: { unit: 수, min: 0, max: 150 } } } }
몫: { unit: 원, label: Share, formula: '식구수 * 100원 + sum(식구목록, 나이) * 1원' }`,
      ['몫'],
    );
    const both = given({ '직원.식구': '3', '직원.식구.0.나이': '40', '직원.식구.1.나이': '7' });
    // 3 × 100, 40 and 7.
    expect(paid(both, new InterviewSession(by.rules, [ownScheme]))).toBe(347);
  });
});

test('an empty input has each list with one item, as a comment that can be taken in', () => {
  const text = skeleton(session, true, 'ko');
  expect(text).toContain(
    '  # 함께 사는 가족을 적어 주세요.\n  # 많아야 2개\n  # 관계: 어떤 사이입니까? (배우자, 자녀)\n',
  );
  expect(text).not.toContain('가족1');
  const taken = text.replace(/^#( {2}(?:가족|출장): .*)$/gm, '$1').replace(/^#근무:/m, '근무:');
  const problems = new Problems();
  const read = readEstimate(readSource(taken, 'x', problems), session.books, problems);
  expect(problems.list).toEqual([]);
  const { facts } = read?.people[0] ?? {};
  expect([facts?.get('시험가족1_관계'), facts?.get('시험출장1_숙박')]).toEqual(['배우자', true]);
});

describe('at the prompts', () => {
  const lines = (from: InterviewState, ...typed: readonly string[]): InterviewState =>
    typed.reduce((now, line) => type(now, line, session), from);
  const idOf = ({ now }: InterviewState): string | undefined => now.next?.id;
  /** Everything that comes before lists is as the rules have it. */
  function upToLists(): InterviewState {
    let now = beginInterview(session);
    const typed: Readonly<Record<string, string>> = { ...whole, 더: '더' };
    for (let id = idOf(now); id !== undefined && now.now.next?.item === undefined; id = idOf(now))
      now = lines(now, typed[id] ?? '모름');
    return now;
  }
  const start = upToLists();
  const shown = ({ now }: InterviewState): string =>
    now.next === undefined ? '' : stepText(now.next, 'ko', 200).replace(/^\[.*?\] /, '');

  test('a list is asked for item by item, each with its fields, until there are no more', () => {
    expect([idOf(start), shown(start)]).toEqual([
      '직원.가족.더',
      '함께 사는 가족을 적어 주세요. (예: 가족 1 적기, 빈칸: 더 없음)',
    ]);
    const kind = lines(start, '예');
    expect(shown(kind)).toBe('가족 1: 어떤 사이입니까?\n   1  배우자\n   2  자녀');
    const born = lines(kind, '2');
    expect(shown(born)).toBe('가족 1: 생년월일 (예: 2024-03-04)');
    const next = lines(born, '2016-03-02', '300');
    expect(shown(next)).toContain('가족 2 적기');
    // Two at most: then the list of the month is asked for.
    const full = lines(next, '예', '배우자', '1990-05-05', '');
    expect(idOf(full)).toBe('근무.출장.더');
    const end = lines(full, '');
    expect(idOf(end)).toBe(undefined);
    expect(paid(inputOf(session, end))).toBe(50_300);
  });

  test('no is no; anything else is asked again', () => {
    expect(idOf(lines(start, '아니오'))).toBe('근무.출장.더');
    expect(idOf(lines(start, '모름'))).toBe('근무.출장.더');
    const step = start.now.next;
    const turn = step && takeLine(session, start, step, '둘', fused);
    expect(turn?.kind === 'wrong' && turn.problems.map(({ code, term }) => `${code} ${term}`)).toEqual([
      'not-yes-no 가족',
    ]);
  });

  test('what an item may not lack is asked until it is said; what it may lack can stay blank', () => {
    const born = lines(start, '예', '자녀');
    for (const typed of ['모름', '', '2016-02-30']) {
      const step = born.now.next;
      const turn = step && takeLine(session, born, step, typed, fused);
      expect(turn?.kind === 'wrong' && turn.problems.map(({ code }) => code)).toEqual([
        typed === '2016-02-30' ? 'no-such-date' : 'missing-value',
      ]);
    }
    expect(shown(lines(born, '2016-03-02', '모름'))).toContain('가족 2 적기');
    const help = born.now.next && helpText(session, born.now.next, 'ko', 200);
    expect(help).toContain('모르면 되돌리기로 이 항목을 빼세요.');
  });

  test('going back takes field by field, then the item, back', () => {
    const born = lines(start, '예', '자녀');
    const kind = lines(born, '되돌리기');
    expect(shown(kind)).toContain('가족 1: 어떤 사이입니까?');
    const none = lines(kind, '되돌리기');
    expect([idOf(none), rowsOf(none.answers, '직원.가족')]).toEqual(['직원.가족.더', []]);
    expect(shown(none)).toContain('가족 1 적기');
    expect(idOf(lines(start, '', '되돌리기'))).toBe('직원.가족.더');
  });

  test('an item that was begun when all ended is left out', () => {
    const begun = lines(start, '예', '자녀');
    expect(inputValue(inputOf(session, begun)).value['직원']).not.toHaveProperty('가족');
  });

  test('English', () => {
    const step = start.now.next;
    expect(step && stepText(step, 'en', 200)).toContain(
      'Dependants (가족) (yes: state Dependants 1, blank: no more)',
    );
  });
});
