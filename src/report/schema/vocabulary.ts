import type { FactBook } from '../../people/facts.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import { itemFields } from '../../people/inputs/list-rows.ts';
import { unionsOf, workRules } from '../../rules/check-agreements.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { AskedNature } from '../../rules/items/allowance-natures.ts';
import { shownScheme } from '../../rules/items/scheme-lines.ts';
import type { NatureRule, TermRule } from '../../rules/model.ts';
import { columnNames } from '../../run/project/own-columns.ts';
import { listKinds } from '../../run/scenario/table-kind.ts';
import type { Described } from './json-schema.ts';

/** The names of the rules in force, with what is said of them. */
export interface Vocabulary {
  readonly schemes: readonly Described[];
  readonly provisions: readonly Described[];
  /** Every term that a formula may name. */
  readonly terms: readonly Described[];
  /** Those with values or formulas, which scenarios may change. */
  readonly figures: readonly Described[];
  /** Those with choices. */
  readonly chosen: readonly Described[];
  /** Lines of payslips, totals included. */
  readonly lines: readonly Described[];
  readonly kinds: readonly Described[];
  /** What pay items say that they are. */
  readonly natures: readonly NatureRule[];
  /** What is asked of a person's own allowances. */
  readonly allowances: readonly AskedNature[];
  readonly agreements: readonly Described[];
  /** The unions, and those whom none binds. */
  readonly parties: readonly Described[];
  /** 휴직, and the keys under which dates of other leave stand. */
  readonly leaves: readonly Described[];
  readonly leaveDates: readonly Described[];
  /** The columns of tables, by every name. */
  readonly columns: readonly Described[];
  /** List facts, and those of them that have a table of their own. */
  readonly lists: Readonly<Record<'직원' | '근무', readonly ListWords[]>>;
  readonly listTables: readonly Described[];
  /** What inputs are asked, by every key under which it is found. */
  readonly facts: Readonly<Record<'직원' | '근무', readonly (readonly [string, TermRule])[]>>;
}

/** A list fact: its fields, each as a fact, and how many items it has at most. */
export interface ListWords extends Described {
  readonly fields: readonly TermRule[];
  readonly most: number;
}

const listsOf = (book: FactBook): ListWords[] =>
  [...book.listKeys].flatMap((key): ListWords[] => {
    const list = book.list(key) ?? [];
    const slot = list[0]?.fact?.slot;
    if (slot === undefined) return [];
    const description = [slot.question, slot.label].filter(Boolean).join(' ');
    return [{ name: key, description, fields: itemFields(list), most: slot.most }];
  });

export function vocabularyOf(rules: Compiled): Vocabulary {
  const schemes = [...rules.schemes.values()].map(labelled);
  const lines = new Map<string, string>();
  const kinds = new Map<string, string>();
  for (const scheme of rules.schemes.values())
    for (const { kind, items, total, label } of shownScheme(rules, scheme).lines) {
      kinds.set(kind, label);
      for (const item of items) lines.set(item, termLabel(rules, item));
      lines.set(total, label);
    }
  // Sums over items are asked for by what they sum, not by name.
  const terms = [...rules.terms.keys()]
    .filter((name) => !rules.sums.has(name))
    .map((name) => ({ name, description: termLabel(rules, name) }));
  const has = (name: string, test: (rule: TermRule) => boolean): boolean =>
    rules.terms.get(name)?.rules.some(({ rule }) => test(rule)) === true;
  const books = factBooks(
    rules,
    schemes.map(({ name }) => name),
  );
  const keysOf = (from: '직원' | '근무') =>
    books[from].terms.flatMap((rule) =>
      [rule.fact?.key ?? rule.name, ...(rule.fact?.aliases ?? [])].map((key) => [key, rule] as const),
    );
  return {
    schemes,
    provisions: [...rules.provisions.values()].map(labelled),
    terms,
    figures: terms.filter(({ name }) => has(name, ({ entries }) => entries !== undefined)),
    chosen: terms.filter(({ name }) => has(name, ({ choices }) => choices !== undefined)),
    lines: described(lines),
    kinds: described(kinds),
    natures: [...rules.natures.values()],
    allowances: rules.allowances.asked,
    agreements: [...rules.agreements.values()].map(labelled),
    parties: [...unionsOf(rules), workRules].map((name) => ({ name, description: name })),
    leaves: rules.leave.dated.map(labelled),
    leaveDates: rules.leave.counted.map(({ dates, label }) => ({ name: dates, description: label })),
    columns: columnNames(rules.ruleSet).map((name) => ({ name, description: name })),
    lists: { 직원: listsOf(books.직원), 근무: listsOf(books.근무) },
    listTables: listKinds(books).map(({ key, label }) => ({ name: key, description: label })),
    facts: { 직원: keysOf('직원'), 근무: keysOf('근무') },
  };
}

const labelled = ({ name, label }: { readonly name: string; readonly label: string }): Described => ({
  name,
  description: label,
});
const described = (of: ReadonlyMap<string, string>): Described[] =>
  [...of].map(([name, description]) => ({ name, description }));

/** 원/시간 · Ordinary wage per hour */
function termLabel(rules: Compiled, name: string): string {
  const rule = rules.terms.get(name)?.rules[0]?.rule;
  return rule === undefined ? '원' : `${rule.unit} · ${rule.label}`;
}
