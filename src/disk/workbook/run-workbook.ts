import { join } from 'node:path';
import { Problems } from '../../problem/problem.ts';
import type { BookRun } from '../../report/workbook/book-run.ts';
import { runWorkbook } from '../../report/workbook/workbook.ts';
import type { FileHash } from '../../rules/model.ts';
import type { Summary } from '../../run/summary.ts';
import type { AccumulatorFile } from '../months/accumulator-file.ts';
import { openTableFile } from '../table-file.ts';
import { writeWorkbook } from './exceljs.ts';

export const workbookName = 'result.xlsx';

/** Puts a run's files into one workbook beside them; `months`: those that hold the person-months. @throws ProblemError file-not-writable */
export async function writeRunBook(
  folder: string,
  months: readonly string[],
  run: Omit<BookRun, 'people' | 'months'>,
): Promise<FileHash> {
  const paths = (names: readonly string[]): string[] => names.map((name) => join(folder, name));
  const [people, rows] = [rowsOf(paths(['people.csv'])), rowsOf(paths(months))];
  try {
    return await writeWorkbook(join(folder, workbookName), runWorkbook({ ...run, people, months: rows }));
  } finally {
    await Promise.all([people.return(undefined), rows.return(undefined)]);
  }
}

/** The workbook of a run that was written in parts. */
export const bookOfParts = (
  folder: string,
  { book, ...file }: AccumulatorFile,
  scenario: string,
  parts: readonly FileHash[],
  summary: Summary,
): Promise<FileHash> =>
  writeRunBook(
    folder,
    parts.map(({ path }) => path),
    {
      ...file,
      ...(book ?? { lang: 'ko', sources: [], groupColumns: {} }),
      summary,
      origin: { ...file.identity, scenario },
    },
  );

/** The rows of tables one after the other, without their headings; one of them is open at a time. */
async function* rowsOf(paths: readonly string[]): AsyncGenerator<readonly string[]> {
  for (const path of paths) {
    const { source } = await openTableFile(path);
    try {
      let isHeading = true;
      for (const { cells } of source.records(new Problems())) {
        if (!isHeading) yield cells;
        isHeading = false;
      }
    } finally {
      source.close();
    }
  }
}
