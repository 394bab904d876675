import type { Problem, Problems } from '../problem/problem.ts';
import { mayHold, putTogether, type SchemeProgram } from './assemble.ts';
import type { SchemeTerm } from './builder.ts';
import type { LaidOver } from './change.ts';
import type { Compiled } from './compile.ts';
import type { SchemeRule, TermRule } from './model.ts';

/**
 * Two schemes and all that lie between them, each of which adopts some of the changes and not the others, as one set of
 * terms: a truth for each change says whether it is adopted.
 */
export interface CounterfactualProgram {
  /** The scheme that has all of the changes. Of its lines only the totals are asked for. */
  readonly scheme: SchemeRule;
  /** The name of the scheme that has none of them. */
  readonly other: string;
  /** What is adopted together, by name. */
  readonly changes: readonly string[];
  readonly terms: ReadonlyMap<string, SchemeTerm>;
  /** What is wrong with the terms, whatever the month. */
  readonly problems: readonly Problem[];
  /** The same two schemes and the same changes where something else is laid over each of the two; absent where nothing may be. */
  readonly under?: (laid: LaidOver) => CounterfactualProgram;
}

/** What two schemes say without and with the changes between them. */
export interface CounterfactualSides {
  /** The scheme with the changes: whom it covers and which lines it has, whatever is adopted. */
  readonly scheme: SchemeRule;
  /** The name of the one without them. */
  readonly other: string;
  readonly changes: readonly string[];
  /**
   * Every term on each side, totals and conditions too. A term that has one rule on both sides, or is on one side only,
   * is the same whatever is adopted.
   */
  readonly before: ReadonlyMap<string, SchemeTerm>;
  readonly adopted: ReadonlyMap<string, SchemeTerm>;
  readonly problems?: readonly Problem[];
}

/** The term that says whether a change is adopted. */
export const changeTerm = (change: string): string => `변경:${change}`;
export const isChangeTerm = (term: string): boolean => term.startsWith('변경:');

/** The schemes between two sides. `changeOf`: by the name of a term, the change that it is part of. */
export function counterfactualProgram(
  { scheme, other, changes, before, adopted, problems = [] }: CounterfactualSides,
  changeOf: (term: string) => string,
): CounterfactualProgram {
  const terms = new Map(before);
  for (const [name, term] of adopted) {
    const earlier = before.get(name);
    const isSame = earlier === undefined || earlier.rule === term.rule;
    terms.set(
      name,
      isSame ? term : { ...term, before: { rule: earlier.rule, change: changeTerm(changeOf(name)) } },
    );
  }
  for (const change of changes)
    terms.set(changeTerm(change), { rule: changeFact(change, scheme), provision: undefined });
  const lines = scheme.lines.map((group) => ({ ...group, items: [] }));
  return { scheme: { ...scheme, shows: [], lines }, other, changes, terms, problems };
}

/**
 * A counterfactual program for one month (YYYY-MM) or as of a day in it (YYYY-MM-DD), with what it shows and `also`.
 * @returns undefined when something is wrong; it goes to `problems`.
 */
export function assembleCounterfactual(
  rules: Compiled,
  program: CounterfactualProgram,
  when: string,
  also: readonly string[],
  problems: Problems,
): SchemeProgram | undefined {
  const start = problems.list.length;
  problems.addAll(program.problems);
  if (problems.list.length > start || !mayHold(program.scheme, when, problems)) return undefined;
  const terms = new Map(program.terms);
  // What a scheme finds and requires is said of itself, not of those between.
  const checks = { findings: [], requires: [] };
  return putTogether(rules, program.scheme, when, terms, checks, also, start, problems);
}

/** The truth that says whether a change is adopted, as a term. */
function changeFact(change: string, { at }: SchemeRule): TermRule {
  const name = changeTerm(change);
  const fact = { from: '파생', key: name, aliases: [], optional: false, required: true } as const;
  return { name, label: change, unit: '여부', at, fact };
}
