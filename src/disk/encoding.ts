import { decodeWith } from '../people/inputs/text-encoding.ts';

export { refuseWorkbook } from '../people/inputs/text-encoding.ts';

/** A file's text, whichever encoding it is in. @throws ProblemError workbook-for-text, wrong-encoding */
export const decodeText = (bytes: Uint8Array, file: string): Promise<string> =>
  decodeWith(bytes, file, async (own) => {
    // Its tables are large, and most files never need them; Node's own decoder lacks most syllables.
    const { default: iconv } = await import('iconv-lite');
    return iconv.decode(own, 'cp949');
  });
