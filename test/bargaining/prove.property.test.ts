import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Proof, prove } from '../../src/bargaining/prove/prove.ts';
import type { Value } from '../../src/formula/checked.ts';
import { compareRatios, type Ratio, ratio, subtract } from '../../src/formula/ratio.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { runs } from '../runs.ts';
import { engineOf, evaluateAt, month } from './prove-setup.ts';

/** Numbers and conditions over 가 (0 to 5), 나 (0 to 3 or not given), 다 (x, y, z) and 라. */
const grammar = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'tree' },
    fc.constantFrom('가', '가', '(나 otherwise 2)', '중간'),
    fc.integer({ min: 0, max: 5 }).map(String),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('number'), fc.integer({ min: 2, max: 4 })).map(([a, by]) => `(${a} / ${by})`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `(${a} / (1 + abs(${b})))`),
    fc
      .tuple(fc.constantFrom('max', 'min'), tie('number'), tie('number'))
      .map(([fn, a, b]) => `${fn}(${a}, ${b})`),
    fc
      .tuple(
        fc.constantFrom('floor', 'ceil', 'round', 'roundEven', 'trunc'),
        tie('number'),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([fn, a, step]) => `${fn}(${a}, ${step})`),
    tie('number').map((a) => `abs(${a})`),
    tie('number').map((a) => `(-${a})`),
    tie('number').map((a) => `시험표[${a}]`),
    tie('number').map((a) => `시험표[max(0, min(${a}, 9))]`),
    fc
      .tuple(tie('condition'), tie('number'), tie('number'))
      .map(([test_, a, b]) => `(if ${test_} then ${a} else ${b})`),
  ),
  condition: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'tree' },
    fc.constantFrom('라', '다 = "x"', '다 != "z"', 'given(나)', '관문'),
    fc
      .tuple(tie('number'), fc.constantFrom('>=', '>', '<=', '<', '=', '!='), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('condition').map((a) => `(not ${a})`),
  ),
}));
const noTerms = (text: string): string => text.replaceAll('중간', '가').replaceAll('관문', '라');

/** Statements look into no table. */
const said = grammar.condition.map((text) => text.replaceAll('시험표[', 'abs(').replaceAll(']', ')'));

const statement = fc.oneof(
  fc.record({ kind: fc.constant('all' as const), condition: said }),
  fc.record({
    kind: fc.constant('all' as const),
    condition: fc.integer({ min: -6, max: 6 }).map((k) => `(값 >= ${k < 0 ? `-${-k}` : k})`),
  }),
  fc.record({ kind: fc.constant('steps' as const), most: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ kind: fc.constant('steps' as const), most: fc.constant(0) }),
);
const cases = fc.record({
  middle: grammar.number,
  gate: grammar.condition,
  value: grammar.number,
  statement,
  premise: fc.option(said, { freq: 3 }),
  plain: fc.integer({ min: 0, max: 5 }),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

const textOf = ({ statement: one, premise }: Case): string => {
  const body =
    one.kind === 'all'
      ? `모두: ${one.condition}`
      : one.most === 0
        ? '늘려도 줄지 않음: 값, 가'
        : `절벽: 값, 가 <= ${one.most}`;
  return premise === null ? body : `${body} 단 ${premise}`;
};

/** The conditions of a statement as terms of the rules, so that they are worked out without the prover. */
const termsOf = ({ middle, gate, value, statement: one, premise, plain }: Case): string => `
  가: { unit: 수, label: a, fact: { from: 근무, default: ${plain}, min: 0, max: 5, step: 1 } }
  나: { unit: 수, label: b, fact: { from: 근무, optional: true, min: 0, max: 3, step: 1 } }
  다: { unit: 선택, label: c, choices: [x, y, z], fact: { from: 근무, default: y } }
  라: { unit: 여부, label: d, fact: { from: 근무, default: false } }
  중간: { unit: 수, label: e, formula: '${noTerms(middle)}' }
  관문: { unit: 여부, label: f, formula: '${noTerms(gate)}' }
  값: { unit: 수, label: g, formula: '${value}' }
  말한것: { unit: 여부, label: h, formula: '${one.kind === 'all' ? one.condition : 'true'}' }
  전제: { unit: 여부, label: i, formula: '${premise ?? 'true'}' }
`;

type Facts = ReadonlyMap<string, Value>;

/** Every case in the order in which it counts as small: the plain value first, an earlier fact for more. */
function* grid(first: readonly number[]): Generator<Facts> {
  for (const a of first)
    for (const b of [undefined, 0, 1, 2, 3])
      for (const c of ['y', 'x', 'z'])
        for (const d of [false, true])
          yield new Map<string, Value>([
            ['가', ratio(a)],
            ...(b === undefined ? [] : [['나', ratio(b)] as const]),
            ['다', c],
            ['라', d],
          ]);
}

interface Brute {
  readonly smallest: Facts | undefined;
  readonly somebody: boolean;
}

/** By working every case out. */
function brute(one: Case): Brute {
  const engine = engineOf(termsOf(one), '값, 가, 나, 다, 라, 말한것, 전제');
  const read = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  };
  const at = (facts: Facts) => {
    const evaluation = evaluateAt(engine, facts);
    return {
      premise: read(() => evaluation.truth('전제')) === true,
      said: read(() => evaluation.truth('말한것')),
      value: read(() => evaluation.ratio('값')),
    };
  };
  let somebody = false;
  const plain = [one.plain, ...[0, 1, 2, 3, 4, 5].filter((a) => a !== one.plain)];
  for (const facts of grid(one.statement.kind === 'all' ? plain : [0, 1, 2, 3, 4])) {
    const here = at(facts);
    if (one.statement.kind === 'all') {
      somebody ||= here.premise;
      if (here.premise && here.said === false) return { smallest: facts, somebody };
      continue;
    }
    const a = facts.get('가') as Ratio;
    const next = at(new Map([...facts, ['가', ratio(a.n + 1n)]]));
    if (!here.premise || !next.premise) continue;
    somebody = true;
    if (here.value === undefined || next.value === undefined) continue;
    if (compareRatios(subtract(here.value, next.value), ratio(one.statement.most)) > 0)
      return { smallest: facts, somebody };
  }
  return { smallest: undefined, somebody };
}

function proved(one: Case): Proof | 'nobody' {
  const engine = engineOf(termsOf(one), '값, 가, 나, 다, 라, 중간, 관문');
  try {
    return prove({ engine, months: [month], schemes: ['시험'], limit: 100_000 }, textOf(one));
  } catch (error) {
    if (error instanceof ProblemError && error.problems[0]?.code === 'premise-never') return 'nobody';
    throw error;
  }
}

const shown = (facts: Iterable<readonly [string, Value | undefined]>): string =>
  [...facts]
    .flatMap(([name, value]) =>
      value === undefined
        ? []
        : [`${name}=${typeof value === 'object' && 'n' in value ? value.n : String(value)}`],
    )
    .sort()
    .join(' ');

/** Facts that a statement does not rest on are plain in the smallest case; the prover does not name them. */
const relevant = (facts: ReadonlyMap<string, Value | undefined>, names: ReadonlySet<string>): string =>
  shown([...facts].filter(([name]) => names.has(name)));

test('a verdict and a smallest counter-example are those of working every case out', () => {
  const seen = { proved: 0, refuted: 0, nobody: 0 };
  fc.assert(
    fc.property(cases, (one) => {
      const [answer, truth] = [proved(one), brute(one)];
      if (answer === 'nobody') {
        expect(truth).toEqual({ smallest: undefined, somebody: false });
        seen.nobody++;
        return;
      }
      expect(answer.verdict).toBe(truth.smallest === undefined ? 'proved' : 'refuted');
      seen[truth.smallest === undefined ? 'proved' : 'refuted']++;
      if (truth.smallest === undefined) return;
      const found = answer.schemes[0]?.months[0];
      expect(found?.isSmallest).toBe(true);
      const given = new Map([...(found?.breach?.given ?? [])].map(([{ term }, value]) => [term, value]));
      const own = new Set(['가', '나', '다', '라'].filter((name) => given.has(name)));
      expect(relevant(given, own)).toBe(relevant(truth.smallest, own));
    }),
    runs(60, 3000),
  );
  expect(Math.min(seen.proved, seen.refuted)).toBeGreaterThan(10);
});
