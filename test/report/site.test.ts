import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guidePages, guidePath } from '../../src/report/site/guides.ts';
import { pathOf } from '../../src/report/site/page.ts';
import { siteFiles } from '../../src/report/site/site.ts';
import { rules } from '../support.ts';

const docs = new URL('../../docs/', import.meta.url);
const guides = readdirSync(docs)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(new URL(name, docs), 'utf8') }));
const files = siteFiles({ title: '시험', lang: 'ko', rules, guides });

/** Where the links of a page lead: path and anchor. */
function linksOf(path: string, html: string): { readonly to: string; readonly anchor: string | undefined }[] {
  return [...html.matchAll(/<a href="([^"]*)"/g)].flatMap(([, href = '']) => {
    if (/^[a-z]+:/.test(href)) return [];
    const [file = '', anchor] = href.replaceAll('&amp;', '&').split('#').map(decodeURIComponent);
    const to = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file));
    return [{ to, anchor }];
  });
}

describe('a site of the rules', () => {
  test('every link leads somewhere', () => {
    const broken = [...files].flatMap(([path, html]) =>
      linksOf(path, html).flatMap(({ to, anchor }) => {
        const target = files.get(to);
        if (target === undefined) return [`${path} → ${to}`];
        return anchor === undefined || target.includes(`id="${anchor}"`) ? [] : [`${path} → ${to}#${anchor}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  test('has a page for every term, provision and scheme, each reached from another', () => {
    const reached = new Set([...files].flatMap(([path, html]) => linksOf(path, html).map(({ to }) => to)));
    for (const name of rules.schemes.keys()) expect(reached).toContain(pathOf('schemes', name));
    for (const name of rules.provisions.keys())
      expect(files.has(pathOf('provisions', name)), name).toBe(true);
    for (const [name, { rules: defined }] of rules.terms)
      if (defined.length > 0) expect(reached, name).toContain(pathOf('terms', name));
  });

  test('a term shows its values over time, its source, and who uses it', () => {
    const page = files.get(pathOf('terms', '최저임금시급')) ?? '';
    // The published minimum wages of 2024 and 2025.
    for (const text of ['9,860원', '10,030원', '2024-01-01', '2025-01-01']) expect(page).toContain(text);
    expect(page).toContain('쓰이는 곳');
  });

  test('names that no file may have are written otherwise, and never alike', () => {
    expect(pathOf('terms', 'a/b')).not.toBe(pathOf('terms', 'a_b'));
    expect(pathOf('terms', '../x')).toBe('terms/.._2f_x.html');
    expect(new Set([...rules.terms.keys()].map((name) => pathOf('terms', name))).size).toBe(rules.terms.size);
  });
});

test('a guide’s links lead to guides, and those to other files are words', () => {
  const [page] = guidePages([
    {
      name: 'a.md',
      text: '# 제목\n\n## 첫 부분: 하나\n\n[나](a.md#첫-부분-하나) [파일](../src/x.ts) [밖](https://example.org)\n',
    },
  ]);
  expect(page?.title).toBe('제목');
  expect(page?.body).toContain('<h2 id="첫-부분-하나">');
  expect(linksOf(guidePath('a.md'), page?.body ?? '')).toEqual([
    { to: guidePath('a.md'), anchor: '첫-부분-하나' },
  ]);
  expect(page?.body).toContain('파일');
  expect(page?.body).toContain('href="https://example.org"');
});
