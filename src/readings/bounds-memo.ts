import type { Formula, FormulaNode } from '../formula/checked.ts';
import type { Table } from '../formula/table.ts';
import type { Bounds } from './bound.ts';

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

/** Of what a reading is asked: compared with what others were given, and noted only where none was given the same. */
export interface Asked {
  isSame(inputs: FormulaInputs): boolean;
  inputs(): FormulaInputs;
  read(): FormulaBounds;
}

/** What a formula comes to; worked out only where no reading before was given the same. */
export function readOnce(formula: Formula, asked: Asked): FormulaBounds {
  const before = readings.get(formula);
  for (const one of before ?? []) if (asked.isSame(one.inputs)) return one.made;
  const inputs = asked.inputs();
  const made = asked.read();
  readings.set(formula, [{ inputs, made }, ...(before?.slice(0, mostReadings - 1) ?? [])]);
  return made;
}
