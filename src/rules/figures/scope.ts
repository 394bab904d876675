import type { FormulaScope, TableTypes } from '../../formula/scope.ts';
import type { Table } from '../../formula/table.ts';
import type { Type } from '../../formula/units.ts';
import { Problems } from '../../problem/problem.ts';
import type { FiguresRule, PrintedTable } from './model.ts';
import { type PrintedUnit, printedUnit, printedValue } from './printed-number.ts';

/** By which formulas look a column's figures up: 세출_당해["계"]. */
export const columnName = (table: string, column: string): string => `${table}_${column}`;

/** What formulas over a document's figures may name, with the figures themselves. */
export interface FigureScope {
  readonly units: ReadonlyMap<string, PrintedUnit>;
  /** By the name of the figure or of a table's column, what it comes to. */
  readonly tables: ReadonlyMap<string, Table>;
  readonly types: ReadonlyMap<string, TableTypes>;
}

/** A unit that was read already: what is wrong with it was said. */
const unitOf = (text: string, at: FiguresRule['at']): PrintedUnit | undefined =>
  printedUnit(text, at, '', new Problems());

export function figureScope(figures: FiguresRule): FigureScope {
  const units = new Map<string, PrintedUnit>();
  const tables = new Map<string, Table>();
  const types = new Map<string, TableTypes>();
  const keep = (name: string, unit: PrintedUnit | undefined): void => {
    if (unit !== undefined) units.set(name, unit);
  };
  for (const { name, unit, at } of figures.values) keep(name, unitOf(unit, at));
  for (const table of figures.tables)
    table.columns.forEach((column, i) => {
      const unit = unitOf(column.unit, column.at);
      if (unit === undefined) return;
      const name = columnName(table.name, column.name);
      keep(name, unit);
      tables.set(name, lookUp(name, table, i, unit));
      types.set(name, {
        type: unit.type,
        keys: [{ kind: 'choice', choices: table.rows.map((row) => row.name) }],
      });
    });
  return { units, tables, types };
}

const lookUp = (name: string, { rows }: PrintedTable, column: number, unit: PrintedUnit): Table => ({
  name,
  axes: [{ match: 'exact', keys: rows.map((row) => row.name) }],
  cells: [
    rows.map(({ cells }) => {
      const digits = cells[column] ?? '';
      return digits === '' ? undefined : printedValue(digits, unit);
    }),
  ],
});

/** The scope of a formula: these names, and every table's columns. */
export const formulaScope = (
  names: ReadonlyMap<string, Type>,
  { types }: Pick<FigureScope, 'types'>,
): FormulaScope => ({
  term: (name) => {
    const type = names.get(name);
    return type && { type, optional: false };
  },
  termNames: () => names.keys(),
  table: (name) => types.get(name),
  tableNames: () => types.keys(),
});
