import { type Day, firstDay, isoDay, isoMonth, monthOf } from '../../calendar/date.ts';
import { employment } from '../../calendar/interface.ts';
import { ratio } from '../../formula/ratio.ts';
import type { Problems } from '../../problem/problem.ts';
import { dayOf } from '../facts.ts';
import type { Closing, PeopleInputs, PersonInputs } from './person-inputs.ts';

/** People of whom those in a unit that closes leave with it, unless a change moves them before. */
export class ClosingInputs implements PeopleInputs {
  readonly count: number;
  private readonly people: PeopleInputs;
  readonly closing: Closing;

  constructor(people: PeopleInputs, closing: Closing) {
    [this.people, this.closing, this.count] = [people, closing, people.count];
  }

  person(place: number, problems: Problems): PersonInputs {
    const inputs = this.people.person(place, problems);
    const day = closedOn(inputs, this.closing);
    if (day === undefined) return inputs;
    if (this.closing.way === '승계') return handedOver(inputs, day, problems);
    const { person } = inputs;
    const facts = new Map(person.facts).set(employment.left, ratio(day));
    return { ...inputs, person: { ...person, facts }, closes: day };
  }

  placeOf = (id: string): number => this.people.placeOf(id);
}

/** The day on which somebody's unit closes while they are employed in it. */
function closedOn({ person, changes = [] }: PersonInputs, { fact, days }: Closing): Day | undefined {
  const [hired, left] = [dayOf(person.facts, employment.hired), dayOf(person.facts, employment.left)];
  const unitOn = (day: Day): unknown =>
    changes.findLast((one) => one.from <= day && one.facts.has(fact))?.facts.get(fact) ??
    person.facts.get(fact);
  return [...days]
    .filter(([unit, day]) => unitOn(day) === unit && (hired ?? day) <= day && (left ?? day + 1) > day)
    .map(([, day]) => day)
    .sort((a, b) => a - b)[0];
}

/** Months behind that day are another employer's. What is recorded of them is refused, not lost. */
function handedOver(inputs: PersonInputs, day: Day, problems: Problems): PersonInputs {
  const until = monthOf(day);
  const later = (
    month: number,
    term: string,
    found: string,
    one: { readonly at?: PersonInputs['person']['at'] },
  ): void => {
    if (month > until)
      problems.add('outside-employment', { at: one.at, term, values: { found, left: isoDay(day) } });
  };
  for (const one of inputs.records?.values() ?? []) later(one.month, '귀속월', isoMonth(one.month), one);
  for (const one of [...(inputs.shifts ?? []), ...(inputs.leaveDates ?? [])])
    later(monthOf(one.day), '일자', isoDay(one.day), one);
  return { ...inputs, until, closes: day };
}

/** Whether a day is the last of its month. */
export const endsMonth = (day: Day): boolean => firstDay(monthOf(day) + 1) === day + 1;
