import { evaluate } from '../../src/readings/exact.ts';
import { Exact, factsOf } from '../exact.ts';
import { race } from '../harness.ts';
import { rowObjects } from '../peers/peer.ts';
import { publicodesPeer } from '../peers/publicodes.ts';
import { duration, type Part, times } from '../report.ts';
import { ordinaryRows, schemes } from '../rows.ts';

const [count, least] = [100, 50];

/** One person-month with its trace: gross pay under both schemes by the exact reading, and by publicodes. */
export async function tracePart(): Promise<Part> {
  const rows = ordinaryRows(count, 11);
  const exact = new Exact(['지급총액']);
  // Facts and situations are laid out before: only the evaluation counts.
  const asked = Array.from({ length: count }, (_, i) =>
    schemes.map((scheme) => [exact.programs[scheme], factsOf(rows, i, scheme)] as const),
  );
  const publicodes = publicodesPeer();
  const objects = rowObjects(rows).slice(0, 10);
  const measured = await race([
    {
      name: 'Pumsak, exact (traced)',
      units: count,
      run: () => {
        for (const both of asked) for (const [program, facts] of both) evaluate(program, facts);
      },
    },
    { name: 'publicodes', units: objects.length, run: () => void publicodes.gross(objects) },
  ]);
  const [mine, theirs] = measured;
  const ratio = (theirs?.ns ?? Number.NaN) / (mine?.ns ?? Number.NaN);
  return {
    part: 'trace',
    title: 'one traced person-month, gross pay under both schemes',
    head: ['', '× Pumsak', 'a person-month'],
    rows: measured.map(({ name, ns }) => [name, times(ns / (mine?.ns ?? Number.NaN)), duration(ns)]),
    targets: [{ text: `at least ${least} × publicodes`, measured: `${times(ratio)} ×`, met: ratio >= least }],
    figures: { measured },
  };
}
