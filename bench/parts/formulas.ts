import type { Value } from '../../src/formula/checked.ts';
import type { Program } from '../../src/formula/program.ts';
import { type Column, encodeValue, makeColumn } from '../../src/readings/batch/columns.ts';
import { evaluate } from '../../src/readings/exact.ts';
import { chainBounds, chainFactsOf, chainOutputs, chainProgram, wonOf } from '../chains.ts';
import { type Contender, race } from '../harness.ts';
import { compileProgram, prepare } from '../pumsak.ts';
import { random } from '../random.ts';
import { duration, type Part, times } from '../report.ts';

const sizes = [20, 60, 200, 600, 2_000, 4_000];
const [rows, checkedRows, limit] = [2_048, 20, 1.3];

/** Time for a formula and a row in programs of very different length: nothing may fall off a cliff. */
export async function formulasPart(): Promise<Part> {
  const draw = random(9);
  const facts = Array.from({ length: rows }, () => chainFactsOf(draw));
  const batches: Contender[] = [];
  const exacts: Contender[] = [];
  let wrong = 0;
  for (const size of sizes) {
    const program = chainProgram(size);
    const outputs = chainOutputs(size);
    const one = facts.slice(0, Math.max(1, Math.floor(2_000 / size)));
    exacts.push({
      name: `exact, ${size}`,
      units: size * one.length,
      run: () => {
        for (const row of one) evaluate(program, row);
      },
    });
    const batch = compileProgram(program, outputs, chainBounds);
    if (batch === undefined) continue;
    const inputs = batch.inputs.map((spec): Column => {
      const column = makeColumn(spec, rows);
      facts.forEach((row, i) => {
        column[i] = encodeValue(spec, row.get(spec.term));
      });
      return column;
    });
    const ready = prepare([{ batch, inputs }], rows);
    ready.run();
    wrong += differing(
      program,
      facts,
      batch.outputs.map(({ term }) => term),
      ready.outputs,
    );
    batches.push({ name: `batch, ${size}`, units: size * rows, run: ready.run });
  }

  const measured = await race([...batches, ...exacts]);
  const of = (name: string): number => measured.find((one) => one.name === name)?.ns ?? Number.NaN;
  const found = sizes.map((size) => of(`batch, ${size}`));
  const worst = Math.max(...found) / of('batch, 20');
  const spread = Math.max(...found) / Math.min(...found);
  const there = batches.length > 0;
  return {
    part: 'formulas',
    title: `time a formula and row, ${rows.toLocaleString('en-US')} rows`,
    head: ['formulas', 'batch', '× of 20 formulas', 'exact'],
    rows: sizes.map((size) => [
      size.toLocaleString('en-US'),
      duration(of(`batch, ${size}`)),
      times(of(`batch, ${size}`) / of('batch, 20')),
      duration(of(`exact, ${size}`)),
    ]),
    targets: [
      {
        text: `up to 4,000 formulas, at most ${limit} × the time a formula that 20 take`,
        measured: there ? `${times(worst)} ×` : '–',
        met: there ? worst <= limit : undefined,
      },
      {
        text: `batch = exact on ${checkedRows} rows of every size`,
        measured: there ? `${wrong} differences` : '–',
        met: there ? wrong === 0 : undefined,
      },
    ],
    ...(there && { notes: [`the slowest size takes ${times(spread)} × the fastest`] }),
    figures: { measured },
  };
}

function differing(
  program: Program,
  facts: readonly ReadonlyMap<string, Value>[],
  terms: readonly string[],
  columns: readonly Column[],
): number {
  let wrong = 0;
  facts.slice(0, checkedRows).forEach((row, i) => {
    const evaluation = evaluate(program, row);
    terms.forEach((term, c) => {
      if (!Object.is(columns[c]?.[i], wonOf(evaluation.value(term)))) wrong++;
    });
  });
  return wrong;
}
