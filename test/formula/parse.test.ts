import { describe, expect, test } from 'vitest';
import type { FormulaProblem } from '../../src/formula/formula-error.ts';
import { parse } from '../../src/formula/parse.ts';
import type { Expr } from '../../src/formula/tree.ts';
import { bare, expectProblem, show, treeOf } from './setup.ts';

/** A tree with every bracket written, in one line. */
function full(expr: Expr): string {
  const list = (items: readonly Expr[]): string => items.map(full).join(' ');
  switch (expr.kind) {
    case 'number':
      return show(expr.value) + (expr.percent ? '(%)' : '') + expr.unit;
    case 'text':
      return `"${expr.value}"`;
    case 'truth':
    case 'date':
    case 'time':
      return String(expr.value);
    case 'name':
      return expr.name;
    case 'list':
      return `[${list(expr.items)}]`;
    case 'negate':
    case 'not':
    case 'abs':
      return `(${expr.kind} ${full(expr.arg)})`;
    case 'arithmetic':
    case 'relation':
    case 'logic':
      return `(${full(expr.left)} ${expr.op} ${full(expr.right)})`;
    case 'in':
      return `(${full(expr.item)} in ${full(expr.list)})`;
    case 'otherwise':
      return `(${full(expr.value)} otherwise ${full(expr.fallback)})`;
    case 'if':
      return `(if ${full(expr.test)} then ${full(expr.then)} else ${full(expr.otherwise)})`;
    case 'extreme':
      return `(${expr.fn} ${list(expr.args)})`;
    case 'sum':
      return `(sum ${expr.list} ${full(expr.value)}${expr.where ? ` where ${full(expr.where)}` : ''})`;
    case 'apply':
      return `(${expr.name} ${list(expr.args)})`;
    case 'given':
      return `(given ${expr.name})`;
    case 'earlier':
      return `(earlier ${expr.name} ${full(expr.months)})`;
    case 'count':
      return `(count ${expr.list}${expr.where ? ` where ${full(expr.where)}` : ''})`;
    case 'yearToDate':
      return `(yearToDate ${expr.name}${expr.fallback === undefined ? '' : ` ${full(expr.fallback)}`})`;
    case 'later':
      return `(${expr.fn} ${full(expr.date)} ${full(expr.count)})`;
    case 'elapsed':
      return `(${expr.fn} ${full(expr.from)} ${full(expr.to)})`;
    case 'firstOfMonth':
      return `(firstOfMonth ${full(expr.date)})`;
    case 'datePart':
      return `(${expr.fn} ${full(expr.date)})`;
    case 'mod':
      return `(mod ${full(expr.left)} ${full(expr.right)})`;
    case 'rounding':
      return `(${expr.mode} ${full(expr.arg)} ${full(expr.step)})`;
    case 'table':
      return `(${expr.table}[] ${list(expr.keys)})`;
  }
}

describe('a formula is read as', () => {
  test.each([
    // Literals, each with its exact value.
    ['1_000', '1000'],
    ['0.5', '1/2'],
    ['0.125', '1/8'],
    ['85%', '17/20(%)'],
    ['85 %', '17/20(%)'],
    ['0.9%', '9/1000(%)'],
    ['10원', '10원'],
    ['2024-03-01', '2024-03-01'],
    ['09:00', '540'],
    ['48:00', '2880'],
    ['true', 'true'],
    ['["연차", "공가"]', '["연차" "공가"]'],
    ['[]', '[]'],
    // × and ÷ before + and −, from the left.
    ['a + b * c', '(a + (b * c))'],
    ['a * b + c', '((a * b) + c)'],
    ['a - b - c', '((a - b) - c)'],
    ['a - (b - c)', '(a - (b - c))'],
    ['a / b * c', '((a / b) * c)'],
    ['a / b / c', '((a / b) / c)'],
    ['a × b ÷ c − d', '(((a * b) / c) - d)'],
    // A minus sign binds to what stands next to it.
    ['-a * b', '((negate a) * b)'],
    ['a * -b', '(a * (negate b))'],
    ['a - -b', '(a - (negate b))'],
    ['-(a + b)', '(negate (a + b))'],
    // Comparison after arithmetic, then not, and, or.
    ['a + 1 >= b * 2', '((a + 1) >= (b * 2))'],
    ['a ≥ b', '(a >= b)'],
    ['a ≠ b', '(a != b)'],
    ['not a = b', '(not (a = b))'],
    ['not not a', '(not (not a))'],
    ['not a and b', '((not a) and b)'],
    ['a or b and c', '(a or (b and c))'],
    ['(a or b) and c', '((a or b) and c)'],
    ['a and b and c', '((a and b) and c)'],
    ['a > 0 and b >= 85% * c', '((a > 0) and (b >= (17/20(%) * c)))'],
    ['a in ["x"] and b', '((a in ["x"]) and b)'],
    ['not a in b', '(not (a in b))'],
    // otherwise and if take all that follows.
    ['given(a) and b', '((given a) and b)'],
    ['earlier(a, 1개월) otherwise b', '((earlier a 1개월) otherwise b)'],
    ['firstOfMonth(addYears(a, 60년)) >= b', '((firstOfMonth (addYears a 60년)) >= b)'],
    ['a otherwise b + c', '(a otherwise (b + c))'],
    ['a otherwise b otherwise c', '(a otherwise (b otherwise c))'],
    ['a or b otherwise c', '((a or b) otherwise c)'],
    ['a otherwise if b then c else d', '(a otherwise (if b then c else d))'],
    ['if a then b else c + d', '(if a then b else (c + d))'],
    ['(if a then b else c) + d', '((if a then b else c) + d)'],
    ['if a then b else if c then d else e', '(if a then b else (if c then d else e))'],
    ['if a then if b then c else d else e', '(if a then (if b then c else d) else e)'],
    ['if a and b then c else d', '(if (a and b) then c else d)'],
    // Calls and tables.
    ['max(0, a - b)', '(max 0 (a - b))'],
    ['min(a, b, c)', '(min a b c)'],
    ['abs(-a)', '(abs (negate a))'],
    ['round(a / b, 10원)', '(round (a / b) 10원)'],
    ['roundEven(a, 1)', '(roundEven a 1)'],
    ['trunc(a, 1)', '(trunc a 1)'],
    ['호봉표[직급, 호봉 + 1]', '(호봉표[] 직급 (호봉 + 1))'],
    ['given(입사일)', '(given 입사일)'],
    ['earlier(통상임금, 1개월) otherwise a', '((earlier 통상임금 1개월) otherwise a)'],
    ['addYears(입사일, 1년 + 1년)', '(addYears 입사일 (1년 + 1년))'],
    ['firstOfMonth(입사일)', '(firstOfMonth 입사일)'],
    ['month(입사일)', '(month 입사일)'],
    ['weekday(입사일 + 1일)', '(weekday (입사일 + 1일))'],
    ['mod(a + 1, -b)', '(mod (a + 1) (negate b))'],
    ['yearToDate(a)', '(yearToDate a)'],
    ['yearToDate(a otherwise b + 1)', '(yearToDate a (b + 1))'],
    ['count(a)', '(count a)'],
    ['count(a where b = 1 and c)', '(count a where ((b = 1) and c))'],
    ['sum(a, b * 2 where c)', '(sum a (b * 2) where c)'],
    ['sum(a, b otherwise 0 where c)', '(sum a (b otherwise 0) where c)'],
    // No keyword: where no condition can stand, it is a name as others are.
    ['where + 1', '(where + 1)'],
    ['sum(where, where where where)', '(sum where where where where)'],
    ['min[a]', '(min[] a)'],
    ['max(if a then b else c, d)', '(max (if a then b else c) d)'],
    // Lines and spaces mean nothing.
    ['  a\n+\n  b  ', '(a + b)'],
  ])('%s is %s', (source, expected) => {
    expect(full(treeOf(source))).toBe(expected);
  });

  test('a bracketed part takes its brackets into its span', () => {
    const source = '2 * (a + b) - c';
    const tree = treeOf(source);
    const product = tree.kind === 'arithmetic' ? tree.left : tree;
    const sum = product.kind === 'arithmetic' ? product.right : product;
    expect(source.slice(product.span.start, product.span.end)).toBe('2 * (a + b)');
    expect(source.slice(sum.span.start, sum.span.end)).toBe('(a + b)');
    expect(bare(sum)).toEqual(bare(treeOf('a + b')));
  });

  test('a call and a table are underlined whole', () => {
    for (const source of ['round(a, 1원)', '호봉표[a, b]', 'if a then b else c', '[ "a" ]', '-a', 'not a']) {
      expect(treeOf(source).span).toEqual({ start: 0, end: source.length });
    }
  });
});

describe('a formula that cannot be read', () => {
  test.each<[string, FormulaProblem['code']]>([
    ['«»', 'unexpected-token'],
    ['a +«»', 'unexpected-token'],
    ['a «b»', 'unexpected-token'],
    ['(a + b«»', 'unexpected-token'],
    ['a «)»', 'unexpected-token'],
    ['a + «*» b', 'unexpected-token'],
    ['«+»a', 'unexpected-token'],
    ['[a«»', 'unexpected-token'],
    ['max(a, «)»', 'unexpected-token'],
    ['표[«]»', 'unexpected-token'],
    ['1 + «if» a then b else c', 'unexpected-token'],
    ['if a «b»', 'unexpected-token'],
    ['if a then «else» c', 'unexpected-token'],
    ['«then» a', 'unexpected-token'],
    ['a = «not» b', 'unexpected-token'],
    ['09:00«5»', 'unexpected-token'],
    ['«if a then b»', 'missing-else'],
    ['1 + («if a then 2» )', 'missing-else'],
    ['«a < b» < c', 'chained-comparison'],
    ['d and «a = b» = c', 'chained-comparison'],
    ['«09:60»', 'bad-number'],
    ['«48:01»', 'bad-number'],
    ['«max(a)»', 'wrong-arguments'],
    ['1 + «min()»', 'wrong-arguments'],
    ['«abs(a, b)»', 'wrong-arguments'],
    ['«round(a)»', 'wrong-arguments'],
    ['«given()»', 'wrong-arguments'],
    ['«given(1)»', 'wrong-arguments'],
    ['«given(a, b)»', 'wrong-arguments'],
    ['«given(a + b)»', 'wrong-arguments'],
    ['«earlier(a)»', 'wrong-arguments'],
    ['«earlier(1개월, a)»', 'wrong-arguments'],
    ['«earlier(a, 1개월, 2)»', 'wrong-arguments'],
    ['«addYears(a)»', 'wrong-arguments'],
    ['«firstOfMonth(a, b)»', 'wrong-arguments'],
    ['«firstOfMonth()»', 'wrong-arguments'],
    ['«day(a, b)»', 'wrong-arguments'],
    ['«mod(a)»', 'wrong-arguments'],
    ['«yearToDate(a * 2)»', 'wrong-arguments'],
    ['«yearToDate()»', 'wrong-arguments'],
    ['count(«(»a))', 'unexpected-token'],
    ['sum(a «where» b)', 'unexpected-token'],
    ['count(a«,» b)', 'unexpected-token'],
    ['«floor(a, 1원, 2)»', 'wrong-arguments'],
  ])('%s is %s', (text, code) => {
    expectProblem(text, code, parse);
  });

  test('says what stood there and what should', () => {
    expect(expectProblem('a «b»', 'unexpected-token', parse).values).toEqual({
      found: '‘b’',
      expected: '연산 기호나 수식의 끝',
    });
    expect(expectProblem('(a«»', 'unexpected-token', parse).values).toEqual({
      found: '수식의 끝',
      expected: ')',
    });
    expect(expectProblem('«a < b» < c', 'chained-comparison', parse).values).toEqual({ text: 'a < b <' });
  });

  test.each([
    ['brackets', (n: number) => `${'('.repeat(n)}1${')'.repeat(n)}`],
    ['minus signs', (n: number) => `${'-'.repeat(n)}1`],
    ['not', (n: number) => `${'not '.repeat(n)}true`],
    ['calls', (n: number) => `${'abs('.repeat(n)}1${')'.repeat(n)}`],
    ['lists', (n: number) => `${'['.repeat(n)}1${']'.repeat(n)}`],
    ['branches', (n: number) => `${'if true then '.repeat(n)}1${' else 2'.repeat(n)}`],
    ['tables', (n: number) => `${'표['.repeat(n)}1${']'.repeat(n)}`],
  ])('nested 150 deep in %s is read, 201 deep is not, 100,000 deep does no harm', (_, nest) => {
    expect(parse(nest(150)).ok).toBe(true);
    for (const depth of [201, 100_000]) {
      expect(parse(nest(depth))).toMatchObject({ ok: false, problem: { code: 'too-deep' } });
    }
  });

  test('a sum of 1,000 is read, one of 100,000 is too long', () => {
    const sum = (n: number): string => Array<string>(n).fill('1').join('+');
    expect(parse(sum(1000)).ok).toBe(true);
    expect(parse(sum(100_000))).toMatchObject({
      ok: false,
      problem: { code: 'too-deep', span: { start: 2000 } },
    });
  });
});
