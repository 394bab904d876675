import fastStringWidth from 'fast-string-width';

/**
 * How many columns a text takes in a terminal: Hangul takes two a syllable, whether written as one sign or in letters as
 * names of files on a Mac are. A tab, which no report writes, is taken for one.
 */
export const textWidth = (text: string): number =>
  // Figures, most of what reports write, take one column a sign.
  /^[ -~]*$/.test(text) ? text.length : fastStringWidth(text.normalize('NFC'), { tabWidth: 1 });
