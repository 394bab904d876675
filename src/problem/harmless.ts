/**
 * What a terminal would obey and not show: control characters, and those that turn the direction of writing. Tabs and
 * line ends are text.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const obeyed = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Our own colours: nothing else begins with an escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const colours = /(\x1b\[[\d;]*m)/;

/** A text that shows what it holds: each such character as a sign for it, as wide as one letter. */
export const harmless = (text: string): string => text.replace(obeyed, signOf);

/** The same for a text that we have coloured. */
export const harmlessColoured = (text: string): string =>
  text
    .split(colours)
    .map((part, i) => (i % 2 === 1 ? part : harmless(part)))
    .join('');

function signOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}
