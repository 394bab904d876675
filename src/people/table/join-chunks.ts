import type { UsualHours } from '../../calendar/types.ts';
import { makeColumn } from '../../readings/batch/columns.ts';
import type { Chunk, FactColumn, MinuteColumns, RowDetail } from './chunk.ts';

/** Chunks of one table as one chunk; nothing is copied where there is one already. */
export function joinChunks(chunks: readonly Chunk[]): Chunk {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const rows = chunks.reduce((sum, one) => sum + one.rows, 0);
  const starts = startsOf(chunks);
  const ints = (of: (chunk: Chunk) => Int32Array | undefined, moved: readonly number[] = []): Int32Array => {
    const all = new Int32Array(rows);
    chunks.forEach((chunk, c) => {
      const [from, by] = [starts[c] ?? 0, moved[c] ?? 0];
      // A place of −1 says that there is none.
      of(chunk)?.forEach((value, row) => {
        if (row < chunk.rows) all[from + row] = value < 0 ? value : value + by;
      });
    });
    return all;
  };
  const people = sums(chunks, ({ ids }) => ids.length);
  const patterns = sums(chunks, ({ patterns: own }) => own.length);
  const details = detailsOf(chunks, starts);
  const minutes = minutesOf(first, ints);
  return {
    rows,
    ids: chunks.flatMap(({ ids }) => ids),
    ...(first?.names && { names: chunks.flatMap(({ names = [] }) => names) }),
    person: ints(({ person }) => person, people),
    month: ints(({ month }) => month),
    facts: factsOf(first, chunks, rows, starts),
    kinds: first?.kinds ?? { counted: [], dated: [], effects: [] },
    patterns: chunks.flatMap(({ patterns: own }): readonly UsualHours[] => own),
    ...(first?.pattern && { pattern: ints(({ pattern }) => pattern, patterns) }),
    ...(first?.leave && {
      leave: {
        from: ints(({ leave }) => leave?.from),
        to: ints(({ leave }) => leave?.to),
      },
    }),
    ...(minutes && { minutes }),
    ...(details && { details }),
    identity(person) {
      const c = people.findLastIndex((start) => start <= person);
      return chunks[c]?.identity?.(person - (people[c] ?? 0));
    },
    at(row, term) {
      const c = starts.findLastIndex((start) => start <= row);
      return chunks[c]?.at(row - (starts[c] ?? 0), term);
    },
    release: () => {
      for (const chunk of chunks) chunk.release();
    },
  };
}

const startsOf = (chunks: readonly Chunk[]): number[] => sums(chunks, ({ rows }) => rows);

/** What all chunks before each one come to. */
function sums(chunks: readonly Chunk[], of: (chunk: Chunk) => number): number[] {
  let sum = 0;
  return chunks.map((chunk) => {
    const before = sum;
    sum += of(chunk);
    return before;
  });
}

function factsOf(
  first: Chunk | undefined,
  chunks: readonly Chunk[],
  rows: number,
  starts: readonly number[],
): Map<string, FactColumn> {
  return new Map(
    [...(first?.facts ?? [])].map(([term, { spec }]) => {
      const values = makeColumn(spec, rows);
      chunks.forEach((chunk, c) => {
        const own = chunk.facts.get(term)?.values;
        if (own !== undefined) values.set(own.subarray(0, chunk.rows), starts[c]);
      });
      return [term, { spec, values }];
    }),
  );
}

function minutesOf(
  first: Chunk | undefined,
  ints: (of: (chunk: Chunk) => Int32Array | undefined) => Int32Array,
): Map<string, MinuteColumns> | undefined {
  if (first?.minutes === undefined) return undefined;
  return new Map(
    [...first.minutes.keys()].map((scheme) => {
      const one = (kind: keyof MinuteColumns): Int32Array =>
        ints(({ minutes }) => minutes?.get(scheme)?.[kind]);
      return [scheme, { 연장: one('연장'), 야간: one('야간'), 휴일: one('휴일'), 휴일연장: one('휴일연장') }];
    }),
  );
}

function detailsOf(
  chunks: readonly Chunk[],
  starts: readonly number[],
): readonly (RowDetail | undefined)[] | undefined {
  if (chunks.every(({ details }) => details === undefined)) return undefined;
  const all: (RowDetail | undefined)[] = [];
  chunks.forEach(({ details }, c) => {
    details?.forEach((detail, row) => {
      all[(starts[c] ?? 0) + row] = detail;
    });
  });
  return all;
}
