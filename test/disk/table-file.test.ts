import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sha256 } from '../../src/disk/rule-folder.ts';
import { openTableFile } from '../../src/disk/table-file.ts';
import { Problems } from '../../src/problem/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file of more than 16 MiB is read in windows, and again in any order', async () => {
  // Sorted by month, as ledgers are: a person's rows lie far from one another.
  const rows = Array.from({ length: 12 }, (_, month) =>
    Array.from(
      { length: 10_000 },
      (_, person) => `S${person},2024-${month + 1},${'돌봄 '.repeat(20)}${person}\n`,
    ).join(''),
  );
  const text = `사번,귀속월,메모\n${rows.join('')}`;
  const path = join(folder, 'large.csv');
  writeFileSync(path, text);
  const { source, sha256: hash } = await openTableFile(path);
  expect(hash).toBe(sha256(text));
  const [, ...keys] = [...source.records(new Problems())].map(({ key }) => key);
  expect(keys).toHaveLength(120_000);
  for (const person of [0, 1, 2, 9_999])
    for (let month = 0; month < 12; month++) {
      const at = month * 10_000 + person;
      const record = source.again(keys[at] ?? -1);
      expect(record.cells).toEqual([`S${person}`, `2024-${month + 1}`, `${'돌봄 '.repeat(20)}${person}`]);
      expect(record.place(2)).toMatchObject({ file: path, line: at + 2 });
    }
  source.close();
});

test.each([
  ['CP949', Uint8Array.of(0xbb, 0xe7, 0xb9, 0xf8, 0x0a, 0x31, 0x0a)],
  ['UTF-16', Buffer.from('\uFEFF사번\n1\n', 'utf16le')],
  ['UTF-8', Buffer.from('사번\n1\n')],
])('%s', async (name, bytes) => {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, bytes);
  const { source, sha256: hash } = await openTableFile(path);
  expect([...source.records(new Problems())].map(({ cells }) => cells)).toEqual([['사번'], ['1']]);
  expect(hash).toBe(sha256(bytes));
});

test.each([
  ['control.csv', '사번\n\u0007\n', 'wrong-encoding'],
  ['replaced.csv', '사번\n\uFFFD\n', 'wrong-encoding'],
  ['c1.csv', '사번\n\u0085\n', 'wrong-encoding'],
  ['book.csv', 'PK\u0003\u0004', 'workbook-for-text'],
])('%s is refused', async (name, text, code) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  await expect(openTableFile(path)).rejects.toMatchObject({ problems: [{ code }] });
});
