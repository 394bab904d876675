import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { connect, loadDuckdb, quoted } from '../../src/disk/duckdb/load.ts';
import { query } from '../../src/disk/duckdb/query.ts';
import { mergeRuns } from '../../src/disk/months/merge.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { isLong } from '../runs.ts';
import { codes, fewMonths, filesIn, place, runOver, scenarioOver, wholeOver } from './months-setup.ts';

const csv = scenarioOver('plain.csv', fewMonths(30));
const fromCsv = join(place, 'from-csv');
const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

async function sql(...statements: readonly string[]): Promise<void> {
  const connection = await connect(await loadDuckdb('test'));
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
}

const rows = `select * from read_csv(${quoted(join(place, 'plain.csv'))}, types = {'귀속월': 'VARCHAR', '휴게': 'VARCHAR'})`;

beforeAll(async () => {
  await runOver(csv, fromCsv);
  await sql(
    `copy (${rows}) to ${quoted(join(place, 'typed.parquet'))} (format parquet)`,
    `copy (select columns(*)::varchar from (${rows})) to ${quoted(join(place, 'texts.parquet'))} (format parquet)`,
    `attach ${quoted(join(place, 'typed.duckdb'))} as made`,
    `create table made.인월 as ${rows}`,
    'detach made',
  );
});

/** A scenario over a file that is there already. */
const over = (name: string): string => scenarioOver(name, readFileSync(join(place, name)));

test.each(['typed.parquet', 'texts.parquet', 'typed.duckdb'])(
  '%s gives what the same rows in CSV give',
  async (name) => {
    const folder = join(place, `from-${name}`);
    await runOver(over(name), folder);
    for (const file of ['summary.json', 'people.csv', 'part-00001.csv'])
      expect(read(folder, file)).toBe(read(fromCsv, file));
    const parts = await Promise.all(
      [1, 2, 3].map(async (part) => {
        const own = join(place, `from-${name}-${part}`);
        await runOver(over(name), own, { part: { part, of: 3 }, step: 7 });
        return own;
      }),
    );
    const merged = join(place, `merged-${name}`);
    await mergeRuns(parts, merged);
    expect(read(merged, 'summary.json')).toBe(read(fromCsv, 'summary.json'));
  },
);

test.each(['parquet', 'duckdb'] as const)('results as %s hold what the CSV holds', async (format) => {
  const folder = join(place, `as-${format}`);
  await runOver(csv, folder, { format, step: 1500 });
  const all = 'select * order by 사번, 귀속월, 제도';
  const [own, expected] = [await query(folder, all), await query(fromCsv, all)];
  expect(own.columns).toEqual(expected.columns);
  const blank = (cell: unknown): unknown => (cell === '' ? null : cell);
  expect(own.rows.map((row) => row.map(blank))).toEqual(expected.rows.map((row) => row.map(blank)));
  expect(own.rows.length).toBe(180);
});

test.each(['parquet', 'duckdb'] as const)('parts as %s make the whole, and each answers', async (format) => {
  const whole = join(place, `whole-${format}`);
  await runOver(csv, whole, { format });
  const parts = await Promise.all(
    [1, 2, 3].map(async (part) => {
      const folder = join(place, `${format}-${part}`);
      await runOver(csv, folder, { format, part: { part, of: 3 } });
      return folder;
    }),
  );
  const merged = join(place, `put-together-${format}`);
  await mergeRuns(parts, merged);
  const all = 'select * order by 사번, 귀속월, 제도';
  expect(await query(merged, all)).toEqual(await query(whole, all));
  expect(existsSync(join(merged, 'result.duckdb'))).toBe(format === 'duckdb');
  const counts = await Promise.all(parts.map((folder) => query(folder, 'select count(*)')));
  // 30 people, 3 months, 2 schemes
  expect(counts.reduce((sum, { rows }) => sum + Number(rows[0]?.[0]), 0)).toBe(180);
});

test('a Parquet run that stops goes on to the same results', async () => {
  const [folder, straight] = [join(place, 'parquet-stopped'), join(place, 'parquet-straight')];
  await runOver(csv, straight, { format: 'parquet', step: 1500 });
  await expect(runOver(csv, folder, { format: 'parquet', step: 1500, stopAfter: 2 })).rejects.toThrow(
    'stopped',
  );
  expect(existsSync(join(folder, 'part-00002.parquet'))).toBe(true);
  await runOver(csv, folder, { format: 'parquet', step: 1500, resume: true });
  expect(filesIn(folder)).toEqual(filesIn(straight));
});

test('questions: with and without FROM, of people, and of an ordinary run in every format', async () => {
  const bare = await query(fromCsv, 'select 제도, sum(차액) as 차액 group by 제도 order by 제도');
  expect(bare).toEqual(
    await query(fromCsv, 'select 제도, sum(차액) as 차액 from 결과 group by 제도 order by 제도'),
  );
  const { 비교 } = JSON.parse(read(fromCsv, 'summary.json'));
  expect(bare.rows).toEqual([
    ['개편안', 비교.개편안.차액],
    ['현행', 0],
  ]);
  expect((await query(fromCsv, 'select count(*) from 사람')).rows).toEqual([[30]]);
  for (const format of ['csv', 'parquet', 'duckdb'] as const) {
    const folder = join(place, `ordinary-${format}`);
    const { summary } = await wholeOver(csv, folder, format);
    const gross = await query(folder, "select sum(지급총액) from 결과 where 제도 = '개편안'");
    expect(gross.rows).toEqual([[summary.totals[1]]]);
  }
});

/** 30 people, 3 months, 2 schemes. */
test.each([
  ["select count(*), 'from' as x", 180],
  ['select count(*) -- from whom', 180],
  ['-- all of them\nselect count(*)', 180],
  ['select count(*) as "from"', 180],
  ["select count(extract(year from date '2024-03-01'))", 180],
  ['select count(*) From 사람', 30],
  ['select (select count(*) from 결과) - (select count(*) from 사람)', 150],
  ['with a as (select 1) select count(*) from a', 1],
  ['from 사람 select count(*);', 30],
  ['select sum(n) from generate_series(1, 3) as t(n)', 6],
  ['select count(*), (select count(*) from 사람) as p', 180],
  ['with a as (select 1) select count(*)', 180],
  ['select 1', 1],
  [`select count(*), '"from_table":{"type":"EMPTY","alias":""}', 9007199254740993`, 180],
  ['(select count(*))', 180],
  ['select len([x for x in [1, 2, 3]])', 3],
  ['select list_sum(list_transform([1, 2], lambda x, i: x + i))', 6],
  ["select json_object('a', count(*)) -> '$.a'", '180'],
  ["select (to_json(노조) -> '$') is null from 결과 limit 1", false],
  ["select count(to_json(노조) -> '$')", 180],
  ["select list_transform([{'a': 1}], lambda x: x.a)[1]", 1],
  ['select count(*) + len(list_filter([1], lambda 차액: 차액 > 0))', 181],
  ['select count(*) from 결과 where 지급총액 < 1e400::double', 180],
  ['with a as (select 노조, count(*) as n group by 노조) select sum(n) from a', 180],
  ['select sum(n) from (select count(*) as n group by 노조)', 180],
  // A question beside a table may mean that table's columns.
  ['select count(d) from 사람 p, (select p.사번 as d)', 30],
])('%s', async (asked, first) => {
  const { rows } = await query(fromCsv, asked);
  expect(rows[0]?.[0]).toBe(first);
  expect(rows.length).toBe(1);
});

test('a question without FROM beside another asks 결과, too', async () => {
  const unions = "select 노조 union select 'a' order by 1";
  expect((await query(fromCsv, unions)).rows).toEqual(
    (await query(fromCsv, "select 노조 from 결과 union select 'a' order by 1")).rows,
  );
  const whom = 'where 사번 in (select 사번 from 사람) group by 노조 order by 노조';
  expect((await query(fromCsv, `select 노조, count(*) ${whom}`)).rows).toEqual(
    (await query(fromCsv, `select 노조, count(*) from 결과 ${whom}`)).rows,
  );
});

test('decimals are numbers where a number holds them', async () => {
  const { columns, rows } = await query(
    fromCsv,
    'select 1234.50::decimal(9, 2) as a, 123456789012345678.91::decimal(38, 2) as b, interval 3 days as c',
  );
  expect(rows[0]).toEqual([1234.5, '123456789012345678.91', '3 days']);
  expect(columns.map(({ isNumber }) => isNumber)).toEqual([true, true, false]);
});

test('columns of one name stay apart', async () => {
  const { columns } = await query(fromCsv, 'select 1 as a, 2 as a from 사람 limit 1');
  expect(columns.map(({ name }) => name)).toEqual(['a', 'a']);
  expect(new Set(columns.map(({ key }) => key)).size).toBe(2);
});

test('what DuckDB refuses is told, and a question reads and writes nothing else', async () => {
  const before = filesIn(fromCsv);
  const own = quoted(join(fromCsv, 'x.csv'));
  const other = quoted(join(place, 'x.csv'));
  const refused: readonly (readonly [string, string])[] = [
    ['selekt 1', 'duckdb-failed'],
    ["select * from '/etc/passwd'", 'duckdb-failed'],
    ["select * from read_csv('/etc/passwd')", 'query-function'],
    [`copy (select 1) to ${other}`, 'query-not-select'],
    [`copy (select 1) to ${own}`, 'query-not-select'],
    [`explain analyze copy (select 1) to ${own}`, 'query-not-select'],
    [`attach ${quoted(join(fromCsv, 'x.duckdb'))} as x`, 'query-not-select'],
    [`export database ${quoted(join(fromCsv, 'x'))}`, 'query-not-select'],
    [`from enable_logging(storage = 'file', storage_path = ${own})`, 'query-function'],
    [
      `with a as (select * from enable_logging(storage = 'file', storage_path = ${own})) select * from a`,
      'query-function',
    ],
    ['create table x as select 1', 'query-not-select'],
    ["set memory_limit = '9GB'", 'query-not-select'],
    ['select 1; select 2', 'query-not-select'],
    [`select 1; copy (select 1) to ${own}`, 'query-not-select'],
    ['', 'query-not-select'],
  ];
  for (const [asked, code] of refused)
    expect([asked, ...(await codes(() => query(fromCsv, asked)))]).toEqual([asked, code]);
  expect(filesIn(fromCsv)).toEqual(before);
  expect(existsSync(join(place, 'x.csv'))).toBe(false);
  expect(await codes(() => query(place, 'select 1'))).toEqual(['not-a-run']);
  await sql(`copy (select 1 as 사번) to ${quoted(join(place, 'bad.parquet'))} (format parquet)`);
  expect((await codes(() => runOver(over('bad.parquet'), undefined)))[0]).toBe('missing-column');
  expect(await codes(() => runOver(scenarioOver('no.parquet', 'text'), undefined))).toEqual([
    'table-not-readable',
  ]);
});

test('names and folders that DuckDB would take for patterns are names', async () => {
  const odd = 'm[1]*?.parquet';
  // What the pattern would find holds other people.
  await sql(
    `copy (select * replace ('X' || 사번 as 사번) from (${rows})) to ${quoted(join(place, 'm1ab.parquet'))} (format parquet)`,
    `copy (${rows}) to ${quoted(join(place, odd))} (format parquet)`,
  );
  for (const format of ['csv', 'parquet', 'duckdb'] as const) {
    const folder = join(place, `out[${format}]?*`, 'in');
    await runOver(over(odd), folder, { format });
    expect(read(folder, 'people.csv')).toBe(read(fromCsv, 'people.csv'));
    const { rows: found } = await query(folder, 'select count(*), count(distinct 사번)');
    expect(found).toEqual([[180, 30]]);
  }
  // A folder called year=2024 adds no column.
  mkdirSync(join(place, 'year=2024'));
  await sql(`copy (${rows}) to ${quoted(join(place, 'year=2024', 'm.parquet'))} (format parquet)`);
  await runOver(over('year=2024/m.parquet'), join(place, 'hive'));
  expect(read(join(place, 'hive'), 'people.csv')).toBe(read(fromCsv, 'people.csv'));
});

test('every month of a year is itself in Parquet', async () => {
  const rows = Array.from(
    { length: 12 },
    (_, m) => `A,2024-${String(m + 1).padStart(2, '0')},요양보호사,전일제,본부`,
  );
  const year = scenarioOver(
    'year.csv',
    `사번,귀속월,직종,근무형태,소속유형\n${rows.join('\n')}\n`,
    '2024-01, 종료: 2024-12',
  );
  const folder = join(place, 'year');
  await runOver(year, folder, { format: 'parquet' });
  const { rows: found } = await query(folder, 'select distinct 귀속월 order by 1');
  expect(found.map(([month]) => month)).toEqual(rows.map((row) => row.split(',')[1]));
});

test('a part that holds nobody answers with no rows', async () => {
  for (const format of ['csv', 'parquet', 'duckdb'] as const) {
    const folder = join(place, `nobody-${format}`);
    await runOver(scenarioOver('one.csv', fewMonths(1)), folder, { format, part: { part: 2, of: 3 } });
    const all = await query(folder, 'select * from 결과');
    expect(all.rows).toEqual([]);
    expect(all.columns.map(({ name }) => name).slice(0, 2)).toEqual(['사번', '귀속월']);
  }
});

test('totals alone have no rows to ask', async () => {
  const folder = join(place, 'totals-alone');
  await runOver(csv, folder, { format: 'summary' });
  expect(await codes(() => query(folder, 'select 1'))).toEqual(['query-no-rows']);
});

test('a damaged manifest or fold is told as such', async () => {
  const folder = join(place, 'damaged');
  await runOver(csv, folder);
  const [manifest, accumulatorFile] = [read(folder, 'manifest.json'), read(folder, 'fold.json')];
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  for (const text of ['', '{', 'null', '{}', '[]', '{"outputs":[1],"scenario":""}']) {
    write('manifest.json', text);
    expect(await codes(() => query(folder, 'select 1'))).toEqual(['part-damaged']);
    expect(await codes(() => mergeRuns([folder], join(place, 'never')))).toEqual(['part-damaged']);
  }
  write('manifest.json', manifest);
  for (const text of ['', '{}', accumulatorFile.replace('"identity"', '"other"')]) {
    write('fold.json', text);
    expect(await codes(() => query(folder, 'select 1'))).toEqual(['part-damaged']);
    expect(await codes(() => mergeRuns([folder], join(place, 'never')))).toEqual(['part-damaged']);
  }
});

test('rows of a table are told by their numbers', async () => {
  await sql(
    `copy (select * replace (case when 사번 = 'S3' and 귀속월 = '2024-04' then -1 else 기본급 end as 기본급) from (${rows})) to ${quoted(join(place, 'minus.parquet'))} (format parquet)`,
  );
  try {
    await runOver(over('minus.parquet'), undefined, { step: 4 });
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problems).toMatchObject([{ code: 'below-minimum', at: { line: 9, column: 6 } }]);
  }
});

test('whole numbers beyond the doubles stay apart as 사번', async () => {
  const ids = ['10000000000000001', '10000000000000002', '10000000000000003'];
  const some = ids.map((id) => `select * replace (${id}::bigint as 사번) from (${rows}) where 사번 = 'S1'`);
  await sql(`copy (${some.join(' union all ')}) to ${quoted(join(place, 'large.parquet'))} (format parquet)`);
  const folder = join(place, 'large');
  await runOver(over('large.parquet'), folder, { step: 1 });
  expect((await query(folder, 'select 사번 from 사람')).rows).toEqual(ids.map((id) => [id]));
});

test('a row that was deleted is not counted, whichever part finds the mistake', async () => {
  const file = join(place, 'deleted.duckdb');
  await sql(
    `attach ${quoted(file)} as made`,
    `create table made.인월 as ${rows.replace('select *', "select * replace (case when 사번 = 'S30' and 귀속월 = '2024-05' then -1 else 기본급 end as 기본급)")}`,
    "delete from made.인월 where 사번 in ('S2', 'S3')",
    'detach made',
  );
  const path = over('deleted.duckdb');
  for (const part of [undefined, { part: 2, of: 2 }]) {
    const error = await runOver(path, undefined, part && { part }).catch((thrown: unknown) => thrown);
    if (!(error instanceof ProblemError)) throw error;
    // 28 people with three rows each, behind the names of the columns.
    expect(error.problems).toMatchObject([{ code: 'below-minimum', at: { line: 85 } }]);
  }
});

test('rows that were deleted move no border into a person', async () => {
  const file = join(place, 'gaps.duckdb');
  await sql(
    `attach ${quoted(file)} as made`,
    `create table made.인월 as ${rows}`,
    "delete from made.인월 where 귀속월 = '2024-04' or 사번 in ('S5', 'S6', 'S7')",
    `copy (select * from made.인월) to ${quoted(join(place, 'gaps.parquet'))} (format parquet)`,
    'detach made',
  );
  const folder = (name: string, step: number): string => join(place, `${name}-${step}`);
  await runOver(over('gaps.parquet'), folder('gaps.parquet', 1000));
  for (const step of isLong ? [1, 2, 7, 50] : [1, 7]) {
    await runOver(over('gaps.duckdb'), folder('gaps.duckdb', step), { step });
    for (const name of ['summary.json', 'people.csv'])
      expect(read(folder('gaps.duckdb', step), name)).toBe(read(folder('gaps.parquet', 1000), name));
  }
});

test('without DuckDB one line says how to install it', async () => {
  vi.resetModules();
  vi.doMock('@duckdb/node-api', () => {
    throw new Error('not there');
  });
  const { loadDuckdb: load } = await import('../../src/disk/duckdb/load.ts');
  await expect(load('Parquet')).rejects.toMatchObject({
    problems: [{ code: 'needs-duckdb', values: { what: 'Parquet' } }],
  });
  vi.doUnmock('@duckdb/node-api');
});
