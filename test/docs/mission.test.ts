import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** How many lines of each part of the two documents concern pay or stand beside it, and how many checks and contradictions. */
const counts = { S1: 32, S2: 25, S3: 11, S4: 6, S5: 10, S6: 39, S7: 21, S8: 23 };
const [checks, contradictions] = [32, 12];

const page = readFileSync(new URL('../../docs/mission.md', import.meta.url), 'utf8');
const firstCells = page
  .split('\n')
  .flatMap((line) => (line.startsWith('| ') ? [line.split('|')[1] ?? ''] : []));
const named = firstCells.flatMap((cell) => cell.match(/\b(?:S\d-\d\d|T\d\d|X\d+)\b/g) ?? []);

test('docs/mission.md has each line of the documents, each check and each contradiction once', () => {
  const two = (n: number): string => String(n).padStart(2, '0');
  const all = [
    ...Object.entries(counts).flatMap(([part, n]) =>
      Array.from({ length: n }, (_, i) => `${part}-${two(i + 1)}`),
    ),
    ...Array.from({ length: checks }, (_, i) => `T${two(i + 1)}`),
    ...Array.from({ length: contradictions }, (_, i) => `X${i + 1}`),
  ];
  expect(named.toSorted()).toEqual(all.toSorted());
});

test('each check is named by the file of tests that the page gives for it', () => {
  const rows = page.split('\n').filter((line) => /^\| T\d\d/.test(line));
  for (const row of rows) {
    const file = /`(test\/[^`]+)`/.exec(row)?.[1];
    expect(file, row).toBeDefined();
    const text = readFileSync(new URL(`../../${file ?? ''}`, import.meta.url), 'utf8');
    for (const check of row.split('|')[1]?.match(/T\d\d/g) ?? []) expect(text, check).toContain(check);
  }
});
