import { extname } from 'node:path';
import { isWorkbook } from '../people/workbook/starts.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { readBytes } from './disk.ts';
import { decodeText } from './encoding.ts';

/** What tables are called that are no workbooks. */
const ofTables = ['.csv', '.tsv'];

/** The text of one person's input, a file or standard input for `-`. @throws ProblemError table-for-person for a table of people */
export async function decodeInput(file: string): Promise<string> {
  const bytes = readBytes(file, file === '-' ? 0 : file);
  if (isWorkbook(bytes) || ofTables.includes(extname(file).toLowerCase()))
    throw new ProblemError([problem('table-for-person', { at: { file, line: 1, column: 1 } })]);
  return decodeText(bytes, file);
}
