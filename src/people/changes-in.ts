import { firstDay, lastDay, type Month } from '../calendar/date.ts';
import type { UsualHours } from '../calendar/types.ts';
import type { Value } from '../formula/checked.ts';
import type { PersonChange, PersonState } from './types.ts';

/** What changes before a month, or on its first day, come to. */
export interface MadeChanges {
  readonly facts: ReadonlyMap<string, Value>;
  readonly hours?: UsualHours;
  readonly allowances?: PersonChange['allowances'];
}

/** Of most months nothing. */
const unchanged: readonly [MadeChanges, readonly PersonChange[]] = [{ facts: new Map() }, []];

/** What held before a month, where it was otherwise than at its beginning: `base` until the first change. */
export function pastOf(
  changes: readonly PersonChange[],
  month: Month | undefined,
  base: Pick<PersonState, 'facts' | 'hours' | 'allowances'>,
): readonly PersonState[] | undefined {
  if (month === undefined) return undefined;
  const made = changes.filter(({ from }) => from <= firstDay(month));
  const [begin] = made;
  if (begin === undefined) return undefined;
  const states: PersonState[] = [
    { ...base, from: Number.NEGATIVE_INFINITY, to: begin.from - 1, asOf: begin.from - 1 },
  ];
  let now = base;
  made.forEach(({ from, facts, hours, allowances = now.allowances }, i) => {
    now = { facts: new Map([...now.facts, ...facts]), hours: { ...now.hours, ...hours }, allowances };
    const to = (made[i + 1]?.from ?? firstDay(month)) - 1;
    if (to >= from) states.push({ ...now, from, to, asOf: from });
  });
  return states;
}

/** What has changed when a month begins, and what changes within it. */
export function changesIn(
  changes: readonly PersonChange[],
  month: Month | undefined,
): readonly [MadeChanges, readonly PersonChange[]] {
  if (month === undefined || changes.length === 0) return unchanged;
  const [first, last] = [firstDay(month), lastDay(month)];
  const before = changes.filter(({ from }) => from <= first);
  const pattern = before.findLast((one) => one.hours?.pattern !== undefined)?.hours?.pattern;
  const cycle = before.findLast((one) => one.hours?.cycle !== undefined)?.hours?.cycle;
  const hours: UsualHours = { ...(pattern && { pattern }), ...(cycle && { cycle }) };
  const allowances = before.findLast((one) => one.allowances !== undefined)?.allowances;
  return [
    {
      facts: new Map(before.flatMap(({ facts }) => [...facts])),
      hours,
      ...(allowances && { allowances }),
    },
    changes.filter(({ from }) => from > first && from <= last),
  ];
}
