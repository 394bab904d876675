import { display, groupDigits } from '../../formula/display.ts';
import type { Ratio } from '../../formula/ratio.ts';
import { noUnit } from '../../formula/units.ts';
import type { Lang } from '../../problem/text.ts';
import { termClause } from '../../writing/clause.ts';
import { type Goal, goalText } from './goal.ts';
import { type Measure, measures } from './measures.ts';
import type { PackageConstraint, ParameterLever } from './negotiation.ts';

const english: Readonly<Record<Measure, string>> = {
  비용: 'cost',
  줄어드는사람: 'people worse off',
  최대손실: 'largest loss',
  늘어나는사람: 'people better off',
  최소변화: 'least change',
  미달인월: 'person-months short',
  총변화: 'change in all',
};
const englishUnits = { 원: ' won', 명: '', 인월: '' } as const;
const englishSides = { 이하: 'at most', 이상: 'at least' } as const;

/** A measure as people read it. */
export const measureText = (measure: Measure, lang: Lang): string =>
  lang === 'ko' ? measure : english[measure];

/** A measure's figure with its unit: 150,000원, 3명. */
export const measured = (measure: Measure, amount: number, lang: Lang): string => {
  const { unit } = measures[measure];
  const text = groupDigits(String(amount)).replace('-', '−');
  return `${text}${lang === 'ko' ? unit : englishUnits[unit]}`;
};

/** `비용 0원 이하`, `cost at most 0 won`. */
export function limitText(limit: PackageConstraint, lang: Lang): string {
  const { measure, side, amount, share } = limit;
  const own = measured(measure, amount, lang);
  if (lang === 'en') {
    const most = share === undefined ? own : `${rateText(share.rate)} of ${share.of} (${own})`;
    return `${english[measure]} ${englishSides[side]} ${most}`;
  }
  const most = share === undefined ? own : `${share.of}의 ${rateText(share.rate)}(${own})`;
  return `${measure} ${most} ${side}`;
}

/** A goal: `비용`, or `비용 늘림` where it is wanted otherwise than usual; `less cost`, `fewer people worse off`. */
export function wishText(goal: Goal, lang: Lang): string {
  if (lang === 'ko') return goalText(goal);
  const { measure, way } = goal;
  const isCounted = measures[measure].unit !== '원';
  return `${way === 'less' && isCounted ? 'fewer' : way} ${english[measure]}`;
}

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
