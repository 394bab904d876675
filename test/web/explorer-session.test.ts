import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { placeText } from '../../src/problem/text.ts';
import { readSource, type SourceNode } from '../../src/rules/source-tree.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { ExplorerSession } from '../../src/web/explore/explorer-session.ts';
import type { ComparisonChoice, PlainFile } from '../../src/web/explore/protocol.ts';
import { scenarioValue } from '../../src/web/explore/scenario-value.ts';
import { yamlText } from '../../src/writing/yaml-text.ts';
import { workbook } from '../people/workbook-made.ts';
import { rules } from '../support.ts';

const path = 'scenarios/2024-wage-reform.yaml';
const session = () => new ExplorerSession(rules, new Map([[path, readFileSync(path, 'utf8')]]));
const shipped: ComparisonChoice = {
  scenario: path,
  schemes: ['현행', '개편안'],
  agreements: false,
  line: '지급총액',
  cost: ['지급총액'],
};
const own: ComparisonChoice = { ...shipped, scenario: undefined };

const roster = [
  ['사번', '직종', '근무형태', '소속유형', '기본급'],
  ['1001', '요양보호사', '전일제', '모두돌봄센터', '2,390,124'],
  ['1003', '사회복지사', '전일제', '본부', '2650000'],
];
const records = [
  ['사번', '귀속월', '제공건수', '적극개입건수'],
  ['1001', '2024-03', '40', '9'],
];
const csv = (name: string, rows: readonly (readonly string[])[]): PlainFile => ({
  name,
  bytes: new TextEncoder().encode(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'))
    .buffer,
});
const book = (name: string, sheets: Parameters<typeof workbook>[0]): PlainFile => ({
  name,
  bytes: new Uint8Array(workbook(sheets)).buffer,
});

/** Where what an answer refuses stands. */
async function refused(answer: Promise<unknown>): Promise<string[]> {
  const error = await answer.catch((one: unknown) => one);
  if (!(error instanceof ProblemError)) throw error;
  return error.problems.map(({ code, at }) => `${code} ${at && placeText(at)}`);
}

describe('the explorer’s session', () => {
  test('a workbook comes to what its sheets saved as CSV come to', async () => {
    const [one, other] = [session(), session()];
    expect(await one.stage([csv('명부.csv', roster), csv('기록.csv', records)])).toMatchObject([
      { file: '명부.csv', kind: '명부', rows: 2 },
      { file: '기록.csv', kind: '월별기록', rows: 1 },
    ]);
    expect(await other.stage([book('자료.xlsx', { 명부: roster, 기록: records })])).toMatchObject([
      { file: '자료.xlsx 명부', kind: '명부', rows: 2 },
      { file: '자료.xlsx 기록', kind: '월별기록', rows: 1 },
    ]);
    const opened = await one.open(own);
    expect(opened).toMatchObject({
      name: '우리 자료',
      months: ['2024-03'],
      ids: ['1001', '1003'],
      personMonths: 2,
    });
    expect(await other.open(own)).toEqual(opened);
    expect(other.move([])).toEqual(one.move([]));
    // 1,789,000 + 150,000 + 50,000 − 2,390,124; the social worker is not covered.
    expect([...one.move([]).changes]).toEqual([-401_124, 0]);
  });

  test('what is wrong in a cell stands at its name, in a choice at its path', async () => {
    const wrong = roster.map((row) => row.map((cell) => (cell === '2650000' ? '이백만원' : cell)));
    const one = session();
    await one.stage([book('자료.xlsx', { 명부: wrong, 기록: [...records, ['9999', '2024-03', '', '']] })]);
    expect(await refused(one.open(own))).toEqual([
      'not-a-number 자료.xlsx 명부:E3',
      'unknown-person 자료.xlsx 기록:A3',
    ]);
    expect(await refused(one.open({ ...shipped, months: ['2024-03', '2024-13'] }))).toEqual([
      'not-a-month 탐색.yaml:귀속월.종료',
    ]);
  });

  test('a file without a filled line, and a scenario that is not there', async () => {
    expect(await refused(session().stage([csv('빈.csv', [])]))).toEqual(['empty-file 빈.csv:1:1']);
    expect(await refused(session().open({ ...shipped, scenario: 'scenarios/no.yaml' }))).toEqual([
      'file-not-found 탐색.yaml:기준',
    ]);
  });
});

/** A tree's keys and texts. */
function texts(node: SourceNode | undefined): unknown {
  if (node?.kind === 'list') return node.items.map(texts);
  if (node?.kind === 'map') return node.entries.map(({ key, value }) => [key, texts(value)]);
  return node?.text;
}

const name = fc.oneof(
  fc.constantFrom('현행', '0.10', 'true', 'a: b', '명부 1.csv', '#'),
  fc.string({ minLength: 1 }),
);
const choices = fc.record(
  {
    scenario: fc.option(name, { nil: undefined }),
    heads: fc.integer({ min: 1 }),
    months: fc.tuple(fc.constant('2024-03'), fc.constant('2024-04')),
    schemes: fc.tuple(name, name),
    agreements: fc.boolean(),
  },
  { requiredKeys: ['scenario', 'schemes', 'agreements'] },
);

test('the scenario that is kept reads as the one that was opened', () => {
  const literal = fc.oneof(
    fc.constantFrom('250000', '5_000', '1/3', '09:00', '2024-03-01', 'true', '150%'),
    name,
  );
  fc.assert(
    fc.property(
      choices,
      name,
      fc.array(fc.tuple(name, literal), { maxLength: 3 }),
      (choice, file, values) => {
        const value = scenarioValue({ ...choice, line: '', cost: [] }, new Map([['명부', file]]), values);
        const problems = new Problems();
        const kept = texts(readSource(yamlText(value), 'kept', problems));
        expect(problems.list).toEqual([]);
        expect(kept).toEqual(texts(sourceFromValue(value, 'own', problems)));
      },
    ),
    { numRuns: 300 },
  );
});
