import { isWhole, type Ratio } from '../formula/ratio.ts';
import { readNumber } from '../people/cells/number.ts';
import { type Answers, answerOf } from './answers.ts';
import type { InterviewSession, Question } from './interview-session.ts';
import { usualAmount } from './range.ts';

/** An amount that is no usual one, and what was probably meant. */
export interface Doubt {
  readonly question: Question;
  /** As it was read, in won. */
  readonly amount: number;
  /** Thousands of ten: 239 for 239만원. A year's pay for a month's. */
  readonly kind: 'manwon' | 'year';
  readonly meant: number;
}

/** The answer of the desk's own that an odd amount is right: it holds the amount as it was typed. */
export const confirmId = (id: string): string => `확인.${id}`;

const tenThousand = 10_000;
const months = 12;

/** Odd amounts of what is asked first that nobody has confirmed. */
export const doubtsOf = (session: InterviewSession, answers: Answers): readonly Doubt[] =>
  session.first.flatMap((question) => doubtOf(question, answers) ?? []);

export function doubtOf(question: Question, answers: Answers): Doubt | undefined {
  if (question.term.unit !== '원') return undefined;
  const text = answerOf(answers, question.id);
  if (text === '' || answerOf(answers, confirmId(question.id)) === text) return undefined;
  const reading = readNumber(text, '원');
  const amount = reading.ok ? wonOf(reading.value) : undefined;
  if (amount === undefined || amount <= 0) return undefined;
  if (amount < tenThousand) return { question, amount, kind: 'manwon', meant: amount * tenThousand };
  if (amount > usualAmount.to) return { question, amount, kind: 'year', meant: Math.floor(amount / months) };
  return undefined;
}

function wonOf(value: Ratio): number | undefined {
  const amount = isWhole(value) ? Number(value.n) : undefined;
  return amount !== undefined && Number.isSafeInteger(amount) ? amount : undefined;
}
