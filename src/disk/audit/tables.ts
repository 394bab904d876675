import { join } from 'node:path';
import type { CsvRecord } from '../../people/inputs/csv-records.ts';
import type { Place } from '../../problem/model.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import { asWritten } from '../../writing/csv-text.ts';
import type { Manifest } from '../months/finished-run.ts';
import { openTableFile } from '../table-file.ts';

/** A row of a run's own table. */
export interface AuditRow {
  text(column: string): string;
  /** Won, or a count. @throws ProblemError part-damaged for what is no whole number */
  amount(column: string): bigint;
  at(column: string): Place;
}

/** The rows of tables one after the other; one is open at a time. @throws ProblemError */
export async function* rowsOf(paths: readonly string[]): AsyncGenerator<AuditRow> {
  for (const path of paths) {
    const { source } = await openTableFile(path);
    try {
      let columns: ReadonlyMap<string, number> | undefined;
      for (const record of source.records(new Problems())) {
        if (columns === undefined) {
          columns = new Map(record.cells.map((cell, i) => [asWritten(cell.replace(/^\uFEFF/, '')), i]));
          continue;
        }
        yield rowIn(path, columns, record);
      }
    } finally {
      source.close();
    }
  }
}

function rowIn(path: string, columns: ReadonlyMap<string, number>, record: CsvRecord): AuditRow {
  const at = (column: string): Place => record.place(columns.get(column) ?? 0);
  const text = (column: string): string => asWritten(record.cells[columns.get(column) ?? -1] ?? '');
  return {
    text,
    at,
    amount: (column) => {
      const cell = text(column);
      if (/^-?\d+$/.test(cell)) return BigInt(cell);
      throw new ProblemError([problem('part-damaged', { at: at(column), term: column, values: { path } })]);
    },
  };
}

/** The files that hold the person-months. */
export async function monthTables(folder: string, { outputs }: Manifest): Promise<readonly string[]> {
  const names = outputs.map(({ path }) => path);
  const tables = names.filter((name) => /^(part-\d+|payslips)\.csv$/.test(name));
  if (tables.length > 0) return tables.map((name) => join(folder, name));
  const others = names.filter((name) => /^((part-\d+|payslips)\.parquet|result\.duckdb)$/.test(name));
  if (others.length === 0) return [];
  const { resultsAsCsv } = await import('../duckdb/database.ts');
  return [await resultsAsCsv(folder, others)];
}
