import { type Day, isoDay } from '../../calendar/date.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import type { Engine } from '../../pay/engine.ts';
import { ProblemError, problem } from '../../problem/problem.ts';
import { limitationTerm, severanceTerms } from '../../rules/named-rules.ts';
import { claimableUntil, workingDayFrom } from './limitation.ts';

/** When what is paid to somebody who leaves falls due, and within how many years it is claimed. */
export interface LeavingTerms {
  /** Days from the last day employed (근로기준법 제36조, 근로자퇴직급여 보장법 제9조 제1항). */
  readonly days: number;
  /** 근로자퇴직급여 보장법 제10조. */
  readonly years: number;
  /** The years run from the end of those days, and not from the day after leaving. */
  readonly isFromDeadline: boolean;
}

/** When something fell due, and the last day on which it can be claimed. */
export interface ClaimDays {
  readonly payday: Day;
  readonly until: Day;
}

/** Within how many years wages are claimed under a scheme, on a day. @throws ProblemError where the rules do not say so */
export const wageYears = (engine: Engine, scheme: string, day: Day): number =>
  whole(limitationTerm, engine.stated(scheme, limitationTerm, isoDay(day)));

/** The same for severance. @throws ProblemError */
export function leavingTerms(engine: Engine, scheme: string, day: Day): LeavingTerms {
  const { days, years, begins, deadline } = severanceTerms;
  const [allowed, limit, from] = [days, years, begins].map((term) =>
    engine.stated(scheme, term, isoDay(day)),
  );
  return {
    days: whole(days, allowed),
    years: whole(years, limit),
    isFromDeadline: from === deadline,
  };
}

/** When severance of somebody whose last day employed is `left` falls due, and until when it can be claimed. */
export function leavingDays(
  left: Day,
  { days, years, isFromDeadline }: LeavingTerms,
  isOff: (day: Day) => boolean,
): ClaimDays {
  const payday = workingDayFrom(left + days, isOff);
  return { payday, until: claimableUntil(isFromDeadline ? payday : left, years, isOff) };
}

function whole(term: string, value: Value | undefined): number {
  if (value === undefined || !isRatio(value) || value.d !== 1n)
    throw new ProblemError([problem('unknown-term', { term, values: { name: term } })]);
  return Number(value.n);
}
