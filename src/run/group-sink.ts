import type { RunLine } from '../columns/lines.ts';
import { factCellText } from '../people/table/fact-text.ts';
import { addGroups, emptyGroups, type GroupState, valueOrder } from './groups.ts';
import type { Sink, WorkedChunk } from './sink.ts';
import type { SummaryGroups } from './summary.ts';
import { lineColumns } from './totals.ts';

/** Divides a run's results by facts that its scenario does not ask for; dates go together by their year. */
export class GroupSink implements Sink {
  private readonly state: GroupState;
  private readonly totals: readonly RunLine[];

  constructor(facts: readonly string[], lines: readonly RunLine[]) {
    this.state = emptyGroups(facts);
    this.totals = lines.filter(({ isTotal }) => isTotal);
  }

  take({ chunk, figures, totals }: WorkedChunk): void {
    addGroups(
      this.state,
      {
        chunk,
        starts: totals.starts,
        totals: lineColumns(figures, this.totals),
        covered: figures.schemes.map(({ covered }) => covered),
      },
      (spec, held) => {
        const text = factCellText(spec, held);
        return spec.type.kind === 'date' ? text.slice(0, 4) : text;
      },
    );
  }

  /** Facts of which people have more than one value. */
  get groups(): SummaryGroups[] {
    return this.state
      .filter(({ groups }) => groups.length > 1)
      .map(({ fact, groups }) => ({ fact, groups: [...groups].sort(([a], [b]) => valueOrder(a, b)) }));
  }
}
