import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { query } from '../../src/disk/duckdb/query.ts';
import { place, runOver, scenarioOver, wholeOver } from './months-setup.ts';

const heading = '사번,귀속월,직종,근무형태,소속유형,제공건수,적극개입건수';
const row = (month: string): string => `K1,${month},요양보호사,전일제,모두돌봄센터,40,9`;
/** December's law is out, January's is assumed. */
const months = `${heading}\n${row('2026-12')}\n${row('2027-01')}\n`;
const assumes = '가정: { 나머지: 이어쓰기 }\n';
const over = (name: string, more = assumes): string =>
  scenarioOver(name, months, '2026-12, 종료: 2027-01', more);

const textOf = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

const names = async (folder: string) =>
  (await query(folder, 'select distinct 귀속월, 가정 order by 귀속월')).rows.map(([month, cell]) => [
    month,
    String(cell ?? '').split(' '),
  ]);

test.each(['csv', 'parquet', 'duckdb'] as const)(
  'results as %s name in each row what its month rests on',
  async (format) => {
    const folder = join(place, `assumed-${format}`);
    await runOver(over(`assumed-${format}.csv`), folder, { format });
    const [december, january] = await names(folder);
    expect(december).toEqual(['2026-12', ['']]);
    expect(january?.[0]).toBe('2027-01');
    // Of January the living wage is not out; the minimum wage is.
    expect(january?.[1]).toContain('생활임금시급');
    expect(january?.[1]).not.toContain('최저임금시급');
    const [head = '', person = ''] = textOf(folder, 'people.csv').split('\r\n');
    expect(head.split(',').at(-1)).toBe('가정');
    expect(person.split(',').at(-1)?.split(' ')).toEqual(january?.[1]);
    expect(JSON.parse(textOf(folder, 'summary.json')).가정.map((one: { 항목: string }) => one.항목)).toEqual(
      january?.[1],
    );
  },
);

test('a roster’s results name it too', async () => {
  const folder = join(place, 'assumed-whole');
  await wholeOver(over('assumed-whole.csv'), folder);
  const lines = textOf(folder, 'payslips.csv')
    .split('\r\n')
    .map((line) => line.split(','));
  expect(lines[0]?.at(-1)).toBe('가정');
  const of = (month: string) => lines.find((cells) => cells[1] === month)?.at(-1);
  expect(of('2026-12')).toBe('');
  expect(of('2027-01')?.split(' ')).toContain('생활임금시급');
});

test('where nothing is assumed there is no such column', async () => {
  const folder = join(place, 'not-assumed');
  const december = `${heading}\n${row('2026-12')}\n`;
  await runOver(scenarioOver('not-assumed.csv', december, '2026-12, 종료: 2026-12', assumes), folder);
  const heads = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => textOf(folder, name).split('\r\n')[0]?.split(','));
  expect(heads.length).toBe(2);
  expect(heads.filter((head) => head?.includes('가정'))).toEqual([]);
});
