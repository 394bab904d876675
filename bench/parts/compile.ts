import { race } from '../harness.ts';
import { compileSchemes, prepareSchemes } from '../pumsak.ts';
import { duration, type Part } from '../report.ts';
import { ordinaryRows } from '../rows.ts';

const [count, limitMs] = [240, 2];

/**
 * Compiling gross pay of both schemes and running 240 rows, warm: what a change of a rule costs. Rounds are long, for
 * the first half second is spent on making the compiler itself fast.
 */
export async function compilePart(): Promise<Part> {
  const rows = ordinaryRows(count, 5);
  const once = (): void => {
    prepareSchemes(compileSchemes(['지급총액']), rows).run();
  };
  const measured = await race([{ name: 'Pumsak, batch', units: 1, run: once }], { rounds: 15, roundMs: 400 });
  const ms = (measured[0]?.ns ?? Number.NaN) / 1e6;
  return {
    part: 'compile',
    title: `compile gross pay of both schemes and run ${count} rows, warm`,
    head: ['', 'time'],
    rows: measured.map(({ name, ns }) => [name, duration(ns)]),
    targets: [
      {
        text: `at most ${limitMs} ms`,
        measured: duration(ms * 1e6),
        met: ms <= limitMs,
      },
    ],
    figures: { measured },
  };
}
