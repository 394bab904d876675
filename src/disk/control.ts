import type { Chunk } from '../people/table/chunk.ts';

/** People and person-months, counted where they are read and again where they are added up. */
export interface Counted {
  readonly people: number;
  readonly personMonths: number;
}

export const nobody: Counted = { people: 0, personMonths: 0 };

export const both = (a: Counted, b: Counted): Counted => ({
  people: a.people + b.people,
  personMonths: a.personMonths + b.personMonths,
});

/** Counts what passes. All of a person's months stand in one chunk. */
export class ReadCounter {
  private people = 0;
  private personMonths = 0;

  async *over<R>(chunks: AsyncGenerator<Chunk, R>): AsyncGenerator<Chunk, R> {
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) return next.value;
      this.add(next.value);
      yield next.value;
    }
  }

  private add({ rows, person }: Chunk): void {
    this.personMonths += rows;
    for (let row = 0; row < rows; row++) if (row === 0 || person[row] !== person[row - 1]) this.people++;
  }

  get counted(): Counted {
    return { people: this.people, personMonths: this.personMonths };
  }
}

/**
 * The control totals of a run that came to its end: what was read is what was worked out, and nothing was refused.
 * @throws RangeError where they do not add up: somebody was lost or taken twice, and no result may say otherwise.
 */
export function controlJson(read: Counted, worked: Counted): Record<string, unknown> {
  const refused = {
    people: read.people - worked.people,
    personMonths: read.personMonths - worked.personMonths,
  };
  if (refused.people !== 0 || refused.personMonths !== 0)
    throw new RangeError(`read ${JSON.stringify(read)}, worked out ${JSON.stringify(worked)}`);
  return { 대조: { 읽음: shown(read), 계산: shown(worked), 거절: shown(refused) } };
}

const shown = ({ people, personMonths }: Counted): Record<string, number> => ({
  인원: people,
  인월: personMonths,
});
