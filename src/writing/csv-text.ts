import Papa from 'papaparse';

/**
 * Texts that a spreadsheet would take for a formula or a command: = + - @ or a control character in front. Those that
 * look neutralised already belong to them, so that no two texts become one.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const asFormula = /^'*[=+\-@\x00-\x1f]/;

/** A text as no spreadsheet takes it for a formula: by an apostrophe in front. */
export const neutral = (text: string): string => (asFormula.test(text) ? `'${text}` : text);

/** The text that `neutral` made another of. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && asFormula.test(cell) ? cell.slice(1) : cell;

/** A text as a CSV cell, as the ordinary writer puts it: no spreadsheet takes it for a formula. */
export function csvText(text: string): string {
  const safe = neutral(text);
  const quoted = /[",\r\n\uFEFF]|^ | $/.test(safe);
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Texts that a spreadsheet would take for a formula are quoted by a leading apostrophe. */
export function csv(head: readonly string[], body: readonly (readonly (string | number)[])[]): string {
  const data = body.map((row) => [...row]);
  return `\uFEFF${Papa.unparse({ fields: [...head], data }, { newline: '\r\n', escapeFormulae: asFormula })}\r\n`;
}
