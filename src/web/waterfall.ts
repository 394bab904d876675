import type { Comparison } from '../scenario/compare.ts';
import { amountOf } from '../scenario/payslip.ts';

/** A step from what reached the person to what reaches them: from and to, in won. */
export interface Step {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The two ends stand from 0. */
  readonly whole: boolean;
}

/** What moved net pay from the first scheme's to the last one's: each pay line, then the deductions as one. */
export function waterfall({ payslips, lines }: Comparison): Step[] {
  const [first, last] = [payslips[0], payslips.at(-1)];
  const [pay, taken, net] = ['지급', '공제', '실수령'].map((kind) => lines.find((one) => one.kind === kind));
  if (first === undefined || last === undefined || net === undefined) return [];
  const start = amountOf(first, net.total);
  const moves = [
    ...(pay?.items ?? []).map((term) => ({ name: term, by: amountOf(last, term) - amountOf(first, term) })),
    ...(taken === undefined
      ? []
      : [{ name: taken.total, by: amountOf(first, taken.total) - amountOf(last, taken.total) }]),
  ].filter(({ by }) => by !== 0);
  let now = start;
  const steps = moves.map(({ name, by }): Step => {
    const from = now;
    now += by;
    return { name, from, to: now, whole: false };
  });
  return [
    { name: first.scheme, from: 0, to: start, whole: true },
    ...steps,
    { name: last.scheme, from: 0, to: amountOf(last, net.total), whole: true },
  ];
}
