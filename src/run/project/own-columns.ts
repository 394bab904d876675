import { FactBook } from '../../people/facts.ts';
import type { CsvColumn } from '../../people/inputs/csv-header.ts';
import { monthsColumns } from '../../people/table/plan.ts';
import { nearest } from '../../problem/nearest.ts';
import type { Problems } from '../../problem/problem.ts';
import { AllowanceNatures } from '../../rules/items/allowance-natures.ts';
import { LedgerBook } from '../../rules/ledger/ledger-book.ts';
import type { FactRule, LeaveKinds, RuleSet } from '../../rules/model.ts';
import { tableColumns } from '../scenario/table-kind.ts';
import type { OwnColumn } from './read-project.ts';

/**
 * The rules with a project's own headings: beside those of their facts, so that every reader of tables and inputs finds
 * them as it finds the rules' own aliases, and for the columns of tables that are no facts. A heading that another column
 * has, or a column that there is not, is a problem.
 */
export function withColumns(rules: RuleSet, columns: readonly OwnColumn[], problems: Problems): RuleSet {
  if (columns.length === 0) return rules;
  const facts = factNames(rules);
  const fixed = fixedNames(rules).filter(([name]) => !facts.has(name));
  const added = headingsByColumn(new Map([...facts, ...fixed]), columns, problems);
  const keys = new Set(facts.values());
  const headings = Object.fromEntries([...added].filter(([name]) => !keys.has(name)));
  return {
    ...rules,
    ...(Object.keys(headings).length > 0 && { headings }),
    provisions: rules.provisions.map((provision) => ({
      ...provision,
      terms: provision.terms.map((term) => {
        const own = term.fact && isAsked(term.fact) ? added.get(term.fact.key) : undefined;
        if (term.fact === undefined || own === undefined) return term;
        return { ...term, fact: { ...term.fact, aliases: [...term.fact.aliases, ...own] } };
      }),
    })),
  };
}

/** Every name of a column that a project may have a heading of its own for. */
export const columnNames = (rules: RuleSet): string[] => [
  ...new Set([...factNames(rules).keys(), ...fixedNames(rules).map(([name]) => name)]),
];

/** Facts that have columns: those asked of people and of their months. */
const isAsked = ({ from }: FactRule): boolean => from === '직원' || from === '근무';

/** Every name under which a fact is found, and its key. */
function factNames(rules: RuleSet): ReadonlyMap<string, string> {
  const facts = rules.provisions.flatMap(({ terms }) =>
    terms.flatMap(({ fact }) => (fact !== undefined && isAsked(fact) ? [fact] : [])),
  );
  return new Map(facts.flatMap(({ key, aliases }) => [key, ...aliases].map((name) => [name, key] as const)));
}

/** The same of the columns that are no facts, of every table of people. */
function fixedNames({ leave, natures, ledgers }: RuleSet): (readonly [name: string, column: string])[] {
  const kinds: LeaveKinds = {
    counted: leave.flatMap(({ counted }) => counted),
    dated: leave.flatMap(({ dated }) => dated),
    effects: leave.flatMap(({ effects }) => effects),
  };
  const allowances = new AllowanceNatures(natures, new Map());
  const { account } = new LedgerBook(ledgers);
  const books = {
    직원: new FactBook([], '직원'),
    근무: new FactBook([], '근무'),
    leave: kinds,
    allowances,
    ...(account && { account }),
  };
  const columns: readonly CsvColumn[] = [
    ...[...tableColumns(books).values()].flat(),
    ...monthsColumns([], kinds),
  ];
  return columns.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((one) => [one, name] as const));
}

/** The headings of each column, by its name. */
function headingsByColumn(
  names: ReadonlyMap<string, string>,
  columns: readonly OwnColumn[],
  problems: Problems,
): ReadonlyMap<string, readonly string[]> {
  const added = new Map<string, readonly string[]>();
  for (const { heading, key } of columns) {
    const column = names.get(key.text);
    if (column === undefined) {
      const known = [...new Set(names.values())];
      const near = nearest(key.text, names.keys());
      const values = { key: key.text, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-key', { at: key.at, term: '열', values });
      continue;
    }
    const other = names.get(heading.text);
    if (other !== undefined && other !== column) {
      const values = { heading: heading.text, fact: other };
      problems.add('heading-taken', { at: heading.at, term: '열', values });
      continue;
    }
    if (other === undefined) added.set(column, [...(added.get(column) ?? []), heading.text]);
  }
  return added;
}
