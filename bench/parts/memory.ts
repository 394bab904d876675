import type { ColumnSpec } from '../../src/readings/batch/columns.ts';
import { netLines } from '../hand/net.ts';
import { compileScheme, prepare, whenThere } from '../pumsak.ts';
import type { Part } from '../report.ts';
import { emptyRows, factKeys, schemes } from '../rows.ts';

const [million, limit] = [1_000_000, 100];
const sizes = { int8: 1, int16: 2, int32: 4, float64: 8 };
const megabytes = (bytes: number): number => (bytes * million) / 2 ** 20;

/** What a million rows' inputs and requested outputs take in columns, under both schemes. */
export async function memoryPart(): Promise<Part> {
  const cases = [
    ['gross pay', ['지급총액']],
    ['gross to net', ['지급총액', ...netLines]],
  ] as const;
  const rows = emptyRows(1);
  const handInputs = factKeys.reduce((sum, key) => sum + rows[key].BYTES_PER_ELEMENT, 0);
  const found = cases.map(([name, outputs]) => ({
    name,
    hand: megabytes(handInputs + 4 * outputs.length * schemes.length),
    batch: whenThere(() => batchBytes(outputs)),
  }));
  return {
    part: 'memory',
    title: 'MiB for a million rows, inputs and requested outputs of both schemes in columns',
    head: ['', 'written by hand', 'Pumsak, batch', 'MiB really taken'],
    rows: found.map(({ name, hand, batch }) => [
      name,
      hand.toFixed(0),
      batch === undefined ? '–' : megabytes(batch.declared).toFixed(0),
      batch === undefined ? '–' : megabytes(batch.taken).toFixed(0),
    ]),
    targets: found.map(({ name, batch }) => ({
      text: `${name}: at most ${limit} MiB`,
      measured: batch === undefined ? '–' : `${megabytes(batch.declared).toFixed(0)} MiB`,
      met: batch === undefined ? undefined : megabytes(batch.declared) <= limit,
    })),
    figures: { found },
  };
}

/** Bytes a row: what the columns declare, each input once however many schemes read it, and what laying them out took. */
function batchBytes(outputs: readonly string[]): { declared: number; taken: number } {
  const batches = schemes.map((scheme) => compileScheme(scheme, outputs));
  const inputs = new Map<string, ColumnSpec>();
  const perScheme = ['연장분', '야간분', '휴일분', '휴일연장분'];
  batches.forEach((batch, s) => {
    for (const spec of batch.inputs)
      inputs.set(perScheme.includes(spec.term) ? `${spec.term} ${s}` : spec.term, spec);
  });
  const specs = [...inputs.values(), ...batches.flatMap((batch) => batch.outputs)];
  const declared = specs.reduce((sum, { storage }) => sum + sizes[storage], 0);

  const rows = emptyRows(100_000);
  const before = process.memoryUsage().arrayBuffers;
  const held = batches.map((batch, s) => prepare(batch, rows, schemes[s] ?? '현행'));
  for (const one of held) one.run();
  const taken = (process.memoryUsage().arrayBuffers - before) / rows.count;
  return { declared, taken };
}
