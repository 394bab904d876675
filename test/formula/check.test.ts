import { describe, expect, test } from 'vitest';
import { check } from '../../src/formula/check.ts';
import { children, type FormulaNode, type Value } from '../../src/formula/checked.ts';
import type { FormulaProblem } from '../../src/formula/formula-error.ts';
import { checkLiteral } from '../../src/formula/literal.ts';
import { parse } from '../../src/formula/parse.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { typeText } from '../../src/formula/units.ts';
import { expectProblem, formulaOf, r, scopeOf, type Tables, type Terms, typeOf } from './setup.ts';

const jobs = ['요양보호사', '사회복지사', '간호·치료'];
const terms: Terms = {
  금액: '원',
  기본급: { unit: '원', optional: true },
  시급: '원/시간',
  근로시간: '시간',
  연장분: '분',
  시간당분: '분/시간',
  비율값: '비율',
  일수: '일',
  건수: '건',
  일목표: '건/일',
  참: '여부',
  직종: { unit: '선택', choices: jobs },
  주직종: { unit: '선택', choices: ['요양보호사', '운전원'], optional: true },
  노조: { unit: '선택', choices: ['1노조', '없음'] },
  대상: { unit: '목록', choices: jobs },
  휴일들: '날짜목록',
  입사일: '날짜',
  귀속월: '날짜',
  시작: '시각',
};
const cells: readonly (readonly Value[])[] = [[ratio(1)], [ratio(2)]];
const tables: Tables = {
  호봉표: { unit: '원', keys: ['일', '선택'], match: 'exact', rows: [r(1), r(2)], columns: ['가'], cells },
  직종표: {
    unit: '원',
    keys: ['선택'],
    choices: [['운전원', '요양보호사']],
    match: 'exact',
    rows: ['운전원', '요양보호사'],
    columns: [],
    cells,
  },
  세액표: { unit: '원', keys: ['원'], match: 'range', rows: [r(0), r(10), r(20)], columns: [], cells },
};
const scope = scopeOf(terms, tables);

describe('the unit of', () => {
  test.each([
    ['시급 * 근로시간', '원'],
    ['시급 × 150% × 연장분 ÷ 시간당분', '원'],
    ['금액 / 근로시간', '원/시간'],
    ['금액 / 금액', '수'],
    ['근로시간 / 금액', '시간/원'],
    ['건수 / 일수 - 일목표', '건/일'],
    ['금액 * 금액 / 금액', '원'],
    ['금액 + 10원', '원'],
    ['비율값 + 1', '수'],
    ['비율값 - 85%', '수'],
    ['비율값 * 2수', '수'],
    ['-금액', '원'],
    ['abs(금액)', '원'],
    ['1 / 근로시간', '1/시간'],
    // A bare 0 is nothing of any unit; any other bare number has none.
    ['0', '0'],
    ['-0', '0'],
    ['0.00', '0'],
    ['0 * 금액', '0'],
    ['금액 + 0', '원'],
    ['max(0, 금액)', '원'],
    ['max(금액, 0, 0)', '원'],
    ['if 참 then 0 else 금액', '원'],
    ['금액 > 0', '여부'],
    ['0원', '원'],
    ['round(금액 / 3, 10원)', '원'],
    ['floor(비율값, 0.01)', '수'],
    ['ceil(0, 1원)', '원'],
    ['min(입사일, 2024-03-01)', '날짜'],
    ['max(시작, 09:00)', '시각'],
    ['입사일 - 2024-03-01', '일'],
    ['입사일 + 30일', '날짜'],
    ['입사일 - 일수', '날짜'],
    ['입사일 + 0', '날짜'],
    ['입사일 <= 2024-03-01', '여부'],
    ['시작 < 22:00', '여부'],
    ['not 참', '여부'],
    ['참 = true', '여부'],
    ['직종 = "요양보호사"', '여부'],
    ['"요양보호사" != 직종', '여부'],
    ['직종 = 주직종', '여부'],
    ['직종 in 대상', '여부'],
    ['직종 in ["요양보호사", "사회복지사"]', '여부'],
    ['"요양보호사" in 대상', '여부'],
    ['입사일 in 휴일들', '여부'],
    ['입사일 in [2024-03-01]', '여부'],
    ['if 참 then 직종 else "사회복지사"', '선택'],
    ['["연차"]', '목록'],
    ['[2024-03-01]', '날짜목록'],
    ['firstOfMonth(입사일)', '날짜'],
    ['firstOfMonth(입사일 + 3일) - 입사일', '일'],
    ['addYears(입사일, 60년)', '날짜'],
    ['addYears(입사일, 0)', '날짜'],
    ['given(기본급)', '여부'],
    ['given(기본급) and 기본급 > 0', '여부'],
    ['earlier(금액, 1개월)', '원'],
    ['금액 - earlier(금액, 120개월)', '원'],
    ['earlier(직종, 1개월) = "요양보호사"', '여부'],
    ['earlier(금액, 1개월) otherwise 0', '원'],
    ['기본급 otherwise 금액', '원'],
    ['기본급 otherwise 0', '원'],
    ['호봉표[일수, "가"]', '원'],
    ['세액표[금액]', '원'],
    ['세액표[0]', '원'],
    ['직종표[주직종]', '원'],
    ['year(입사일) + month(입사일) * day(입사일)', '수'],
    ['weekday(입사일)', '선택'],
    ['mod(금액, 1_000원)', '원'],
    ['yearToDate(금액 otherwise 0)', '원'],
    ['yearToDate(금액) + 1원', '원'],
    ['직종표["운전원"]', '원'],
  ])('%s is %s', (text, expected) => {
    expect(typeText(formulaOf(text, scope).root.type)).toBe(expected);
  });
});

/** Every code a checked formula can end in; TypeScript sees that none is left out. */
const byCode: Record<FormulaProblem['code'], readonly string[]> = {
  // These are the lexer's and the parser's: more of them in tokens.test.ts and parse.test.ts.
  'bad-character': ['금액 «#» 2'],
  'bad-number': ['금액 + «1,000»'],
  'unclosed-text': ['직종 = «"요양보호사»'],
  'unexpected-token': ['금액 +«»'],
  'missing-else': ['«if 참 then 금액»'],
  'chained-comparison': ['«1원 < 금액» < 10원'],
  'too-deep': [`${'('.repeat(200)}«(»1${')'.repeat(201)}`],
  'unknown-function': ['«합»(금액, 금액)', '1 + «maxx»(금액, 금액)'],
  'wrong-arguments': [
    '«max(금액)»',
    '«mod(금액)»',
    '«yearToDate(금액 + 1원)»',
    '«yearToDate(금액, 1원)»',
    '«mod(1, 2, 3)»',
    '«year()»',
    '«weekday(입사일, 1)»',
    '«호봉표[일수]»',
    '«세액표[금액, 금액]»',
  ],
  'unknown-unit': ['금액 + «10달러»', '«1시각»', '«2여부»'],
  'unknown-term': [
    '금액 + «기본금»',
    '«given(기본금)»',
    '«earlier(기본금, 1개월)»',
    '«없는항목»',
    'if 참 then 금액 else «없는항목»',
  ],
  'unknown-table': ['«호봉[일수, "가"]»'],
  'unknown-list': ['sum(«지급», 금액)'],
  'unknown-nature': [], // needs pay items: test/rules/items.test.ts
  'function-of-itself': [], // needs functions: likewise
  'unit-clash': [
    '«금액 + 근로시간»',
    '«금액 + 1»',
    '2 * «(금액 - 연장분)»',
    '«시급 > 금액»',
    '«금액 = 10»',
    '«참 = 1»',
    '«직종 = 금액»',
    '«직종 = 노조»',
    '«노조 in 대상»',
    '«금액 in [3, 9]»',
    '«금액 in [10분]»',
    '«일수 in (if 참 then [1원] else [2원])»',
    '참 = (1 in «(if 참 then [1원] else [2일])»)',
    '금액 in [10원, «10분»]',
    '금액 in [0, 10원, «10»]',
    '«입사일 = 20240301»',
    '«시작 < 9»',
    '«max(금액, 근로시간)»',
    '«max(금액, 1)»',
    '«min(0, 금액, 일수)»',
    '«min(입사일, 금액)»',
    '«if 참 then 금액 else 1»',
    '«if 참 then 금액 else "없음"»',
    '«if 참 then 직종 else 노조»',
    '«기본급 otherwise 일수»',
    'addYears(입사일, «60»)',
    'addYears(입사일, «60개월»)',
    '«earlier(금액, 1개월) - 1»',
    '«earlier(금액, 1개월) otherwise 일수»',
    '«round(금액, 10)»',
    '«round(금액, 10분)»',
    '호봉표[«금액», "가"]',
    '호봉표[일수, «1»]',
    '세액표[«1»]',
    '세액표[«일수»]',
    '«yearToDate(금액 otherwise 일수)»',
    '«yearToDate(금액) + 1»',
    '«month(입사일) + 1개월»',
    '«mod(금액, 일수)»',
    '«mod(금액, 2)»',
  ],
  'wrong-result-unit': [], // needs a unit to expect: below
  'wrong-kind': [
    '금액 * «참»',
    '«직종» + 1원',
    '-«참»',
    'abs(«입사일»)',
    '«yearToDate(직종)»',
    'mod(«참», 2)',
    'mod(2, «직종»)',
    'year(«일수»)',
    'weekday(«시작»)',
    'round(«시작», 1)',
    'max(«참», 참)',
    'max(«직종», 직종)',
    'not «금액»',
    '참 and «건수»',
    '«금액» or 참',
    'if «금액» then 1 else 2',
    '«직종 < "요양보호사"»',
    '«참 >= 참»',
    '«대상 = ["요양보호사"]»',
    '직종 in «직종»',
    '«금액» in 대상',
    '«입사일» in 대상',
    '«직종» in 휴일들',
    '«입사일 + 입사일»',
    '«입사일 + 금액»',
    '«입사일 + 1»',
    '«일수 - 입사일»',
    '«입사일 * 2»',
    '«시작» + 60',
    '«시작» - 09:00',
    'firstOfMonth(«일수»)',
    'firstOfMonth(«금액»)',
    'addYears(«시작», 1년)',
    'earlier(금액, «1»)',
    'earlier(금액, «1일»)',
    'earlier(금액, «0개월»)',
    'earlier(금액, «-1개월»)',
    'earlier(금액, «1.5개월»)',
    'earlier(금액, «121개월»)',
    'earlier(금액, «1개월 + 1개월»)',
    '[«금액»]',
    '["연차", «2024-03-01»]',
    '["연차", «1»]',
    '[3, «금액»]',
    '[1, «-"가"»]',
    '[«09:00»]',
    '«참» in [3, 9]',
    '«참» in []',
    '«직종» in [3, 9]',
    '«입사일» in [3, 9]',
    '«3» in [2024-03-01]',
    '«3» in 휴일들',
  ],
  // A choice of 직종 has no row; those of 주직종 all have one.
  'table-lacks-choice': ['직종표[«직종»]', '직종표[«if 참 then 주직종 else 직종»]'],
  'choice-not-offered': [
    'weekday(입사일) = «"금요일"»',
    '직종표[«"간호사"»]',
    '직종 = «"요양보호"»',
    '«"요양 보호사"» = 직종',
    '직종 in «["요양보호사", "의사"]»',
    '«"의사"» in 대상',
    '주직종 otherwise «"의사"»',
    'if 참 then 1 else (if 직종 = «"없음"» then 2 else 3)',
    '직종 = (if 참 then "요양보호사" else «"의사"»)',
  ],
  'list-repeats': [
    '일수 in [1일, 2일, «1일»]',
    '비율값 in [85%, «0.85»]',
    '금액 in [0, «0원»]',
    '금액 in [-10원, 10원, «-10원»]',
    '입사일 in [2024-03-01, «2024-03-01»]',
    '직종 in ["요양보호사", «"요양보호사"»]',
  ],
  'bad-step': [
    'round(금액, «0원»)',
    'floor(금액, «-10원»)',
    'ceil(금액, «금액»)',
    'trunc(금액, «1원 * 10»)',
    'round(금액, «"십원"»)',
  ],
  'bad-value': [], // literals only: below
  'otherwise-needs-optional': [
    '«given(금액)»',
    '«given(기본급)» otherwise 참',
    '«addYears(입사일, 1년)» otherwise 입사일',
    '«금액» otherwise 0',
    '«기본급 + 1원» otherwise 0',
    '«(기본급 otherwise 1원)» otherwise 0',
  ],
  'division-by-zero': ['금액 / «0»', '금액 / «0원»', '금액 ÷ «-0»', '금액 / «0%»', '금액 / «(0)»'],
};

describe('a formula with a clash', () => {
  test.each(Object.entries(byCode).flatMap(([code, texts]) => texts.map((text) => [text, code] as const)))(
    '%s is %s',
    (text, code) => {
      expectProblem(text, code as FormulaProblem['code'], (source) => check(source, scope));
    },
  );

  test.each([
    ['«금액 * 근로시간»', '원'],
    ['«시급»', '원'],
    ['«1»', '원'],
    ['«85%»', '원'],
    ['«금액»', '비율'],
    ['«금액 > 0»', '원'],
    ['«입사일 - 2024-03-01»', '날짜'],
    ['«"요양보호사"»', '원'],
    ['«["요양보호사"]»', '선택'],
    ['«[2024-03-01]»', '목록'],
    ['«노조»', '선택'],
  ])('%s is no %s', (text, unit) => {
    expectProblem(text, 'wrong-result-unit', (source) => check(source, scope, typeOf(unit, jobs)));
  });

  test('a choice that is not among those of its term is found in every branch', () => {
    const job = typeOf('선택', jobs);
    expectProblem('if 참 then "요양보호사" else «"의사"»', 'choice-not-offered', (source) =>
      check(source, scope, job),
    );
    expectProblem('«"의사"»', 'choice-not-offered', (source) => check(source, scope, job));
  });

  test('says what was found and what is near', () => {
    expect(expectProblem('«금액 + 근로시간»', 'unit-clash', (s) => check(s, scope)).values).toEqual({
      operation: '+',
      left: '원',
      right: '시간',
    });
    expect(expectProblem('«기본금»', 'unknown-term', (s) => check(s, scope)).values).toEqual({
      name: '기본금',
      nearest: '기본급',
    });
    expect(expectProblem('«직종 = 노조»', 'unit-clash', (s) => check(s, scope)).values).toMatchObject({
      left: '선택(요양보호사, 사회복지사, 간호·치료)',
      right: '선택(1노조, 없음)',
    });
    expect(expectProblem('직종 = «"요양보호"»', 'choice-not-offered', (s) => check(s, scope)).values).toEqual(
      {
        text: '요양보호',
        known: '요양보호사, 사회복지사, 간호·치료',
        nearest: '요양보호사',
      },
    );
    expect(
      expectProblem('«maxx»(금액, 금액)', 'unknown-function', (s) => check(s, scope)).values,
    ).toMatchObject({ name: 'maxx', nearest: 'max' });
    expect(expectProblem('«호봉[일수, "가"]»', 'unknown-table', (s) => check(s, scope)).values).toEqual({
      name: '호봉',
      known: '호봉표, 직종표, 세액표',
      nearest: '호봉표',
    });
    expect(expectProblem('«호봉표[일수]»', 'wrong-arguments', (s) => check(s, scope)).values).toEqual({
      name: '호봉표',
      count: '1',
      expected: '호봉표[일, 선택]',
    });
  });
});

describe('a checked formula', () => {
  test('names its terms and tables once, in the order of the text', () => {
    const formula = formulaOf(
      'if 참 then 금액 + 세액표[금액] else 기본급 otherwise 호봉표[일수, "가"] + 세액표[금액]',
      scope,
    );
    expect(formula.terms).toEqual(['참', '금액', '기본급', '일수']);
    expect(formula.tables).toEqual(['세액표', '호봉표']);
  });

  test('does not rest on a figure of an earlier month as it rests on one of this month', () => {
    const formula = formulaOf('earlier(금액, 1개월) + earlier(금액, 1개월) + earlier(기본급, 12개월)', scope);
    expect(formula.terms).toEqual([]);
    expect(formula.earlier).toEqual([
      { name: '금액', months: 1 },
      { name: '기본급', months: 12 },
    ]);
    for (const text of ['금액 - earlier(금액, 1개월)', 'earlier(금액, 1개월) - 금액']) {
      expect(formulaOf(text, scope).terms).toEqual(['금액']);
    }
  });

  test('numbers its nodes apart from each other, below the count', () => {
    const formula = formulaOf(
      'round(max(0, 금액 - 10원) * 85%, 1원) + (if 참 and not 참 then -금액 else 0)',
      scope,
    );
    const ids = all(formula.root).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id >= 0 && id < formula.nodeCount)).toBe(true);
  });
});

const all = (node: FormulaNode): FormulaNode[] => [node, ...children(node).flatMap(all)];

describe('a literal', () => {
  const literal = (text: string, unit: string, choices?: readonly string[]): Value | undefined => {
    const checked = checkLiteral(text, typeOf(unit, choices));
    if (!checked.ok) throw new Error(checked.problem.code);
    return checked.formula.root.kind === 'constant' ? checked.formula.root.value : undefined;
  };

  test.each([
    ['209', '시간', r('209')],
    ['1_000', '원', r('1000')],
    ['10원', '원', r('10')],
    ['85%', '비율', r('0.85')],
    ['0%', '원', r('0')],
    ['1095/7', '시간', r('1095/7')],
    ['12_523_000/1_095', '원/시간', r('12523000/1095')],
    ['-1', '원', r('-1')],
    ['-1/2', '비율', r('-1/2')],
    ['(3)', '일', r('3')],
    ['true', '여부', true],
    ['09:00', '시각', r('540')],
    ['1970-01-02', '날짜', r('1')],
    ['[]', '목록', { items: [] }],
    ['[1970-01-01, 1970-01-11]', '날짜목록', { items: [r('0'), r('10')] }],
  ])('%s in %s', (text, unit, value) => {
    expect(literal(text, unit)).toEqual(value);
  });

  test('of a closed list is one of its choices', () => {
    expect(literal('"요양보호사"', '선택', jobs)).toBe('요양보호사');
    expect(literal('["요양보호사"]', '목록', jobs)).toEqual({ items: ['요양보호사'] });
  });

  test.each<[string, string, FormulaProblem['code']]>([
    ['«1 + 2»', '원', 'bad-value'],
    ['«금액»', '원', 'bad-value'],
    ['«max(1, 2)»', '원', 'bad-value'],
    ['«-"가"»', '원', 'bad-value'],
    ['«not true»', '여부', 'bad-value'],
    ['1/«0»', '원', 'division-by-zero'],
    ['1/«-0»', '원', 'division-by-zero'],
    ['«85%»', '원', 'wrong-result-unit'],
    ['«10분»', '원', 'wrong-result-unit'],
    ['«10원»', '원/시간', 'wrong-result-unit'],
    ['«"가"»', '원', 'wrong-result-unit'],
    ['«1»', '여부', 'wrong-result-unit'],
    ['«09:00»', '날짜', 'wrong-result-unit'],
    ['«"의사"»', '선택', 'choice-not-offered'],
    ['«["의사"]»', '목록', 'choice-not-offered'],
    ['«10달러»', '원', 'unknown-unit'],
    ['«»', '원', 'unexpected-token'],
    ['1«;»', '원', 'bad-character'],
  ])('%s in %s is %s', (text, unit, code) => {
    expectProblem(text, code, (source) => checkLiteral(source, typeOf(unit, jobs)));
  });

  test('has no place for a bare name, whatever the scope knows', () => {
    expect(parse('금액').ok).toBe(true);
    expect(checkLiteral('금액', typeOf('원'))).toMatchObject({ ok: false, problem: { code: 'bad-value' } });
  });
});
