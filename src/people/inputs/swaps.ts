import type { Day } from '../../calendar/date.ts';
import type { HolidaySwap } from '../../calendar/types.ts';
import type { Problems } from '../../problem/problem.ts';
import { entry, type SourceNode } from '../../rules/source-tree.ts';
import { takeDay } from '../cells/problems.ts';

/** 휴일대체 of a month: `[{ 휴일: 2026-03-02, 대체: 2026-03-06 }]`. */
export function readSwaps(node: SourceNode, problems: Problems): HolidaySwap[] {
  const list = entry(node, '휴일대체');
  return (list?.kind === 'list' ? list.items : []).flatMap((item) => {
    const day = (key: string): Day | undefined => {
      const value = entry(item, key);
      if (value?.kind !== 'scalar') return undefined;
      return takeDay(value.text, { term: `휴일대체.${key}`, at: value.at }, problems);
    };
    const [holiday, substitute] = [day('휴일'), day('대체')];
    if (holiday === undefined || substitute === undefined) return [];
    return [{ holiday, substitute, at: item.at }];
  });
}
