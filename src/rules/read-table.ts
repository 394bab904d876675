import { decimalRatio } from '../formula/parse.ts';
import { compareRatios } from '../formula/ratio.ts';
import type { ProblemCode } from '../problem/catalog.ts';
import type { Place, Problems } from '../problem/problem.ts';
import type { TableEntry, TableRule } from './model.ts';
import { entry, type SourceNode, textAt } from './source-tree.ts';

/** Reads a file that a rule file names, by a path relative to it; undefined (and a problem) when it cannot. */
export type ReadFile = (
  path: string,
  at: Place,
) => { readonly text: string; readonly path: string } | undefined;

/**
 * Reads a table's declaration and its CSV files. In a CSV, a `range` table begins with the columns 이상 and
 * 미만, an `exact` one with the key; the value columns are headed by the column keys, or by 값.
 */
export function readTableRule(
  name: string,
  at: Place,
  node: SourceNode,
  readFile: ReadFile,
  problems: Problems,
): TableRule {
  const row = entry(node, 'row');
  const column = entry(node, 'column');
  const match = textAt(row, 'match') === 'exact' ? 'exact' : 'range';
  const values = entry(node, 'values');
  const units = { row: textAt(row, 'unit') ?? '', cell: textAt(node, 'unit') ?? '' };
  const entries = (values?.kind === 'map' ? values.entries : []).flatMap(({ key, value }): TableEntry[] => {
    const named = textAt(value, 'file') ?? '';
    const file = readFile(named, entry(value, 'file')?.at ?? at);
    if (file === undefined) return [];
    const [article, note] = [textAt(value, 'article'), textAt(value, 'note')];
    return [
      {
        from: key,
        file: file.path,
        source: { text: textAt(value, 'source') ?? '', ...(article !== undefined && { article }) },
        confirmed: textAt(value, 'confirmed') !== 'false',
        ...(note !== undefined && { note }),
        ...readCells(name, file, { match, hasColumns: column !== undefined, units }, problems),
      },
    ];
  });
  return {
    name,
    label: textAt(node, 'label') ?? '',
    unit: textAt(node, 'unit') ?? '',
    row: { name: textAt(row, 'name') ?? '', unit: textAt(row, 'unit') ?? '', match },
    ...(column !== undefined && {
      column: { name: textAt(column, 'name') ?? '', unit: textAt(column, 'unit') ?? '' },
    }),
    entries,
    at,
  };
}

interface TableCells {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

/**
 * Cuts the CSV (plain numbers or keys, no quotes) and proves that ranges leave no gap and no overlap and that
 * every cell can be read.
 */
function readCells(
  table: string,
  file: { readonly text: string; readonly path: string },
  shape: { readonly match: 'range' | 'exact'; readonly hasColumns: boolean; readonly units: TableUnits },
  problems: Problems,
): TableCells {
  const lines = file.text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const [header = '', ...body] = lines;
  const keys = shape.match === 'range' ? ['이상', '미만'] : [];
  const keyColumns = keys.length || 1;
  const heads = header.split(',').map((head) => head.trim());
  const fail = (line: number, code: ProblemCode, values: Record<string, string>, cell = 0): void => {
    const at = placeOf(file.path, line, lines[line - 1] ?? '', cell);
    problems.add(code, { at, term: table, values: { table, ...values } });
  };
  keys.forEach((column, i) => {
    if (heads[i] !== column) fail(1, 'missing-column', { column }, i);
  });
  const rows: string[] = [];
  const cells: string[][] = [];
  const seen = new Map<string, number>();
  let end: string | undefined;
  body.forEach((text, index) => {
    const line = index + 2;
    if (text.trim() === '') return;
    const parts = text.split(',').map((part) => part.trim());
    const [key = '', to = ''] = parts;
    if (parts.length !== heads.length) {
      fail(line, 'row-length', { found: String(parts.length), expected: String(heads.length) });
      return;
    }
    const bad = parts.findIndex(
      (part, i) => !isCell(part, i < keyColumns ? shape.units.row : shape.units.cell),
    );
    if (bad >= 0) {
      const unit = bad < keyColumns ? shape.units.row : shape.units.cell;
      fail(line, 'not-a-number', { text: parts[bad] ?? '', unit, example: '2390124' }, bad);
      end = undefined;
      return;
    }
    if (shape.match === 'range') {
      if (end !== undefined && larger(key, end)) fail(line, 'table-gap', { from: end, to: key });
      if (end !== undefined && larger(end, key)) fail(line, 'table-overlap', { from: key, to: end });
      if (!larger(to, key)) fail(line, 'table-empty-range', { from: key, to });
      end = to;
    } else {
      const first = seen.get(key);
      if (first !== undefined) fail(line, 'duplicate-table-key', { key, line: String(first) });
      else seen.set(key, line);
    }
    rows.push(key);
    cells.push(parts.slice(keyColumns));
  });
  if (rows.length === 0) fail(1, 'empty-file', {});
  if (shape.match === 'range' && end !== undefined) rows.push(end);
  return { rows, columns: shape.hasColumns ? heads.slice(keyColumns) : [], cells };
}

interface TableUnits {
  readonly row: string;
  readonly cell: string;
}

/** Choices are any text; everything else is written in plain digits. */
const isCell = (text: string, unit: string): boolean =>
  unit === '선택' ? text !== '' : /^\d+(\.\d+)?$/.test(text);

const larger = (a: string, b: string): boolean => compareRatios(decimalRatio(a), decimalRatio(b)) > 0;

/** Where a cell stands: these files hold no quotes. */
function placeOf(file: string, line: number, excerpt: string, cell: number): Place {
  const parts = excerpt.split(',');
  const column = parts.slice(0, cell).join(',').length + (cell > 0 ? 2 : 1);
  return { file, line, column, length: Math.max(1, parts[cell]?.length ?? 1), excerpt };
}
