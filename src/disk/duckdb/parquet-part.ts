import { basename } from 'node:path';
import type {
  DuckDBAppender,
  DuckDBConnection,
  DuckDBDataChunk,
  DuckDBType,
  DuckDBValue,
} from '@duckdb/node-api';
import { isoMonth } from '../../calendar/date.ts';
import type { ChunkFigures } from '../../columns/chunk-figures.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import {
  differenceLines,
  missedText,
  type ResultColumn,
  type ResultLayout,
  resultColumns,
} from '../../report/run/results.ts';
import type { FileHash } from '../../rules/model.ts';
import { lineColumns } from '../../run/totals.ts';
import { assumedNames } from '../../writing/assumed.ts';
import { hashFile } from '../months/hash.ts';
import { writable } from '../months/part-file.ts';
import type { ResultsPart } from '../months/results-part.ts';
import { connect, fileNamed, loadDuckdb, quoted, sqlName } from './load.ts';
import { written } from './written.ts';

/** Rows that DuckDB takes at a time. */
const block = 2048;

/**
 * A part of the results as Parquet. Numbers cross over as doubles, which hold every whole won, and choices by
 * their places in a list: a text for every cell would cost more than the calculation.
 */
export class ParquetPart implements ResultsPart {
  private readonly path: string;
  private readonly layout: ResultLayout;
  private readonly connection: DuckDBConnection;
  private readonly appender: DuckDBAppender;
  private readonly makeBlock: (rows: number) => DuckDBDataChunk;
  private readonly reasons: string[] = [''];
  private isClosed = false;

  private constructor(
    path: string,
    layout: ResultLayout,
    connection: DuckDBConnection,
    appender: DuckDBAppender,
    types: readonly DuckDBType[],
    makeBlock: (types: readonly DuckDBType[], rows: number) => DuckDBDataChunk,
  ) {
    this.path = path;
    this.layout = layout;
    this.connection = connection;
    this.appender = appender;
    this.makeBlock = (rows) => makeBlock(types, rows);
  }

  /** @throws ProblemError needs-duckdb */
  static async open(path: string, layout: ResultLayout): Promise<ParquetPart> {
    const duckdb = await loadDuckdb('Parquet');
    const connection = await connect(duckdb);
    const columns = resultColumns(layout).map(
      ({ name }, i) => `${sqlName(name)} ${i < textsOf(layout) ? 'VARCHAR' : 'DOUBLE'}`,
    );
    await connection.run(`create table held (${columns.join(', ')})`);
    const appender = await connection.createAppender('held');
    const types = columns.map((_, i) => (i < textsOf(layout) ? duckdb.VARCHAR : duckdb.DOUBLE));
    return new ParquetPart(path, layout, connection, appender, types, (all, rows) =>
      duckdb.DuckDBDataChunk.create(all, rows),
    );
  }

  write(chunk: Chunk, figures: ChunkFigures): void {
    const columns = columnReaders(chunk, figures, this.layout, (text) => this.reason(text));
    const schemes = this.layout.schemes.length;
    const rows = chunk.rows * schemes;
    for (let from = 0; from < rows; from += block) {
      const count = Math.min(block, rows - from);
      const made = this.makeBlock(count);
      columns.forEach((read, c) => {
        const values: DuckDBValue[] = new Array(count);
        for (let i = 0; i < count; i++) {
          const row = Math.floor((from + i) / schemes);
          values[i] = read(row, from + i - row * schemes);
        }
        made.setColumnValues(c, values);
      });
      writable(this.path, () => this.appender.appendDataChunk(made));
    }
    writable(this.path, () => this.appender.flushSync());
  }

  private reason(text: string): number {
    const known = this.reasons.indexOf(text);
    return known >= 0 ? known : this.reasons.push(text) - 1;
  }

  /** @throws ProblemError file-not-writable */
  async keep(): Promise<FileHash> {
    const columns = resultColumns(this.layout).map((column, i) =>
      readable(column, i, this.layout, this.reasons),
    );
    const rows = `select ${columns.join(', ')} from held`;
    await written(this.path, async (partial) => {
      await this.connection.run(
        `copy (${rows}) to ${fileNamed(partial)} (format parquet, compression zstd, row_group_size 122880)`,
      );
    });
    this.drop();
    return { path: basename(this.path), sha256: await hashFile(this.path) };
  }

  drop(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    try {
      this.appender.closeSync();
    } catch {
      // It could not hold what it was given, and whoever gave it was told.
    }
    this.connection.closeSync();
  }
}

/** The columns that are held as texts: 사번, and 성명 where there is one. */
const textsOf = ({ named }: ResultLayout): number => (named ? 2 : 1);

type Read = (row: number, scheme: number) => DuckDBValue;

function columnReaders(
  chunk: Chunk,
  figures: ChunkFigures,
  layout: ResultLayout,
  reason: (text: string) => number,
): Read[] {
  const amounts = lineColumns(figures, layout.lines);
  const { schemes } = figures;
  const { assumed } = layout;
  return [
    (row) => chunk.ids[chunk.person[row] ?? 0] ?? '',
    ...(layout.named ? [(row: number) => chunk.names?.[chunk.person[row] ?? 0] ?? ''] : []),
    (row) => chunk.month[row] ?? 0,
    ...layout.facts.map(({ spec }): Read => {
      const values = chunk.facts.get(spec.term)?.values;
      return (row) => {
        const held = values?.[row] ?? Number.NaN;
        return Number.isNaN(held) || held === spec.absent ? null : held / spec.scale;
      };
    }),
    (_, s) => s,
    (row, s) => schemes[s]?.covered[row] ?? 0,
    (row, s) => {
      const one = schemes[s];
      return one === undefined || one.covered[row] === 1 ? 0 : reason(missedText(one, row));
    },
    ...layout.lines.map(
      (_, l): Read =>
        (row, s) =>
          amounts[s]?.[l]?.[row] ?? 0,
    ),
    ...(layout.differs ? differenceLines(layout.lines) : []).map(
      ({ line }): Read =>
        (row, s) =>
          (amounts[s]?.[line]?.[row] ?? 0) - (amounts[0]?.[line]?.[row] ?? 0),
    ),
    ...(assumed === undefined
      ? []
      : [(row: number) => reason(assumedNames(assumed, isoMonth(chunk.month[row] ?? 0)))]),
  ];
}

/** The SQL that gives a column its type and its texts back. */
function readable(column: ResultColumn, i: number, layout: ResultLayout, reasons: readonly string[]): string {
  const name = sqlName(column.name);
  const pick = (texts: readonly string[]): string =>
    `([${texts.map(quoted).join(', ')}])[${name}::integer + 1] as ${name}`;
  const texts = textsOf(layout);
  const fact = layout.facts[i - texts - 1]?.spec;
  const after = i - texts - 1 - layout.facts.length;
  if (i < texts) return name;
  if (i === texts) return `printf('%04d-%02d', ${name}::integer // 12, ${name}::integer % 12 + 1) as ${name}`;
  if (fact !== undefined) {
    if (fact.type.kind === 'date') return `(date '1970-01-01' + ${name}::integer) as ${name}`;
    if (fact.type.kind === 'choice') return pick(fact.choices ?? []);
    if (fact.type.kind === 'truth') return pick(['아니오', '예']);
    if (fact.type.kind === 'time')
      return `printf('%02d:%02d', ${name}::integer // 60, ${name}::integer % 60) as ${name}`;
    return fact.scale === 1 ? `${name}::bigint as ${name}` : name;
  }
  if (after === 0) return pick(layout.schemes);
  if (after === 1) return pick(['아니오', '예']);
  if (after === 2 || column.type === 'VARCHAR') return pick(reasons);
  return `${name}::bigint as ${name}`;
}
