import { type Comparison, netMoves } from '../pay/comparison.ts';
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
export function waterfall(comparison: Comparison): WaterfallStep[] {
  const { payslips, lines } = comparison;
  const [first, last] = [payslips[0], payslips.at(-1)];
  const net = lines.find((one) => one.kind === '실수령');
  if (first === undefined || last === undefined || net === undefined) return [];
  const start = amountOf(first, net.total);
  // A line that the last scheme does not pay is explained by the first one's.
  const explains = (term: string): Payslip | undefined =>
    [last, first].find((one) => amountOf(one, term) !== 0 && one.program.index.has(term));
  let now = start;
  const steps = netMoves(comparison).map((move): WaterfallStep => {
    const { term } = move;
    const from = now;
    now += move.isDeduction ? move.from - move.to : move.to - move.from;
    return { name: term, from, to: now, whole: false, term, payslip: explains(term) };
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
