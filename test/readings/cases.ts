import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import { parseIsoDay } from '../../src/formula/civil.ts';
import type { Program, Term } from '../../src/formula/program.ts';
import { type Ratio, ratio } from '../../src/formula/ratio.ts';
import { type Bounds, unknownBounds } from '../../src/readings/bound.ts';
import { between } from '../../src/readings/interval.ts';
import { type Lists, programOf, r, type TableSpec, type TermSpec } from '../formula/setup.ts';

/** A case of test/cases/readings.yaml, ready for every reading. */
export interface Case {
  readonly name: string;
  readonly program: Program;
  /** The terms with a formula, whose figures are expected. */
  readonly terms: readonly string[];
  readonly facts: (term: Term) => Bounds;
  readonly earlier: (key: string) => Bounds | undefined;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly given: ReadonlyMap<string, Value>;
  /** Undefined: there is no value. A term that is not here is not looked at. */
  readonly expect: ReadonlyMap<string, Value | undefined>;
}

/** What the file holds: all scalars as texts. */
interface Written {
  readonly case: string;
  readonly facts: Readonly<Record<string, WrittenFact>>;
  readonly terms: Readonly<Record<string, Omit<TermSpec, 'default'>>>;
  readonly lists?: Lists;
  readonly tables?: Readonly<Record<string, WrittenTable>>;
  readonly rows: readonly {
    readonly given: Readonly<Record<string, string>>;
    readonly expect: Readonly<Record<string, string>>;
  }[];
}
interface WrittenFact {
  readonly unit?: string;
  readonly optional?: string;
  readonly choices?: readonly string[];
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
}
interface WrittenTable {
  readonly unit: string;
  readonly keys: readonly string[];
  readonly match: 'range' | 'exact';
  readonly rows: readonly string[];
  readonly more?: readonly { readonly match: 'range' | 'exact'; readonly keys: readonly string[] }[];
  readonly columns?: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

export function readCases(): Case[] {
  const text = readFileSync(new URL('../cases/readings.yaml', import.meta.url), 'utf8');
  const written: readonly Written[] = parse(text, { schema: 'failsafe' });
  return written.map(caseOf);
}

function caseOf(written: Written): Case {
  const facts = Object.entries(written.facts);
  const specs = facts
    .filter(([name]) => !name.includes('@'))
    .map(([name, { unit = '', choices, optional }]): [string, TermSpec] => [
      name,
      { unit, ...(choices && { choices }), optional: optional === 'true' },
    ]);
  const tables = Object.entries(written.tables ?? {}).map(([name, table]): [string, TableSpec] => [
    name,
    {
      ...table,
      rows: table.rows.map(keyOf),
      more: (table.more ?? []).map(({ match, keys }) => ({ match, keys: keys.map(keyOf) })),
      columns: (table.columns ?? []).map(keyOf),
      cells: table.cells.map((row) =>
        row.map((cell) => (cell === '없음' ? undefined : table.unit === '선택' ? cell : r(cell))),
      ),
    },
  ]);
  const program = programOf(
    { ...Object.fromEntries(specs), ...written.terms },
    Object.fromEntries(tables),
    written.lists,
  );
  const typeOf = (name: string): Term['type'] =>
    program.order.find((term) => term.name === name.replace(/@.*/, ''))?.type ?? missing(name);
  const valuesOf = (row: Readonly<Record<string, string>>): [string, Value | undefined][] =>
    Object.entries(row).map(([name, value]) => [
      name,
      value === '없음' ? undefined : readValue(value, typeOf(name)),
    ]);
  return {
    name: written.case,
    program,
    terms: Object.keys(written.terms),
    facts: (term) => boundsOf(written.facts[term.name], term.type),
    earlier: (key) => written.facts[key] && boundsOf(written.facts[key], typeOf(key)),
    rows: written.rows.map(({ given, expect }) => ({
      given: new Map(
        valuesOf(given).map(([name, value]) => [name, value === undefined ? missing(name) : value]),
      ),
      expect: new Map(valuesOf(expect)),
    })),
  };
}

function missing(name: string): never {
  throw new Error(`the case file gives no ${name}`);
}

const keyOf = (text: string): Ratio | string => (/^-?\d+(\/\d+)?$/.test(text) ? r(text) : text);

function readValue(text: string, type: Term['type']): Value {
  switch (type.kind) {
    case 'truth':
      return text === 'true';
    case 'choice':
      return text;
    case 'date':
      return ratio(parseIsoDay(text) ?? missing(text));
    default:
      return r(text);
  }
}

function boundsOf(fact: WrittenFact | undefined, type: Term['type']): Bounds {
  if (fact?.min === undefined || fact.max === undefined) return unknownBounds({ type });
  const [lo, hi] = [readValue(fact.min, type), readValue(fact.max, type)];
  if (!isRatio(lo) || !isRatio(hi)) return unknownBounds({ type });
  return {
    kind: 'number',
    within: between(lo, hi),
    ...(fact.step !== undefined && { grain: r(fact.step) }),
  };
}
