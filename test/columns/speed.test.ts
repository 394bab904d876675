import { expect, test } from 'vitest';
import { speeds } from '../../src/columns/speed.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Problems } from '../../src/problem/problem.ts';
import { speedJson, speedText } from '../../src/report/rules/speed.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { readRules } from '../read-rules.ts';

const provision = `provision: 시험조항
label: For a test
source: 보기
tables:
  큰표:
    label: Keys beyond 2^53
    unit: 원
    row: { name: 금액, unit: 원, match: exact }
    values:
      2019-01-01: { file: big.csv, source: 보기 }
terms:
  큰값: { unit: 원, label: Looked up, formula: '큰표[계약기본급]' }
`;
const scheme = `scheme: 시험
label: For a test
provisions: [직원, 근무, 파생, 근로시간-공통, 근로시간-8시간, 연장근로-8시간, 시험조항]
lines: { 지급: { items: [큰값], total: 지급총액, label: Gross } }
`;

test('a scheme that no column can hold is told with its term and why', () => {
  const problems = new Problems();
  const own = readRules(
    [
      { path: 'p.yaml', sha256: '', text: provision },
      { path: 'big.csv', sha256: '', text: '금액,값\n1,5\n9007199254740993,6\n' },
      { path: 's.yaml', sha256: '', text: scheme },
    ],
    problems,
  );
  const shipped = shippedRules();
  const rules = new Compiled(
    {
      ...shipped,
      provisions: [...shipped.provisions, ...own.provisions],
      tables: [...shipped.tables, ...own.tables],
      schemes: own.schemes,
    },
    problems,
  );
  expect(problems.list).toEqual([]);
  const [one] = speeds(rules);
  expect(one?.found).toEqual({ term: '큰값', why: '9007199254740993 is beyond the safe integers' });
  if (one === undefined) return;
  expect(speedText([one], 'en', 100)).toContain('  시험, 큰값: 9007199254740993 is beyond the safe integers');
  expect(speedJson(one)['한줄씩']).toEqual({
    항목: '큰값',
    까닭: '9007199254740993 is beyond the safe integers',
  });
});
