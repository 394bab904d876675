import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** Imports go one way: a folder may use those on earlier rows, and its own. */
const layers = [
  ['problem'],
  ['formula'],
  ['generated'],
  ['readings'],
  ['rules'],
  ['calendar', 'people'],
  ['scenario'],
  ['bargaining', 'report'],
  ['interview'],
  ['files'],
  ['cli', 'web'],
];
/** What a page loads: no Node there, and nothing that makes code from text. */
const browserSafe = [
  'problem',
  'formula',
  'readings',
  'rules',
  'calendar',
  'people',
  'scenario',
  'bargaining',
  'report',
  'interview',
  'web',
];

const src = new URL('../../src/', import.meta.url).pathname;
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && name.includes('/') && !name.startsWith('generated'),
);
const rank = (folder: string): number => layers.findIndex((row) => row.includes(folder));
const importsOf = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(
    (m) => m[1] ?? [],
  );

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(60);
});

test.each(files)('%s imports only from below', (file) => {
  const folder = file.split('/')[0] ?? '';
  expect(rank(folder), `${folder} has no row above`).toBeGreaterThanOrEqual(0);
  for (const name of importsOf(file).filter((one) => one.startsWith('.'))) {
    const target = relative(src, join(src, dirname(file), name)).split('/')[0] ?? '';
    if (target.startsWith('..') || target === 'package.json') continue;
    const allowed =
      target === folder || rank(target) < rank(folder) || layers[rank(folder)]?.includes(target);
    expect(allowed, `${file} → ${name}`).toBe(true);
  }
});

test.each(files.filter((file) => browserSafe.includes(file.split('/')[0] ?? '')))(
  '%s runs in a browser',
  (file) => {
    expect(importsOf(file).filter((name) => name.startsWith('node:') || name === 'iconv-lite')).toEqual([]);
    expect(readFileSync(join(src, file), 'utf8')).not.toMatch(/\beval\(|new Function\(/);
  },
);
