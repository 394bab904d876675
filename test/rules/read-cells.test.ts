import { describe, expect, test } from 'vitest';
import { Problems } from '../../src/problem/problem.ts';
import { readyTable } from '../../src/rules/builder.ts';
import { tableDifferences } from '../../src/rules/difference/tables.ts';
import type { TableKeyRule, TableRule } from '../../src/rules/model.ts';
import { readCells } from '../../src/rules/read-cells.ts';

const grade: TableKeyRule = { name: '급', unit: '선택', match: 'exact' };
const months: TableKeyRule = { name: '근속', unit: '개월', match: 'range' };
const team: TableKeyRule = { name: '조', unit: '수', match: 'exact', across: true };

function tableOf(keys: readonly TableKeyRule[], text: string): { rule: TableRule; told: string[] } {
  const problems = new Problems();
  const cells = readCells({ table: '표', unit: '원', keys }, { text, path: 't.csv' }, problems);
  const at = { file: 'r.yaml', line: 1, column: 1 };
  const entry = { file: 't.csv', source: { text: '' }, confirmed: true, ...cells };
  const rule: TableRule = { name: '표', label: 'T', unit: '원', keys, entries: [entry], at };
  return {
    rule,
    told: problems.list.map(({ code, at: place }) => `${code} ${place?.line}:${place?.column}`),
  };
}

describe('a table with three keys', () => {
  // 2급 has other ranges than 1급: the cells of a row stand in every range within its own.
  const text = `급,이상,미만,1,2
1급,0,60,10,11
2급,24,60,30,-
2급,0,24,20,21
`;

  test('is laid out over the ends of all ranges', () => {
    const sorted = text.replace('2급,24,60,30,-\n2급,0,24,20,21\n', '2급,0,24,20,21\n2급,24,60,30,-\n');
    const { rule, told } = tableOf([grade, months, team], sorted);
    expect(told).toEqual([]);
    expect(rule.entries[0]).toMatchObject({
      keys: [
        ['1급', '2급'],
        ['0', '24', '60'],
        ['1', '2'],
      ],
      cells: [
        ['10', '11'],
        ['10', '11'],
        ['20', '21'],
        ['30', '-'],
      ],
    });
    const entry = rule.entries[0];
    expect(
      entry &&
        readyTable(rule, entry)
          .cells.at(-1)
          ?.map((cell) => cell === undefined),
    ).toEqual([false, true]);
  });

  test('has its ranges in ascending order within the other keys', () => {
    expect(tableOf([grade, months, team], text).told).toEqual(['table-overlap 4:4']);
  });

  test('may have rows of other keys between', () => {
    const mixed = '급,이상,미만,1,2\n1급,0,24,10,11\n2급,0,60,20,21\n1급,24,60,12,13\n';
    const { rule, told } = tableOf([grade, months, team], mixed);
    expect(told).toEqual([]);
    expect(rule.entries[0]?.cells).toEqual([
      ['10', '11'],
      ['12', '13'],
      ['20', '21'],
      ['20', '21'],
    ]);
  });

  test('differs cell by cell, by its keys', () => {
    const sorted = '급,이상,미만,1,2\n1급,0,60,10,11\n2급,0,60,20,21\n';
    const [a, b] = [sorted, sorted.replace('20,21', '20,22')].map(
      (one) => tableOf([grade, months, team], one).rule,
    );
    if (a === undefined || b === undefined) throw new Error('no tables');
    expect(
      tableDifferences(a, b).map(({ name, before, after }) => [name, before?.text, after?.text]),
    ).toEqual([['급 2급 근속 0~60개월 조 2', '21원', '22원']]);
  });
});

test('a row that cannot be read is no gap as well', () => {
  expect(tableOf([months, team], '이상,미만,1\n0,9,10\n9,구,11\n12,100,12\n').told).toEqual([
    'not-a-number 3:3',
  ]);
  expect(tableOf([months, team], '이상,미만,1\n0,9,10\n12,100,12\n').told).toEqual(['table-gap 3:1']);
});

test('ranges need not begin with the first row of the file', () => {
  const { rule, told } = tableOf([months, team], '이상,미만,1\n0,9,10\n9,12,11\n12,100,12\n');
  expect(told).toEqual([]);
  expect(rule.entries[0]?.keys[0]).toEqual(['0', '9', '12', '100']);
});

test('a key column that is none, a key twice, and a cell that cannot be read are told at their places', () => {
  const steps: TableKeyRule = { name: '호봉', unit: '회', match: 'exact' };
  expect(tableOf([grade, steps], '등급,호봉,값\n1급,1,5\n').told).toEqual(['missing-column 1:1']);
  expect(tableOf([grade, steps], '급,호봉,값\n1급,1,5\n1급,01,6\n').told).toEqual([
    'duplicate-table-key 3:1',
  ]);
  expect(tableOf([grade, steps], '급,호봉,값\n1급,하나,5\n').told).toEqual(['not-a-number 2:4']);
  expect(tableOf([grade, team], '급,1,1.0\n1급,5,6\n').told).toEqual(['duplicate-column 1:5']);
  expect(tableOf([grade, team], '급\n1급\n').told).toContain('missing-column 1:1');
});

describe('numbers as a spreadsheet writes them', () => {
  test('grouped in quotes, and rates in percent, come to plain digits', () => {
    const step: TableKeyRule = { name: '호봉', unit: '회', match: 'exact' };
    const quoted = tableOf([grade, step], '급,호봉,값\n"1급",1,"2,310,000"\n1급, 2 ,"1,000"\n');
    expect([quoted.told, quoted.rule.entries[0]?.cells]).toEqual([[], [['2310000'], ['1000']]]);
    const rates = readCells(
      { table: '표', unit: '비율', keys: [grade] },
      { text: '급,값\n가,4%\n나,0.5%\n다,100%\n라,12.50%\n마,0%\n바,0.04\n', path: 't.csv' },
      new Problems(),
    );
    expect(rates.cells).toEqual([['0.04'], ['0.005'], ['1'], ['0.125'], ['0'], ['0.04']]);
  });

  test('of a range by a rate, the ends are percents too', () => {
    const rate: TableKeyRule = { name: '달성률', unit: '비율', match: 'range' };
    const { rule, told } = tableOf([rate], '이상,미만,값\n0%,85%,0\n85%,1000%,"150,000"\n');
    expect([told, rule.entries[0]?.keys, rule.entries[0]?.cells]).toEqual([
      [],
      [['0', '0.85', '10']],
      [['0'], ['150000']],
    ]);
  });

  test('a percent of won, a grouping that is none and a quote that does not end are told where they stand', () => {
    expect(tableOf([grade], '급,값\n1급,4%\n').told).toEqual(['not-a-number 2:4']);
    expect(tableOf([grade], '급,값\n"1급","2,31,000"\n').told).toEqual(['not-a-number 2:6']);
    expect(tableOf([grade], '급,값\n1급,"2,310\n').told).toEqual(['not-a-number 2:4']);
    expect(tableOf([grade], '급,값\n1급,2,310\n').told).toEqual(['row-length 2:1']);
  });

  test('another rate is said in percent', () => {
    const { rule } = tableOf([grade], '급,값\n1급,1\n');
    const of = (cell: string): TableRule => ({
      ...rule,
      unit: '비율',
      entries: rule.entries.map((one) => ({ ...one, cells: [[cell]] })),
    });
    const [moved] = tableDifferences(of('0.04'), of('0.05'));
    expect([moved?.before?.text, moved?.after?.text]).toEqual(['4%', '5%']);
  });
});
