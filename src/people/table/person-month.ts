import type { ClassifiedMinutes } from '../../calendar/month.ts';
import type { LeaveDays, WorkRecord } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import type { Place } from '../../problem/problem.ts';
import { decodeValue } from '../../readings/batch/columns.ts';
import { dayOf, leaveParts, numberOf } from '../facts.ts';
import type { FactPlaces, PersonMonth } from '../types.ts';
import type { Chunk, RowDetail } from './chunk.ts';

/** The rows of one person of a chunk as the exact reading takes them, each with those before it. */
export function personMonths(chunk: Chunk, from: number, to: number): PersonMonth[] {
  const months: PersonMonth[] = [];
  for (let row = from; row < to; row++) months.push(monthAfter(chunk, row, [...months]));
  return months;
}

/** A row alone, for what looks at no earlier month. */
export const monthAlone = (chunk: Chunk, row: number): PersonMonth => monthAfter(chunk, row, []);

/** Where the rows of each person begin, and the end of the last. */
export function personStarts({ person, rows }: Pick<Chunk, 'person' | 'rows'>): number[] {
  const starts: number[] = [];
  for (let row = 0; row < rows; row++) if (row === 0 || person[row] !== person[row - 1]) starts.push(row);
  return [...starts, rows];
}

/** A row with the person's months before it. */
export function monthAfter(chunk: Chunk, row: number, before: readonly PersonMonth[]): PersonMonth {
  const detail = chunk.details?.[row];
  const at = chunk.at(row);
  const facts = factsOf(chunk, row, detail);
  const minutes = detail?.classified ?? (chunk.minutes && classified(chunk, row));
  return {
    id: chunk.ids[chunk.person[row] ?? 0] ?? '',
    month: chunk.month[row] ?? 0,
    facts,
    record: recordOf(chunk, row, facts, detail),
    ...(detail?.changes && { changes: detail.changes }),
    ...(detail?.past && { past: detail.past }),
    allowances: detail?.allowances ?? [],
    history: [...(detail?.history ?? []), ...before],
    ...(minutes && { classified: minutes }),
    places: new ChunkRowPlaces(chunk, row),
    ...(at && { at }),
  };
}

/** Where the facts of a row stand. */
class ChunkRowPlaces implements FactPlaces {
  readonly #chunk: Chunk;
  readonly #row: number;

  constructor(chunk: Chunk, row: number) {
    this.#chunk = chunk;
    this.#row = row;
  }

  get(term: string): Place | undefined {
    return this.#chunk.at(this.#row, term);
  }
}

function factsOf(chunk: Chunk, row: number, detail: RowDetail | undefined): Map<string, Value> {
  const facts = new Map<string, Value>();
  for (const [term, { spec, values }] of chunk.facts) {
    const value = decodeValue(spec, values[row] ?? spec.absent);
    if (value !== undefined) facts.set(term, value);
  }
  for (const [term, value] of detail?.beyond ?? []) facts.set(term, value);
  return facts;
}

function recordOf(
  chunk: Chunk,
  row: number,
  facts: ReadonlyMap<string, Value>,
  detail: RowDetail | undefined,
): WorkRecord {
  const pattern = chunk.patterns[chunk.pattern?.[row] ?? -1];
  const [from = -1, to = -1] = [chunk.leave?.from[row], chunk.leave?.to[row]];
  const [hired, left] = [dayOf(facts, '입사일'), dayOf(facts, '퇴사일')];
  return {
    shifts: detail?.shifts ?? [],
    ...pattern,
    leave: leaveOf(chunk, facts, detail),
    spells:
      detail?.spells ?? (from < 0 || to < 0 ? [] : [{ kind: chunk.kinds.dated[0]?.name ?? '', from, to }]),
    ...(hired !== undefined && { hired }),
    ...(left !== undefined && { left }),
  };
}

/** A row's days of leave by kind. */
function leaveOf(
  chunk: Chunk,
  facts: ReadonlyMap<string, Value>,
  detail: RowDetail | undefined,
): WorkRecord['leave'] {
  const found: Record<string, LeaveDays> = {};
  for (const { name, fact } of chunk.kinds.counted) {
    const dates = detail?.dates?.get(name);
    found[name] = { parts: leaveParts(numberOf(facts, fact)), ...(dates && { dates }) };
  }
  return found;
}

const classified = (chunk: Chunk, row: number): ReadonlyMap<string, ClassifiedMinutes> =>
  new Map(
    [...(chunk.minutes ?? [])].map(([scheme, one]) => [
      scheme,
      {
        연장: one.연장[row] ?? 0,
        야간: one.야간[row] ?? 0,
        휴일: one.휴일[row] ?? 0,
        휴일연장: one.휴일연장[row] ?? 0,
      },
    ]),
  );
