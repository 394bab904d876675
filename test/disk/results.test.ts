import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkTarget } from '../../src/disk/results.ts';
import { ProblemError } from '../../src/problem/problem.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-'));
const codes = (work: () => void): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code }) => code);
  }
};

test('a new and an empty folder will do', () => {
  const folder = join(place, 'a', 'b');
  expect(codes(() => checkTarget(folder, false))).toEqual([]);
  expect(existsSync(folder), 'nothing is made before there is something to write').toBe(false);
  mkdirSync(folder, { recursive: true });
  expect(codes(() => checkTarget(folder, false))).toEqual([]);
});

test('results that stand there are kept unless asked otherwise', () => {
  const folder = join(place, 'full');
  mkdirSync(folder);
  writeFileSync(join(folder, 'summary.json'), '{}');
  expect(codes(() => checkTarget(folder, false))).toEqual(['would-overwrite']);
  expect(codes(() => checkTarget(folder, true))).toEqual([]);
});

test('a file is no folder', () => {
  const file = join(place, 'file');
  writeFileSync(file, '');
  for (const force of [false, true])
    expect(codes(() => checkTarget(file, force))).toEqual(['file-not-writable']);
});
