import type { HolidaySwap } from '../../calendar/types.ts';
import type { Problems } from '../../problem/problem.ts';
import { takeDay } from '../cells/problems.ts';
import { idColumn, required, takeCell } from './columns.ts';
import type { CsvColumn } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { type PersonPlaces, PersonRows } from './person-rows.ts';

/** The columns of days that changed places: whose, the holiday, and the day off in its place. */
export const swapColumns: readonly CsvColumn[] = [
  idColumn,
  required('휴일', '원래휴일'),
  required('대체', '대체일', '대체휴일'),
];

/**
 * Reads 휴일대체 of a roster: 사번, 휴일, 대체. Each person's come back in the order of the holidays; days that cannot change places, or do
 * so twice, are for the calendar's `checkRecord`.
 */
export const readSwapRows = (
  source: RecordSource,
  places: PersonPlaces,
  problems: Problems,
): PersonRows<HolidaySwap> =>
  new PersonRows<HolidaySwap>(
    source,
    {
      columns: swapColumns,
      take(row, _, found) {
        const holiday = takeCell(row, '휴일', takeDay, found);
        const substitute = takeCell(row, '대체', takeDay, found);
        if (holiday === undefined || substitute === undefined) return undefined;
        return {
          holiday,
          substitute,
          get at() {
            return row.at;
          },
        };
      },
      order: (a, b) => a.holiday - b.holiday,
    },
    places,
    problems,
  );
