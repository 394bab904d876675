import { isoMonth } from '../calendar/date.ts';
import type { RunLine } from '../columns/lines.ts';
import { personMonths, personStarts } from '../people/table/person-month.ts';
import type { PersonTotal } from './person-total.ts';
import type { RunRow } from './run-row.ts';
import type { Sink, WorkedChunk } from './sink.ts';

/** Keeps everybody's totals. */
export class PeopleTotals implements Sink {
  readonly people: PersonTotal[] = [];

  take({ totals }: WorkedChunk): void {
    for (let p = 0; p < totals.count; p++) this.people.push(totals.person(p));
  }
}

/** Keeps what each person-month came to, of work that keeps its figures. */
export class RunRows implements Sink {
  private readonly lines: readonly RunLine[];
  private readonly worked: WorkedChunk[] = [];
  private made: readonly RunRow[] | undefined;

  constructor(lines: readonly RunLine[]) {
    this.lines = lines;
  }

  take(worked: WorkedChunk): void {
    this.worked.push(worked);
  }

  /** Made once they are asked for: few ask, and an object for each would be most of what a run leaves behind. */
  get rows(): readonly RunRow[] {
    this.made ??= this.worked.flatMap((one) => rowsOf(one, this.lines));
    return this.made;
  }
}

/** A chunk's person-months with every line. */
export function rowsOf({ chunk, figures }: WorkedChunk, lines: readonly RunLine[]): RunRow[] {
  const columns = figures.schemes.map((one) => ({
    covered: one.covered,
    lines: lines.map(({ term }) => one.amounts.get(term)),
    missed: [...one.missed],
    findings: [...one.findings],
  }));
  const named = (flags: readonly (readonly [string, Int8Array])[], row: number): string[] =>
    flags.flatMap(([name, held]) => (held[row] === 1 ? [name] : []));
  const starts = personStarts(chunk);
  return starts.slice(0, -1).flatMap((from, p) =>
    personMonths(chunk, from, starts[p + 1] ?? from).map((person, i) => ({
      id: person.id ?? '',
      month: isoMonth(person.month),
      facts: person.facts,
      schemes: columns.map((one) => ({
        covered: one.covered[from + i] === 1,
        missed: named(one.missed, from + i),
        amounts: one.lines.map((column) => column?.[from + i] ?? 0),
        findings: named(one.findings, from + i),
      })),
    })),
  );
}
