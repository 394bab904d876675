import type { Comparison } from '../pay/comparison.ts';
import { amountOf, type Payslip } from '../pay/payslip.ts';

/** A step from what reached the person to what reaches them: from and to, in won. */
export interface WaterfallStep {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The two ends stand from 0. */
  readonly whole: boolean;
  readonly term: string;
  /** Whose figure explains the step; none where no scheme has the line. */
  readonly payslip: Payslip | undefined;
}

/** What moved net pay from the first scheme's to the last one's: each pay line, then the deductions as one. */
export function waterfall({ payslips, lines }: Comparison): WaterfallStep[] {
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
  // A line that the last scheme does not pay is explained by the first one's.
  const explains = (term: string): Payslip | undefined =>
    [last, first].find((one) => amountOf(one, term) !== 0 && one.program.index.has(term));
  let now = start;
  const steps = moves.map(({ name, by }): WaterfallStep => {
    const from = now;
    now += by;
    return { name, from, to: now, whole: false, term: name, payslip: explains(name) };
  });
  return [
    { name: first.scheme, from: 0, to: start, whole: true, term: net.total, payslip: first },
    ...steps,
    {
      name: last.scheme,
      from: 0,
      to: amountOf(last, net.total),
      whole: true,
      term: net.total,
      payslip: last,
    },
  ];
}
