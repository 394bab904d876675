import { readFileSync } from 'node:fs';
import { inProject } from '../paths.ts';

/** The simple withholding table as columns: a band index by steps of 5,000 won, and eleven cells a band. */
export interface TaxTable {
  /** The row of the table at (pay − 770,000) ÷ 5,000. */
  readonly bands: Int16Array;
  readonly cells: Int32Array;
}

/** Every row of the table begins and ends on a multiple of this. */
export const bandWidth = 5_000;
export const tableFrom = 770_000;
export const tableTo = 10_000_000;
export const widest = 11;

export function readTaxTable(): TaxTable {
  const file = inProject('rules/korea/tables/simple-tax-2023-03.csv');
  const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  const rows = lines.map((line) => line.split(',').map(Number));
  const bands = new Int16Array((tableTo - tableFrom) / bandWidth + 1);
  const cells = new Int32Array(rows.length * widest);
  rows.forEach((row, r) => {
    const [from = 0, to = 0, ...taxes] = row;
    cells.set(taxes, r * widest);
    // The last row is the single amount of 10,000,000 won.
    const last = to > tableTo || to === 0 ? tableTo + 1 : to;
    for (let pay = from; pay < last; pay += bandWidth) bands[(pay - tableFrom) / bandWidth] = r;
  });
  return { bands, cells };
}
