import { firstDay, lastDay, type Month } from '../../src/calendar/date.ts';
import type { UsualHours } from '../../src/calendar/types.ts';
import type { Value } from '../../src/formula/checked.ts';
import { ratio } from '../../src/formula/ratio.ts';
import type { Allowance, PersonChange } from '../../src/people/types.ts';
import { rules } from '../support.ts';
import type { Draws } from './random.ts';
import { anyCycle, ownHours, withContract } from './usual-hours.ts';

/** What holds of somebody until it changes. */
export interface Held {
  readonly facts: ReadonlyMap<string, Value>;
  readonly hours: UsualHours;
  readonly allowances: readonly Allowance[];
}

/** From one to three days on which something is otherwise from then on, ascending, never the month's first. */
export function changesOf(
  draws: Draws,
  month: Month,
  held: Held,
  allowances: (draws: Draws) => readonly Allowance[],
): PersonChange[] {
  const [first, last] = [firstDay(month), lastDay(month)];
  const days = Array.from({ length: draws.of([1, 1, 2, 3]) }, () => draws.between(first + 1, last));
  return [...new Set(days)]
    .sort((a, b) => a - b)
    .map((from) => {
      const made = [
        changeOf(draws, held, allowances),
        ...(draws.once(4) ? [changeOf(draws, held, allowances)] : []),
      ];
      const [one, other] = made;
      return { from, ...one, ...other, facts: new Map(made.flatMap(({ facts }) => [...facts])) };
    });
}

type Change = Omit<PersonChange, 'from'>;
const none: ReadonlyMap<string, Value> = new Map();

/** Whatever an input or a table of changes may say. */
function changeOf(
  draws: Draws,
  { facts, hours }: Held,
  allowances: (draws: Draws) => readonly Allowance[],
): Change {
  return draws.of<() => Change>([
    () => one('계약기본급', ratio(draws.between(800_000, 5_000_000))),
    () => one('계약기본급', ratio(draws.between(800_000, 5_000_000))),
    () =>
      hours.cycle === undefined ? contract(draws, facts) : { facts: none, hours: { cycle: anyCycle(draws) } },
    () => one('직종', choice(draws, '직종')),
    () => one('노조', choice(draws, '노조')),
    () => one('소속유형', choice(draws, '소속유형')),
    () => one('공제대상가족수', ratio(draws.between(1, 5))),
    // Nothing that pay rests on.
    () => one('원천징수선택', choice(draws, '원천징수선택')),
    () => ({ facts: none, hours: usual(draws) }),
    () => ({ facts: none, allowances: allowances(draws) }),
  ])();
}

const one = (term: string, value: Value): Change => ({ facts: new Map([[term, value]]) });
const choice = (draws: Draws, term: string): string =>
  draws.of(rules.terms.get(term)?.rules[0]?.rule.choices ?? []);

function contract(draws: Draws, facts: ReadonlyMap<string, Value>): Change {
  const changed = withContract(draws, facts, { quarters: 4 * draws.of([10, 15, 20, 30, 40]) });
  const named = ['계약주소정시간', '근무형태'].flatMap((term) => {
    const value = changed.get(term);
    return value === undefined ? [] : [[term, value] as const];
  });
  return { facts: new Map(named) };
}

/** Hours of scheduled days; at times a week with them. */
function usual(draws: Draws): UsualHours {
  const { pattern } = ownHours(draws);
  if (pattern === undefined) return usual(draws);
  return draws.once(5) ? { pattern, cycle: anyCycle(draws) } : { pattern };
}

/** What holds when a month with these changes is over. */
export const after = (held: Held, changes: readonly PersonChange[]): Held =>
  changes.reduce(
    (before, { facts, hours, allowances }) => ({
      facts: new Map([...before.facts, ...facts]),
      hours: { ...before.hours, ...hours },
      allowances: allowances ?? before.allowances,
    }),
    held,
  );
