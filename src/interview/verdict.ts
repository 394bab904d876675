import { difference } from '../pay/comparison.ts';
import { amountOf } from '../pay/payslip.ts';
import { notKnown } from '../people/inputs/fact-reading.ts';
import { type Problem, Problems } from '../problem/problem.ts';
import { startTerm } from '../rules/named-rules.ts';
import {
  type Answers,
  answerOf,
  inputValue,
  isAnswered,
  type RowList,
  rowsOf,
  withValue,
} from './answers.ts';
import { type Doubt, doubtsOf } from './doubt.ts';
import { deskOpen, earlyQuestions } from './early.ts';
import type {
  FieldProblem,
  InterviewResult,
  InterviewSession,
  ListQuestion,
  Question,
} from './interview-session.ts';
import { monthId, startId } from './progress.ts';
import { type LineRange, rangesOf, usesOf } from './range.ts';

/** Whether somebody is on leave of absence: an answer of the desk's own; the leave itself is a row. */
export const leaveId = '휴직중';
export const leaveList = '휴직';
export const notOnLeave = '아니오';
/** The answer that nothing of what is asked last holds: no other leave, no allowance, nobody came or went. */
export const nothingElseId = '그밖';
export const nothingElse = '없음';
/** Something of it holds: what is not stated is taken as so all the same, and the sentence says so. */
export const somethingElse = '있음';

/** What a figure takes as so without anybody having said it. */
export interface TakenAsSo {
  /** Whether each scheme's own hours stand for those worked. */
  readonly hours: boolean;
  /** Amounts of which only that they are no odd ones is taken. */
  readonly usual: readonly Question[];
  /** Asked first, and taken as the rules have it. */
  readonly first: readonly Question[];
  /** The kind of leave of absence that nobody has said they are not on. */
  readonly leave: { readonly name: string; readonly label: string } | undefined;
  /** Lists of an input that nobody has said are empty. */
  readonly rows: readonly Exclude<RowList, '휴직'>[];
  /** Everything else that the rules have a value for, or can do without. */
  readonly others: readonly (Question | ListQuestion)[];
}

/** What can be said of a line of pay: one and the same on the screen, on paper, by mail and on the telephone. */
export type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'doubt'; readonly doubts: readonly Doubt[] }
  | Figures;

/** Figures: ranges that hold every amount that the open answers leave possible; amounts where both ends are one. */
export interface Figures {
  readonly kind: 'range' | 'amount';
  /** YYYY-MM. */
  readonly month: string;
  readonly ranges: readonly LineRange[];
  /** The last scheme less the first. */
  readonly difference: LineRange;
  readonly taken: TakenAsSo;
  /** Whom the last scheme does not cover: for whose figures the first one's stand, and why. */
  readonly uncovered: Uncovered | undefined;
  /** Questions asked first that have no answer, or 모름. */
  readonly open: readonly Question[];
}

/** Why a scheme does not cover somebody: by their own answers, before its first day, or by another condition's name. */
export interface Uncovered {
  readonly answers: readonly string[];
  readonly isBefore: boolean;
  readonly others: readonly string[];
}

/** The one place in which it is decided what may be said. */
export function verdictOf(
  session: InterviewSession,
  answers: Answers,
  result: InterviewResult,
  line: string,
): Verdict {
  const problems = result.problems.filter((one) => isWrong(session, answers, one));
  if (problems.length > 0) return { kind: 'wrong', problems };
  if (!hasSaid(answers)) return { kind: 'none' };
  const doubts = doubtsOf(session, answers);
  if (doubts.length > 0) return { kind: 'doubt', doubts };
  const ranges = rangesOf(session, answers, line, deskOpen(session));
  if (ranges === undefined) return { kind: 'none' };
  const taken = takenAsSo(session, answers);
  const open = earlyQuestions(session).filter(({ id }) => answerOf(answers, id) === '');
  const month = answerOf(answers, monthId);
  const { comparison } = result;
  const last = comparison?.payslips.at(-1);
  const isSettled = ranges.every(({ from, to }) => from !== undefined && from === to);
  if (!isSettled || comparison === undefined || last === undefined)
    return { kind: 'range', month, ranges, difference: apart(ranges), taken, uncovered: undefined, open };
  const amount = difference(comparison, last, line);
  return {
    kind: 'amount',
    month,
    ranges: comparison.payslips.map((payslip) => exactly(payslip.scheme, amountOf(payslip, line))),
    difference: exactly(last.scheme, amount),
    taken,
    uncovered: last.covered ? undefined : whyUncovered(session, answers, last.missed),
    open,
  };
}

/** By the answers themselves, as people say it: 시간제, 본부. */
export function whyUncovered(
  session: InterviewSession,
  answers: Answers,
  missed: readonly string[],
): Uncovered {
  const answerTo = (name: string): string => {
    const question = session.questions.find(({ term }) => term.name === name);
    return question?.term.choices === undefined ? '' : answerOf(answers, question.id);
  };
  return {
    answers: missed.flatMap((name) => answerTo(name) || []),
    isBefore: missed.includes(startTerm),
    others: missed.filter((name) => answerTo(name) === '' && name !== startTerm),
  };
}

const exactly = (scheme: string, amount: number): LineRange => ({ scheme, from: amount, to: amount });

/** Whether anything is said but the month. */
export const hasSaid = ({ values, unknown }: Answers): boolean =>
  unknown.length > 0 || Object.entries(values).some(([id, text]) => id !== monthId && text.trim() !== '');

/** A question without an answer is open; what was written is wrong, unless an open answer may make it right. */
function isWrong(session: InterviewSession, answers: Answers, { field, problem }: FieldProblem): boolean {
  if (problem.code === 'requirement-broken' && !staysBroken(session, answers, problem)) return false;
  return (
    field === undefined ||
    answerOf(answers, field) !== '' ||
    !session.questions.some(({ id }) => id === field)
  );
}

/** Whether a requirement is broken whatever the open answers are: two children and dependents not known are not. */
function staysBroken(session: InterviewSession, answers: Answers, { term }: Problem): boolean {
  const open = deskOpen(session);
  const asked = session.questions
    .filter((one) => open(one) === 'any' && answerOf(answers, one.id) === '')
    .reduce((now, { id }) => withValue(now, id, notKnown), answers);
  const problems = new Problems();
  session.read(inputValue(asked), problems, { open: true });
  return problems.list.some((one) => one.code === 'requirement-broken' && one.term === term);
}

/** How far the last range may lie from the first. */
function apart(ranges: readonly LineRange[]): LineRange {
  const [first, last] = [ranges[0], ranges.at(-1)];
  const less = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || b === undefined ? undefined : a - b;
  return {
    scheme: last?.scheme ?? '',
    from: less(last?.from, first?.to),
    to: less(last?.to, first?.from),
  };
}

function takenAsSo(session: InterviewSession, answers: Answers): TakenAsSo {
  const { used, usual } = usesOf(session, answers);
  const open = deskOpen(session);
  const silent = session.questions.filter(
    (one) => answerOf(answers, one.id) === '' && open(one) === 'absent' && used.has(one.term.name),
  );
  const isFirst = (one: Question): boolean => earlyQuestions(session).includes(one);
  const lists = session.lists.filter(
    ({ id, fields }) => rowsOf(answers, id).length === 0 && fields.some(({ term }) => used.has(term.name)),
  );
  const isSaid = answerOf(answers, nothingElseId) === nothingElse;
  const isBounded = ({ term }: Question): boolean => usual.has(term.name);
  return {
    hours: answerOf(answers, startId) === '',
    usual: silent.filter(isBounded),
    first: silent.filter((one) => isFirst(one) && !isBounded(one)),
    leave:
      answerOf(answers, leaveId) !== '' || rowsOf(answers, leaveList).length > 0
        ? undefined
        : leaveOf(session),
    rows: isSaid ? [] : asked.filter((list) => rowsOf(answers, list).length === 0),
    others: [
      ...silent.filter(
        (one) => !isFirst(one) && !isBounded(one) && !(isSaid && !isAnswered(answers, one.id)),
      ),
      ...(isSaid ? [] : lists),
    ],
  };
}

const asked = ['근무일지', '휴일대체', '변경', '고정수당'] as const satisfies TakenAsSo['rows'];

function leaveOf({ rules }: InterviewSession): TakenAsSo['leave'] {
  const [kind] = rules.leave.dated;
  return kind && { name: kind.name, label: kind.label };
}
