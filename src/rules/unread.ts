import type { Problem } from '../problem/problem.ts';
import type { Unread } from './model.ts';
import { entry, type MapNode, type SourceNode, textAt } from './source-tree.ts';

/** What a refused file was to define. */
export function unreadOf(node: SourceNode | undefined): Unread {
  if (node?.kind !== 'map') return { names: [], isUnknown: true };
  const tops = node.entries.flatMap(({ value }) => (value.kind === 'scalar' ? [value.text] : []));
  const entriesOf = (key: string): MapNode['entries'] => {
    const below = entry(node, key);
    return below?.kind === 'map' ? below.entries : [];
  };
  const below = ['terms', 'tables'].flatMap((key) => entriesOf(key).map((one) => one.key));
  const totals = entriesOf('lines').flatMap(({ value }) => textAt(value, 'total') ?? []);
  return { names: [...tops, ...below, ...totals], isUnknown: false };
}

export const together = (all: readonly Unread[]): Unread | undefined =>
  all.length === 0
    ? undefined
    : { names: all.flatMap(({ names }) => names), isUnknown: all.some(({ isUnknown }) => isUnknown) };

/** Without what is missing because the file that has it could not be read: that was told of the file. */
export function withoutUnread(
  problems: readonly Problem[],
  { unread }: { readonly unread?: Unread },
): readonly Problem[] {
  if (unread === undefined) return problems;
  const { names, isUnknown } = unread;
  const isUnread = (name: string | undefined): boolean => name !== undefined && names.includes(name);
  return problems.filter(
    ({ code, values }) => !(following.has(code) && (isUnknown || isUnread(values['name']))),
  );
}

/** What is said of names that nobody defines. */
const following: ReadonlySet<Problem['code']> = new Set([
  'unknown-term',
  'unknown-table',
  'unknown-provision',
  'unknown-scheme',
  'unknown-agreement',
  'unknown-guarantee',
  'not-in-scheme',
  'provision-not-in-scheme',
  'missing-setting',
  'example-needs',
  'nothing-to-override',
  'term-not-in-provision',
]);
