import type { Month } from '../calendar/date.ts';
import { type Comparison, unionOfLines } from './compare.ts';
import type { Engine } from './engine.ts';
import type { Scenario } from './scenario.ts';

/** A line of a run's payslips. */
export interface RunLine {
  readonly kind: string;
  readonly term: string;
  readonly isTotal: boolean;
}

/** Every line of a scenario's schemes in some months with its kind, totals last in their kind. */
export const scenarioLines = (
  engine: Engine,
  { schemes, report: { kinds } }: Pick<Scenario, 'schemes' | 'report'>,
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
