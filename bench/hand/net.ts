import type { Rows } from '../rows.ts';
import { type Gross, grossColumns, handGross } from './gross.ts';
import { bandWidth, type TaxTable, tableFrom, tableTo, widest } from './tax-table.ts';

/** The deductions and what is left, in the order of the payslip. */
export const netLines = [
  '국민연금',
  '건강보험',
  '장기요양보험',
  '고용보험',
  '소득세',
  '지방소득세',
  '공제총액',
  '실수령액',
] as const;

/** Columns of one scheme, in the order of `netLines`. */
export type NetColumns = readonly [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
];

export interface Net {
  readonly gross: Gross;
  readonly current: NetColumns;
  readonly reform: NetColumns;
}

const columns = (count: number): NetColumns => [
  new Int32Array(count),
  new Int32Array(count),
  new Int32Array(count),
  new Int32Array(count),
  new Int32Array(count),
  new Int32Array(count),
  new Int32Array(count),
  new Int32Array(count),
];

export const netColumns = (count: number): Net => ({
  gross: grossColumns(count),
  current: columns(count),
  reform: columns(count),
});

/** Rows at a time, so that gross pay is still in the cache when it is deducted from. */
const block = 4_096;

/** The yardstick from the facts to net pay under both schemes: March 2024's rates and table, all written in. */
export function handNet(rows: Rows, table: TaxTable, out: Net, from: number, to: number): void {
  for (let start = from; start < to; start += block) {
    const end = Math.min(to, start + block);
    handGross(rows, out.gross, start, end);
    deduct(rows, table, out.gross.current, out.current, start, end);
    deduct(rows, table, out.gross.reform, out.reform, start, end);
  }
}

function deduct(
  { meal, family, children }: Rows,
  { bands, cells }: TaxTable,
  gross: Int32Array,
  out: NetColumns,
  from: number,
  to: number,
): void {
  const [pension, health, care, employment, tax, local, sum, net] = out;
  for (let i = from; i < to; i++) {
    const pay = gross[i] as number;
    const free = meal[i] as number;
    const taxable = pay - (free < 200_000 ? free : 200_000);

    const whole = 1_000 * Math.floor(taxable / 1_000);
    const income = whole < 370_000 ? 370_000 : whole > 5_900_000 ? 5_900_000 : whole;
    const a = 10 * Math.floor((income * 9) / 2_000);
    const premium = 10 * Math.floor((taxable * 709) / 200_000);
    const b = premium < 9_890 ? 9_890 : premium > 4_240_710 ? 4_240_710 : premium;
    const c = 10 * Math.floor((b * 4_591) / 354_500);
    const d = 10 * Math.floor((taxable * 9) / 10_000);

    const members = family[i] as number;
    const at = taxable < tableTo ? taxable : tableTo;
    let amount = 0;
    if (taxable >= tableFrom) {
      const row = widest * (bands[Math.floor((at - tableFrom) / bandWidth)] as number);
      if (members <= widest) amount = cells[row + members - 1] as number;
      else {
        const [ten, eleven] = [cells[row + 9] as number, cells[row + 10] as number];
        const less = eleven - (ten - eleven) * (members - widest);
        amount = less > 0 ? less : 0;
      }
    }
    if (taxable > tableTo) amount = 10 * Math.floor((10_000 * amount + beyond(taxable)) / 100_000);
    const young = children[i] as number;
    const credit = young === 0 ? 0 : young === 1 ? 12_500 : 29_160 + 25_000 * (young - 2);
    const due = amount > credit ? 10 * Math.floor((amount - credit) / 10) : 0;
    const e = due < 1_000 ? 0 : due;
    const f = 10 * Math.floor(e / 100);

    const total = a + b + c + d + e + f;
    pension[i] = a;
    health[i] = b;
    care[i] = c;
    employment[i] = d;
    tax[i] = e;
    local[i] = f;
    sum[i] = total;
    net[i] = pay - total;
  }
}

/** The tax on pay above the table, in ten-thousandths of a won: 98 % of 35 % of a won are 3,430 of them. */
function beyond(pay: number): number {
  if (pay <= 14_000_000) return 250_000_000 + (pay - 10_000_000) * 3_430;
  if (pay <= 28_000_000) return 13_970_000_000 + (pay - 14_000_000) * 3_724;
  if (pay <= 30_000_000) return 66_106_000_000 + (pay - 28_000_000) * 3_920;
  if (pay <= 45_000_000) return 73_946_000_000 + (pay - 30_000_000) * 4_000;
  if (pay <= 87_000_000) return 133_946_000_000 + (pay - 45_000_000) * 4_200;
  return 310_346_000_000 + (pay - 87_000_000) * 4_500;
}
