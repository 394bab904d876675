import type { InputLever } from '../../../bargaining/solve/input-lever.ts';
import { assumedFor } from '../../../bargaining/solve/lever-space.ts';
import { leverStepText, leverValueAt } from '../../../bargaining/solve/range.ts';
import type { EdgeReason } from '../../../bargaining/solve/reasons.ts';
import type {
  ConditionEdge,
  Solution,
  SolutionInterval,
  SolutionMap,
} from '../../../bargaining/solve/solve.ts';
import { isRatio, type Value } from '../../../formula/checked.ts';
import { display } from '../../../formula/display.ts';
import type { Ratio } from '../../../formula/ratio.ts';
import { type Lang, sentences } from '../../../problem/text.ts';
import { assumedPart } from '../../../writing/assumed.ts';
import { sourceText } from '../../../writing/source.ts';
import { table, wrap } from '../../../writing/table.ts';
import { word } from '../../../writing/words.ts';
import { noteText } from './note.ts';
import { kindWords, solveWord, stateWords } from './words.ts';

/** A lever's value with its unit. */
export const inputLeverText = (
  { type, unit }: Pick<InputLever, 'type' | 'unit'>,
  value: Ratio,
  lang: Lang,
): string => display(value, type, unit, lang);

/** Every interval of a solution and what turns it. */
export function solutionText(solution: Solution, lang: Lang, columns: number): string {
  const { lever, intervals, edges } = solution;
  const rows = intervals.map((one) => [spanText(lever, one, lang), stateText(one, lang)]);
  const heads = [{ head: solveWord(lang, 'values') }, { head: solveWord(lang, 'stands') }];
  const parts = [
    head([lever], solution, lang, columns),
    ...verdict(intervals, lang),
    table(heads, rows, columns),
    ...(edges.length === 0
      ? []
      : [
          [solveWord(lang, 'edges'), ...edges.map((edge) => edgeText(solution, edge, lang, columns))].join(
            '\n',
          ),
        ]),
    ...assumedPart(assumedFor(solution.situation), lang, columns),
    word(lang, 'simulated'),
  ];
  return parts.join('\n\n');
}

/** A break-even map as a table: values of the second lever with one answer stand together. */
export function mapText(map: SolutionMap, lang: Lang, columns: number): string {
  const { situation, levers, rows } = map;
  const [across, along] = levers;
  const groups: { from: Ratio; to: Ratio; text: string }[] = [];
  for (const { value, intervals } of rows) {
    const text = intervals
      .filter(({ state }) => state === 'holds')
      .map((one) => spanText(across, one, lang))
      .join(', ');
    const last = groups.at(-1);
    if (last?.text === text) last.to = value;
    else groups.push({ from: value, to: value, text });
  }
  const heads = [{ head: along.name }, { head: `${across.name}: ${stateWords[lang].holds}` }];
  const cells = groups.map(({ from, to, text }) => [
    spanText(along, { from, to }, lang),
    text === '' ? '–' : text,
  ]);
  return [
    head(levers, map, lang, columns),
    table(heads, cells, columns),
    ...assumedPart(assumedFor(situation), lang, columns),
    word(lang, 'simulated'),
  ].join('\n\n');
}

/** What varies, what is asked of it, and what is taken for granted. */
const head = (
  levers: readonly InputLever[],
  { until, notes }: Pick<Solution, 'until' | 'notes'>,
  lang: Lang,
  columns: number,
): string =>
  [
    ...levers.map((lever) => rangeText(lever, lang)),
    solveWord(lang, 'condition', { text: until }),
    ...notes.map((note) => wrap(noteText(note, lang), columns)),
  ].join('\n');

function rangeText(lever: InputLever, lang: Lang): string {
  const { range, name, now, isGiven } = lever;
  const shown = (value: Ratio): string => inputLeverText(lever, value, lang);
  const values = {
    from: shown(range.from),
    to: shown(leverValueAt(range, range.size - 1)),
    step: leverStepText(lever, range.step, lang),
  };
  return solveWord(lang, 'range', {
    name,
    now: isGiven ? shown(now) : solveWord(lang, 'notGiven'),
    ...values,
  });
}

export const spanText = (
  lever: InputLever,
  { from, to }: Pick<SolutionInterval, 'from' | 'to'>,
  lang: Lang,
): string =>
  from.n === to.n && from.d === to.d
    ? inputLeverText(lever, from, lang)
    : `${inputLeverText(lever, from, lang)} ~ ${inputLeverText(lever, to, lang)}`;

function verdict(intervals: readonly SolutionInterval[], lang: Lang): string[] {
  if (!intervals.some(({ state }) => state === 'holds')) return [solveWord(lang, 'never')];
  return intervals.every(({ state }) => state === 'holds') ? [solveWord(lang, 'always')] : [];
}

const stateText = ({ state, problem }: SolutionInterval, lang: Lang): string =>
  stateWords[lang][state] + (problem === undefined ? '' : `: ${sentences(problem, lang).found}`);

function edgeText({ lever, program }: Solution, edge: ConditionEdge, lang: Lang, columns: number): string {
  const shownAt = (at: Ratio): string => inputLeverText(lever, at, lang);
  const [before, after] = [shownAt(edge.before), shownAt(edge.after)];
  const shown = (name: string, value: Value | undefined): string => {
    const type = program.order[program.index.get(name) ?? -1]?.type;
    return value === undefined || type === undefined
      ? solveWord(lang, 'noFigure')
      : display(value, type, undefined, lang);
  };
  return [
    `  ${solveWord(lang, 'turns', { before, after, state: stateWords[lang][edge.becomes] })}`,
    ...edge.figures.map(
      ({ name, before: was, after: is }) => `    ${name}: ${shown(name, was)} → ${shown(name, is)}`,
    ),
    ...edge.reasons.map((reason) => wrap(reasonText(reason, lang), columns, '    ')),
  ].join('\n');
}

/** What a rule does there: `문턱 개편안.기준A달성: 제공건수 >= … (아니오 → 예)`. */
export function reasonText(
  { kind, scheme, term, text, before, after, source }: EdgeReason,
  lang: Lang,
): string {
  const plain = (value: Value): string =>
    isRatio(value)
      ? display(value, { kind: 'number', unit: 'any' })
      : display(value, { kind: 'truth' }, undefined, lang);
  const why = source === undefined ? '' : sourceText(source, lang);
  const formula = text.replace(/\s+/g, ' ');
  return `${kindWords[lang][kind]} ${scheme}.${term}: ${formula} (${plain(before)} → ${plain(after)})${why === '' ? '' : ` [${why}]`}`;
}
