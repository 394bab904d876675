import type { Month } from '../calendar/date.ts';
import { type Comparison, unionOfLines } from '../pay/comparison.ts';
import type { Engine } from '../pay/engine.ts';

/** A line of a run's payslips. */
export interface RunLine {
  readonly kind: string;
  readonly term: string;
  readonly isTotal: boolean;
}

/** What of a scenario says which lines there are. */
export interface LinesAsk {
  readonly schemes: readonly string[];
  /** `kinds`: the kinds of lines to work out; all when absent. */
  readonly report: { readonly kinds?: readonly string[] };
}

/** Every line of a scenario's schemes in some months with its kind, totals last in their kind. */
export const scenarioLines = (
  engine: Engine,
  { schemes, report: { kinds } }: LinesAsk,
  months: Iterable<Month>,
): RunLine[] =>
  linesOf(
    unionOfLines(
      [...months].flatMap((month) =>
        schemes.map((scheme) => engine.schemeMonth(scheme, month).program.lines),
      ),
    ),
  ).filter(({ kind }) => kinds === undefined || kinds.includes(kind));

export const linesOf = (lines: Comparison['lines']): RunLine[] =>
  lines.flatMap(({ kind, items, total }) => [
    ...items.map((term) => ({ kind, term, isTotal: false })),
    { kind, term: total, isTotal: true },
  ]);
