import {
  type Day,
  isoMonth,
  lastDay,
  type Month,
  monthOf,
  parseMonth,
  weekday,
} from '../../calendar/date.ts';
import { type RunLine, scenarioLines } from '../../columns/lines.ts';
import type { Engine } from '../../pay/engine.ts';
import { type PersonMonthTable, people as peopleOf } from '../../people/table/table.ts';
import { ProblemError, problem } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { runScenario } from '../run.ts';
import type { RunRow } from '../run-row.ts';
import { flippedName } from '../scenario/read-agreements.ts';
import type { Scenario } from '../scenario/scenario.ts';
import {
  type ArrearsAsk,
  arrearsOf,
  lapses,
  type MonthArrears,
  type MonthPay,
  type PaidBefore,
  type PersonArrears,
} from './arrears.ts';
import { type ClaimDays, type LeavingTerms, leavingDays, leavingTerms, wageYears } from './claim-terms.ts';
import {
  type ClaimInterest,
  type InterestAsk,
  type InterestTerms,
  interestOf,
  interestTermsOn,
} from './interest.ts';
import { paydayOf } from './limitation.ts';
import type { PaidItems } from './paid-file.ts';
import { type ArrearsPayment, leavingLines, moved, paymentOf, wageLines } from './payment.ts';

const paidKinds = [wageLines, leavingLines];

/** A scenario with its people: what is known of them today, or what was. */
export interface KnownPeople {
  readonly scenario: Scenario;
  readonly engine: Engine;
  readonly table: PersonMonthTable;
}

export interface WorkArrearsAsk extends Pick<ArrearsAsk, 'payday' | 'claimed'> {
  readonly scheme: string;
  /** The month in which the arrears are paid: those before it are looked at. */
  readonly payMonth: Month;
  /** Since when arrears bear interest; absent where it is not asked. */
  readonly interest?: InterestSince;
  readonly backend?: Backend;
}

/** From the day after the wages themselves were due, or not before the day after the arrears were agreed. */
export type InterestSince = 'payday' | { readonly agreed: Day };

/** What arrears bear of interest until the day of payment. */
export interface ArrearsInterest {
  readonly since: InterestSince;
  /** The payday of the month of payment. */
  readonly paid: Day;
  readonly claims: readonly {
    readonly id: string;
    readonly claim: MonthArrears;
    readonly interest: ClaimInterest;
  }[];
  /** Won. */
  readonly total: number;
}

/** Who is owed what, and what the payment comes to. */
export interface Arrears {
  readonly scheme: string;
  readonly payMonth: Month;
  readonly claimed: ArrearsAsk['claimed'];
  readonly years: number;
  /** When what is paid on leaving falls due and lapses; absent where the scheme pays nothing. */
  readonly leaving?: LeavingTerms;
  /** The first and last month looked at. */
  readonly months: readonly [Month, Month];
  readonly people: readonly PersonArrears[];
  /** By 사번, of those who are owed something and employed in the month of payment. */
  readonly payments: ReadonlyMap<string, ArrearsPayment>;
  readonly lapses: ReturnType<typeof lapses>;
  /** Absent where it was not asked. */
  readonly interest?: ArrearsInterest;
}

/** What a scenario pays under one scheme, month by month: the items of wages, and what it pays on leaving. @throws ProblemError */
export async function payOf(
  { scenario, engine, table }: KnownPeople,
  scheme: string,
  backend?: Backend,
): Promise<readonly MonthPay[]> {
  const alone = { ...scenario, schemes: [scheme], report: { ...scenario.report, kinds: paidKinds } };
  const { rows, lines } = await runScenario(engine, alone, table, { ...(backend && { backend }) });
  return rows.map((row) => monthPay(row, lines));
}

function monthPay({ id, month, schemes: [own] }: RunRow, lines: readonly RunLine[]): MonthPay {
  const amounts = lines.flatMap(({ term, isTotal }, i): [string, number][] => {
    const amount = own?.amounts[i] ?? 0;
    return isTotal || amount === 0 ? [] : [[term, amount]];
  });
  return { id, month: parseMonth(month) ?? Number.NaN, amounts: new Map(amounts) };
}

/** The scheme by which was paid: before a change of agreements was known, the one that it changes. */
export function schemeThen({ schemes }: Pick<Scenario, 'schemes'>, scheme: string): string {
  if (schemes.includes(scheme)) return scheme;
  return schemes.find((one) => flippedName(one) === scheme) ?? schemes[0] ?? '';
}

/** The items of some kinds that a scheme has in a scenario's months. */
const itemsOf = (
  { scenario, engine }: KnownPeople,
  scheme: string,
  kinds: readonly string[],
): readonly string[] =>
  scenarioLines(engine, { schemes: [scheme], report: { kinds } }, scenario.months).flatMap(
    ({ term, isTotal }) => (isTotal ? [] : [term]),
  );

/** Earlier pay by person and month. */
export function paidBy(pay: Iterable<MonthPay>): PaidBefore {
  const known = new Map<string, Map<Month, MonthPay['amounts']>>();
  for (const { id, month, amounts } of pay)
    known.set(id, (known.get(id) ?? new Map<Month, MonthPay['amounts']>()).set(month, amounts));
  return {
    of: (id, month) => known.get(id)?.get(month),
    monthsOf: (id) => [...(known.get(id)?.keys() ?? [])],
  };
}

/** The same of some months alone. */
const within = (paid: PaidBefore, isAsked: (month: Month) => boolean): PaidBefore => ({
  of: (id, month) => (isAsked(month) ? paid.of(id, month) : undefined),
  monthsOf: (id) => paid.monthsOf(id).filter(isAsked),
});

/**
 * The months before that of payment, worked out by what is known today, against what was paid for them; and the month of
 * payment with what is owed paid in it, in one sum. `paidOf` is asked once it is known which items are due. @throws ProblemError
 */
export async function workArrears(
  today: KnownPeople,
  paidOf: (items: PaidItems) => PaidBefore | Promise<PaidBefore>,
  ask: WorkArrearsAsk,
): Promise<Arrears> {
  const { scenario, engine, table } = today;
  const [first, last] = [scenario.months[0] ?? 0, scenario.months.at(-1) ?? 0];
  if (ask.payMonth <= first || ask.payMonth > last)
    throw new ProblemError([
      problem('pay-month-outside', {
        values: { month: isoMonth(ask.payMonth), from: isoMonth(first + 1), to: isoMonth(last) },
      }),
    ]);
  const isAsked = (month: Month): boolean => month >= first && month < ask.payMonth;
  const due = (await payOf(today, ask.scheme, ask.backend)).filter(({ month }) => isAsked(month));
  const { holidayKinds } = engine.schemeMonth(ask.scheme, ask.payMonth).settings;
  const isOff = (day: Day): boolean => weekday(day) > 5 || engine.calendar.isHoliday(day, holidayKinds);
  const paid = await paidOf({
    items: itemsOf(today, ask.scheme, paidKinds),
    dueItems: new Set(due.flatMap(({ amounts }) => [...amounts.keys()])),
  });
  const years = wageYears(engine, ask.scheme, ask.claimed);
  const items = new Set(itemsOf(today, ask.scheme, [leavingLines]));
  const terms = items.size === 0 ? undefined : leavingTerms(engine, ask.scheme, ask.claimed);
  const leaving = terms && { items, daysOf: leavingDaysOf(table, terms, isOff) };
  const people = arrearsOf(due, within(paid, isAsked), { ...ask, years, isOff, ...(leaving && { leaving }) });
  return {
    scheme: ask.scheme,
    payMonth: ask.payMonth,
    claimed: ask.claimed,
    years,
    ...(terms && { leaving: terms }),
    months: [first, ask.payMonth - 1],
    people,
    payments: payments(people, engine, table, ask),
    lapses: lapses(people),
    ...(ask.interest && { interest: interestFor(people, engine, table, ask, ask.interest, isOff) }),
  };
}

function interestFor(
  people: readonly PersonArrears[],
  engine: Engine,
  table: PersonMonthTable,
  { scheme, payMonth, payday, claimed }: WorkArrearsAsk,
  since: InterestSince,
  isOff: (day: Day) => boolean,
): ArrearsInterest {
  const left = lastDays(table);
  const leaving = leavingTerms(engine, scheme, claimed);
  const terms = new Map<Day, InterestTerms>();
  const termsOn = (day: Day): InterestTerms => {
    const known = terms.get(day) ?? interestTermsOn(engine, scheme, day);
    terms.set(day, known);
    return known;
  };
  const paid = paydayOf(payMonth, payday);
  const ask: InterestAsk = {
    ...(since !== 'payday' && since),
    paid,
    deadlineOf: (day) => leavingDays(day, leaving, isOff).payday,
    leftOf: (id) => left.get(id),
    termsOn,
  };
  const claims = people.flatMap(({ id, months }) =>
    months.flatMap((claim) => {
      const interest = interestOf(id, claim, ask);
      return interest === undefined ? [] : [{ id, claim, interest }];
    }),
  );
  return { since, paid, claims, total: claims.reduce((sum, { interest }) => sum + interest.amount, 0) };
}

/** When what is paid on leaving fell due to somebody who left in a month, and until when it can be claimed. */
function leavingDaysOf(
  table: PersonMonthTable,
  terms: LeavingTerms,
  isOff: (day: Day) => boolean,
): (id: string, month: Month) => ClaimDays {
  let left: ReadonlyMap<string, Day> | undefined;
  return (id, month) => {
    left ??= lastDays(table);
    const day = left.get(id);
    // To somebody who has not left in that month nothing is owed for it.
    return leavingDays(day !== undefined && monthOf(day) === month ? day : lastDay(month), terms, isOff);
  };
}

/** The last days employed of those who leave. */
function lastDays({ chunks }: PersonMonthTable): ReadonlyMap<string, Day> {
  const found = new Map<string, Day>();
  for (const { id, months } of peopleOf(chunks)) {
    const left = months().at(-1)?.record.left;
    if (left !== undefined) found.set(id, left);
  }
  return found;
}

function payments(
  people: readonly PersonArrears[],
  engine: Engine,
  table: PersonMonthTable,
  { scheme, payMonth }: WorkArrearsAsk,
): ReadonlyMap<string, ArrearsPayment> {
  const made = new Map<string, ArrearsPayment>();
  const owedTo = new Map(people.flatMap(({ id, owedWages }) => (owedWages > 0 ? [[id, owedWages]] : [])));
  for (const { id, months } of peopleOf(table.chunks)) {
    const owed = owedTo.get(id);
    const person = owed === undefined ? undefined : months().find(({ month }) => month === payMonth);
    if (owed === undefined || person === undefined) continue;
    const payment = paymentOf(engine, scheme, person, owed);
    // An institution that cuts allowances for a part of the month would cut the arrears, too.
    if (moved(payment, wageLines) !== owed)
      throw new ProblemError([problem('arrears-cut', { values: { month: isoMonth(payMonth) } })]);
    made.set(id, payment);
  }
  return made;
}
