import type { Chunk } from '../../people/table/chunk.ts';
import type { FactSpec } from '../../people/table/fact-spec.ts';
import { factCellText } from '../../people/table/fact-text.ts';
import { cellOf } from '../../writing/bytes.ts';
import { groupFacts } from './results.ts';

/** What is shown of a person beside the number, as cells: 성명, and the groups of all months, `주임→대리` where they change. */
export class PersonLabels {
  private readonly groups: readonly FactSpec[];
  private readonly named: boolean;
  /** The cell of each text that groups had. */
  private readonly known = new Map<string, Uint8Array>();
  private chunk: Chunk | undefined;
  private starts: readonly number[] = [];

  constructor(facts: readonly FactSpec[], named: boolean) {
    [this.groups, this.named] = [groupFacts(facts), named];
  }

  /** The people that are asked for next, and where each one's rows begin. */
  begin(chunk: Chunk, starts: readonly number[]): void {
    [this.chunk, this.starts] = [chunk, starts];
  }

  /** The cells of the chunk's person of a place. */
  *cells(p: number): Generator<Uint8Array> {
    const { chunk, starts } = this;
    const [from = 0, to = 0] = [starts[p], starts[p + 1]];
    if (this.named) yield cellOf(chunk?.names?.[chunk.person[from] ?? 0] ?? '');
    for (const { spec } of this.groups) {
      const values = chunk?.facts.get(spec.term)?.values;
      const said: string[] = [];
      for (let row = from; row < to; row++) {
        if (row > from && values?.[row] === values?.[row - 1]) continue;
        const text = factCellText(spec, values?.[row] ?? Number.NaN);
        if (text !== '' && text !== said.at(-1)) said.push(text);
      }
      yield this.cell(said.join('→'));
    }
  }

  private cell(text: string): Uint8Array {
    const known = this.known.get(text) ?? cellOf(text);
    this.known.set(text, known);
    return known;
  }
}
