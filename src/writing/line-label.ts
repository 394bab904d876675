import type { Payslip } from '../pay/payslip.ts';
import type { Lang } from '../problem/text.ts';

/** A term as people read it: in English with the Korean name, which is the one on paper. */
export const shownName = (lang: Lang, term: string, label: string): string =>
  lang === 'ko' || label === term ? term : `${label} (${term})`;

/** A line's name in English, as the first of payslips that knows it says; the Korean one where none does. */
export function lineLabel(payslips: readonly Payslip[], term: string): string {
  for (const { program } of payslips) {
    const group = program.lines.find(({ total }) => total === term);
    const label = group?.label ?? program.terms.get(term)?.rule.label;
    if (label !== undefined) return label;
  }
  return term;
}
