import Papa from 'papaparse';

/** A text as a CSV cell, as the ordinary writer puts it: no spreadsheet takes it for a formula. */
export function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const quoted = /[",\r\n\uFEFF]|^ | $/.test(safe);
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Texts that a spreadsheet would take for a formula are quoted by a leading apostrophe. */
export function csv(head: readonly string[], body: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${Papa.unparse({ fields: [...head], data: body.map((row) => [...row]) }, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
