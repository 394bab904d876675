import type { Day, Month } from '../../calendar/date.ts';
import type { ClaimDays } from './claim-terms.ts';
import { claimableUntil, type Payday, paydayOf } from './limitation.ts';

/** What a person's month pays, by item, in won: wages, and what is paid on leaving. */
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

/** A month of a person that was paid otherwise than it comes to, or what was to be paid on leaving in that month. */
export interface MonthArrears extends ClaimDays {
  readonly month: Month;
  /** What is paid once to whoever leaves is a claim of its own. */
  readonly kind: 'wages' | 'leaving';
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
  /** What of it is wages. */
  readonly owedWages: number;
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
  /** What is no month's wages: it is paid once to whoever leaves. */
  readonly leaving?: {
    readonly items: ReadonlySet<string>;
    /** When it fell due, and until when it can be claimed, of somebody who left in a month. */
    readonly daysOf: (id: string, month: Month) => ClaimDays;
  };
}

/** What people were paid before. */
export interface PaidBefore {
  /** In a month, by item; undefined where nothing is known of it. */
  of(id: string, month: Month): ReadonlyMap<string, number> | undefined;
  /** The months in which somebody was paid. */
  monthsOf(id: string): readonly Month[];
}

/**
 * What months come to against what was paid for them: by person and month, in the order of `due`, those that differ.
 * A month of which nothing is known was not paid; one that was paid to somebody to whom it is not due any more was paid too much.
 */
export function arrearsOf(due: Iterable<MonthPay>, paid: PaidBefore, ask: ArrearsAsk): PersonArrears[] {
  const people = new Map<string, MonthPay[]>();
  for (const one of due) people.set(one.id, [...(people.get(one.id) ?? []), one]);
  return [...people].flatMap(([id, own]) => {
    const all = [...own, ...notDueAnyMore(id, own, paid)].sort((a, b) => a.month - b.month);
    const months = [...all.flatMap((one) => wagesOf(one, paid, ask)), ...leavingOf(id, all, paid, ask)];
    return months.length === 0 ? [] : [{ id, months, ...sums(months) }];
  });
}

function notDueAnyMore(id: string, own: readonly MonthPay[], paid: PaidBefore): readonly MonthPay[] {
  const known = new Set(own.map(({ month }) => month));
  const others = paid.monthsOf(id).filter((month) => !known.has(month));
  return others.map((month) => ({ id, month, amounts: new Map() }));
}

function wagesOf({ id, month, amounts }: MonthPay, paid: PaidBefore, ask: ArrearsAsk): MonthArrears[] {
  const isWage = (item: string): boolean => ask.leaving?.items.has(item) !== true;
  const items = differences(paid.of(id, month) ?? new Map(), amounts).filter(({ item }) => isWage(item));
  const payday = paydayOf(month, ask.payday);
  const days = { payday, until: claimableUntil(payday, ask.years, ask.isOff) };
  return claim('wages', month, items, days, ask.claimed);
}

/** What is paid on leaving is one claim, whichever month it was paid in: that of whom it is found later to have left earlier was paid. */
function leavingOf(
  id: string,
  all: readonly MonthPay[],
  paid: PaidBefore,
  { leaving, claimed }: ArrearsAsk,
): MonthArrears[] {
  if (leaving === undefined) return [];
  const { items } = leaving;
  const has = (amounts: ReadonlyMap<string, number> | undefined): boolean =>
    [...(amounts?.keys() ?? [])].some((item) => items.has(item));
  const due = all.filter(({ amounts }) => has(amounts));
  const [paidIn] = all.flatMap(({ month }) => (has(paid.of(id, month)) ? [month] : []));
  const month = due.at(-1)?.month ?? paidIn;
  if (month === undefined) return [];
  const total = (of: (one: MonthPay) => ReadonlyMap<string, number> | undefined): Map<string, number> =>
    summed(
      all.map((one) => of(one)),
      items,
    );
  const differing = differences(
    total((one) => paid.of(id, one.month)),
    total(({ amounts }) => amounts),
  );
  return claim('leaving', month, differing, leaving.daysOf(id, month), claimed);
}

function summed(
  all: readonly (ReadonlyMap<string, number> | undefined)[],
  items: ReadonlySet<string>,
): Map<string, number> {
  const sum = new Map<string, number>();
  for (const [item, amount] of all.flatMap((one) => [...(one ?? [])]))
    if (items.has(item)) sum.set(item, (sum.get(item) ?? 0) + amount);
  return sum;
}

function claim(
  kind: MonthArrears['kind'],
  month: Month,
  items: readonly ItemDifference[],
  days: ClaimDays,
  claimed: Day,
): MonthArrears[] {
  if (items.length === 0) return [];
  const difference = items.reduce((sum, one) => sum + one.due - one.paid, 0);
  return [{ month, kind, ...days, isLost: difference > 0 && days.until < claimed, items, difference }];
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

function sums(
  months: readonly MonthArrears[],
): Pick<PersonArrears, 'owed' | 'owedWages' | 'lost' | 'overpaid'> {
  let [owed, owedWages, lost, overpaid] = [0, 0, 0, 0];
  for (const { difference, isLost, kind } of months) {
    if (difference < 0) overpaid -= difference;
    else if (isLost) lost += difference;
    else {
      owed += difference;
      if (kind === 'wages') owedWages += difference;
    }
  }
  return { owed, owedWages, lost, overpaid };
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
export const sumOf = (
  people: readonly PersonArrears[],
  key: 'owed' | 'owedWages' | 'lost' | 'overpaid',
): number => people.reduce((sum, one) => sum + one[key], 0);
