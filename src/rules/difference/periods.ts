import { isoDay, parseIsoDay, parseMonth } from '../../formula/civil.ts';
import { firstDay } from '../../formula/date.ts';
import type { DatedEntry, TermRule } from '../model.ts';

/** From one day to another, what two terms say: between two of their dates neither changes. */
export interface DifferingPeriod {
  readonly before: DatedEntry | undefined;
  readonly after: DatedEntry | undefined;
  /** First and last day (YYYY-MM-DD); absent: always. */
  readonly from?: string;
  readonly until?: string;
}

/** The periods in which two terms differ, those that say the same joined. */
export function differingPeriods(
  before: TermRule | undefined,
  after: TermRule | undefined,
  isSame: (before: DatedEntry | undefined, after: DatedEntry | undefined) => boolean,
): DifferingPeriod[] {
  const dates = [...new Set(['', ...datesOf(before), ...datesOf(after)])].sort();
  const found: DifferingPeriod[] = [];
  let open:
    | {
        readonly before: DatedEntry | undefined;
        readonly after: DatedEntry | undefined;
        readonly from: string;
      }
    | undefined;
  const close = (next: string | undefined): void => {
    if (open === undefined || isSame(open.before, open.after)) return;
    const { from, ...both } = open;
    found.push({
      ...both,
      ...(from !== '' && { from }),
      ...(next !== undefined && { until: dayBefore(next) }),
    });
  };
  for (const date of dates) {
    const now = { before: heldAt(before, date), after: heldAt(after, date), from: date };
    if (open !== undefined && now.before === open.before && now.after === open.after) continue;
    close(date);
    open = now;
  }
  close(undefined);
  return found;
}

/** The days on which what a term says may change, the one after its last known month too. */
function datesOf(rule: TermRule | undefined): string[] {
  const ends = dayAfterLast(rule);
  return [...(rule?.entries?.flatMap(({ from }) => from ?? []) ?? []), ...(ends === undefined ? [] : [ends])];
}

function heldAt(rule: TermRule | undefined, date: string): DatedEntry | undefined {
  const ends = dayAfterLast(rule);
  if (ends !== undefined && date >= ends) return undefined;
  return rule?.entries?.filter(({ from = '' }) => from <= date).at(-1);
}

function dayAfterLast(rule: TermRule | undefined): string | undefined {
  const last = rule?.until === undefined ? undefined : parseMonth(rule.until);
  return last === undefined ? undefined : isoDay(firstDay(last + 1));
}

function dayBefore(date: string): string {
  const day = parseIsoDay(date);
  return day === undefined ? date : isoDay(day - 1);
}
