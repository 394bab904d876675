import { ratio } from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import type { InputLever } from './input-lever.ts';
import type { LeverNote } from './lever-note.ts';
import type { LeverLimits } from './range.ts';
import {
  asksApproval,
  type ReachableDays,
  reachableDays,
  usualExtraMinutes,
  usualHours,
  type WorkQuantity,
  type WorkScope,
} from './work.ts';

type WorkLever = Omit<InputLever, 'range'> & { readonly limits: LeverLimits };

const clock: Type = { kind: 'time' };
const hourly: Type = { kind: 'number', unit: new Map([['시간', 1]]) };
const daily: Type = { kind: 'number', unit: new Map([['일', 1]]) };
const midnight = 24 * 60;

/** A quantity of work as an input that varies; undefined where the month has no day that it can reach. */
export function workLever(scope: WorkScope, name: WorkQuantity): WorkLever | undefined {
  const { person } = scope;
  const hours = usualHours(scope);
  const days = reachableDays(scope, hours);
  const count = daysOf(days, name);
  if (count === 0) return undefined;
  const base = {
    name,
    terms: [],
    asksCalendar: true,
    minutesOf: [],
    work: name,
    person: (one: typeof person) => one,
    changes: () => new Map(),
  };
  const [firstBreak, lastBreak] = [
    Math.min(hours.to - 1, ...hours.breaks.map(({ from }) => from)),
    Math.max(hours.from + 1, ...hours.breaks.map(({ to }) => to)),
  ];
  // Hours run on for a day at most; the usual question ends with the day on which they began.
  const last = Math.min(2 * midnight, hours.from + midnight);
  if (name === '근무종료') {
    const to = hours.to > midnight ? last : midnight;
    const limits = minutesBetween(lastBreak, to, hours.from + 1, last);
    return { ...base, unit: '시각', type: clock, now: ratio(hours.to), isGiven: isStated(scope), limits };
  }
  if (name === '근무시작') {
    const latest = Math.min(midnight, hours.to) - 1;
    const limits = minutesBetween(0, Math.min(firstBreak, latest), 0, latest);
    return { ...base, unit: '시각', type: clock, now: ratio(hours.from), isGiven: isStated(scope), limits };
  }
  if (name === '추가근무시간') {
    const end = hours.to < midnight ? midnight : last;
    const [half, minute] = [ratio(1, 2), ratio(1, 60)];
    const limits = {
      from: ratio(0),
      to: ratio(Math.floor((end - hours.to) / 30), 2),
      step: half,
      min: ratio(0),
      max: ratio(last - hours.to, 60),
      grain: minute,
    };
    return { ...base, unit: '시간', type: hourly, now: ratio(0), isGiven: true, limits };
  }
  const one = ratio(1);
  const limits = {
    from: ratio(0),
    to: ratio(count),
    step: one,
    min: ratio(0),
    max: ratio(count),
    grain: one,
  };
  return { ...base, unit: '일', type: daily, now: ratio(0), isGiven: true, limits };
}

const isStated = ({ person }: WorkScope): boolean => person.record.pattern !== undefined;

const minutesBetween = (from: number, to: number, min: number, max: number): LeverLimits => ({
  from: ratio(from),
  to: ratio(to),
  step: ratio(1),
  min: ratio(min),
  max: ratio(max),
  grain: ratio(1),
});

const daysOf = ({ usual, holidays, offDays }: ReachableDays, name: WorkQuantity): number =>
  (name === '휴일근무일수' ? holidays : name === '휴무일근무일수' ? offDays : usual).length;

/** What is taken for granted while some quantities of work vary. */
export function workNotes(scope: WorkScope, names: readonly WorkQuantity[]): LeverNote[] {
  if (names.length === 0) return [];
  const has = (...some: readonly WorkQuantity[]): boolean => some.some((name) => names.includes(name));
  const hours = usualHours(scope);
  const { usual } = reachableDays(scope, hours);
  const recorded = new Set(scope.person.record.shifts.map(({ day }) => day)).size;
  const movesUsual = has('근무종료', '근무시작', '추가근무시간', '추가근무일수');
  const notes: LeverNote[] = [];
  if (!isStated(scope)) notes.push({ kind: 'hours', scheme: scope.schemes[0] ?? '', hours });
  if (movesUsual && recorded > 0) notes.push({ kind: 'recorded', days: recorded });
  if (has('추가근무일수') && !has('추가근무시간')) notes.push({ kind: 'each', minutes: usualExtraMinutes });
  if (has('추가근무시간') && !has('추가근무일수')) notes.push({ kind: 'all', days: usual.length });
  if (has('휴일근무일수', '휴무일근무일수')) notes.push({ kind: 'off', hours });
  if (asksApproval(scope)) notes.push({ kind: 'approved' });
  return notes;
}
