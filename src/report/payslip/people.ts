import { isoDay } from '../../calendar/date.ts';
import type { Engine } from '../../pay/engine.ts';
import { comparePerson } from '../../pay/estimate.ts';
import { amountOf } from '../../pay/payslip.ts';
import { dayOf } from '../../people/facts.ts';
import type { Lang } from '../../problem/text.ts';
import { birthFact } from '../../rules/named-rules.ts';
import type { MonthPerson } from '../../run/month/people.ts';
import { withoutDates } from './hidden.ts';
import { payslipArticle } from './html.ts';
import { payslipSheet, type Sheet, type SheetHeader } from './sheet.ts';
import { payslipText } from './text.ts';

/** How everybody's payslips are made. */
export interface PayslipsAsk {
  readonly engine: Engine;
  readonly schemes: readonly string[];
  readonly lang: Lang;
  readonly employer: boolean;
  readonly pseudonymous: boolean;
  /** 임금지급일. */
  readonly payDate?: string | undefined;
}

/** Somebody's payslip in its final form. */
export interface PersonPayslip {
  readonly id: string;
  readonly sheet: Sheet;
  readonly paper: () => string;
  readonly text: () => string;
  /** What the first scheme leaves of the pay, in won. */
  readonly net: number;
}

/** Stands for a pseudonym until it is known; no text that people write has it. */
export const pseudonymMark = '\uE0F1';

/** @throws ProblemError with what is wrong in the month */
export function personPayslip(one: MonthPerson, ask: PayslipsAsk): PersonPayslip {
  const { engine, schemes, lang, employer, pseudonymous } = ask;
  const comparison = comparePerson(engine, one.person, schemes);
  const sheet = payslipSheet(comparison, headerOf(one, ask), { lang, employer, isFinal: true });
  const shown = (text: string): string =>
    pseudonymous ? withoutDates(text, one.person, engine.rules, lang) : text;
  const [first] = comparison.payslips;
  const total = comparison.lines.find(({ kind }) => kind === '실수령')?.total;
  return {
    id: one.person.id,
    sheet,
    paper: () => shown(payslipArticle(sheet)),
    text: () => shown(`${payslipText(sheet).trimEnd()}\n`),
    net: first === undefined || total === undefined ? 0 : amountOf(first, total),
  };
}

function headerOf({ person, identity }: MonthPerson, { pseudonymous, payDate }: PayslipsAsk): SheetHeader {
  const paid = { ...(payDate !== undefined && { payDate }) };
  if (pseudonymous) return { ...paid, employee: pseudonymMark };
  const birth = dayOf(person.facts, birthFact);
  return {
    ...paid,
    ...(identity.name !== undefined && { name: identity.name }),
    employee: person.id,
    ...(birth !== undefined && { birth: isoDay(birth) }),
  };
}
