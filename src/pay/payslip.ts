import type { Day } from '../calendar/date.ts';
import type { ClassifiedMinutes, MonthFacts } from '../calendar/month.ts';
import type { PlacedLeave } from '../calendar/work.ts';
import { isRatio, type Value } from '../formula/checked.ts';
import { isWhole, type Ratio } from '../formula/ratio.ts';
import type { Allowance } from '../people/types.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import type { Evaluation } from '../readings/exact.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { AssumedValue } from '../rules/assumptions.ts';
import type { FindingRule, LineGroup } from '../rules/model.ts';

/** Of a month that a scheme covers in some of its parts alone. */
export interface PartlyCovered {
  /** The days that it covers, first and last; absent where it covers all of the month, or none. */
  readonly coveredDays?: readonly { readonly from: Day; readonly to: Day }[];
}

/** 임금명세서: one person, one month, one scheme. Amounts are whole won. */
export interface Payslip extends PartlyCovered {
  /** The scheme that was asked for. */
  readonly scheme: string;
  /** The scheme whose figures these are: another one for people the scheme does not cover. */
  readonly applied: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly covered: boolean;
  /** The names of the conditions of coverage that failed. */
  readonly missed: readonly string[];
  /** Lines by kind (지급 …), in the order of the payslip. */
  readonly lines: readonly PayslipLines[];
  /** The lines of the scheme that was asked for, whether or not it covers the person. */
  readonly askedLines: readonly LineGroup[];
  /** Figures shown beside the lines (월목표건수 …). */
  readonly shown: readonly { readonly term: string; readonly value: Value }[];
  /** The fixed allowances by name, of which `allowanceLine` is the sum. */
  readonly allowances: readonly Allowance[];
  readonly minutes: ClassifiedMinutes;
  /** Dates on which leave without dates was put. */
  readonly placed: readonly PlacedLeave[];
  readonly findings: readonly FindingRule[];
  /** What the figures rest on that is not out yet. */
  readonly assumed: readonly AssumedValue[];
  /** The evaluation behind every figure: its trace. */
  readonly evaluation: Evaluation;
  readonly program: SchemeProgram;
}

export interface PayslipLines {
  readonly kind: string;
  readonly items: readonly PayslipLine[];
  readonly total: PayslipLine;
}

export interface PayslipLine {
  readonly term: string;
  /** Whole won. */
  readonly amount: number;
}

/** Reads a payslip off an evaluation. @throws ProblemError when a line is no whole number of won. */
export function makePayslip(
  program: SchemeProgram,
  evaluation: Evaluation,
  facts: MonthFacts,
  missed: readonly string[],
  assumed: readonly AssumedValue[] = [],
  allowances: readonly Allowance[] = [],
): Payslip {
  const line = (term: string): PayslipLine => ({ term, amount: won(evaluation, term) });
  return {
    scheme: program.scheme.name,
    applied: program.scheme.name,
    month: program.month,
    covered: missed.length === 0,
    missed,
    lines: program.lines.map(({ kind, items, total }) => ({
      kind,
      items: items.map(line),
      total: line(total),
    })),
    askedLines: program.lines,
    shown: program.scheme.shows.map((term) => ({ term, value: evaluation.value(term) })),
    allowances,
    minutes: { 연장: facts.연장분, 야간: facts.야간분, 휴일: facts.휴일분, 휴일연장: facts.휴일연장분 },
    placed: facts.placed,
    findings: program.findings.filter(({ term }) => evaluation.truth(term)).map(({ rule }) => rule),
    assumed,
    evaluation,
    program,
  };
}

/** The amount of a term (0 where the scheme has no such line). */
export function amountOf(payslip: Payslip, term: string): number {
  for (const { items, total } of payslip.lines) {
    const found = total.term === term ? total : items.find((item) => item.term === term);
    if (found !== undefined) return found.amount;
  }
  return 0;
}

/** A line is paid in whole won; a rule that leaves a fraction lacks a rounding. */
function won(evaluation: Evaluation, term: string): number {
  const value = evaluation.value(term);
  if (isRatio(value) && isWhole(value)) {
    const amount = Number(value.n);
    if (Number.isSafeInteger(amount)) return amount;
  }
  const found = isRatio(value) ? fraction(value) : String(value);
  throw new ProblemError([
    problem('fraction-of-won', { at: evaluation.term(term).at, term, values: { found } }),
  ]);
}

const fraction = ({ n, d }: Ratio): string => (d === 1n ? String(n) : `${n}/${d}`);
