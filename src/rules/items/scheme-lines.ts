import { Problems } from '../../problem/problem.ts';
import { provisionsOf, resolveScheme } from '../assemble.ts';
import type { Compiled } from '../compile.ts';
import type { SchemeRule } from '../model.ts';
import { placeItems } from './item-lines.ts';

/** A scheme with what it inherits, and its provisions' items among its lines. What is wrong with it is told elsewhere. */
export function shownScheme(rules: Compiled, scheme: SchemeRule): SchemeRule {
  const plain = resolveScheme(rules, scheme, new Problems());
  return placeItems(plain, provisionsOf(rules, plain, undefined, new Problems()), new Problems());
}
