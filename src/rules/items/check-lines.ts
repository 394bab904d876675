import { Problems } from '../../problem/problem.ts';
import { provisionsOf, resolveScheme } from '../assemble.ts';
import type { Compiled } from '../compile.ts';
import type { SchemeRule } from '../model.ts';
import { placeItems, requireNatures } from './item-lines.ts';

/** Adds what is missing of a scheme's lines: their places, and what they say that they are. */
export function checkLines(rules: Compiled, scheme: SchemeRule, problems: Problems): void {
  // What is wrong with its names is told where it is put together.
  const ignored = new Problems();
  const plain = resolveScheme(rules, scheme, ignored);
  const provisions = provisionsOf(rules, plain, undefined, ignored);
  const { lines } = placeItems(plain, provisions, problems);
  if (ignored.any) return;
  const items = new Map(provisions.flatMap((one) => one.items.map((item) => [item.name, item] as const)));
  requireNatures(rules, lines, items, problems);
}
