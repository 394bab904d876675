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

/** Rows under headings, columns two spaces apart, aligned by display width; falls back to a list when too wide. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  limit: number,
): string {
  const widths = columns.map(({ head }, i) =>
    rows.reduce((most, row) => Math.max(most, textWidth(row[i] ?? '')), textWidth(head)),
  );
  const total = widths.reduce((sum, one) => sum + one + 2, -2);
  if (total > limit) return list(columns, rows);
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, i) => pad(cells[i] ?? '', widths[i] ?? 0, align))
      .join('  ')
      .trimEnd();
  const rule = widths.map((one) => '─'.repeat(one)).join('  ');
  return [line(columns.map(({ head }) => head)), rule, ...rows.map(line)].join('\n');
}

/** One block a row, one line a column: what a narrow terminal can show without breaking figures. */
function list(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const heads = Math.max(...columns.map(({ head }) => textWidth(head)));
  return rows
    .map((row) => columns.map(({ head }, i) => `${pad(head, heads)}  ${row[i] ?? ''}`).join('\n'))
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
