import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pumsakProcess } from '../cli/pumsak.ts';
import { picture, skipped, withBrowser } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-report-page-'));
const file = join(folder, 'report.html');
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(skipped)('the report in a browser', () => {
  const open = withBrowser();
  beforeAll(async () => {
    const scenario = fileURLToPath(new URL('../../scenarios/2024-agreements.yaml', import.meta.url));
    expect((await pumsakProcess(['report', scenario, '--out', file])).code).toBe(0);
  });

  test.each([
    ['report-desktop', 1280, 900],
    ['report-phone', 360, 740],
  ])('%s: loads nothing, axe finds nothing, nothing runs over the side', async (name, width, height) => {
    const { page, requests, complaints } = await open({ width, height }, '', pathToFileURL(file).href, 'h1');
    await page.screenshot({ path: picture(name), fullPage: true });
    await page.evaluate(axe.source);
    const found = await page.evaluate(
      'axe.run({ runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"] })',
    );
    const { violations } = found as axe.AxeResults;
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`)),
    ).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect([complaints, requests.filter((url) => !url.startsWith('file:'))]).toEqual([[], []]);
  });

  test('every chart has its table', async () => {
    const { page } = await open({ width: 1280, height: 900 }, '', pathToFileURL(file).href, 'h1');
    const [charts, followed] = await page.evaluate(() => [
      document.querySelectorAll('figure').length,
      [...document.querySelectorAll('figure')].filter((one) => {
        let next = one.nextElementSibling;
        while (next?.tagName === 'P') next = next.nextElementSibling;
        return next?.querySelector('table') !== null && next !== null;
      }).length,
    ]);
    expect(charts).toBeGreaterThan(4);
    expect(followed).toBe(charts);
  });
});
