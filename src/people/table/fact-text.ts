import { clockText, isoDay } from '../../calendar/date.ts';
import type { ColumnEncoding } from '../../readings/batch/columns.ts';

/** How a fact's number is shown in a cell; '' where it was not given. */
export function factCellText(spec: ColumnEncoding, held: number): string {
  if (held === spec.absent || Number.isNaN(held)) return '';
  switch (spec.type.kind) {
    case 'truth':
      return held === 1 ? '예' : '아니오';
    case 'choice':
      return spec.choices?.[held] ?? '';
    case 'date':
      return isoDay(held);
    case 'time':
      return clockText(held);
    default:
      return String(held / spec.scale);
  }
}
