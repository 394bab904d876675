import type { Plan } from '../../people/table/plan.ts';
import type { PersonMonthSource } from '../../people/table/source.ts';
import type { FileScan } from './hash.ts';

/** A file of person-months. */
export interface MonthsSource extends PersonMonthSource {
  /** What reading the whole file once told of it. */
  readonly passed: FileScan;
  readonly shape: Plan;
}
