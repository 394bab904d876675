import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOfOthers } from '../../src/calendar/leave-facts.ts';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import { schemeBounds, schemeFactBounds } from '../../src/pay/fact-bounds.ts';
import { type Bounds, constant, isSafe } from '../../src/readings/bound.ts';
import { bounds } from '../../src/readings/bounds.ts';
import { between, holds } from '../../src/readings/interval.ts';
import { programOf, r, show } from '../formula/setup.ts';
import { anyDrawn, forEngine, shippedEngine } from '../properties/people.ts';
import { runs } from '../runs.ts';

/** Facts by their ranges, `a~b` or open at a side; the result's interval as [a, b] or (a, b). */
function boundsOf(formula: string, unit: string, facts: Readonly<Record<string, string>>): string {
  const specs = Object.fromEntries(Object.keys(facts).map((name) => [name, '수']));
  const program = programOf({ ...specs, 답: { unit, formula } });
  const result = bounds(program, (term) => {
    const [lo = '', hi = ''] = (facts[term.name] ?? '~').split('~');
    return {
      kind: 'number',
      within: between(lo === '' ? undefined : r(lo), hi === '' ? undefined : r(hi)),
      grain: r('1'),
    };
  });
  if (result.zeroDivisors.length > 0) return `can divide by zero: ${result.zeroDivisors.length}`;
  return text(result.of('답'));
}

function text(one: Bounds | undefined): string {
  if (one?.kind === 'truth') return one.canHold ? (one.canFail ? 'either' : 'always') : 'never';
  if (one?.kind !== 'number') return one?.kind ?? 'nothing';
  const { lo, hi } = one.within;
  return `${lo?.open === false ? '[' : '('}${lo ? show(lo.at) : '−∞'}, ${hi ? show(hi.at) : '∞'}${hi?.open === false ? ']' : ')'}`;
}

describe('ends are exact', () => {
  test.each([
    ['a + b', { a: '1~3', b: '-2~5' }, '[-1, 8]'],
    ['a - b', { a: '1~3', b: '-2~5' }, '[-4, 5]'],
    ['a * b', { a: '-2~3', b: '-5~7' }, '[-15, 21]'],
    ['a / b', { a: '1~6', b: '2~3' }, '[1/3, 3]'],
    ['a / b', { a: '-1~6', b: '-3~-2' }, '[-3, 1/2]'],
    ['a * b', { a: '0~', b: '2~3' }, '[0, ∞)'],
    ['0 * a', { a: '~' }, '[0, 0]'],
    ['abs(a)', { a: '-7~3' }, '[0, 7]'],
    ['min(a, b)', { a: '1~9', b: '3~4' }, '[1, 4]'],
    ['max(a, b)', { a: '1~9', b: '3~4' }, '[3, 9]'],
    ['floor(a / 7, 10)', { a: '0~700' }, '[0, 100]'],
    ['ceil(a * 1.5, 1)', { a: '-3~3' }, '[-4, 5]'],
    ['-a', { a: '1~2' }, '[-2, -1]'],
  ])('%s with %o is %s', (formula, facts, expected) => {
    expect(boundsOf(formula, '수', facts)).toBe(expected);
  });
});

describe('conditions', () => {
  test.each([
    ['a < b', { a: '1~3', b: '4~5' }, 'always'],
    ['a < b', { a: '1~4', b: '4~5' }, 'either'],
    ['a < b', { a: '5~9', b: '4~5' }, 'never'],
    ['a = b', { a: '1~3', b: '4~5' }, 'never'],
    ['a >= 1 and a <= 3', { a: '1~3' }, 'always'],
    ['a < 2 and a > 2', { a: '1~3' }, 'never'],
    ['not (a > 0)', { a: '1~3' }, 'never'],
    ['a in [1, 3]', { a: '1~3' }, 'either'],
    ['a in [0, 4]', { a: '1~3' }, 'never'],
    // On whole numbers 1, 2 and 3 are all there are, in whatever order they are named.
    ['a in [2, 3, 1]', { a: '1~3' }, 'always'],
    ['a in [1, 3, 4]', { a: '1~4' }, 'either'],
    ['a in [3, 4] and a < 3', { a: '1~4' }, 'never'],
    ['a in []', { a: '1~4' }, 'never'],
  ])('%s with %o: %s', (formula, facts, expected) => {
    expect(boundsOf(formula, '여부', facts)).toBe(expected);
  });

  test.each([
    ['if a > 5 then a else 5', { a: '0~9' }, '[5, 9]'],
    ['if a = 0 then 0 else 12 / a', { a: '0~6' }, '[0, 12]'],
    ['if a > 0 and b > 0 then a / b else 0', { a: '0~6', b: '0~3' }, '[0, 6]'],
    ['if a != 0 then 1 / a else 7', { a: '0~4' }, '[1/4, 7]'],
    ['if a < 3 then 1 else 2', { a: '5~9' }, '[2, 2]'],
    ['if a in [7, 3, 12] then a else 5', { a: '0~9' }, '[3, 7]'],
    ['if a in [0, 9, 1] then 5 else a', { a: '0~9' }, '[2, 8]'],
    ['if a in [0, 9, 8] then 5 else a', { a: '0~9' }, '[1, 7]'],
    ['if not a in [3, 7] then 5 else a', { a: '0~9' }, '[3, 7]'],
    ['if a in [] then 100 else a', { a: '0~9' }, '[0, 9]'],
  ])('narrow the branches: %s with %o is %s', (formula, facts, expected) => {
    expect(boundsOf(formula, '수', facts)).toBe(expected);
  });
});

test.each([
  ['1 / a', { a: '0~3' }],
  ['1 / (a - b)', { a: '0~3', b: '0~3' }],
  ['1 / a', { a: '~' }],
])('%s with %o can divide by zero', (formula, facts) => {
  expect(boundsOf(formula, '수', facts)).toBe('can divide by zero: 1');
});

test('a figure of an earlier month can be what its term can be, wherever that term stands', () => {
  // 앞 stands before 뒤 and looks back at it; 돈 looks back at what rests on it, and nothing is known of that.
  const program = programOf({
    사실: '수',
    앞: { unit: '수', formula: 'earlier(뒤, 1개월) otherwise 0' },
    뒤: { unit: '수', formula: '사실 + 1' },
    돈: { unit: '수', formula: 'earlier(판, 1개월) otherwise 0' },
    판: { unit: '수', formula: '돈 + 1' },
    섬: { unit: '수', formula: 'earlier(섬, 1개월) otherwise 0' },
  });
  const result = bounds(program, () => ({ kind: 'number', within: between(r(0), r(9)) }));
  expect(['앞', '뒤', '돈', '판', '섬'].map((name) => [name, text(result.of(name))])).toEqual([
    ['앞', '[0, 10]'],
    ['뒤', '[1, 10]'],
    ['돈', '(−∞, ∞)'],
    ['판', '(−∞, ∞)'],
    ['섬', '(−∞, ∞)'],
  ]);
});

test('what is looked up in a table lies in the rows and columns that the keys reach, each look-up by itself', () => {
  const program = programOf(
    {
      금액: '수',
      왼쪽: { unit: '수', formula: '표[금액, "왼"]' },
      오른쪽: { unit: '수', formula: '표[금액, "오른"]' },
      아래: { unit: '수', formula: '표[min(금액, 9), "왼"]' },
    },
    {
      // From 0 on, from 10 on, and from 20 on up to 30.
      표: {
        unit: '수',
        keys: ['수', '선택'],
        match: 'range',
        rows: ['0', '10', '20', '30'].map(r),
        columns: ['왼', '오른'],
        cells: [
          ['5', '-7'],
          ['1', '8'],
          ['3', '40'],
        ].map((row) => row.map(r)),
      },
    },
  );
  const result = bounds(program, () => ({ kind: 'number', within: between(r(0), r(19)) }));
  expect(['왼쪽', '오른쪽', '아래'].map((name) => text(result.of(name)))).toEqual([
    '[1, 5]',
    '[-7, 8]',
    '[5, 5]',
  ]);
});

describe('the shipped schemes', () => {
  const engine = shippedEngine();
  const { leave } = engine.rules;
  const others = leave.dated.flatMap(({ name }) => (name === '산재휴업' ? [] : [name]));
  const injury = factsOfOthers(leave, new Set(others));
  test.each(['현행', '개편안', '현행(체결 협약)', '월급공제'])(
    '%s never divides by zero, in 2019 and in 2026',
    (scheme) => {
      for (const month of [2019 * 12, 2024 * 12 + 2, 2026 * 12 + 11]) {
        const { program } = engine.schemeMonth(scheme, month);
        expect(schemeBounds(engine.rules, program).zeroDivisors.map(({ term }) => term.name)).toEqual([]);
        // Severance and what is paid for an injury grow with the average wage past any useful bound.
        const facts = schemeFactBounds(engine.rules, program);
        const result = bounds(program, (term) => (injury.includes(term.name) ? constant(r(0)) : facts(term)));
        for (const { items, total } of program.lines.filter(({ kind }) => kind !== '퇴직')) {
          for (const term of [...items, total]) expect([term, isSafe(result.of(term))]).toEqual([term, true]);
        }
      }
    },
  );

  test('no figure of a random payslip lies outside its bounds', () => {
    const within = (one: Bounds | undefined, value: Value): boolean => {
      if (one?.kind === 'number' && isRatio(value)) return holds(one.within, value);
      if (one?.kind === 'truth') return value === true ? one.canHold : one.canFail;
      if (one?.kind === 'choice' && typeof value === 'string') return one.choices?.has(value) ?? true;
      return one?.kind === 'list';
    };
    // A month that is divided has a program of its own.
    const known = new Map<object, ReturnType<typeof schemeBounds>>();
    fc.assert(
      fc.property(anyDrawn, fc.constantFrom('현행', '개편안'), (drawn, scheme) => {
        const { evaluation, program } = engine.payslip(forEngine(drawn), scheme);
        const result = known.get(program) ?? schemeBounds(engine.rules, program);
        known.set(program, result);
        for (const { name, formula } of program.order) {
          if (formula === undefined) continue;
          const value = figureOf(() => evaluation.value(name));
          if (value !== undefined) expect([name, within(result.of(name), value)]).toEqual([name, true]);
        }
      }),
      runs(80, 3000),
    );
  });
});

/** Undefined for a term that rests on a fact not given. */
function figureOf(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
