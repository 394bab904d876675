import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { children, type FormulaNode, isRatio, type Value } from '../../src/formula/checked.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { type Problem, ProblemError } from '../../src/problem/problem.ts';
import { bareText, type Evaluation, evaluate } from '../../src/readings/exact.ts';
import { factsOf, programOf, r, show, type Tables, type TermSpec, type Terms } from '../formula/setup.ts';

const day = (iso: string): Value => ratio(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);

/** One formula over facts, worked out. */
function work(
  formula: string,
  unit: string,
  terms: Terms = {},
  given: Record<string, Value | number> = {},
  tables: Tables = {},
) {
  return evaluate(programOf({ ...terms, 답: { unit, formula } }, tables), factsOf(given));
}
const shown = (value: Value): string => (isRatio(value) ? show(value) : String(value));

describe('a figure worked out by hand', () => {
  test.each<[string, string, string]>([
    ['0.1 + 0.2', '수', '3/10'],
    ['1 / 3 * 3', '수', '1'],
    ['10원 - 3원 * 2', '원', '4'],
    ['(10원 - 3원) * 2', '원', '14'],
    ['-2원 * 3', '원', '-6'],
    ['abs(2원 - 10원)', '원', '8'],
    ['abs(10원 - 2원)', '원', '8'],
    ['max(0, 3원 - 10원)', '원', '0'],
    ['min(7, 3, 5)', '수', '3'],
    ['max(7, 9.5, 9)', '수', '19/2'],
    ['85% * 42', '수', '357/10'],
    // 1,340,000 × 0.9 % cut to 10 won; float64 says 12,050.
    ['floor(1_340_000원 * 0.9%, 10원)', '원', '12060'],
    // 생활임금 11,436 × 1095/7 = 1,788,917.142857…, up to the next thousand.
    ['ceil(11_436원 * 1_095 / 7, 1_000원)', '원', '1789000'],
    ['round(11_436원 * 1_095 / 7, 1원)', '원', '1788917'],
    ['floor(1원 / 209 * 209, 1원)', '원', '1'],
    ['round(2.5, 1)', '수', '3'],
    ['roundEven(2.5, 1)', '수', '2'],
    ['round(-2.5, 1)', '수', '-2'],
    ['trunc(-2.5, 1)', '수', '-2'],
    ['floor(-2.5, 1)', '수', '-3'],
    ['ceil(-2.5, 1)', '수', '-2'],
    ['round(1.25, 0.1)', '수', '13/10'],
    ['1 < 2 and not 2 < 1', '여부', 'true'],
    ['false or 3 >= 3.0', '여부', 'true'],
    ['1/3 = 2/6', '여부', 'true'],
    ['1/3 != 0.333333', '여부', 'true'],
    ['"가" = "가"', '여부', 'true'],
    ['"가" != "가"', '여부', 'false'],
    ['"가" in ["나", "가"]', '여부', 'true'],
    ['"가" in ["나"]', '여부', 'false'],
    ['2024-02-29 in [2024-03-01, 2024-02-29]', '여부', 'true'],
    ['month(2024-03-15) in [3, 9]', '여부', 'true'],
    ['month(2024-04-15) in [3, 9]', '여부', 'false'],
    ['0.85 in [50%, 85%]', '여부', 'true'],
    ['0원 in [-10원, 0]', '여부', 'true'],
    ['10원 in [-10원, 0]', '여부', 'false'],
    ['10원 in []', '여부', 'false'],
    ['3 in (if true then [3] else [9])', '여부', 'true'],
    ['2024-03-01 - 2024-02-01', '일', '29'],
    ['2024-02-28 + 2일 = 2024-03-01', '여부', 'true'],
    ['2024-03-01 - 1일 = 2024-02-29', '여부', 'true'],
    ['firstOfMonth(2024-02-29) = 2024-02-01', '여부', 'true'],
    ['firstOfMonth(2024-03-01) = 2024-03-01', '여부', 'true'],
    ['firstOfMonth(1969-12-31) = 1969-12-01', '여부', 'true'],
    ['addYears(1964-03-15, 60년) = 2024-03-15', '여부', 'true'],
    ['addYears(2024-02-29, 1년) = 2025-02-28', '여부', 'true'],
    ['addYears(2024-02-29, 4년) = 2028-02-29', '여부', 'true'],
    ['addYears(2024-02-29, 76년) = 2100-02-28', '여부', 'true'],
    ['addYears(2024-03-31, -1년) = 2023-03-31', '여부', 'true'],
    ['addYears(2024-01-01, 0) = 2024-01-01', '여부', 'true'],
    ['09:00 < 18:00', '여부', 'true'],
    ['if 1 > 2 then 1원 else if 2 > 1 then 2원 else 3원', '원', '2'],
    ['true = (1 = 1)', '여부', 'true'],
  ])('%s is %s %s', (formula, unit, expected) => {
    expect(shown(work(formula, unit).value('답'))).toBe(expected);
  });

  test('a fact stands where its term is named, a default where none is given', () => {
    const terms: Terms = { 제공건수: '건', 연차일수: { unit: '일', default: ratio(0) } };
    const evaluation = work('제공건수 * 2 * 연차일수 / 1일', '건', terms, { 제공건수: 40 });
    expect(shown(evaluation.value('답'))).toBe('0');
    expect(shown(evaluation.value('연차일수'))).toBe('0');
    expect(shown(work('연차일수 * 2', '일', terms, { 연차일수: r('0.5') }).value('답'))).toBe('1');
  });

  test('otherwise takes the fact where it is given, 0 included, and what follows where it is not', () => {
    const terms: Terms = { 계약: { unit: '원', optional: true } };
    expect(shown(work('계약 otherwise 7원', '원', terms).value('답'))).toBe('7');
    expect(shown(work('계약 otherwise 7원', '원', terms, { 계약: 0 }).value('답'))).toBe('0');
    expect(shown(work('계약 otherwise 7원 / (1 - 1)', '원', terms, { 계약: 5 }).value('답'))).toBe('5');
  });
});

describe('facts and figures that may be absent', () => {
  test('given says whether a fact was given, 0 included', () => {
    const terms: Terms = { 계약: { unit: '원', optional: true } };
    expect(work('given(계약)', '여부', terms).truth('답')).toBe(false);
    expect(work('given(계약)', '여부', terms, { 계약: 0 }).truth('답')).toBe(true);
    expect(shown(work('if given(계약) then 계약 else 1원', '원', terms).value('답'))).toBe('1');
  });

  test('a figure of an earlier month is the one handed in, of that term and that many months', () => {
    const earlier = { '금액@-1': 90, '금액@-2': 80 };
    const terms: Terms = { 금액: '원' };
    expect(
      shown(work('금액 - earlier(금액, 1개월)', '원', terms, { ...earlier, 금액: 100 }).value('답')),
    ).toBe('10');
    expect(shown(work('earlier(금액, 2개월)', '원', terms, earlier).value('답'))).toBe('80');
    expect(shown(work('earlier(금액, 3개월) otherwise 7원', '원', terms, earlier).value('답'))).toBe('7');
    expect(shown(work('earlier(금액, 1개월) otherwise 7원', '원', terms, earlier).value('답'))).toBe('90');
    expect(problemsOf(() => work('earlier(금액, 3개월)', '원', terms, earlier).value('답'))).toMatchObject([
      { code: 'no-earlier-month', term: '답', values: { name: '금액', months: '3' } },
    ]);
  });

  test.each([
    ['addYears(2024-02-29, 0.5년)', '0.5'],
    ['addYears(2024-02-29, 1년 / 3)', '1/3'],
    ['firstOfMonth(1970-01-01 + 0.5일)', '0.5'],
  ])('%s is refused: the calendar has whole days and years', (formula, found) => {
    const [problem] = problemsOf(() => work(formula, '날짜').value('답'));
    expect(problem).toMatchObject({ code: 'wrong-kind', term: '답', values: { found, expected: '정수' } });
  });
});

describe('a figure that decimals get wrong', () => {
  /** Base 3,021,128 at 209 hours with 2,370 overtime, 570 night and 720 holiday minutes, of these 240 beyond eight hours. */
  const terms: Record<string, TermSpec> = {
    기본급: { unit: '원', formula: '3_021_128원' },
    시급: { unit: '원/시간', formula: '기본급 / 209시간' },
    시간당분: { unit: '분/시간', formula: '60분 / 1시간' },
    연장: { unit: '원', formula: '시급 * 150% * 2_370분 / 시간당분' },
    야간: { unit: '원', formula: '시급 * 50% * 570분 / 시간당분' },
    휴일: { unit: '원', formula: '시급 * (150% * 480분 + 200% * 240분) / 시간당분' },
    줄마다: { unit: '원', formula: '기본급 + floor(연장, 1원) + floor(야간, 1원) + floor(휴일, 1원)' },
    합계: { unit: '원', formula: 'floor(기본급 + 연장 + 야간 + 휴일, 1원)' },
  };
  const evaluation = evaluate(programOf(terms), new Map());

  test('an hourly rate of 3,021,128/209 = 274,648/19 makes night pay of 274,648/4 = 68,662 to the won', () => {
    expect(show(evaluation.ratio('시급'))).toBe('274648/19');
    expect(show(evaluation.ratio('야간'))).toBe('68662');
  });

  test('the total is 4,235,361, cut line by line or once', () => {
    // 3,021,128 + 856,468 + 68,662 + 289,103; and 3,021,128 × (209 + 84) / 209 = 4,235,361.26…
    expect(show(evaluation.ratio('줄마다'))).toBe('4235361');
    expect(show(evaluation.ratio('합계'))).toBe('4235361');
  });

  test('28-digit decimals lose a won on the way', () => {
    const D = Decimal.clone({ precision: 28 });
    const hourly = new D(3_021_128).div(209);
    const line = (factor: number, minutes: number) => hourly.times(factor).times(minutes).div(60).floor();
    const holiday = hourly
      .times(1.5 * 480 + 2 * 240)
      .div(60)
      .floor();
    const total = new D(3_021_128).plus(line(1.5, 2370)).plus(line(0.5, 570)).plus(holiday);
    expect(total.toNumber()).toBe(4_235_360);
  });
});

describe('a table', () => {
  const tables: Tables = {
    세율표: {
      unit: '비율',
      keys: ['원'],
      match: 'range',
      rows: [r(0), r(1000), r(5000), r(10_000)],
      columns: [],
      cells: [[r('0.01')], [r('0.02')], [r('0.03')]],
    },
    호봉표: {
      unit: '원',
      keys: ['수', '선택'],
      match: 'exact',
      rows: [r(1), r(2)],
      columns: ['가급', '나급'],
      cells: [
        [r(100), r(200)],
        [r(110), r(210)],
      ],
    },
    인원표: {
      unit: '원',
      keys: ['원', '명'],
      match: 'range',
      rows: [r(0), r(10), r(20)],
      columns: [r(1), r(2)],
      cells: [
        [r(5), r(6)],
        [r(7), r(8)],
      ],
    },
  };
  const look = (formula: string, unit: string) => work(formula, unit, {}, {}, tables);

  test.each([
    ['세율표[0원]', '비율', '1/100'],
    ['세율표[999.99원]', '비율', '1/100'],
    ['세율표[1_000원]', '비율', '1/50'],
    ['세율표[4_999원]', '비율', '1/50'],
    ['세율표[5_000원]', '비율', '3/100'],
    ['세율표[9_999.5원]', '비율', '3/100'],
    ['호봉표[1, "나급"]', '원', '200'],
    ['호봉표[1 + 1, "가급"]', '원', '110'],
    ['인원표[9원, 2명]', '원', '6'],
    ['인원표[10원, 1명]', '원', '7'],
  ])('%s is found', (formula, unit, expected) => {
    expect(shown(look(formula, unit).value('답'))).toBe(expected);
  });

  test.each([
    ['세율표[-0.5원]', '비율', '-0.5', '0 이상 10,000 미만'],
    ['세율표[10_000원]', '비율', '10,000', '0 이상 10,000 미만'],
    ['세율표[1_000_000원]', '비율', '1,000,000', '0 이상 10,000 미만'],
    ['호봉표[3, "가급"]', '원', '3, 가급', '1, 2'],
    ['호봉표[1.5, "가급"]', '원', '1.5, 가급', '1, 2'],
    ['호봉표[1, "다급"]', '원', '1, 다급', '가급, 나급'],
    ['인원표[5원, 3명]', '원', '5, 3', '1, 2'],
  ])('%s has no row', (formula, unit, key, range) => {
    const [problem] = problemsOf(() => look(formula, unit).value('답'));
    expect(problem).toMatchObject({ code: 'no-table-row', term: '답', values: { key, range } });
  });
});

describe('what cannot be worked out', () => {
  const terms: Terms = {
    제공건수: '건',
    목표건수: '건',
    달성률: { unit: '비율', formula: '제공건수 / 목표건수' },
    달성: { unit: '여부', formula: '달성률 >= 85%' },
    인정: { unit: '여부', formula: '목표건수 > 0 and 달성' },
    면제: { unit: '여부', formula: '목표건수 = 0 or 달성' },
    성과급: { unit: '원', formula: 'if 인정 then 150_000원 else 0원' },
    비례: { unit: '원', formula: 'if 목표건수 = 0 then 0 else 100원 * 달성률' },
    두배: { unit: '건', formula: '제공건수 * 2' },
  };
  const program = programOf(terms);

  test('a division by zero fails what needs it, and nothing else', () => {
    const evaluation = evaluate(program, factsOf({ 제공건수: 3, 목표건수: 0 }));
    for (const name of ['달성률', '달성']) {
      expect(problemsOf(() => evaluation.value(name))).toMatchObject([
        { code: 'division-by-zero', term: '달성률', values: { divisor: '목표건수' } },
      ]);
    }
    expect(['인정', '면제', '성과급', '비례', '두배'].map((name) => shown(evaluation.value(name)))).toEqual([
      'false',
      'true',
      '0',
      '0',
      '6',
    ]);
  });

  test('a fact that is not given fails what needs it, and is named', () => {
    const evaluation = evaluate(program, factsOf({ 제공건수: 3 }));
    expect(shown(evaluation.value('두배'))).toBe('6');
    for (const name of ['목표건수', '달성률', '달성', '인정', '면제', '성과급', '비례']) {
      expect(problemsOf(() => evaluation.value(name))).toMatchObject([
        { code: 'missing-fact', term: '목표건수' },
      ]);
    }
  });

  test('with everything given, all of it comes out', () => {
    const evaluation = evaluate(program, factsOf({ 제공건수: 34, 목표건수: 40 }));
    expect([
      evaluation.truth('달성'),
      show(evaluation.ratio('성과급')),
      show(evaluation.ratio('비례')),
    ]).toEqual([true, '150000', '85']);
  });

  test('asking for a term there is not, or for another kind of value, is a mistake of the program', () => {
    const evaluation = evaluate(program, factsOf({ 제공건수: 34, 목표건수: 40 }));
    expect(() => evaluation.value('없는항목')).toThrow(RangeError);
    expect(() => evaluation.term('없는항목')).toThrow(RangeError);
    expect(() => evaluation.ratio('달성')).toThrow(RangeError);
    expect(() => evaluation.truth('두배')).toThrow(RangeError);
  });

  test('the place of the failing part is given in the rule file', () => {
    const { order, ...rest } = programOf({
      목표: '건',
      답: { unit: '수', formula: '1 +\n  2건 / (목표 - 목표)' },
    });
    const at = { file: 'rules/x.yaml', line: 10, column: 7, excerpt: '' };
    const placed = { ...rest, order: order.map((term) => ({ ...term, at })) };
    const [problem] = problemsOf(() => evaluate(placed, factsOf({ 목표: 1 })).value('답'));
    expect(problem?.at).toMatchObject({ file: 'rules/x.yaml', line: 11, length: '(목표 - 목표)'.length });
    expect(problem?.values['divisor']).toBe('(목표 - 목표)');
  });
});

describe('the trace', () => {
  /** Each node as it is written, with its value, in the order of the text; `–` for what was not needed. */
  function trace(evaluation: Evaluation, name: string): string[] {
    const { formula } = evaluation.term(name);
    if (formula === undefined) return [];
    const line = (node: FormulaNode): string[] => {
      const value = evaluation.at(name, node);
      const text = formula.text.slice(node.span.start, node.span.end);
      return [`${text}: ${value === undefined ? '–' : shown(value)}`, ...children(node).flatMap(line)];
    };
    return line(formula.root);
  }

  test('holds the value of every part', () => {
    expect(trace(work('round(10원 / 4, 1원) + 2원', '원'), '답')).toEqual([
      'round(10원 / 4, 1원) + 2원: 5',
      'round(10원 / 4, 1원): 3',
      '10원 / 4: 5/2',
      '10원: 10',
      '4: 4',
      '2원: 2',
    ]);
  });

  test('has nothing for the branch not taken', () => {
    expect(
      trace(work('if 수량 > 5 then 1원 else 7원 / 수량', '원', { 수량: '수' }, { 수량: 2 }), '답'),
    ).toEqual([
      'if 수량 > 5 then 1원 else 7원 / 수량: 7/2',
      '수량 > 5: false',
      '수량: 2',
      '5: 5',
      '1원: –',
      '7원 / 수량: 7/2',
      '7원: 7',
      '수량: 2',
    ]);
  });

  test('has nothing for the right side when the left one decides', () => {
    const terms: Terms = { 가: '여부', 나: '여부' };
    expect(trace(work('가 and 나', '여부', terms, { 가: false }), '답')).toEqual([
      '가 and 나: false',
      '가: false',
      '나: –',
    ]);
    expect(trace(work('가 or 나', '여부', terms, { 가: true }), '답')).toEqual([
      '가 or 나: true',
      '가: true',
      '나: –',
    ]);
    expect(trace(work('가 or 나', '여부', terms, { 가: false, 나: true }), '답')).toEqual([
      '가 or 나: true',
      '가: false',
      '나: true',
    ]);
  });

  test('has the fallback of otherwise only where it was taken', () => {
    const terms: Terms = { 계약: { unit: '원', optional: true } };
    expect(trace(work('계약 otherwise 7원', '원', terms, { 계약: 5 }), '답')).toEqual([
      '계약 otherwise 7원: 5',
      '계약: 5',
      '7원: –',
    ]);
    expect(trace(work('계약 otherwise 7원', '원', terms), '답')).toEqual([
      '계약 otherwise 7원: 7',
      '계약: –',
      '7원: 7',
    ]);
  });

  test('stops where a part could not be worked out', () => {
    expect(trace(work('1원 + 2원 / (수량 - 수량) + 3원', '원', { 수량: '수' }, { 수량: 2 }), '답')).toEqual([
      '1원 + 2원 / (수량 - 수량) + 3원: –',
      '1원 + 2원 / (수량 - 수량): –',
      '1원: 1',
      '2원 / (수량 - 수량): –',
      '2원: 2',
      '(수량 - 수량): 0',
      '수량: 2',
      '수량: 2',
      '3원: –',
    ]);
  });

  test('of a fact is empty, and of a term there is not as well', () => {
    const evaluation = work('수량 * 2', '수', { 수량: '수' }, { 수량: 2 });
    const root = evaluation.term('답').formula?.root;
    if (root === undefined) throw new Error('답 has a formula');
    expect([evaluation.at('수량', root), evaluation.at('없는항목', root)]).toEqual([undefined, undefined]);
  });
});

describe('a value in a message', () => {
  test.each<[string, Value]>([
    ['2,390,124', r('2390124')],
    ['-0.5', r('-0.5')],
    ['-0.05', r('-0.05')],
    ['1,234.5', r('1234.5')],
    ['1095/7', r('1095/7')],
    ['-1/3', r('-1/3')],
    ['true', true],
    ['요양보호사', '요양보호사'],
    ['[연차, 공가]', { items: ['연차', '공가'] }],
    ['[2024-03-01]', { items: [day('2024-03-01') as ReturnType<typeof ratio>] }],
  ])('is %s', (text, value) => {
    expect(bareText(value)).toBe(text);
  });
});

function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  throw new Error('nothing was thrown');
}
