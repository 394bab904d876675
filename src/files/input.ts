import { readFileSync } from 'node:fs';
import { readBytes } from './disk.ts';
import { decode } from './encoding.ts';

/** The text of a file, or of standard input for `-`. @throws ProblemError */
export const decodeInput = (file: string): Promise<string> =>
  decode(file === '-' ? readFileSync(0) : readBytes(file), file);
