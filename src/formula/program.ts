import type { Place } from '../problem/problem.ts';
import type { Formula, Value } from './checked.ts';
import type { Table } from './table.ts';
import type { Span } from './tree.ts';
import type { Type } from './units.ts';

/** One term of a program: a formula, or a fact that comes from outside. */
export interface Term {
  readonly name: string;
  readonly type: Type;
  /** Absent for facts. */
  readonly formula?: Formula;
  /** A fact's value when the input says nothing. */
  readonly default?: Value;
  /** How an input names the fact, and the question that asks for it. */
  readonly key?: string;
  readonly question?: string;
  /** Where the formula's text begins. */
  readonly at?: Place;
}

/** Terms in an order in which each comes after those it refers to, and the tables they look into. */
export interface Program {
  readonly order: readonly Term[];
  readonly index: ReadonlyMap<string, number>;
  readonly tables: ReadonlyMap<string, Table>;
}

/** The terms that some terms' formulas name, in the program's order: nothing else need be looked at. */
export function needed(program: Program, names: Iterable<string>): readonly Term[] {
  const wanted = new Set(names);
  for (let i = program.order.length - 1; i >= 0; i--) {
    const term = program.order[i];
    if (term === undefined || !wanted.has(term.name)) continue;
    for (const name of term.formula?.terms ?? []) wanted.add(name);
  }
  return program.order.filter(({ name }) => wanted.has(name));
}

/** A program of these terms, each of which comes after those it refers to. */
export const programOf = (order: readonly Term[], tables: Program['tables']): Program => ({
  order,
  index: new Map(order.map(({ name }, i) => [name, i])),
  tables,
});

/** The part of a program on which some of its terms rest, by what their formulas name. */
export const closure = (program: Program, names: Iterable<string>): Program =>
  programOf(needed(program, names), program.tables);

/** The place of a span in a formula that begins at `at`; the formula may go over lines. */
export function placeInFormula(at: Place | undefined, text: string, span: Span): Place | undefined {
  if (at === undefined) return undefined;
  const before = text.slice(0, span.start).split('\n');
  const firstLine = before.length === 1;
  const column = (before.at(-1)?.length ?? 0) + at.column;
  const lineEnd = text.indexOf('\n', span.start);
  const end = Math.min(span.end, lineEnd < 0 ? text.length : lineEnd);
  const { excerpt, ...rest } = at;
  return {
    ...rest,
    line: at.line + before.length - 1,
    column,
    length: Math.max(1, end - span.start),
    ...(firstLine && excerpt !== undefined && { excerpt }),
  };
}
