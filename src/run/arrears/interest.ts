import { type Day, isoDay } from '../../calendar/date.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import { add, divide, multiply, type Ratio, type RoundingMode, ratio, roundTo } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import { ProblemError, problem } from '../../problem/problem.ts';
import { interestTerms } from '../../rules/named-rules.ts';
import type { MonthArrears } from './arrears.ts';

/** What interest money bears that is not paid in time, as the rules say it on a day. */
export interface InterestTerms {
  /** A year, of ordinary debts. */
  readonly ordinary: Ratio;
  /** A year, of unpaid wages. */
  readonly unpaid: Ratio;
  readonly isOfEmployed: boolean;
  /** A reason of the decree keeps the rate of unpaid wages off (근로기준법 시행령 제18조). */
  readonly isExcepted: boolean;
  readonly yearDays: Ratio;
  readonly rounding: RoundingMode;
}

/** Days at a rate a year. */
export interface InterestDays {
  readonly days: number;
  readonly rate: Ratio;
}

/** What a claim bears until it is paid. */
export interface ClaimInterest {
  /** The day on which it was to be paid: interest runs from the next. */
  readonly due: Day;
  readonly parts: readonly InterestDays[];
  /** Won. */
  readonly amount: number;
}

export interface InterestAsk {
  /** The day on which the arrears were agreed: before it nothing was due. Absent where they were due as the wages were. */
  readonly agreed?: Day;
  /** The day of payment, which counts. */
  readonly paid: Day;
  /** Until when all that is owed to somebody who left is to be paid: they left, or the cause arose, on a day. */
  readonly deadlineOf: (day: Day) => Day;
  /** The last day employed. */
  readonly leftOf: (id: string) => Day | undefined;
  readonly termsOn: (day: Day) => InterestTerms;
}

/** What interest the rules say that arrears bear whose first day late is `day`. @throws ProblemError where they do not say so */
export function interestTermsOn(engine: Engine, scheme: string, day: Day): InterestTerms {
  const of = (term: string): Value => engine.stated(scheme, term, isoDay(day));
  const way = of(interestTerms.rounding);
  const { roundings } = interestTerms;
  const rounding = (['floor', 'round', 'ceil'] as const).find((mode) => roundings[mode] === way);
  if (rounding === undefined) throw unsaid(interestTerms.rounding);
  return {
    ordinary: number(interestTerms.ordinary, of),
    unpaid: number(interestTerms.unpaid, of),
    isOfEmployed: of(interestTerms.ofEmployed) === true,
    isExcepted: of(interestTerms.excepted) === true,
    yearDays: number(interestTerms.yearDays, of),
    rounding,
  };
}

/**
 * The interest of a claim: from the day after it was to be paid to the day of payment. To somebody who left the rate of unpaid wages is
 * owed from the day after the deadline (근로기준법 제37조 제1항). What is lost by limitation bears none, and neither does what was paid too
 * much.
 */
export function interestOf(id: string, claim: MonthArrears, ask: InterestAsk): ClaimInterest | undefined {
  if (claim.isLost || claim.difference <= 0) return undefined;
  const { agreed, paid } = ask;
  const left = ask.leftOf(id);
  const since = agreed === undefined ? claim.payday : Math.max(claim.payday, agreed);
  const deadline = left === undefined ? undefined : ask.deadlineOf(Math.max(left, agreed ?? left));
  // What falls due after somebody left is one debt with the rest: it is to be paid by the deadline (제36조).
  const due = left !== undefined && deadline !== undefined && since > left ? deadline : since;
  if (due >= paid) return undefined;
  const terms = ask.termsOn(due + 1);
  const parts = partsOf(due, deadline, paid, terms);
  const yearly = parts.reduce((sum, { days, rate }) => add(sum, multiply(ratio(days), rate)), ratio(0));
  const interest = divide(multiply(ratio(claim.difference), yearly), terms.yearDays);
  return { due, parts, amount: Number(roundTo(interest, ratio(1), terms.rounding).n) };
}

/** The days late, by the rate that they bear. */
function partsOf(due: Day, deadline: Day | undefined, paid: Day, terms: InterestTerms): InterestDays[] {
  const { isExcepted, isOfEmployed, ordinary, unpaid } = terms;
  if (isExcepted) return [{ days: paid - due, rate: ordinary }];
  if (isOfEmployed) return [{ days: paid - due, rate: unpaid }];
  const turn = deadline === undefined ? paid : Math.min(Math.max(deadline, due), paid);
  return [
    { days: turn - due, rate: ordinary },
    { days: paid - turn, rate: unpaid },
  ].filter(({ days }) => days > 0);
}

function number(term: string, of: (term: string) => Value): Ratio {
  const value = of(term);
  if (!isRatio(value)) throw unsaid(term);
  return value;
}

const unsaid = (term: string): ProblemError =>
  new ProblemError([problem('unknown-term', { term, values: { name: term } })]);
