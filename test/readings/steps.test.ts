import { describe, expect, test } from 'vitest';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import { add, compareRatios, type Ratio, ratio, subtract } from '../../src/formula/ratio.ts';
import type { Bounds } from '../../src/readings/bound.ts';
import { bounds } from '../../src/readings/bounds.ts';
import { evaluate } from '../../src/readings/exact.ts';
import { between, type Interval } from '../../src/readings/interval.ts';
import { StepReader } from '../../src/readings/steps.ts';
import { twinned } from '../../src/readings/twins.ts';
import { programOf, r, show, type Tables } from '../formula/setup.ts';

/** 가 goes a step on; 나 is 1, 1½ or 2; 라 is given or not. */
const nothing: Bounds = { kind: 'number', within: { lo: undefined, hi: undefined } };
const facts: Readonly<Record<string, Bounds>> = {
  나: { kind: 'number', within: between(r(1), r(2)), grain: r('1/2') },
  라: nothing,
};
/** From −4 on 1, from 0 on 3, from 2 on 2, from 7 on 9, up to 50. */
const tables: Tables = {
  표: {
    unit: '수',
    keys: ['수'],
    match: 'range',
    rows: ['-4', '0', '2', '7', '50'].map(r),
    columns: [],
    cells: ['1', '3', '2', '9'].map((cell) => [r(cell)]),
  },
};

const programFor = (formula: string) =>
  programOf({ 가: '수', 나: '수', 라: { unit: '수', optional: true }, 값: { unit: '수', formula } }, tables);

/** By how much 값 can move when 가, between two ends or none, goes a step on. */
function movesOf(formula: string, step: Ratio, within: Bounds): Interval {
  const twins = twinned(programFor(formula), '가', step);
  const known = bounds(
    twins.program,
    ({ name }) => (name === '가' ? within : facts[name]),
    () => undefined,
    (name) => name !== '라',
  );
  return new StepReader(twins, known).of('값');
}

/** What 값 moves by at any point that is tried: 가 in quarters from one end to the other, 나 at each value, 라 or not. */
function movesTried(formula: string, step: Ratio, from: number, to: number): Ratio[] {
  const program = programFor(formula);
  const found: Ratio[] = [];
  for (let quarter = 4 * from; quarter <= 4 * to; quarter++)
    for (const 나 of formula.includes('나') ? ['1', '3/2', '2'] : ['1'])
      for (const 라 of formula.includes('라') ? [undefined, '1/2'] : [undefined]) {
        const at = (가: Ratio): Value | undefined => {
          const given = new Map<string, Value>([
            ['가', 가],
            ['나', r(나)],
          ]);
          if (라 !== undefined) given.set('라', r(라));
          try {
            return evaluate(program, given).value('값');
          } catch {
            return undefined;
          }
        };
        const 가 = ratio(quarter, 4);
        const [was, is] = [at(가), at(add(가, step))];
        if (was !== undefined && is !== undefined && isRatio(was) && isRatio(is))
          found.push(subtract(is, was));
      }
  return found;
}

const text = ({ lo, hi }: Interval): string =>
  `${lo?.open === false ? '[' : '('}${lo ? show(lo.at) : '−∞'}, ${hi ? show(hi.at) : '∞'}${hi?.open === false ? ']' : ')'}`;

function expectWithin(formula: string, step: string, moves: Interval, tried: readonly Ratio[]): void {
  for (const one of tried) {
    const low = moves.lo && compareRatios(one, moves.lo.at);
    const high = moves.hi && compareRatios(one, moves.hi.at);
    const isWithin =
      (low === undefined || low > 0 || (low === 0 && moves.lo?.open === false)) &&
      (high === undefined || high < 0 || (high === 0 && moves.hi?.open === false));
    if (!isWithin)
      expect.fail(`${formula} moves by ${show(one)} when 가 goes ${step} on, not in ${text(moves)}`);
  }
}

const modes = ['floor', 'ceil', 'round', 'roundEven', 'trunc'];

describe('what is rounded, wherever it stands', () => {
  // Steps smaller and larger than that to which is rounded, whole numbers of them and halves.
  const steps = ['1/4', '1/2', '3/4', '1', '5/4', '3/2', '2', '5/2', '3'];

  test.each(modes)('%s moves by no more and no less than is said', (mode) => {
    for (const to of ['1/2', '1', '3/2', '2', '3'])
      for (const inner of ['가', '-가', '가 * 나', '가 / 2', '0 - 가 * 나', 'if 나 > 1 then 가 else -가'])
        for (const step of steps) {
          const formula = `${mode}(${inner}, ${to.replace('3/2', '1.5').replace('1/2', '0.5')})`;
          const moves = movesOf(formula, r(step), nothing);
          expect([formula, moves.lo === undefined, moves.hi === undefined]).toEqual([formula, false, false]);
          expectWithin(formula, step, moves, movesTried(formula, r(step), -4, 4));
        }
  });

  test.each([
    ['floor(가, 1)', '1/4', '[0, 1]'],
    ['floor(가, 1)', '1', '[1, 1]'],
    ['floor(가, 1)', '5/4', '[1, 2]'],
    ['ceil(가, 1)', '5/4', '[1, 2]'],
    ['round(가, 1)', '5/4', '[1, 2]'],
    ['floor(-가, 1)', '5/4', '[-2, -1]'],
    ['ceil(가, 3)', '1', '[0, 3]'],
    // ½ goes to 0 and 1½ to 2; 1½ goes to 2 and 2½ to 2.
    ['roundEven(가, 1)', '1', '[0, 2]'],
  ])('%s when 가 goes %s on: %s, and both ends occur', (formula, step, expected) => {
    const moves = movesOf(formula, r(step), nothing);
    expect(text(moves)).toBe(expected);
    const tried = movesTried(formula, r(step), -4, 4).map(show);
    expect(tried).toContain(moves.lo && show(moves.lo.at));
    expect(tried).toContain(moves.hi && show(moves.hi.at));
  });
});

describe('by how much a figure moves', () => {
  test.each([
    ['가', '[1, 1]'],
    ['-가', '[-1, -1]'],
    ['가 * 3', '[3, 3]'],
    ['가 / 4', '[1/4, 1/4]'],
    ['나 * 2', '[0, 0]'],
    ['가 * 나', '[1, 2]'],
    ['abs(가)', '[-1, 1]'],
    ['max(가, 3)', '[0, 1]'],
    ['min(가, 2 * 가, 5)', '[0, 2]'],
    // What is at both points falls out, and with it what would be rounded.
    ['가 - 가', '[0, 0]'],
    ['trunc(가 - 가, 1)', '[0, 0]'],
    ['roundEven(가 - 가, 1)', '[0, 0]'],
    ['라 otherwise 3', '[0, 0]'],
    ['라 otherwise 가', '[0, 1]'],
    ['if 나 > 1 then 가 else 2 * 가', '[1, 2]'],
    // A condition that only comes to hold, one that only ceases to, and one that does both.
    ['if 가 >= 10 then 1 else 0', '[0, 1]'],
    ['if 가 > 10 then 1 else 0', '[0, 1]'],
    ['if 가 < 10 then 1 else 0', '[-1, 0]'],
    ['if 가 <= 10 then 1 else 0', '[-1, 0]'],
    ['if not (가 >= 10) then 1 else 0', '[-1, 0]'],
    ['if 10 <= 가 then 1 else 0', '[0, 1]'],
    ['if 가 = 10 then 1 else 0', '[-1, 1]'],
    ['if 가 != 10 then 1 else 0', '[-1, 1]'],
    ['if 가 - 가 = 0 then 1 else 0', '[0, 0]'],
    ['if 가 >= 10 and 나 > 1 then 1 else 0', '[0, 1]'],
    ['if 가 >= 10 or 나 > 1 then 1 else 0', '[0, 1]'],
    ['if 가 >= 10 and 가 < 20 then 1 else 0', '[-1, 1]'],
    ['if 나 > 1 or 가 < 20 then 1 else 0', '[-1, 0]'],
    ['if 나 > 1 and 가 < 20 then 1 else 0', '[-1, 0]'],
    // From one row to itself or the next: up by 2 or 7, down by 1.
    ['표[가]', '[-1, 7]'],
    ['if 가 >= 10 then 가 + 5 else 가', '[1, 6]'],
    ['if 가 >= 10 then 가 - 5 else 가', '[-4, 1]'],
    ['if 가 >= 10 then floor(가, 1) + 5 else 가', '[1, 6]'],
    // From one branch to another what both share falls out; a rounding is off by its step at most.
    ['if 가 >= 10 then 가 else 가 + 5', '[-4, 1]'],
    ['if 가 >= 10 then 가 else 가 - 5', '[1, 6]'],
    ['if 가 >= 10 then floor(가, 1) - 5 else 가', '(-5, 1]'],
    ['if 가 >= 10 then ceil(가, 1) + 5 else 가', '[1, 7]'],
    ['if 가 >= 10 then round(가, 1) + 5 else 가', '[1, 7]'],
    ['if 가 >= 10 then round(가, 1) - 5 else 가', '(-5, 1]'],
    ['if 가 >= 10 then 가 else ceil(가, 1) + 5', '[-5, 1]'],
    ['if 가 >= 10 then 가 else floor(가, 1) - 5', '[1, 7)'],
    ['if 가 >= 10 then 가 else round(가, 1) - 5', '[1, 7)'],
    ['if 가 >= 10 then 가 else round(가, 1) + 5', '[-5, 1]'],
  ])('%s when 가 goes 1 on, without ends: %s', (formula, expected) => {
    const moves = movesOf(formula, r('1'), nothing);
    expectWithin(formula, '1', moves, movesTried(formula, r('1'), -5, 21));
    expect(text(moves)).toBe(expected);
  });

  test.each([
    // (x + 1)² − x² = 2x + 1.
    ['가 * 가', '0', '3', '[1, 7]'],
    ['가 * 가', '-2', '3', '[-3, 7]'],
    // 6 ÷ (x + 1) − 6 ÷ x = −6 ÷ (x × (x + 1)).
    ['6 / 가', '1', '3', '[-3, -1/2]'],
    ['if 가 >= 10 then 1 else 0', '0', '3', '[0, 0]'],
    ['표[가]', '2', '5', '[0, 0]'],
    ['표[가]', '2', '6', '[0, 7]'],
  ])('%s when 가, from %s to %s, goes 1 on: within %s', (formula, from, to, expected) => {
    const within: Bounds = { kind: 'number', within: between(r(from), r(to)), grain: r('1/4') };
    const moves = movesOf(formula, r('1'), within);
    const tried = movesTried(formula, r('1'), Number(from), Number(to));
    expectWithin(formula, '1', moves, tried);
    expect(text(moves)).toBe(expected);
  });
});
