import { describe, expect, test } from 'vitest';
import { number } from '../../src/formula/display.ts';
import { divide } from '../../src/formula/ratio.ts';
import { Problems } from '../../src/problem/problem.ts';
import { addsUp, checkFigures, type FigureCheck } from '../../src/rules/figures/check-figures.ts';
import { printedDigits } from '../../src/rules/figures/printed-number.ts';
import { readLayer } from '../../src/rules/read-layer.ts';

/** The checks of one document, with its tables by their names. */
function checked(yaml: string, tables: Readonly<Record<string, string>> = {}): readonly FigureCheck[] {
  const problems = new Problems();
  const files = Object.entries({ ...tables, 'f.yaml': yaml }).map(([path, text]) => ({
    path,
    text,
    sha256: '',
  }));
  const [figures] = readLayer(files, problems).defined.figures;
  const checks = figures === undefined ? [] : checkFigures(figures, problems);
  expect(problems.list).toEqual([]);
  return checks;
}

const said = (checks: readonly FigureCheck[]): string[] =>
  checks.map(
    (one) =>
      `${one.name}: ${number(divide(one.printed, one.unit.scale))} ${addsUp(one) ? '=' : '≠'} ${number(divide(one.computed, one.unit.scale))}`,
  );

const head = 'figures: 보기\nlabel: An example\nsource: 문서\n';

test.each([
  ['3,202,521', '3202521'],
  ['3_202_521', '3202521'],
  ['△3,202,521', '-3202521'],
  ['-50048', '-50048'],
  ['−50,048', '-50048'],
  ['18.9', '18.9'],
  ['-', '0'],
  ['', undefined],
  ['1,23', undefined],
  ['12.5.1', undefined],
  ['△', undefined],
])('%s is printed for %s', (text, digits) => {
  expect(printedDigits(text)).toBe(digits);
});

describe('tables', () => {
  const table = (more: string): string =>
    `${head}tables:\n  표:\n    label: A table\n    place: 1쪽\n    file: t.csv\n    columns: { 갑: 천원, 을: 천원, 증감: 천원 }\n${more}`;

  test('a row is the sum of those that belong to it, level by level', () => {
    // 10 = 4 + 6; 4 is printed for 1 + 2 = 3; the second column is not summed.
    const csv =
      '항목,상위,갑,을,증감,곳\n계,,10,1,,\n가,계,4,1,,2쪽\n나,계,6,1,,\n다,가,1,1,,\n라,가,2,1,,\n';
    const checks = checked(table('    sums: [갑]\n'), { 't.csv': csv });
    expect(said(checks)).toEqual(['표 계 갑: 10 = 10', '표 가 갑: 4 ≠ 3']);
    expect(checks.map(({ place, by }) => `${place} ${by}`)).toEqual(['1쪽 가 + 나', '2쪽 다 + 라']);
  });

  test('where a figure is not printed, nothing is said', () => {
    const csv = '항목,상위,갑,을,증감,곳\n계,,10,,,\n가,계,4,-,,\n나,계,,3,,\n';
    expect(said(checked(table('    sums: [갑, 을]\n'), { 't.csv': csv }))).toEqual([]);
  });

  test('a column by formula, in the rows that print all it needs', () => {
    // 6 − 9 = −3 holds; 6 − 10 = −4 and −5 is printed; a row without 을, and one without 증감, are passed over.
    const csv = '항목,상위,갑,을,증감,곳\n가,,6,9,△3,\n나,,6,10,-5,\n다,,6,,6,\n라,,6,1,,\n';
    expect(said(checked(table('    rows: { 증감: 갑 - 을 }\n'), { 't.csv': csv }))).toEqual([
      '표 가 증감: -3 = -3',
      '표 나 증감: -5 ≠ -4',
    ]);
  });

  test('a figure of the document is no column of its name where that is not printed', () => {
    const csv = '항목,상위,갑,을,증감,곳\n가,,6,,6,\n';
    const values = 'values:\n  을: { unit: 천원, printed: 0, place: 1쪽 }\n';
    expect(said(checked(`${table('    rows: { 증감: 갑 - 을 }\n')}${values}`, { 't.csv': csv }))).toEqual([]);
  });

  test('a cell is looked up by its row, in won', () => {
    // 4 thousand won and 500 won more are 4.5 thousand.
    const csv = '항목,상위,갑,을,증감,곳\n가,,4,-,,\n';
    const relations =
      'relations:\n  수: { printed: \'표_갑["가"]\', is: \'표_갑["가"] + 표_을["가"] + 500원\' }\n';
    expect(said(checked(`${table('')}${relations}`, { 't.csv': csv }))).toEqual(['수: 4 ≠ 4.5']);
  });
});

test('a share is rounded as the formula says, and not otherwise', () => {
  // 712 of 3,777 are 18.8509… %: 18.9 to a tenth.
  const values =
    "values:\n  갑: { unit: 명, printed: 712, place: 1쪽 }\n  을: { unit: 명, printed: '3,777', place: 1쪽 }\n  율: { unit: '%', printed: 18.9, place: 1쪽 }\n";
  const relations =
    "relations:\n  반올림: { printed: 율, is: 'round(갑 / 을, 0.1%)' }\n  그대로: { printed: 율, is: 갑 / 을 }\n";
  const checks = checked(head + values + relations);
  expect(checks.map((one) => [one.name, addsUp(one)])).toEqual([
    ['반올림', true],
    ['그대로', false],
  ]);
});
