import type { Day, Month } from '../../calendar/date.ts';
import { claimableUntil, type Payday, paydayOf } from './limitation.ts';

/** What a person's month pays, by item, in won. */
export interface MonthPay {
  readonly id: string;
  readonly month: Month;
  readonly amounts: ReadonlyMap<string, number>;
}

/** An item of a month that comes to something else than was paid. */
export interface ItemDifference {
  readonly item: string;
  /** Won. */
  readonly paid: number;
  readonly due: number;
}

/** A month of a person that was paid otherwise than it comes to. */
export interface MonthArrears {
  readonly month: Month;
  readonly payday: Day;
  /** The last day on which what is owed for it can be claimed. */
  readonly until: Day;
  /** What is owed for it can no longer be claimed. */
  readonly isLost: boolean;
  readonly items: readonly ItemDifference[];
  /** Owed where above 0, paid too much where below. */
  readonly difference: number;
}

/** What is owed to a person for earlier months, and what was paid too much. */
export interface PersonArrears {
  readonly id: string;
  readonly months: readonly MonthArrears[];
  /** What can still be claimed. */
  readonly owed: number;
  /** What was owed and is lost by limitation. */
  readonly lost: number;
  /** What was paid too much, as a positive amount: no month's too much takes another's arrears away (근로기준법 제43조). */
  readonly overpaid: number;
}

export interface ArrearsAsk {
  readonly payday: Payday;
  /** The day of the claim. */
  readonly claimed: Day;
  /** Years of limitation. */
  readonly years: number;
  /** Saturdays and public holidays, on which no period ends. */
  readonly isOff: (day: Day) => boolean;
}

/** What a person was paid in a month, by item; undefined where nothing is known of the month. */
export type PaidBefore = (id: string, month: Month) => ReadonlyMap<string, number> | undefined;

/**
 * What months come to against what was paid for them: by person and month, in the order of `due`, those that differ.
 * A month of which nothing is known was not paid.
 */
export function arrearsOf(due: Iterable<MonthPay>, paid: PaidBefore, ask: ArrearsAsk): PersonArrears[] {
  const people = new Map<string, MonthArrears[]>();
  for (const { id, month, amounts } of due) {
    const items = differences(paid(id, month) ?? new Map(), amounts);
    if (items.length === 0) continue;
    const payday = paydayOf(month, ask.payday);
    const until = claimableUntil(payday, ask.years, ask.isOff);
    const difference = items.reduce((sum, one) => sum + one.due - one.paid, 0);
    const own = people.get(id) ?? [];
    own.push({ month, payday, until, isLost: difference > 0 && until < ask.claimed, items, difference });
    people.set(id, own);
  }
  return [...people].map(([id, months]) => ({ id, months, ...sums(months) }));
}

function differences(
  paid: ReadonlyMap<string, number>,
  due: ReadonlyMap<string, number>,
): readonly ItemDifference[] {
  const items = new Set([...due.keys(), ...paid.keys()]);
  return [...items].flatMap((item) => {
    const one = { item, paid: paid.get(item) ?? 0, due: due.get(item) ?? 0 };
    return one.paid === one.due ? [] : [one];
  });
}

function sums(months: readonly MonthArrears[]): Pick<PersonArrears, 'owed' | 'lost' | 'overpaid'> {
  let [owed, lost, overpaid] = [0, 0, 0];
  for (const { difference, isLost } of months) {
    if (difference < 0) overpaid -= difference;
    else if (isLost) lost += difference;
    else owed += difference;
  }
  return { owed, lost, overpaid };
}

/** What lapses on which day, where nothing is claimed: ascending, from what can be claimed today. */
export function lapses(
  people: readonly PersonArrears[],
): readonly { readonly until: Day; readonly amount: number }[] {
  const byDay = new Map<Day, number>();
  for (const { months } of people)
    for (const { until, isLost, difference } of months)
      if (!isLost && difference > 0) byDay.set(until, (byDay.get(until) ?? 0) + difference);
  return [...byDay].sort(([a], [b]) => a - b).map(([until, amount]) => ({ until, amount }));
}

/** What people come to together, in won. */
export const sumOf = (people: readonly PersonArrears[], key: 'owed' | 'lost' | 'overpaid'): number =>
  people.reduce((sum, one) => sum + one[key], 0);
