import type { Month } from '../../calendar/date.ts';
import type { ColumnPool } from '../../readings/batch/column-pool.ts';
import type { LeaveKinds } from '../../rules/model.ts';
import type { FactSpec } from './fact-spec.ts';

/** What of rows their details can hold; `cycles`: usual hours with a scheduled week or roster of one's own; `swaps`: with days that changed places. A table whose rows have none of a kind says so before any is read. */
export type DetailKind = 'shifts' | 'dates' | 'allowances' | 'classified' | 'changes' | 'cycles' | 'swaps';

/** What the rows of a table can have: its columns, known before the first row is read. */
export interface TableShape {
  /** The facts that have a column, in the order of their slots, which come first. */
  readonly facts: readonly FactSpec[];
  readonly months: readonly Month[];
  readonly hours: boolean;
  /** The slot of a leave's first day; its last day's is the next. */
  readonly leave: number | undefined;
  /** The kinds of leave there are; those in these slots are of the first kind of leave of absence. */
  readonly kinds: LeaveKinds;
  /** The slot of the first scheme's first minutes; four a scheme follow. */
  readonly minutes: number | undefined;
  /** The schemes whose minutes are given, in the order of their slots. */
  readonly minuteSchemes: readonly string[];
  readonly slots: number;
  /** What a blank is in each slot; NaN also where a blank is refused. */
  readonly blanks: Float64Array;
  readonly details: ReadonlySet<DetailKind>;
  /** The kinds of leave of absence that a row can have: facts of others are the same in all rows. */
  readonly absences: ReadonlySet<string>;
  /** People have names (성명). */
  readonly named?: true;
  /** Columns of chunks that are done with, for the chunks to come. */
  readonly spare: ColumnPool[];
}

/** A table of some facts whose rows have hours, leaves of absence and details, but no columns of leave or minutes. */
export function shapeOf(
  facts: readonly FactSpec[],
  months: readonly Month[],
  kinds: LeaveKinds,
  { details, absences, named }: Pick<TableShape, 'details' | 'absences' | 'named'>,
): TableShape {
  return {
    ...(named && { named }),
    facts,
    absences,
    months,
    hours: true,
    leave: undefined,
    kinds,
    minutes: undefined,
    minuteSchemes: [],
    slots: facts.length,
    blanks: Float64Array.from(facts, ({ spec }) => spec.absent),
    details,
    spare: [],
  };
}
