import { textWidth } from '../../problem/text-width.ts';
import { change, won } from '../../writing/amount.ts';
import type { Cell, CellKind } from './model.ts';

/** What makes a column as wide as it is. */
interface WideColumn {
  readonly head: string;
  readonly kind: CellKind;
  /** What it comes to over all rows, where that is said. */
  readonly sum?: number;
  /** How wide its texts are; by its kind and heading otherwise. */
  readonly width?: number;
}

const widths: Readonly<Record<CellKind, number>> = {
  text: 10,
  words: 30,
  won: 13,
  number: 10,
  change: 14,
  count: 7,
  month: 9,
  date: 11,
  share: 9,
};

/** The widest that a column gets, and how many lines the first half of a heading may take. */
const widest = 40;
const headLines = 2;
/** Up to that it takes one. */
const oneLine = 16;

export function widthOf({ head, kind, sum, width = widths[kind] }: WideColumn): number {
  const [before = '', within = ''] = head.split(/(?=\([^()]*\)$)/);
  const one = textWidth(before);
  const least = Math.max(one <= oneLine ? one : Math.ceil(one / headLines), textWidth(within)) + 2;
  return Math.min(
    widest,
    Math.max(width, widths[kind], least, sum === undefined ? 0 : figureWidth(kind, sum)),
  );
}

/** What a figure takes, in bold: a spreadsheet shows ### where a sum of an institution's year is wider than its column. */
export function figureWidth(kind: CellKind, cell: Cell): number {
  const value = typeof cell === 'object' ? cell.value : cell;
  if (typeof value !== 'number') return 0;
  if (kind === 'won' || kind === 'count') return textWidth(won(value)) + 2;
  return kind === 'change' ? textWidth(change(value)) + 2 : 0;
}
