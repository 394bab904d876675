import { expect, test } from 'vitest';
import type { CatalogEntry } from '../../src/problem/catalog-entry.ts';
import { inputCatalog } from '../../src/problem/catalog-input.ts';

const entries = Object.entries<CatalogEntry>(inputCatalog);
const holes = (entry: CatalogEntry, lang: 'ko' | 'en'): string[] => [
  ...new Set(
    [
      ...Object.values(entry[lang])
        .join(' ')
        .matchAll(/\{([^{}:]+)/g),
    ].map((m) => m[1] ?? ''),
  ),
];

test.each(entries)('%s says the same in both languages', (_, entry) => {
  expect(holes(entry, 'ko').sort()).toEqual(holes(entry, 'en').sort());
  for (const lang of ['ko', 'en'] as const) {
    for (const sentence of Object.values(entry[lang])) expect(sentence.trim()).not.toBe('');
    expect(entry[lang].fix).toMatch(/[.?\]]$/);
  }
  expect(entry.ko.fix).toMatch(/(?:하세요|으세요|쓰세요|지우세요|채우세요|고치세요|맞추세요|[가-힣]세요)\./);
});
