import { firstDay, lastDay, type Month } from '../../calendar/date.ts';
import { noDay, type Plan } from './plan.ts';

/** Whether a row's figures can be, by numbers alone; the ordinary reader says why not. */
export type MonthCheck = (slots: readonly Float64Array[], row: number, month: Month) => boolean;

export function monthChecks(plan: Plan): MonthCheck {
  const slot = (term: string): number => plan.facts.findIndex(({ spec }) => spec.term === term);
  const [hired, left] = [slot('입사일'), slot('퇴사일')];
  const absent = (index: number): number => plan.facts[index]?.spec.absent ?? Number.NaN;
  const [notHired, notLeft] = [absent(hired), absent(left)];
  const [first = 0, last = 0] = [plan.months[0], plan.months.at(-1)];
  const starts = plan.months.map(firstDay);
  const ends = plan.months.map(lastDay);
  const { leave } = plan;
  const slotsOf = (wanted: boolean): number[] =>
    plan.facts.flatMap((one, index) =>
      one.from === '수당' && (one.isSum === true) === wanted ? [index] : [],
    );
  const [sums, parts] = [slotsOf(true), slotsOf(false)];
  const won = (all: readonly number[], slots: readonly Float64Array[], row: number): number => {
    let sum = 0;
    for (const index of all) sum += Math.max(0, slots[index]?.[row] || 0);
    return sum;
  };
  return (slots, row, month) => {
    if (month < first || month > last) return false;
    if (hired >= 0 || left >= 0) {
      const from = hired < 0 ? notHired : (slots[hired]?.[row] ?? notHired);
      const to = left < 0 ? notLeft : (slots[left]?.[row] ?? notLeft);
      const isFrom = !Number.isNaN(from) && from !== notHired;
      const isTo = !Number.isNaN(to) && to !== notLeft;
      if (isFrom && from > (ends[month - first] ?? 0)) return false;
      if (isTo && (to < (starts[month - first] ?? 0) || (isFrom && from > to))) return false;
    }
    if (parts.length > 0 && won(parts, slots, row) > won(sums, slots, row)) return false;
    if (leave === undefined) return true;
    const from = slots[leave]?.[row] ?? noDay;
    const to = slots[leave + 1]?.[row] ?? noDay;
    if (from === noDay && to === noDay) return true;
    if (from === noDay || to === noDay || from > to) return false;
    const [on, off] = [slots[hired]?.[row] ?? notHired, slots[left]?.[row] ?? notLeft];
    return (
      !(!Number.isNaN(on) && on !== notHired && from < on) &&
      !(!Number.isNaN(off) && off !== notLeft && to > off)
    );
  };
}
