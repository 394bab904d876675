import type { Place } from '../../problem/problem.ts';
import type { DatedNature, SchemeTerm } from '../builder.ts';
import type { Compiled } from '../compile.ts';
import type { DatedEntry, ItemRule, Provision, SchemeRule, TermRule } from '../model.ts';
import { type Dated, joined, overDates } from './dated.ts';
import { contribution, type ItemSum } from './item-sums.ts';

/** The sums over the items of a scheme's provisions, as terms. */
export function sumTerms(rules: Compiled, provisions: readonly Provision[]): Map<string, SchemeTerm> {
  const items = provisions.flatMap((one) => one.items);
  return new Map(
    [...rules.sums.values()].map((sum) => {
      const parts = items.map((item) => contribution(sum, item));
      return [sum.name, termOf(rules, sum, overDates(parts, joined), items)];
    }),
  );
}

/** An item's part of a sum, where two sides differ in it: the term that holds it, and the item. */
export interface PartOfSum {
  readonly term: string;
  readonly item: string;
}

/**
 * The same sums for two sides and all between them: where an item adds on one side what it does not on the other, its
 * part is a term of its own, which the item's change decides on. Both sides' terms are added to.
 */
export function alignSums(
  rules: Compiled,
  [before, adopted]: readonly [Map<string, SchemeTerm>, Map<string, SchemeTerm>],
  [from, to]: readonly [readonly Provision[], readonly Provision[]],
): PartOfSum[] {
  const [theirs, own] = [ownersOf(from), ownersOf(to)];
  const names = [...new Set([...own.keys(), ...theirs.keys()])];
  const differing: PartOfSum[] = [];
  for (const sum of rules.sums.values()) {
    const parts = names.map((name): readonly Dated[] => {
      const [a, b] = [theirs.get(name), own.get(name)];
      const [has, had] = [partOf(sum, b?.item), partOf(sum, a?.item)];
      if (sameText(has, had)) return has;
      const term = `${sum.name}_중_${name}`;
      before.set(term, {
        ...termOf(rules, { ...sum, name: term }, had, itemsOf(a)),
        provision: a?.provision,
      });
      adopted.set(term, {
        ...termOf(rules, { ...sum, name: term }, has, itemsOf(b)),
        provision: b?.provision,
      });
      rules.knowSum(term);
      differing.push({ term, item: name });
      return [{ text: term }];
    });
    const items = [...own.values(), ...theirs.values()].map(({ item }) => item);
    const whole = termOf(rules, sum, overDates(parts, joined), items);
    before.set(sum.name, whole);
    adopted.set(sum.name, whole);
  }
  return differing;
}

/** Items of a side that the other lacks come to 0 there. */
export function zeroWhereLacking(
  { lines }: SchemeRule,
  before: Map<string, SchemeTerm>,
  adopted: Map<string, SchemeTerm>,
): void {
  for (const name of lines.flatMap(({ items }) => items)) {
    const [a, b] = [before.get(name), adopted.get(name)];
    if (a === undefined && b !== undefined) before.set(name, { rule: zero(b.rule), provision: undefined });
    if (b === undefined && a !== undefined) adopted.set(name, { rule: zero(a.rule), provision: undefined });
  }
}

/** A term that comes to 0. */
export function zero({ fact: _, until: __, ...rule }: TermRule): TermRule {
  const entry: DatedEntry = {
    formula: { text: '0', at: rule.at },
    literal: true,
    source: { text: '' },
    confirmed: true,
  };
  return { ...rule, entries: [entry] };
}

const ownersOf = (provisions: readonly Provision[]) =>
  new Map(
    provisions.flatMap((provision) =>
      provision.items.map((item) => [item.name, { item, provision }] as const),
    ),
  );

const partOf = (sum: ItemSum, item: ItemRule | undefined): readonly Dated[] =>
  item === undefined ? [{ text: '' }] : contribution(sum, item);

const sameText = (a: readonly Dated[], b: readonly Dated[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const nowhere: Place = { line: 1, column: 1 };
const itemsOf = (side: { readonly item: ItemRule } | undefined): readonly ItemRule[] =>
  side === undefined ? [] : [side.item];

function termOf(
  rules: Compiled,
  { name, line, natures }: ItemSum,
  dated: readonly Dated[],
  items: readonly ItemRule[],
): SchemeTerm {
  const at = items[0]?.at ?? nowhere;
  const entries = dated.map(
    ({ from, text }): DatedEntry => ({
      ...(from !== undefined && { from }),
      formula: rules.sourceOfSum(text === '' ? '0' : text, at),
      literal: false,
      source: { text: '급여항목의 성질' },
      confirmed: true,
    }),
  );
  return {
    rule: { name, label: 'Sum over pay items', unit: '원', at, entries },
    provision: undefined,
    natures: items.flatMap((item) => (item.line === line ? datedNatures(item, natures) : [])),
  };
}

/** The natures among those asked for that an item says from a date on alone. */
const datedNatures = ({ name, natures }: ItemRule, asked: readonly string[]): DatedNature[] =>
  natures.flatMap(({ nature, choices: [first], at }) =>
    first?.from === undefined || !asked.includes(nature)
      ? []
      : [{ item: name, nature, from: first.from, choice: first.choice.text, at }],
  );
