import { asWritten, neutral } from '../../writing/csv-text.ts';

/** Characters that XML cannot hold, or changes, and texts that look like their escape (ST_Xstring of ECMA-376). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const escaped = /[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;
const escapes = /_x([0-9A-Fa-f]{4})_/g;

/** A text as a workbook's cell holds it: no formula, and every character stays. */
export const toCellText = (text: string): string =>
  neutral(text).replaceAll(
    escaped,
    (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );

/** The text that a cell of ours was made of. */
export const fromCellText = (cell: string): string =>
  asWritten(cell.replaceAll(escapes, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))));
