import { readBytes } from './disk.ts';
import { decodeText } from './encoding.ts';

/** The text of a file, or of standard input for `-`. @throws ProblemError */
export const decodeInput = (file: string): Promise<string> =>
  decodeText(readBytes(file, file === '-' ? 0 : file), file);
