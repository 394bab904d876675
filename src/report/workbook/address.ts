import { neutral } from '../../writing/csv-text.ts';
import type { CellRange } from './model.ts';

/** A column's letters, from 1: 1 is A, 27 is AA. */
export function letters(column: number): string {
  let text = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
}

/** A cell as a formula names it: column and row from 1. */
export const cellName = (column: number, row: number): string => `${letters(column)}${row}`;

/** A block of cells as a formula names it, whatever sheet it stands on. */
export const rangeName = ({ sheet, from, to }: CellRange): string =>
  `${sheetName(sheet)}!$${letters(from.column)}$${from.row}:$${letters(to.column)}$${to.row}`;

export const sheetName = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** A text within a formula. */
export const quotedText = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A criterion that cells meet which hold exactly this text or number; blank ones for none. Wildcards stand for themselves. */
export const equalTo = (value: string | number): string =>
  typeof value === 'number'
    ? String(value)
    : quotedText(`=${neutral(value).replaceAll(/[~*?]/g, (sign) => `~${sign}`)}`);

/** Characters that no sheet's name has, and how long it may be. */
const refused = /[[\]:*?/\\]/g;
const longest = 31;

/** Names for sheets, each another one: what Excel refuses in a name is left out. */
export class SheetNames {
  private readonly taken = new Set<string>();

  take(wanted: string): string {
    const plain =
      wanted
        .replaceAll(refused, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '1';
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` ${n}`;
      const name = `${plain.slice(0, longest - end.length)}${end}`;
      if (this.taken.has(name.toLowerCase())) continue;
      this.taken.add(name.toLowerCase());
      return name;
    }
  }
}
