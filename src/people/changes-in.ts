import { firstDay, lastDay, type Month } from '../calendar/date.ts';
import type { UsualHours } from '../calendar/types.ts';
import type { Value } from '../formula/checked.ts';
import type { PersonChange } from './types.ts';

/** What changes before a month, or on its first day, come to. */
export interface MadeChanges {
  readonly facts: ReadonlyMap<string, Value>;
  readonly hours?: UsualHours;
  readonly allowances?: PersonChange['allowances'];
}

/** Of most months nothing. */
const unchanged: readonly [MadeChanges, readonly PersonChange[]] = [{ facts: new Map() }, []];

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
