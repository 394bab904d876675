import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../src/report/site/page.ts';
import { pumsakProcess } from '../cli/pumsak.ts';
import { skipped, withBrowser } from './browser.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'pumsak-site-')), 'site');
afterAll(() => rmSync(folder, { recursive: true }));
const size = { width: 1280, height: 900 };
const url = (path: string): string => pathToFileURL(join(folder, path)).href;

describe.skipIf(skipped)('the site of the rules in a browser', () => {
  const open = withBrowser();
  beforeAll(async () => {
    expect((await pumsakProcess(['docs', '--out', folder])).code).toBe(0);
  });

  test('finds a term by a part of its name and leads to its page', async () => {
    const { page, complaints } = await open(size, '', url('index.html'), 'h1');
    await page.locator('#search').fill('연장수');
    await page.locator('#found a').first().click();
    await page.waitForURL((to) => decodeURIComponent(to.pathname).endsWith('연장수당.html'));
    expect(await page.locator('h1').innerText()).toBe('연장수당');
    expect(complaints).toEqual([]);
  });

  test.each(['index.html', pathOf('terms', '연장수당'), pathOf('schemes', '개편안'), 'guides/errors.html'])(
    '%s: axe finds nothing',
    async (path) => {
      const { page } = await open(size, '', url(path), 'h1');
      await page.evaluate(axe.source);
      const found = await page.evaluate(
        'axe.run({ runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa"] })',
      );
      const { violations } = found as axe.AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    },
  );
});
