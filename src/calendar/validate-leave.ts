import { number } from '../formula/display.ts';
import { ratio } from '../formula/ratio.ts';
import type { Place, Problems } from '../problem/problem.ts';
import { dayParts } from '../rules/leave-parts.ts';
import type { CountedLeave, LeaveKinds } from '../rules/model.ts';
import { isoDay, isoMonth, weekdayName } from './date.ts';
import type { MonthDays } from './days.ts';
import { closedSpells, endText, overlapProblems } from './leave.ts';
import { daysOf, type LeaveSpell, type WorkRecord } from './types.ts';
import { datedParts, isEmployed, isInSpell } from './work.ts';

export function checkEmployment(
  { hired, left }: WorkRecord,
  at: Place | undefined,
  problems: Problems,
): void {
  if (hired === undefined || left === undefined || !isReversed({ hired, left })) return;
  problems.add('hired-after-left', { at, values: { hired: isoDay(hired), left: isoDay(left) } });
}

const isReversed = ({ hired, left }: Pick<WorkRecord, 'hired' | 'left'>): boolean =>
  hired !== undefined && left !== undefined && hired > left;

/** Spells that end before they begin, overlap, or reach outside the employment. */
export function checkSpells(record: WorkRecord, at: Place | undefined, problems: Problems): void {
  const { hired, left } = record;
  const spells = closedSpells(record).map((spell) => (spell.at || !at ? spell : { ...spell, at }));
  for (const spell of spells) {
    if (spell.to < spell.from) {
      problems.add('leave-end', { at: spell.at, values: spellValues(spell) });
    } else if ((hired !== undefined && spell.from < hired) || (left !== undefined && spell.to > left)) {
      problems.add('leave-outside-employment', {
        at: spell.at,
        values: { ...spellValues(spell), ...employmentOf(record) },
      });
    }
  }
  problems.addAll(overlapProblems(spells));
}

const employmentOf = ({ hired, left }: WorkRecord): Record<string, string> => ({
  ...(hired !== undefined && { hired: isoDay(hired) }),
  ...(left !== undefined && { left: isoDay(left) }),
});

/** The days of each kind of leave against the month's days, and their dates. */
export function checkLeaveDays(
  record: WorkRecord,
  month: MonthDays,
  kinds: LeaveKinds,
  at: Place | undefined,
  problems: Problems,
): void {
  checkSums(record, month, kinds, at, problems);
  for (const { name: kind } of kinds.counted) {
    const { parts, dates = [] } = daysOf(record, kind);
    for (const date of new Set(dates)) {
      const day = isoDay(date);
      const values = { kind, day, weekday: weekdayName(date), month: isoMonth(month.month) };
      if (!month.scheduled.includes(date)) problems.add('leave-date', { at, term: kind, values });
      // Whoever is away, or not there, has no day to take off: it would be taken off pay a second time.
      const spell = record.spells.find((s) => isInSpell([s], date));
      if (spell)
        problems.add('absence-in-leave', {
          at,
          term: kind,
          values: { ...spellValues(spell), day, leave: kind },
        });
      if (!isReversed(record) && !isEmployed(record, date))
        problems.add('leave-outside-employment', {
          at,
          term: kind,
          values: { kind, from: day, to: day, ...employmentOf(record) },
        });
    }
    const agrees = Math.ceil(parts / dayParts) === dates.length;
    if (dates.length > 0 && !agrees) {
      const values = { kind, days: dayText(parts), dates: String(dates.length) };
      problems.add('leave-count', { at, term: kind, values });
    }
  }
  for (const [date, parts] of datedParts(record.leave)) {
    if (parts > dayParts) {
      problems.add('leave-date-twice', { at, values: { day: isoDay(date), sum: dayText(parts) } });
    }
  }
}

function checkSums(
  record: WorkRecord,
  month: MonthDays,
  { counted }: LeaveKinds,
  at: Place | undefined,
  problems: Problems,
): void {
  const parts = ({ name }: CountedLeave): number => daysOf(record, name).parts;
  const total = (all: readonly CountedLeave[]): number => all.reduce((so, kind) => so + parts(kind), 0);
  const absence = total(counted.filter(({ isAbsence }) => isAbsence));
  const sum = total(counted);
  if (sum > dayParts * month.scheduled.length) {
    const taken = counted.filter((kind) => parts(kind) > 0);
    problems.add('leave-above-scheduled', {
      at,
      values: {
        month: isoMonth(month.month),
        taken: taken.map((kind) => `${kind.name} ${dayText(parts(kind))}일`).join(' + '),
        sum: dayText(sum),
        scheduled: String(month.scheduled.length),
      },
    });
  }
  if (isReversed(record)) return; // no day is employed then, and that is what is said
  const days = month.last - month.first + 1;
  let [leave, unemployed] = [0, 0];
  for (let day = month.first; day <= month.last; day++) {
    if (!isEmployed(record, day)) unemployed++;
    else if (isInSpell(record.spells, day)) leave++;
  }
  const sumOfAll = dayParts * (leave + unemployed) + absence;
  if (sumOfAll > dayParts * days) {
    problems.add('absence-above-month', {
      at,
      values: {
        month: isoMonth(month.month),
        leave: String(leave),
        absence: dayText(absence),
        ...(unemployed > 0 && { unemployed: String(unemployed) }),
        sum: dayText(sumOfAll),
        days: String(days),
      },
    });
  }
}

const spellValues = (spell: LeaveSpell) => ({
  kind: spell.kind,
  from: isoDay(spell.from),
  to: endText(spell),
});
/** Parts of days as days: 75,600 → 1.5. */
const dayText = (parts: number): string => number(ratio(parts, dayParts));
