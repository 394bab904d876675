import { firstDay, isoDay, isoMonth, lastDay, parseMonth } from '../calendar/date.ts';
import { children, type FormulaNode } from '../formula/checked.ts';
import { type Answers, rowsOf, withoutRow, withValue } from '../interview/answers.ts';
import type { FieldProblem, InterviewSession } from '../interview/interview-session.ts';
import { amountOf, type Payslip } from '../pay/payslip.ts';
import type { PersonMonth } from '../people/types.ts';
import { startTerm } from '../rules/named-rules.ts';

/** One month under every scheme. */
export interface MonthView {
  readonly month: string;
  readonly payslips: readonly Payslip[];
  /** Whether the compared scheme covers the person in this month, has not begun yet, or is not for them. */
  readonly covered: 'yes' | 'notYet' | 'notFor';
}

/** The year's first month, or the one in which the compared scheme begins. */
export type YearFrom = 'january' | 'start';

/** Twelve months, of which some may be left out. */
export interface YearView {
  readonly months: readonly MonthView[];
  /** How many are left out because no law or calendar of theirs is known. */
  readonly unknown: number;
  /** Those left out because the answers do not hold in them, and why. */
  readonly failed: readonly { readonly month: string; readonly problems: readonly FieldProblem[] }[];
}

/** Twelve months with the same answers, one a turn. */
export function* yearView(
  session: InterviewSession,
  answers: Answers,
  from: YearFrom,
): Generator<undefined, YearView> {
  const year = isoMonth(session.monthOf(answers)).slice(0, 4);
  const first = parseMonth(from === 'january' ? `${year}-01` : `${year}-${session.firstMonth.slice(5)}`) ?? 0;
  const months: MonthView[] = [];
  const failed: YearView['failed'][number][] = [];
  let unknown = 0;
  const plain = rowsOf(answers, '근무일지').reduce((now, row) => withoutRow(now, '근무일지', row), answers);
  for (let month = first; month < first + 12; month++) {
    if (session.knows(month)) {
      const { comparison, problems } = session.work(withValue(plain, '귀속월', isoMonth(month)));
      if (comparison === undefined) failed.push({ month: isoMonth(month), problems });
      else months.push(viewOf(comparison.payslips, isoMonth(month)));
    } else unknown++;
    yield undefined;
  }
  return { months, unknown, failed };
}

const viewOf = (payslips: readonly Payslip[], month: string): MonthView => ({
  month,
  payslips,
  covered: coverOf(payslips),
});

function coverOf(payslips: readonly Payslip[]): MonthView['covered'] {
  const missed = payslips.filter(({ covered }) => !covered);
  if (missed.length === 0) return 'yes';
  return missed.some((one) => one.missed.includes(startTerm)) ? 'notYet' : 'notFor';
}

/** The term of a payslip's total of a kind. */
export const totalTerm = ({ lines }: Payslip, kind: string): string =>
  lines.find((group) => group.kind === kind)?.total.term ?? '';

/** What a total comes to in a month, by scheme, in won. */
export const totalsOf = ({ payslips }: MonthView, kind: string): number[] =>
  payslips.map((payslip) => amountOf(payslip, totalTerm(payslip, kind)));

/** Facts that a figure's formula asks for (`given`) and nobody has said. */
export function lacking({ program }: Payslip, term: string, person: PersonMonth | undefined): string[] {
  const found: string[] = [];
  const visit = (node: FormulaNode): void => {
    if (node.kind === 'given' && person?.facts.has(node.name) === false) found.push(node.name);
    for (const child of children(node)) visit(child);
  };
  const root = program.order[program.index.get(term) ?? -1]?.formula?.root;
  if (root !== undefined) visit(root);
  return found;
}

/** A month wholly on leave of absence, some years after it began. */
export interface LeaveView extends MonthView {
  /** 1: in the leave's first year. */
  readonly year: number;
}

/**
 * The pay month spent on the first kind of leave of absence, in its first, second and third year, with no work in it.
 */
export function* leaveViews(session: InterviewSession, answers: Answers): Generator<undefined, LeaveView[]> {
  const [kind] = session.rules.leave.dated;
  if (kind === undefined) return [];
  const month = session.monthOf(answers);
  const idle: Answers = {
    ...answers,
    values: Object.fromEntries(
      Object.entries(answers.values).filter(
        ([id]) => id === '귀속월' || id.startsWith('직원.') || id.startsWith('고정수당.'),
      ),
    ),
  };
  const views: LeaveView[] = [];
  for (const year of [1, 2, 3]) {
    const spell = {
      종류: kind.name,
      시작일: isoDay(firstDay(month - 12 * (year - 1))),
      종료일: isoDay(lastDay(month)),
    };
    const onLeave = Object.entries(spell).reduce(
      (now, [key, text]) => withValue(now, `휴직.0.${key}`, text),
      idle,
    );
    const { comparison } = session.work(onLeave);
    if (comparison !== undefined) views.push({ year, ...viewOf(comparison.payslips, isoMonth(month)) });
    yield undefined;
  }
  return views;
}
