import type {
  FigureRange,
  InformationGain,
  RunningInterval,
} from '../../../bargaining/solve/running-interval.ts';
import type { Lang } from '../../../problem/text.ts';
import { won } from '../../../writing/amount.ts';
import { assumedJson, assumedPart } from '../../../writing/assumed.ts';
import { table } from '../../../writing/table.ts';
import { word } from '../../../writing/words.ts';
import { solveWord } from './words.ts';

/** Where the figures lie while inputs are unknown, and what to ask first. */
export function intervalText(
  { figures, figure, questions, assumed }: RunningInterval,
  month: string,
  lang: Lang,
  columns: number,
): string {
  const right = { align: 'right' } as const;
  const spans = table(
    [
      { head: `${month} ${solveWord(lang, 'figure')}` },
      { head: solveWord(lang, 'from'), ...right },
      { head: solveWord(lang, 'to'), ...right },
      { head: '' },
    ],
    figures.map((one) => [one.figure, end(one.lo), end(one.hi), kind(one, lang)]),
    columns,
  );
  const [first] = questions;
  const asked = table(
    [
      { head: solveWord(lang, 'question') },
      ...(['average', 'least', 'most'] as const).map((key) => ({ head: solveWord(lang, key), ...right })),
    ],
    questions.map((one) => [one.rule.name, won(one.average), won(one.least), won(one.most)]),
    columns,
  );
  const ask =
    first === undefined
      ? solveWord(lang, 'known')
      : solveWord(lang, 'ask', { question: questionText(first, lang), figure, average: won(first.average) });
  return [
    spans,
    ...(first === undefined ? [] : [asked]),
    ask,
    ...assumedPart(assumed, lang, columns),
    word(lang, 'simulated'),
  ].join('\n\n');
}

const end = (value: number | undefined): string => (value === undefined ? '–' : won(value));
const kind = ({ lo, hi, reached }: FigureRange, lang: Lang): string =>
  solveWord(lang, lo === hi ? 'sure' : reached ? 'reached' : 'proved');
const questionText = ({ rule }: InformationGain, lang: Lang): string =>
  lang === 'ko' ? (rule.fact?.question ?? rule.name) : `${rule.label}.`;

/** Keys keep their meaning for ever; later versions only add. */
export const intervalJson = (
  { figures, figure, questions, everyCase, assumed }: RunningInterval,
  month: string,
): unknown => ({
  귀속월: month,
  ...assumedJson(assumed),
  구간: Object.fromEntries(
    figures.map(({ figure: name, lo, hi, reached }) => [
      name,
      { 적게: lo ?? null, 많게: hi ?? null, 꼭맞음: reached },
    ]),
  ),
  모든경우: everyCase,
  기준: figure,
  질문: questions.map((one) => ({
    항목: one.rule.name,
    질문: one.rule.fact?.question ?? null,
    평균: one.average,
    적어도: one.least,
    많으면: one.most,
    따진답: one.tried,
    가능한답: one.answers,
  })),
});
