import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pumsak } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-new-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Worked by hand for the first person of each scenario, in March 2026, under both schemes. 월급제: 2,500,000 and a
 * team leader's 150,000, then 200,000. 호봉제: step 3 of the table of 2026 is 2,330,000; 2.5 % more is 2,388,250, up to
 * the next 100. 시급제: 168 hours and four rest days of eight hours are 200 hours, at 11,000 and 11,500. 연봉제:
 * 36,000,000 by twelve, then 3 % more.
 */
const kinds: readonly (readonly [string, number, number])[] = [
  ['월급제', 2_650_000, 2_700_000],
  ['호봉제', 2_330_000, 2_388_300],
  ['시급제', 2_200_000, 2_300_000],
  ['연봉제', 3_000_000, 3_090_000],
];

describe.each(kinds)('pumsak new --kind %s', (kind, before, after) => {
  const cwd = join(folder, kind);

  test('makes a project that passes check at once', async () => {
    const made = await pumsak(['new', kind, '--kind', kind, '--json'], { cwd: folder });
    expect([made.code, made.stderr]).toEqual([0, '']);
    const { 파일: files }: { 파일: string[] } = JSON.parse(made.stdout);
    expect(files).toEqual(
      readdirSync(cwd, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name).slice(cwd.length + 1))
        .sort(),
    );
    expect(readFileSync(join(cwd, 'pumsak.yaml'), 'utf8')).toContain(`프로젝트: ${kind}\n`);
    const { code, stdout } = await pumsak(['check'], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/시나리오 1: 이상 없음/)]);
    // From above, too.
    expect((await pumsak(['check', kind], { cwd: folder })).stdout).toBe(stdout);
  });

  test('its scenario, its person and its explanations come to what was worked out by hand', async () => {
    const run = await pumsak(['run', 'scenarios/first.yaml', '--out', 'out'], { cwd });
    expect(run.code).toBe(0);
    const rows = readFileSync(join(cwd, 'out/payslips.csv'), 'utf8').split(/\r?\n/);
    const gross = rows[0]?.split(',').indexOf('지급총액') ?? -1;
    const of = (scheme: string) =>
      rows
        .map((row) => row.split(','))
        .find((cells) => cells[0] === '1001' && cells[1] === '2026-03' && cells.includes(scheme))?.[gross];
    expect([of('현재제도'), of('개선안')]).toEqual([String(before), String(after)]);
    for (const args of [
      ['estimate', 'one-person.yaml'],
      ['payslip', 'one-person.yaml'],
      ['explain', 'scenarios/first.yaml', '--employee', '1001', '--month', '2026-03', '--term', '기본급'],
      ['template', '명부'],
      ['counsel'],
    ])
      expect([args[0], (await pumsak(args, { cwd })).code]).toEqual([args[0], 0]);
  });
});

test('without a kind it is monthly pay; a name that YAML would take for something else is quoted', async () => {
  const { stdout } = await pumsak(['new', '2026: 안', '--json'], { cwd: folder });
  expect(JSON.parse(stdout)).toMatchObject({ 종류: '월급제' });
  expect((await pumsak(['check'], { cwd: join(folder, '2026: 안') })).code).toBe(0);
});

test('a folder that is not empty is refused, and a kind that there is not', async () => {
  const own = join(folder, '우리');
  await pumsak(['new', '우리'], { cwd: folder });
  writeFileSync(join(own, 'pumsak.yaml'), 'mine');
  const { code, stderr } = await pumsak(['new', '우리'], { cwd: folder });
  expect([code, stderr]).toEqual([2, expect.stringContaining('folder-not-empty')]);
  expect(readFileSync(join(own, 'pumsak.yaml'), 'utf8')).toBe('mine');
  const wrong = await pumsak(['new', '다른', '--kind', '월급재'], { cwd: folder });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/unknown-choice[\s\S]*월급제/)]);
  expect(readdirSync(folder)).not.toContain('다른');
});

test('no name at all is the current folder: its files are left as they are', async () => {
  const here = mkdtempSync(join(tmpdir(), 'pumsak-nameless-'));
  writeFileSync(join(here, 'people.csv'), '사번\nA1\n');
  for (const args of [
    ['new', ''],
    ['docs', '--out', ''],
  ])
    expect((await pumsak(args, { cwd: here })).code).toBe(2);
  expect([readdirSync(here), readFileSync(join(here, 'people.csv'), 'utf8')]).toEqual([
    ['people.csv'],
    '사번\nA1\n',
  ]);
  rmSync(here, { recursive: true });
});
