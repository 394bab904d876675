import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith, projectFiles } from '../cli/project-setup.ts';
import { pumsakProcess } from '../cli/pumsak.ts';
import { skipped, withBrowser } from './browser.ts';

/** The page of a project, as `pumsak counsel` writes it. */
describe.skipIf(skipped)('in a browser', () => {
  const open = withBrowser();

  test('the page compares the project’s schemes, and so does its explorer', async () => {
    const folder = folderWith(projectFiles);
    expect((await pumsakProcess(['counsel'], { cwd: folder })).code).toBe(0);
    const url = pathToFileURL(join(folder, 'pumsak-counsel.html')).href;
    const { page, complaints } = await open({ width: 1280, height: 900 }, '', url);
    for (const [id, text] of [
      ['직원.직종', '요양보호사'],
      ['직원.근무형태', '전일제'],
      ['직원.소속유형', '데이케어센터'],
    ] as const) {
      const field = page.locator(`[id="f-${id}"]`);
      if ((await field.evaluate((one) => one.tagName)) === 'SELECT') await field.selectOption(text);
      else await field.fill(text);
    }
    await page.locator('[data-line="우리안 우리식대"]').first().waitFor();
    expect(await page.locator('[data-net="우리안"]').count()).toBeGreaterThan(0);
    const explorer = await open({ width: 1280, height: 900 }, '#explore', url);
    await explorer.page.locator('.choices').first().waitFor();
    expect(await explorer.page.locator('#scheme0').inputValue()).toBe('현행');
    expect([...complaints, ...explorer.complaints]).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
