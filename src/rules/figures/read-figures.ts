import { nearest } from '../../problem/nearest.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { where } from '../compile.ts';
import { readSheet, type SheetRow } from '../plain-sheet.ts';
import type { ReadFile } from '../read-table.ts';
import { entriesOf, formulaAt, items } from '../read-term.ts';
import { entry, type MapNode, type SourceNode, textAt } from '../source-tree.ts';
import type {
  Contradiction,
  FigureRelation,
  FiguresRule,
  PrintedColumn,
  PrintedRow,
  PrintedTable,
  PrintedValue,
} from './model.ts';
import { printedDigits, printedUnit } from './printed-number.ts';

/** Reads printed figures from a tree that fits figures.schema.json, and the tables that it names. */
export function readFigures(node: MapNode, readFile: ReadFile, problems: Problems): FiguresRule {
  const note = textAt(node, 'note');
  return {
    name: textAt(node, 'figures') ?? '',
    label: textAt(node, 'label') ?? '',
    source: textAt(node, 'source') ?? '',
    ...(note !== undefined && { note }),
    values: entriesOf(node, 'values').map(({ key, keyAt, value }) => readValue(key, keyAt, value, problems)),
    tables: entriesOf(node, 'tables').map(({ key, keyAt, value }) =>
      readTable(key, keyAt, value, readFile, problems),
    ),
    relations: entriesOf(node, 'relations').map(({ key, keyAt, value }) => readRelation(key, keyAt, value)),
    contradictions: entriesOf(node, 'contradictions').map(({ key, keyAt, value }) =>
      readContradiction(key, keyAt, value),
    ),
    at: node.at,
  };
}

function readValue(name: string, at: Place, node: SourceNode, problems: Problems): PrintedValue {
  const printed = entry(node, 'printed');
  const unit = textAt(node, 'unit') ?? '';
  printedUnit(unit, entry(node, 'unit')?.at ?? at, name, problems);
  const text = textAt(node, 'printed')?.trim() ?? '';
  return {
    name,
    unit,
    digits: digitsAt(text, unit, printed?.at ?? at, name, problems),
    place: textAt(node, 'place') ?? '',
    at,
  };
}

function digitsAt(text: string, unit: string, at: Place, term: string, problems: Problems): string {
  const digits = printedDigits(text);
  if (digits === undefined)
    problems.add('not-a-number', { at, term, values: { text, unit, example: '2390124' } });
  return digits ?? '0';
}

function readTable(
  name: string,
  at: Place,
  node: SourceNode,
  readFile: ReadFile,
  problems: Problems,
): PrintedTable {
  const columns = readColumns(name, node, problems);
  const file = readFile(textAt(node, 'file') ?? '', entry(node, 'file')?.at ?? at);
  const date = textAt(node, 'date');
  return {
    name,
    label: textAt(node, 'label') ?? '',
    place: textAt(node, 'place') ?? '',
    ...(date !== undefined && { date }),
    columns,
    rows: file === undefined ? [] : readRows(name, columns, file, problems),
    at,
  };
}

function readColumns(table: string, node: SourceNode, problems: Problems): readonly PrintedColumn[] {
  const named = entriesOf(node, 'columns');
  const known = named.map(({ key }) => key);
  const check = (column: string, at: Place): void => {
    if (known.includes(column)) return;
    const near = nearest(column, known);
    const values = { column, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-column', { at, term: table, values });
  };
  const sums = items(node, 'sums').flatMap((one) => (one.kind === 'scalar' ? [one] : []));
  for (const { text, at } of sums) check(text, at);
  const rules = entry(node, 'rows');
  for (const { key, keyAt } of entriesOf(node, 'rows')) check(key, keyAt);
  return named.map(({ key, keyAt, value }) => {
    const unit = value.kind === 'scalar' ? value.text : '';
    printedUnit(unit, value.at, key, problems);
    return {
      name: key,
      unit,
      isSum: sums.some(({ text }) => text === key),
      ...(entry(rules, key) !== undefined && { is: formulaAt(rules, key) }),
      at: keyAt,
    };
  });
}

/** The columns that every table has beside those of its figures. */
const heads = { name: '항목', parent: '상위', place: '곳' } as const;

function readRows(
  table: string,
  columns: readonly PrintedColumn[],
  file: { readonly text: string; readonly path: string },
  problems: Problems,
): readonly PrintedRow[] {
  const headings = [heads.name, heads.parent, ...columns.map(({ name }) => name), heads.place];
  const rows = readSheet(file, headings, table, problems);
  const first = new Map<string, SheetRow>();
  for (const row of rows) {
    const [name, before] = [row.cell(heads.name), first.get(row.cell(heads.name))];
    if (before === undefined) first.set(name, row);
    else
      problems.add('duplicate-name', {
        at: row.at,
        term: table,
        values: { name, first: where(before.at), second: where(row.at) },
      });
  }
  return rows.map((row): PrintedRow => {
    const [name, parent] = [row.cell(heads.name), row.cell(heads.parent)];
    if (parent !== '') checkParent(row, [...first.keys()], table, problems);
    return {
      name,
      ...(parent !== '' && { parent }),
      cells: columns.map((column) => {
        const text = row.cell(column.name);
        return text === ''
          ? ''
          : digitsAt(text, column.unit, row.placeOf(column.name), column.name, problems);
      }),
      place: row.cell(heads.place),
      at: row.at,
    };
  });
}

/** A row belongs to the sum of another. */
function checkParent(row: SheetRow, names: readonly string[], term: string, problems: Problems): void {
  const known = names.filter((name) => name !== row.cell(heads.name));
  const text = row.cell(heads.parent);
  if (known.includes(text)) return;
  const near = nearest(text, known);
  const values = { text, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
  problems.add('unknown-choice', { at: row.placeOf(heads.parent), term, values });
}

function readRelation(name: string, at: Place, node: SourceNode): FigureRelation {
  const note = textAt(node, 'note');
  return {
    name,
    printed: formulaAt(node, 'printed'),
    is: formulaAt(node, 'is'),
    ...(note !== undefined && { note }),
    at,
  };
}

const readContradiction = (name: string, at: Place, node: SourceNode): Contradiction => ({
  name,
  text: textAt(node, 'text') ?? '',
  label: textAt(node, 'label') ?? '',
  says: items(node, 'says').map((one) => {
    const source = textAt(one, 'source');
    return {
      text: textAt(one, 'text') ?? '',
      place: textAt(one, 'place') ?? '',
      ...(source !== undefined && { source }),
    };
  }),
  at,
});
