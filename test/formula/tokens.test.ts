import { describe, expect, test } from 'vitest';
import { FormulaError } from '../../src/formula/formula-error.ts';
import { tokenize } from '../../src/formula/tokens.ts';

/** Tokens as `kind text`, a number with what was written against it. */
const tokens = (source: string): string[] =>
  tokenize(source)
    .slice(0, -1)
    .map(
      ({ kind, text, percent, unit }) =>
        `${kind} ${text}${percent === true ? ' %' : ''}${unit ? ` ${unit}` : ''}`,
    );

describe('a formula is cut into', () => {
  test.each<[string, string[]]>([
    ['통상시급 × 1.5', ['name 통상시급', 'symbol *', 'number 1.5']],
    ['a÷b−c', ['name a', 'symbol /', 'name b', 'symbol -', 'name c']],
    ['a≤b≥c≠d', ['name a', 'symbol <=', 'name b', 'symbol >=', 'name c', 'symbol !=', 'name d']],
    ['a<=b>=c!=d', ['name a', 'symbol <=', 'name b', 'symbol >=', 'name c', 'symbol !=', 'name d']],
    ['a<b>c=d', ['name a', 'symbol <', 'name b', 'symbol >', 'name c', 'symbol =', 'name d']],
    ['1_000', ['number 1000']],
    ['1_0_00.25', ['number 1000.25']],
    ['85%', ['number 85 %']],
    ['85 %', ['number 85 %']],
    ['0.5', ['number 0.5']],
    ['10원', ['number 10 원']],
    ['1_000.5시간', ['number 1000.5 시간']],
    ['10 원', ['number 10', 'name 원']],
    ['10원/시간', ['number 10 원', 'symbol /', 'name 시간']],
    ['2024-03-01', ['date 2024-03-01']],
    ['2024 - 3', ['number 2024', 'symbol -', 'number 3']],
    ['2024-3', ['number 2024', 'symbol -', 'number 3']],
    ['2024-02-29', ['date 2024-02-29']],
    ['09:00', ['time 09:00']],
    ['9:00', ['time 9:00']],
    ['"통상임금"', ['text 통상임금']],
    ['"a = b"', ['text a = b']],
    ['""', ['text ']],
    ['if a then b else c', ['keyword if', 'name a', 'keyword then', 'name b', 'keyword else', 'name c']],
    ['iffy andy', ['name iffy', 'name andy']],
    ['기준A금액', ['name 기준A금액']],
    ['[1, 2]', ['symbol [', 'number 1', 'symbol ,', 'number 2', 'symbol ]']],
    ['a\n\t + \u00a0b', ['name a', 'symbol +', 'name b']],
    ['', []],
  ])('%j', (source, expected) => {
    expect(tokens(source)).toEqual(expected);
  });

  test('tokens that say where they stand', () => {
    const source = ' 연장분  / 85 % ';
    expect(tokenize(source).map(({ start, end }) => source.slice(start, end))).toEqual([
      '연장분',
      '/',
      '85 %',
      '',
    ]);
  });

  test('names in composed letters, however they were typed', () => {
    const decomposed = '통상시급'.normalize('NFD');
    expect(tokens(`${decomposed} = "${decomposed}" + 10${'원'.normalize('NFD')}`)).toEqual([
      'name 통상시급',
      'symbol =',
      'text 통상시급',
      'symbol +',
      'number 10 원',
    ]);
    expect(tokenize(`${decomposed}+1`)[1]).toMatchObject({ text: '+', start: decomposed.length });
  });
});

describe('a number or character that cannot be read', () => {
  test.each([
    ['1__0', 'bad-number', '1__0'],
    ['10_', 'bad-number', '10_'],
    ['1.', 'bad-number', '1.'],
    ['1.2.3', 'bad-number', '1.2.3'],
    ['1,200', 'bad-number', '1,200'],
    ['max(1,200)', 'bad-number', '1,200'],
    ['1,200,300', 'bad-number', '1,200,300'],
    ['2024-02-30', 'bad-number', '2024-02-30'],
    ['2023-02-29', 'bad-number', '2023-02-29'],
    ['2024-13-01', 'bad-number', '2024-13-01'],
    ['a == b', 'bad-character', '=='],
    ['a ! b', 'bad-character', '!'],
    ['a & b', 'bad-character', '&'],
    ['.5', 'bad-character', '.'],
    ['₩100', 'bad-character', '₩'],
    ["'통상임금'", 'bad-character', "'"],
    ['５', 'bad-character', '５'],
    ['a 😀 b', 'bad-character', '😀'],
    ['a = "통상', 'unclosed-text', '"통상'],
  ])('%s is %s', (source, code, underlined) => {
    const { problem } = thrown(() => tokenize(source));
    expect([problem.code, source.slice(problem.span.start, problem.span.end)]).toEqual([code, underlined]);
  });

  test.each([
    ['max(1, 200)', 6],
    ['max(1,20)', 6],
    ['max(1,2000)', 6],
  ])('%s are two arguments', (source, count) => {
    expect(tokens(source)).toHaveLength(count);
  });
});

function thrown(run: () => unknown): FormulaError {
  try {
    run();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
