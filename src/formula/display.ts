import { Decimal } from 'decimal.js';
import { isRatio, type Value } from './checked.ts';
import { clockText, isoDay } from './civil.ts';
import type { Ratio } from './ratio.ts';
import type { Type } from './units.ts';
import { unitText } from './units.ts';

/**
 * A value as people read it, with its unit: 2,390,124원, 85%, 2024-03-01. A ratio without a short decimal is
 * shown exactly with its approximation: 2,504,600/219 (≈11,436.53)원/시간.
 */
export function display(value: Value, type: Type, declaredUnit?: string): string {
  if (typeof value === 'boolean') return value ? '예' : '아니오';
  if (typeof value === 'string') return value;
  if (!isRatio(value)) {
    return `[${value.items.map((item) => (typeof item === 'string' ? item : isoDay(Number(item.n)))).join(', ')}]`;
  }
  if (type.kind === 'date') return isoDay(Number(value.n));
  if (type.kind === 'time') return clockText(Number(value.n));
  if (declaredUnit === '비율') return `${number({ n: value.n * 100n, d: value.d })}%`;
  const unit = declaredUnit ?? (type.kind === 'number' ? unitText(type.unit) : '');
  return number(value) + (unit === '수' || unit === '0' ? '' : unit);
}

/** Enough digits for any figure shown; display only, no figure is worked out from it. */
const DisplayDecimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });
const shortest = 6;

/** A ratio's digits, grouped: exact where its decimal is short, else as a fraction with two places beside it. */
export function number(value: Ratio): string {
  const decimal = new DisplayDecimal(value.n.toString()).div(value.d.toString());
  if (decimal.decimalPlaces() <= shortest) return groupDigits(decimal.toFixed());
  return `${groupDigits(value.n.toString())}/${groupDigits(value.d.toString())} (≈${groupDigits(decimal.toFixed(2))})`;
}

/** 1234567.5 as 1,234,567.5. */
export function groupDigits(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}
