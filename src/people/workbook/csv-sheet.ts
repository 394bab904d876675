import Papa from 'papaparse';
import type { Problems } from '../../problem/problem.ts';
import { cellName, plainSheet, type Sheet } from './sheet.ts';

/** So many lines tell which character parts the cells: a title above has few. */
const looked = 30;

/** A CSV text as a sheet; broken quotes are reported by the cell's name. */
export function csvSheet(text: string, file: string, problems: Problems): Sheet {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const delimiter = likelyDelimiter(source);
  const { data, errors } = Papa.parse<string[]>(source, { delimiter, newline: '\n', skipEmptyLines: false });
  for (const { type, row = 0 } of errors)
    if (type === 'Quotes')
      problems.add('broken-quote', { at: { file, line: row + 1, column: 1, path: cellName(row, 0) } });
  // A text's last line end begins no row.
  if (data.at(-1)?.join('') === '') data.pop();
  return plainSheet(
    '',
    data.map((cells) => cells.map((cell) => cell.replace(/\s*\n+\s*/g, ' '))),
  );
}

/** The one that most often stands in the first lines, outside quotes. */
export function likelyDelimiter(source: string): string {
  const lines = source.split('\n', looked).map((line) => line.replace(/"[^"]*"/g, ''));
  const uses = (delimiter: string): number =>
    lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0);
  return [',', '\t', ';'].reduce((best, next) => (uses(next) > uses(best) ? next : best));
}
