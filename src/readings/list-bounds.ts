import type { ListValue } from '../formula/checked.ts';
import { compareRatios, type Ratio } from '../formula/ratio.ts';
import { type Bounds, decided, isNothing } from './bound.ts';
import { exactly, holds, nothing, related, union } from './interval.ts';

/** What a list holds; undefined where that is not known. */
export const itemsOf = (list: Bounds): ListValue['items'] | undefined =>
  list.kind === 'list' && typeof list.value === 'object' && 'items' in list.value
    ? list.value.items
    : undefined;

/** Whether something can stand among some items, and whether it can stand beside them. */
export function membership(item: Bounds, list: Bounds): Bounds {
  const items = itemsOf(list);
  const inside = items && among(item, items, true);
  const outside = items && among(item, items, false);
  if (inside === undefined || outside === undefined) return { kind: 'truth', canHold: true, canFail: true };
  return { ...decided(true), canHold: !isNothing(inside), canFail: !isNothing(outside) };
}

/** What something can be that stands among some items, or beside them; undefined where nothing is known of it. */
export function among(item: Bounds, items: ListValue['items'], wanted: boolean): Bounds | undefined {
  if (item.kind === 'choice' && item.choices !== undefined) {
    const choices = [...item.choices].filter((choice) => items.includes(choice) === wanted);
    return { kind: 'choice', choices: new Set(choices) };
  }
  if (item.kind !== 'number') return undefined;
  const values = items.filter((one) => typeof one === 'object');
  return { ...item, within: wanted ? hull(item, values) : beside(item, values) };
}

type Numbers = Extract<Bounds, { kind: 'number' }>;

function hull({ within }: Numbers, values: readonly Ratio[]): Numbers['within'] {
  const [first, ...rest] = values.filter((one) => holds(within, one)).map(exactly);
  return first === undefined ? nothing : rest.reduce(union, first);
}

/** Values are left out at both ends, as far as each is one: up from the least, down from the greatest. */
function beside({ within, grain }: Numbers, values: readonly Ratio[]): Numbers['within'] {
  const rising = [...values].sort(compareRatios);
  return [...rising, ...rising.toReversed()].reduce(
    (left, one) => related(left, '!=', exactly(one), grain),
    within,
  );
}
