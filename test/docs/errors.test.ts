import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalog } from '../../src/problem/catalog.ts';
import type { CatalogEntry, Sentences } from '../../src/problem/catalog-entry.ts';

const root = new URL('../../', import.meta.url).pathname;
const codes = Object.keys(catalog).sort();
const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');

test('docs/errors.md has a paragraph for each code and for nothing else', () => {
  const headings = [...page.matchAll(/^## (.+)$/gm)].map((m) => m[1] ?? '');
  expect(headings.toSorted()).toEqual(codes);
  const paragraphs = page.split(/^## /m).slice(1);
  for (const paragraph of paragraphs) expect(paragraph).toMatch(/예: `.+`[\s\S]*고침: .+[\s\S]*\*.+\*/);
});

test('its table of contents links to each code', () => {
  const links = [...page.matchAll(/\[([a-z-]+)\]\(#\1\)/g)].map((m) => m[1] ?? '');
  expect(links.toSorted()).toEqual(codes);
});

/** Codes that no bad case and no test names, each with its reason. */
const untested: Readonly<Record<string, string>> = {
  'missing-setting': 'a scheme without its working time is refused term by term before (not-in-scheme)',
  'no-case':
    'the shipped rules have no requirement that rests on an unknown fact and that no value of it meets',
};

test('each code comes in a bad case or in a unit test', () => {
  const tests = filesBelow('test').filter(
    (path) => path.endsWith('.ts') && !path.endsWith('docs/errors.test.ts'),
  );
  const reported = filesBelow('test/cases/bad').filter((path) => path.endsWith('expected.txt'));
  const named = new Set([
    ...reported.flatMap((path) => [...read(path).matchAll(/^오류 ([a-z-]+)/gm)].map((m) => m[1] ?? '')),
    ...tests.flatMap((path) =>
      [...read(path).matchAll(/['" []([a-z]+(?:-[a-z]+)+|cycle)(?=['" :\]])/g)].map((m) => m[1] ?? ''),
    ),
  ]);
  expect(codes.filter((code) => !named.has(code))).toEqual(Object.keys(untested));
});

test('each code says the same in both languages', () => {
  for (const [code, entry] of Object.entries<CatalogEntry>(catalog)) {
    expect([code, holes(entry.ko)]).toEqual([code, holes(entry.en)]);
    for (const sentences of [entry.ko, entry.en]) {
      for (const sentence of Object.values(sentences)) expect(sentence.trim()).not.toBe('');
    }
  }
});

const holes = (sentences: Sentences): string[] => {
  // A rule's own sentence is its text in Korean and its label in English.
  const text = Object.values(sentences).join(' ').replace('{label}', '{text}');
  const names = [...text.matchAll(/\{([^{}:]+)(?::[^{}]+)?\}/g)].map((m) => m[1] ?? '');
  // Names of weekdays are Korean, and the date says the day.
  return [...new Set(names)].filter((name) => name !== 'weekday').sort();
};

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(root.length));
