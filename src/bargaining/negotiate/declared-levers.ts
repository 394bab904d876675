import { sameValue, type Value } from '../../formula/checked.ts';
import type { Engine } from '../../pay/engine.ts';
import type { LeverRule, Provision, TermRule } from '../../rules/model.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';

/** A parameter of a scheme that its rules offer to be moved. */
export interface DeclaredLever {
  readonly rule: TermRule;
  readonly lever: LeverRule;
  readonly provision: Provision;
  /** The one value it has in every month; undefined for a formula, and where it changes from month to month. */
  readonly value: Value | undefined;
}

/** What the rules offer to be moved of a scheme, in the months in which anything shown rests on it. */
export function declaredLevers(
  engine: Engine,
  { months }: Pick<Scenario, 'months'>,
  scheme: string,
): DeclaredLever[] {
  const found = new Map<string, DeclaredLever>();
  for (const month of months) {
    const { program } = engine.schemeMonth(scheme, month);
    for (const [name, { rule, provision }] of program.terms) {
      if (rule.lever === undefined || provision === undefined) continue;
      const root = program.order[program.index.get(name) ?? -1]?.formula?.root;
      const value = root?.kind === 'constant' ? root.value : undefined;
      const before = found.get(name);
      const same = before === undefined || sameValue(before.value, value);
      found.set(name, { rule, lever: rule.lever, provision, value: same ? value : undefined });
    }
  }
  return [...found.values()];
}

/** The levers as a scenario's 교섭.조정 says them. */
export const leversValue = (levers: readonly DeclaredLever[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(levers.map(({ rule, lever }) => [rule.name, rangeValue(rule, lever)]));

function rangeValue({ choices, unit }: TermRule, { from, to, step }: LeverRule): unknown {
  if (from !== undefined && to !== undefined && step !== undefined)
    return { 부터: from, 까지: to, 간격: step };
  return { 값: unit === '여부' ? [true, false] : (choices ?? []) };
}
