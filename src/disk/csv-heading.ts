import { closeSync, openSync, readSync } from 'node:fs';
import Papa from 'papaparse';
import { asWritten } from '../writing/csv-text.ts';
import { notRead } from './disk.ts';

/** The headings of a CSV file of ours. @throws ProblemError file-not-found, file-not-readable */
export function csvHeading(path: string): string[] {
  return headingsIn(firstBytes(path));
}

/** A heading line is long where schemes and items are many, but not without end. */
const longest = 1 << 20;

const headingsIn = (bytes: Uint8Array): string[] =>
  (
    Papa.parse<string[]>(new TextDecoder().decode(bytes), { preview: 1, delimiter: ',', newline: '\r\n' })
      .data[0] ?? []
  ).map(asWritten);

function firstBytes(path: string): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const bytes = new Uint8Array(longest);
    return bytes.subarray(0, readSync(file, bytes, 0, longest, 0));
  } catch (error) {
    throw notRead(path, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
