import type { ColumnEncoding } from '../../readings/batch/columns.ts';
import type { FactCondition } from '../../rules/model.ts';

/** A fact that a file of person-months may give, and how it stands in a column. */
export interface FactSpec {
  readonly spec: ColumnEncoding;
  /** Its heading in files. */
  readonly key: string;
  readonly aliases: readonly string[];
  readonly from: '직원' | '근무' | '수당';
  readonly required: boolean;
  /** One by whose values results are divided: a choice of people, such as 부서. */
  readonly isGroup?: true;
  /** As in `FactRule`, for `수당`. */
  readonly where?: FactCondition;
  /** For `수당`: one of those by which every allowance counts once. */
  readonly isSum?: true;
}
