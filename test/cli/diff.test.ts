import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pumsak } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-diff-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('nothing that differs is said so, and is no error', async () => {
  expect(await pumsak(['diff', '현행', '현행'])).toMatchObject({
    code: 0,
    stdout: '현행에서 현행으로\n차이가 없습니다.\n',
    stderr: '',
  });
  const { stdout } = await pumsak(['diff', '현행', '현행', '--lang', 'en']);
  expect(stdout).toBe('from 현행 to 현행\nNo difference.\n');
});

test('--json says the same as data, and --out writes once', async () => {
  const path = join(folder, 'clauses.json');
  const call = ['diff', '개편안', '개편안(보전)', '--json', '--out', path];
  expect((await pumsak(call)).code).toBe(0);
  const made: unknown = JSON.parse(readFileSync(path, 'utf8'));
  expect(made).toMatchObject({ 종류: '제도', 같음: false, 견줌: [{ 제도: ['개편안', '개편안(보전)'] }] });
  expect(JSON.stringify(made)).toContain('"문장":"지급 항목에 보전수당을 더함"');
  const again = await pumsak(call);
  expect(again.code).toBe(2);
  expect(again.stdout).toContain('would-overwrite');
  expect((await pumsak([...call, '--force'])).code).toBe(0);
});

test('folders of rules are no matter for --rules', async () => {
  const { code, stderr } = await pumsak(['diff', '기본규칙', 'rules', '--rules', 'rules']);
  expect(code).toBe(2);
  expect(stderr).toContain('--rules, rules: 함께 쓸 수 없습니다');
});
