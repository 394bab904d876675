import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  combine,
  dimensions,
  noUnit,
  readUnit,
  sameUnit,
  type Type,
  typeText,
  type Unit,
  unitText,
} from '../../src/formula/units.ts';
import { runs } from '../runs.ts';
import { typeOf } from './setup.ts';

const unit = (text: string): Unit => {
  const type = typeOf(text);
  if (type.kind !== 'number') throw new Error(`${text} is no number`);
  return type.unit;
};

const anyUnit: fc.Arbitrary<Unit> = fc
  .dictionary(fc.constantFrom(...dimensions), fc.integer({ min: -3, max: 3 }), { maxKeys: 4 })
  .map((powers) => new Map(Object.entries(powers).filter(([, power]) => power !== 0)));

describe('a unit', () => {
  test.each([
    ['원', '원'],
    ['원/시간', '원/시간'],
    [' 원 / 시간 ', '원/시간'],
    ['원*시간', '원·시간'],
    ['원×시간', '원·시간'],
    ['원/시간*시간', '원'],
    ['원/시간/개월', '원/시간/개월'],
    ['분/시간', '분/시간'],
    ['1/시간', '1/시간'],
    ['비율', '수'],
    ['수', '수'],
    ['여부', '여부'],
    ['날짜', '날짜'],
    ['시각', '시각'],
    ['선택', '선택'],
    ['목록', '목록'],
    ['날짜목록', '날짜목록'],
  ])('%s is read and shown as %s', (text, shown) => {
    expect(typeText(typeOf(text))).toBe(shown);
  });

  test.each([
    ['', ''],
    ['달러', '달러'],
    ['원/', ''],
    ['원/시각', '시각'],
    ['원/여부', '여부'],
  ])('%j is none, for %j is unknown', (text, unknown) => {
    expect(readUnit(text)).toMatchObject({ unknown });
  });

  test('mistyped is answered with the nearest', () => {
    expect(readUnit('원/시긴')).toEqual({ unknown: '시긴', nearest: '시간' });
  });

  test.each([
    ['원/시간', '시간', 1, '원'],
    ['원', '시간', -1, '원/시간'],
    ['시간', '시간', -1, '수'],
    ['분', '분/시간', -1, '시간'],
    ['건/일', '일', 1, '건'],
    ['비율', '원', 1, '원'],
    ['시간', '원', -1, '시간/원'],
    ['수', '시간', -1, '1/시간'],
  ] as const)('%s and %s combine (%d) to %s', (a, b, sign, expected) => {
    expect(unitText(combine(unit(a), unit(b), sign))).toBe(expected);
  });

  test('multiplying undoes dividing', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (a, b) => {
        expect(sameUnit(combine(combine(a, b, -1), b, 1), a)).toBe(true);
        expect(sameUnit(combine(a, b, 1), combine(b, a, 1))).toBe(true);
        expect(sameUnit(combine(a, a, -1), noUnit)).toBe(true);
      }),
      runs(500, 20_000),
    );
  });

  test('is read again from how it is shown', () => {
    fc.assert(
      fc.property(anyUnit, (a) => {
        const type: Type = { kind: 'number', unit: a };
        const again = unit(unitText(a));
        expect(sameUnit(again, a)).toBe(true);
        expect(typeText(type)).toBe(unitText(a));
      }),
      runs(500, 20_000),
    );
  });

  test('two units are the same only with the same powers; a bare 0 has any', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (a, b) => {
        const key = (u: Unit): string => (u === 'any' ? '' : JSON.stringify([...u].sort()));
        expect(sameUnit(a, b)).toBe(key(a) === key(b));
        expect(sameUnit('any', a) && sameUnit(a, 'any')).toBe(true);
        expect(combine('any', a, 1)).toBe('any');
      }),
      runs(500, 20_000),
    );
  });
});
