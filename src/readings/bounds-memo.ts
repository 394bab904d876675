import type { Formula, FormulaNode } from '../formula/checked.ts';
import type { Table } from '../formula/program.ts';
import { type Bounds, sameBounds } from './bound.ts';

/** All that a formula's bounds rest on: two readings that are given the same come to the same. */
export interface FormulaInputs {
  /** What each term that it names can be, in the order of `terms`; then each figure of an earlier month. */
  readonly bounds: readonly (Bounds | undefined)[];
  /** Of each of those terms: true where every row gives it, false where none does, undefined where some may. */
  readonly given: readonly (boolean | undefined)[];
  readonly tables: readonly (Table | undefined)[];
}

/** What a formula came to: its figure, the nodes that are reached by number, and the divisors that may be 0. */
export interface FormulaBounds {
  readonly result: Bounds;
  readonly nodes: readonly (Bounds | undefined)[];
  readonly zeroDivisors: readonly FormulaNode[];
}

interface Reading {
  readonly inputs: FormulaInputs;
  readonly made: FormulaBounds;
}

/** Schemes and months share most formulas, and most of what those rest on: a few readings of each are enough. */
const mostReadings = 8;
const readings = new WeakMap<Formula, Reading[]>();

/** What a formula comes to; worked out only where no reading before was given the same. */
export function readOnce(formula: Formula, inputs: FormulaInputs, read: () => FormulaBounds): FormulaBounds {
  const before = readings.get(formula) ?? [];
  const known = before.find((one) => sameInputs(one.inputs, inputs));
  if (known !== undefined) return known.made;
  const made = read();
  readings.set(formula, [{ inputs, made }, ...before.slice(0, mostReadings - 1)]);
  return made;
}

const sameInputs = (a: FormulaInputs, b: FormulaInputs): boolean =>
  a.bounds.every((one, i) => sameBounds(one, b.bounds[i])) &&
  a.given.every((one, i) => one === b.given[i]) &&
  a.tables.every((one, i) => one === b.tables[i]);
