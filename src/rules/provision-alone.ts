import { Problems } from '../problem/problem.ts';
import { Builder, entryAt, type SchemeTerm, termIn, termKey } from './builder.ts';
import type { Compiled } from './compile.ts';
import type { Provision, TermRule } from './model.ts';

/** A provision as every scheme has it that takes it up, in a month. */
export interface ProvisionAlone {
  readonly builder: Builder;
  readonly terms: ReadonlyMap<string, SchemeTerm>;
  /** The terms that several provisions define, each in its way, or none does. */
  readonly open: ReadonlySet<string>;
}

/**
 * A provision put together with those that nobody can have it without: a term that it needs and one provision alone
 * defines brings that one along. What is wrong in its month, rings among it, goes to `problems`.
 */
export function provisionAlone(
  rules: Compiled,
  provision: Provision,
  month: string,
  problems: Problems,
): ProvisionAlone {
  const { terms, open } = termsAround(rules, provision, month);
  const builder = new Builder(rules, provision.name, month, terms, problems);
  for (const { name, at } of termsOf(provision)) builder.need(name, at);
  return { builder, terms, open };
}

/** Its terms without the lists of the calendar, which are no figures. */
const termsOf = ({ terms }: Provision): readonly TermRule[] =>
  terms.filter(({ fact }) => fact?.rows === undefined);

function termsAround(rules: Compiled, provision: Provision, month: string): Omit<ProvisionAlone, 'builder'> {
  const terms = new Map<string, SchemeTerm>();
  const open = new Set<string>();
  const waiting: string[] = termsOf(provision).map(({ name }) => name);
  const take = (one: Provision): void => {
    for (const rule of one.terms) {
      const key = termKey(rule);
      if (terms.has(key)) continue;
      terms.set(key, { rule, provision: one });
      // What came along says what was open before.
      if (open.delete(rule.name)) waiting.push(rule.name);
    }
  };
  take(provision);
  const walked = new Set<SchemeTerm>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const [only, ...others] = terms.has(name) ? [] : (rules.terms.get(name)?.rules ?? []);
    if (only !== undefined && others.length === 0) take(only.provision);
    const found = termIn(rules, terms, name);
    if (found === undefined) open.add(name);
    else if (!walked.has(found)) {
      walked.add(found);
      waiting.push(...namesIn(rules, found.rule, month));
    }
  }
  for (const name of open) terms.set(name, { rule: openRule(rules, name), provision: undefined });
  return { terms, open };
}

/** What the formula that then holds names; what is wrong with it is told elsewhere. */
function namesIn(rules: Compiled, rule: TermRule, month: string): readonly string[] {
  const entry = entryAt(rule, month);
  return (entry && rules.entryFormula(rule.name, entry, new Problems())?.terms) ?? [];
}

/** A term of which nothing is known but its kind: as one that comes from outside. */
function openRule(rules: Compiled, name: string): TermRule {
  const { entries: _, ...rule }: TermRule = rules.terms.get(name)?.rules[0]?.rule ?? {
    name,
    label: name,
    unit: '원',
    at: { line: 1, column: 1 },
  };
  return { ...rule, fact: { from: '파생', key: name, aliases: [], optional: false, required: false } };
}
