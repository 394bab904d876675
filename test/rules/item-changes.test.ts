import { describe, expect, test } from 'vitest';
import { dividePayslips } from '../../src/columns/attribution/attribution.ts';
import { Engine } from '../../src/pay/engine.ts';
import { Problems } from '../../src/problem/problem.ts';
import { declaredCounterfactual } from '../../src/rules/declared-changes.ts';
import { person, slip, won } from '../support.ts';
import { engineOver, over } from './over.ts';

/**
 * Two proposals that a scheme declares as its changes: the first is about an allowance of 70,000 that is ordinary wage, the
 * second about one of 30,000 that is not.
 */
const provision = (name: string, item = ''): string => `provision: ${name}
label: A place for an allowance
source: 보기
${item === '' ? `terms: { ${name}표시: { unit: 원, label: Nothing, value: 0 } }` : `items: { ${item} }`}
`;
const allowance = (name: string, amount: number, ordinary: string): string =>
  `${name}: { label: An allowance, line: 지급, after: 기본급, value: ${amount}, less: [], nature: { 통상임금: ${ordinary}, 세금: 과세, 최저임금: 임금, 평균임금: 예 } }`;
const provisions = [
  provision('갑없음'),
  provision('갑있음', allowance('갑수당', 70_000, '예')),
  provision('갑반만', allowance('갑수당', 70_000, '아니오')),
  provision('을없음'),
  provision('을있음', allowance('을수당', 30_000, '아니오')),
];
/** A scheme with two places, and one that changes what stands in them; the first change is the allowance's. */
const schemes = (first: readonly [string, string], second: readonly [string, string]): string[] => [
  ...provisions,
  `scheme: 바탕안\nlabel: Before\nbase: 현행\nprovisions: [${first[0]}, ${second[0]}]\n`,
  `scheme: 고침안\nlabel: After\nbase: 바탕안\nchanges: { 갑안: { ${first.join(': ')} }, 을안: { ${second.join(': ')} } }\n`,
];
const adding = ['을없음', '을있음'] as const;

// Twenty days of ten hours: 40 hours of overtime. 2,390,124 ÷ 209 × 1.5 × 40 = 686,160; with 70,000 more 706,255.69….
const input = { 귀속월: '2024-03', 근무시간대: { 시작: '09:00', 종료: '20:00', 휴게: '12:00-13:00' } };
const overtime = 706_256 - 686_160;

function parts(texts: readonly string[]): Record<string, number> {
  const [one] = dividePayslips(engineOver(...texts), person(input), ['바탕안', '고침안'], ['지급총액']);
  const names = [...(one?.attribution.changes ?? []), '그 밖'];
  return Object.fromEntries(names.map((name, i) => [name, one?.parts[0]?.[i] ?? 0]));
}

describe('a change moves its allowance and what follows from its nature, and another does not', () => {
  test('overtime, by hand', () => {
    const engine = engineOver(...schemes(['갑없음', '갑있음'], adding));
    expect(won(slip(input, '바탕안', engine), '연장수당')).toEqual([686_160]);
    expect(won(slip(input, '고침안', engine), '연장수당', '갑수당', '을수당')).toEqual([
      706_256, 70_000, 30_000,
    ]);
  });

  test.each([
    ['which it brings', ['갑없음', '갑있음'], 70_000 + overtime],
    ['which it takes away', ['갑있음', '갑없음'], -70_000 - overtime],
    ['which it says is no ordinary wage', ['갑있음', '갑반만'], -overtime],
    ['which it says is ordinary wage', ['갑반만', '갑있음'], overtime],
  ] as const)('%s', (_, first, moved) => {
    expect(parts(schemes(first, adding))).toEqual({ 갑안: moved, 을안: 30_000, '그 밖': 0 });
  });

  test('which both bring and take away at once', () => {
    const texts = schemes(['갑있음', '갑없음'], ['을있음', '을없음']);
    expect(parts(texts)).toEqual({ 갑안: -70_000 - overtime, 을안: -30_000, '그 밖': 0 });
  });
});

test('what an item adds alike on both sides is no term of its own between them', () => {
  const { rules, problems } = over(...schemes(['갑없음', '갑있음'], adding));
  const [before, after] = ['바탕안', '고침안'].map((name) => rules.scheme(name, undefined, problems));
  problems.throwIfAny();
  if (before === undefined || after === undefined) throw new Error('no scheme');
  const between = declaredCounterfactual(rules, before, after, () => undefined)?.own;
  const ownParts = [...(between?.terms.keys() ?? [])].flatMap((name) => name.split('_중_')[1] ?? []);
  expect(new Set(ownParts)).toEqual(new Set(['갑수당', '을수당']));
});

describe('what a line is is asked where a sum over what lines are is worked out', () => {
  const plain = `provision: 정액
label: A sum
source: 보기
terms:
  정액급: { unit: 원, label: A sum, value: 1_000_000 }
  과세합: { unit: 원, label: Taxed, formula: 'sum(지급, 금액 where 세금 = "과세")' }
`;
  const scheme = (more: string): string => `scheme: 정액제
label: A sum
provisions: [직원, 근무, 파생, 근로시간-공통, 법정근로시간, 정액]
lines: { 지급: { items: [정액급], total: 지급총액, label: Gross } }
${more}`;
  const asked = (more: string) => {
    const { rules, problems } = over(plain, scheme(more));
    problems.throwIfAny();
    const found = new Problems();
    const program = new Engine(rules).program('정액제', '2024-03', found);
    return {
      isThere: program !== undefined,
      asked: found.list.map(({ code, values }) => [code, values?.['name']]),
    };
  };

  test('and not in a scheme without one', () => {
    expect(asked('')).toEqual({ isThere: true, asked: [] });
  });

  test('but of every line where there is one', () => {
    expect(asked('shows: [과세합]\n')).toEqual({
      isThere: false,
      asked: [['item-without-nature', '정액급']],
    });
  });
});
