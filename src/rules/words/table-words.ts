import type { OwnHeadings, RuleSet } from '../model.ts';
import type { TableWords, TableWordsRule } from './model.ts';

const known = new WeakMap<readonly TableWordsRule[], TableWords>();
const none: readonly TableWordsRule[] = [];

/** The words of tables that the layers know, together. */
export function tableWords({ tableWords: rules = none }: Pick<RuleSet, 'tableWords'>): TableWords {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const all = <T>(of: (one: TableWordsRule) => readonly T[]): readonly T[] => rules.flatMap(of);
  const words: TableWords = {
    headings: joined(rules.map(({ headings }) => headings)),
    sums: all(({ sums }) => sums),
    units: Object.assign({}, ...rules.map(({ units }) => units)),
    clock: {
      missing: all(({ clock }) => clock.missing),
      nextDay: all(({ clock }) => clock.nextDay),
      sameDay: all(({ clock }) => clock.sameDay),
      punches: all(({ clock }) => clock.punches),
      in: all(({ clock }) => clock.in),
      out: all(({ clock }) => clock.out),
      off: all(({ clock }) => clock.off),
    },
  };
  known.set(rules, words);
  return words;
}

/** The headings of columns beside their own names: the project's, and those that the layers know. */
export function headingsOf(rules: Pick<RuleSet, 'tableWords' | 'headings'>): OwnHeadings {
  const { headings: own = {} } = rules;
  const taken = new Set(Object.values(own).flat());
  const usual = Object.entries(tableWords(rules).headings).map(
    ([column, words]) => [column, words.filter((word) => !taken.has(word))] as const,
  );
  return joined([own, Object.fromEntries(usual)]);
}

function joined(all: readonly OwnHeadings[]): OwnHeadings {
  const made = new Map<string, readonly string[]>();
  for (const headings of all)
    for (const [column, words] of Object.entries(headings))
      made.set(column, [...new Set([...(made.get(column) ?? []), ...words])]);
  return Object.fromEntries(made);
}
