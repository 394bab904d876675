import type { Place } from '../../problem/problem.ts';
import type { PersonMonth } from '../types.ts';
import type { Chunk } from './chunk.ts';
import { FewProblems } from './few-problems.ts';
import { joinChunks } from './join-chunks.ts';
import { noOrder } from './order.ts';
import { personMonths, personStarts } from './person-month.ts';
import type { TableShape } from './shape.ts';
import type { PersonMonthSource } from './source.ts';

/** The table of person-months in memory, for whoever works it out more than once. */
export class PersonMonthTable {
  readonly shape: TableShape;
  readonly chunks: readonly Chunk[];
  readonly rows: number;
  private joined: Chunk | undefined;

  constructor(shape: TableShape, chunks: readonly Chunk[]) {
    this.shape = shape;
    this.chunks = chunks;
    this.rows = chunks.reduce((sum, one) => sum + one.rows, 0);
  }

  /** All rows as one chunk. */
  get whole(): Chunk {
    this.joined ??= joinChunks(this.chunks);
    return this.joined;
  }

  /** 사번 in the order of the rows. */
  get ids(): readonly string[] {
    return this.chunks.flatMap(({ ids }) => ids);
  }

  /** A person's months, each with those before it; none for a number that nobody has. */
  months(id: string): readonly PersonMonth[] {
    return monthsOf(this.chunks, id);
  }

  /** Every person-month, as the exact reading takes it. */
  *personMonths(): Generator<PersonMonth> {
    for (const own of people(this.chunks)) yield* own.months();
  }
}

/** A person's months in chunks, each with those before it. */
export function monthsOf(chunks: Iterable<Chunk>, id: string): readonly PersonMonth[] {
  for (const own of people(chunks)) if (own.id === id) return own.months();
  return [];
}

/** The people of chunks, whose months are made only when asked for. */
export function* people(
  chunks: Iterable<Chunk>,
): Generator<{ readonly id: string; readonly months: () => readonly PersonMonth[] }> {
  for (const chunk of chunks) {
    const starts = personStarts(chunk);
    for (let p = 0; p + 1 < starts.length; p++) {
      const [from = 0, to = 0] = [starts[p], starts[p + 1]];
      const id = chunk.ids[chunk.person[from] ?? 0] ?? '';
      yield { id, months: () => personMonths(chunk, from, to) };
    }
  }
}

/** Reads all rows of a source; what is wrong goes to `problems`. */
export async function readTable(source: PersonMonthSource, problems: FewProblems): Promise<PersonMonthTable> {
  const found = new FewProblems();
  const first = await source.lineAt(source.start);
  const chunks: Chunk[] = [];
  for await (const chunk of source.read(source.start, source.end, noOrder, found))
    chunks.push(first === 0 ? chunk : { ...chunk, at: (row, term) => movedBy(chunk.at(row, term), first) });
  problems.takeFrom(found, first);
  return new PersonMonthTable(source.shape, chunks);
}

const movedBy = (at: Place | undefined, first: number): Place | undefined =>
  at && { ...at, line: at.line + first };
