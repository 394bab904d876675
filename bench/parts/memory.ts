import { netLines } from '../hand/net.ts';
import { compileSchemes, prepareSchemes } from '../pumsak.ts';
import type { Part } from '../report.ts';
import { emptyRows, factKeys, ordinaryRows, schemes } from '../rows.ts';

const [million, limit] = [1_000_000, 100];
const megabytes = (bytes: number): number => (bytes * million) / 2 ** 20;

/** What a million rows' inputs and requested outputs take in columns, under both schemes. */
export async function memoryPart(): Promise<Part> {
  const cases = [
    ['gross pay', ['지급총액']],
    ['gross to net, the totals', ['지급총액', '공제총액', '실수령액']],
    ['gross to net, every line', ['지급총액', ...netLines]],
  ] as const;
  const rows = emptyRows(1);
  const handInputs = factKeys.reduce((sum, key) => sum + rows[key].BYTES_PER_ELEMENT, 0);
  const found = cases.map(([name, outputs]) => ({
    name,
    hand: megabytes(handInputs + 4 * outputs.length * schemes.length),
    batch: batchBytes(outputs),
  }));
  return {
    part: 'memory',
    title: 'MiB for a million rows, inputs and requested outputs of both schemes in columns',
    head: ['', 'written by hand', 'Pumsak, batch'],
    rows: found.map(({ name, hand, batch }) => [
      name,
      hand.toFixed(0),
      batch === undefined ? '–' : megabytes(batch).toFixed(0),
    ]),
    // Every line asked for takes what it takes; the target is for inputs and the totals.
    targets: found.slice(0, 2).map(({ name, batch }) => ({
      text: `${name}: at most ${limit} MiB`,
      measured: batch === undefined ? '–' : `${megabytes(batch).toFixed(0)} MiB`,
      met: batch === undefined ? undefined : megabytes(batch) <= limit,
    })),
    figures: { found },
  };
}

/** Bytes a row: the columns laid out for both schemes, each input once however many read it, and the outputs. */
function batchBytes(outputs: readonly string[]): number {
  const rows = ordinaryRows(10_000);
  return prepareSchemes(compileSchemes(outputs), rows).bytes / rows.count;
}
