import type { RunLine } from '../../columns/lines.ts';
import type { Ratio } from '../../formula/ratio.ts';
import type { Lang } from '../../problem/text.ts';
import type { DifferencePart } from '../../run/difference/difference.ts';
import type { LargeMove } from '../../run/large-moves.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import type { Summary, SummaryGroups } from '../../run/summary.ts';

/** For whom a report is: who sees single people, and what stands first. */
export type ReportReader = '인사' | '임원' | '노조';

/** What a report is made of. Amounts are whole won over the months of the run. */
export interface ReportData {
  readonly reader: ReportReader;
  readonly lang: Lang;
  readonly scenario: Scenario;
  readonly lines: readonly RunLine[];
  readonly summary: Summary;
  /** By facts of people: what those of each value come to. */
  readonly groups: readonly SummaryGroups[];
  /** What is paid in each month, by scheme and month. */
  readonly monthly: readonly (readonly number[])[];
  /** A budget's amount for the months of the run, where the scenario has one, and what is held against it. */
  readonly budget?: {
    readonly table: string;
    readonly here: Ratio;
    readonly costs: readonly (readonly number[])[];
  };
  /** What the schemes differ in, by scheme after the first. */
  readonly clauses: readonly DifferencePart[];
  /** Whose consent it takes, where agreements apply: in sentences, and heads by union as they may be shown. */
  readonly consent?: ReportConsent;
  readonly moves: readonly LargeMove[];
  /** What findings rest on, by name. */
  readonly articles: ReadonlyMap<string, string>;
  /** The program's version, and the files that the figures rest on. */
  readonly engine: string;
  readonly files: readonly string[];
}

export interface ReportConsent {
  readonly sentences: readonly string[];
  readonly unions: readonly {
    readonly union: string;
    readonly heads: readonly [people: string, worse: string, contracts: string];
  }[];
}
