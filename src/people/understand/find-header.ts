import type { Sheet } from '../workbook/sheet.ts';
import { headingKey } from './heading.ts';

/** Headings are looked for in so many rows. */
const looked = 40;

/** The headings of a sheet: in one row, or two of which the upper one groups. */
export interface Header {
  /** Its rows, from 0. */
  readonly first: number;
  readonly last: number;
  /** By column: every way in which its heading may be read, the fullest first; empty where it has none. */
  readonly readings: readonly (readonly string[])[];
}

/** Whether a heading means a column that is known. */
export type Knows = (heading: string) => string | undefined;

/** The rows that know the most columns; undefined where none knows `least`. */
export function findHeader({ rows }: Pick<Sheet, 'rows'>, knows: Knows, least: number): Header | undefined {
  let best: { readonly header: Header; readonly known: number } | undefined;
  for (let row = 0; row < Math.min(looked, rows.length); row++) {
    for (const header of [oneRow(rows, row), twoRows(rows, row, knows)]) {
      const known = header === undefined ? 0 : knownColumns(header, knows);
      if (header !== undefined && known >= least && known > (best?.known ?? 0)) best = { header, known };
    }
  }
  return best?.header;
}

/** The header of rows that are told. */
export const headerAt = ({ rows }: Pick<Sheet, 'rows'>, first: number, last: number): Header =>
  first === last ? oneRow(rows, first) : joinedRows(rows, first);

export const knownColumns = ({ readings }: Header, knows: Knows): number =>
  new Set(
    readings
      .map((all) => all.map(knows).find((name) => name !== undefined))
      .filter((one) => one !== undefined),
  ).size;

const oneRow = (rows: Sheet['rows'], row: number): Header => ({
  first: row,
  last: row,
  readings: (rows[row] ?? []).map((text) => (text.trim() === '' ? [] : [text.trim()])),
});

/** Two rows are a header where the lower one is no row of data: below known headings it is blank or says them again, and holds no figure. */
function twoRows(rows: Sheet['rows'], row: number, knows: Knows): Header | undefined {
  const [top = [], sub = []] = [rows[row], rows[row + 1]];
  const isBelow = sub.some((text, i) => text.trim() !== '' && headingKey(text) !== headingKey(top[i] ?? ''));
  const isData = sub.some((text, i) => {
    if (/\d/.test(text) && !/[가-힣a-z]/i.test(text)) return true;
    const head = top[i] ?? '';
    return (
      knows(head) !== undefined &&
      text.trim() !== '' &&
      headingKey(text) !== headingKey(head) &&
      knows(text) === undefined
    );
  });
  if (!isBelow || isData) return undefined;
  const joined = joinedRows(rows, row);
  // Where the upper row adds nothing it is a title, and where the lower adds nothing that is known it must at least stand below
  // a row of headings.
  const known = knownColumns(joined, knows);
  const [upper, lower] = [row, row + 1].map((one) => knownColumns(oneRow(rows, one), knows));
  if (upper === undefined || lower === undefined) return undefined;
  const isHead = upper >= 2;
  return (known > upper || isHead) && (known > lower || (known === lower && isHead)) ? joined : undefined;
}

function joinedRows(rows: Sheet['rows'], row: number): Header {
  const [top = [], sub = []] = [rows[row], rows[row + 1]];
  const readings: string[][] = [];
  let group = '';
  for (let i = 0; i < Math.max(top.length, sub.length); i++) {
    const [head, below] = [(top[i] ?? '').trim(), (sub[i] ?? '').trim()];
    // A head that is not merged stands over the first of its columns alone.
    if (head !== '' || below === '') group = head;
    const over = head === '' ? group : head;
    if (below === '' || headingKey(below) === headingKey(over)) readings.push(over === '' ? [] : [over]);
    else if (over === '') readings.push([below]);
    else readings.push([`${over} > ${below}`, below, `${over}${below}`]);
  }
  return { first: row, last: row + 1, readings };
}
