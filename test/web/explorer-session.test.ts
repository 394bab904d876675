import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/disk/scenario.ts';
import { PersonMonthTable } from '../../src/people/table/table.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { placeText } from '../../src/problem/text.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { readSource, type SourceNode } from '../../src/rules/source-tree.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { noMapping, type TableMapping } from '../../src/rules/words/mapping.ts';
import { ExplorerSession } from '../../src/web/explore/explorer-session.ts';
import type { ComparisonChoice, PlainFile } from '../../src/web/explore/protocol.ts';
import { scenarioValue } from '../../src/web/explore/scenario-value.ts';
import { shownGroupings } from '../../src/web/explore/shown-groups.ts';
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

  test('a column becomes a fixed allowance, in the place of a table that was dropped before, and says so', async () => {
    const one = session();
    const withPost = roster.map((row, i) => [...row, i === 0 ? '직책수당' : i === 1 ? '100,000' : '-']);
    await one.stage([
      csv('내수당.csv', [
        ['사번', '항목', '금액', '통상임금'],
        ['1001', '직책수당', '1', '예'],
      ]),
      csv('명부.csv', withPost),
    ]);
    const item = { what: 'item', heading: '직책수당', natures: { 통상임금: '예' } } as const;
    const tables = await one.match('명부.csv', item);
    expect(tables.map(({ file, rows, madeOf, insteadOf }) => [file, rows, madeOf, insteadOf])).toEqual([
      ['명부.csv', 2, undefined, undefined],
      ['고정수당.csv', 1, '명부.csv', '내수당.csv'],
    ]);
    await one.open(own);
    // 2,390,124 + 100,000, and 2,650,000.
    expect([...one.move([]).paid]).toEqual([2_490_124, 2_650_000]);
    expect(one.mappings()).toContain('통상임금: 예');
    // A blank takes back what was said, and the column is left out again.
    const said = await one.match('명부.csv', { ...item, natures: { 통상임금: '' } });
    expect(said[0]?.match?.uses.at(-1)?.natures[0]?.said).toBeUndefined();
    const left = await one.match('명부.csv', { what: 'left', heading: '직책수당' });
    expect(left.map(({ file }) => file)).toEqual(['명부.csv']);
    expect(one.mappings()).not.toContain('고정수당');
    await one.open(own);
    expect([...one.move([]).paid]).toEqual([2_390_124, 2_650_000]);
  });

  test('a file that is read as it stands needs no mapping; what is said of it makes one', async () => {
    const one = session();
    const shown = await one.stage([csv('명부.csv', roster)]);
    expect(shown[0]?.match?.uses.map(({ reason }) => reason)).toEqual(roster[0]?.map(() => 'name'));
    expect(one.mappings()).toBe('가져오기: []\n');
    await one.match('명부.csv', { what: 'value', column: '소속유형', from: '1팀', to: '본부' });
    expect(one.mappings()).toContain('1팀: 본부');
    // What stands for itself is said no more.
    await one.match('명부.csv', { what: 'value', column: '소속유형', from: '1팀', to: '' });
    expect(one.mappings()).not.toContain('1팀');
  });

  test('a column of one’s own divides people, by the values that the file holds', async () => {
    const one = session();
    const teams = (values: readonly string[]) =>
      csv(
        '명부.csv',
        roster.map((row, i) => [...row, values[i] ?? '']),
      );
    await one.stage([teams(['돌봄조', '가조', '나조'])]);
    await one.match('명부.csv', { what: 'group', heading: '돌봄조' });
    const { groupings } = await one.open(own);
    const of = (all: typeof groupings) => all.find(({ fact }) => fact === '돌봄조');
    expect(of(groupings)).toMatchObject({ values: ['가조', '나조'], of: Uint32Array.from([0, 1]) });
    // Nothing is paid for it: 2,390,124 and 2,650,000 as before.
    expect([...one.move([]).paid]).toEqual([2_390_124, 2_650_000]);
    expect(one.mappings()).toContain('묶음:\n      돌봄조:\n        - 가조\n        - 나조');
    // Next month's file has another team; those that were there stay.
    await one.stage([teams(['돌봄조', '가조', '다조'])]);
    expect(of((await one.open(own)).groupings)?.values).toEqual(['가조', '다조']);
    expect(one.mappings()).toContain('- 가조\n        - 나조\n        - 다조');
    // What is left out again groups nobody.
    await one.match('명부.csv', { what: 'left', heading: '돌봄조' });
    expect(of((await one.open(own)).groupings)).toBeUndefined();
  });

  test('a project’s page reads files as its pumsak.yaml says, whatever they are called', async () => {
    const ours: TableMapping = {
      ...noMapping('인사/명부.xlsx', '명부'),
      columns: [['하는일', '직종']],
      values: [['소속유형', [['1팀', '모두돌봄센터']]]],
      groups: [{ heading: '조', values: ['가조'] }],
    };
    // The page carries rules as JSON.
    const ruleSet = JSON.parse(JSON.stringify({ ...rules.ruleSet, mappings: [ours] }));
    const one = new ExplorerSession(new Compiled(ruleSet, new Problems()), new Map());
    const [shown] = await one.stage([
      csv('5월.csv', [
        ['사번', '하는일', '근무형태', '소속유형', '조'],
        ['1001', '요양보호사', '전일제', '1팀', '나조'],
        ['1002', '요양보호사', '전일제', '1팀', '가조'],
      ]),
    ]);
    expect(shown?.match?.uses.map(({ reason }) => reason)).toEqual([
      'name',
      'mapped',
      'name',
      'name',
      'group',
    ]);
    const { ids, groupings } = await one.open(own);
    expect(ids).toEqual(['1001', '1002']);
    expect(groupings.find(({ fact }) => fact === '조')?.values).toEqual(['가조', '나조']);
  });

  test('a column that the rules know is no group, and the table is read as before', async () => {
    const one = session();
    await one.stage([csv('명부.csv', roster)]);
    const group = one.match('명부.csv', { what: 'group', heading: '직종' });
    expect(await refused(group)).toEqual(['heading-taken undefined']);
    expect((await one.open(own)).ids).toEqual(['1001', '1003']);
  });

  test('somebody says what a table is that nobody knows, where its headings stand, and what they are', async () => {
    const one = session();
    // Neither 번호 nor 메모, neither 매김 nor 하는일 is a column of any table.
    const unlike = [
      ['번호', '메모'],
      ['매김', '하는일', '형태', '곳'],
      ['1001', '요양보호사', '전일제', '모두돌봄센터'],
      ['1003', '사회복지사', '전일제', '본부'],
    ];
    const [shown] = await one.stage([csv('자료.csv', unlike)]);
    expect(shown).toMatchObject({ kind: undefined, rows: 3 });
    expect(shown?.kinds).toContain('명부');
    const [kind] = await one.match('자료.csv', { what: 'kind', kind: '명부' });
    expect(kind?.match).toMatchObject({ kind: '명부', header: [1, 1], rows: 3 });
    const [header] = await one.match('자료.csv', { what: 'header', rows: [2, 2] });
    expect(header?.match?.uses.map(({ heading, reason }) => `${heading} ${reason}`)).toEqual([
      '매김 unknown',
      '하는일 unknown',
      '형태 unknown',
      '곳 unknown',
    ]);
    const columns = { 매김: '사번', 하는일: '직종', 형태: '근무형태', 곳: '소속유형' };
    for (const [heading, to] of Object.entries(columns))
      await one.match('자료.csv', { what: 'column', heading, to });
    // The base pay of both is that of 2024: 2,390,124.
    expect((await one.open(own)).ids).toEqual(['1001', '1003']);
    expect([...one.move([]).paid]).toEqual([2_390_124, 2_390_124]);
    // There is no hundredth row.
    expect(await refused(one.match('자료.csv', { what: 'header', rows: [100, 100] }))).toEqual([
      'no-table-found 자료.csv:1:1',
    ]);
    expect((await one.open(own)).ids).toEqual(['1001', '1003']);
  });

  test('whoever moves within the months stands between the groups, and facts of one value divide nobody', async () => {
    const one = session();
    await one.stage([
      csv(
        '명부.csv',
        roster.map((row, i) => [...row, i === 0 ? '노조' : '1노조']),
      ),
      csv('변경.csv', [
        ['사번', '적용일', '열', '값'],
        ['1001', '2024-04-01', '노조', '2노조'],
      ]),
    ]);
    const { groupings } = await one.open({ ...own, months: ['2024-03', '2024-04'] });
    expect(groupings.map(({ fact, values, of }) => [fact, values, [...of]])).toEqual([
      ['직종', ['사회복지사', '요양보호사'], [1, 0]],
      ['소속유형', ['모두돌봄센터', '본부'], [0, 1]],
      ['노조', ['1노조', '1노조→2노조'], [1, 0]],
    ]);
  });

  test('people of a later chunk have their own groups', async () => {
    const { table } = await loadScenario(rules, path);
    const [once, twice] = [table.chunks, [...table.chunks, ...table.chunks]].map((chunks) =>
      shownGroupings(new PersonMonthTable(table.shape, chunks)),
    );
    expect(once?.map(({ fact }) => fact)).toContain('노조');
    expect(twice?.map(({ of }) => [...of])).toEqual(once?.map(({ of }) => [...of, ...of]));
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
