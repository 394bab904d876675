import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { emptyAnswers } from '../../src/interview/answers.ts';
import { answersFile, answersFragment, readAnswersFile, readFragment } from '../../src/web/keep.ts';
import { pageUrl, picture, skipped, withBrowser } from './browser.ts';
import { seed } from './seed-answers.ts';

const seedLink = answersFragment(seed);
const line = (page: Page, scheme: string, term: string) => page.locator(`[data-line="${scheme} ${term}"]`);
const net = (page: Page, scheme: string) => page.locator(`[data-net="${scheme}"]`).innerText();
const field = (page: Page, id: string) => page.locator(`[id="f-${id}"]`);
const notes = (page: Page, id: string) => page.locator(`[id="n-${id}"]`);

test('one file of at most 1.5 MB, letters included', () => {
  const file = new URL(pageUrl);
  expect(statSync(file).size).toBeLessThan(1_500_000);
  expect(readFileSync(file, 'utf8')).not.toMatch(/\b(?:src|href)=["']?https?:/);
});

describe.skipIf(skipped)('in a browser', () => {
  const open = withBrowser();

  /** Presses Tab until a field has the focus. */
  async function tabTo(page: Page, id: string): Promise<void> {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => document.activeElement?.getAttribute('data-field'));
      if (at === id) return;
    }
    throw new Error(`${id} is not reached by Tab`);
  }

  test('opened from its file it asks for itself alone, and complains of nothing', async () => {
    const { page, requests, complaints } = await open({ width: 1280, height: 900 }, seedLink);
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForTimeout(1500);
    expect(requests.map((url) => url.replace(/#.*/, ''))).toEqual([pageUrl]);
    expect(complaints).toEqual([]);
    const letters = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].map(({ family, weight, status }) => `${family} ${weight} ${status}`);
    });
    expect(letters).toEqual(['Pretendard 400 loaded', 'Pretendard 700 loaded']);
    expect(await page.evaluate(() => document.fonts.check('700 16px Pretendard', '쀍'))).toBe(true);
    // The policy holds: no network, no code from text.
    const refused = await page.evaluate(async () => {
      const fetched = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      );
      const script = document.createElement('script');
      script.textContent = 'document.title = "run"';
      document.body.append(script);
      return [fetched, document.title];
    });
    expect(refused).toEqual(['refused', 'Pumsak counselling']);
  });

  test('over http it is one request, too', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, answer) => {
      asked.push(url);
      answer.setHeader('content-type', 'text/html; charset=utf-8').end(readFileSync(new URL(pageUrl)));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { page, requests, complaints } = await open(undefined, seedLink, `http://127.0.0.1:${port}/`);
    expect(await net(page, '개편안')).toBe('2,345,172원');
    server.closeAllConnections();
    server.close();
    expect(requests).toHaveLength(1);
    // What the link holds is not sent.
    expect(asked).toEqual(['/']);
    expect(complaints).toEqual([]);
  });

  test('the seed’s case typed by keyboard', async () => {
    const { page } = await open();
    await tabTo(page, '직원.직종');
    await page.keyboard.press('ArrowDown');
    for (const id of ['직원.근무형태', '직원.소속유형', '휴직중']) {
      await tabTo(page, id);
      await page.keyboard.press('Space');
    }
    const typed = {
      '직원.기본급': '239만 124원',
      '근무시간대.시작': '０９:00',
      '근무시간대.종료': '18:00',
      '근무시간대.휴게': '12:00-13:00',
      '직원.생년월일': '1970-05-10',
      '직원.공제대상가족수': '1',
      '직원.자녀수': '0',
      '근무.연차일수': '1',
      '근무.결근일수': '0',
      '근무.제공건수': '40건',
    };
    for (const [id, text] of Object.entries(typed)) {
      await tabTo(page, id);
      await page.keyboard.type(text);
    }
    // Enter goes on to the next question.
    await page.keyboard.press('Enter');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    expect(await line(page, '현행', '기본급').innerText()).toBe('2,390,124원');
    expect(await line(page, '개편안', '기본급').innerText()).toBe('1,789,000원');
    expect(await net(page, '현행')).toBe('2,130,124원');
    expect(await net(page, '개편안')).toBe('2,345,172원');
    expect(await net(page, '차이')).toBe('▲ 215,048원');
    await expect.poll(() => page.getByRole('status').first().innerText()).toContain('215,048원 늘어납니다');
    expect(await page.locator('.running').innerText()).toContain('215,048원');
  });

  test('the range narrows with every answer, to a point', async () => {
    const { page } = await open();
    const ranges = async (): Promise<number[]> => {
      const texts = await page.locator('.headline .ranges li').allInnerTexts();
      return texts.map((text) => {
        const [from = 0, to = from] = [...text.matchAll(/[\d,]{4,}/g)].map(([n]) =>
          Number(n.replace(/,/g, '')),
        );
        return to - from;
      });
    };
    // No figure before an answer.
    expect(await ranges()).toEqual([]);
    expect(await page.locator('#headline').innerText()).toBe('질문에 답하시면 금액이 나옵니다.');
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      answersFragment({
        ...seed,
        unknown: ['근무.적극개입건수'],
        values: { ...seed.values, '근무.적극개입건수': '' },
      }),
    );
    await page.locator('.headline').waitFor();
    // Only bonus B is open: 50,000 won, and what it moves of 300,000 won of deductions. The range may be wider than
    // what can come out (the two are taken apart), never narrower.
    await expect.poll(() => page.locator('.headline .ranges li').count()).toBe(2);
    const [now, then = 0] = await ranges();
    expect(now).toBe(0);
    expect(then).toBeGreaterThan(40_000);
    expect(then).toBeLessThan(60_000);
    await field(page, '근무.적극개입건수').fill('9');
    await expect.poll(() => page.locator('.headline .ranges li').count()).toBe(0);
  });

  test('a figure opens to its sentence, numbers, law and date', async () => {
    const { page } = await open(undefined, seedLink);
    await line(page, '개편안', '연장수당').getByRole('button').click();
    const dialog = page.getByRole('dialog');
    const text = await dialog.innerText();
    // 1,789,000원 / (1095/7)시간 × 150% × 2,280분 / 60
    for (const part of [
      '651,882원',
      '연장가산율 150%',
      '연장분 2,280분',
      '근로기준법 제56조',
      'premium-pay.yaml',
      // The formula itself has no date; what it rests on has.
      '시작일이 따로 적혀 있지 않음',
    ])
      expect(text).toContain(part);
    await dialog.locator('summary', { hasText: '생활임금시급' }).first().click();
    expect(await dialog.innerText()).toMatch(/시행\s+\d{4}-\d{2}-\d{2}부터/);
    await page.screenshot({ path: picture('why') });
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
  });

  test('the dial turns the answer, and the point where the schemes pay alike is marked', async () => {
    const { page } = await open(undefined, seedLink);
    const dial = page.getByRole('slider', { name: '하루 일을 마치는 시각' });
    await expect.poll(() => page.locator('.dial p.even').first().innerText()).toContain('17:14');
    await dial.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
    expect(await field(page, '근무시간대.종료').inputValue()).toBe('17:20');
    expect(await net(page, '차이')).toMatch(/^▲/);
    await page.keyboard.press('ArrowLeft');
    expect(await net(page, '차이')).toMatch(/^▼/);
    await page.getByRole('button', { name: '처음 답으로' }).click();
    expect(await net(page, '차이')).toBe('▲ 215,048원');
  });

  test('every stretch over which the schemes pay alike is said: net pay is not monotone', async () => {
    const values = { ...seed.values, '근무시간대.종료': '17:20' };
    const { page } = await open(undefined, answersFragment({ ...seed, values }));
    const services = page.locator('.dial').nth(1);
    await expect
      .poll(() => services.locator('p.even').innerText())
      // 40 services: bonuses A and B. From 46 on nine proactive ones are no fifth, and 50,000 won of B are lost.
      .toContain('33건부터 45건까지 개편안의 실수령액이 현행보다 적지 않습니다');
    expect(await services.locator('line.even').count()).toBe(2);
  });

  test('a dial stands where the answer is, however it was typed', async () => {
    const { page } = await open(undefined, seedLink);
    const dial = page.getByRole('slider', { name: '하루 일을 마치는 시각' });
    for (const text of ['오후 6시', '18시', '１８:００']) {
      await field(page, '근무시간대.종료').fill(text);
      await expect.poll(() => dial.getAttribute('aria-valuetext')).toBe('18:00');
    }
    const services = page.locator('.dial').nth(1);
    await field(page, '근무.제공건수').fill('４０건');
    await expect.poll(() => services.locator('.now strong').innerText()).toBe('40건');
    expect(await services.locator('input').inputValue()).toBe('40');
    // Beyond what is drawn there is no mark.
    await field(page, '근무.제공건수').fill('1,000');
    await expect.poll(() => services.locator('.now strong').innerText()).toBe('1,000건');
    expect(await services.locator('line.now').count()).toBe(0);
  });

  test('going back from a dial keeps what was typed since', async () => {
    const { page } = await open(undefined, seedLink);
    await page.getByRole('slider', { name: '하루 일을 마치는 시각' }).focus();
    await page.keyboard.press('ArrowLeft');
    await field(page, '근무.연차일수').fill('2');
    await page.getByRole('button', { name: '처음 답으로' }).click();
    expect(await field(page, '근무시간대.종료').inputValue()).toBe('18:00');
    expect(await field(page, '근무.연차일수').inputValue()).toBe('2');
  });

  test('while something is open, a range is said, on the screen and on what is taken away', async () => {
    const unknown = {
      ...seed,
      unknown: ['근무.적극개입건수'],
      values: { ...seed.values, '근무.적극개입건수': '' },
    };
    const { page } = await open(undefined, answersFragment(unknown));
    await expect.poll(() => page.locator('#headline').innerText()).toMatch(/한 달 실수령액은 .*입니다/);
    expect(await page.locator('.running').innerText()).toMatch(/개편안 [\d,]+원 ~ [\d,]+원/);
    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('.paper').innerText();
    expect(paper).toMatch(/개편안 [\d,]+원 ~ [\d,]+원/);
    expect(paper).toContain('다음에 알아 오실 것');
    expect(paper).not.toContain('자세한 계산');
  });

  test('what is taken as so stands in the sentence of the range', async () => {
    const { page } = await open();
    await field(page, '직원.직종').selectOption('요양보호사');
    await expect
      .poll(() => page.locator('#headline').innerText())
      .toMatch(
        /^근무 시각은 각 제도가 정한 시각이고 기본급은 제도가 정한 금액이고 .*없다고 보면, 한 달 실수령액은/,
      );
  });

  test('going back brings nobody’s answers up again', async () => {
    const { page } = await open(undefined, seedLink);
    expect(page.url()).toBe(pageUrl);
    await field(page, '직원.기본급').fill('2,500,000');
    await page.locator('.running').click();
    expect(page.url()).toBe(pageUrl);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('result');
    await page.getByRole('button', { name: '모두 지우기' }).click();
    await page.goBack();
    await page.goForward();
    await field(page, '귀속월').waitFor();
    expect(await field(page, '근무시간대.종료').inputValue()).toBe('');
  });

  test('a row half filled in says what it lacks; nothing is printed meanwhile', async () => {
    const { page } = await open(undefined, seedLink);
    await page.locator('[data-field=휴직중][value=예]').check();
    await field(page, '휴직.0.종료일').fill('2024-03-08');
    await field(page, '휴직.0.종료일').press('Tab');
    await expect.poll(() => page.locator('.wrong').innerText()).toContain('시작일');
    expect(await page.locator('.running').innerText()).toBe('고칠 곳이 1개 있습니다.');
    expect(await page.getByRole('button', { name: '인쇄' }).count()).toBe(0);
    await field(page, '휴직.0.시작일').fill('2024-03-05');
    await page.getByRole('button', { name: '인쇄' }).waitFor();
  });

  test('a raise within the month and a holiday that changed places are rows like others', async () => {
    const { page, complaints } = await open({ width: 1280, height: 900 }, seedLink);
    await page.getByText('더 자세히').click();
    await page.getByRole('button', { name: '달 가운데 변경 더하기' }).click();
    await field(page, '변경.0.적용일').fill('2024-03-16');
    await field(page, '변경.0.열').selectOption('기본급');
    await field(page, '변경.0.값').fill('2600000');
    await page.getByRole('button', { name: '휴일대체 더하기' }).click();
    await field(page, '휴일대체.0.휴일').fill('2024-03-01');
    await field(page, '휴일대체.0.대체').fill('2024-03-08');
    await field(page, '휴일대체.0.대체').press('Tab');
    // 2,390,124 × 15/31 and 2,600,000 × 16/31, to the won.
    await expect.poll(() => line(page, '현행', '기본급').innerText()).toContain('2,498,447');
    await page.locator('.more').screenshot({ path: picture('rows') });
    await page.screenshot({ path: picture('rows-page'), fullPage: true });
    // Another thing that changes is chosen among its own choices.
    await field(page, '변경.0.열').selectOption('노조');
    expect(await field(page, '변경.0.값').evaluate((one) => one.tagName)).toBe('SELECT');
    expect(complaints).toEqual([]);
  });

  test('the year has ten months of the reform; the switch makes it twelve', async () => {
    const { page } = await open(undefined, seedLink);
    const rows = page.locator('.year tbody tr');
    await expect.poll(() => rows.count()).toBe(13);
    expect(await page.locator('.year').getByText('시행 전').count()).toBe(2);
    await page.getByRole('radio', { name: '시행하는 달부터 12개월' }).check();
    await expect.poll(() => page.locator('.year').getByText('2025-02').count()).toBe(1);
    expect(await page.locator('.year').getByText('시행 전').count()).toBe(0);
  });

  test('a month of the year and a month of sick leave open to their figures', async () => {
    const { page } = await open(undefined, seedLink);
    await page.getByRole('button', { name: '개편안 2024-05 실수령액' }).click();
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain('개편안: 실수령액');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^개편안 질병휴직을 하면 1년째 지급총액 1,252,300원/ }).click();
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain('질병휴직급여');
  });

  test('what moved the money opens to the figure behind it', async () => {
    const { page } = await open(undefined, seedLink);
    const rows = page.locator('.waterfall tbody tr');
    await rows.filter({ hasText: '601,124' }).getByRole('button').click();
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain('개편안: 기본급 1,789,000원');
    await page.keyboard.press('Escape');
    await rows.first().getByRole('button').click();
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain('현행: 실수령액 2,130,124원');
  });

  test('what cannot be worked out is no amount of nothing', async () => {
    const { page } = await open(undefined, seedLink);
    await page.locator('.year tbody tr').nth(12).waitFor();
    // Severance needs the day of hiring.
    const severance = page.locator('tr', { hasText: '퇴직금예상액' });
    expect(await severance.innerText()).toContain('입사일 필요');
    await field(page, '근무.연차일수').fill('abc');
    await expect.poll(() => page.locator('.year').innerText()).toContain('계산할 수 없음');
    // The reason stands beside it.
    expect(await page.locator('.year').innerText()).toContain('abc');
    expect(await page.locator('.year').innerText()).not.toContain('0원');
    expect(await page.locator('.paper').textContent()).not.toContain('현행 0원');
    // Of 2027 there is no calendar yet.
    await field(page, '근무.연차일수').fill('1');
    await field(page, '귀속월').fill('2026-11');
    await page.getByRole('radio', { name: '시행하는 달부터 12개월' }).check();
    await expect.poll(() => page.locator('.year').innerText()).toContain('합계 (10개월)');
    expect(await page.locator('.year').innerText()).toContain('나머지 2개월은 규칙이나 달력이 아직 없어');
  });

  test('months in which the answers do not hold are named with the reason, on paper their number', async () => {
    // Nobody takes 20 days of leave in a month of 18 or 19 working days: February, June and September 2024.
    const values = { ...seed.values, 귀속월: '2024-07', '근무.연차일수': '20' };
    const { page } = await open(undefined, answersFragment({ ...seed, values }));
    await expect.poll(() => page.locator('.year').innerText()).toContain('합계 (9개월)');
    const year = await page.locator('.year').innerText();
    expect(year).toContain('2024-02의 휴가와 결근이 20일');
    expect(year).not.toContain('달력이 아직 없어');
    expect(await page.locator('.paper').textContent()).toContain('(9개월) 실수령액');
  });

  test.each([
    ['근무.연차일수', '하루', '숫자'],
    ['근무.연차일수', '31', '20일'],
    ['근무.제공건수', '-3', '0건'],
    ['직원.기본급', '이백만원', '숫자'],
    ['귀속월', '2024-13', ''],
    ['귀속월', '', ''],
  ])('%s = “%s” is named beside the field, and nothing is lost', async (id, text, said) => {
    const { page } = await open(undefined, seedLink);
    await field(page, id).fill(text);
    await field(page, id).press('Enter');
    if (text !== '') {
      await expect.poll(() => notes(page, id).locator('.error').innerText()).toContain(said);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(`f-${id}`);
      // The way back is a button.
      await field(page, '근무.제공건수').focus();
      const [way] = await page.locator('.wrong button').all();
      await way?.click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(`f-${id}`);
    } else await expect.poll(() => page.locator('[data-net]').count()).toBe(0);
    expect(await field(page, id).inputValue()).toBe(text);
    expect(await field(page, '근무시간대.종료').inputValue()).toBe('18:00');
  });

  test('amounts as people write them', async () => {
    const { page } = await open(undefined, seedLink);
    const pay = field(page, '직원.기본급');
    for (const text of ['2,500,000 원', '250만', '２５０００００', '250만원']) {
      await pay.fill(text);
      expect(await line(page, '현행', '기본급').innerText()).toBe('2,500,000원');
    }
    await pay.fill('');
    await pay.pressSequentially('2390124');
    expect(await pay.inputValue()).toBe('2,390,124');
    expect(await notes(page, '직원.기본급').innerText()).toContain('239만 124원');
    // A digit put in the middle leaves the caret behind it.
    await pay.press('Home');
    await pay.press('ArrowRight');
    await pay.press('5');
    expect(await pay.inputValue()).toBe('25,390,124');
    expect(await pay.evaluate((one: HTMLInputElement) => one.selectionStart)).toBe(2);
  });

  test('a session is kept in a file and comes back; a broken one loses nothing', async () => {
    const { page } = await open(undefined, seedLink);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '파일로 저장' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('상담-2024-03.pumsak.json');
    const kept = readFileSync(await download.path(), 'utf8');
    expect(readAnswersFile(kept)?.answers).toEqual(seed);
    expect(readAnswersFile(kept)?.by?.said).toBe('개편안이면 한 달 실수령액이 215,048원 늘어납니다.');
    const picker = page.locator('input[type=file]');
    const put = (name: string, text: string) =>
      picker.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await put('깨짐.pumsak.json', kept.slice(0, 40));
    await page.getByRole('alert').getByText('깨져 있습니다').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('저장한 파일 열기');
    expect(await net(page, '차이')).toBe('▲ 215,048원');
    await put(
      '다른.pumsak.json',
      answersFile({ ...seed, values: { ...seed.values, '근무시간대.종료': '16:00' } }),
    );
    await expect.poll(() => net(page, '개편안')).not.toContain('2,345,172');
    await page.getByRole('button', { name: '모두 지우기' }).click();
    expect(await field(page, '근무시간대.종료').inputValue()).toBe('');
    expect(page.url()).toBe(pageUrl);
  });

  test.each([
    ['desktop', 1280, 900],
    ['tablet', 768, 1024],
    ['phone', 360, 740],
  ])('%s: axe finds nothing, and nothing runs over the side', async (name, width, height) => {
    const { page } = await open({ width, height }, seedLink);
    await page.locator('.year tbody tr').nth(12).waitFor();
    await page.locator('.chart').nth(2).waitFor();
    const look = async (): Promise<string[]> => {
      await page.evaluate(axe.source);
      const found = await page.evaluate(
        'axe.run({ runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"] })',
      );
      const { violations } = found as axe.AxeResults;
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
    };
    expect(await look()).toEqual([]);
    await page.screenshot({ path: picture(name), fullPage: true });
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await over()).toBeLessThanOrEqual(0);
    await page.getByText('더 자세히').click();
    await page.getByRole('button', { name: '고정수당 더하기' }).click();
    await page.getByRole('button', { name: '글자 크게' }).click();
    await page.getByRole('button', { name: '글자 크게' }).click();
    expect(await over()).toBeLessThanOrEqual(0);
    expect(await look()).toEqual([]);
    await page.screenshot({ path: picture(`${name}-large`), fullPage: true });
    await line(page, '개편안', '실수령액').getByRole('button').click();
    expect(await look()).toEqual([]);
  });

  test('200 % zoom and English', async () => {
    // A window of 1280 at 200 % is one of 640.
    const { page } = await open({ width: 640, height: 450 }, seedLink);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Under 개편안, net pay a month is 215,048 won more.').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.waitForTimeout(1500);
    await page.screenshot({ path: picture('english'), fullPage: true });
  });

  test('before there is an answer the questions are printed, not an empty sheet', async () => {
    const { page } = await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.app').isVisible()).toBe(true);
  });

  test('printed on the two sides of an A4 sheet', async () => {
    const { page } = await open({ width: 794, height: 1123 }, seedLink);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.app').isVisible()).toBe(false);
    const paper = await page.locator('.paper').innerText();
    for (const part of [
      '2,390,124원',
      '1,789,000원',
      '상담일',
      '법적 효력이 없습니다',
      '임금 비교표',
      '기본급이 60만 1,124원 줄지만 연장수당이 65만 1,882원 늘어서 그렇습니다.',
      '1970-05-10',
    ])
      expect(paper).toContain(part);
    expect(paper).not.toMatch(/^임금명세서/);
    await page.screenshot({ path: picture('print') });
  });
});

test('a link holds the same answers; a cut one is refused', () => {
  expect(readFragment(seedLink)).toEqual(seed);
  expect(readFragment(seedLink.slice(0, -5))).toBeUndefined();
  expect(readFragment('')).toBe(emptyAnswers);
});
