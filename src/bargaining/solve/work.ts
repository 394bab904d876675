import type { Day } from '../../calendar/date.ts';
import type { DayKind } from '../../calendar/interface.ts';
import { workedMinutes } from '../../calendar/interval.ts';
import type { DayPattern, Shift } from '../../calendar/types.ts';
import { viewOf } from '../../calendar/view.ts';
import { actualWork, isEmployed, isInSpell, usualDay } from '../../calendar/work.ts';
import type { Ratio } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import type { PersonMonth } from '../../people/types.ts';
import { ProblemError } from '../../problem/problem.ts';

/** Whose work, and the schemes that read it: all of them read the same record. */
export interface WorkScope {
  readonly engine: Engine;
  readonly person: PersonMonth;
  readonly schemes: readonly string[];
}

/** What a person works otherwise than recorded. Minutes after midnight, and minutes and days. */
export interface WorkChange {
  readonly from?: number;
  readonly to?: number;
  /** Days on which they stay on; all days worked by the usual hours where only the minutes are given. */
  readonly extraDays?: number;
  /** How long they stay on, on each of those days. */
  readonly extraMinutes?: number;
  /** Days off that are worked like any other day. */
  readonly holidays?: number;
  readonly offDays?: number;
}

/** The quantities of work that can be varied, by the names that people give them. */
export const workQuantities = {
  근무종료: 'to',
  근무시작: 'from',
  추가근무시간: 'extraMinutes',
  추가근무일수: 'extraDays',
  휴일근무일수: 'holidays',
  휴무일근무일수: 'offDays',
} as const satisfies Readonly<Record<string, keyof WorkChange>>;
export type WorkQuantity = keyof typeof workQuantities;
export const isWorkQuantity = (name: string): name is WorkQuantity => name in workQuantities;

/** What some values of the quantities say of the work. */
export function changeOf(values: ReadonlyMap<WorkQuantity, Ratio>): WorkChange {
  const made: Record<string, number> = {};
  for (const [name, value] of values) {
    const minutes = name === '추가근무시간' ? value.n * 60n : value.n;
    made[workQuantities[name]] = Number(minutes / value.d);
  }
  return made;
}

/** How long people stay on where only the days are varied. */
export const usualExtraMinutes = 60;

/** The days of the month that a change of work can reach, ascending: the same under every scheme. */
export interface ReachableDays {
  /** Worked by the usual hours, in full, without a shift of their own. */
  readonly usual: readonly Day[];
  readonly holidays: readonly Day[];
  readonly offDays: readonly Day[];
}

/** The hours of a day without a shift: the person's, else those of the first scheme, which every scheme then reads. */
export const usualHours = (scope: WorkScope): DayPattern =>
  scope.person.record.pattern ?? usualDay(scope.engine.daysOf(scope.person, scope.schemes[0] ?? ''));

/** Which days a change can reach, of a person who works by some hours. */
export function reachableDays(scope: WorkScope, hours: DayPattern): ReachableDays {
  const { engine, person, schemes } = { ...scope, person: withUsualHours(scope, hours) };
  const { record } = person;
  const recorded = new Set(record.shifts.map(({ day }) => day));
  const byScheme = schemes.map((scheme): ReachableDays => {
    const settings = engine.daysOf(person, scheme);
    const month = engine.calendar.monthDays(person.month, settings);
    const isOwn = (day: Day): boolean =>
      day >= month.first && day <= month.last && isEmployed(record, day) && !isInSpell(record.spells, day);
    const off = (kind: DayKind): Day[] =>
      month.kinds.flatMap((one, i) => {
        const day = month.start + i;
        return one === kind && isOwn(day) && !recorded.has(day) ? [day] : [];
      });
    const { days } = actualWork(
      record,
      viewOf(record, settings, engine.calendar, person.month),
      engine.calendar.leave,
    );
    const usual = days.flatMap(({ day, segments }) =>
      isOwn(day) && segments.length === 1 && segments[0] === record.pattern ? [day] : [],
    );
    return { usual, holidays: off('휴일'), offDays: off('휴무일') };
  });
  const inAll = (pick: (one: ReachableDays) => readonly Day[]): Day[] => {
    const [first = [], ...others] = byScheme.map((one) => pick(one));
    return first.filter((day) => others.every((days) => days.includes(day)));
  };
  return {
    usual: inAll(({ usual }) => usual),
    holidays: inAll(({ holidays }) => holidays),
    offDays: inAll(({ offDays }) => offDays),
  };
}

/** The person with their usual hours stated. */
export const withUsualHours = (scope: WorkScope, hours: DayPattern = usualHours(scope)): PersonMonth => ({
  ...scope.person,
  record: { ...scope.person.record, pattern: hours },
});

/** Whether some scheme pays work beyond the schedule, or before its start, as far as it was approved. */
export const asksApproval = ({ engine, person, schemes }: WorkScope): boolean =>
  schemes.some((scheme) => {
    const rules = engine.daysOf(person, scheme).recognition;
    return rules !== undefined && (rules.beyond === '승인' || rules.early === '승인');
  });

/** The person's month as they would have worked it. @throws ProblemError where there are too few days for it */
export function workedOtherwise(scope: WorkScope, change: WorkChange): PersonMonth {
  const { person } = scope;
  const before = usualHours(scope);
  const hours = { ...before, from: change.from ?? before.from, to: change.to ?? before.to };
  const stated = withUsualHours(scope, hours);
  const days = reachableDays(scope, hours);
  const staysOn = change.extraDays !== undefined || change.extraMinutes !== undefined;
  const extra = change.extraMinutes ?? usualExtraMinutes;
  const longer = { ...hours, to: hours.to + extra };
  // Work that somebody is asked to do is approved: the question is what it would pay.
  const made = (day: Day, by: DayPattern): Shift => ({ day, ...by, approved: workedMinutes(by) });
  const added: Shift[] = [
    ...(staysOn && extra > 0 ? first(days.usual, change.extraDays ?? days.usual.length, person) : []).map(
      (day) => made(day, longer),
    ),
    ...[
      ...first(days.holidays, change.holidays ?? 0, person),
      ...first(days.offDays, change.offDays ?? 0, person),
    ].map((day) => made(day, hours)),
  ];
  const shifts = [...person.record.shifts, ...added].toSorted((a, b) => a.day - b.day || a.from - b.from);
  // Days off alone move no other day's hours: without hours of their own, people work each scheme's.
  const moves = change.from !== undefined || change.to !== undefined || staysOn;
  return { ...person, record: { ...(moves ? stated : person).record, shifts } };
}

function first(days: readonly Day[], count: number, { at }: PersonMonth): readonly Day[] {
  if (count > days.length)
    throw new ProblemError([
      {
        code: 'too-few-days',
        ...(at && { at }),
        values: { asked: String(count), days: String(days.length) },
      },
    ]);
  return days.slice(0, count);
}
