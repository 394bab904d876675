/** A text as a CSV cell, as the ordinary writer puts it: no spreadsheet takes it for a formula. */
export function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const quoted = /[",\r\n\uFEFF]|^ | $/.test(safe);
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
