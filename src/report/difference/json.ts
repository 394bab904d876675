import { isoMonth } from '../../calendar/date.ts';
import type { Lang } from '../../problem/text.ts';
import type { Difference } from '../../rules/difference/types.ts';
import type { PairCosts } from '../../run/difference/costs.ts';
import type { DifferencePart, DifferenceResult } from '../../run/difference/difference.ts';
import { basisJson } from '../../writing/assumed.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { peopleJson } from './people.ts';
import { differenceSentence, sourcesOf } from './words.ts';

/** Two sides' differences as data: sentences, and won and heads as integers. */
export function differenceJson(result: DifferenceResult, lang: Lang): Record<string, unknown> {
  const { kind, names, beside, people, crowd, parts } = result;
  const isSame = beside.length === 0 && people === undefined;
  let next = 1;
  return {
    종류: kind,
    처음: names[0],
    나중: names[1],
    같음: isSame && parts.every(({ differences }) => differences.length === 0),
    시나리오밖: beside,
    ...(people && { 사람차이: peopleJson(people) }),
    ...(crowd && {
      시나리오: crowd.scenario.name,
      ...basisJson(crowd.scenario),
      합성인력: crowd.scenario.synthetic !== undefined,
      귀속월: crowd.scenario.months.map(isoMonth),
      인원: crowd.people.ids.length,
      인월: crowd.people.rows,
    }),
    견줌: parts.map((part) => {
      const clauses = clausesOf(part, next);
      next += clauses.length;
      return partJson(part, clauses, lang);
    }),
  };
}

function partJson({ schemes, costs }: DifferencePart, clauses: readonly Clause[], lang: Lang) {
  return {
    제도: schemes ?? null,
    조문: clauses.map((clause) => clauseJson(clause, costs, lang)),
    ...(costs && {
      한데묶음: costs.together,
      처음합계: byTotal(costs, costs.before),
      나중합계: byTotal(costs, costs.after),
      차액: byTotal(
        costs,
        costs.after.map((own, t) => own - (costs.before[t] ?? 0)),
      ),
      그밖: byTotal(costs, costs.rest),
      사람: costs.people,
    }),
  };
}

const byTotal = ({ totals }: PairCosts, amounts: readonly number[]): Record<string, number> =>
  Object.fromEntries(totals.map((total, t) => [total, amounts[t] ?? 0]));

function clauseJson(
  { number, name, differences, cost, still }: Clause,
  costs: PairCosts | undefined,
  lang: Lang,
) {
  const none = costs?.totals.map(() => 0) ?? [];
  return {
    번호: number,
    묶음: name ?? null,
    문장: differences.map((one) => sentenceJson(one, lang)),
    ...(costs && {
      사람: cost?.people ?? 0,
      금액: byTotal(costs, cost?.amounts ?? none),
      움직이지않음: still,
    }),
  };
}

const sentenceJson = (one: Difference, lang: Lang): Record<string, unknown> => ({
  문장: differenceSentence(one, lang),
  종류: one.kind,
  조항: one.within,
  항목: one.name,
  전: one.before?.text ?? null,
  후: one.after?.text ?? null,
  전수식: one.before?.formula ?? null,
  후수식: one.after?.formula ?? null,
  부터: one.from ?? null,
  까지: one.until ?? null,
  근거: sourcesOf(one),
  확인: one.unconfirmed !== true,
});
