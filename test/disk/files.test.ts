import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mostWhole, readText, writeAtomic } from '../../src/disk/disk.ts';
import { ProblemError } from '../../src/problem/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const thrown = async (act: () => unknown): Promise<unknown> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code, values }) => ({ code, ...values }));
    throw error;
  }
  return undefined;
};

test('reads text in either encoding', async () => {
  writeFileSync(join(folder, '명부.csv'), Buffer.from([0xbb, 0xe7, 0xb9, 0xf8]));
  expect(await readText(join(folder, '명부.csv'))).toBe('사번');
});

test('a missing file names the nearest in its folder', async () => {
  writeFileSync(join(folder, '근무.csv'), '');
  const path = join(folder, '근므.csv');
  expect(await thrown(() => readText(path))).toEqual([{ code: 'file-not-found', path, nearest: '근무.csv' }]);
  const nowhere = join(folder, '없는폴더', '근무.csv');
  expect(await thrown(() => readText(nowhere))).toEqual([{ code: 'file-not-found', path: nowhere }]);
});

test('a folder is not readable', async () => {
  expect(await thrown(() => readText(folder))).toEqual([
    { code: 'file-not-readable', path: folder, why: 'EISDIR' },
  ]);
});

test('writes whole files and leaves nothing beside them', async () => {
  const path = join(folder, '결과.json');
  writeAtomic(path, '{"합계":1}');
  writeAtomic(path, new Uint8Array([123, 125]));
  expect(readFileSync(path, 'utf8')).toBe('{}');
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('when it cannot write, what stood there stays', async () => {
  const path = join(folder, '자리');
  mkdirSync(join(path, '안'), { recursive: true });
  expect(await thrown(() => writeAtomic(path, 'x'))).toEqual([
    { code: 'file-not-writable', path, why: expect.any(String) },
  ]);
  expect(readdirSync(path)).toEqual(['안']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  const nowhere = join(folder, '없는폴더', 'x');
  expect(await thrown(() => writeAtomic(nowhere, 'x'))).toEqual([
    { code: 'file-not-writable', path: nowhere, why: 'ENOENT' },
  ]);
});

test('what has no end, and what is too large to be read at once, is told before it is read', async () => {
  expect(await thrown(() => readText('/dev/zero'))).toEqual([{ code: 'special-file', path: '/dev/zero' }]);
  // A file with a hole takes no room on the disk.
  const large = join(folder, 'large.yaml');
  writeFileSync(large, '');
  truncateSync(large, mostWhole + 1);
  expect(await thrown(() => readText(large))).toEqual([
    { code: 'file-too-large', path: large, size: '513 MiB', most: '512 MiB' },
  ]);
  truncateSync(large, 0);
  expect(await readText(large)).toBe('');
});
