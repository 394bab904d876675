import type { Engine } from '../../../src/pay/engine.ts';
import type { Payslip } from '../../../src/pay/payslip.ts';
import type { PersonMonth } from '../../../src/people/types.ts';
import { agree, nothingCompared, runnersOf } from '../../agreement/agree.ts';
import { person, engine as shipped } from '../../support.ts';

/**
 * A payslip of an estimate's input, worked out one by one and by columns, each month of it a row: the two agree on every
 * line and finding. @throws AssertionError
 */
export function both(
  input: Readonly<Record<string, unknown>>,
  scheme: string,
  engine: Engine = shipped,
): Payslip {
  const one = person(input);
  agree(engine, runnersOf(engine, [scheme]), rowsOf(one), nothingCompared());
  return engine.payslip(one, scheme);
}

/** A person-month and those before it as rows of one person. */
export function rowsOf({ history = [], ...now }: PersonMonth): PersonMonth[] {
  const earlier = history.map(({ history: _, ...month }) => month);
  return [...earlier, now].map((month) => ({ ...month, id: 'P' }));
}

export const findingsOf = (payslip: Payslip): readonly string[] => payslip.findings.map(({ name }) => name);
