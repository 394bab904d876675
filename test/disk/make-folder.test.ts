import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from '../../src/disk/disk.ts';
import { ProblemError } from '../../src/problem/problem.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-folder-'));
afterAll(() => rmSync(place, { recursive: true }));

const codes = (folder: string): string[] => {
  try {
    makeFolder(folder);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
    throw error;
  }
};

test('makes those above it, and may find it there', () => {
  expect([codes(join(place, 'a/b/c')), codes(join(place, 'a/b/c'))]).toEqual([[], []]);
  expect(existsSync(join(place, 'a/b/c'))).toBe(true);
});

test('a file in its place, or above it, is an error', () => {
  writeFileSync(join(place, 'file'), '');
  expect(codes(join(place, 'file'))).toEqual(['file-not-writable']);
  expect(codes(join(place, 'file/below'))).toEqual(['file-not-writable']);
});

// Node's own recursion never ends there.
test.runIf(existsSync('/proc/self'))('what the system makes no folder in is an error', () => {
  expect(codes('/proc/pumsak/a')).toEqual(['file-not-writable']);
});
