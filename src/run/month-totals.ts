import type { Month } from '../calendar/date.ts';
import type { RunLine } from '../columns/lines.ts';
import type { Sink, WorkedChunk } from './sink.ts';
import { lineColumns } from './totals.ts';

/** What some lines come to in each month: won by month and scheme. */
export class MonthTotals implements Sink {
  readonly months: readonly Month[];
  /** By scheme, then by month. */
  readonly amounts: readonly number[][];
  private readonly lines: readonly RunLine[];

  /** @param terms the lines whose sum is asked for */
  constructor(
    { months, schemes }: { readonly months: readonly Month[]; readonly schemes: readonly string[] },
    lines: readonly RunLine[],
    terms: readonly string[],
  ) {
    this.months = months;
    this.amounts = schemes.map(() => months.map(() => 0));
    this.lines = lines.filter(({ term }) => terms.includes(term));
  }

  take({ chunk, figures }: WorkedChunk): void {
    const places = new Map(this.months.map((month, m) => [month, m]));
    lineColumns(figures, this.lines).forEach((columns, s) => {
      const own = this.amounts[s];
      if (own === undefined) return;
      for (let row = 0; row < chunk.rows; row++) {
        const m = places.get(chunk.month[row] ?? -1);
        if (m === undefined) continue;
        for (const column of columns) own[m] = (own[m] ?? 0) + (column?.[row] ?? 0);
      }
    });
  }
}
