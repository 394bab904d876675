import { isRatio } from '../../formula/checked.ts';
import { add, ratio } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import type { Payslip } from '../../pay/payslip.ts';
import { allowanceTerms, isOf } from '../../people/allowance-sums.ts';
import type { Allowance, PersonMonth } from '../../people/types.ts';
import type { Compiled } from '../../rules/compile.ts';

/** The allowance by which arrears are paid: what it is stands in the rules (allowances.names of natures). */
export const arrearsItem = '소급분';

/** The lines of wages, those of what is paid on leaving, and those whose totals a payment of arrears moves. */
export const wageLines = '지급';
export const leavingLines = '퇴직';
export const movedLines = ['공제', '실수령', '사업주부담'] as const;

/** The month of payment with the arrears and without: what is deducted of the month follows from all that is paid in it. */
export interface ArrearsPayment {
  readonly without: Payslip;
  readonly with: Payslip;
}

/** A person's month with arrears paid in it. @throws ProblemError */
export function paymentOf(
  engine: Engine,
  scheme: string,
  person: PersonMonth,
  amount: number,
): ArrearsPayment {
  const { asked } = engine.rules.allowances;
  const natures = Object.fromEntries(
    asked.flatMap((one) => {
      const choice = engine.rules.allowances.choiceOf(arrearsItem, one);
      return choice === undefined ? [] : [[one.nature, choice]];
    }),
  );
  const item: Allowance = { name: arrearsItem, amount, natures };
  return {
    without: engine.payslip(person, scheme),
    with: engine.payslip(withAllowance(person, item, engine.rules, scheme), scheme),
  };
}

/** A person's month with an allowance more: the sums over allowances that its table holds take it in, too. */
function withAllowance(person: PersonMonth, item: Allowance, rules: Compiled, scheme: string): PersonMonth {
  const facts = new Map(person.facts);
  for (const { name, fact } of allowanceTerms(rules, [scheme])) {
    const sum = facts.get(name);
    if (fact !== undefined && sum !== undefined && isRatio(sum) && isOf(fact, item))
      facts.set(name, add(sum, ratio(item.amount)));
  }
  return { ...person, facts, allowances: [...person.allowances, item] };
}

/** By how much the arrears move a kind's total (공제, 실수령, 사업주부담 …); undefined for a kind that there is none of. */
export function moved(payment: ArrearsPayment, kind: string): number | undefined {
  const [before, after] = [payment.without, payment.with].map(
    ({ lines }) => lines.find((one) => one.kind === kind)?.total.amount,
  );
  return before === undefined || after === undefined ? undefined : after - before;
}
