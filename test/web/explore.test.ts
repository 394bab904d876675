import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import iconv from 'iconv-lite';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { consentLedger } from '../../src/bargaining/consent/consent.ts';
import { loadScenario } from '../../src/disk/scenario.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { consentSentences } from '../../src/report/bargaining/consent/sentences.ts';
import { runScenario } from '../../src/run/run.ts';
import { change, won } from '../../src/writing/amount.ts';
import { workbook } from '../people/workbook-made.ts';
import { rules } from '../support.ts';
import { pageUrl, picture, skipped, withBrowser } from './browser.ts';

const reform = 'scenarios/2024-wage-reform.yaml';

/** What a run of a scenario says of its second scheme, as the page writes it. */
async function runOf(path: string): Promise<string[]> {
  const { scenario, engine, table } = await loadScenario(rules, path);
  const { summary } = await runScenario(engine, scenario, table);
  const [own] = summary.schemes;
  if (own === undefined) throw new Error('two schemes are compared');
  return [own.gain, own.lose, own.same, own.notCovered].map(won).concat(change(own.difference));
}

/** The same from the screen. */
async function shown(page: Page): Promise<string[]> {
  const heads = await page.locator('[data-heads] td:nth-of-type(1)').allInnerTexts();
  return [...heads, (await page.locator('[data-total="2"]').innerText()).replace('원', '')];
}

/** Work in the worker may take longer than a poll's usual second on a busy machine. */
const poll = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 600_000 });

const lever = (page: Page, term: string) => page.locator(`[data-lever="${term}"]`);
const typed = (page: Page, term: string) => lever(page, term).locator('input[type=text]');
const files = (page: Page) => page.locator('.drop input[type=file]');
const put = (page: Page, ...all: readonly (readonly [string, string | Buffer])[]) =>
  files(page).setInputFiles(
    all.map(([name, content]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })),
  );

// The people of the README, whose results stand there.
const roster = `사번,직종,근무형태,소속유형,기본급,노조,입사일,근무시작,근무종료,휴게
1001,요양보호사,전일제,모두돌봄센터,"2,390,124",2노조,2019-07-23,09:00,18:00,12:00-13:00
1002,요양보호사,전일제,모두돌봄센터,,없음,2020.3.2,09:00,16:00,12:00-13:00
1003,사회복지사,전일제,본부,2650000,1노조,20210104,,,
`;
const records = `사번,귀속월,연차일수,제공건수,적극개입건수
1001,2024-03,1,40,9
1002,2024-03,0,34,5
`;
const ours = ['1', '1', '0', '1', '▼ 200,366'];

describe.skipIf(skipped)('the explorer', () => {
  const browser = withBrowser();
  const open = async (size?: { width: number; height: number }) => {
    const opened = await browser(size, '#explore');
    await opened.page.locator('[data-heads=gain]').waitFor();
    return opened;
  };

  test('shows what the run of the same scenario says, and asks for nothing but its own file', async () => {
    const { page, requests, complaints } = await open();
    // README.md
    expect(await shown(page)).toEqual(['47', '80', '1', '29', '▼ 231,229,342']);
    const path = 'scenarios/2024-wage-reform-to-18h.yaml';
    await page.locator('#scenario').selectOption(path);
    await poll(() => shown(page)).toEqual(await runOf(path));
    // The worker is made of what the page holds; its address is none of a network.
    const asked = requests.filter((url) => !url.startsWith('blob:')).map((url) => url.replace(/#.*/, ''));
    expect(asked).toEqual([pageUrl]);
    expect(complaints).toEqual([]);
  });

  test('a lever moved by keyboard comes to the run of a scenario with that change', async () => {
    const { page } = await open();
    const slider = lever(page, '기준A금액').getByRole('slider');
    await slider.focus();
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
    // README.md, 규칙 하나를 바꿔 보기
    await poll(() => shown(page)).toEqual(['48', '79', '1', '29', '▼ 144,329,342']);
    expect(await typed(page, '기준A금액').inputValue()).toBe('250,000');
    const ms = await page.evaluate(() => performance.getEntriesByName('lever').length);
    expect(ms).toBeGreaterThan(0);
    // What is kept is the scenario: hours that the calendar classifies anew, too.
    for (const [term, text] of [
      ['근무종료', '17:00'],
      ['연장기준시간', '7'],
    ] as const) {
      await typed(page, term).fill(text);
      await typed(page, term).press('Enter');
    }
    await poll(() => shown(page)).not.toEqual(['48', '79', '1', '29', '▼ 144,329,342']);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '이 설정을 시나리오 파일로' }).click(),
    ]);
    const kept = readFileSync(await download.path(), 'utf8').replace(
      'scenarios/',
      `${process.cwd()}/scenarios/`,
    );
    const path = join(mkdtempSync(join(tmpdir(), 'pumsak-explore-')), '탐색.yaml');
    writeFileSync(path, kept);
    expect(await shown(page)).toEqual(await runOf(path));
    await page.getByRole('button', { name: '모두 처음 값으로' }).click();
    await poll(() => shown(page)).toEqual(['47', '80', '1', '29', '▼ 231,229,342']);
  });

  test('the distribution, the cost by month and the budget add up to the run', async () => {
    const { page } = await open();
    const { scenario, engine, table } = await loadScenario(rules, reform);
    const { summary, rows } = await runScenario(engine, scenario, table);
    for (const one of await page.getByText('표로 보기').all()) await one.click();
    const bins = await page.locator('[data-bins] tbody tr').allInnerTexts();
    const own = summary.schemes[0]?.distribution.filter(({ people: heads }) => heads > 0);
    // The scenario's own bins are of a million won, as are the page's.
    expect(bins.filter((text) => !/\t0$/.test(text)).map((text) => Number(text.split('\t')[1]))).toEqual(
      own?.map(({ people: heads }) => heads),
    );
    const gross = (month: string, scheme: number): number =>
      rows.reduce((sum, row) => (row.month === month ? sum + grossOf(row.schemes[scheme]?.amounts) : sum), 0);
    const grossAt = (await runScenario(engine, scenario, table)).lines.findIndex(
      ({ term }) => term === '지급총액',
    );
    const grossOf = (amounts: readonly number[] | undefined): number => amounts?.[grossAt] ?? 0;
    const [first] = await page.locator('[data-costs] tbody tr').allInnerTexts();
    expect(first?.split('\t').slice(0, 3)).toEqual([
      '2024-03',
      won(gross('2024-03', 0)),
      won(gross('2024-03', 1)),
    ]);
    // 3,470,993,578 won in ten months.
    await page.locator('#budget').fill('34억');
    expect(await page.locator('[data-budget]').innerText()).toBe(
      '예산보다 70,993,578원 많습니다. 2024-12에 예산을 넘습니다.',
    );
    await page.locator('#budget').fill('3,600,000,000');
    expect(await page.locator('[data-budget]').innerText()).toBe('예산보다 129,006,422원 적습니다.');
    await page.locator('#budget').fill('많이');
    expect(await page.locator('#budget-notes .error').innerText()).toContain('금액으로 읽을 수 없습니다');
  });

  test('the person behind a dot: both schemes, and why', async () => {
    const { page } = await open();
    const { engine, table } = await loadScenario(rules, reform);
    const people = [...table.personMonths()];
    await page.locator('#who-dot').selectOption({ label: 'S0001' });
    await page.locator('#behind-month').selectOption('2024-03');
    const person = people.find(({ id, month }) => id === 'S0001' && month % 12 === 2);
    if (person === undefined) throw new Error('no S0001');
    const cells = (term: string) => page.locator(`[data-person-line="${term}"] button`).allInnerTexts();
    for (const term of ['지급총액', '연장수당', '실수령액']) {
      const amounts = ['현행', '개편안'].map((scheme) => {
        const slip = engine.payslip(person, scheme);
        return `${won(amountOf(slip, term))}${scheme} ${term}`;
      });
      expect((await cells(term)).map((text) => text.replace(/\n/g, ''))).toEqual(amounts);
    }
    // README.md, 금액 하나의 까닭
    await page.locator('[data-person-line="연장수당"] button').nth(1).click();
    const text = await page.getByRole('dialog').innerText();
    for (const part of ['686,192원', '연장가산율 150%', '연장분 2,400분', '근로기준법 제56조'])
      expect(text).toContain(part);
    await page.keyboard.press('Escape');
    // A moved lever moves the figure that is open, and its reason.
    await typed(page, '연장가산율').fill('200%');
    await typed(page, '연장가산율').press('Enter');
    // 2,504,600/219 × 2 × 40 = 914,922.4
    await poll(() => cells('연장수당').then((all) => all[1])).toContain('914,922');
    await page.getByRole('button', { name: 'English' }).click();
    const heading = page.locator('[data-person-line="연장수당"] th');
    await poll(() => heading.innerText()).toBe('Overtime pay (연장수당)');
  });

  test('the ledger is the one of `pumsak consent`', async () => {
    const { page } = await open();
    await page.getByText('대장 보기').click();
    await page.locator('[data-consent]').waitFor();
    const { scenario, engine, table } = await loadScenario(rules, reform);
    const ledger = await consentLedger(engine, scenario, table);
    const text = await page.locator('section[aria-labelledby=consent]').innerText();
    for (const one of ledger.schemes.slice(0, 1))
      for (const sentence of consentSentences(one, { lang: 'ko', isPseudonymous: false }))
        expect(text).toContain(sentence);
    expect(text).toContain('법률 자문이 아닙니다');
    expect(text).toContain('근로기준법 제94조');
  });

  test('UTF-8, CP949 and a workbook come to the same; a dropped file is taken', async () => {
    const { page } = await open();
    await put(page, ['명부.csv', `\uFEFF${roster}`], ['기록.csv', records]);
    await poll(() => shown(page)).toEqual(ours);
    await put(page, ['명부949.csv', iconv.encode(roster, 'cp949')]);
    await poll(() => page.locator('.tables').innerText()).toContain('명부949.csv');
    await poll(() => shown(page)).toEqual(ours);
    const cells = (text: string): string[][] =>
      text
        .trim()
        .split('\n')
        .map((line) => line.replace('"2,390,124"', '2390124').split(','));
    const book = workbook({ '2024 명부': cells(roster), 월별기록: cells(records), 메모: [['이것은 메모']] });
    const [name, bytes] = ['자료.xlsx', [...book]];
    await page.evaluate(
      ([title, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(content)], title));
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true });
        document.querySelector('.drop')?.dispatchEvent(event);
      },
      [name, bytes] as const,
    );
    await poll(() => page.locator('.tables').innerText()).toContain('자료.xlsx 월별기록');
    expect(await page.locator('.tables').innerText()).toContain('알아볼 수 없어 쓰지 않습니다');
    await poll(() => shown(page)).toEqual(ours);
  });

  test('a roster with errors: row and column are named, the focus goes there, and nothing is lost', async () => {
    const { page } = await open();
    await put(page, ['명부.csv', roster], ['기록.csv', records]);
    await poll(() => shown(page)).toEqual(ours);
    await put(page, [
      '명부.csv',
      roster.replace('"2,390,124"', '이백만원').replace('전일제,본부', '전일,본부'),
    ]);
    const wrong = page.getByRole('alert');
    await poll(() => wrong.innerText()).toContain('명부.csv');
    const text = await wrong.innerText();
    for (const part of ['2행 23열', '기본급', '###원', '4행 12열', '근무형태', '전일제'])
      expect(text).toContain(part);
    // What stands where pay is asked for may be pay.
    expect(text).not.toContain('이백만');
    expect(await wrong.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await shown(page)).toEqual(ours);
    await put(page, ['표.csv', '이것은,표가\n아닙니다,정말']);
    expect(await shown(page)).toEqual(ours);
    await put(page, ['명부.csv', roster]);
    await poll(() => wrong.count()).toBe(0);
    expect(await shown(page)).toEqual(ours);
    await put(page, ['옛.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0])]);
    await poll(() => wrong.innerText()).toContain('통합 문서');
  });

  test('records without a roster wait for it; schemes that own data cannot have give way', async () => {
    const { page } = await open();
    await page.locator('#scenario').selectOption('scenarios/2024-agreements.yaml');
    await poll(() => page.locator('#scheme1 option').allInnerTexts()).toContain('현행(협약변경)');
    await page.locator('#scheme1').selectOption('현행(협약변경)');
    await poll(() => shown(page).then((all) => all[3])).toBe('0');
    await put(page, ['기록.csv', records]);
    await poll(() => page.getByRole('alert').innerText()).toContain('명부가 있어야');
    await put(page, ['명부.csv', roster]);
    await poll(() => shown(page)).toEqual(ours);
    await page.locator('#who').selectOption('example157');
    await poll(() => shown(page)).toEqual(['47', '80', '1', '29', '▼ 231,229,342']);
  });

  test('a number that is no value of a lever is named beside it, and stays', async () => {
    const { page } = await open();
    await typed(page, '기준A금액').fill('255,000');
    await typed(page, '기준A금액').press('Enter');
    expect(await lever(page, '기준A금액').locator('.error').innerText()).toContain('250,000원, 260,000원');
    expect(await typed(page, '기준A금액').inputValue()).toBe('255,000');
    expect(await shown(page)).toEqual(['47', '80', '1', '29', '▼ 231,229,342']);
    await typed(page, '기준A금액').fill('25만');
    await typed(page, '기준A금액').press('Enter');
    await poll(() => shown(page)).toEqual(['48', '79', '1', '29', '▼ 144,329,342']);
  });

  test('the two views keep what was entered', async () => {
    const { page } = await open();
    await typed(page, '기준A금액').fill('25만');
    await typed(page, '기준A금액').press('Enter');
    await poll(() => shown(page)).toEqual(['48', '79', '1', '29', '▼ 144,329,342']);
    await page.getByRole('link', { name: '상담' }).first().click();
    await page.getByRole('button', { name: '예시로 해 보기' }).click();
    await page.getByRole('link', { name: '시나리오 탐색' }).click();
    await poll(() => shown(page)).toEqual(['48', '79', '1', '29', '▼ 144,329,342']);
    await page.goBack();
    expect(await page.locator('.figures').innerText()).toContain('원');
  });

  test.each([
    ['explorer-desktop', 1280, 900],
    ['explorer-phone', 360, 740],
  ])('%s: axe finds nothing, and nothing runs over the side', async (name, width, height) => {
    const { page } = await open({ width, height });
    await page.locator('#who-dot').selectOption({ label: 'S0003' });
    await page.locator('#behind').waitFor();
    await page.getByText('대장 보기').click();
    await page.locator('[data-consent]').waitFor();
    await page.screenshot({ path: picture(name), fullPage: true });
    for (const one of await page.getByText('표로 보기').all()) await one.click();
    await put(page, ['명부.csv', roster.replace('"2,390,124"', '이백만원')]);
    await page.getByRole('alert').waitFor();
    await page.evaluate(axe.source);
    const found = await page.evaluate(
      'axe.run({ runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"] })',
    );
    const { violations } = found as axe.AxeResults;
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`)),
    ).toEqual([]);
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await over()).toBeLessThanOrEqual(0);
    // Twice the size, and the other language.
    await page.getByRole('button', { name: '글자 크게' }).click();
    await page.getByRole('button', { name: '글자 크게' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    expect(await over()).toBeLessThanOrEqual(0);
    await page.screenshot({ path: picture(`${name}-large`), fullPage: true });
  });
});
