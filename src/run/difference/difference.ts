import { firstDay, isoDay, lastDay } from '../../calendar/date.ts';
import type { PersonMonth } from '../../people/types.ts';
import { ruleSetDifferences, worldDifferences } from '../../rules/difference/rule-set.ts';
import type { Difference } from '../../rules/difference/types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type CostOptions, type PairCosts, pairCosts } from './costs.ts';
import { allDifferences, pairOf, type Version } from './pair.ts';

/** What two sides are: two schemes, two scenarios, or two folders of rules. */
export type SideKind = '제도' | '시나리오' | '규칙';

/** People over whom differences are worked out, and the scenario that they are of. */
export interface Crowd {
  readonly scenario: Pick<Scenario, 'name' | 'months' | 'assumption' | 'synthetic'>;
  readonly people: readonly PersonMonth[];
}

/** Two sides, ready to be compared. */
export interface DifferenceAsk {
  readonly kind: SideKind;
  /** As people named them. */
  readonly names: readonly [string, string];
  readonly versions: readonly [Version, Version];
  /** The schemes to compare, each of the first side with one of the second. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Everything else in which two scenarios differ, of which no clause speaks. */
  readonly beside?: readonly string[];
  /** Only what holds in these months is told. */
  readonly months?: Scenario['months'];
  readonly crowd?: Crowd;
}

/** Some differences, and what they cost where there are people. */
export interface DifferencePart {
  /** The scheme of each side; none for what is of no scheme that was asked for. */
  readonly schemes?: readonly [string, string];
  readonly differences: readonly Difference[];
  readonly costs?: PairCosts;
}

export interface DifferenceResult {
  readonly kind: SideKind;
  readonly names: readonly [string, string];
  readonly beside: readonly string[];
  readonly crowd?: Crowd;
  readonly parts: readonly DifferencePart[];
}

/**
 * Compares two sides: what differs, and with people what each difference costs.
 * @throws ProblemError for rules that are wrong, and with everything wrong in any person-month
 */
export async function differences(ask: DifferenceAsk, options: CostOptions = {}): Promise<DifferenceResult> {
  const [a, b] = ask.versions;
  const parts: DifferencePart[] = [];
  for (const [before, after] of ask.pairs) {
    const pair = pairOf(a, b, before, after);
    const told = [...allDifferences(pair), ...worldDifferences(a.rules, b.rules)].filter((one) =>
      holdsIn(one, ask.months),
    );
    const costs = ask.crowd && (await pairCosts(a, b, pair, ask.crowd.people, options));
    parts.push({ schemes: [before, after], differences: told, ...(costs && { costs }) });
  }
  const { kind, names, crowd } = ask;
  return {
    kind,
    names,
    beside: ask.beside ?? [],
    ...(crowd && { crowd }),
    parts: [...parts, ...(kind === '규칙' ? [elsewhere(a, b, parts)] : [])],
  };
}

/** What differs between two rule sets beside what was told of the schemes asked for. */
function elsewhere(a: Version, b: Version, parts: readonly DifferencePart[]): DifferencePart {
  const key = (one: Difference): string =>
    JSON.stringify([one.kind, one.within, one.name, one.before, one.after, one.from, one.until]);
  const told = new Set(parts.flatMap((part) => part.differences.map(key)));
  return { differences: ruleSetDifferences(a.rules, b.rules).filter((one) => !told.has(key(one))) };
}

function holdsIn({ from, until }: Difference, months: Scenario['months'] | undefined): boolean {
  const [first, last] = [months?.[0], months?.at(-1)];
  if (first === undefined || last === undefined) return true;
  return (from ?? '') <= isoDay(lastDay(last)) && (until ?? '9999') >= isoDay(firstDay(first));
}
