import type { LineGroup } from '../rules/model.ts';
import { amountOf, type Payslip } from './payslip.ts';

/** 비교: payslips of one person-month, line against line, each against the first. */
export interface Comparison {
  readonly payslips: readonly Payslip[];
  /** Every line of any of the schemes by kind, in payslip order; a scheme without a line pays 0 on it. */
  readonly lines: readonly {
    readonly kind: string;
    readonly items: readonly string[];
    readonly total: string;
  }[];
}

/** Puts payslips side by side. @throws RangeError without payslips. */
export function comparePayslips(payslips: readonly Payslip[]): Comparison {
  if (payslips.length === 0) throw new RangeError('nothing to compare');
  return { payslips, lines: unionOfLines(payslips.map(({ askedLines }) => askedLines)) };
}

/** A line's difference against the first payslip, in won. */
export function difference(comparison: Comparison, payslip: Payslip, term: string): number {
  const [first] = comparison.payslips;
  return amountOf(payslip, term) - (first === undefined ? 0 : amountOf(first, term));
}

/** A line that moves net pay from the first scheme's to the last one's. */
export interface NetMove {
  readonly term: string;
  /** Won, under the first scheme and under the last. */
  readonly from: number;
  readonly to: number;
  /** A deduction takes from net pay what it grows by. */
  readonly isDeduction: boolean;
}

/** What moved net pay: each item of pay, then the deductions as one. */
export function netMoves({ payslips, lines }: Comparison): NetMove[] {
  const [first, last] = [payslips[0], payslips.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [pay, taken] = ['지급', '공제'].map((kind) => lines.find((one) => one.kind === kind));
  const move = (term: string, isDeduction: boolean): NetMove => ({
    ...{ term, isDeduction },
    ...{ from: amountOf(first, term), to: amountOf(last, term) },
  });
  return [
    ...(pay?.items ?? []).map((term) => move(term, false)),
    ...(taken === undefined ? [] : [move(taken.total, true)]),
  ].filter(({ from, to }) => from !== to);
}

/**
 * The lines of all schemes, each after the lines that some scheme puts before it. Lines come from the asked
 * schemes, so that a person whom a scheme does not cover still shows its lines, at 0.
 */
export function unionOfLines(all: readonly (readonly LineGroup[])[]): Comparison['lines'] {
  const groups = new Map<string, { kind: string; items: string[]; total: string }>();
  for (const lines of all) {
    for (const { kind, items, total } of lines) {
      const group = groups.get(kind) ?? { kind, items: [], total };
      groups.set(kind, group);
      let at = 0;
      for (const item of items) {
        const known = group.items.indexOf(item);
        if (known >= 0) at = known + 1;
        else group.items.splice(at++, 0, item);
      }
    }
  }
  return [...groups.values()];
}
