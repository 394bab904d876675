import {
  cycleFacts,
  employedHourFacts,
  type MonthFactName,
  recognitionFacts,
} from '../calendar/interface.ts';
import { factsOfOthers } from '../calendar/leave-facts.ts';
import type { Value } from '../formula/checked.ts';
import { ratio } from '../formula/ratio.ts';
import type { Engine } from '../pay/engine.ts';
import type { TableShape } from '../people/table/shape.ts';
import { Problems } from '../problem/problem.ts';
import { schemeProvisions } from '../rules/assemble.ts';
import { defaultSource } from '../rules/builder.ts';

/** Figures of single shifts, which are 0 where nobody has one. */
const shiftFacts = [
  '휴직중근로일수',
  '휴가중근로일수',
  '재직밖근로일수',
  '다음달근로분',
  ...recognitionFacts,
] as const satisfies readonly MonthFactName[];

/** Figures of leaves of absence, likewise. */
const leaveFacts = ['휴직소정근로일수', '휴직중근로일수'] as const satisfies readonly MonthFactName[];

/** What all rows of a table share: facts that are the same in each, and whether some state a week, or days, of their own. */
export const sharedByRows = (
  engine: Engine,
  schemes: readonly string[],
  shape: TableShape,
): { readonly fixed: ReadonlyMap<string, Value | undefined>; readonly cycles: boolean } => ({
  fixed: tableConstants(engine, schemes, shape),
  cycles:
    shape.details.has('cycles') ||
    shape.details.has('swaps') ||
    shape.facts.some(({ spec }) => engine.ownDayFacts.includes(spec.term)),
});

/** What follows, for every row, from the columns that a table does not have. */
function tableConstants(
  engine: Engine,
  schemes: readonly string[],
  { facts, absences, details }: TableShape,
): ReadonlyMap<string, Value | undefined> {
  const kinds = engine.rules.leave;
  const given = new Set(facts.map(({ spec }) => spec.term));
  const fixed = factsNotGiven(engine, schemes, given, !facts.some((one) => one.from === '수당' && one.isSum));
  const none = (names: readonly string[]): void => {
    for (const name of names) fixed.set(name, ratio(0));
  };
  if (!details.has('cycles')) none([...cycleFacts, ...employedHourFacts]);
  if (!details.has('shifts')) none(shiftFacts);
  if (absences.size === 0) none(leaveFacts);
  none(factsOfOthers(kinds, absences));
  if (!given.has('입사일') && !given.has('퇴사일')) none(['미재직일수']);
  const lacking = kinds.counted.filter(({ fact }) => !given.has(fact));
  none(lacking.flatMap(({ counts }) => Object.values(counts)));
  if (lacking.length === kinds.counted.length) none(['미배치휴가일수']);
  return fixed;
}

/** The facts that nobody gives, with the value they then have; undefined for what has none. */
function factsNotGiven(
  engine: Engine,
  schemes: readonly string[],
  given: ReadonlySet<string>,
  noAllowances: boolean,
): Map<string, Value | undefined> {
  const fixed = new Map<string, Value | undefined>();
  for (const provision of schemes.flatMap((name) => schemeProvisions(engine.rules, name))) {
    for (const rule of provision.terms) {
      const from = rule.fact?.from;
      if (from === '수당' && noAllowances) fixed.set(rule.name, ratio(0));
      if ((from !== '직원' && from !== '근무') || given.has(rule.name)) continue;
      const value =
        rule.fact?.default === undefined
          ? undefined
          : engine.rules.literal(rule.name, defaultSource(rule), new Problems());
      fixed.set(rule.name, value);
    }
  }
  return fixed;
}
