import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factorial, shapley, wholeShares } from '../../src/columns/attribution/shapley.ts';

/** Every order of some players. */
function orders(players: readonly number[]): number[][] {
  if (players.length === 0) return [[]];
  return players.flatMap((first) =>
    orders(players.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}

/** What each player adds, summed over every order in which they can join. */
function byOrders(coalitionValues: readonly number[], players: number): bigint[] {
  const sums = new Array<bigint>(players).fill(0n);
  for (const order of orders(Array.from({ length: players }, (_, i) => i))) {
    let joined = 0;
    for (const player of order) {
      const before = coalitionValues[joined] ?? 0;
      joined += 2 ** player;
      sums[player] = (sums[player] ?? 0n) + BigInt(coalitionValues[joined] ?? 0) - BigInt(before);
    }
  }
  return sums;
}

const game = fc.integer({ min: 1, max: 5 }).chain((players) =>
  fc.tuple(
    fc.constant(players),
    fc.array(fc.integer({ min: -5_000_000, max: 5_000_000 }), {
      minLength: 2 ** players,
      maxLength: 2 ** players,
    }),
  ),
);

test('two players: each gets half of what only both bring', () => {
  // Alone 10 and 20, together 40: the 10 that only both bring are shared.
  expect(shapley([0, 10, 20, 40], 2)).toEqual([30n, 50n]);
  expect(wholeShares([30n, 50n], 2n)).toEqual([15, 25]);
  // Together 41: 15.5 and 25.5, and the won that is left goes to the first.
  expect(wholeShares(shapley([0, 10, 20, 41], 2), 2n)).toEqual([16, 25]);
  // Losses are divided alike: −15.5 and −25.5.
  expect(wholeShares([-31n, -51n], 2n)).toEqual([-15, -26]);
});

describe('any figures', () => {
  test('figures of any size are divided exactly, about the size too where sums of them no longer are numbers', () => {
    const players = 4;
    const edge = 2 ** 53 / 2 ** players;
    const figure = fc.oneof(
      fc.maxSafeInteger(),
      fc.integer({ min: -3, max: 3 }).map((off) => edge + off),
      fc.integer({ min: -3, max: 3 }).map((off) => -edge + off),
      fc.constant(0),
    );
    fc.assert(
      fc.property(fc.array(figure, { minLength: 16, maxLength: 16 }), (values) => {
        expect(shapley(values, players)).toEqual(byOrders(values, players));
      }),
    );
    // Each of the eight groups without a player gains the whole span: 8 × 2^54 ÷ 16 = 2^53, which still is a number of its own.
    const swing = Array.from({ length: 16 }, (_, mask) => ((mask & 1) === 1 ? edge : -edge));
    expect(shapley(swing, players)).toEqual(byOrders(swing, players));
  });

  test('the values are the mean over all orders, and add up to the whole difference', () => {
    fc.assert(
      fc.property(game, ([players, coalitionValues]) => {
        const values = shapley(coalitionValues, players);
        expect(values).toEqual(byOrders(coalitionValues, players));
        const whole = BigInt(coalitionValues.at(-1) ?? 0) - BigInt(coalitionValues[0] ?? 0);
        expect(values.reduce((sum, one) => sum + one, 0n)).toBe(whole * factorial(players));
        const shares = wholeShares(values, factorial(players));
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(Number(whole));
        shares.forEach((share, i) => {
          const off = BigInt(share) * factorial(players) - (values[i] ?? 0n);
          expect(off < factorial(players) && off > -factorial(players)).toBe(true);
        });
      }),
    );
  });

  test('who changes nothing gets nothing', () => {
    fc.assert(
      fc.property(game, fc.nat(), ([players, coalitionValues], at) => {
        const idle = at % players;
        const same = coalitionValues.map((_, mask) => coalitionValues[mask & ~(1 << idle)] ?? 0);
        const values = shapley(same, players);
        expect(values[idle]).toBe(0n);
        expect(wholeShares(values, factorial(players))[idle]).toBe(0);
      }),
    );
  });

  test('players who do the same get the same', () => {
    fc.assert(
      fc.property(game, ([players, coalitionValues]) => {
        // Worth that depends only on how many have joined.
        const count = (mask: number) => mask.toString(2).replaceAll('0', '').length;
        const values = shapley(
          coalitionValues.map((_, mask) => coalitionValues[count(mask)] ?? 0),
          players,
        );
        expect(new Set(values).size).toBe(1);
      }),
    );
  });
});
