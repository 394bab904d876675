import { type Day, isoMonth, type Month } from '../../calendar/date.ts';
import type { DayPattern, LeaveSpell } from '../../calendar/types.ts';
import { isRatio, sameValue, type Value } from '../../formula/checked.ts';
import { exactDigits } from '../../formula/digits.ts';
import { oncePer } from '../../formula/once-per.ts';
import { multiply, ratio, roundTo } from '../../formula/ratio.ts';
import type { Problems } from '../../problem/problem.ts';
import { dayParts } from '../../rules/leave-parts.ts';
import { readFact } from '../cells/fact.ts';
import { dayOf, leaveParts, toValue } from '../facts.ts';
import type { MonthRecord } from '../inputs/month-records.ts';
import { isEmployedIn, type PeopleInputs, type PersonInputs } from '../inputs/person-inputs.ts';
import type { Person } from '../inputs/roster.ts';
import { naturalOrder } from '../natural-order.ts';
import type { FactPlaces } from '../types.ts';
import { draw, fullShare, grainOf } from './distribution.ts';
import type { DrawnBefore } from './drawn-before.ts';
import type { FactDraw } from './fact-draw.ts';
import { type Random, stream, streamsUnder } from './random.ts';
import { idOf, type LeaveDraw, type SyntheticSpec } from './synthetic-spec.ts';

export { readSyntheticSpec, type SyntheticSpec } from './synthetic-spec.ts';

/** The scheduled days (소정근로일) of a month, ascending. */
export type ScheduledDays = (month: Month) => readonly Day[];

/** What is drawn anew, everything else staying as it was drawn: facts by term name, 일과, 휴직. */
export interface Redrawn {
  readonly names: ReadonlySet<string>;
  /** Which of the draws it is. */
  readonly draw: number;
  /** What is not drawn anew, kept from draw to draw. */
  readonly held: DrawnBefore;
}

/**
 * Draws a workforce person by person: the same spec and months give the same people to the last won. Every figure has
 * a stream of its own, by seed, name of the fact, number of the person and month, so whoever is asked for first makes
 * no difference.
 *
 * A leave drawn is cut to the employment. Leave days drawn are cut to what the month has of scheduled days that
 * are employed and in no 휴직, in the order of the kinds of leave; 근무가능일수 is what is left. So a fact drawn as
 * a multiple of 근무가능일수, such as 제공건수, is 0 for a month wholly on leave.
 *
 * Problems: a product that its fact refuses (`above-maximum` …), once at the place of its distribution.
 */
export class SyntheticInputs implements PeopleInputs {
  readonly count: number;
  private readonly spec: SyntheticSpec;
  private readonly days: ReadonlyMap<Month, readonly Day[]>;
  private readonly again: Redrawn | undefined;
  /** By place in the order of 사번, where that is not the order of numbers. */
  private readonly order: readonly number[] | undefined;
  /** Products by draw and text: each is checked, and reported, once. */
  private readonly products = new Map<FactDraw, Map<string, Value | undefined>>();
  private readonly under = new Map<FactDraw, ReturnType<typeof streamsUnder>>();
  private readonly places = new Map<readonly FactDraw[], FactPlaces>();

  /** @throws what `scheduled` throws for a month whose holidays are not known */
  constructor(spec: SyntheticSpec, months: readonly Month[], scheduled: ScheduledDays, again?: Redrawn) {
    this.spec = spec;
    this.count = spec.size;
    this.days = new Map(months.map((month) => [month, scheduled(month)]));
    this.again = again;
    this.order = orderOf(spec);
  }

  person(place: number, problems: Problems): PersonInputs {
    const number = this.order?.[place] ?? place + 1;
    const person = this.personOf(number, problems);
    const spells = this.spells(number, person);
    const records = this.records(number, person, spells, problems);
    return { person, records, ...(spells.length > 0 && { spells }) };
  }

  placeOf(id: string): number {
    for (let place = 0; place < this.count; place++)
      if (idOf(this.spec, this.order?.[place] ?? place + 1) === id) return place;
    return -1;
  }

  /** The stream of a figure; of one that is drawn again, the stream of that draw. */
  private stream(name: string, ...key: readonly [string, number]): Random {
    const { spec, again } = this;
    return again?.names.has(name) === true
      ? stream(spec.seed, ...key, '다시', again.draw)
      : stream(spec.seed, ...key);
  }

  /** What a fact's distribution gives a person, in a month or once. */
  private drawn(one: FactDraw, group: Group, number: number, month?: Month): Value | undefined {
    if (one.by.kind === 'value') return one.by.value;
    const { again } = this;
    const key = number * monthsApart + (month ?? 0);
    if (again?.names.has(one.term.name) === true)
      return draw(one.by, this.streams(one, group)(...keyOf(number, month), '다시', again.draw));
    const known = again?.held.of(one);
    if (known?.has(key) === true) return known.get(key);
    const value = draw(one.by, this.streams(one, group)(...keyOf(number, month)));
    again?.held.keep(one, key, value);
    return value;
  }

  private streams(one: FactDraw, group: Group): ReturnType<typeof streamsUnder> {
    const known = this.under.get(one) ?? streamsUnder(this.spec.seed, group, one.term.name);
    this.under.set(one, known);
    return known;
  }

  private personOf(number: number, problems: Problems): Person {
    const { spec } = this;
    const listed = spec.listed[number - 1];
    const facts = new Map<string, Value>();
    const draws = listed?.person ?? spec.person;
    for (const one of draws) {
      const value = this.value(one, (name) => facts.get(name), problems, '직원', number, undefined);
      if (value !== undefined) facts.set(one.term.name, value);
    }
    const group = spec.groups.find(({ when }) =>
      [...when].every(([name, value]) => sameValue(facts.get(name), value)),
    );
    for (const one of group?.person ?? []) {
      if (listed?.stated.has(one.term.name)) continue;
      const value = this.value(one, (name) => facts.get(name), problems, '직원', number, undefined);
      if (value === undefined) facts.delete(one.term.name);
      else facts.set(one.term.name, value);
    }
    const hours = listed?.hours ?? group?.hours ?? spec.hours;
    const pattern: DayPattern | undefined = hours && draw(hours, this.stream('일과', '일과', number));
    const [at, places] = [listed?.at ?? spec.at, this.placesOf(draws)];
    return { id: idOf(spec, number), facts, ...(pattern && { pattern }), at, places };
  }

  private spells(number: number, person: Person): readonly LeaveSpell[] {
    const written = this.spec.listed[number - 1]?.spells;
    if (written !== undefined) return written;
    const { leaves } = this.spec;
    const at = this.stream('휴직', '휴직', number)(0, fullShare - 1);
    const found = leaves.find(({ below }) => at < below);
    if (found === undefined) return [];
    const from = wholeNumber(draw(found.from, this.stream('휴직', '휴직.시작', number)));
    const days = wholeNumber(draw(found.days, this.stream('휴직', '휴직.일수', number)));
    return from === undefined || days === undefined ? [] : cut(found, from, from + days - 1, person);
  }

  private records(
    number: number,
    person: Person,
    spells: readonly LeaveSpell[],
    problems: Problems,
  ): ReadonlyMap<Month, MonthRecord> {
    const draws = this.spec.listed[number - 1]?.month ?? this.spec.month;
    const places = this.placesOf(draws);
    const made = new Map<Month, MonthRecord>();
    for (const [month, days] of this.days) {
      if (!isEmployedIn(person, month)) continue;
      const facts = this.month(number, person, draws, month, days, spells, problems);
      made.set(month, { id: person.id, month, facts, at: person.at, places });
    }
    return made;
  }

  private month(
    number: number,
    person: Person,
    draws: readonly FactDraw[],
    month: Month,
    days: readonly Day[],
    spells: readonly LeaveSpell[],
    problems: Problems,
  ): ReadonlyMap<string, Value> {
    const facts = new Map<string, Value>();
    let free = dayParts * daysAtWork(days, person, spells);
    const figure = (name: string): Value | undefined =>
      name === '소정근로일수'
        ? daysOfParts(dayParts * days.length)
        : name === '근무가능일수'
          ? daysOfParts(free)
          : (facts.get(name) ?? person.facts.get(name));
    for (const one of draws) {
      const value = this.value(one, figure, problems, '근무', number, month);
      if (value === undefined) continue;
      const isLeave = this.spec.leaveFacts.has(one.term.name) && isRatio(value);
      const taken = isLeave ? Math.min(free, leaveParts(value)) : 0;
      free -= taken;
      facts.set(one.term.name, isLeave ? daysOfParts(taken) : value);
    }
    return facts;
  }

  /** Everybody's figures stand where their distributions do. */
  private placesOf(draws: readonly FactDraw[]): FactPlaces {
    const known = this.places.get(draws);
    if (known !== undefined) return known;
    const made = new Map(draws.map((one) => [one.term.name, one.at]));
    this.places.set(draws, made);
    return made;
  }

  private value(
    one: FactDraw,
    figure: (name: string) => Value | undefined,
    problems: Problems,
    group: Group,
    number: number,
    month: Month | undefined,
  ): Value | undefined {
    const drawn = this.drawn(one, group, number, month);
    if (one.base === undefined) return drawn;
    const base = figure(one.base);
    if (base === undefined || drawn === undefined || !isRatio(base) || !isRatio(drawn))
      return this.checked(one, '', problems);
    const products = productsOf(one, base);
    const known = products.get(drawn);
    if (known !== undefined) return known;
    const product = roundTo(multiply(base, drawn), grainOf(one.term), 'floor');
    const made = this.checked(one, exactDigits(product), problems);
    // What is refused is said to everybody who asks.
    if (made !== undefined) products.set(drawn, made);
    return made;
  }

  /** A product as a value of its fact; a blank one leaves the fact out, if it may be. */
  private checked(one: FactDraw, text: string, problems: Problems): Value | undefined {
    let known = this.products.get(one);
    if (known === undefined) {
      known = new Map();
      this.products.set(one, known);
    }
    if (!known.has(text)) {
      // Once one product was refused, the others of the same distribution need not be said.
      const before = problems.list.length;
      const value = known.has(refused) ? undefined : readFact(one.term, { text, at: one.at }, problems);
      if (problems.list.length > before) known.set(refused, undefined);
      known.set(text, value === undefined ? undefined : toValue(value));
    }
    return known.get(text);
  }
}

/** Products by base and what it is multiplied by, for every source that draws by the same: values that come again are the same objects. */
const multiplied = oncePer((_: FactDraw) => new Map<Value, Map<Value, Value>>());

function productsOf(one: FactDraw, base: Value): Map<Value, Value> {
  const bases = multiplied(one);
  if (bases.size > mostBases) bases.clear();
  const known = bases.get(base) ?? new Map<Value, Value>();
  bases.set(base, known);
  return known;
}

const refused = 'refused';
/** More bases of products than that are forgotten, so that memory stays bounded. */
const mostBases = 10_000;
/** A month is below that. */
const monthsApart = 2 ** 20;

type Group = '직원' | '근무';

function cut({ kind }: LeaveDraw, from: Day, to: Day, person: Person): LeaveSpell[] {
  const first = Math.max(from, dayOf(person.facts, '입사일') ?? from);
  const last = Math.min(to, dayOf(person.facts, '퇴사일') ?? to);
  return first > last ? [] : [{ kind, from: first, to: last, at: person.at }];
}

function daysAtWork(days: readonly Day[], { facts }: Person, spells: readonly LeaveSpell[]): number {
  const hired = dayOf(facts, '입사일') ?? Number.NEGATIVE_INFINITY;
  const left = dayOf(facts, '퇴사일') ?? Number.POSITIVE_INFINITY;
  let count = 0;
  for (const day of days)
    if (day >= hired && day <= left && !spells.some(({ from, to }) => day >= from && day <= to)) count++;
  return count;
}

/** Parts of days as a number of days, the same object each time. */
function daysOfParts(parts: number): Value {
  const made = knownDays.get(parts) ?? ratio(parts, dayParts);
  knownDays.set(parts, made);
  return made;
}
const knownDays = new Map<number, Value>();

const keyOf = (number: number, month: Month | undefined): readonly (string | number)[] =>
  month === undefined ? [number] : [number, isoMonthOf(month)];

/** Months by their texts, each made once. */
function isoMonthOf(month: Month): string {
  const known = monthTexts.get(month) ?? isoMonth(month);
  monthTexts.set(month, known);
  return known;
}
const monthTexts = new Map<Month, string>();

const wholeNumber = (value: Value | undefined): number | undefined =>
  value !== undefined && isRatio(value) ? Number(value.n) : undefined;

/** Numbers in the order of their 사번: people written by hand may have any. Undefined where that is 1, 2, 3 … */
function orderOf(spec: SyntheticSpec): readonly number[] | undefined {
  const named = spec.listed.flatMap(({ id }, i) => (id === undefined ? [] : [i + 1]));
  if (named.length === 0) return undefined;
  const id = (number: number): string => idOf(spec, number);
  named.sort((a, b) => naturalOrder(id(a), id(b)));
  const isNamed = new Set(named);
  const order: number[] = [];
  for (let number = 1; number <= spec.size; number++) {
    if (isNamed.has(number)) continue;
    for (
      let first = named[0];
      first !== undefined && naturalOrder(id(first), id(number)) < 0;
      first = named[0]
    ) {
      order.push(first);
      named.shift();
    }
    order.push(number);
  }
  return [...order, ...named];
}
