import type { InputLever } from '../../../bargaining/solve/input-lever.ts';
import { assumedFor, type Situation } from '../../../bargaining/solve/lever-space.ts';
import type { InputMove, NextStep } from '../../../bargaining/solve/next-step.ts';
import { leverStepText } from '../../../bargaining/solve/range.ts';
import { isoMonth } from '../../../calendar/date.ts';
import { isRatio, type Value } from '../../../formula/checked.ts';
import { display } from '../../../formula/display.ts';
import type { Lang } from '../../../problem/text.ts';
import { change } from '../../../writing/amount.ts';
import { assumedJson, assumedPart } from '../../../writing/assumed.ts';
import { wrap } from '../../../writing/table.ts';
import { word } from '../../../writing/words.ts';
import { exactJson, leverJson } from './json.ts';
import { noteText } from './note.ts';
import { inputLeverText } from './text.ts';
import { solveWord } from './words.ts';

/** What moves a person's pay, one sentence an input and direction. */
export function nextStepsText(
  steps: readonly NextStep[],
  situation: Situation,
  lang: Lang,
  columns: number,
): string {
  const lines = steps.flatMap((step) =>
    [step.unit, step.nearest].flatMap((move) =>
      move === undefined ? [] : [wrap(moveText(step, move, lang), columns)],
    ),
  );
  const notes = new Set(
    steps
      .filter(({ unit, nearest }) => unit ?? nearest)
      .flatMap((step) => step.notes.map((one) => noteText(one, lang))),
  );
  const [scheme, month] = [situation.schemes.at(-1) ?? '', isoMonth(situation.person.month)];
  return [
    solveWord(lang, 'next', { scheme, month }),
    lines.length === 0 ? solveWord(lang, 'nothing') : lines.join('\n'),
    ...(notes.size === 0 ? [] : [[...notes].map((note) => wrap(note, columns)).join('\n')]),
    ...assumedPart(assumedFor(situation), lang, columns),
    word(lang, 'simulated'),
  ].join('\n\n');
}

const clockWays = { more: 'later', less: 'earlier' } as const;

function moveText({ lever, direction }: NextStep, move: InputMove, lang: Lang): string {
  const shown = (value: Parameters<typeof inputLeverText>[1]): string => inputLeverText(lever, value, lang);
  const by = leverStepText(lever, move.by.n < 0n ? { n: -move.by.n, d: move.by.d } : move.by, lang);
  const way = solveWord(lang, lever.type.kind === 'time' ? clockWays[direction] : direction);
  const head = solveWord(lang, 'change', {
    name: lever.name,
    by,
    way,
    now: shown(lever.now),
    to: shown(move.to),
  });
  const parts = [
    ...move.shown.map(
      ({ term, before, after }) => `${term} ${figure(before, lang)} → ${figure(after, lang)}`,
    ),
    ...[...move.lines, ...move.totals].map((one) => `${one.term} ${change(one.change)}`),
  ];
  return `${head}: ${parts.join(', ')}`;
}

const figure = (value: Value, lang: Lang): string =>
  display(
    value,
    isRatio(value) ? { kind: 'number', unit: 'any' } : { kind: 'choice', choices: undefined },
    undefined,
    lang,
  );

/** Keys keep their meaning for ever; later versions only add. */
export const nextStepsJson = (steps: readonly NextStep[], situation: Situation): unknown =>
  steps.map(({ scheme, lever, direction, notes, nearest, unit }) => ({
    제도: scheme,
    ...assumedJson(assumedFor(situation)),
    입력: lever.name,
    단위: lever.unit,
    방향: direction === 'more' ? '늘림' : '줄임',
    지금: leverJson(lever, lever.now),
    ...(notes.length > 0 && { 전제: notes.map((note) => noteText(note, 'ko')) }),
    ...(nearest && { 가장가까운변화: moveJson(lever, nearest) }),
    ...(unit && { 한단위: moveJson(lever, unit) }),
  }));

const moveJson = (
  lever: InputLever,
  { to, by, lines, totals, shown }: InputMove,
): Record<string, unknown> => ({
  값: leverJson(lever, to),
  차이: exactJson(by),
  항목: Object.fromEntries(lines.map(({ term, change: won }) => [term, won])),
  합계: Object.fromEntries(totals.map(({ term, change: won }) => [term, won])),
  산출: Object.fromEntries(
    shown.map(({ term, before, after }) => [term, [exactJson(before), exactJson(after)]]),
  ),
});
