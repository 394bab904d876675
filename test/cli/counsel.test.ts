import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pumsak, root } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-counsel-'));
afterAll(() => rmSync(folder, { recursive: true }));
const here = { cwd: folder };

test('writes the built page and says how to open it; --json says where and how large', async () => {
  const { code, stdout } = await pumsak(['counsel'], here);
  expect(code).toBe(0);
  expect(stdout).toContain('pumsak-counsel.html에 썼습니다');
  expect(stdout).toMatch(/\n {2}file:\/\/.*\/pumsak-counsel\.html\n$/);
  const page = readFileSync(join(root, 'dist/pumsak-counsel.html'));
  expect(readFileSync(join(folder, 'pumsak-counsel.html')).equals(page)).toBe(true);
  const reported = JSON.parse((await pumsak(['counsel', '-o', '상담.html', '--json'], here)).stdout);
  expect(reported).toMatchObject({ 파일: '상담.html', 크기: page.length });
});

test('a file that is there is written over only with --force', async () => {
  writeFileSync(join(folder, 'mine.html'), 'mine');
  const { code, stderr } = await pumsak(['counsel', '-o', 'mine.html'], here);
  expect(code).toBe(2);
  expect(stderr).toContain('would-overwrite');
  expect(readFileSync(join(folder, 'mine.html'), 'utf8')).toBe('mine');
  expect((await pumsak(['counsel', '-o', 'mine.html', '--force'], here)).code).toBe(0);
});
