import { expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { fused } from '../../../src/jit/fused.ts';
import { compileBatch } from '../../../src/readings/batch/batch.ts';
import { makeColumn } from '../../../src/readings/batch/columns.ts';
import { between } from '../../../src/readings/interval.ts';
import { programOf } from '../../formula/setup.ts';

test('narrow outputs hold 32 bits; a row beyond them is marked, at both ends', () => {
  const program = programOf({ 금액: '원', 답: { unit: '원', formula: '금액 * 2' } });
  const batch = compileBatch(program, {
    outputs: ['답'],
    bounds: () => ({
      kind: 'number',
      within: between(ratio(-(2n ** 40n)), ratio(2n ** 40n)),
      grain: ratio(1),
    }),
    given: () => true,
    narrow: true,
    backend: fused,
  });
  expect(batch.outputs.map(({ storage }) => storage)).toEqual(['int32', 'int8']);
  // 2^30 − 1 doubled is 2^31 − 2; 2^30 doubled is one more than 32 bits hold.
  const given = Float64Array.of(2 ** 30 - 1, 2 ** 30, -(2 ** 30) + 1, -(2 ** 30));
  const outputs = batch.outputs.map((spec) => makeColumn(spec, 4));
  batch.run([given], [], outputs, 0, 4);
  const [answer, failed] = outputs;
  expect([answer?.[0], answer?.[2]]).toEqual([2 ** 31 - 2, -(2 ** 31) + 2]);
  expect([...(failed ?? [])]).toEqual([0, 1, 0, 1]);
});
