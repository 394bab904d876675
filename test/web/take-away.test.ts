import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pumsakProcess } from '../cli/pumsak.ts';
import { isLong } from '../runs.ts';
import { findOffice, needOffice, recalculated } from '../workbook/office.ts';
import { everyCell, formulas, read, unpacked } from '../workbook/setup.ts';
import { picture, skipped, withBrowser } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-take-'));
afterAll(() => rmSync(folder, { recursive: true }));
const office = isLong ? needOffice() : findOffice();

const roster = `사번,성명,부서,직종,근무형태,소속유형,기본급,노조,입사일,근무시작,근무종료,휴게
1001,=1+1,총무팀,요양보호사,전일제,모두돌봄센터,"2,390,124",2노조,2019-07-23,09:00,18:00,12:00-13:00
1002,"나 & ""다""",,요양보호사,전일제,모두돌봄센터,,없음,2020-03-02,09:00,16:00,12:00-13:00
1003,가<나,총무팀,사회복지사,전일제,본부,2650000,1노조,2021-01-04,,,
`;
const records = `사번,귀속월,연차일수,제공건수,적극개입건수
1001,2024-03,1,40,9
1001,2024-04,0,40,9
1002,2024-03,0,34,5
`;

/** What a click gives to take away, as a file of the folder. */
async function taken(page: Page, button: string, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

const pumsak = async (...args: string[]): Promise<void> => {
  const { code, said } = await pumsakProcess(args, { cwd: folder });
  expect([code, said]).toEqual([0, said]);
};

describe.skipIf(skipped)('what is taken away of the explorer', () => {
  const browser = withBrowser();
  let page: Page;
  let complaints: readonly string[] = [];

  beforeAll(async () => {
    if (skipped) return;
    const opened = await browser({ width: 1280, height: 900 }, '#explore');
    ({ page, complaints } = opened);
    await page.locator('[data-heads=gain]').waitFor();
    writeFileSync(join(folder, '명부.csv'), roster);
    writeFileSync(join(folder, '기록.csv'), records);
    const files = ['명부.csv', '기록.csv'].map((name) => join(folder, name));
    await page.locator('.drop input[type=file]').setInputFiles(files);
    await page.getByText('우리 자료').first().waitFor();
    const lever = page.locator('[data-lever="기준A금액"] input[type=text]');
    await lever.fill('25만');
    await lever.press('Enter');
    // Three people's months: what is typed is a budget of the scenario that is kept, and of all that is made of it.
    await page.locator('#budget').fill('1500만');
    expect(readFileSync(await taken(page, '이 설정을 시나리오 파일로', '탐색.yaml'), 'utf8')).toContain(
      '예산:\n  총액: 15000000\n  개월: 2\n',
    );
  });

  test('the workbook holds, cell by cell and formula by formula, what pumsak run makes of the kept scenario', async () => {
    const path = await taken(page, '결과를 엑셀 파일로', 'page.xlsx');
    await pumsak('run', '탐색.yaml', '--out', 'run', '--format', 'xlsx');
    const [own, other] = [await read(path), await read(join(folder, 'run', 'result.xlsx'))];
    expect(own.worksheets.map(({ name }) => name)).toEqual(other.worksheets.map(({ name }) => name));
    expect([...everyCell(own)]).toEqual([...everyCell(other)]);
    expect([...formulas(own)]).toEqual([...formulas(other)]);
    expect(formulas(own).size).toBeGreaterThan(100);
    expect(own.getWorksheet('월 × 예산')).toBeDefined();
    // How it looks, too: the same formats, heights, widths, panes and pages.
    for (const sheet of other.worksheets) {
      const mine = own.getWorksheet(sheet.name);
      expect(mine?.views[0]).toMatchObject({
        state: sheet.views[0]?.state,
        ...(sheet.views[0]?.state === 'frozen' && {
          xSplit: sheet.views[0].xSplit,
          ySplit: sheet.views[0].ySplit,
        }),
      });
      expect(mine?.autoFilter).toEqual(sheet.autoFilter);
      expect(mine?.pageSetup.printTitlesRow).toBe(sheet.pageSetup.printTitlesRow);
      expect(mine?.pageSetup.fitToWidth).toBe(sheet.pageSetup.fitToWidth);
      expect(mine?.headerFooter).toEqual(sheet.headerFooter);
      sheet.eachRow((row, number) => {
        expect(mine?.getRow(number).height).toBe(row.height);
        row.eachCell((cell, at) => {
          if (cell.isMerged && cell.master !== cell) return;
          const same = mine?.getRow(number).getCell(at);
          for (const key of ['numFmt', 'font', 'fill', 'border', 'alignment'] as const)
            expect([cell.address, key, same?.style[key] ?? {}]).toEqual([
              cell.address,
              key,
              cell.style[key] ?? {},
            ]);
        });
      });
    }
    const charts = (file: string): string[] =>
      [...unpacked(file)].flatMap(([name, xml]) => (/charts\/chart\d/.test(name) ? [xml] : [])).sort();
    expect(charts(path)).toEqual(charts(join(folder, 'run', 'result.xlsx')));
    expect(charts(path).length).toBeGreaterThan(0);
  });

  test.skipIf(office === undefined)(
    'LibreOffice works each formula out to the figure beside it',
    async () => {
      const path = await taken(page, '결과를 엑셀 파일로', 'office.xlsx');
      const [own, other] = [await read(path), await read(recalculated(path, office ?? ''))];
      expect([...everyCell(other)]).toEqual([...everyCell(own)]);
      expect(
        [...unpacked(recalculated(path, office ?? '')).keys()].some((name) => /charts\/chart1/.test(name)),
      ).toBe(true);
    },
  );

  test.each([
    ['인사', 'hr'],
    ['노조', 'union'],
  ])('the report for %s is the one of pumsak report, letter by letter', async (reader, option) => {
    await page.locator('#reader').selectOption(reader);
    const path = await taken(page, '보고서 받기', `${option}.html`);
    await pumsak('report', '탐색.yaml', '--for', option, '--out', `run-${option}.html`);
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(join(folder, `run-${option}.html`), 'utf8'));
    // Numbers of people are for HR alone.
    expect(/\b100[123]\b/.test(readFileSync(path, 'utf8'))).toBe(reader === '인사');
  });

  test('by keyboard, in English, with agreements: both are made, and nothing is said to the console', async () => {
    await page.locator('.choices .tick input').check();
    // What is opened anew begins where the rules have it.
    await expect
      .poll(() => page.locator('[data-lever="기준A금액"] input[type=text]').inputValue())
      .not.toBe('250,000');
    await page.getByRole('button', { name: 'English' }).click();
    const kept = await taken(page, 'Save these settings', '탐색.yaml');
    expect(readFileSync(kept, 'utf8')).toContain('협약: 적용');
    await page.getByRole('button', { name: 'Results as an Excel file' }).focus();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const path = join(folder, 'english.xlsx');
    await download.saveAs(path);
    await pumsak('run', '탐색.yaml', '--out', 'english', '--format', 'xlsx', '--lang', 'en');
    const [own, other] = [await read(path), await read(join(folder, 'english', 'result.xlsx'))];
    expect([...everyCell(own)]).toEqual([...everyCell(other)]);
    await page.locator('#reader').selectOption('인사');
    const report = await taken(page, 'Get the report', 'english.html');
    await pumsak('report', '탐색.yaml', '--lang', 'en', '--out', 'run-english.html');
    expect(readFileSync(report, 'utf8')).toBe(readFileSync(join(folder, 'run-english.html'), 'utf8'));
    await page
      .locator('.take')
      .last()
      .screenshot({ path: picture('take-away') });
    await page.evaluate(axe.source);
    const found = (await page.evaluate('axe.run(".take")')) as axe.AxeResults;
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
