import { isRatio, type Value } from '../formula/checked.ts';
import { type Ratio, ratio } from '../formula/ratio.ts';
import { nearest } from '../problem/nearest.ts';
import type { Problems } from '../problem/problem.ts';
import { dayParts } from '../rules/leave-parts.ts';
import type { TermRule } from '../rules/model.ts';
import { readFact } from './cells/fact.ts';
import type { WrittenText } from './cells/problems.ts';
import type { FactValue } from './cells/value.ts';

/** The facts that rules ask of people or of months, by the keys and headings that inputs use. */
export class FactBook {
  /** In the order of the rule files. */
  readonly terms: readonly TermRule[];
  private readonly byKey = new Map<string, TermRule>();
  /** List facts by their keys: the facts of their items' fields. */
  private readonly lists = new Map<string, TermRule[]>();
  /** Keys and headings of what the rules know and nobody here asks for: an input that gives them is no mistake. */
  readonly others: ReadonlySet<string>;

  /** `all`: every fact of the rules, whoever asks for it. */
  constructor(terms: readonly TermRule[], from: '직원' | '근무', all: readonly TermRule[] = []) {
    this.terms = terms.filter((term) => term.fact?.from === from);
    for (const term of this.terms) {
      for (const key of keysOf(term)) this.byKey.set(key, term);
      const list = term.fact?.slot?.key;
      if (list !== undefined) this.lists.set(list, [...(this.lists.get(list) ?? []), term]);
    }
    const known = all.filter((term) => term.fact?.from === from);
    const names = known.flatMap((term) => [...keysOf(term), term.fact?.slot?.key ?? []].flat());
    this.others = new Set(names.filter((key) => !this.byKey.has(key) && !this.lists.has(key)));
  }

  /** The keys of the list facts. */
  get listKeys(): Iterable<string> {
    return this.lists.keys();
  }

  /** The facts of a list's items, item by item. */
  list(key: string): readonly TermRule[] | undefined {
    return this.lists.get(key);
  }

  find(key: string): TermRule | undefined {
    return this.byKey.get(key);
  }

  nearest(key: string): string | undefined {
    return nearest(key, [...this.lists.keys(), ...this.byKey.keys(), ...this.others]);
  }

  /** The keys as inputs show them. */
  get keys(): string[] {
    return [...new Set(this.terms.map((term) => term.fact?.slot?.key ?? term.fact?.key ?? term.name))];
  }
}

/** Under which an input gives a fact. */
const keysOf = ({ name, fact }: TermRule): string[] => [fact?.key ?? name, ...(fact?.aliases ?? [])];

/** Reads one fact into `facts`; blanks leave it absent. */
export function takeFact(
  term: TermRule,
  given: WrittenText,
  facts: Map<string, Value>,
  problems: Problems,
): void {
  const value = readFact(term, given, problems);
  if (value !== undefined) facts.set(term.name, toValue(value));
}

/** Dates are day numbers and times minutes to the engine; the term's unit tells which. */
export function toValue(value: FactValue): Value {
  if (typeof value === 'object' && 'day' in value) return ratio(value.day);
  if (typeof value === 'object' && 'minutes' in value) return ratio(value.minutes);
  return value;
}

/** Facts by their terms' names; absent where nothing is said of them. */
export interface FactsByTerm {
  get(term: string): Value | undefined;
}

/** A numeric fact; 0 when absent. Only for facts whose rule states 0 as its default. */
export function numberOf(facts: FactsByTerm, name: string): Ratio {
  const value = facts.get(name);
  return value !== undefined && isRatio(value) ? value : ratio(0);
}

/** The day of a date fact; undefined when absent. */
export function dayOf(facts: FactsByTerm, name: string): number | undefined {
  const value = facts.get(name);
  return value !== undefined && isRatio(value) ? Number(value.n) : undefined;
}

/** Leave days, whose step a day's parts hold, as a number of these. */
export const leaveParts = (days: Ratio): number => Number((days.n * BigInt(dayParts)) / days.d);
