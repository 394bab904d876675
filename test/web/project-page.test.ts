import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
    // What was not asked is open: the items are one case of many.
    await page.locator('.one-case > summary').click();
    await line('우리안').waitFor();
    expect(await line('우리안').innerText()).toContain('70,000');
    const explorer = await open(size, '#explore', url);
    await explorer.page.locator('.choices').first().waitFor();
    expect(await explorer.page.locator('#scheme0').inputValue()).toBe('현행');
    expect([...complaints, ...explorer.complaints]).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test('a list fact is a group of rows, each field with its own question', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pumsak-list-page-'));
    cpSync(fileURLToPath(new URL('../../examples/child-care', import.meta.url)), folder, { recursive: true });
    expect((await pumsakProcess(['counsel'], { cwd: folder })).code).toBe(0);
    const url = pathToFileURL(join(folder, 'pumsak-counsel.html')).href;
    const spouse = { '직원.가족.0.관계': '배우자', '직원.가족.0.생년월일': '1985-02-01' };
    const values = { 귀속월: '2025-10', '직원.직급': '보육교사', ...spouse };
    const { page, complaints } = await open(size, answersFragment({ ...emptyAnswers, values }), url);
    await page.locator('details.more > summary').click();
    const group = page.locator('fieldset', { has: page.locator('legend', { hasText: /^가족$/ }) }).last();
    const field = (id: string) => page.locator(`[data-field="${id}"]`);
    // A spouse came with the link.
    expect(await field('직원.가족.0.관계').inputValue()).toBe('배우자');
    await group.getByRole('button', { name: '가족 더하기' }).click();
    await field('직원.가족.1.관계').selectOption('자녀');
    await field('직원.가족.1.생년월일').fill('2015-08-01');
    const line = page.locator('[data-line="현재제도 가족수당"]').first();
    await page.locator('.one-case > summary').click();
    // 40,000 for the spouse and 30,000 for the child.
    await expect.poll(() => line.innerText()).toContain('70,000');
    await group.getByRole('button', { name: '가족 1 빼기' }).click();
    await expect.poll(() => line.innerText()).toContain('30,000');
    for (let rows = 1; rows < 5; rows++) await group.getByRole('button', { name: '가족 더하기' }).click();
    expect(await group.getByRole('button', { name: '가족 더하기' }).count()).toBe(0);
    expect(await group.innerText()).toContain('많아야 5개');
    expect(complaints).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
