import { isRatio } from '../../formula/checked.ts';
import { decimalPlaces, exactDigits } from '../../formula/digits.ts';
import { display, groupDigits } from '../../formula/display.ts';
import {
  compareRatios,
  divide,
  isZero,
  multiply,
  negate,
  type Ratio,
  ratio,
  roundTo,
  subtract,
  zero,
} from '../../formula/ratio.ts';
import { englishUnit } from '../../formula/unit-names.ts';
import type { Lang } from '../../problem/text.ts';
import type { FigurePart } from './part.ts';

/** How a payslip is put into words: on paper in either language, or to be read aloud in Korean. */
export type Voice = Lang | 'speech';

/** A figure's value with its unit, to two places: 11,436.53원, 150%, 39시간 5분(2,345분); aloud 1만 1,436.53원. */
export function figureText(figure: FigurePart, voice: Voice): string {
  const { value, type, percent } = figure;
  if (!isRatio(value) || type.kind !== 'number') return other(figure, voice);
  if (percent) {
    const rate = multiply(value, ratio(100));
    return digits(rate, voice, 4) + (voice === 'speech' ? '퍼센트' : '%');
  }
  if (figure.minutes !== undefined) {
    const text = hoursText(figure.minutes, voice);
    return voice === 'speech' ? text : beside(text, counted(figure.minutes, '분', voice), voice);
  }
  const unit = type.unit === 'any' ? [] : [...type.unit];
  const name = unit.flatMap(([one, power]) => (power > 0 ? [one] : [])).join('·');
  return counted(value, name, voice);
}

function other({ value, type }: FigurePart, voice: Voice): string {
  if (isRatio(value) && type.kind === 'date' && voice === 'speech') return spokenDate(display(value, type));
  return display(value, type);
}

/** Minutes as hours and minutes: 39시간 5분. */
export function hoursText(minutes: Ratio, voice: Voice): string {
  const whole = roundTo(divide(minutes, sixty), ratio(1), 'floor');
  const rest = subtract(minutes, multiply(whole, sixty));
  const hours = isZero(whole) && !isZero(rest) ? [] : [counted(whole, '시간', voice)];
  return [...hours, ...(isZero(rest) ? [] : [counted(rest, '분', voice)])].join(' ');
}

const sixty = ratio(60);

/** Won: 2,390,124원; aloud 239만 124원. */
export const wonText = (amount: number, voice: Voice): string => counted(ratio(amount), '원', voice);

/** A text with another in brackets beside it. */
export const beside = (text: string, other: string, voice: Voice): string =>
  `${text}${voice === 'en' ? ' ' : ''}(${other})`;

/** Exact where `exact` places are enough, else rounded half up to two. */
function digits(value: Ratio, voice: Voice, exact = 2): string {
  const size = compareRatios(value, zero) < 0 ? negate(value) : value;
  const places = decimalPlaces(size);
  const isShort = places !== undefined && places <= exact;
  const text = exactDigits(isShort ? size : roundTo(size, hundredth, 'round'));
  const [whole = '', fraction] = text.split('.');
  const shown =
    (voice === 'speech' ? inMan(BigInt(whole)) : groupDigits(whole)) + (fraction ? `.${fraction}` : '');
  if (size === value) return shown;
  return voice === 'speech' ? `마이너스 ${shown}` : `−${shown}`;
}

const hundredth = ratio(1n, 100n);

/** By ten thousands, as Korean counts: 239만 124, 1억 2,345만. */
function inMan(whole: bigint): string {
  const parts: string[] = [];
  for (let [rest, i] = [whole, 0]; rest > 0n; rest /= 10_000n, i++) {
    const four = rest % 10_000n;
    if (four > 0n) parts.unshift(groupDigits(String(four)) + (['', '만', '억', '조', '경'][i] ?? ''));
  }
  return parts.join(' ') || '0';
}

/** A number with its unit: 38시간, 38 h. */
function counted(value: Ratio, unit: string, voice: Voice): string {
  const number = digits(value, voice);
  if (voice !== 'en' || unit === '') return number + unit;
  return `${number} ${englishUnit(unit, number === '1')}`;
}

/** 2024-03-25 or 2024-03 as it is said: 2024년 3월 25일. */
export function spokenDate(iso: string): string {
  const [year, month, day] = iso.split('-').map((part) => String(Number(part)));
  return `${year}년 ${month}월${day === undefined ? '' : ` ${day}일`}`;
}
