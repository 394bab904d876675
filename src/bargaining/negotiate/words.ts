import { display, groupDigits } from '../../formula/display.ts';
import type { Ratio } from '../../formula/ratio.ts';
import { noUnit } from '../../formula/units.ts';
import type { Lang } from '../../problem/text.ts';
import { termClause } from '../../writing/clause.ts';
import { type Measure, measures } from './measures.ts';
import type { PackageConstraint, ParameterLever } from './negotiation.ts';

/** A measure's figure with its unit: 150,000원, 3명. */
export const measured = (measure: Measure, amount: number): string =>
  `${groupDigits(String(amount)).replace('-', '−')}${measures[measure].unit}`;

/** `비용 0원 이하`. */
export const limitText = ({ measure, side, amount, share }: PackageConstraint): string =>
  share === undefined
    ? `${measure} ${measured(measure, amount)} ${side}`
    : `${measure} ${share.of}의 ${rateText(share.rate)}(${measured(measure, amount)}) ${side}`;

const rateText = (rate: Ratio): string => display(rate, { kind: 'number', unit: noUnit }, '비율');

/** A lever's value as people read it. */
export const parameterLeverText = (
  { type, unit, values }: ParameterLever,
  place: number,
  lang: Lang = 'ko',
): string => {
  const value = values[place]?.value;
  return value === undefined ? '' : display(value, type, unit, lang);
};

/** What a package agrees of one lever, as a sentence: 협력성과급A 기준A금액을 150,000원에서 160,000원으로. */
export function clause(lever: ParameterLever, place: number, lang: Lang): string {
  const to = parameterLeverText(lever, place, lang);
  const before = lever.before === undefined ? undefined : display(lever.before, lever.type, lever.unit, lang);
  const { term, label, provision } = lever;
  return termClause({ term, label, provision, before, to }, lang);
}
