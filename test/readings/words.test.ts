import { expect, test } from 'vitest';
import type { Value } from '../../src/formula/checked.ts';
import type { Lang } from '../../src/problem/text.ts';
import { evaluate } from '../../src/readings/exact.ts';
import { words } from '../../src/readings/words.ts';
import { programOf, r } from '../formula/setup.ts';

const given = new Map<string, Value>([
  ['가입', true],
  ['휴직', r(3)],
  ['보수', r(2_390_124)],
  ['직종', '요양보호사'],
]);

/** A formula over somebody's figures, as a sentence and as numbers. */
const said = (unit: string, formula: string, lang?: Lang): readonly (string | undefined)[] => {
  const program = programOf({
    가입: '여부',
    휴직: '일',
    보수: '원',
    직종: { unit: '선택', choices: ['요양보호사', '사회복지사'] },
    생일: { unit: '날짜', optional: true },
    금액: { unit, formula },
  });
  const units: Record<string, string> = { 가입: '여부', 휴직: '일', 보수: '원', 금액: unit };
  const { sentence, numbers } = words(evaluate(program, given), '금액', (term) => units[term] ?? '', lang);
  return [sentence, numbers];
};

test.each([
  [
    '원',
    'if not 가입 or 휴직 = 31일 then 0원 else max(floor(보수, 1000원), 370_000원)',
    '[가입 예 = 아니오 또는 휴직 3일 = 31일: 아님] ((보수 2,390,124원)을 1,000원 단위로 버림, 370,000원) 가운데 큰 값 = 2,390,000원',
    'max(floor(2,390,124, 1,000원), 370,000)',
  ],
  [
    '여부',
    'not given(생일) and not (휴직 > 5일)',
    '생일 입력 안 됨 그리고 (휴직 3일 > 5일) 아님 = 예',
    'not false and not 3 > 5',
  ],
  [
    '원',
    'if 직종 in ["요양보호사"] then min(보수, abs(-5원)) else 1원',
    '[직종 요양보호사: [요양보호사] 가운데 하나: 맞음] (보수 2,390,124원, (-5원)의 절댓값) 가운데 작은 값 = 5원',
    'min(2,390,124, abs(-5))',
  ],
])('%s: %s', (unit, formula, sentence, numbers) => {
  expect(said(unit, formula)).toEqual([sentence, numbers]);
});

test.each([
  [
    '원',
    'if not 가입 or 휴직 = 31일 then 0원 else max(floor(보수, 1000원), 370_000원)',
    '[가입 yes = no or 휴직 3 days = 31 days: fails] the largest of ((보수 2,390,124 won) rounded down to 1,000 won, 370,000 won) = 2,390,000 won',
    'max(floor(2,390,124, 1,000원), 370,000)',
  ],
  [
    '여부',
    'not given(생일) and not (휴직 > 5일)',
    '생일 is not given and not (휴직 3 days > 5 days) = yes',
    'not false and not 3 > 5',
  ],
  [
    '원',
    'if 직종 in ["요양보호사"] then min(보수, abs(-5원)) else 1원',
    '[직종 요양보호사 is one of [요양보호사]: holds] the smallest of (보수 2,390,124 won, absolute value of (-5 won)) = 5 won',
    'min(2,390,124, abs(-5))',
  ],
  ['원/시간', '보수 / 209시간', '보수 2,390,124 won ÷ 209 h = 11,436 won/h', '2,390,124 ÷ 209'],
  [
    '원',
    'round(보수 / 7, 1원)',
    '(보수 2,390,124 won ÷ 7) rounded half up to 1 won = 341,446 won',
    'round(2,390,124 ÷ 7, 1원)',
  ],
])('in English, %s: %s', (unit, formula, sentence, numbers) => {
  // 2,390,124 = 209 × 11,436 = 7 × 341,446 + 2.
  expect(said(unit, formula, 'en')).toEqual([sentence, numbers]);
});

test('a cell that a figure is made of is said, one that is all of it is not said twice', () => {
  const program = programOf(
    {
      등급: { unit: '선택', choices: ['가', '나'] },
      보수: '원',
      인상: { unit: '원', formula: '보수 * (100% + 인상표[등급])' },
      몫: { unit: '수', formula: 'if 보수 > 0원 then 인상표[등급] else 0' },
    },
    {
      인상표: {
        unit: '수',
        keys: ['선택'],
        match: 'exact',
        rows: ['가', '나'],
        columns: [],
        cells: [[r('3/100')], [r(0)]],
      },
    },
  );
  const evaluation = evaluate(
    program,
    new Map<string, Value>([
      ['등급', '가'],
      ['보수', r(1_000_000)],
    ]),
  );
  const of = (name: string) => words(evaluation, name, () => '');
  // 1,000,000 × 1.03
  expect(of('인상').sentence).toBe('보수 1,000,000 × (1 + 인상표[등급 가] 0.03) = 1,030,000');
  expect(of('인상').numbers).toBe('1,000,000 × (1 + (3 ÷ 100))');
  expect(of('몫').sentence).toBe('[보수 1,000,000 > 0원: 맞음] 인상표[등급 가] = 0.03');
});
