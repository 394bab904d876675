import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDay, isoMonth, parseIsoDay } from '../../src/calendar/date.ts';
import { readDay, readMonth } from '../../src/people/cells/date.ts';
import { runs } from '../runs.ts';

const dayOrWhy = (text: string): string => {
  const reading = readDay(text);
  return reading.ok ? isoDay(reading.value) : reading.why;
};
const monthOrWhy = (text: string): string => {
  const reading = readMonth(text);
  return reading.ok ? isoMonth(reading.value) : reading.why;
};

describe('readDay', () => {
  // biome-ignore format: a list
  test.each([
    '2024-03-01', '2024-3-1', '2024.3.1', '2024.03.01', '2024.3.1.', '2024. 3. 1.', '2024/3/1', '2024/03/01',
    '20240301', '2024년 3월 1일', '2024년3월1일', '45352', '２０２４．３．１', ' 2024-03-01\u3000',
    '2024-03-01 00:00:00', '2024-03-01T00:00', '2024-03-01 0:00',
  ])('%j is 1 March 2024', (text) => {
    expect(dayOrWhy(text)).toBe('2024-03-01');
  });

  test.each([
    ['20000', '1954-10-03'],
    ['36526', '2000-01-01'],
    ['45351', '2024-02-29'],
    ['80000', '2119-01-11'],
    ['2024-02-29', '2024-02-29'],
  ])('%j is %s', (text, iso) => {
    expect(dayOrWhy(text)).toBe(iso);
  });

  test.each([
    ['', 'empty'],
    ['03/04/2024', 'ambiguous'],
    ['24.3.1', 'ambiguous'],
    ['24. 3. 1.', 'ambiguous'],
    ['24-03-01', 'ambiguous'],
    ['3/4', 'ambiguous'],
    ['1/2/24', 'ambiguous'],
    ['240301', 'ambiguous'],
    ['3월 4일', 'ambiguous'],
    ['24년 3월 4일', 'ambiguous'],
    ["'24.3.1", 'ambiguous'],
    ['2024-02-31', 'none'],
    ['2023-02-29', 'none'],
    ['20240231', 'none'],
    ['2024.13.1', 'none'],
    ['2024-00-10', 'none'],
    ['2024-03', 'form'],
    ['2024-3.1', 'form'],
    ['2024-03-01 09:00', 'form'],
    ['3024-03-01', 'form'],
    ['19999', 'form'],
    ['80001', 'form'],
    ['어제', 'form'],
    ['2024', 'form'],
  ])('%j is refused: %s', (text, why) => {
    expect(dayOrWhy(text)).toBe(why);
  });

  test('every day from 1954 to 2119 reads back from every way it is written', () => {
    const ways: ((y: number, m: number, d: number) => string)[] = [
      (y, m, d) => `${y}.${m}.${d}`,
      (y, m, d) => `${y}. ${m}. ${d}.`,
      (y, m, d) => `${y}/${m}/${d}`,
      (y, m, d) => `${y}년 ${m}월 ${d}일`,
      (y, m, d) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 80_000 }), fc.constantFrom(...ways), (serial, way) => {
        const reading = readDay(String(serial));
        if (!reading.ok) throw new Error('a serial in range');
        const [y = 0, m = 0, d = 0] = isoDay(reading.value).split('-').map(Number);
        expect(readDay(way(y, m, d))).toEqual(reading);
        expect(parseIsoDay(isoDay(reading.value))).toBe(reading.value);
      }),
      runs(1000, 30_000),
    );
  });
});

describe('readMonth', () => {
  test.each([
    '2024-03',
    '2024-3',
    '2024.3',
    '2024. 3.',
    '2024.03',
    '202403',
    '2024년 3월',
    '2024/03',
    '２０２４-０３',
  ])('%j is March 2024', (text) => {
    expect(monthOrWhy(text)).toBe('2024-03');
  });

  test.each([
    ['', 'empty'],
    ['2024-13', 'none'],
    ['202400', 'none'],
    ['3월', 'ambiguous'],
    ['24-03', 'ambiguous'],
    ['24.3', 'ambiguous'],
    ['Mar-24', 'form'],
    ['2024-03-01', 'form'],
    ['2024', 'form'],
  ])('%j is refused: %s', (text, why) => {
    expect(monthOrWhy(text)).toBe(why);
  });
});
