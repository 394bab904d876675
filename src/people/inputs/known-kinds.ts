import { nearest } from '../../problem/nearest.ts';
import type { Problems } from '../../problem/problem.ts';
import type { AllowanceNatures } from '../../rules/items/allowance-natures.ts';
import type { LeaveKinds } from '../../rules/model.ts';
import { unknownKey } from '../../rules/node-fields.ts';
import { entry, type MapNode, type SourceNode, textAt } from '../../rules/source-tree.ts';

/** What the rules say that an input may hold, beside what its shape says. */
export interface InputKinds {
  readonly leave: LeaveKinds;
  readonly allowances: AllowanceNatures;
}

/** Whether an input, and its earlier months, hold kinds of leave and natures of allowances that the rules know. */
export function hasKnownKinds(node: MapNode, { leave, allowances }: InputKinds, problems: Problems): boolean {
  const before = problems.list.length;
  const check = (month: SourceNode, path: string): void => {
    if (month.kind !== 'map') return;
    checkLeave(month, path, leave, problems);
    items(month, '고정수당').forEach((item, i) => {
      checkNatures(item, `${path}고정수당[${i + 1}]`, allowances, problems);
    });
  };
  check(node, '');
  items(node, '이전월').forEach((month, i) => {
    check(month, `이전월[${i + 1}].`);
  });
  return problems.list.length === before;
}

function checkLeave(month: MapNode, path: string, { counted, dated }: LeaveKinds, problems: Problems): void {
  const keys = counted.map(({ dates }) => dates);
  for (const { key, keyAt } of month.entries)
    if (key.endsWith('일자') && !keys.includes(key)) unknownKey(key, keys, path, keyAt, problems);
  const known = dated.map(({ name }) => name);
  items(month, '휴직').forEach((item, i) => {
    const kind = entry(item, '종류');
    if (kind?.kind !== 'scalar' || known.includes(kind.text)) return;
    const near = nearest(kind.text, known);
    const values = { text: kind.text, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-choice', { at: kind.at, term: `${path}휴직[${i + 1}].종류`, values });
  });
}

/** What stands beside an allowance's name and amount is a nature that the rules ask for, and what must be said is. */
function checkNatures(item: SourceNode, path: string, rules: AllowanceNatures, problems: Problems): void {
  if (item.kind !== 'map') return;
  const known = ['항목', '금액', ...rules.asked.map(({ nature }) => nature)];
  for (const one of rules.asked) {
    if (entry(item, one.nature) !== undefined) continue;
    if (rules.choiceOf(textAt(item, '항목') ?? '', one) !== undefined) continue;
    const values = { key: one.nature, expected: one.choices.join(', ') };
    problems.add('missing-key', { at: item.at, term: path, values });
  }
  for (const { key, keyAt } of item.entries)
    if (!known.includes(key)) unknownKey(key, known, path, keyAt, problems);
}

const items = (node: SourceNode, key: string): readonly SourceNode[] => {
  const value = entry(node, key);
  return value?.kind === 'list' ? value.items : [];
};
