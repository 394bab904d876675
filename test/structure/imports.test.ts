import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { circles, importsOf, roomOf, sourceFiles, src, targetOf } from './graph.ts';

/** Imports go one way: a room may use those on earlier rows, and its own. A room within another is named before it. */
const rows = [
  ['problem'],
  ['formula'],
  ['readings'],
  ['generated'],
  ['rules'],
  ['calendar'],
  ['people'],
  ['pay'],
  ['columns'],
  ['run'],
  ['writing'],
  // What the report of a run says rests on nothing of bargaining, nor the other way.
  ['bargaining', 'report'],
  ['report/bargaining'],
  ['interview'],
  ['library'],
  ['jit'],
  ['disk'],
  ['cli', 'web'],
];
const rooms = rows.flat();
/** Rooms that only Node loads. */
const nodeRooms = new Set(['jit', 'disk', 'cli', 'index.ts']);
/** Modules that a page cannot load. */
const isNodes = (name: string): boolean => name.startsWith('node:') || name === 'iconv-lite';

const files = sourceFiles();
const rank = (room: string): number => rows.findIndex((row) => row.includes(room));

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(300);
});

test.each(files)('%s imports only from below', (file) => {
  const room = roomOf(file, rooms);
  expect(room, `${file} stands in no room`).toBeDefined();
  for (const name of importsOf(file)) {
    const target = targetOf(file, name);
    if (target === undefined) continue;
    const other = roomOf(target, rooms) ?? '';
    expect(other === room || rank(other) < rank(room ?? ''), `${file} → ${name}`).toBe(true);
  }
});

test('no files import one another in a circle, not even for types', () => {
  expect(circles(files)).toEqual([]);
});

test.each([
  ['luxon', 'formula/civil.ts'],
  ['decimal.js', 'formula/digits.ts'],
])('%s serves in %s alone', (name, only) => {
  expect(files.filter((file) => importsOf(file).includes(name))).toEqual([only]);
});

test.each(files.filter((file) => !nodeRooms.has(file.split('/')[0] ?? '')))(
  '%s runs in a browser',
  (file) => {
    expect(
      reachable(file).flatMap((one) =>
        importsOf(one)
          .filter(isNodes)
          .map((name) => `${one}: ${name}`),
      ),
    ).toEqual([]);
    expect(readFileSync(join(src, file), 'utf8')).not.toMatch(/\beval\(|new Function\(/);
  },
);

/** A file and all that it loads, at first or later. */
function reachable(file: string): readonly string[] {
  const seen = new Set<string>([file]);
  for (const one of seen)
    for (const name of importsOf(one)) {
      const target = targetOf(one, name);
      if (target !== undefined) seen.add(target);
    }
  return [...seen];
}
