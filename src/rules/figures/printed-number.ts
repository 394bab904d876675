import { decimalRatio } from '../../formula/parse.ts';
import { multiply, negate, type Ratio, ratio } from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { typeOf } from '../types.ts';

/** How documents print what is less: △ and the minus signs. */
const minus = /^[△▲−-]/;

/**
 * The digits of a printed figure, without its groups (of commas, or of _ where a file has no room for them) and with a plain minus: △3,202,521 is -3202521. A dash alone is how tables
 * print nothing: 0. Undefined for what is no number.
 */
export function printedDigits(text: string): string | undefined {
  if (/^[-−–]$/.test(text)) return '0';
  const size = text.replace(minus, '');
  if (!/^(\d+|\d{1,3}([,_]\d{3})+)(\.\d+)?$/.test(size)) return undefined;
  return `${size === text ? '' : '-'}${size.replaceAll(/[,_]/g, '')}`;
}

/** A unit of a document: what it counts, and how many of the formula language's unit it is. */
export interface PrintedUnit {
  readonly text: string;
  readonly type: Type;
  readonly scale: Ratio;
}

/** Units that documents print and that formulas write otherwise. */
const scaled: ReadonlyMap<string, { readonly unit: string; readonly scale: Ratio }> = new Map([
  ['천원', { unit: '원', scale: ratio(1000) }],
  ['백만원', { unit: '원', scale: ratio(1_000_000) }],
  ['억원', { unit: '원', scale: ratio(100_000_000) }],
  ['%', { unit: '비율', scale: ratio(1, 100n) }],
]);

/** Undefined (and a problem) where there is no such unit, or it is none of a number. */
export function printedUnit(
  text: string,
  at: Place,
  term: string,
  problems: Problems,
): PrintedUnit | undefined {
  const { unit, scale } = scaled.get(text) ?? { unit: text, scale: ratio(1) };
  const type = typeOf(unit, undefined, at, term, problems);
  if (type === undefined || type.kind === 'number') return type && { text, type, scale };
  problems.add('wrong-kind', { at, term, values: { operation: term, found: text, expected: '숫자의 단위' } });
  return undefined;
}

/** A printed figure as formulas know it. */
export function printedValue(digits: string, { scale }: PrintedUnit): Ratio {
  const size = decimalRatio(digits.replace('-', ''));
  return multiply(digits.startsWith('-') ? negate(size) : size, scale);
}
