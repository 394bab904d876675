import { Problems } from '../../problem/problem.ts';
import { resolveScheme } from '../assemble.ts';
import type { Change } from '../change.ts';
import { Compiled } from '../compile.ts';
import type { Provision, Replacement, RuleSet, SchemeRule } from '../model.ts';

/** The name of the second side's scheme where both sides stand in one rule set. */
export const otherName = (name: string): string => `${name}(비교)`;

/** Which side's tables and holidays hold; rules may take both from either. */
export interface DataVersions {
  readonly tables: 'before' | 'after';
  readonly holidays: 'before' | 'after';
}

export interface MergedRules {
  readonly rules: Compiled;
  /** What is laid over a scheme of the second side, in the merged names. */
  otherChange(change: Change): Change;
}

/**
 * Two rule sets in one: the second's schemes, and what of its provisions differs, under other names.
 * @returns undefined where they cannot stand side by side, such as a term with two units
 */
export function mergedRules(
  a: Compiled,
  b: Compiled,
  { tables, holidays }: DataVersions,
): MergedRules | undefined {
  const problems = new Problems();
  const renames = new Set(
    b.ruleSet.provisions.flatMap((one) => {
      const other = a.provisions.get(one.name);
      return a !== b && other !== undefined && !isSameProvision(one, other) ? [one.name] : [];
    }),
  );
  const renamed = (name: string): string => (renames.has(name) ? otherName(name) : name);
  const added = b.ruleSet.provisions.flatMap((one) =>
    a.provisions.has(one.name) && !renames.has(one.name) ? [] : [{ ...one, name: renamed(one.name) }],
  );
  const schemes = b.ruleSet.schemes.map((one) => (a === b ? standIn(one) : flat(one, b, renamed)));
  const set: RuleSet = {
    ...a.ruleSet,
    provisions: [...a.ruleSet.provisions, ...added],
    schemes: [...a.ruleSet.schemes, ...schemes],
    tables:
      tables === 'before'
        ? overlaid(b.ruleSet.tables, a.ruleSet.tables)
        : overlaid(a.ruleSet.tables, b.ruleSet.tables),
    holidays: (holidays === 'before' ? a : b).ruleSet.holidays,
    holidayRules: (holidays === 'before' ? a : b).ruleSet.holidayRules,
    // What people's days off are called goes with the days themselves.
    leave: (holidays === 'before' ? a : b).ruleSet.leave,
    extensions: [],
  };
  const made = new Compiled(set, problems);
  const otherChange = (change: Change): Change => ({
    ...change,
    replace: change.replace.map((one) => ({ ...one, from: renamed(one.from), to: renamed(one.to) })),
  });
  return problems.any ? undefined : { rules: made, otherChange };
}

/** A scheme of the same rules under another name, so that other values can be laid over it. */
function standIn(one: SchemeRule): SchemeRule {
  const { fallback } = one;
  return {
    name: otherName(one.name),
    label: one.label,
    base: one.name,
    provisions: [],
    replace: [],
    applies: [],
    lines: [],
    shows: [],
    at: one.at,
    ...(fallback !== undefined && { fallback: otherName(fallback) }),
  };
}

/** A scheme of other rules with all that it inherits. */
function flat(one: SchemeRule, rules: Compiled, renamed: (name: string) => string): SchemeRule {
  const { base: _, fallback, ...whole } = resolveScheme(rules, one, new Problems());
  return {
    ...whole,
    isWhole: true,
    name: otherName(one.name),
    provisions: whole.provisions.map((own) => ({ ...own, name: renamed(own.name) })),
    replace: whole.replace.map(
      (own): Replacement => ({ ...own, from: renamed(own.from), to: renamed(own.to) }),
    ),
    ...(fallback !== undefined && { fallback: otherName(fallback) }),
  };
}

const overlaid = <T extends { readonly name: string }>(below: readonly T[], above: readonly T[]): T[] => [
  ...below.filter(({ name }) => !above.some((one) => one.name === name)),
  ...above,
];

/** What has no part in any figure: places, and what is written for people. */
const descriptiveKeys = new Set(['at', 'label', 'note', 'examples', 'source', 'article', 'question', 'help']);
const isSameProvision = (a: Provision, b: Provision): boolean => {
  const text = (one: Provision): string =>
    JSON.stringify(one, (key, value: unknown) => (descriptiveKeys.has(key) ? undefined : value));
  return text(a) === text(b);
};
