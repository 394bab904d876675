/**
 * A cell's text in its plain spelling: full-width forms as ASCII, every kind of space as a space, invisible
 * characters gone, Hangul composed, ends trimmed. Not NFKC: that would read ① as 1 and 10² as 102.
 */
export function plainSpelling(text: string): string {
  if (/^[!-~]*$/.test(text)) return text;
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00A0\u2000-\u200A\u202F\u3000]+/g, ' ')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\u2212/g, '-')
    .replace(/\uFFE6/g, '₩')
    .normalize('NFC')
    .trim();
}
