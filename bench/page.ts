import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { needBrowser } from '../scripts/browser.ts';
import { answersFragment } from '../src/web/keep.ts';

/**
 * How long the counselling page takes from its file to its questions and to the first figure, beside an empty page,
 * on a processor slowed down four times; then, at full speed, how long the explorer takes from a lever's event to
 * the histogram in the page. Reported, not asserted: `npx tsx bench/page.ts` after a build.
 */
const slowdown = 4;
const runs = 5;
const page = new URL('../dist/pumsak-counsel.html', import.meta.url).href;
const link = answersFragment({
  values: {
    귀속월: '2024-03',
    '직원.직종': '요양보호사',
    '직원.근무형태': '전일제',
    '직원.소속유형': '모두돌봄센터',
  },
  unknown: [],
});
const folder = mkdtempSync(join(tmpdir(), 'pumsak-page-'));
const empty = join(folder, 'empty.html');
writeFileSync(empty, '<!doctype html><title>empty</title><h1>empty</h1>');

const browser = await chromium.launch({
  executablePath: needBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const rows: (readonly [string, string, string])[] = [
  ['an empty page', pathToFileURL(empty).href, 'h1'],
  ['the questions', page, 'form input'],
  ['the first figure', page + link, '.headline dd'],
];
for (const [name, url, target] of rows) {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) times.push(await timeTo(browser, url, target));
  times.sort((a, b) => a - b);
  process.stdout.write(
    `${name}: ${Math.round(times[Math.floor(runs / 2)] ?? 0)} ms (${slowdown}x slower processor)\n`,
  );
}
await leverTimes(browser);
await browser.close();
rmSync(folder, { recursive: true });

/** Milliseconds from the navigation to the painting of an element. */
async function timeTo(within: Browser, url: string, target: string): Promise<number> {
  const context = await within.newContext({ offline: true });
  const tab = await context.newPage();
  const answers = await context.newCDPSession(tab);
  await answers.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // As text: the script must hold nothing that its compiler adds.
  await tab.addInitScript(`{
    const look = () => requestAnimationFrame(
      document.querySelector(${JSON.stringify(target)}) === null ? look : () => performance.mark('there'));
    look();
  }`);
  await tab.goto(url);
  await tab.waitForFunction(() => performance.getEntriesByName('there').length > 0);
  const time = await tab.evaluate(() => performance.getEntriesByName('there')[0]?.startTime ?? 0);
  await context.close();
  return time;
}

/** 572 people, 12 months, 2 schemes: the times that the page itself takes for each move of a lever. */
async function leverTimes(within: Browser): Promise<void> {
  const context = await within.newContext({ offline: true, viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  await tab.goto(`${page}#explore`);
  await tab.locator('[data-heads=gain]').waitFor();
  await tab.locator('#who').selectOption('example572');
  await tab.getByText('572명 가운데').first().waitFor();
  await tab.locator('[data-lever="기준A금액"] input[type=range]').focus();
  const moves = 60;
  for (let i = 0; i < moves; i++) {
    await tab.keyboard.press(i % 20 < 10 ? 'ArrowRight' : 'ArrowLeft');
    await tab.waitForTimeout(40);
  }
  await tab.waitForTimeout(500);
  const times = await tab.evaluate(() => performance.getEntriesByName('lever').map((one) => one.duration));
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  process.stdout.write(
    `a lever, to the histogram in the page: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms ` +
      `(572 people x 12 months x 2 schemes, ${times.length} of ${moves} moves drawn)\n`,
  );
  await context.close();
}
