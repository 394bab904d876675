import { firstDay, lastDay, type Month, monthOf } from '../../calendar/date.ts';
import { type LeaveSpell, openEnd } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import { ratio } from '../../formula/ratio.ts';
import { Problems } from '../../problem/problem.ts';
import { birthFact } from '../../rules/named-rules.ts';
import type { MonthRecord } from '../inputs/month-records.ts';
import { isEmployedIn, type PeopleInputs, type PersonInputs } from '../inputs/person-inputs.ts';
import type { Person } from '../inputs/roster.ts';
import { type Employment, employmentsOf, streamsOf } from './employments.ts';
import type { ProjectionPlan } from './plan.ts';

interface Place {
  /** The place among whom the scenario has. */
  readonly base: number;
  readonly employment: Employment;
}

/**
 * People over the years of a plan: those whom a scenario has, until they leave, and whoever is re-hired or follows in their
 * post, who go on with its hours, its monthly records and its allowances. Their 사번 is that of the first with -1, -2 …
 */
export class ProjectedInputs implements PeopleInputs {
  readonly count: number;
  private readonly base: PeopleInputs;
  private readonly places: readonly Place[];

  /** `drawn`: which of the plan's draws it is. Problems: `missing-value` of a 생년월일 that a retirement age asks for. */
  constructor(
    base: PeopleInputs,
    plan: ProjectionPlan,
    months: readonly Month[],
    drawn: number,
    problems: Problems,
  ) {
    this.base = base;
    const range = [months[0] ?? 0, months.at(-1) ?? 0] as const;
    const streams = streamsOf(plan, drawn);
    const places: Place[] = [];
    for (let place = 0; place < base.count; place++) {
      const { person, closes } = base.person(place, new Problems());
      if (plan.retirement !== undefined && !person.facts.has(birthFact))
        problems.add('missing-value', { at: person.at, term: birthFact, values: { text: '' } });
      const post = { place, facts: person.facts, closes, closing: base.closing };
      for (const employment of employmentsOf(plan, post, range, streams))
        places.push({ base: place, employment });
    }
    this.places = places.filter(({ employment }) => touches(employment, range));
    this.count = this.places.length;
  }

  person(place: number, problems: Problems): PersonInputs {
    const found = this.places[place];
    if (found === undefined) throw new RangeError(`nobody at ${place}`);
    const own = this.base.person(found.base, problems);
    return found.employment.number === 0 ? untilLeft(own, found.employment) : follower(own, found.employment);
  }

  placeOf(id: string): number {
    return this.places.findIndex(
      ({ base, employment }) => idOf(this.base.person(base, new Problems()).person, employment) === id,
    );
  }
}

const touches = ({ hired, left }: Employment, [first, last]: readonly [Month, Month]): boolean =>
  (hired === undefined || hired <= lastDay(last)) && (left === undefined || left >= firstDay(first));

const idOf = ({ id }: Person, { number }: Employment): string => (number === 0 ? id : `${id}-${number}`);

/** Whom the scenario has, until they leave. */
function untilLeft(own: PersonInputs, { left, handedOver }: Employment): PersonInputs {
  if (left === undefined || handedOver) return own;
  const person = { ...own.person, facts: new Map(own.person.facts).set('퇴사일', ratio(left)) };
  return {
    ...own,
    person,
    ...(own.records && { records: employedMonths(own.records, person) }),
    ...(own.shifts && { shifts: own.shifts.filter(({ day }) => day <= left) }),
    ...(own.spells && { spells: own.spells.flatMap((spell) => cut(spell, left)) }),
    ...(own.leaveDates && { leaveDates: own.leaveDates.filter(({ day }) => day <= left) }),
    ...(own.changes && { changes: own.changes.filter(({ from }) => from <= left) }),
  };
}

/** Whoever is in a post after the first. */
function follower(own: PersonInputs, employment: Employment): PersonInputs {
  const facts = new Map(own.person.facts);
  facts.delete('퇴사일');
  for (const [name, value] of employment.facts) put(facts, name, value);
  if (employment.hired !== undefined) facts.set('입사일', ratio(employment.hired));
  const { left, handedOver } = employment;
  if (left !== undefined && !handedOver) facts.set('퇴사일', ratio(left));
  const person = { ...own.person, id: idOf(own.person, employment), facts };
  const records = own.records && employedMonths(own.records, person);
  return {
    person,
    ...(records && { records }),
    ...(own.allowances && { allowances: own.allowances }),
    ...(left !== undefined && handedOver && { until: monthOf(left) }),
  };
}

function put(facts: Map<string, Value>, name: string, value: Value | undefined): void {
  if (value === undefined) facts.delete(name);
  else facts.set(name, value);
}

const employedMonths = (
  records: ReadonlyMap<Month, MonthRecord>,
  person: Person,
): ReadonlyMap<Month, MonthRecord> =>
  new Map(
    [...records].flatMap(([month, one]) =>
      isEmployedIn(person, month) ? [[month, { ...one, id: person.id }] as const] : [],
    ),
  );

const cut = (spell: LeaveSpell, left: number): readonly LeaveSpell[] =>
  spell.from > left ? [] : [spell.to === openEnd || spell.to <= left ? spell : { ...spell, to: left }];
