import type { Projection, YearSpread } from '../../run/projection/projection.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import type { QuantileSpread } from '../../run/uncertainty/statistics.ts';
import { basisJson } from '../../writing/assumed.ts';

/** A projection as `pumsak project --json` prints it. */
export const projectionJson = (
  scenario: Scenario,
  { plan, by, years }: Projection,
): Record<string, unknown> => ({
  시나리오: scenario.name,
  ...basisJson(scenario),
  제도: scenario.schemes,
  시드: plan.seed,
  횟수: plan.draws,
  ...(by !== undefined && { 나눔: by }),
  연도: years.map((one) => ({
    연도: one.year,
    개월: one.months,
    끝달인원: spread(one.people),
    들어옴: spread(one.came),
    떠남: spread(one.left),
    ...costs(scenario, one),
    ...(one.units && {
      무리: one.units.map((own) => ({ 값: own.unit, 끝달인원: spread(own.people), ...costs(scenario, own) })),
    }),
  })),
});

const costs = (
  { schemes }: Scenario,
  { cost, difference }: Pick<YearSpread, 'cost' | 'difference'>,
): Record<string, unknown> => ({
  비용: Object.fromEntries(cost.map((found, s) => [schemes[s] ?? '', spread(found)])),
  차액: Object.fromEntries(difference.map((found, i) => [schemes[i + 1] ?? '', spread(found)])),
});

const spread = ({ low, middle, high }: QuantileSpread): Record<string, number> => ({
  하한: low,
  중앙: middle,
  상한: high,
});
