import type { Place, Problems } from '../problem/problem.ts';
import type { TableEntry, TableKeyRule, TableRule } from './model.ts';
import { readCells } from './read-cells.ts';
import { readKnown } from './read-term.ts';
import { entry, type SourceNode, textAt } from './source-tree.ts';

/** Reads a file that a rule file names, by a path relative to it; undefined (and a problem) when it cannot. */
export type ReadFile = (
  path: string,
  at: Place,
) => { readonly text: string; readonly path: string } | undefined;

/** More keys than these no person reads in a table. */
const mostKeys = 3;

/**
 * Reads a table's declaration and its CSV files. In a CSV the keys of the rows stand first, each in a column of its
 * own and a range in two, 이상 and 미만; the value columns are headed by the keys across, or by 값.
 */
export function readTableRule(
  name: string,
  at: Place,
  node: SourceNode,
  readFile: ReadFile,
  problems: Problems,
): TableRule {
  const keys = readKeys(node);
  const ranges = keys.filter(({ match }) => match === 'range');
  if (keys.length > mostKeys || ranges.length > 1) {
    const found = keys.map((key) => `${key.name}(${key.match})`).join(', ');
    problems.add('table-keys', { at, term: name, values: { table: name, found, most: String(mostKeys) } });
  }
  const unit = textAt(node, 'unit') ?? '';
  const values = entry(node, 'values');
  const entries = (values?.kind === 'map' ? values.entries : []).flatMap(({ key, value }): TableEntry[] => {
    const named = textAt(value, 'file') ?? '';
    const file = readFile(named, entry(value, 'file')?.at ?? at);
    if (file === undefined) return [];
    const [article, note] = [textAt(value, 'article'), textAt(value, 'note')];
    return [
      {
        from: key,
        ...readKnown(name, value, problems),
        file: file.path,
        source: { text: textAt(value, 'source') ?? '', ...(article !== undefined && { article }) },
        confirmed: textAt(value, 'confirmed') !== 'false',
        ...(note !== undefined && { note }),
        ...readCells({ table: name, unit, keys }, file, problems),
      },
    ];
  });
  return { name, label: textAt(node, 'label') ?? '', unit, keys, entries, at };
}

/** The keys of the rows, one or a list of them, then the one across the columns. */
function readKeys(node: SourceNode): TableKeyRule[] {
  const [row, column] = [entry(node, 'row'), entry(node, 'column')];
  const read = (one: SourceNode): TableKeyRule => ({
    name: textAt(one, 'name') ?? '',
    unit: textAt(one, 'unit') ?? '',
    match: textAt(one, 'match') === 'range' ? 'range' : 'exact',
  });
  const rows = row?.kind === 'list' ? row.items : row === undefined ? [] : [row];
  return [...rows.map(read), ...(column === undefined ? [] : [{ ...read(column), across: true as const }])];
}
