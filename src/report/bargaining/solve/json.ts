import type { InputLever } from '../../../bargaining/solve/input-lever.ts';
import type { LeverNote } from '../../../bargaining/solve/lever-note.ts';
import { assumedFor } from '../../../bargaining/solve/lever-space.ts';
import { leverValueAt } from '../../../bargaining/solve/range.ts';
import type { Solution, SolutionInterval, SolutionMap } from '../../../bargaining/solve/solve.ts';
import { isoMonth } from '../../../calendar/date.ts';
import { isRatio, type Value } from '../../../formula/checked.ts';
import { display } from '../../../formula/display.ts';
import type { Ratio } from '../../../formula/ratio.ts';
import type { Problem } from '../../../problem/problem.ts';
import type { Lang } from '../../../problem/text.ts';
import { sentences } from '../../../problem/text.ts';
import { assumedJson } from '../../../writing/assumed.ts';
import { noteText } from './note.ts';
import { kindWords, stateWords } from './words.ts';

/** A whole number as an integer, another ratio as an exact text: 5/2. */
export const exactJson = (value: Value | undefined): unknown =>
  value === undefined
    ? null
    : !isRatio(value)
      ? value
      : value.d === 1n && Number.isSafeInteger(Number(value.n))
        ? Number(value.n)
        : `${value.n}/${value.d}`;

/** A lever's value: a time of day as 17:46, any other exact. */
export const leverJson = ({ type }: Pick<InputLever, 'type'>, value: Ratio | undefined): unknown =>
  type.kind === 'time' && value !== undefined ? display(value, type) : exactJson(value);

const aboutLever = (lever: InputLever): Record<string, unknown> => ({
  이름: lever.name,
  단위: lever.unit,
  지금: lever.isGiven ? leverJson(lever, lever.now) : null,
  처음: leverJson(lever, lever.range.from),
  끝: leverJson(lever, leverValueAt(lever.range, lever.range.size - 1)),
  간격: exactJson(lever.range.step),
});

const notesJson = (notes: readonly LeverNote[], lang: Lang): Record<string, unknown> =>
  notes.length === 0 ? {} : { 전제: notes.map((note) => noteText(note, lang)) };

/** A solution as `pumsak solve --json` prints it. Keys keep their meaning for ever; later versions only add. */
export function solutionJson(solution: Solution, lang: Lang): unknown {
  const { situation, lever, notes, until, intervals, edges } = solution;
  return {
    사번: situation.person.id ?? null,
    귀속월: isoMonth(situation.person.month),
    제도: situation.schemes,
    ...assumedJson(assumedFor(situation)),
    입력: aboutLever(lever),
    조건: until,
    ...notesJson(notes, lang),
    구간: intervals.map((one) => intervalJson(lever, one, lang)),
    경계: edges.map(({ before, after, becomes, figures, reasons }) => ({
      앞: leverJson(lever, before),
      뒤: leverJson(lever, after),
      상태: stateWords.ko[becomes],
      금액: figures.map((one) => ({ 이름: one.name, 앞: exactJson(one.before), 뒤: exactJson(one.after) })),
      까닭: reasons.map((one) => ({
        종류: kindWords.ko[one.kind],
        제도: one.scheme,
        항목: one.term,
        수식: one.text,
        앞: exactJson(one.before),
        뒤: exactJson(one.after),
        근거: one.source?.text ?? null,
        조문: one.source?.article ?? null,
        파일: one.at?.file ?? null,
        행: one.at?.line ?? null,
      })),
    })),
  };
}

export function mapJson({ situation, levers, notes, until, rows }: SolutionMap, lang: Lang): unknown {
  const [across, along] = levers;
  return {
    사번: situation.person.id ?? null,
    귀속월: isoMonth(situation.person.month),
    제도: situation.schemes,
    ...assumedJson(assumedFor(situation)),
    입력: levers.map(aboutLever),
    조건: until,
    ...notesJson(notes, lang),
    행: rows.map(({ value, intervals }) => ({
      값: leverJson(along, value),
      구간: intervals.map((one) => intervalJson(across, one, lang)),
    })),
  };
}

const intervalJson = (
  lever: InputLever,
  {
    from,
    to,
    state,
    problem,
  }: { from: Ratio; to: Ratio; state: SolutionInterval['state']; problem?: Problem },
  lang: Lang,
): Record<string, unknown> => ({
  처음: leverJson(lever, from),
  끝: leverJson(lever, to),
  상태: stateWords.ko[state],
  ...(problem && { 오류: problem.code, 발견: sentences(problem, lang).found }),
});
