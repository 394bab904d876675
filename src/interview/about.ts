import { limitsOf } from '../people/cells/fact.ts';
import type { Lang } from '../problem/text.ts';
import type { TermRule } from '../rules/model.ts';
import type { ListQuestion, Question } from './interview-session.ts';
import { formWord } from './words.ts';

/** What is said of a question, from its fact's declaration: for the page's fields, the prompts and the templates. */

/** What a question asks; the rules ask in Korean and label in English. */
export const asks = ({ term, key }: Question, lang: Lang): string =>
  lang === 'ko' ? (term.fact?.question ?? key) : `${term.label} (${key})`;

/** What a list fact asks for, and what one of its items is called. */
export const asksFor = ({ key, about }: ListQuestion, lang: Lang): string =>
  lang === 'ko' ? (about.question ?? key) : `${about.label} (${key})`;
export const itemName = ({ key, about }: ListQuestion, lang: Lang): string =>
  lang === 'ko' ? key : about.label;

/** What a question's answer is called. */
export const nameOf = ({ key, term }: Question, lang: Lang): string => (lang === 'ko' ? key : term.label);

/** What the rules say besides; they do so in Korean. */
export const helpOf = ({ term }: Question, lang: Lang): string | undefined =>
  lang === 'ko' ? (term.fact?.help ?? term.note) : undefined;

/** Units that say how an answer is written, and are not said behind it. */
const kinds: ReadonlySet<string> = new Set(['선택', '여부', '날짜', '시각', '비율', '수']);

/** A fact's unit as it stands behind its values; blank where none does. */
export const factUnit = ({ unit }: TermRule): string => (kinds.has(unit) ? '' : unit);

/** The value that the rules take when nothing is said: 0일. */
export const defaultOf = ({ term }: Question): string | undefined =>
  term.fact?.default === undefined ? undefined : `${term.fact.default}${factUnit(term)}`;

/** The least and the greatest answer: 0일~31일. */
export function answerRangeText({ term }: Question, lang: Lang): string | undefined {
  const { min, max } = term.fact === undefined ? {} : limitsOf(term, term.fact);
  return min && max && formWord(lang, 'between', { min: min.text, max: max.text });
}

/** The step of the answers, where it is not one. */
export function grainText({ term }: Question, lang: Lang): string | undefined {
  const { step } = term.fact === undefined ? {} : limitsOf(term, term.fact);
  return step === undefined || term.fact?.step === '1'
    ? undefined
    : formWord(lang, 'grain', { step: step.text });
}

/** How an answer that is no number is written. */
export function shapeText({ term: { unit } }: Question, lang: Lang): string | undefined {
  if (unit === '날짜') return formWord(lang, 'dateHint');
  if (unit === '시각') return formWord(lang, 'clockHint');
  return unit === '여부' ? formWord(lang, 'yesNoHint') : undefined;
}

/** What is done about an answer that is not known. */
export function takenText(question: Question, lang: Lang): string {
  const value = defaultOf(question);
  if (value !== undefined) return formWord(lang, 'takenDefault', { value });
  return formWord(lang, question.term.fact?.optional === true ? 'takenAbsent' : 'takenRange');
}
