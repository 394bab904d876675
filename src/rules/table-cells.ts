import { exactDigits } from '../formula/digits.ts';
import { ratio } from '../formula/ratio.ts';
import { readUnit } from '../formula/units.ts';

/** A cell of a line as it is written, its quotes with it: from `start` to before `end`. */
interface WrittenCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts a line of CSV: at commas that stand in no quotes. A table of rules has no cell over several lines. */
export function writtenCells(line: string): readonly WrittenCell[] {
  const cells: WrittenCell[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at <= line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    if (at < line.length && (isQuoted || line[at] !== ',')) continue;
    cells.push({ text: line.slice(start, at), start, end: at });
    start = at + 1;
  }
  return cells;
}

/** What stands in the cells of a line, without the quotes and the blanks about it. */
export const cellTexts = (line: string): readonly string[] =>
  writtenCells(line).map(({ text }) => {
    const quoted = /^\s*"(.*)"\s*$/.exec(text)?.[1];
    return (quoted === undefined ? text : quoted.replaceAll('""', '"')).trim();
  });

/**
 * A number as a spreadsheet writes it, in plain digits: 2,310,000 without its commas, and of a ratio 4% as 0.04. Whatever else stands
 * in the cell is left as it is, to be told.
 */
export function plainNumber(text: string, unit: string): string {
  const read = readUnit(unit);
  if (!('type' in read) || read.type.kind !== 'number') return text;
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  const percent = unit === '비율' ? /^(\d+)(?:\.(\d+))?%$/.exec(plain) : null;
  if (percent === null) return plain;
  const [, whole = '', part = ''] = percent;
  return exactDigits(ratio(BigInt(whole + part), 100n * 10n ** BigInt(part.length)));
}
