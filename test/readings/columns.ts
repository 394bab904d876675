import { isRatio, type Value } from '../../src/formula/checked.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { type Backend, type Batch, compileBatch } from '../../src/readings/batch/batch.ts';
import { decodeValue, encodeValue, makeColumn } from '../../src/readings/batch/columns.ts';
import type { Case } from './cases.ts';

/** A case's figures by the batch reading, row by row: undefined where the row lacks the figure. */
export function batchFigures(one: Case, backend: Backend): ReadonlyMap<string, Value | undefined>[] {
  const { batch, outputs } = ran(one, backend);
  return one.rows.map(
    (_, row) =>
      new Map(
        one.terms.map((term, i) => {
          const [spec, held] = [batch.outputs[i], outputs[i]?.[row]];
          const failed = outputs[batch.failed[i] ?? -1]?.[row] === 1;
          if (spec === undefined || held === undefined) throw new RangeError(`no output ${term}`);
          if (!failed && Object.is(held, -0)) throw new RangeError(`${term} is −0`);
          const value = failed ? undefined : decodeValue(spec, held);
          const denominator = outputs[batch.quotients.get(i) ?? -1]?.[row];
          if (value === undefined || denominator === undefined || !isRatio(value)) return [term, value];
          return [term, ratio(value.n, value.d * BigInt(denominator))];
        }),
      ),
  );
}

function ran(one: Case, backend: Backend) {
  const batch = compileCase(one, backend);
  const rows = one.rows.length;
  const inputs = batch.inputs.map((spec) => {
    const column = makeColumn(spec, rows);
    one.rows.forEach(({ given }, row) => {
      column[row] = encodeInput(spec, given);
    });
    return column;
  });
  const outputs = batch.outputs.map((spec) => makeColumn(spec, rows));
  batch.run(inputs, [], outputs, 0, rows);
  return { batch, outputs };
}

export const compileCase = ({ program, terms, facts, earlier }: Case, backend: Backend): Batch =>
  compileBatch(program, {
    outputs: terms,
    needs: terms.map((term) => [term]),
    bounds: facts,
    earlier,
    backend,
  });

/** An earlier month's figure that may be no whole number stands in two columns. */
function encodeInput(spec: Batch['inputs'][number], given: ReadonlyMap<string, Value>): number {
  const part = given.get(spec.term.replace(/\/$/, ''));
  if (spec.term.endsWith('/')) return part !== undefined && isRatio(part) ? Number(part.d) : 1;
  const isOver = part !== undefined && isRatio(part) && part.d !== 1n && spec.scale === 1;
  return encodeValue(spec, isOver ? ratio(part.n) : part);
}
