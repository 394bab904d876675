import { describe, expect, test } from 'vitest';
import { Engine } from '../../src/pay/engine.ts';
import { either, isLong } from '../runs.ts';
import { rules } from '../support.ts';
import { agreeTwice, nothingCompared, runnersOf } from './agree.ts';
import { AnyPeople, allMonths } from './people.ts';
import { Draws } from './random.ts';
import { keptFor, type Variant, variants, variantsTogether } from './variants.ts';

const any = new AnyPeople(rules);
const all = variants(rules);

const count = nothingCompared();

const pairs = [
  ['현행', '개편안'],
  ['개편안', '현행'],
  ['현행', '현행(체결 협약)'],
  ['현행(체결 협약)', '개편안'],
  ['개편안(보전)', '현행'],
] as const;

/** Some months of one year: each kind of rule set is compiled for few months, and all years have their turn. */
function compare(variant: Variant, i: number, months: number): void {
  const engine = new Engine(rules, variant.changes);
  const runners = runnersOf(engine, [variant.scheme]);
  const first = allMonths[0] + 12 * (i % 8) + (i % 7);
  const people = any.draw(new Draws(i), months, [first, first + either(1, 3)], keptFor(variant));
  agreeTwice(engine, runners, people, count);
}

describe('any person-months by columns come to what the exact reading makes of them', () => {
  test('under every shipped scheme', () => {
    const plain = all.filter(({ changes }) => changes.size === 0);
    expect(plain.length).toBeGreaterThan(3);
    // Years by turns, from scheme to scheme.
    for (const [v, variant] of plain.entries())
      for (let i = 0; i < either(1, 8); i++) compare(variant, 3 * v + i, either(80, 1300));
    expect(count.payslips).toBeGreaterThan(either(600, 30_000));
    expect(count.failures).toBeGreaterThan(either(10, 500));
    // What columns do not hold is the exact reading's on both sides.
    expect(count.byColumns).toBeGreaterThan(0.8 * (count.payslips + count.failures));
  });

  test('under every scheme between two, whatever a scenario lays over them', () => {
    for (const [i, [one, other]] of pairs.entries()) {
      const own = all[(7 * i) % all.length];
      const engine = new Engine(rules, own?.changes);
      const between = engine.counterfactuals(one, other);
      expect(between.length).toBeGreaterThan(1);
      const first = allMonths[0] + 12 * ((3 + i) % 8);
      agreeTwice(
        engine,
        // With the two themselves, as runs have them: they alone say what is asked of an input.
        runnersOf(engine, [one, other, ...between]),
        any.draw(new Draws(i), 12, [first, first + either(1, 3)]),
        count,
      );
    }
  });

  test('with every choice, truth and list among the parameters switched', () => {
    // In `npm test` many at once: each value still has its turn.
    const switched = isLong ? all.filter(({ changes }) => changes.size > 0) : variantsTogether(rules);
    expect(switched.length).toBeGreaterThan(either(5, 40));
    const before = count.payslips;
    for (const [i, variant] of switched.entries()) compare(variant, i, either(56, 280));
    expect(count.payslips - before).toBeGreaterThan(either(20, 150) * switched.length);
  });
});
