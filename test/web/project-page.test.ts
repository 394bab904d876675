import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { emptyAnswers } from '../../src/interview/answers.ts';
import { answersFragment } from '../../src/web/keep.ts';
import { folderWith, projectFiles } from '../cli/project-setup.ts';
import { pumsakProcess } from '../cli/pumsak.ts';
import { skipped, withBrowser } from './browser.ts';

const size = { width: 1280, height: 900 };
const answers = answersFragment({
  ...emptyAnswers,
  values: {
    귀속월: '2024-03',
    '직원.직종': '요양보호사',
    '직원.근무형태': '전일제',
    '직원.소속유형': '데이케어센터',
  },
});

/** The page of a project, as `pumsak counsel` writes it. */
describe.skipIf(skipped)('in a browser', () => {
  const open = withBrowser();

  test('the page compares the project’s schemes, and so does its explorer', async () => {
    const folder = folderWith(projectFiles);
    expect((await pumsakProcess(['counsel'], { cwd: folder })).code).toBe(0);
    const url = pathToFileURL(join(folder, 'pumsak-counsel.html')).href;
    const { page, complaints } = await open(size, answers, url);
    const line = (scheme: string) => page.locator(`[data-line="${scheme} 우리식대"]`).first();
    await line('우리안').waitFor();
    expect(await line('우리안').innerText()).toContain('70,000');
    const explorer = await open(size, '#explore', url);
    await explorer.page.locator('.choices').first().waitFor();
    expect(await explorer.page.locator('#scheme0').inputValue()).toBe('현행');
    expect([...complaints, ...explorer.complaints]).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
