import { check } from '../../formula/check.ts';
import type { Formula } from '../../formula/checked.ts';
import { placeInFormula, programOf, type Term } from '../../formula/program.ts';
import { add, compareRatios, type Ratio, zero } from '../../formula/ratio.ts';
import { type Type, unitText } from '../../formula/units.ts';
import { ProblemError, type Problems } from '../../problem/problem.ts';
import { Evaluation } from '../../readings/exact.ts';
import type {
  FigureRelation,
  FiguresRule,
  FigureText,
  PrintedColumn,
  PrintedRow,
  PrintedTable,
} from './model.ts';
import { type PrintedUnit, printedValue } from './printed-number.ts';
import { columnName, type FigureScope, figureScope, formulaScope } from './scope.ts';

/** A relation that was worked out: what is printed, and what the other figures come to. */
export interface FigureCheck {
  readonly name: string;
  readonly place: string;
  readonly printed: Ratio;
  readonly computed: Ratio;
  readonly unit: PrintedUnit;
  /** By which figures or which formula. */
  readonly by: string;
  readonly note?: string;
}

export const addsUp = ({ printed, computed }: FigureCheck): boolean => compareRatios(printed, computed) === 0;

/** Every relation of a document's figures; formulas that cannot be read or worked out are problems. */
export function checkFigures(figures: FiguresRule, problems: Problems): readonly FigureCheck[] {
  const scope = figureScope(figures);
  return [
    ...figures.tables.flatMap((table) => [
      ...sums(table, scope),
      ...table.columns.flatMap((column) => rowRules(figures, table, column, scope, problems)),
    ]),
    ...figures.relations.flatMap((one) => related(figures, one, scope, problems)),
  ];
}

/** Rows that others belong to, column by column. Where a figure is not printed, nothing is said. */
function sums(table: PrintedTable, { units }: FigureScope): FigureCheck[] {
  return table.columns.flatMap((column, i) => {
    const unit = units.get(columnName(table.name, column.name));
    if (!column.isSum || unit === undefined) return [];
    return table.rows.flatMap((row): FigureCheck[] => {
      const below = table.rows.filter(({ parent }) => parent === row.name);
      const [printed, parts] = [valueAt(row, i, unit), below.map((one) => valueAt(one, i, unit))];
      if (below.length === 0 || printed === undefined) return [];
      const known = parts.flatMap((part) => part ?? []);
      if (known.length < parts.length) return [];
      return [
        {
          name: cellName(table, row, column),
          place: row.place === '' ? table.place : row.place,
          printed,
          computed: known.reduce(add, zero),
          unit,
          by: below.map((one) => one.name).join(' + '),
        },
      ];
    });
  });
}

const valueAt = ({ cells }: PrintedRow, column: number, unit: PrintedUnit): Ratio | undefined => {
  const digits = cells[column] ?? '';
  return digits === '' ? undefined : printedValue(digits, unit);
};

const cellName = ({ name }: PrintedTable, row: PrintedRow, column: PrintedColumn): string =>
  `${name} ${row.name} ${column.name}`;

/** What a column should be in every row that prints all that its formula needs. */
function rowRules(
  figures: FiguresRule,
  table: PrintedTable,
  column: PrintedColumn,
  scope: FigureScope,
  problems: Problems,
): FigureCheck[] {
  const unit = scope.units.get(columnName(table.name, column.name));
  const { is } = column;
  if (is === undefined || unit === undefined) return [];
  const own = new Map(
    table.columns.flatMap(({ name }) => {
      const one = scope.units.get(columnName(table.name, name));
      return one === undefined ? [] : [[name, one] as const];
    }),
  );
  const names = new Map([...valueUnits(figures, scope), ...own]);
  const formula = read(is, names, unit.type, scope, column.name, problems);
  if (formula === undefined) return [];
  const at = table.columns.indexOf(column);
  return table.rows.flatMap((row): FigureCheck[] => {
    const printed = valueAt(row, at, unit);
    const facts = new Map(valuesOf(figures, scope));
    table.columns.forEach(({ name }, i) => {
      const one = own.get(name);
      const value = one && valueAt(row, i, one);
      if (value === undefined) facts.delete(name);
      else facts.set(name, value);
    });
    if (printed === undefined || formula.terms.some((name) => !facts.has(name))) return [];
    const computed = work(formula, { ...is, term: column.name }, facts, names, scope, problems);
    if (computed === undefined) return [];
    const place = row.place === '' ? table.place : row.place;
    return [{ name: cellName(table, row, column), place, printed, computed, unit, by: formula.text }];
  });
}

function related(
  figures: FiguresRule,
  relation: FigureRelation,
  scope: FigureScope,
  problems: Problems,
): FigureCheck[] {
  const [names, facts] = [valueUnits(figures, scope), valuesOf(figures, scope)];
  const printed = read(relation.printed, names, undefined, scope, relation.name, problems);
  if (printed === undefined) return [];
  const { root } = printed;
  const is = read(relation.is, names, root.type, scope, relation.name, problems);
  if (is === undefined) return [];
  const [left, right] = [
    work(printed, { ...relation.printed, term: relation.name }, facts, names, scope, problems),
    work(is, { ...relation.is, term: relation.name }, facts, names, scope, problems),
  ];
  if (left === undefined || right === undefined) return [];
  const named = root.kind === 'term' ? root.name : root.kind === 'table' ? root.table : '';
  const unit = scope.units.get(named) ?? bareUnit(root.type);
  return [
    {
      name: relation.name,
      place: placeOf(figures, named),
      printed: left,
      computed: right,
      unit,
      by: is.text,
      ...(relation.note !== undefined && { note: relation.note }),
    },
  ];
}

const bareUnit = (type: Type): PrintedUnit => ({
  text: type.kind === 'number' ? unitText(type.unit) : '',
  type,
  scale: { n: 1n, d: 1n },
});

/** Where a figure or a table is printed. */
const placeOf = ({ values, tables }: FiguresRule, name: string): string =>
  values.find((one) => one.name === name)?.place ??
  tables.find((table) => table.columns.some((column) => columnName(table.name, column.name) === name))
    ?.place ??
  '';

const valueUnits = ({ values }: FiguresRule, { units }: FigureScope): Map<string, PrintedUnit> =>
  new Map(
    values.flatMap(({ name }) => {
      const unit = units.get(name);
      return unit === undefined ? [] : [[name, unit] as const];
    }),
  );

const valuesOf = ({ values }: FiguresRule, { units }: FigureScope): Map<string, Ratio> =>
  new Map(
    values.flatMap(({ name, digits }) => {
      const unit = units.get(name);
      return unit === undefined ? [] : [[name, printedValue(digits, unit)] as const];
    }),
  );

function read(
  source: FigureText,
  names: ReadonlyMap<string, PrintedUnit>,
  expected: Type | undefined,
  scope: FigureScope,
  term: string,
  problems: Problems,
): Formula | undefined {
  const types = new Map([...names].map(([name, { type }]) => [name, type]));
  const result = check(source.text, formulaScope(types, scope), expected);
  if (!result.ok) {
    const { code, span, values } = result.problem;
    problems.add(code, { at: placeInFormula(source.at, source.text, span), term, values });
    return undefined;
  }
  const { root } = result.formula;
  if (root.type.kind === 'number') return result.formula;
  const values = { operation: term, found: source.text, expected: '숫자' };
  problems.add('wrong-kind', { at: source.at, term, values });
  return undefined;
}

/** No figure has this name. */
const result = 'what a formula comes to';

function work(
  formula: Formula,
  { at, term }: FigureText & { readonly term: string },
  facts: ReadonlyMap<string, Ratio>,
  names: ReadonlyMap<string, PrintedUnit>,
  { tables }: FigureScope,
  problems: Problems,
): Ratio | undefined {
  const terms = [...names].map(([name, { type }]): Term => ({ name, type }));
  const own: Term = { name: result, type: formula.root.type, formula, at };
  try {
    return new Evaluation(programOf([...terms, own], tables), facts).ratio(result);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.addNew(error.problems.map((one) => ({ ...one, term })));
    return undefined;
  }
}
