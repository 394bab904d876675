import { describe, expect, test } from 'vitest';
import { slip, won } from '../support.ts';
import { checkOver, engineOver, over } from './over.ts';

/** A kind of pay free of tax up to a dated limit, by a layer alone. */
const kind = (name: string, limit = 200_000): string => `extends: 과세급여
article: 소득세법 시행령 제12조
choices: { 세금: [${name}] }
terms:
  ${name}비과세한도:
    unit: 원
    label: Limit
    values:
      2019-01-01: { value: 100_000, source: 시험 }
      2024-03-01: { value: ${limit}, source: 시험 }
  비과세${name}: { unit: 원, label: Free, formula: 'min(sum(지급, 금액 where 세금 = "${name}"), ${name}비과세한도)' }
plus: { 비과세급여: [비과세${name}] }
`;
const item = (name: string, amount: number, after = '기본급'): string => `  ${name}:
    label: An item
    line: 지급
    after: ${after}
    value: ${amount}
    less: []
    nature: { 통상임금: 아니오, 세금: ${name}, 최저임금: 아님, 평균임금: 아니오 }
`;
const items = (...all: readonly string[]): string => `extends: 현행\nsource: 시험\nitems:\n${all.join('')}`;
const of = (month: string) => ({ 귀속월: month });

describe('a kind of pay free of tax is added by a layer', () => {
  test('up to its dated limit, beside those of the law', () => {
    const engine = engineOver(kind('연구활동비'), items(item('연구활동비', 250_000)));
    const [before, after] = ['2024-02', '2024-03'].map((month) => slip(of(month), '현행', engine));
    // 2,390,124 + 250,000, of which 100,000 are free before March and 200,000 from then on.
    expect(before?.evaluation.value('과세급여')).toEqual({ n: 2_540_124n, d: 1n });
    expect(after?.evaluation.value('과세급여')).toEqual({ n: 2_440_124n, d: 1n });
    // 2,440,000 × 4.5 %
    expect(after && won(after, '지급총액', '국민연금')).toEqual([2_640_124, 109_800]);
  });

  test('by two layers, each without a word of the other', () => {
    const engine = engineOver(
      kind('연구활동비'),
      kind('취재수당', 150_000),
      items(item('연구활동비', 250_000), item('취재수당', 120_000, '연구활동비')),
    );
    // 200,000 of the one, all 120,000 of the other.
    expect(slip(of('2024-03'), '현행', engine).evaluation.value('비과세급여')).toEqual({
      n: 320_000n,
      d: 1n,
    });
  });

  test('and is no kind of a fixed allowance, which has no such part', () => {
    const asked = engineOver(kind('연구활동비')).rules.allowances.asked.find(
      ({ nature }) => nature === '세금',
    );
    expect(asked?.choices).toEqual(['과세', '식대', '자가운전보조금', '보육수당', '비과세']);
  });

  const told = (text: string) => {
    const { rules, problems } = over(text);
    if (!problems.any) checkOver(rules, problems);
    return problems.list.map(({ code, at, values }) => [code, at?.line, values['nearest'] ?? values['form']]);
  };
  test.each([
    ['a choice that is there', kind('연구활동비').replace('[연구활동비]', '[식대]'), ['choice-twice', 3]],
    [
      'a nature that there is not',
      kind('연구활동비').replace('{ 세금', '{ 세근'),
      ['no-choices-there', 3, '세금'],
    ],
    [
      'a sum that there is not',
      kind('연구활동비').replace('{ 비과세급여', '{ 비과세급료'),
      ['term-not-in-provision', 12, '비과세급여'],
    ],
    ['a value', kind('연구활동비').replace('{ 비과세급여', '{ 식대비과세한도'), ['plus-to-no-formula', 12]],
    [
      'no term',
      kind('연구활동비').replace('[비과세연구활동비]', '[비과세연구활동]'),
      ['unknown-term', 12, '비과세연구활동비'],
    ],
  ])('not to %s', (_, text, [code, line, near]) => {
    expect(told(text)).toContainEqual([code, line, near]);
  });

  test('a wrong one names the form by which an amount is divided', () => {
    expect(told(items(item('비과새', 1)))).toEqual([['nature-not-offered', 10, '비과세']]);
    expect(told(items(item('보조금지원', 1)))).toEqual([
      ['nature-not-offered', 10, '{ 비과세: 항목, 나머지: 과세 }'],
    ]);
  });
});

test('the limit of the childcare allowance is for each child from 2026 on', () => {
  const engine = engineOver(items(item('보육수당', 500_000).replaceAll('  보육수당:', '  육아지원금:')));
  const free = (귀속월: string, more: object) => {
    const worker = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' };
    const found = slip({ 귀속월, 직원: { ...worker, ...more } }, '현행', engine);
    const names = found.findings.map(({ name }) => name).filter((name) => name === '육아자녀수없음');
    return [found.evaluation.value('비과세보육수당'), names.length];
  };
  const amount = (n: bigint) => ({ n, d: 1n });
  // 100,000 until 2023 and 200,000 in 2024 and 2025 for each worker; 200,000 for each child from 2026 on.
  expect(free('2023-12', { 육아자녀수: 2 })).toEqual([amount(100_000n), 0]);
  expect(free('2025-12', { 육아자녀수: 2 })).toEqual([amount(200_000n), 0]);
  expect(free('2026-01', { 육아자녀수: 2 })).toEqual([amount(400_000n), 0]);
  expect(free('2026-01', { 육아자녀수: 3 })).toEqual([amount(500_000n), 0]);
  expect(free('2026-01', { 육아자녀수: 0 })).toEqual([amount(0n), 0]);
  // Not given: one child, and a finding.
  expect(free('2026-01', {})).toEqual([amount(200_000n), 1]);
  expect(free('2025-12', {})).toEqual([amount(200_000n), 0]);
});
