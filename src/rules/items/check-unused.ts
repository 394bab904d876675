import { nearest } from '../../problem/nearest.ts';
import type { Problems } from '../../problem/problem.ts';
import type { Compiled } from '../compile.ts';
import type { ItemRule, Provision } from '../model.ts';
import { won } from '../types.ts';
import { checkTimesAlone } from './check-times.ts';
import { addUnknownLine, requireNatures } from './item-lines.ts';
import { shownScheme } from './scheme-lines.ts';

/**
 * Adds what is wrong with the pay items of provisions that no scheme has: whoever takes one up later would be told then. What is
 * wrong with those of schemes is told of each scheme. `used`: the provisions that schemes have.
 */
export function checkUnusedItems(rules: Compiled, used: ReadonlySet<string>, problems: Problems): void {
  const unused = [...rules.provisions.values()].filter(({ name }) => !used.has(name));
  const items = unused.flatMap((provision) => provision.items);
  if (items.length === 0) return;
  for (const provision of unused) {
    checkNatures(rules, provision, problems);
    checkTimesAlone(rules, provision, problems);
  }
  for (const item of items) checkTerms(rules, item, problems);
  const kinds = rules.lines;
  const isKnown = ({ line }: ItemRule): boolean => kinds.includes(line);
  for (const item of items.filter((one) => !isKnown(one))) addUnknownLine(item, kinds, problems);
  checkPlaces(rules, items.filter(isKnown), problems);
}

function checkNatures(rules: Compiled, { items }: Provision, problems: Problems): void {
  const byName = new Map(items.map((item) => [item.name, item]));
  const groups = [...new Map(items.map((item) => [item.line, item.at]))].map(([line, at]) => {
    const own = items.filter((item) => item.line === line);
    return { kind: line, items: own.map(({ name }) => name), at };
  });
  requireNatures(rules, groups, byName, problems);
}

/** The terms that an item is about, and the formulas of its parts. */
function checkTerms(rules: Compiled, { name, month, natures, at }: ItemRule, problems: Problems): void {
  for (const term of new Set([name, month]))
    if (!rules.terms.has(term)) rules.unknownTerm(term, name, at, problems);
  for (const { formula } of natures.flatMap(({ parts }) => parts))
    rules.formula(name, formula, won, false, problems);
}

/** Each stands behind an item of its kind that some scheme lists, or that finds its own place; where it says none, a scheme lists it. */
function checkPlaces(rules: Compiled, items: readonly ItemRule[], problems: Problems): void {
  const placed = new Map<string, Set<string>>(rules.lines.map((kind) => [kind, new Set()]));
  for (const scheme of rules.schemes.values())
    for (const { kind, items: listed } of shownScheme(rules, scheme).lines)
      for (const name of listed) placed.get(kind)?.add(name);
  let waiting = items;
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter(({ line, name, after }) => {
      const own = placed.get(line);
      if (after !== undefined && own?.has(after.text) !== true) return true;
      own?.add(name);
      return false;
    });
  }
  for (const { name, line, after, at } of waiting) {
    const near = after && nearest(after.text, placed.get(line) ?? []);
    const values = {
      name,
      line,
      ...(after !== undefined && { after: after.text }),
      ...(near !== undefined && { nearest: near }),
    };
    problems.add('item-without-place', { at: after?.at ?? at, values });
  }
}
