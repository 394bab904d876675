const [tab, lf, cr, space] = [9, 10, 13, 32];

/**
 * Whether a line of a CSV file, from a place to its end with or without its line break, is seen to hold nothing: spaces,
 * tabs and delimiters alone. A line that is blank in a rarer way is not seen to be: the ordinary reader finds out.
 */
export function isBlankLine(bytes: Uint8Array, from: number, end: number, delimiter: number): boolean {
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (byte !== delimiter && byte !== space && byte !== tab && byte !== lf && byte !== cr) return false;
  }
  return true;
}
