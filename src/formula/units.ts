import { nearest } from '../problem/nearest.ts';

/** The dimensions a figure can have. 비율 (a ratio) and 수 (a bare number) have none. */
export const dimensions = ['원', '시간', '분', '일', '주', '개월', '년', '건', '명', '회', '세'] as const;

/** Powers by dimension, none of them 0: 원/시간 is { 원: 1, 시간: -1 }. `any` is the unit of a bare 0. */
export type Unit = ReadonlyMap<string, number> | 'any';

export const noUnit: Unit = new Map();

/**
 * What a figure is. Numbers carry a unit; 날짜 and 시각 are numbers of days and minutes that only compare
 * (and dates subtract to 일); choices are texts from a closed list; `choices` is undefined for a bare text and
 * for a table's key, which any text may be.
 */
export type Type =
  | { readonly kind: 'number'; readonly unit: Unit }
  | { readonly kind: 'truth' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] | undefined }
  | {
      readonly kind: 'list';
      readonly of: 'choice' | 'date' | 'empty';
      readonly choices: readonly string[] | undefined;
    }
  | { readonly kind: 'list'; readonly of: 'number'; readonly unit: Unit; readonly choices: undefined };

/** What an item of a list is; an empty list says nothing of it. */
export function itemType(list: Extract<Type, { kind: 'list' }>): Type | undefined {
  if (list.of === 'empty') return undefined;
  if (list.of === 'number') return { kind: 'number', unit: list.unit };
  return list.of === 'date' ? { kind: 'date' } : { kind: 'choice', choices: list.choices };
}

/** The types of what functions of dates count in, and of a number without a unit. */
export const yearType: Type = { kind: 'number', unit: new Map([['년', 1]]) };
export const monthType: Type = { kind: 'number', unit: new Map([['개월', 1]]) };
export const numberType: Type = { kind: 'number', unit: noUnit };

export type UnitReading =
  | { readonly type: Type }
  | { readonly unknown: string; readonly nearest: string | undefined };

/** Reads a declared unit: 원, 원/시간, 건/일, 비율, 수, 여부, 선택, 날짜, 시각, 목록 (of choices), 날짜목록. */
export function readUnit(text: string, choices: readonly string[] | undefined = undefined): UnitReading {
  switch (text) {
    case '여부':
      return { type: { kind: 'truth' } };
    case '선택':
      return { type: { kind: 'choice', choices } };
    case '날짜':
      return { type: { kind: 'date' } };
    case '시각':
      return { type: { kind: 'time' } };
    case '목록':
      return { type: { kind: 'list', of: 'choice', choices } };
    case '날짜목록':
      return { type: { kind: 'list', of: 'date', choices: undefined } };
    case '비율':
    case '수':
      return { type: { kind: 'number', unit: noUnit } };
  }
  let unit: Unit = noUnit;
  let sign = 1;
  for (const part of text.split(/([/*·×])/)) {
    if (part === '/') sign = -1;
    else if (part === '*' || part === '·' || part === '×') sign = 1;
    else {
      const name = part.trim();
      if (name === '1') continue; // 1/시간
      if (!dimensions.some((known) => known === name)) {
        return {
          unknown: name,
          nearest: nearest(name, [...dimensions, '비율', '여부', '선택', '날짜', '시각']),
        };
      }
      unit = combine(unit, new Map([[name, 1]]), sign);
    }
  }
  return { type: { kind: 'number', unit } };
}

/** The product (sign 1) or quotient (sign −1) of two units. */
export function combine(a: Unit, b: Unit, sign: 1 | -1 | number): Unit {
  if (a === 'any' || b === 'any') return 'any';
  const powers = new Map(a);
  for (const [name, power] of b) {
    const sum = (powers.get(name) ?? 0) + sign * power;
    if (sum === 0) powers.delete(name);
    else powers.set(name, sum);
  }
  return powers;
}

export function sameUnit(a: Unit, b: Unit): boolean {
  if (a === 'any' || b === 'any') return true;
  return a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);
}

/** A type in the words of the rule files. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case 'number':
      return unitText(type.unit);
    case 'truth':
      return '여부';
    case 'date':
      return '날짜';
    case 'time':
      return '시각';
    case 'choice':
      return '선택';
    case 'list':
      if (type.of === 'number') return `${unitText(type.unit)} 목록`;
      return type.of === 'date' ? '날짜목록' : '목록';
  }
}

export function unitText(unit: Unit): string {
  if (unit === 'any') return '0';
  const side = (wanted: (power: number) => boolean): string[] =>
    [...unit].flatMap(([name, power]) => (wanted(power) ? Array<string>(Math.abs(power)).fill(name) : []));
  const numerator = side((power) => power > 0);
  const denominator = side((power) => power < 0);
  if (numerator.length === 0 && denominator.length === 0) return '수';
  return [numerator.length === 0 ? '1' : numerator.join('·'), ...denominator].join('/');
}
