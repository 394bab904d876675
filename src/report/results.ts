import { clockText, isoDay, isoMonth } from '../calendar/date.ts';
import type { Column, ColumnSpec } from '../readings/batch/columns.ts';
import type { Chunk, ChunkFigures, SchemeFigures } from '../scenario/chunk.ts';
import type { RunLine } from '../scenario/lines.ts';
import type { FactSpec } from '../scenario/months-file/runner.ts';
import { type LineColumns, lineColumns } from '../scenario/months-file/totals.ts';
import { Bytes } from './bytes.ts';
import { csvText } from './csv-text.ts';

/** The columns of a run's results. */
export interface ResultLayout {
  /** The 직원 facts that the file gives. */
  readonly facts: readonly FactSpec[];
  readonly schemes: readonly string[];
  readonly lines: readonly RunLine[];
}

/** A column of the results and its type in a database. */
export interface ResultColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'DATE' | 'BOOLEAN';
}

/** The places of gross pay and, where there is one, of net pay among the lines. */
export function differenceLines(
  lines: readonly RunLine[],
): { readonly name: string; readonly line: number }[] {
  const gross = lines.findIndex(({ isTotal }) => isTotal);
  const net = lines.findIndex(({ term }) => term === '실수령액');
  return [
    ...(gross < 0 ? [] : [{ name: '차액', line: gross }]),
    ...(net < 0 ? [] : [{ name: '실수령차액', line: net }]),
  ];
}

export const resultColumns = ({ facts, lines }: ResultLayout): ResultColumn[] => [
  { name: '사번', type: 'VARCHAR' },
  { name: '귀속월', type: 'VARCHAR' },
  ...facts.map(
    ({ key, spec }): ResultColumn => ({
      // Where a line has the fact's heading (기본급), the fact goes by its own name (계약기본급).
      name: lines.some(({ term }) => term === key) ? spec.term : key,
      type: typeOf(spec),
    }),
  ),
  { name: '제도', type: 'VARCHAR' },
  { name: '적용', type: 'VARCHAR' },
  { name: '미적용사유', type: 'VARCHAR' },
  ...lines.map(({ term }): ResultColumn => ({ name: term, type: 'BIGINT' })),
  ...differenceLines(lines).map(({ name }): ResultColumn => ({ name, type: 'BIGINT' })),
];

function typeOf(spec: ColumnSpec): ResultColumn['type'] {
  if (spec.type.kind === 'date') return 'DATE';
  if (spec.type.kind !== 'number') return 'VARCHAR';
  return spec.scale === 1 ? 'BIGINT' : 'DOUBLE';
}

const encoder = new TextEncoder();
const cell = (text: string): Uint8Array => encoder.encode(csvText(text));
const [comma, cr, lf] = [44, 13, 10];
const [yes, no] = [cell('예'), cell('아니오')];

/** The heading line, with the mark by which Korean Excel knows UTF-8. */
export const resultHeading = (layout: ResultLayout): Uint8Array =>
  encoder.encode(
    `\uFEFF${resultColumns(layout)
      .map(({ name }) => csvText(name))
      .join(',')}\r\n`,
  );

/** Writes the rows of chunks as CSV. */
export class ResultCsv {
  private readonly layout: ResultLayout;
  private readonly schemes: readonly Uint8Array[];
  private readonly months = new Map<number, Uint8Array>();
  private readonly reasons = new Map<string, Uint8Array>();
  private readonly out = new Bytes();
  /** The most that a row can take beside the texts. */
  private readonly room: number;

  constructor(layout: ResultLayout) {
    this.layout = layout;
    this.schemes = layout.schemes.map(cell);
    this.room = 1024 + 24 * (layout.lines.length + layout.facts.length + 2) + 512 * layout.facts.length;
  }

  /** The chunk's rows; use them before the next call. */
  rows(chunk: Chunk, figures: ChunkFigures): Uint8Array {
    const { out, layout } = this;
    const columns = lineColumns(figures, layout.lines);
    const ids = chunk.ids.map(cell);
    const facts = layout.facts.map(({ spec }) => factWriter(spec, chunk.facts.get(spec.term)?.values, out));
    const differences = differenceLines(layout.lines).map(({ line }) => line);
    for (let row = 0; row < chunk.rows; row++) {
      const id = ids[chunk.person[row] ?? 0] ?? new Uint8Array();
      out.need((this.room + id.length) * this.schemes.length);
      const start = out.length;
      out.bytes(id);
      out.byte(comma);
      out.bytes(this.month(chunk.month[row] ?? 0));
      for (const write of facts) {
        out.byte(comma);
        write(row);
      }
      out.byte(comma);
      this.figures(row, start, columns, figures, differences);
    }
    return out.take();
  }

  private figures(
    row: number,
    start: number,
    columns: LineColumns,
    { schemes }: ChunkFigures,
    differences: readonly number[],
  ): void {
    const { out } = this;
    const behind = out.length;
    const first = columns[0] ?? [];
    for (let s = 0; s < columns.length; s++) {
      // What stands before the scheme is the same for all of them.
      if (s > 0) out.again(start, behind);
      const scheme = schemes[s];
      const amounts = columns[s] ?? [];
      out.bytes(this.schemes[s] ?? no);
      out.byte(comma);
      const covered = scheme?.covered[row] === 1;
      out.bytes(covered ? yes : no);
      out.byte(comma);
      if (!covered && scheme !== undefined) out.bytes(this.reason(missedText(scheme, row)));
      for (let l = 0; l < amounts.length; l++) {
        out.byte(comma);
        out.integer(amounts[l]?.[row] ?? 0);
      }
      for (const l of differences) {
        out.byte(comma);
        out.integer((amounts[l]?.[row] ?? 0) - (first[l]?.[row] ?? 0));
      }
      out.byte(cr);
      out.byte(lf);
    }
  }

  private month(month: number): Uint8Array {
    const known = this.months.get(month) ?? cell(isoMonth(month));
    this.months.set(month, known);
    return known;
  }

  private reason(text: string): Uint8Array {
    const known = this.reasons.get(text) ?? cell(text);
    this.reasons.set(text, known);
    return known;
  }
}

/** The conditions that a row failed. */
export function missedText({ missed }: SchemeFigures, row: number): string {
  let text = '';
  for (const [name, flags] of missed) if (flags[row] === 1) text += text === '' ? name : ` ${name}`;
  return text;
}

/** How a fact's number is shown in a cell; '' where it was not given. */
export function factText(spec: ColumnSpec, held: number): string {
  if (held === spec.absent || Number.isNaN(held)) return '';
  switch (spec.type.kind) {
    case 'truth':
      return held === 1 ? '예' : '아니오';
    case 'choice':
      return spec.choices?.[held] ?? '';
    case 'date':
      return isoDay(held);
    case 'time':
      return clockText(held);
    default:
      return String(held / spec.scale);
  }
}

/** Numbers are written as such; of anything else each value's cell is made once. */
function factWriter(spec: ColumnSpec, values: Column | undefined, out: Bytes): (row: number) => void {
  if (values === undefined) return () => {};
  if (spec.type.kind === 'number' && spec.scale === 1)
    return (row) => {
      const held = values[row] ?? Number.NaN;
      if (!Number.isNaN(held) && held !== spec.absent) out.integer(held);
    };
  const cells = new Map<number, Uint8Array>();
  return (row) => {
    const held = values[row] ?? Number.NaN;
    let bytes = cells.get(held);
    if (bytes === undefined) {
      bytes = cell(factText(spec, held));
      cells.set(held, bytes);
    }
    out.bytes(bytes);
  };
}
