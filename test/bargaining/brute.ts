import type { SolutionInterval } from '../../src/bargaining/solve/solve.ts';
import type { Ratio } from '../../src/formula/ratio.ts';
import { difference } from '../../src/pay/comparison.ts';
import type { Engine } from '../../src/pay/engine.ts';
import { estimate } from '../../src/pay/estimate.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { ProblemError } from '../../src/problem/problem.ts';

/** The figures of one estimate, as any reader of a payslip sees them. */
export type Figure = (side: '현행' | '개편안' | '차액', term: string) => number;

/** A condition as text, and as what a reader of two payslips would ask. */
export interface Asked {
  readonly text: string;
  readonly holds: (figure: Figure) => boolean;
}

/** A point worked out by itself by the exact reading: holds, fails, or refused. */
export function standsAt(
  engine: Engine,
  make: () => PersonMonth,
  { holds }: Asked,
): SolutionInterval['state'] {
  try {
    const [comparison] = estimate(engine, [make()], ['현행', '개편안']);
    const [before, after] = comparison?.payslips ?? [];
    if (comparison === undefined || before === undefined || after === undefined) return 'none';
    const figure: Figure = (side, term) =>
      side === '차액'
        ? difference(comparison, after, term)
        : amountOf(side === '현행' ? before : after, term);
    return holds(figure) ? 'holds' : 'fails';
  } catch (error) {
    if (error instanceof ProblemError) return 'none';
    throw error;
  }
}

/** Segments in short: 0..1402 fails. */
export const shown = (intervals: readonly SolutionInterval[]): string[] =>
  intervals.map(({ from, to, state }) => `${text(from)}..${text(to)} ${state}`);

/** Points one by one, put together where neighbours stand alike. */
export function segments(values: readonly string[], states: readonly SolutionInterval['state'][]): string[] {
  const found: { from: string; to: string; state: string }[] = [];
  values.forEach((value, i) => {
    const last = found.at(-1);
    if (last !== undefined && last.state === states[i]) last.to = value;
    else found.push({ from: value, to: value, state: states[i] ?? '' });
  });
  return found.map(({ from, to, state }) => `${from}..${to} ${state}`);
}

export const text = ({ n, d }: Ratio): string => (d === 1n ? String(n) : `${n}/${d}`);
