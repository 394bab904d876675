import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { pumsakProcess } from '../cli/pumsak.ts';
import { workbook } from '../people/workbook-made.ts';
import { picture, skipped, withBrowser } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-match-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** docs/excel.md: a title, thousands of won, sums and a note; a heading and values that nobody knows. */
const rows = [
  ['모두돌봄 직원 명부'],
  ['(단위: 천원)'],
  ['연번', '직번', '직원명', '직종명', '고용형태', '근무기관', '본봉', '직책수당'],
  ['1', '1001', '김하나', '요양보호사', '전일제', '방문요양1팀', '2400', '100'],
  ['2', '1002', '이두리', '요양보호사', '전일제', '방문요양1팀', '2380', ''],
  ['', '', '', '', '', '1팀 소계', '4780', '100'],
  ['3', '1003', '박세찬', '요양보호사', '전일제', '방문요양2팀', '2350.5', '-'],
  ['', '', '', '', '', '합계', '7130.5', '100'],
  ['※ 2024. 3. 1. 기준'],
];
const name = '직원현황.xlsx';

describe.skipIf(skipped)('a roster’s columns and values, matched in the page', () => {
  const browser = withBrowser();
  let page: Page;
  let complaints: readonly string[] = [];
  const before = () => page.locator('[data-total="0"]').innerText();
  const use = (heading: string) => page.locator(`[data-use="${heading}"] select`).first();

  beforeAll(async () => {
    if (skipped) return;
    ({ page, complaints } = await browser({ width: 1280, height: 900 }, '#explore'));
    await page.locator('[data-heads=gain]').waitFor();
    writeFileSync(join(folder, name), workbook({ 명부: rows }));
    await page.locator('.drop input[type=file]').setInputFiles(join(folder, name));
    await page.locator('[data-match]').waitFor();
  });

  test('shows what is understood, and what is left to settle', async () => {
    const text = (heading: string): Promise<string> => page.locator(`[data-use="${heading}"]`).innerText();
    expect(await use('직번').inputValue()).toBe('사번');
    expect(await text('직번')).toContain('다른 말');
    expect(await text('본봉')).toContain('천원을 원으로');
    expect(await text('근무기관')).toContain('모르는 열');
    const said = await page.locator('[data-match]').innerText();
    expect(said).toContain('머리글은 3행입니다.');
    expect(said).toContain('줄: 6 = 읽은 3 + 건너뛴 3');
    // 연번, 근무기관 and 직책수당.
    expect(said).toContain('정할 것이 3가지 있습니다');
    await page.screenshot({ path: picture('match-before'), fullPage: true });
  });

  test('by keyboard: a column, values, and an allowance; the focus stays where it is', async () => {
    await use('근무기관').focus();
    for (let value = ''; value !== '소속유형'; ) {
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => use('근무기관').inputValue()).not.toBe(value);
      value = await use('근무기관').inputValue();
    }
    await expect.poll(() => page.locator('[data-value]').count()).toBe(2);
    expect(await use('근무기관').evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('[data-value=방문요양1팀]').innerText()).toContain('2줄, F4 등');
    for (const team of ['방문요양1팀', '방문요양2팀'])
      await page.locator(`[data-value=${team}] select`).selectOption('모두돌봄센터');
    await use('직책수당').selectOption('고정수당(지급항목)');
    await page.getByLabel('직책수당: 통상임금').selectOption('예');
    // docs/excel.md: 2,400 + 2,380 + 2,350.5 + 100 thousand won.
    await expect.poll(before).toBe('7,230,500원');
    expect(await page.locator('.tables').innerText()).toContain('고정수당.csv');
    await use('연번').selectOption('-');
    await expect.poll(() => page.locator('[data-match] summary').innerText()).toContain('열과 값 맞추기');
    await page.screenshot({ path: picture('match-after'), fullPage: true });
  });

  test('what is kept is what pumsak import writes, and the command line comes to the same by it', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '이 맞춤을 pumsak.yaml의 가져오기로' }).click(),
    ]);
    const kept = readFileSync(await download.path(), 'utf8');
    const told = ['--map', '근무기관=소속유형', '--item', '직책수당: 통상임금=예', '--leave', '연번'];
    for (const team of ['1', '2']) told.push('--value', `소속유형:방문요양${team}팀=모두돌봄센터`);
    const imported = await pumsakProcess(['import', name, '--yes', ...told], { cwd: folder });
    expect([imported.code, imported.said]).toEqual([0, imported.said]);
    const written = readFileSync(join(folder, 'pumsak.yaml'), 'utf8');
    expect(parse(kept).가져오기).toEqual(parse(written).가져오기);
    const [scenario] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '이 설정을 시나리오 파일로' }).click(),
    ]);
    await scenario.saveAs(join(folder, '탐색.yaml'));
    const run = await pumsakProcess(['run', '탐색.yaml', '--json'], { cwd: folder });
    expect(JSON.parse(run.stdout).합계.현행).toBe(7_230_500);
    const difference = JSON.parse(run.stdout).비교.개편안.차액;
    const shown = (await page.locator('[data-total="2"]').innerText()).replace(/[^\d]/g, '');
    expect(Number(shown)).toBe(Math.abs(difference));
  });

  test('a column of one’s own groups people, and can be left out again', async () => {
    await use('연번').selectOption('사람을 묶는 열');
    await expect.poll(() => page.locator('#group-by').innerText()).toContain('연번');
    await page.locator('#group-by').selectOption('연번');
    // Three people, each with a number of her own.
    await expect.poll(() => page.locator('[data-groups] tbody tr').count()).toBe(3);
    await page.screenshot({ path: picture('match-group'), fullPage: true });
    await use('연번').selectOption('-');
    await expect.poll(() => page.locator('#group-by').count()).toBe(0);
  });

  test('next month’s file is read by the same match, and so is a CSV file with the same headings', async () => {
    const next = rows.map((row) => row.map((cell) => (cell === '2380' ? '2480' : cell)));
    await page.locator('.drop input[type=file]').setInputFiles({
      name: '4월.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(next.map((row) => row.join(',')).join('\n')),
    });
    await expect.poll(before).toBe('7,330,500원');
    expect(await page.locator('.tables').innerText()).not.toContain(name);
  });

  test('a table that nobody knows is told: what it is, where its headings stand, and what they are', async () => {
    const unlike = '번호,메모\n매김,하는일,형태,곳\n1001,요양보호사,전일제,모두돌봄센터\n';
    await page.locator('.drop input[type=file]').setInputFiles({
      name: '모름.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(unlike),
    });
    await page.getByLabel('모름.csv: 이 표는').selectOption('명부');
    const rowsOf = page.locator('[data-match="모름.csv"]').getByLabel('머리글이 있는 행');
    await rowsOf.fill('두 줄');
    expect(await rowsOf.getAttribute('aria-invalid')).toBe('true');
    await rowsOf.fill('2');
    await rowsOf.press('Enter');
    for (const [heading, to] of [
      ['매김', '사번'],
      ['하는일', '직종'],
      ['형태', '근무형태'],
      ['곳', '소속유형'],
    ] as const) {
      await use(heading).selectOption(to);
    }
    // Nobody says a base pay: it is that of 2024.
    await expect.poll(before).toBe('2,390,124원');
    await page.screenshot({ path: picture('match-unknown'), fullPage: true });
  });

  test('two columns that are one are asked for; axe finds nothing, on a phone either', async () => {
    const twice = [
      ['사번', '직번', '직종', '근무형태', '소속유형', '본봉', '기본급여'],
      ['1001', '7', '요양보호사', '전일제', '모두돌봄센터', '2400000', '1'],
    ];
    await page.locator('.drop input[type=file]').setInputFiles({
      name: '두번.xlsx',
      mimeType: 'application/octet-stream',
      buffer: workbook({ 명부: twice }),
    });
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('기본급');
    await use('본봉').selectOption('기본급');
    await expect.poll(before).toBe('2,400,000원');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(axe.source);
    const found = (await page.evaluate(
      'axe.run({ runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"] })',
    )) as axe.AxeResults;
    expect(
      found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)),
    ).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.screenshot({ path: picture('match-phone'), fullPage: true });
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('[data-match]').innerText()).toContain('Read as');
    expect(complaints).toEqual([]);
  });
});
