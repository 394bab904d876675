import type { Month } from '../../calendar/date.ts';
import type { MonthArrears, PersonArrears } from './arrears.ts';
import { arrearsItem } from './payment.ts';

/** A line of the statement with which arrears are paid: one for each item, over the months for which it is owed. */
export interface StatementLine {
  /** Of whom, and what the line is called: `소급분(기본급)`. */
  readonly id: string;
  readonly name: string;
  readonly item: string;
  readonly kind: MonthArrears['kind'];
  readonly months: readonly [Month, Month];
  /** Won. */
  readonly amount: number;
}

/**
 * What is owed to somebody, by item: the lines come to what is owed. An item of an owed month that was paid too much stands below 0; months
 * that were paid too much in all, and lost ones, are none of it.
 */
export function statementLines({ id, months }: PersonArrears): readonly StatementLine[] {
  const lines = new Map<string, StatementLine>();
  for (const { month, kind, items, difference, isLost } of months) {
    if (isLost || difference <= 0) continue;
    for (const { item, paid, due } of items) {
      const before = lines.get(item);
      const amount = (before?.amount ?? 0) + due - paid;
      const own = { id, name: `${arrearsItem}(${item})`, item, kind, amount };
      lines.set(item, { ...own, months: [before?.months[0] ?? month, month] });
    }
  }
  return [...lines.values()].filter(({ amount }) => amount !== 0);
}
