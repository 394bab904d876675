import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writeManifest } from '../../src/disk/manifest.ts';
import { readManifest } from '../../src/disk/months/finished-run.ts';
import { sha256 } from '../../src/disk/rule-folder.ts';
import { fewMonths, scenarioOver } from '../disk/months-setup.ts';
import { pumsak, root } from './pumsak.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-verify-'));
const folders = Object.fromEntries(['whole', 'months', 'part'].map((name) => [name, join(place, name)]));
const months = scenarioOver('verified.csv', fewMonths(10));

beforeAll(async () => {
  const scenario = join(place, 'people.yaml');
  writeFileSync(
    scenario,
    `시나리오: 열 명\n기준: ${join(root, 'scenarios/2024-wage-reform.yaml')}\n합성인력: { 인원: 10 }\n`,
  );
  for (const args of [
    [scenario, '--out', folders['whole'] ?? ''],
    [months, '--out', folders['months'] ?? ''],
    [months, '--out', folders['part'] ?? '', '--part', '1/2', '--format', 'parquet'],
  ])
    expect(await pumsak(['run', ...args])).toMatchObject({ code: 0 });
});

test.each(['whole', 'months', 'part'])(
  'a run that is worked out again has the same bytes: %s',
  async (name) => {
    const folder = folders[name] ?? '';
    const { code, stdout, stderr } = await pumsak(['verify', join(folder, 'manifest.json'), '--json']);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      오류: [],
      같은파일: readManifest(folder).outputs.map(({ path }) => path),
      견주지않은파일: [],
    });
  },
);

test('a file that was changed together with the manifest is told', async () => {
  const folder = join(place, 'changed');
  cpSync(folders['whole'] ?? '', folder, { recursive: true });
  const path = join(folder, 'people.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace('S0003', 'S0333'));
  const { outputs, ...rest } = readManifest(folder);
  const hashed = outputs.map((one) => ({ ...one, sha256: sha256(readFileSync(join(folder, one.path))) }));
  writeManifest(folder, { ...rest, outputs: hashed });
  const { code, stdout } = await pumsak(['verify', folder, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).오류).toMatchObject([
    { 코드: 'verify-differs', 발견: `다시 계산하면 다른 파일이 됩니다: ${path}` },
  ]);
});

test('a run whose inputs are others now, or gone, cannot be verified', async () => {
  const own = scenarioOver('verified-changed.csv', fewMonths(10));
  const folder = join(place, 'inputs');
  await pumsak(['run', own, '--out', folder]);
  scenarioOver('verified-changed.csv', fewMonths(9));
  const changed = await pumsak(['verify', folder]);
  expect(changed.code).toBe(2);
  expect(changed.stderr).toContain('오류 run-changed');
  const manifest = readManifest(folder);
  writeManifest(folder, { ...manifest, scenario: join(place, 'nowhere.yaml') });
  const gone = await pumsak(['verify', folder]);
  expect(gone.code).toBe(2);
  expect(gone.stderr).toContain('오류 verify-failed');
});
