import type { Place, PlacePart } from '../problem/problem.ts';
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
  // A set goes on to what is added while it is walked.
  for (const name of wanted)
    for (const other of program.order[program.index.get(name) ?? -1]?.formula?.terms ?? []) wanted.add(other);
  return inOrder(program, wanted);
}

/** Terms by name in the program's order, those that it has. */
export function inOrder({ order, index }: Program, names: Iterable<string>): readonly Term[] {
  const places: number[] = [];
  for (const name of names) {
    const place = index.get(name);
    if (place !== undefined) places.push(place);
  }
  return places.sort((a, b) => a - b).flatMap((place) => order[place] ?? []);
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
  const { stretches, excerpt: _, ...rest } = at;
  const { offset, ...part } = partAt(at, text, span.start);
  const next = stretches?.find((one) => one.offset > span.start)?.offset ?? text.length;
  const lineEnd = text.indexOf('\n', span.start);
  const end = Math.min(span.end, next, lineEnd < 0 ? text.length : lineEnd);
  return {
    ...rest,
    ...part,
    column: part.column + span.start - offset,
    // Spaces between one line and the next are no part of what is wrong.
    length: Math.max(1, text.slice(span.start, end).trimEnd().length),
  };
}

/** The stretch of a text in which an offset lies. */
function partAt({ stretches, line, column, excerpt }: Place, text: string, offset: number): PlacePart {
  const known = stretches?.findLast((one) => one.offset <= offset) ?? stretches?.[0];
  if (known !== undefined) return known;
  // Without a source to look into, each line is taken to begin where the first did.
  const before = text.slice(0, offset).split('\n');
  const start = offset - (before.at(-1)?.length ?? 0);
  const isFirst = before.length === 1;
  return {
    offset: start,
    line: line + before.length - 1,
    column,
    ...(isFirst && excerpt !== undefined && { excerpt }),
  };
}
