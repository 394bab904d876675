import type { Lang } from '../problem/text.ts';
import { isRatio, type Value } from './checked.ts';
import { clockText, isoDay } from './civil.ts';
import { decimalPlaces, exactDigits, fixedDigits } from './digits.ts';
import { type Ratio, ratio } from './ratio.ts';
import { englishUnits } from './unit-names.ts';
import { itemType, type Type, unitText } from './units.ts';

/**
 * A value as people read it, with its unit: 2,390,124원, 85%, 2024-03-01. A ratio without a short decimal is
 * shown exactly with its approximation: 2,504,600/219 (≈11,436.53)원/시간. In English 2,390,124 won, yes, no.
 */
export function display(value: Value, type: Type, declaredUnit?: string, lang: Lang = 'ko'): string {
  if (typeof value === 'boolean') return truths[lang][value ? 0 : 1];
  if (typeof value === 'string') return value;
  if (!isRatio(value)) {
    const of: Type = (type.kind === 'list' ? itemType(type) : undefined) ?? { kind: 'date' };
    return `[${value.items.map((item) => display(item, of, undefined, lang)).join(', ')}]`;
  }
  if (type.kind === 'date') return isoDay(Number(value.n));
  if (type.kind === 'time') return clockText(Number(value.n));
  if (declaredUnit === '비율') return `${number({ n: value.n * 100n, d: value.d })}%`;
  const unit = declaredUnit ?? (type.kind === 'number' ? unitText(type.unit) : '');
  const digits = number(value);
  if (unit === '' || unit === '수' || unit === '0') return digits;
  return lang === 'ko' ? digits + unit : `${digits} ${englishUnits(unit, /^-?1$/.test(digits))}`;
}

const truths = { ko: ['예', '아니오'], en: ['yes', 'no'] } as const;

/** Decimals up to which a ratio is shown as one. */
const mostPlaces = 6;

/** A ratio's digits, grouped: exact where its decimal is short, else as a fraction with two places beside it. */
export function number(value: Ratio): string {
  const lowest = ratio(value.n, value.d);
  const places = decimalPlaces(lowest);
  if (places !== undefined && places <= mostPlaces) return groupDigits(exactDigits(lowest));
  return `${groupDigits(String(value.n))}/${groupDigits(String(value.d))} (≈${groupDigits(fixedDigits(lowest, 2))})`;
}

/** 1234567.5 as 1,234,567.5, or with another mark between the groups. */
export function groupDigits(digits: string, mark = ','): string {
  const [whole = '', fraction] = digits.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, mark) + (fraction === undefined ? '' : `.${fraction}`);
}
