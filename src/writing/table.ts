import { textWidth } from '../problem/text-width.ts';

/** A column of a terminal table. */
export interface TableColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

/** A column of figures. */
export const right = (head: string): TableColumn => ({ head, align: 'right' });

/** Pads to a display width. */
export function pad(text: string, to: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, to - textWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** Rows under headings, columns two spaces apart, aligned by display width. When too wide, words are broken; else it is a list. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  limit: number,
): string {
  const natural = columns.map(({ head }, i) =>
    rows.reduce((most, row) => Math.max(most, textWidth(row[i] ?? '')), textWidth(head)),
  );
  const widths = fitting(columns, rows, natural, limit);
  if (widths === undefined) return list(columns, rows, limit);
  const line = (cells: readonly string[]): string => {
    const broken = widths.map((width, i) => brokenCell(cells[i] ?? '', width));
    const height = Math.max(...broken.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) =>
      columns
        .map(({ align }, i) => pad(broken[i]?.[at] ?? '', widths[i] ?? 0, align))
        .join('  ')
        .trimEnd(),
    ).join('\n');
  };
  const rule = widths.map((one) => '─'.repeat(one)).join('  ');
  return [line(columns.map(({ head }) => head)), rule, ...rows.map(line)].join('\n');
}

/** Narrower than this, a column of words is a column of syllables. */
const leastOfWords = 24;

/** Widths within the limit: the widest column of words gives what is too much, as far as none of its words must be cut. */
function fitting(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  natural: readonly number[],
  limit: number,
): readonly number[] | undefined {
  const excess = natural.reduce((sum, one) => sum + one + 2, -2) - limit;
  if (excess <= 0) return natural;
  const ofWords = columns.flatMap(({ align }, i) => (align === 'right' ? [] : [i]));
  const widest = ofWords.reduce((a, b) => ((natural[b] ?? 0) > (natural[a] ?? 0) ? b : a), ofWords[0] ?? 0);
  const width = (natural[widest] ?? 0) - excess;
  const fits = (cell: string): boolean => brokenCell(cell, width).every((line) => textWidth(line) <= width);
  const isEnough =
    ofWords.length > 0 && width >= leastOfWords && rows.every((row) => fits(row[widest] ?? ''));
  return isEnough ? natural.map((one, i) => (i === widest ? width : one)) : undefined;
}

/** The lines of a cell, those below the first two columns further in. */
function brokenCell(cell: string, width: number): readonly string[] {
  if (textWidth(cell) <= width) return [cell];
  const [first = '', ...rest] = wrap(cell, width).split('\n');
  return rest.length === 0 ? [first] : [first, ...wrap(rest.join(' '), width, '  ').split('\n')];
}

/** One block a row, one line a column: what a narrow terminal can show without breaking figures. */
function list(columns: readonly TableColumn[], rows: readonly (readonly string[])[], limit: number): string {
  const heads = Math.max(...columns.map(({ head }) => textWidth(head)));
  const cell = (text: string): string => wrap(text, limit, ' '.repeat(heads + 2)).slice(heads + 2);
  return rows
    .map((row) => columns.map(({ head }, i) => `${pad(head, heads)}  ${cell(row[i] ?? '')}`).join('\n'))
    .join('\n\n');
}

/** Cuts a paragraph into lines of at most `limit` columns, at spaces where there are any. */
export function wrap(text: string, limit: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<![▲▼]) /u)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(indent + longer) > limit) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines.map((one) => indent + one).join('\n');
}
