import { type Day, firstDay, lastDay } from '../calendar/date.ts';
import type { UsualHours, WorkRecord } from '../calendar/types.ts';
import type { PersonMonth, PersonState } from '../people/types.ts';

/**
 * What holds of a person in each part of a month: cut where something changes of the person, and on `ruleDays`, where something
 * changes in the rules. Of the days employed; one part where nothing is cut.
 */
export function statesOf(person: PersonMonth, ruleDays: readonly Day[]): readonly PersonState[] {
  const [first, last] = [firstDay(person.month), lastDay(person.month)];
  const { hired = first, left = last } = person.record;
  const days = cutDays(person, ruleDays);
  const cuts = days.filter((day) => day > hired && day <= left);
  // What changed before somebody came holds from the first day employed.
  const start = days.findLast((day) => day <= hired) ?? first;
  return [first, ...cuts].map((from, i) => ({
    from,
    to: (cuts[i] ?? last + 1) - 1,
    asOf: i === 0 ? start : from,
    ...stateOn(person, from, hired),
  }));
}

/** What holds between all such days, as if somebody were employed on all of them. */
export function segmentsOf(person: PersonMonth, cuts: readonly Day[]): readonly PersonState[] {
  const { hired = firstDay(person.month) } = person.record;
  return [firstDay(person.month), ...cuts].map((from, i) => ({
    from,
    to: (cuts[i] ?? lastDay(person.month) + 1) - 1,
    asOf: from,
    ...stateOn(person, from, hired),
  }));
}

/** The days after a month's first on which something changes, whether somebody is employed or not. */
export function cutDays({ month, changes = [] }: PersonMonth, ruleDays: readonly Day[]): readonly Day[] {
  const [first, last] = [firstDay(month), lastDay(month)];
  return [...new Set([...changes.map(({ from }) => from), ...ruleDays])]
    .filter((day) => day > first && day <= last)
    .sort((a, b) => a - b);
}

/** The facts and hours that hold on a day; before the first day employed, those of that day. */
function stateOn(
  person: PersonMonth,
  day: Day,
  hired: Day,
): Pick<PersonState, 'facts' | 'hours' | 'allowances'> {
  const facts = new Map(person.facts);
  let hours: UsualHours = hoursOf(person.record);
  let { allowances } = person;
  for (const change of person.changes ?? []) {
    if (change.from > Math.max(day, hired)) break;
    for (const [term, value] of change.facts) facts.set(term, value);
    hours = { ...hours, ...change.hours };
    allowances = change.allowances ?? allowances;
  }
  return { facts, hours, allowances };
}

const hoursOf = ({ pattern, cycle }: WorkRecord): UsualHours => ({
  ...(pattern && { pattern }),
  ...(cycle && { cycle }),
});

/** The facts that a change within the month says. */
export const changedFacts = ({ changes = [] }: PersonMonth): ReadonlySet<string> =>
  new Set(changes.flatMap(({ facts }) => [...facts.keys()]));

/** A divided month as a whole, as if what holds in one of its parts held all along; its hours are those of each part. */
export const asIn = (person: PersonMonth, states: readonly PersonState[], state: PersonState): PersonMonth =>
  seen(person, state, { asOf: state.asOf, states });

/** A person's month whose changes are known to every day, as the end of the month has it. */
export function wholeOf(person: PersonMonth): PersonMonth {
  const states = statesOf(person, []);
  const last = states.at(-1);
  return last === undefined ? person : asIn(person, states, last);
}

/** The days of a divided month from one part to another, by what holds in the first of them. */
export const spanOf = (
  person: PersonMonth,
  states: readonly PersonState[],
  from: PersonState,
  to: PersonState,
): PersonMonth => seen(person, from, { asOf: from.asOf, states, span: { first: from.from, last: to.to } });

function seen(
  { changes: _, ...person }: PersonMonth,
  { facts, hours, allowances }: PersonState,
  part: NonNullable<PersonMonth['part']>,
): PersonMonth {
  const { pattern: __, cycle: ___, ...record } = person.record;
  return { ...person, facts, allowances, record: { ...record, ...hours }, part };
}
