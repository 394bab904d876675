import { describe, expect, test } from 'vitest';
import {
  evaluateAll,
  type Fraction,
  order,
  readFraction,
  rounded,
  type Tree,
  wholeBelow,
} from './fraction.ts';

const is = (a: Fraction, text: string): void => expect(order(a, readFraction(text))).toBe(0);

describe('the oracle itself', () => {
  test.each([
    ['7/2', 3n],
    ['-7/2', -4n],
    ['-4/2', -2n],
    ['0/5', 0n],
    ['7/-2', -4n],
  ])('the whole number below %s', (text, whole) => {
    expect(wholeBelow(readFraction(text))).toBe(whole);
  });

  test.each([
    ['5/2', '1', ['2', '3', '3', '2', '2']],
    ['7/2', '1', ['3', '4', '4', '4', '3']],
    ['-5/2', '1', ['-3', '-2', '-2', '-2', '-2']],
    ['-7/2', '1', ['-4', '-3', '-3', '-4', '-3']],
    ['3', '1', ['3', '3', '3', '3', '3']],
    ['-3', '1', ['-3', '-3', '-3', '-3', '-3']],
    ['12345', '10', ['12340', '12350', '12350', '12340', '12340']],
    ['12520000/7', '1000', ['1788000', '1789000', '1789000', '1789000', '1788000']],
  ])('%s to %s by every mode', (value, step, expected) => {
    ['floor', 'ceil', 'round', 'roundEven', 'trunc'].forEach((mode, i) => {
      is(rounded(readFraction(value), readFraction(step), mode), expected[i] ?? '');
    });
  });

  test.each([
    // 31 January: the month ends on the last day of February, in a leap year the 29th.
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-31', '2024-02-29', 1],
    ['2023-01-31', '2023-02-28', 1],
    ['2024-02-29', '2025-02-27', 11],
    ['2024-02-29', '2025-02-28', 12],
    ['2024-03-15', '2024-03-14', -1],
    ['2024-03-15', '2023-03-14', -13],
  ])('%s to %s are %i months', (from, to, months) => {
    const date = (value: string): Tree => ({ op: 'date', value });
    const passed = (op: 'fullYears' | 'fullMonths') =>
      evaluateAll({
        given: {},
        earlier: {},
        tables: {},
        terms: [{ name: 'a', tree: { op, from: date(from), to: date(to) } }],
      }).get('a');
    expect(passed('fullMonths')).toEqual({ value: [BigInt(months), 1n] });
    expect(passed('fullYears')).toEqual({ value: [BigInt(Math.floor(months / 12)), 1n] });
  });

  test('terms refer to terms, an untaken branch does no harm, a missing fact spreads', () => {
    const number = (value: string): Tree => ({ op: 'number', value, unit: '' });
    const term = (name: string): Tree => ({ op: 'term', name });
    const results = evaluateAll({
      given: { a: { number: '10/4' } },
      earlier: { 'a 1': '9' },
      tables: {},
      terms: [
        { name: 'a' },
        { name: 'b' },
        { name: 'half', tree: { op: '/', left: term('a'), right: number('2') } },
        {
          name: 'bad',
          tree: { op: '/', left: term('a'), right: { op: '-', left: term('a'), right: term('a') } },
        },
        {
          name: 'safe',
          tree: {
            op: 'if',
            test: { op: '>', left: term('a'), right: number('3') },
            yes: term('bad'),
            no: term('half'),
          },
        },
        { name: 'needs', tree: { op: '+', left: term('half'), right: term('b') } },
        { name: 'falls', tree: { op: 'otherwise', value: term('b'), fallback: number('7') } },
      ],
    });
    expect(results.get('bad')).toEqual({ wrong: 'division-by-zero', term: 'bad' });
    expect(results.get('needs')).toEqual({ wrong: 'missing-fact', term: 'b' });
    for (const [name, expected] of [
      ['half', '5/4'],
      ['safe', '5/4'],
      ['falls', '7'],
    ] as const) {
      const result = results.get(name);
      if (result === undefined || 'wrong' in result || typeof result.value !== 'object')
        throw new Error(name);
      is(result.value, expected);
    }
  });
});
