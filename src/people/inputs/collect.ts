import {
  type Day,
  firstDay,
  isoDay,
  isoMonth,
  lastDay,
  type Month,
  monthOf,
  weekStart,
} from '../../calendar/date.ts';
import type { DayPattern, LeaveDays, LeaveKind, LeaveSpell, Shift } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import { ratio } from '../../formula/ratio.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { dayOf, halfDays, numberOf } from '../facts.ts';
import { naturalOrder } from '../natural-order.ts';
import type { Allowance, PersonMonth } from '../types.ts';
import type { LeaveDate } from './leaves.ts';
import type { MonthRecord } from './month-records.ts';
import type { Person } from './roster.ts';

/** What was read of a population, by 사번. Every 사번 is one of `people`: the readers see to that. */
export interface PopulationInputs {
  readonly people: readonly Person[];
  readonly records?: readonly MonthRecord[];
  readonly shifts?: ReadonlyMap<string, readonly Shift[]>;
  readonly spells?: ReadonlyMap<string, readonly LeaveSpell[]>;
  readonly leaveDates?: ReadonlyMap<string, readonly LeaveDate[]>;
  readonly allowances?: ReadonlyMap<string, readonly Allowance[]>;
  /** The hours of people and months that have none of their own; without it, the scheme's. */
  readonly defaultPattern?: DayPattern;
}

/**
 * Joins what was read into person-months: people by 사번 in natural order, each one's months ascending. A month
 * wholly outside the employment (입사일 to 퇴사일) yields none. Shifts of the whole weeks that touch a month go
 * with it, for its weekly hours.
 *
 * Nothing read is lost: month records, shifts and leave dates outside `months` are `outside-months`, those in
 * a month without employment `outside-employment`. Leaves of absence may reach anywhere.
 */
export function collect(
  parts: PopulationInputs,
  months: readonly Month[],
  problems: Problems,
): PersonMonth[] {
  const wanted = [...new Set(months)].sort((a, b) => a - b);
  const records = new Map<string, Map<Month, MonthRecord>>();
  for (const record of parts.records ?? []) {
    const own = records.get(record.id);
    if (own === undefined) records.set(record.id, new Map([[record.month, record]]));
    else own.set(record.month, record);
  }
  const people = [...parts.people].sort((a, b) => naturalOrder(a.id, b.id));
  const result: PersonMonth[] = [];
  for (const person of people) {
    const own = records.get(person.id);
    checkPlaces(person, own, parts, wanted, problems);
    for (const month of wanted) {
      if (isEmployedIn(person, month)) result.push(join(person, month, own?.get(month), parts));
    }
  }
  return result;
}

function join(
  person: Person,
  month: Month,
  record: MonthRecord | undefined,
  parts: PopulationInputs,
): PersonMonth {
  const facts = new Map([...person.facts, ...(record?.facts ?? [])]);
  const leave = leaveOf(facts, parts.leaveDates?.get(person.id) ?? [], month);
  const pattern = record?.pattern ?? person.pattern ?? parts.defaultPattern;
  const [hired, left] = [dayOf(facts, '입사일'), dayOf(facts, '퇴사일')];
  const [from, to] = [weekStart(firstDay(month)), weekStart(lastDay(month)) + 6];
  return {
    id: person.id,
    month,
    facts,
    record: {
      shifts: (parts.shifts?.get(person.id) ?? []).filter(({ day }) => day >= from && day <= to),
      ...(pattern !== undefined && { pattern }),
      leave,
      spells: parts.spells?.get(person.id) ?? [],
      ...(hired !== undefined && { hired }),
      ...(left !== undefined && { left }),
    },
    allowances: parts.allowances?.get(person.id) ?? [],
    at: record?.at ?? person.at,
  };
}

/** The month's leave. Where only dates are given, the fact (연차일수 …) becomes their number. */
function leaveOf(
  facts: Map<string, Value>,
  all: readonly LeaveDate[],
  month: Month,
): Record<LeaveKind, LeaveDays> {
  const one = (kind: LeaveKind): LeaveDays => {
    const dates = all
      .filter((date) => date.kind === kind && monthOf(date.day) === month)
      .map(({ day }) => day);
    const name = `${kind}일수`;
    if (dates.length > 0 && !facts.has(name)) facts.set(name, ratio(dates.length));
    return { halfDays: halfDays(numberOf(facts, name)), ...(dates.length > 0 && { dates }) };
  };
  return { 연차: one('연차'), 공가: one('공가'), 병가: one('병가'), 결근: one('결근') };
}

export function isEmployedIn(person: Pick<Person, 'facts'>, month: Month): boolean {
  const [hired, left] = [dayOf(person.facts, '입사일'), dayOf(person.facts, '퇴사일')];
  if (hired !== undefined && left !== undefined && hired > left) return false;
  return (hired === undefined || hired <= lastDay(month)) && (left === undefined || left >= firstDay(month));
}

function checkPlaces(
  person: Person,
  records: ReadonlyMap<Month, MonthRecord> | undefined,
  parts: PopulationInputs,
  months: readonly Month[],
  problems: Problems,
): void {
  const [hired, left] = [dayOf(person.facts, '입사일'), dayOf(person.facts, '퇴사일')];
  const employment = {
    ...(hired !== undefined && { hired: isoDay(hired) }),
    ...(left !== undefined && { left: isoDay(left) }),
  };
  if (hired !== undefined && left !== undefined && hired > left) {
    problems.add('hired-after-left', { at: person.at, values: { hired: isoDay(hired), left: isoDay(left) } });
    return;
  }
  const range = { from: isoMonth(months.at(0) ?? 0), to: isoMonth(months.at(-1) ?? 0) };
  const check = (month: Month, term: string, found: string, at: Place | undefined): void => {
    if (!months.includes(month)) problems.add('outside-months', { at, term, values: { found, ...range } });
    else if (!isEmployedIn(person, month)) {
      problems.add('outside-employment', { at, term, values: { found, ...employment } });
    }
  };
  for (const { month, at } of records?.values() ?? []) check(month, '귀속월', isoMonth(month), at);
  for (const list of [parts.shifts, parts.leaveDates]) {
    for (const { day, at } of list?.get(person.id) ?? []) checkDay(day, at);
  }
  function checkDay(day: Day, at: Place | undefined): void {
    check(monthOf(day), '일자', isoDay(day), at);
  }
}
