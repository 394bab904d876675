import { firstDay, isoDay, isoMonth, lastDay, parseMonth } from '../calendar/date.ts';
import type { Desk } from '../interview/desk.ts';
import { rowsOf, type Session, withoutRow, withValue } from '../interview/session.ts';
import { amountOf, type Payslip } from '../scenario/payslip.ts';

/** What some totals come to in one month, by scheme, in won. */
export interface MonthView {
  readonly month: string;
  readonly gross: readonly number[];
  readonly net: readonly number[];
  /** Whether the compared scheme holds in this month. */
  readonly covered: boolean;
}

/** The year's first month, or the one in which the compared scheme begins. */
export type YearFrom = 'january' | 'start';

/** Twelve months with the same answers, one a turn; months of which no law is known are left out. */
export function* yearOf(desk: Desk, session: Session, from: YearFrom): Generator<undefined, MonthView[]> {
  const year = isoMonth(desk.monthOf(session)).slice(0, 4);
  const first = parseMonth(from === 'january' ? `${year}-01` : `${year}-${desk.firstMonth.slice(5)}`) ?? 0;
  const views: MonthView[] = [];
  const plain = rowsOf(session, '근무일지').reduce((now, row) => withoutRow(now, '근무일지', row), session);
  for (let month = first; month < first + 12; month++) {
    if (desk.engine.calendar.knows(month)) {
      const { comparison } = desk.work(withValue(plain, '귀속월', isoMonth(month)));
      if (comparison !== undefined) views.push(viewOf(comparison.payslips, isoMonth(month)));
    }
    yield undefined;
  }
  return views;
}

function viewOf(payslips: readonly Payslip[], month: string): MonthView {
  const total = (kind: string): number[] =>
    payslips.map((payslip) =>
      amountOf(payslip, payslip.lines.find((group) => group.kind === kind)?.total.term ?? ''),
    );
  return {
    month,
    gross: total('지급'),
    net: total('실수령'),
    covered: payslips.every(({ covered }) => covered),
  };
}

/** A month wholly on sick leave, some years after it began. */
export interface LeaveView extends MonthView {
  /** 1: in the leave's first year. */
  readonly year: number;
}

/** The pay month spent on sick leave in its first, second and third year, with no work in it. */
export function* sickLeaveOf(desk: Desk, session: Session): Generator<undefined, LeaveView[]> {
  const month = desk.monthOf(session);
  const idle: Session = {
    ...session,
    values: Object.fromEntries(
      Object.entries(session.values).filter(
        ([id]) => id === '귀속월' || id.startsWith('직원.') || id.startsWith('고정수당.'),
      ),
    ),
  };
  const views: LeaveView[] = [];
  for (const year of [1, 2, 3]) {
    const spell = {
      종류: '질병휴직',
      시작일: isoDay(firstDay(month - 12 * (year - 1))),
      종료일: isoDay(lastDay(month)),
    };
    const onLeave = Object.entries(spell).reduce(
      (now, [key, text]) => withValue(now, `휴직.0.${key}`, text),
      idle,
    );
    const { comparison } = desk.work(onLeave);
    if (comparison !== undefined) views.push({ year, ...viewOf(comparison.payslips, isoMonth(month)) });
    yield undefined;
  }
  return views;
}
