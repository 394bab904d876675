import type { InputLever } from '../../../bargaining/solve/lever.ts';
import { assumedFor } from '../../../bargaining/solve/lever-space.ts';
import { leverValueAt } from '../../../bargaining/solve/range.ts';
import type { Solution, SolutionInterval, SolutionMap } from '../../../bargaining/solve/solve.ts';
import { isoMonth } from '../../../calendar/date.ts';
import { isRatio, type Value } from '../../../formula/checked.ts';
import type { Ratio } from '../../../formula/ratio.ts';
import type { Problem } from '../../../problem/problem.ts';
import type { Lang } from '../../../problem/text.ts';
import { sentences } from '../../../problem/text.ts';
import { assumedJson } from '../../../writing/assumed.ts';
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

const leverJson = ({ name, unit, now, isGiven, range }: InputLever): Record<string, unknown> => ({
  이름: name,
  단위: unit,
  지금: isGiven ? exactJson(now) : null,
  처음: exactJson(range.from),
  끝: exactJson(leverValueAt(range, range.size - 1)),
  간격: exactJson(range.step),
});

/** A solution as `pumsak solve --json` prints it. Keys keep their meaning for ever; later versions only add. */
export function solutionJson({ situation, lever, until, intervals, edges }: Solution, lang: Lang): unknown {
  return {
    사번: situation.person.id ?? null,
    귀속월: isoMonth(situation.person.month),
    제도: situation.schemes,
    ...assumedJson(assumedFor(situation)),
    입력: leverJson(lever),
    조건: until,
    구간: intervals.map((one) => intervalJson(one, lang)),
    경계: edges.map(({ before, after, becomes, figures, reasons }) => ({
      앞: exactJson(before),
      뒤: exactJson(after),
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

export function mapJson({ situation, levers, until, rows }: SolutionMap, lang: Lang): unknown {
  return {
    사번: situation.person.id ?? null,
    귀속월: isoMonth(situation.person.month),
    제도: situation.schemes,
    ...assumedJson(assumedFor(situation)),
    입력: levers.map(leverJson),
    조건: until,
    행: rows.map(({ value, intervals }) => ({
      값: exactJson(value),
      구간: intervals.map((one) => intervalJson(one, lang)),
    })),
  };
}

const intervalJson = (
  {
    from,
    to,
    state,
    problem,
  }: { from: Ratio; to: Ratio; state: SolutionInterval['state']; problem?: Problem },
  lang: Lang,
): Record<string, unknown> => ({
  처음: exactJson(from),
  끝: exactJson(to),
  상태: stateWords.ko[state],
  ...(problem && { 오류: problem.code, 발견: sentences(problem, lang).found }),
});
