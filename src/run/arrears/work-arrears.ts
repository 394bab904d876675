import { type Day, isoMonth, type Month, parseMonth, weekday } from '../../calendar/date.ts';
import { type RunLine, scenarioLines } from '../../columns/lines.ts';
import type { Engine } from '../../pay/engine.ts';
import { type PersonMonthTable, people as peopleOf } from '../../people/table/table.ts';
import { ProblemError, problem } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { runScenario } from '../run.ts';
import type { RunRow } from '../run-row.ts';
import type { Scenario } from '../scenario/scenario.ts';
import {
  type ArrearsAsk,
  arrearsOf,
  lapses,
  type MonthPay,
  type PaidBefore,
  type PersonArrears,
} from './arrears.ts';
import type { PaidItems } from './paid-file.ts';
import { type ArrearsPayment, moved, paymentOf, wageLines } from './payment.ts';

/** A scenario with its people: what is known of them today, or what was. */
export interface KnownPeople {
  readonly scenario: Scenario;
  readonly engine: Engine;
  readonly table: PersonMonthTable;
}

export interface WorkArrearsAsk extends Omit<ArrearsAsk, 'isOff'> {
  readonly scheme: string;
  /** The month in which the arrears are paid: those before it are looked at. */
  readonly payMonth: Month;
  readonly backend?: Backend;
}

/** Who is owed what, and what the payment comes to. */
export interface Arrears {
  readonly scheme: string;
  readonly payMonth: Month;
  readonly claimed: ArrearsAsk['claimed'];
  readonly years: number;
  /** The first and last month looked at. */
  readonly months: readonly [Month, Month];
  readonly people: readonly PersonArrears[];
  /** By 사번, of those who are owed something and employed in the month of payment. */
  readonly payments: ReadonlyMap<string, ArrearsPayment>;
  readonly lapses: ReturnType<typeof lapses>;
}

/** What a scenario pays under one scheme, month by month: the items of wages that it pays. @throws ProblemError */
export async function payOf(
  { scenario, engine, table }: KnownPeople,
  scheme: string,
  backend?: Backend,
): Promise<readonly MonthPay[]> {
  const alone = { ...scenario, schemes: [scheme], report: { ...scenario.report, kinds: [wageLines] } };
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

/** The items of wages that a scheme has in a scenario's months, and those that somebody is due. */
const itemsOf = ({ scenario, engine }: KnownPeople, scheme: string, due: readonly MonthPay[]): PaidItems => ({
  items: scenarioLines(
    engine,
    { schemes: [scheme], report: { kinds: [wageLines] } },
    scenario.months,
  ).flatMap(({ term, isTotal }) => (isTotal ? [] : [term])),
  dueItems: new Set(due.flatMap(({ amounts }) => [...amounts.keys()])),
});

/** Earlier pay by person and month. */
export function paidBy(pay: Iterable<MonthPay>): PaidBefore {
  const known = new Map([...pay].map((one) => [`${one.month} ${one.id}`, one.amounts]));
  return (id, month) => known.get(`${month} ${id}`);
}

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
  const due = (await payOf(today, ask.scheme, ask.backend)).filter(({ month }) => month < ask.payMonth);
  const { holidayKinds } = engine.schemeMonth(ask.scheme, ask.payMonth).settings;
  const isOff = (day: Day): boolean => weekday(day) > 5 || engine.calendar.isHoliday(day, holidayKinds);
  const paid = await paidOf(itemsOf(today, ask.scheme, due));
  const people = arrearsOf(due, paid, { ...ask, isOff });
  return {
    scheme: ask.scheme,
    payMonth: ask.payMonth,
    claimed: ask.claimed,
    years: ask.years,
    months: [first, ask.payMonth - 1],
    people,
    payments: payments(people, engine, table, ask),
    lapses: lapses(people),
  };
}

function payments(
  people: readonly PersonArrears[],
  engine: Engine,
  table: PersonMonthTable,
  { scheme, payMonth }: WorkArrearsAsk,
): ReadonlyMap<string, ArrearsPayment> {
  const made = new Map<string, ArrearsPayment>();
  const owedTo = new Map(people.filter(({ owed }) => owed > 0).map(({ id, owed }) => [id, owed]));
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
