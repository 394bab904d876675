import { goalText } from '../../../bargaining/negotiate/goal.ts';
import { measureNames, measureOf, type PackageMeasures } from '../../../bargaining/negotiate/measures.ts';
import type { NegotiationResult, Package } from '../../../bargaining/negotiate/negotiate.ts';
import { clause, limitText, parameterLeverText } from '../../../bargaining/negotiate/words.ts';
import { isoMonth } from '../../../calendar/date.ts';
import type { Lang } from '../../../problem/text.ts';
import { basisJson } from '../../../writing/assumed.ts';

/** A bargaining as data: won and heads as integers, lever values as people read them. */
export function negotiateJson(result: NegotiationResult, lang: Lang): Record<string, unknown> {
  const { scenario, negotiation } = result;
  return {
    시나리오: scenario.name,
    ...basisJson(scenario),
    합성인력: scenario.synthetic !== undefined,
    귀속월: scenario.months.map(isoMonth),
    제도: negotiation.scheme,
    기준제도: negotiation.against,
    비용항목: negotiation.cost,
    비교항목: negotiation.line,
    인원: result.people,
    인월: result.personMonths,
    방법: negotiation.method,
    묶음: result.packages,
    계산한묶음: result.worked,
    제한을지키는묶음: result.fitting,
    이웃까지확인: result.settled,
    제한: negotiation.limits.map((limit) => limitText(limit, 'ko')),
    목표: negotiation.goals.map(goalText),
    지금비용: result.before,
    그대로: figuresJson(result.unmoved),
    묶음목록: result.front.map((one) => packageJson(result, one, lang)),
  };
}

const figuresJson = (figures: PackageMeasures): Record<string, number> =>
  Object.fromEntries(measureNames.map((name) => [name, measureOf(figures, name)]));

function packageJson(result: NegotiationResult, one: Package, lang: Lang): Record<string, unknown> {
  const { levers } = result.negotiation;
  return {
    번호: one.at,
    값: Object.fromEntries(
      levers.map((lever, l) => [lever.term, parameterLeverText(lever, one.places[l] ?? 0)]),
    ),
    조문: levers.map((lever, l) => clause(lever, one.places[l] ?? 0, lang)),
    ...figuresJson(one.figures),
    같은묶음: one.same,
    걸리는제한: one.binding.map((limit) => limitText(limit, 'ko')),
    여유: Object.fromEntries(
      one.slack.flatMap(({ lever, from, to, brokenBelow, brokenAbove }) => {
        const own = levers[lever];
        if (own === undefined) return [];
        const slack = {
          부터: parameterLeverText(own, from),
          까지: parameterLeverText(own, to),
          아래로깨지는제한: brokenBelow.map((limit) => limitText(limit, 'ko')),
          위로깨지는제한: brokenAbove.map((limit) => limitText(limit, 'ko')),
        };
        return [[own.term, slack]];
      }),
    ),
    줄어드는사람들: one.losers.map(({ id, change }) => ({ 사번: id, 차액: change })),
  };
}
