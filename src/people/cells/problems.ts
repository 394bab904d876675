import type { Day, Month } from '../../calendar/date.ts';
import type { TimeInterval } from '../../calendar/types.ts';
import { groupDigits } from '../../formula/display.ts';
import type { Ratio } from '../../formula/ratio.ts';
import type { ProblemCode } from '../../problem/catalog.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { readChoice, readYesNo } from './choice.ts';
import { readClock, readSpans } from './clock.ts';
import { readDay, readMonth } from './date.ts';
import { readNumber } from './number.ts';

/** What a value stands for and where: what its problems will name. */
export interface CellContext {
  readonly term: string;
  readonly at?: Place | undefined;
  readonly question?: string | undefined;
}

/** A text of an input and its place. */
export interface WrittenText {
  readonly text: string;
  readonly at?: Place | undefined;
}

/** A text's place is worked out where something is wrong with it: a file of a million cells asks for none. */
export const askedAt = (given: WrittenText, term: string, question?: string): CellContext => ({
  term,
  question,
  get at() {
    return given.at;
  },
});

/** Each `take…` reads one text; when it cannot, it adds the problem and gives undefined. */
export function takeNumber(
  text: string,
  unit: string,
  asked: CellContext,
  problems: Problems,
): Ratio | undefined {
  const reading = readNumber(text, unit);
  if (reading.ok) return reading.value;
  const code =
    reading.why === 'empty' ? 'missing-value' : reading.why === 'grouping' ? 'bad-grouping' : 'not-a-number';
  const named = unit === '수' || unit === '비율' ? {} : { unit };
  return refuse(code, text, asked, problems, { ...named, example: exampleNumber(unit) });
}

/** Whole minutes, up to so many. */
export function takeMinutes(
  text: string,
  most: number,
  asked: CellContext,
  problems: Problems,
): number | undefined {
  const number = takeNumber(text, '분', asked, problems);
  if (number === undefined) return undefined;
  const isBelow = number.n < 0n;
  const isAbove = number.n > BigInt(most) * number.d;
  if (!isBelow && !isAbove && number.d === 1n) return Number(number.n);
  const code = isBelow ? 'below-minimum' : isAbove ? 'above-maximum' : 'not-on-grain';
  const values = { text, min: '0분', max: `${groupDigits(String(most))}분`, step: '1분' };
  problems.add(code, { ...asked, values });
  return undefined;
}

const examples: Readonly<Record<string, string>> = {
  원: '2,390,124',
  비율: '85%',
  일: '1.5',
  분: '600',
  시간: '7.5',
};

/** A number as an input may give it, for what is shown as an example. */
export const exampleNumber = (unit: string): string => examples[unit] ?? '12';

export function takeDay(text: string, asked: CellContext, problems: Problems): Day | undefined {
  const reading = readDay(text);
  if (reading.ok) return reading.value;
  const codes = {
    empty: 'missing-value',
    form: 'not-a-date',
    ambiguous: 'ambiguous-date',
    none: 'no-such-date',
  } as const;
  return refuse(codes[reading.why], text, asked, problems);
}

export function takeMonth(text: string, asked: CellContext, problems: Problems): Month | undefined {
  const reading = readMonth(text);
  if (reading.ok) return reading.value;
  return refuse(reading.why === 'empty' ? 'missing-value' : 'not-a-month', text, asked, problems);
}

/** Minutes since midnight. */
export function takeClock(text: string, asked: CellContext, problems: Problems): number | undefined {
  const reading = readClock(text);
  if (reading.ok) return reading.value;
  return refuse(reading.why === 'empty' ? 'missing-value' : 'not-a-clock', text, asked, problems);
}

/** A blank is no span: breaks may be absent. */
export function takeSpans(
  text: string,
  asked: CellContext,
  problems: Problems,
): readonly TimeInterval[] | undefined {
  const reading = readSpans(text);
  if (reading.ok) return reading.value;
  return refuse(reading.why === 'range' ? 'not-a-clock' : 'not-a-time-span', text, asked, problems);
}

export function takeChoice(
  text: string,
  choices: readonly string[],
  asked: CellContext,
  problems: Problems,
): string | undefined {
  const reading = readChoice(text, choices);
  if (reading.ok) return reading.value;
  if (reading.why === 'empty') return refuse('missing-value', text, asked, problems);
  const near = reading.nearest !== undefined ? { nearest: reading.nearest } : {};
  return refuse('unknown-choice', text, asked, problems, { known: choices.join(', '), ...near });
}

export function takeYesNo(text: string, asked: CellContext, problems: Problems): boolean | undefined {
  const reading = readYesNo(text);
  if (reading.ok) return reading.value;
  return refuse(reading.why === 'empty' ? 'missing-value' : 'not-yes-no', text, asked, problems);
}

const longestShown = 40;

/** Adds the problem, with the text as it was written (cut when it is very long). */
export function refuse(
  code: ProblemCode,
  text: string,
  { term, at, question }: CellContext,
  problems: Problems,
  values: Record<string, string> = {},
): undefined {
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  problems.add(code, {
    at,
    term,
    values: { text: shown, ...values, ...(question !== undefined && { question }) },
  });
  return undefined;
}
