import { compileSchemes, prepareSchemes } from '../pumsak.ts';
import { duration, type Part } from '../report.ts';
import { ordinaryRows } from '../rows.ts';

const [count, limitMs, rounds, roundMs] = [240, 2, 15, 400];

/**
 * Compiling gross pay of both schemes and running 240 rows, warm: what a change of a rule costs. In processor time, for
 * there is nothing to race it against. Rounds are long, for the first half second is spent on making the compiler itself
 * fast.
 */
export async function compilePart(): Promise<Part> {
  const rows = ordinaryRows(count, 5);
  const round = (): number => {
    const start = process.cpuUsage();
    for (let calls = 1; ; calls++) {
      prepareSchemes(compileSchemes(['지급총액']), rows).run();
      const { user, system } = process.cpuUsage(start);
      if (user + system > roundMs * 1e3) return (user + system) / 1e3 / calls;
    }
  };
  round();
  const measured = Array.from({ length: rounds }, round).sort((a, b) => a - b);
  const ms = measured[rounds >> 1] ?? Number.NaN;
  return {
    part: 'compile',
    title: `compile gross pay of both schemes and run ${count} rows, warm, processor time`,
    head: ['', 'median', 'the fastest'],
    rows: [['Pumsak, batch', duration(ms * 1e6), duration((measured[0] ?? Number.NaN) * 1e6)]],
    targets: [{ text: `at most ${limitMs} ms`, measured: duration(ms * 1e6), met: ms <= limitMs }],
    figures: { measured },
  };
}
