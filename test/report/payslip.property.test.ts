import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRatio } from '../../src/formula/checked.ts';
import {
  add,
  divide,
  multiply,
  negate,
  one,
  type Ratio,
  ratio,
  roundTo,
  zero,
} from '../../src/formula/ratio.ts';
import { comparePayslips } from '../../src/pay/comparison.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { textWidth } from '../../src/problem/text-width.ts';
import { calculate } from '../../src/report/payslip/formula.ts';
import { payslipHtml } from '../../src/report/payslip/html.ts';
import type { CalculationPart } from '../../src/report/payslip/part.ts';
import { payslipSheet } from '../../src/report/payslip/sheet.ts';
import { payslipSpeech } from '../../src/report/payslip/speech.ts';
import { payslipText } from '../../src/report/payslip/text.ts';
import { anyDrawn, forEngine, shippedEngine } from '../properties/people.ts';
import { runs } from '../runs.ts';

/** What a short calculation comes to; undefined where it looks into a table. */
function work(part: CalculationPart): Ratio | undefined {
  const all = (parts: readonly CalculationPart[]): Ratio[] | undefined => {
    const values = parts.map(work);
    return values.includes(undefined) ? undefined : values.filter((value) => value !== undefined);
  };
  switch (part.kind) {
    case 'figure':
      return isRatio(part.value) ? part.value : undefined;
    case 'product': {
      const [over, under] = [all(part.numerators), all(part.denominators)];
      return over && under?.reduce(divide, over.reduce(multiply, one));
    }
    case 'sum': {
      const values = all(part.parts.map((addend) => addend.part));
      return values?.map((value, i) => (part.parts[i]?.minus ? negate(value) : value)).reduce(add, zero);
    }
    case 'rounded': {
      const value = work(part.part);
      return value && roundTo(value, part.rounding.step, part.rounding.mode);
    }
    case 'table':
      return undefined;
  }
}

test('short calculations, worked out again, give the amounts of random payslips', () => {
  const engine = shippedEngine();
  let checked = 0;
  fc.assert(
    fc.property(anyDrawn, fc.constantFrom('현행', '개편안'), (drawn, scheme) => {
      const payslip = engine.payslip(forEngine(drawn), scheme);
      for (const { term, amount } of payslip.lines.flatMap(({ items }) => items)) {
        const made = calculate(payslip, term);
        const exact = made && work(made.part);
        if (made === undefined || exact === undefined) continue;
        const value = made.roundings.reduceRight((now, { mode, step }) => roundTo(now, step, mode), exact);
        expect([term, value]).toEqual([term, ratio(amount)]);
        checked++;
      }
    }),
    runs(60, 3000),
  );
  expect(checked).toBeGreaterThan(1_000);
});

test('any payslip can be shown in every form', () => {
  const engine = shippedEngine();
  fc.assert(
    fc.property(anyDrawn, fc.boolean(), (drawn, employer) => {
      const person = forEngine(drawn);
      const comparison = comparePayslips(['현행', '개편안'].map((scheme) => engine.payslip(person, scheme)));
      const sheet = payslipSheet(comparison, {}, { employer });
      for (const { items } of sheet.groups.filter(({ kind }) => kind === '지급')) {
        for (const { term, variable, amounts, calculations } of items) {
          const silent = amounts.some(
            (amount, i) => variable && amount !== 0 && calculations[i] === undefined,
          );
          expect([term, silent]).toEqual([term, false]);
          // Fixed allowances stand one by one in the place of their sum.
          const given = person.allowances.filter(({ name }) => name === term).map(({ amount }) => amount);
          expect(amounts).toEqual(
            comparison.payslips.map((payslip) =>
              given.length > 0 && !payslip.program.index.has(term) ? given[0] : amountOf(payslip, term),
            ),
          );
        }
        const sums = comparison.payslips.map((_, i) =>
          items.reduce((all, one) => all + (one.amounts[i] ?? 0), 0),
        );
        expect(sums).toEqual(comparison.payslips.map((payslip) => amountOf(payslip, '지급총액')));
      }
      expect(Math.max(...payslipText(sheet).split('\n').map(textWidth))).toBeLessThanOrEqual(80);
      expect(payslipSpeech(sheet).match(/[^\p{L}\p{N}\s.,]/gu)).toBeNull();
      expect(payslipHtml(sheet)).not.toContain('undefined');
    }),
    runs(12, 600),
  );
});
