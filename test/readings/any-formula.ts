import fc from 'fast-check';
import { earlierKey, type Value } from '../../src/formula/checked.ts';
import { parseIsoDay } from '../../src/formula/civil.ts';
import type { Program } from '../../src/formula/program.ts';
import { type Ratio, ratio } from '../../src/formula/ratio.ts';
import type { Bounds } from '../../src/readings/bound.ts';
import type { IntervalEnd } from '../../src/readings/interval.ts';
import { programOf, r, type Tables } from '../formula/setup.ts';

/** A fact of a small world: what is said of it, and some of the values that it then can have; undefined: not given. */
export interface AnyFact {
  readonly bounds: Bounds | undefined;
  readonly values: readonly (Value | undefined)[];
  /** Whether every row gives it. */
  readonly always: boolean;
}

/** Facts of a row, by name. */
export type AnyRow = ReadonlyMap<string, Value>;

export interface AnyWorld {
  readonly facts: Readonly<Record<FactName, AnyFact>>;
  readonly program: Program;
  readonly rows: readonly AnyRow[];
  /** The formulas, for messages. */
  readonly texts: Readonly<Record<string, string>>;
}

const factNames = ['가', '나', '다', '라', '마', '바', '사', '날', '날2', '몇달'] as const;
type FactName = (typeof factNames)[number];
export const earlierName = earlierKey({ name: '가', months: 1 });

/** By ranges: 1 from −2 on, 4 from 1 on, 2 from 1½ on, 0 from 4 up to 8. By keys, in two columns. */
const tables: Tables = {
  범위표: {
    unit: '수',
    keys: ['수'],
    match: 'range',
    rows: ['-2', '1', '3/2', '4', '8'].map(r),
    columns: [],
    cells: [['1'], ['4'], ['2'], ['0']].map((row) => row.map(r)),
  },
  열쇠표: {
    unit: '수',
    keys: ['수', '선택'],
    match: 'exact',
    rows: ['3', '0', '1'].map(r),
    columns: ['x', 'y'],
    cells: [
      ['-4', '5'],
      ['1', '-1/2'],
      ['3', '2'],
    ].map((row) => row.map(r)),
  },
};

/** Texts of formulas that name these terms beside the facts. */
function grammar(numbers: readonly string[], conditions: readonly string[]) {
  const both = (a: fc.Arbitrary<string>, ops: readonly string[], b: fc.Arbitrary<string>) =>
    fc.tuple(a, fc.constantFrom(...ops), b).map(([left, op, right]) => `(${left} ${op} ${right})`);
  const order = ['>=', '>', '<=', '<', '=', '!='];
  return fc.letrec<{ number: string; condition: string; date: string }>((tie) => {
    const number = tie('number');
    return {
      number: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'tree', depthSize: 'small' },
        fc.constantFrom(...numbers, ...numbers, '(라 otherwise 2)', '라', '(earlier(가, 1개월) otherwise 1)'),
        fc.constantFrom('0', '1', '2', '3', '0.5', '1.5', '10'),
        both(number, ['+', '-', '*'], number),
        // A literal 0 as divisor is refused before anything runs.
        both(
          number,
          ['/'],
          number.map((a) => (/^[(-]*0\)*$/.test(a) ? '2' : a)),
        ),
        fc.tuple(number, number).map(([a, b]) => `(${a} / (1 + abs(${b})))`),
        fc.tuple(fc.constantFrom('max', 'min'), number, number).map(([fn, a, b]) => `${fn}(${a}, ${b})`),
        fc
          .tuple(fc.constantFrom('max', 'min'), number, number, number)
          .map(([fn, ...all]) => `${fn}(${all.join(', ')})`),
        fc
          .tuple(
            fc.constantFrom('floor', 'ceil', 'round', 'roundEven', 'trunc'),
            number,
            fc.constantFrom('1', '2', '0.5', '3'),
          )
          .map(([fn, a, step]) => `${fn}(${a}, ${step})`),
        number.map((a) => `abs(${a})`),
        fc.tuple(number, fc.constantFrom('3', '0.5', '-2', '7')).map(([a, by]) => `mod(${a}, ${by})`),
        fc.tuple(number, number).map(([a, b]) => `mod(${a}, 1 + abs(${b}))`),
        fc.tuple(fc.constantFrom('year', 'month', 'day'), tie('date')).map(([fn, date]) => `${fn}(${date})`),
        number.map((a) => `(-${a})`),
        number.map((a) => `범위표[${a}]`),
        fc.tuple(number, fc.constantFrom('바', '"x"')).map(([a, key]) => `열쇠표[${a}, ${key}]`),
        fc
          .tuple(fc.constantFrom('fullMonths', 'fullYears'), tie('date'), tie('date'))
          .map(([fn, a, b]) => `(${fn}(${a}, ${b}) / 1${fn === 'fullYears' ? '년' : '개월'})`),
        fc.tuple(tie('condition'), number, number).map(([test, a, b]) => `(if ${test} then ${a} else ${b})`),
        fc.tuple(number, number).map(([a, b]) => `(if ${a} = ${b} then ${a} else ${b})`),
      ),
      condition: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'tree', depthSize: 'small' },
        fc.constantFrom(
          ...conditions,
          '(바 = "x")',
          '(바 != "z")',
          '(바 in ["x", "y"])',
          '(바 = 사)',
          '(바 != 사)',
          'given(라)',
        ),
        fc.oneof(
          both(
            fc.constantFrom(...numbers),
            ['in'],
            fc.constantFrom('[0, 1, 2]', '[-1, 0.5, 3]', '[2]', '[]'),
          ),
          both(number, ['in'], fc.constantFrom('[2, 1, 0, -1]', '[0.5, 4]')),
          tie('date').map((date) => `(${date} in [2024-02-29, 2023-12-31])`),
          tie('date').map((date) => `(month(${date}) in [1, 2, 12])`),
        ),
        both(number, order, number),
        both(fc.constantFrom(...numbers), order, fc.constantFrom('0', '1', '2', '2.5', '-1')),
        both(tie('date'), order, tie('date')),
        tie('date').map((date) => `(weekday(${date}) in ["토", "일"])`),
        both(tie('condition'), ['and', 'or'], tie('condition')),
        both(tie('condition'), ['=', '!='], tie('condition')),
        tie('condition').map((a) => `(not ${a})`),
      ),
      date: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'tree', depthSize: 'small' },
        fc.constantFrom('날', '날2', '2024-02-29', '2023-12-31'),
        tie('date').map((a) => `firstOfMonth(${a})`),
        fc
          .tuple(tie('date'), fc.constantFrom('1개월', '-1개월', '몇달'))
          .map(([a, by]) => `addMonths(${a}, ${by})`),
        fc.tuple(tie('date'), fc.constantFrom('1년', '-1년')).map(([a, by]) => `addYears(${a}, ${by})`),
      ),
    };
  });
}

const end = (at: Ratio, open: boolean): IntervalEnd => ({ at, open });
const number = (lo: IntervalEnd, hi: IntervalEnd, grain?: Ratio): Bounds => ({
  kind: 'number',
  within: { lo, hi },
  ...(grain && { grain }),
});

/** A number on a grain (undefined: none) whose ends, in quarters, may stand off it, be open or be none; with values to both ends. */
function anyNumber(grain: string | undefined): fc.Arbitrary<AnyFact> {
  const step = grain === undefined ? undefined : r(grain);
  const side = fc.record({
    at: fc.integer({ min: -16, max: 16 }),
    open: fc.boolean(),
    none: fc.boolean(),
  });
  return fc
    .tuple(side, side, fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 3 }))
    .map(([a, b, draws]): AnyFact => {
      const [low, high] = a.at <= b.at ? [a, b] : [b, a];
      // What is open holds no value where there is but one.
      const open = grain === undefined && low.at < high.at;
      const lo = low.none ? undefined : end(ratio(low.at, 4), open && low.open);
      const hi = high.none ? undefined : end(ratio(high.at, 4), open && high.open);
      // In twelfths, so that there are values between quarters.
      const stride = step === undefined ? 1 : Number((12n * step.n) / step.d);
      const from = low.none ? 3 * Math.min(low.at, high.at) - 240 : 3 * low.at + (lo?.open === true ? 1 : 0);
      const to = high.none ? 3 * Math.max(low.at, high.at) + 240 : 3 * high.at - (hi?.open === true ? 1 : 0);
      const [first, last] = [Math.ceil(from / stride), Math.floor(to / stride)];
      const at = (n: number): Ratio => ratio(n * stride, 12);
      if (first > last) {
        const only = end(at(first), false);
        return { bounds: number(only, only, step), values: [at(first)], always: true };
      }
      const some = [first, last, first + 1, ...draws.map((draw) => first + (draw % (last - first + 1)))];
      return { bounds: number(lo, hi, step), values: some.filter((n) => n <= last).map(at), always: true };
    });
}

const day = (text: string): number => parseIsoDay(text) ?? Number.NaN;
/** Dates around the ends of months, one of them in a leap year. */
const anyDate: fc.Arbitrary<AnyFact> = fc
  .tuple(
    fc.constantFrom('2024-01-29', '2024-02-27', '2023-12-30', '2024-03-30'),
    fc.integer({ min: 0, max: 35 }),
    fc.integer({ min: 0, max: 35 }),
  )
  .map(([from, days, draw]): AnyFact => {
    const first = day(from);
    const last = first + days;
    return {
      bounds: number(end(ratio(first), false), end(ratio(last), false), ratio(1)),
      values: [first, last, first + (draw % (days + 1))].map((one) => ratio(one)),
      always: true,
    };
  });

const sometimes = (one: AnyFact, how: 'always' | 'sometimes' | 'never'): AnyFact =>
  how === 'always'
    ? one
    : how === 'never'
      ? { bounds: undefined, values: [undefined], always: false }
      : { ...one, values: [...one.values, undefined], always: false };

const anyChoice: fc.Arbitrary<AnyFact> = fc
  .subarray(['x', 'y', 'z'], { minLength: 1 })
  .map((values) => ({ bounds: { kind: 'choice', choices: new Set(values) }, values, always: true }));

const anyFacts = (first: fc.Arbitrary<AnyFact>) =>
  fc.record({
    가: first,
    나: anyNumber('1/2'),
    다: anyNumber(undefined),
    라: fc
      .tuple(anyNumber('1'), fc.constantFrom('always', 'sometimes', 'never'))
      .map(([one, how]) => sometimes(one, how)),
    마: fc.constantFrom<readonly boolean[]>([true, false], [true], [false]).map(
      (values): AnyFact => ({
        bounds: { kind: 'truth', canHold: values.includes(true), canFail: values.includes(false) },
        values,
        always: true,
      }),
    ),
    바: anyChoice,
    사: anyChoice,
    날: anyDate,
    날2: anyDate,
    몇달: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 4 })).map(
      ([from, more]): AnyFact => ({
        bounds: number(end(ratio(from), false), end(ratio(from + more), false), ratio(1)),
        values: [from, from + more].map((n) => ratio(n)),
        always: true,
      }),
    ),
  });

/** What the figure of the month before can be, in every world. */
export const earlierBounds: Bounds = number(end(ratio(-3), false), end(ratio(5, 2), false));

const inner = grammar(['가', '나', '다'], ['마']);
const outer = grammar(['가', '나', '다', '중간'], ['마', '관문']);

/** How far to both sides of 0 a fact that moves is followed. */
export const followed = 3;
/** A fact that moves: its ends are those between which it is followed, or so far out that they say little, or none. */
const movingFact: fc.Arbitrary<AnyFact> = fc
  .constantFrom(followed, 100, undefined)
  .chain((most) => {
    const to = (sign: 1 | -1): IntervalEnd =>
      most === undefined ? undefined : end(ratio(sign * most), false);
    return fc.constantFrom([to(-1), to(1)] as const, [to(-1), undefined] as const);
  })
  .map(([lo, hi]): AnyFact => ({ bounds: number(lo, hi), values: [ratio(0)], always: true }));

/**
 * Four terms over ten facts, the later ones naming the earlier, and some rows among those that the facts allow.
 * `moves`: 가 is a fact that moves, for the test to move.
 */
export const anyWorld = (rows: number, moves = false): fc.Arbitrary<AnyWorld> =>
  fc
    .record({
      facts: anyFacts(moves ? movingFact : anyNumber('1')),
      texts: fc.record({
        중간: inner.number,
        관문: inner.condition,
        값: outer.number,
        조건: outer.condition,
      }),
      draws: fc.array(fc.tuple(...[...factNames, earlierName].map(() => fc.nat({ max: 719 }))), {
        minLength: rows,
        maxLength: rows,
      }),
    })
    .map(({ facts, texts, draws }): AnyWorld => {
      const program = programOf(
        {
          가: '수',
          나: '수',
          다: '수',
          라: { unit: '수', optional: true },
          마: '여부',
          바: { unit: '선택', choices: ['x', 'y', 'z'] },
          사: { unit: '선택', choices: ['x', 'y', 'z'] },
          날: '날짜',
          날2: '날짜',
          몇달: '개월',
          중간: { unit: '수', formula: texts.중간 },
          관문: { unit: '여부', formula: texts.관문 },
          값: { unit: '수', formula: texts.값 },
          조건: { unit: '여부', formula: texts.조건 },
        },
        tables,
      );
      const earlier = [ratio(-3), ratio(5, 2), ratio(1, 3), undefined];
      return {
        facts,
        texts,
        program,
        rows: draws.map(
          (draw): AnyRow =>
            new Map(
              [...factNames.map((name) => facts[name].values), earlier].flatMap((values, i) => {
                const value = values[(draw[i] ?? 0) % values.length];
                const name = factNames[i] ?? earlierName;
                return value === undefined ? [] : [[name, value] as const];
              }),
            ),
        ),
      };
    });
