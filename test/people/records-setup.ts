import { type CsvColumn, type CsvRow, CsvTable } from '../../src/people/inputs/csv.ts';
import { csvRecords } from '../../src/people/inputs/csv-bytes.ts';
import type { RecordSource } from '../../src/people/inputs/csv-records.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import { Problems } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import { rules } from '../support.ts';

/** The facts of the shipped rules. */
export const books = factBooks(rules, ['현행', '개편안']);

export const table = (...lines: readonly string[]) => csvRecords(`${lines.join('\n')}\n`, '표.csv');
export const ids = new Map([
  ['S2', 0],
  ['S10', 1],
  ['S007', 2],
]);

/** Each problem: place, code, and what it says was found; in both languages no hole is left open. */
export function reportedText(problems: Problems): string[] {
  return problems.list.map((problem) => {
    const text = [sentences(problem, 'ko'), sentences(problem, 'en')].flatMap((one) => Object.values(one));
    if (
      text.some(
        (sentence) => /[{}[\]]|\?(?! )(?!$)/.test(sentence) && !/[{[](?:…|키|목록|기준)/.test(sentence),
      )
    ) {
      throw new Error(`a hole is open in: ${text.join(' | ')}`);
    }
    return `${problem.at?.line}:${problem.at?.column} ${problem.code} ${sentences(problem, 'ko').found}`;
  });
}

/** What `read` gives with fresh problems, and what it told. */
export function outcome<T>(read: (problems: Problems) => T): {
  readonly value: T;
  readonly reported: string[];
} {
  const problems = new Problems();
  const value = read(problems);
  return { value, reported: reportedText(problems) };
}

/** All rows of a table. */
export const readCsvTable = (
  source: RecordSource,
  columns: readonly CsvColumn[],
  problems: Problems,
): CsvRow[] => [...new CsvTable(source, columns, problems).rows(problems)];
