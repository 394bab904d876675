import { expect } from 'vitest';
import { check } from '../../src/formula/check.ts';
import type { Formula, Value } from '../../src/formula/checked.ts';
import type { FormulaProblem } from '../../src/formula/formula-error.ts';
import { type ParseResult, parse } from '../../src/formula/parse.ts';
import type { Program, Term } from '../../src/formula/program.ts';
import { type Ratio, ratio } from '../../src/formula/ratio.ts';
import type { FormulaScope } from '../../src/formula/scope.ts';
import type { Table, TableAxis } from '../../src/formula/table.ts';
import type { Expr, Span } from '../../src/formula/tree.ts';
import { readUnit, type Type } from '../../src/formula/units.ts';

/** A term in a test: its unit, and a formula unless it is a fact. */
export interface TermSpec {
  readonly unit: string;
  readonly choices?: readonly string[];
  readonly optional?: boolean;
  readonly formula?: string;
  readonly default?: Value;
}
export type Terms = Readonly<Record<string, TermSpec | string>>;

/** A table in a test: the unit of its cells, the units of its keys, and its rows. */
export interface TableSpec extends Pick<Table, 'cells'> {
  readonly unit: string;
  readonly keys: readonly string[];
  /** The choices of a key, by its place, where a formula is to be checked against them. */
  readonly choices?: readonly (readonly string[] | undefined)[];
  readonly match: TableAxis['match'];
  readonly rows: TableAxis['keys'];
  /** Further keys of the rows. */
  readonly more?: readonly TableAxis[];
  readonly columns: TableAxis['keys'];
}
export type Tables = Readonly<Record<string, TableSpec>>;

export function typeOf(unit: string, choices?: readonly string[]): Type {
  const read = readUnit(unit, choices);
  if ('type' in read) return read.type;
  throw new Error(`the test names a unit there is not: ${unit}`);
}

/** List facts in a test: by item, the terms that hold its fields. */
export type Lists = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** `{ 기본급: '원', 노조: { unit: '선택', choices: […] } }` as what a formula may refer to. */
export function scopeOf(terms: Terms, tables: Tables = {}, lists: Lists = {}): FormulaScope {
  const full = (name: string): TermSpec | undefined => {
    const found = Object.hasOwn(terms, name) ? terms[name] : undefined;
    return typeof found === 'string' ? { unit: found } : found;
  };
  return {
    term: (name) => {
      const found = full(name);
      return found && { type: typeOf(found.unit, found.choices), optional: found.optional === true };
    },
    termNames: () => Object.keys(terms),
    table: (name) => {
      const found = Object.hasOwn(tables, name) ? tables[name] : undefined;
      return (
        found && {
          type: typeOf(found.unit),
          keys: found.keys.map((unit, i) => typeOf(unit, found.choices?.[i])),
        }
      );
    },
    tableNames: () => Object.keys(tables),
    list: (name) => {
      const items = Object.hasOwn(lists, name) ? lists[name] : undefined;
      return items && { items: items.map((fields) => new Map(Object.entries(fields))), isWhole: false };
    },
    listNames: () => Object.keys(lists),
    ...(Object.hasOwn(terms, '귀속월') && { payMonth: '귀속월' }),
  };
}

/** A formula that must check. */
export function formulaOf(text: string, scope: FormulaScope, expected?: Type): Formula {
  const checked = check(text, scope, expected);
  if (checked.ok) return checked.formula;
  throw new Error(`${text}: ${checked.problem.code} ${JSON.stringify(checked.problem.values)}`);
}

/** A program of terms that stand in an order in which each comes after those it refers to. */
export function programOf(terms: Terms, tables: Tables = {}, lists: Lists = {}): Program {
  const scope = scopeOf(terms, tables, lists);
  const order = Object.entries(terms).map(([name, short]): Term => {
    const spec = typeof short === 'string' ? { unit: short } : short;
    const type = typeOf(spec.unit, spec.choices);
    return {
      name,
      type,
      ...(spec.formula !== undefined && { formula: formulaOf(spec.formula, scope, type) }),
      ...(spec.default !== undefined && { default: spec.default }),
    };
  });
  return {
    order,
    index: new Map(order.map(({ name }, i) => [name, i])),
    tables: new Map(Object.entries(tables).map(([name, table]) => [name, tableOf(name, table)])),
  };
}

const tableOf = (name: string, { match, rows, more = [], columns, cells }: TableSpec): Table => ({
  name,
  axes: [
    { match, keys: rows },
    ...more,
    ...(columns.length > 0 ? [{ match: 'exact' as const, keys: columns }] : []),
  ],
  cells,
});

/** The facts of a test: whole numbers may be given as numbers, fractions as '1095/7' or '0.85'. */
export function factsOf(given: Readonly<Record<string, Value | number>>): Map<string, Value> {
  return new Map(
    Object.entries(given).map(([name, value]) => [name, typeof value === 'number' ? ratio(value) : value]),
  );
}

/** `3`, `-3/4`, `0.85`. */
export function r(text: string | number | bigint): Ratio {
  const [over = '', under = '1'] = String(text).split('/');
  const [whole = '', places = ''] = over.split('.');
  return ratio(BigInt(whole + places), BigInt(under) * 10n ** BigInt(places.length));
}

export const show = ({ n, d }: Ratio): string => (d === 1n ? String(n) : `${n}/${d}`);

/** A formula that must parse. */
export function treeOf(text: string): Expr {
  const parsed = parse(text);
  if (parsed.ok) return parsed.expr;
  throw new Error(`${text}: ${parsed.problem.code} ${JSON.stringify(parsed.problem.values)}`);
}

/** A tree without its spans, to compare trees by. */
export function bare(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(bare);
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => (/[sS]pan$/.test(key) ? [] : [[key, bare(value)]])),
  );
}

/** A formula with «…» around what its error must underline; «» at the end stands for the place after it. */
export function marked(text: string): { readonly source: string; readonly span: Span } {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  const source = text.replace(/[«»]/g, '');
  if (start < 0 || end < start) throw new Error(`the test marks no place in ${text}`);
  return { source, span: { start, end: end === start ? start + 1 : end } };
}

/** Asserts that reading a marked formula ends in this problem, at this place. */
export function expectProblem(
  text: string,
  code: FormulaProblem['code'],
  read: (source: string) => ParseResult | ReturnType<typeof check>,
): FormulaProblem {
  const { source, span } = marked(text);
  const result = read(source);
  if (result.ok) throw new Error(`${source} has no problem`);
  const { problem } = result;
  expect([problem.code, source.slice(problem.span.start, problem.span.end)]).toEqual([
    code,
    source.slice(span.start, span.end),
  ]);
  expect([problem.span.start, problem.span.end]).toEqual([span.start, span.end]);
  return problem;
}
