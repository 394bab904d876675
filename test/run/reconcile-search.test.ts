import { expect, test } from 'vitest';
import { type Amounts, type DifferingMonth, explained } from '../../src/run/reconcile/hypothesis.ts';
import { placeOn } from '../../src/run/reconcile/search.ts';
import { engine, person, worker } from '../support.ts';

/** A month in which the ledger says so much of two items, and the run 0 of each. */
function month(ledger: Readonly<Record<string, number>>): DifferingMonth {
  const entries = Object.entries(ledger);
  return {
    engine,
    scheme: '현행',
    person: person({ 귀속월: '2024-03', 직원: worker }),
    run: new Map(entries.map(([item]) => [item, 0])),
    ledger: new Map(entries),
    differing: new Set(entries.flatMap(([item, amount]) => (amount === 0 ? [] : [item]))),
    again: () => undefined,
  };
}
const amounts = (a: number, b: number): Amounts =>
  new Map([
    ['a', a],
    ['b', b],
  ]);

test('a cause that moves an item too many, or to a won beside it, explains nothing', () => {
  expect(explained(month({ a: 10, b: 0 }), amounts(10, 0))).toEqual(new Set(['a']));
  expect(explained(month({ a: 10, b: 0 }), amounts(10, 1))).toBeUndefined();
  expect(explained(month({ a: 10, b: 0 }), amounts(11, 0))).toBeUndefined();
  expect(explained(month({ a: 10, b: 5 }), amounts(10, 0))).toEqual(new Set(['a']));
  expect(explained(month({ a: 10, b: 5 }), amounts(0, 0))).toBeUndefined();
});

test('a place on a grid: short ones one by one, long ones halved, up or down', () => {
  // Neither grows nor shrinks: 3 × 7 mod 11 = 10.
  const short = { count: 11, amounts: (i: number) => amounts((i * 7) % 11, 0) };
  expect(placeOn(short, month({ a: 10, b: 0 }))).toBe(3);
  const up = { count: 1_000_000, amounts: (i: number) => amounts(i * 3, 0) };
  expect(placeOn(up, month({ a: 2_999_997, b: 0 }))).toBe(999_999);
  expect(placeOn(up, month({ a: 299_998, b: 0 }))).toBeUndefined();
  const down = { count: 1_000_000, amounts: (i: number) => amounts(1_000_000 - i, 0) };
  expect(placeOn(down, month({ a: 750_000, b: 0 }))).toBe(250_000);
  // By the item that moves, whichever it is.
  const second = { count: 1_000_000, amounts: (i: number) => amounts(0, i) };
  expect(placeOn(second, month({ a: 1, b: 4 }))).toBe(4);
  expect(placeOn({ count: 100, amounts: () => undefined }, month({ a: 1, b: 0 }))).toBeUndefined();
});
