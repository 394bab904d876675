import type { MonthFactName } from '../calendar/month.ts';
import { leaveKinds } from '../calendar/types.ts';
import type { Value } from '../formula/checked.ts';
import { ratio } from '../formula/ratio.ts';
import type { Engine } from '../pay/engine.ts';
import { allowanceSums } from '../people/allowance-sums.ts';
import type { Plan } from '../people/table/plan.ts';
import { factsNotGiven, leaveFacts } from './rows.ts';

/** Figures of single shifts, which such a file never holds. */
const shiftFacts = [
  '휴직중근로일수',
  '휴가중근로일수',
  '재직밖근로일수',
] as const satisfies readonly MonthFactName[];

/** What follows, for every row, from the columns that a file of person-months does not have. */
export function planConstants(engine: Engine, plan: Plan): ReadonlyMap<string, Value | undefined> {
  const given = new Set(plan.facts.map(({ spec }) => spec.term));
  const noAllowances = ![...allowanceSums.keys()].some((name) => given.has(name));
  const fixed = factsNotGiven(engine, plan.schemes, given, noAllowances);
  const none = (names: readonly MonthFactName[]): void => {
    for (const name of names) fixed.set(name, ratio(0));
  };
  none(shiftFacts);
  if (plan.leave === undefined) none(leaveFacts);
  if (!given.has('입사일') && !given.has('퇴사일')) none(['미재직일수']);
  if (!given.has('결근일수')) none(['결근주수']);
  if (!leaveKinds.some((kind) => given.has(`${kind}일수`))) none(['미배치휴가일수']);
  return fixed;
}
