import { dayOfMonth, isoDay } from '../calendar/date.ts';
import type { Payslip } from '../pay/payslip.ts';
import type { Lang } from '../problem/text.ts';
import { word } from '../writing/words.ts';

/** What holds where a scheme covers a person in a part of the month alone. */
export function partlyCovered({ coveredDays = [], applied }: Payslip, lang: Lang): string {
  const days = coveredDays.map(({ from, to }) => `${dayOfMonth(from)}~${dayOfMonth(to)}일`).join(', ');
  return word(lang, 'partlyCovered', { days, applied });
}

/** The same as JSON writes it. */
export const coveredJson = ({ coveredDays }: Pick<Payslip, 'coveredDays'>): Record<string, unknown> =>
  coveredDays === undefined
    ? {}
    : { 적용구간: coveredDays.map(({ from, to }) => ({ 시작일: isoDay(from), 종료일: isoDay(to) })) };
