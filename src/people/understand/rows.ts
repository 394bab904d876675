import { plainSpelling } from '../cells/plain.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { headingKey } from './heading.ts';

/** Why a row is nobody's: it is blank, a sum of others, the headings again, or a note below the table. */
export type SkipReason = 'blank' | 'sum' | 'header' | 'note';

export interface SkippedRow {
  /** From 0. */
  readonly row: number;
  readonly reason: SkipReason;
}

export interface RowsAsk {
  /** The last row of the headings. */
  readonly header: number;
  /** Which column holds the number of a person; undefined where none does. */
  readonly id: number | undefined;
  /** Columns that are read. */
  readonly read: readonly number[];
  readonly sums: readonly string[];
}

/** The rows of data, and those that are none. */
export function splitRows(
  { rows }: Pick<Sheet, 'rows'>,
  ask: RowsAsk,
): { readonly data: readonly number[]; readonly skipped: readonly SkippedRow[] } {
  const [data, skipped]: [number[], SkippedRow[]] = [[], []];
  const heads = (rows[ask.header] ?? []).map(headingKey);
  for (let row = ask.header + 1; row < rows.length; row++) {
    const reason = reasonOf(rows[row] ?? [], heads, ask);
    if (reason === undefined) data.push(row);
    else skipped.push({ row, reason });
  }
  // What is blank at the end is no row.
  while (skipped.at(-1)?.reason === 'blank' && (skipped.at(-1)?.row ?? 0) > (data.at(-1) ?? -1))
    skipped.pop();
  return { data, skipped };
}

function reasonOf(
  cells: readonly string[],
  heads: readonly string[],
  { id, read, sums }: RowsAsk,
): SkipReason | undefined {
  const filled = cells.map((text, i) => [plainSpelling(text), i] as const).filter(([text]) => text !== '');
  if (filled.length === 0) return 'blank';
  const own = id === undefined ? '' : plainSpelling(cells[id] ?? '');
  const texts = new Set(filled.map(([text]) => text));
  // One text that is nobody's number, which may be merged over the width: somebody's note.
  const isAlone =
    texts.size === 1 &&
    (filled.length > 1 || filled[0]?.[1] === id || !read.some((column) => column === filled[0]?.[1]));
  if (own !== '' && !isSum(own, sums)) {
    if (heads[id ?? -1] === headingKey(own)) return 'header';
    return isAlone && (filled.length > 1 || !isNumber(own)) ? 'note' : undefined;
  }
  if (filled.some(([text]) => isSum(text, sums))) return 'sum';
  return isAlone ? 'note' : undefined;
}

/** Numbers of people hold no space, begin with a letter or a figure, and are short. */
const isNumber = (text: string): boolean => /^[\p{L}\p{N}][^\s]{0,19}$/u.test(text);

/** 소 계, [합계], 방문요양1팀 소계, 총계(12명): a word of sums at the end, or by itself. */
function isSum(text: string, sums: readonly string[]): boolean {
  const bare = text.replace(/\([^()]*\)$/, '').replace(/[\s[\]<>()]/g, '');
  return sums.some((word) => bare === word || (word.length > 1 && bare.endsWith(word)));
}
