import type { Attribution } from '../../columns/attribution/attribution.ts';
import type { RunLine } from '../../columns/lines.ts';
import type { Lang } from '../../problem/text.ts';
import type { FileHash } from '../../rules/model.ts';
import type { Budget } from '../../run/budget/budget.ts';
import type { LargeMove } from '../../run/large-moves.ts';
import type { ShownScenario } from '../../run/scenario/scenario.ts';
import type { Summary } from '../../run/summary.ts';
import type { ResultColumn } from '../run/results.ts';
import type { LineSource } from './line-sources.ts';

/** What a workbook needs of the rules and of who asks for it, beside what a run's files hold. Plain data. */
export interface BookBasis {
  readonly lang: Lang;
  readonly sources: readonly LineSource[];
  /** By fact: the column of the months that holds its values. */
  readonly groupColumns: Readonly<Record<string, string>>;
}

/** What a workbook is made of: a run that is through, and its rows as its files hold them. */
export interface BookRun extends BookBasis {
  readonly scenario: Omit<ShownScenario, 'synthetic'> & { readonly synthetic?: unknown };
  readonly lines: readonly RunLine[];
  readonly attributions: readonly Pick<Attribution, 'changes' | 'isForward'>[];
  /** Asked with what a workbook needs beside (`forWorkbook`). */
  readonly summary: Summary;
  readonly budget?: Budget;
  readonly moves?: readonly LargeMove[];
  readonly origin: BookOrigin;
  /** Everybody's totals: the columns of people.csv between 사번 and the figures, and its rows, the heading left out. */
  readonly labels: readonly string[];
  readonly people: AsyncIterator<readonly string[]>;
  /** Each person's months, a row a scheme, as payslips.csv has them. */
  readonly columns: readonly ResultColumn[];
  readonly months: AsyncIterator<readonly string[]>;
}

/** Where it comes from. */
export interface BookOrigin {
  readonly engine: string;
  /** The scenario's path. */
  readonly scenario: string;
  readonly rules: readonly FileHash[];
  readonly inputs: readonly FileHash[];
}

/** A run's totals with their places among its lines. */
export const totalsOf = (lines: readonly RunLine[]): { readonly term: string; readonly line: number }[] =>
  lines.flatMap(({ term, isTotal }, line) => (isTotal ? [{ term, line }] : []));
