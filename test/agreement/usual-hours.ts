import { weekOfDays } from '../../src/calendar/cycle.ts';
import type { DayPattern, UsualHours, WorkCycle } from '../../src/calendar/types.ts';
import type { Value } from '../../src/formula/checked.ts';
import { ratio } from '../../src/formula/ratio.ts';
import type { Draws } from './random.ts';

/** What somebody has of their own: hours a week by contract, a scheduled week, hours that are usual. */
export interface OwnHours extends UsualHours {
  /** Quarters of an hour a week; nothing is said where absent. */
  readonly quarters?: number;
}

/** Half have nothing of their own; the others a contract, a week, or both. */
export function ownHours(draws: Draws): OwnHours {
  const pattern = draws.once(6) ? anyDay(draws) : undefined;
  const cycle = draws.once(7) ? anyCycle(draws) : undefined;
  const average = cycle && quartersOf(cycle);
  // A contract of other hours than the cycle's on average is refused.
  const own = average !== undefined && Number.isInteger(average) && draws.once(3) ? average : undefined;
  const quarters = cycle === undefined ? contractOf(draws) : own;
  return {
    ...(quarters !== undefined && { quarters }),
    ...(pattern && { pattern }),
    ...(cycle && { cycle }),
  };
}

/** Full time in any of two ways, short hours at and around the limits of the law, or any hours. */
const contractOf = (draws: Draws): number | undefined =>
  draws.of([
    () => undefined,
    () => undefined,
    () => undefined,
    () => 160,
    () => 4 * draws.of([20, 20, 15, 30, 35]),
    () => draws.of([58, 59, 61, 130, 158, draws.between(4, 160)]),
  ])();

/** The facts of somebody with these hours. Most are called what they are: full time or part time. */
export function withContract(
  draws: Draws,
  facts: ReadonlyMap<string, Value>,
  { quarters, cycle }: OwnHours,
): Map<string, Value> {
  const made = new Map(facts);
  if (draws.once(50)) return made;
  if (quarters === undefined) made.delete('계약주소정시간');
  else made.set('계약주소정시간', ratio(quarters, 4));
  const isShort = (quarters ?? (cycle === undefined ? 160 : quartersOf(cycle))) < 160;
  if (!draws.once(20)) made.set('근무형태', isShort ? '시간제' : '전일제');
  return made;
}

const minutesOf = ({ from, to, breaks }: DayPattern): number =>
  to - from - breaks.reduce((sum, rest) => sum + rest.to - rest.from, 0);
/** Quarters of an hour of seven days on average, whole or not. */
const quartersOf = ({ days }: WorkCycle): number =>
  (days.reduce((sum, day) => sum + (day === undefined ? 0 : minutesOf(day)), 0) * 7) / days.length / 15;

/** Hours of a day with a break after four, at times through the night. */
function anyDay(draws: Draws): DayPattern {
  const from = 30 * draws.between(12, 44);
  const to = from + 60 * draws.between(2, 9);
  return { from, to, breaks: to - from > 240 ? [{ from: from + 240, to: from + 300 }] : [] };
}

/** A week of one's own; at times a roster of shifts that comes round in another number of days. */
export const anyCycle = (draws: Draws): WorkCycle => (draws.once(3) ? anyRota(draws) : anyWeek(draws));

/** Shifts of at most eight hours and days off, one of which is the rest day; most give days enough between the shifts. */
function anyRota(draws: Draws): WorkCycle {
  const known = draws.of(['1.', '11.', '111.', '1.1..', '1111..', '111111..', '1..']);
  const shift = anyDay(draws);
  const days = [...known].map((one) => (one === '.' ? undefined : upTo(draws.of([480, 300]), shift)));
  const off = new Set(days.flatMap((day, i) => (day === undefined ? [i] : [])));
  const restDay = draws.of<NonNullable<WorkCycle['restDay']>>([off, 'first', 'last']);
  return { days, anchor: draws.between(17_000, 17_030), restDay };
}

/** A week of some days, alike or each with its own hours; seldom one that cannot be, of hours beyond the law's or on the rest day. */
export function anyWeek(draws: Draws): WorkCycle {
  const known = draws.of(['11111..', '1111...', '111111.', '1.1.1..', '.11111.', '1111.1.', '1......']);
  const all = anyDay(draws);
  const isAlike = draws.once(2);
  const worked = [...known].filter((one) => one === '1').length;
  const most = draws.once(40) ? 1440 : Math.min(480, 60 * Math.floor(40 / worked));
  const days = [...known].map((one) => (one === '.' ? undefined : upTo(most, isAlike ? all : anyDay(draws))));
  const free = days.flatMap((day, i) => (day === undefined ? [i + 1] : []));
  const restDay = draws.once(3) ? draws.of(draws.once(30) ? [1, 3] : free) : undefined;
  return { ...weekOfDays(days), ...(restDay !== undefined && { restDay }) };
}

/** A day's hours, ended where they come to so many minutes. */
function upTo(most: number, day: DayPattern): DayPattern {
  const beyond = Math.max(0, minutesOf(day) - most);
  const to = day.to - beyond;
  const breaks = day.breaks.filter((rest) => rest.to < to);
  return {
    from: day.from,
    to: breaks.length < day.breaks.length ? Math.min(to, day.from + most) : to,
    breaks,
  };
}
