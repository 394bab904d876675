import type { Value } from '../../formula/checked.ts';
import { ratio } from '../../formula/ratio.ts';
import { Problems } from '../../problem/problem.ts';
import { encodeValue, fits } from '../../readings/batch/columns.ts';
import { takeDay, takeNumber } from '../cells/problems.ts';
import { takeFact } from '../facts.ts';
import { takeAmount } from '../inputs/allowance-cells.ts';
import type { Plan, PlanColumn } from './plan.ts';

/** How the scanner looks at a column's cells. */
export const look = { id: 0, month: 1, number: 2, date: 3, known: 4, text: 5, blank: 6, ignored: 7 } as const;
export const mostMinutes = 89_280;
/** What is read by sight has at most nine digits; ends beyond them are the ordinary reader's to hold. */
const [least, greatest] = [-(2 ** 31), 2 ** 31 - 1];
const place = { line: 1, column: 1 };

/** What the scanner needs to know of a column, in plain numbers. */
export interface CellFormat {
  readonly kind: number;
  /** Where the number goes, or which text of hours it is (0 to 3). */
  readonly slot: number;
  readonly scale: number;
  readonly lo: number;
  readonly hi: number;
  /** A blank cell is for the ordinary reader to refuse. */
  readonly needed: boolean;
}

export function lookOf(column: PlanColumn): CellFormat {
  const made = (kind: number, slot: number, more: Partial<CellFormat> = {}): CellFormat => ({
    kind,
    slot,
    scale: 1,
    lo: least,
    hi: greatest,
    needed: false,
    ...more,
  });
  switch (column.kind) {
    case 'id':
      return made(look.id, 0, { needed: true });
    case 'month':
      return made(look.month, 0, { needed: true });
    case 'blank':
      return made(look.blank, 0);
    case 'ignored':
      return made(look.ignored, 0);
    case 'from':
      return made(look.text, 0);
    case 'to':
      return made(look.text, 1);
    case 'rest':
      return made(look.text, 2);
    case 'week':
      return made(look.text, 3);
    case 'leave':
      return made(look.date, column.slot);
    case 'minutes':
      return made(look.number, column.slot, { lo: 0, hi: mostMinutes, needed: true });
    case 'fact': {
      const { spec, required: needed } = column.fact;
      const kind =
        spec.type.kind === 'number' ? look.number : spec.type.kind === 'date' ? look.date : look.known;
      const ends = {
        ...(spec.lo !== undefined && { lo: Math.max(least, Number(spec.lo)) }),
        ...(spec.hi !== undefined && { hi: Math.min(greatest, Number(spec.hi)) }),
      };
      return made(kind, column.slot, { scale: spec.scale, ...ends, needed });
    }
  }
}

/** A cell's number by the ordinary readers; NaN where they refuse it, for the row's reader to say why. */
export function readCell(column: PlanColumn, text: string, plan: Plan): number {
  const problems = new Problems();
  const asked = { term: column.name };
  if (column.kind === 'leave') return takeDay(text, asked, problems) ?? Number.NaN;
  if (column.kind === 'minutes') {
    const minutes = takeNumber(text, '분', asked, problems);
    const fits = minutes !== undefined && minutes.d === 1n && minutes.n >= 0n && minutes.n <= mostMinutes;
    return fits ? Number(minutes.n) : Number.NaN;
  }
  if (column.kind !== 'fact') return Number.NaN;
  const { fact } = column;
  const term = plan.terms.get(fact.spec.term);
  const facts = new Map<string, Value>();
  if (fact.from !== '수당' && term !== undefined) takeFact(term, { text }, facts, problems);
  else {
    const amount = takeAmount({ text, at: place }, problems);
    if (amount !== undefined) facts.set(fact.spec.term, ratio(amount));
  }
  const value = facts.get(fact.spec.term);
  return value === undefined || !fits(fact.spec, value) ? Number.NaN : encodeValue(fact.spec, value);
}
