import { firstDay, isoDay, lastDay } from '../../calendar/date.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import { dataDifferences, ruleSetDifferences } from '../../rules/difference/rule-set.ts';
import type { Difference } from '../../rules/difference/types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type CostOptions, type PairCosts, pairCosts } from './costs.ts';
import { allDifferences, pairOf, type RuleVersion } from './pair.ts';
import type { PeopleDifference } from './people-difference.ts';

/** What two sides are: two schemes, two scenarios, or two folders of rules. */
export type ComparisonKind = '제도' | '시나리오' | '규칙';

/** People over whom differences are worked out, and the scenario that they are of. */
export interface ComparedPopulation {
  readonly scenario: Pick<Scenario, 'name' | 'months' | 'assumption' | 'assumed' | 'synthetic'>;
  readonly people: PersonMonthTable;
}

/** Two sides, ready to be compared. */
export interface DifferenceQuery {
  readonly kind: ComparisonKind;
  /** As people named them. */
  readonly names: readonly [string, string];
  readonly versions: readonly [RuleVersion, RuleVersion];
  /** The schemes to compare, each of the first side with one of the second. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Everything else in which two scenarios differ, of which no clause speaks. */
  readonly beside?: readonly string[];
  /** How the people of two scenarios differ. */
  readonly people?: PeopleDifference;
  /** Costs were asked for, and people differ: nobody says whose cost it would be. */
  readonly uncosted?: true;
  /** Only what holds in these months is reported. */
  readonly months?: Scenario['months'];
  readonly crowd?: ComparedPopulation;
}

/** Some differences, and what they cost where there are people. */
export interface DifferencePart {
  /** The scheme of each side; none for what is of no scheme that was asked for. */
  readonly schemes?: readonly [string, string];
  readonly differences: readonly Difference[];
  readonly costs?: PairCosts;
}

export interface DifferenceResult {
  readonly kind: ComparisonKind;
  readonly names: readonly [string, string];
  readonly beside: readonly string[];
  readonly people?: PeopleDifference;
  readonly uncosted?: true;
  readonly crowd?: ComparedPopulation;
  readonly parts: readonly DifferencePart[];
}

/**
 * Compares two sides: what differs, and with people what each difference costs.
 * @throws ProblemError for rules that are wrong, and with everything wrong in any person-month
 */
export async function differences(
  ask: DifferenceQuery,
  options: CostOptions = {},
): Promise<DifferenceResult> {
  const [a, b] = ask.versions;
  const parts: DifferencePart[] = [];
  for (const [before, after] of ask.pairs) {
    const pair = pairOf(a, b, before, after);
    const shown = [...allDifferences(pair), ...dataDifferences(a.rules, b.rules)].filter((one) =>
      holdsIn(one, ask.months),
    );
    const costs = ask.crowd && (await pairCosts(a, b, pair, ask.crowd.people, options));
    parts.push({ schemes: [before, after], differences: shown, ...(costs && { costs }) });
  }
  const { kind, names, crowd, people, uncosted } = ask;
  return {
    kind,
    names,
    beside: ask.beside ?? [],
    ...(people && { people }),
    ...(uncosted && { uncosted }),
    ...(crowd && { crowd }),
    parts: [...parts, ...(kind === '규칙' ? [elsewhere(a, b, parts)] : [])],
  };
}

/** What differs between two rule sets beside what was reported of the schemes asked for. */
function elsewhere(a: RuleVersion, b: RuleVersion, parts: readonly DifferencePart[]): DifferencePart {
  const key = (one: Difference): string =>
    JSON.stringify([one.kind, one.within, one.name, one.before, one.after, one.from, one.until]);
  const shown = new Set(parts.flatMap((part) => part.differences.map(key)));
  return { differences: ruleSetDifferences(a.rules, b.rules).filter((one) => !shown.has(key(one))) };
}

function holdsIn({ from, until }: Difference, months: Scenario['months'] | undefined): boolean {
  const [first, last] = [months?.[0], months?.at(-1)];
  if (first === undefined || last === undefined) return true;
  return (from ?? '') <= isoDay(lastDay(last)) && (until ?? '9999') >= isoDay(firstDay(first));
}
