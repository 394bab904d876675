import type { Allowance } from '../people/types.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { amountOf, type Payslip } from './payslip.ts';

/** The line of a scheme that is the person's fixed allowances and nothing else; undefined where it has none. */
export function allowanceLine({
  lines,
  items: rules,
  order,
  index,
  terms,
}: SchemeProgram): string | undefined {
  const isAllowances = (name: string): boolean => {
    const below = order[index.get(rules.get(name)?.month ?? name) ?? -1]?.formula?.terms ?? [];
    return below.length > 0 && below.every((term) => sumsAllowances(term));
  };
  const sumsAllowances = (name: string): boolean => terms.get(name)?.rule.fact?.from === '수당';
  return lines.flatMap(({ items }) => items).find(isAllowances);
}

/**
 * The fixed allowances of which a line is the sum, one by one, as the law asks of a wage statement (근로기준법 시행령 제27조의2
 * 제4호); undefined for any other line, and where a part of the month takes something off the sum.
 */
export function allowancesWithin(payslip: Payslip, term: string): readonly Allowance[] | undefined {
  const { allowances, program } = payslip;
  const sum = allowances.reduce((all, { amount }) => all + amount, 0);
  const isSum = allowances.length > 0 && allowanceLine(program) === term && amountOf(payslip, term) === sum;
  return isSum ? allowances : undefined;
}
