import { isoDay } from '../../calendar/date.ts';
import { isRatio } from '../../formula/checked.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { Lang } from '../../problem/text.ts';
import type { Compiled } from '../../rules/compile.ts';
import { payslipWord } from './words.ts';

/** A text without the dates by which somebody can be known again: of birth, of employment and what else is said of the person. */
export function withoutDates(
  text: string,
  { facts }: Pick<PersonMonth, 'facts'>,
  rules: Compiled,
  lang: Lang,
): string {
  const days = [...facts].flatMap(([term, value]) =>
    isRatio(value) && rules.terms.get(term)?.type.kind === 'date' ? [isoDay(Number(value.n))] : [],
  );
  return days.reduce((left, day) => left.replaceAll(day, payslipWord(lang, 'hidden')), text);
}
