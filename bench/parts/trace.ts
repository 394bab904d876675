import { evaluate } from '../../src/readings/exact.ts';
import { Exact, factsOf } from '../exact.ts';
import { race } from '../harness.ts';
import { rowObjects } from '../peers/peer.ts';
import { publicodesPeer } from '../peers/publicodes.ts';
import { PublicodesProgram } from '../peers/publicodes-program.ts';
import { duration, type Part, times } from '../report.ts';
import { ordinaryRows, schemes } from '../rows.ts';

const [count, few, least, output] = [100, 5, 50, '지급총액'];
const [mine, same, lean] = [
  'Pumsak, exact (traced)',
  'publicodes, the same formulas',
  'publicodes, a short model of them',
];

/**
 * One person-month with its trace: gross pay under both schemes by the exact reading and by publicodes, once with
 * the very formulas of the rules and once with the forty or so of the `gross` part. Facts and situations are laid
 * out before: only the evaluation counts.
 */
export async function tracePart(): Promise<Part> {
  const rows = ordinaryRows(count, 11);
  const exact = new Exact([output]);
  const asked = Array.from({ length: count }, (_, i) =>
    schemes.map((scheme) => [exact.programs[scheme], factsOf(rows, i, scheme)] as const),
  );
  const translated = schemes.map((scheme) => new PublicodesProgram(exact.programs[scheme]));
  const situations = asked.map((both) => both.map(([, facts], s) => translated[s]?.situation(facts) ?? {}));
  const works = (i: number): number[] =>
    translated.map((one, s) => one.evaluate(situations[i]?.[s] ?? {}, output));
  const differing = asked.filter((_, i) =>
    works(i).some((won, s) => won !== exact.row(rows, i, schemes[s] ?? '현행')[0]),
  );

  const short = publicodesPeer();
  const objects = rowObjects(rows).slice(0, few);
  const measured = await race([
    {
      name: mine,
      units: count,
      run: () => {
        for (const both of asked) for (const [program, facts] of both) evaluate(program, facts);
      },
    },
    {
      name: same,
      units: few,
      run: () => {
        for (let i = 0; i < few; i++) works(i);
      },
    },
    { name: lean, units: few, run: () => void short.gross(objects) },
  ]);
  const ns = (name: string): number => measured.find((one) => one.name === name)?.ns ?? Number.NaN;
  const ratio = ns(same) / ns(mine);
  return {
    part: 'trace',
    title: 'one traced person-month, gross pay under both schemes',
    head: ['', '× Pumsak', 'a person-month'],
    rows: measured.map(({ name, ns: own }) => [name, times(own / ns(mine)), duration(own)]),
    targets: [
      {
        text: `at least ${least} × faster than publicodes evaluating the same`,
        measured: `${times(ratio)} ×`,
        met: ratio >= least,
      },
    ],
    notes: [`publicodes differs from the exact reading in ${differing.length} of ${count} person-months`],
    figures: { measured, differing: differing.length },
  };
}
