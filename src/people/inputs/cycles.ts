import type { WorkCycle } from '../../calendar/types.ts';
import type { Problems } from '../../problem/problem.ts';
import { entry, type MapNode } from '../../rules/source-tree.ts';
import { readRota } from './rota.ts';
import { readWeek } from './week.ts';

/** The keys of an input that say which hours were agreed, and how each is read. */
const readers = { 소정근로: readWeek, 교대: readRota };
export const cycleKeys: readonly string[] = Object.keys(readers);

/** The scheduled week or the rota of an input; one of them. */
export function readCycle(node: MapNode, problems: Problems): WorkCycle | undefined {
  const [own, other] = Object.entries(readers).flatMap(([name, read]) => {
    const value = entry(node, name);
    return value === undefined ? [] : [{ value, read }];
  });
  if (other !== undefined)
    problems.add('conflicting-keys', { at: other.value.at, values: { keys: cycleKeys.join(', ') } });
  return own?.read(own.value, problems);
}
