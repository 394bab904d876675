import type { DayPattern } from '../../calendar/types.ts';
import type { Problems } from '../../problem/problem.ts';
import type { AllowanceNatures } from '../../rules/items/allowance-natures.ts';
import { entry, type ListNode, type ScalarNode, type SourceNode } from '../../rules/source-tree.ts';
import type { Allowance } from '../types.ts';
import { takeAmount, takeNatures } from './allowance-cells.ts';
import { type PlacedHours, type PlacedText, takeHours } from './shift.ts';

/** 근무시간대: the hours that are worked on days of which nothing else is recorded. */
export function readPattern(node: SourceNode, problems: Problems): DayPattern | undefined {
  const part = entry(node, '근무시간대');
  const hours = part && hoursOf(part);
  return hours && takeHours(hours, undefined, problems);
}

/** 시작, 종료, 종료일 and 휴게, as they are written. */
export function hoursOf(node: SourceNode): PlacedHours | undefined {
  const [from, to] = [given(node, '시작'), given(node, '종료')];
  if (from === undefined || to === undefined) return undefined;
  return { from, to, endDate: given(node, '종료일'), breaks: scalars(entry(node, '휴게')) };
}

/** 고정수당: fixed monthly allowances. */
export function readAllowances(node: SourceNode, rules: AllowanceNatures, problems: Problems): Allowance[] {
  return items(entry(node, '고정수당')).flatMap((item) => {
    const name = given(item, '항목')?.text ?? '';
    const amount = takeGiven(item, '금액', (text) => takeAmount(text, problems));
    const natures = takeNatures({ name, cell: (nature) => given(item, nature) }, rules, problems);
    return amount === undefined || natures === undefined ? [] : [{ name, amount, natures }];
  });
}

export const items = (node: SourceNode | undefined): readonly SourceNode[] =>
  node?.kind === 'list' ? node.items : [];

export const scalars = (node: SourceNode | ListNode | undefined): readonly ScalarNode[] =>
  node?.kind === 'scalar' ? [node] : items(node).flatMap((item) => (item.kind === 'scalar' ? [item] : []));

export function given(node: SourceNode | undefined, key: string): PlacedText | undefined {
  const value = entry(node, key);
  return value?.kind === 'scalar' ? { text: value.text, at: value.at } : undefined;
}

export function takeGiven<T>(
  node: SourceNode,
  key: string,
  take: (given: PlacedText) => T | undefined,
): T | undefined {
  const found = given(node, key);
  return found && take(found);
}
