import { differenceOf } from '../pay/figures.ts';
import type { Lang } from '../problem/text.ts';
import { textWidth } from '../problem/text-width.ts';
import { change, won } from '../writing/amount.ts';
import { pad, wrap } from '../writing/table.ts';
import {
  answerRangeText,
  asks,
  asksFor,
  defaultOf,
  grainText,
  helpOf,
  itemName,
  shapeText,
  takenText,
} from './about.ts';
import { type AskWord, askWord } from './ask-words.ts';
import type { InterviewSession, ListQuestion, Question } from './interview-session.ts';
import { isOpen } from './open-input.ts';
import {
  hoursId,
  type InterviewProgress,
  isSettled,
  monthId,
  moreId,
  type NextField,
  pauseId,
} from './progress.ts';
import type { AnswerKind } from './take-line.ts';
import { formWord } from './words.ts';

/** A question as the prompts put it: what is asked, how it is answered, and the choices by number. */
export function stepText(step: NextField, lang: Lang, columns: number): string {
  const hints = hintsOf(step, lang);
  const left = step.id === moreId ? '' : `[${askWord(lang, 'left', { count: String(step.left) })}] `;
  const head = `${left}${titleOf(step, lang)}${hints.length === 0 ? '' : ` (${hints.join(', ')})`}`;
  const choices = step.question?.term.choices ?? [];
  return [wrap(head, columns), ...choices.map((one, i) => `  ${String(i + 1).padStart(2)}  ${one}`)].join(
    '\n',
  );
}

function titleOf({ id, question, item, left }: NextField, lang: Lang): string {
  if (item !== undefined) {
    const { list, number } = item;
    return question === undefined
      ? asksFor(list, lang)
      : `${itemName(list, lang)} ${number}: ${asks(question, lang)}`;
  }
  if (question !== undefined) return asks(question, lang);
  if (id === moreId) return askWord(lang, 'more', { count: String(left) });
  return formWord(lang, id === monthId ? 'month' : id === hoursId ? 'hours' : 'pause');
}

function hintsOf({ id, question, item }: NextField, lang: Lang): string[] {
  if (item !== undefined && question === undefined) {
    const values = { what: itemName(item.list, lang), number: String(item.number) };
    return [askWord(lang, 'itemHint', values)];
  }
  if (id === moreId) return [askWord(lang, 'moreHint')];
  if (id === monthId) return [formWord(lang, 'monthHint')];
  if (id === hoursId) return [askWord(lang, 'hoursHint')];
  if (id === pauseId) return [formWord(lang, 'pauseHint'), askWord(lang, 'pauseBlank')];
  return question === undefined ? [] : factHints(question, lang);
}

function factHints(question: Question, lang: Lang): string[] {
  const { fact, unit } = question.term;
  const value = defaultOf(question);
  const blank =
    value !== undefined
      ? askWord(lang, 'blankDefault', { value })
      : fact?.optional === true
        ? askWord(lang, 'blankAbsent')
        : undefined;
  const short = shapeText(question, lang) ?? (unit === '선택' ? undefined : unit);
  return [short, grainText(question, lang), blank].filter((one) => one !== undefined);
}

/** What `도움` says of a step. */
export function helpText(
  session: InterviewSession,
  { id, question, item, isNeeded = false }: NextField,
  lang: Lang,
  columns: number,
): string {
  const own =
    item !== undefined
      ? itemHelp(item.list, question, lang)
      : question !== undefined
        ? factHelp(question, isNeeded, lang)
        : id === moreId
          ? [askWord(lang, 'moreHelp')]
          : id === monthId
            ? [askWord(lang, 'monthHelp', { month: session.firstMonth })]
            : id === hoursId
              ? [askWord(lang, 'hoursHelp'), formWord(lang, 'hoursHint')]
              : [askWord(lang, 'pauseHelp')];
  return [...own, askWord(lang, 'commands')].map((line) => wrap(line, columns, '  ')).join('\n');
}

function itemHelp({ about }: ListQuestion, question: Question | undefined, lang: Lang): string[] {
  if (question === undefined)
    return [
      ...(lang === 'ko' && about.help !== undefined ? [about.help] : []),
      askWord(lang, 'itemHelp', { most: String(about.most) }),
    ];
  return factHelp(question, false, lang, 'requiredInItem');
}

function factHelp(
  question: Question,
  isNeeded: boolean,
  lang: Lang,
  required: AskWord = 'required',
): string[] {
  const range = answerRangeText(question, lang);
  return [
    helpOf(question, lang),
    range && [askWord(lang, 'range', { range }), grainText(question, lang)].filter(Boolean).join(', '),
    shapeText(question, lang),
    question.term.fact?.required === true ? askWord(lang, required) : unknownText(question, isNeeded, lang),
  ].filter((line) => line !== undefined);
}

/** How an answer was taken that says no value itself. */
export function saidText(
  session: InterviewSession,
  { id, question, isNeeded = false }: NextField,
  said: AnswerKind,
  lang: Lang,
): string | undefined {
  if (said === 'back') return askWord(lang, 'again');
  if (said === 'typed') return undefined;
  if (id === monthId) return askWord(lang, 'monthTaken', { month: session.firstMonth });
  if (id === hoursId) return formWord(lang, 'hoursHint');
  if (question === undefined) return undefined;
  const value = defaultOf(question);
  return said === 'default' && value !== undefined
    ? askWord(lang, 'default', { value })
    : unknownText(question, isNeeded, lang);
}

/** What becomes of a 모름: an open question stays open. */
const unknownText = (question: Question, isNeeded: boolean, lang: Lang): string =>
  isNeeded || isOpen(question) ? formWord(lang, 'takenRange') : takenText(question, lang);

/** Where gross and net pay lie now: the differences, where schemes are compared. */
export function progressText(
  { interval, taken }: InterviewProgress,
  lang: Lang,
  columns: number,
): string | undefined {
  if (interval === undefined) return undefined;
  const rows = interval.figures.slice(-2).map(({ figure, lo, hi }) => {
    const show = figure.startsWith(`${differenceOf}.`) ? change : won;
    const end = (value: number | undefined): string => (value === undefined ? '–' : show(value));
    return [figure, lo === hi ? end(lo) : `${end(lo)} ~ ${end(hi)}`] as const;
  });
  const widest = Math.max(...rows.map(([figure]) => textWidth(figure)));
  const head = askWord(lang, 'interval');
  const lines = rows.map(
    ([figure, range], i) => `${i === 0 ? head : pad('', textWidth(head))} ${pad(figure, widest)}  ${range}`,
  );
  const note =
    taken.length > 0
      ? askWord(lang, 'taken', { list: taken.join(', ') })
      : isSettled(interval)
        ? askWord(lang, 'settled')
        : undefined;
  return [
    ...lines.map((line) => `  ${line}`),
    ...(note === undefined ? [] : [wrap(note, columns, '  ')]),
  ].join('\n');
}
