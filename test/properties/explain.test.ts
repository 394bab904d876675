import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from '../../src/report/estimate/explanation.ts';
import { givesAgain } from '../readings/worked.ts';
import { runs } from '../runs.ts';
import { anyDrawn, forEngine, shippedEngine } from './people.ts';

test('the numbers that explain prints, evaluated again, give every figure of random payslips', () => {
  const engine = shippedEngine();
  let lines = 0;
  fc.assert(
    fc.property(anyDrawn, fc.constantFrom('현행', '개편안'), (drawn, scheme) => {
      const payslip = engine.payslip(forEngine(drawn), scheme);
      for (const { term, numbers } of explain(payslip, '지급총액')) {
        if (numbers === undefined) continue;
        const again = givesAgain(numbers, payslip.evaluation.value(term));
        if (again === undefined) continue;
        expect(again, `${term} = ${numbers}`).toBe(true);
        lines++;
      }
    }),
    runs(150, 15_000),
  );
  expect(lines).toBeGreaterThan(2_000);
});
