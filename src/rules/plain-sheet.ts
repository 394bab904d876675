import type { ProblemCode } from '../problem/catalog.ts';
import type { Place, Problems } from '../problem/problem.ts';

/** A row of a CSV beside a rule file, which holds no quotes. */
export interface SheetRow {
  readonly at: Place;
  /** The cell under a heading; '' where it is blank. */
  cell(heading: string): string;
  placeOf(heading: string): Place;
}

/**
 * The rows of a CSV whose headings are these, in any order; a heading that is missing or not known, and a row of another
 * length, is a problem.
 */
export function readSheet(
  file: { readonly text: string; readonly path: string },
  headings: readonly string[],
  term: string,
  problems: Problems,
): readonly SheetRow[] {
  const lines = file.text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const heads = cellsOf(lines[0] ?? '');
  const fail = (code: ProblemCode, line: number, cell: number, values: Record<string, string>): void =>
    problems.add(code, { at: placeOf(file.path, line, lines[line - 1] ?? '', cell), term, values });
  for (const column of headings)
    if (!heads.includes(column)) fail('missing-column', 1, 0, { column, known: headings.join(', ') });
  heads.forEach((column, i) => {
    const first = heads.indexOf(column);
    if (!headings.includes(column)) fail('unknown-column', 1, i, { column, known: headings.join(', ') });
    else if (first < i) fail('duplicate-column', 1, i, { column, first: column, name: column });
  });
  return lines.slice(1).flatMap((text, index): SheetRow[] => {
    const line = index + 2;
    if (text.trim() === '') return [];
    const cells = cellsOf(text);
    if (cells.length !== heads.length) {
      fail('row-length', line, 0, { found: String(cells.length), expected: String(heads.length) });
      return [];
    }
    const at = (heading: string): Place => placeOf(file.path, line, text, heads.indexOf(heading));
    return [
      {
        at: placeOf(file.path, line, text, 0),
        cell: (head) => cells[heads.indexOf(head)] ?? '',
        placeOf: at,
      },
    ];
  });
}

const cellsOf = (line: string): string[] => line.split(',').map((part) => part.trim());

function placeOf(file: string, line: number, excerpt: string, cell: number): Place {
  const parts = excerpt.split(',');
  const column = parts.slice(0, cell).join(',').length + (cell > 0 ? 2 : 1);
  return { file, line, column, length: Math.max(1, parts[cell]?.length ?? 1), excerpt };
}
