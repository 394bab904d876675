import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Answers, emptyAnswers, withUnknown, withValue } from '../../src/interview/answers.ts';
import { answersFragment } from '../../src/web/keep.ts';
import { session } from '../interview/setup.ts';
import { picture, skipped, withBrowser } from './browser.ts';
import { seed } from './seed-answers.ts';

const said = (answers: Answers, others: Readonly<Record<string, string>>): Answers =>
  Object.entries(others).reduce((now, [id, text]) => withValue(now, id, text), answers);

const nobody = withUnknown(withValue(emptyAnswers, '귀속월', '2024-03'), [
  ...session.questions.map(({ id }) => id),
  '휴직중',
  '근무시간대.시작',
]);

/** Who comes to the desk. */
const people: readonly (readonly [name: string, answers: Answers])[] = [
  ['typical', seed],
  [
    'sick leave',
    said(seed, {
      휴직중: '예',
      '휴직.0.종류': '질병휴직',
      '휴직.0.시작일': '2024-02-01',
      '근무.연차일수': '0',
    }),
  ],
  ['part time', said(seed, { '직원.근무형태': '시간제', '직원.주소정근로시간': '20' })],
  ['another unit', said(seed, { '직원.소속유형': '본부' })],
  ['nobody knows', nobody],
];
const sizes = [
  ['desktop', 1280, 900],
  ['tablet', 768, 1024],
  ['phone', 360, 740],
] as const;

/** The amounts of a text; 213만 124원 aloud is 2,130,124원. */
function amounts(text: string): number[] {
  return [...text.matchAll(/(?:(\d[\d,]*)만)?\s?(\d[\d,]*)?원/g)].flatMap(([, high, low]) => {
    const [tens, ones] = [high, low].map((one) => Number((one ?? '0').replace(/,/g, '')));
    return high === undefined && low === undefined ? [] : [(tens ?? 0) * 10_000 + (ones ?? 0)];
  });
}

/** What a button copies. */
async function copied(page: Page, name: string): Promise<string> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: async (text: string) => {
          document.documentElement.dataset['copied'] = text;
        },
      },
    });
  });
  await page.getByRole('button', { name, exact: true }).click();
  return page.evaluate(() => document.documentElement.dataset['copied'] ?? '');
}

const pages = async (page: Page): Promise<number> =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe.skipIf(skipped)('one verdict', () => {
  const open = withBrowser();

  test.each(people)(
    '%s: the same on the screen, on paper, by mail and on the telephone',
    async (name, answers) => {
      const { page, complaints } = await open({ width: 1280, height: 900 }, answersFragment(answers));
      await expect.poll(() => page.locator('#headline').innerText()).toMatch(/실수령액/);
      const screen = await page.locator('#headline').innerText();
      const [mail, phone] = [await copied(page, '글로 복사'), await copied(page, '읽어 줄 글 복사')];
      expect(mail).toContain(screen);
      expect(mail).not.toContain('임금명세서 ');
      // Aloud the same amounts, in tens of thousands.
      const spoken = phone.split('\n').find((line) => line.includes('한 달 실수령액')) ?? '';
      expect(amounts(spoken)).toEqual(amounts(screen));
      // At most a minute: about 300 syllables, two of them a digit.
      expect(phone.replace(/\d/g, '가가').replace(/[^가-힣]/g, '').length).toBeLessThanOrEqual(300);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.paper .verdict').innerText()).toBe(screen);
      expect(await page.locator('.paper h1').innerText()).toContain('임금 비교표');
      expect(
        await page
          .locator('.paper')
          .evaluate((one) => getComputedStyle(one.querySelector('.front') ?? one).fontSize),
      ).toMatch(/^14\.6/);
      expect(await pages(page)).toBeLessThanOrEqual(2);
      await page.screenshot({ path: picture(`sheet-${name.replace(' ', '-')}`), fullPage: true });
      expect(complaints).toEqual([]);
    },
  );

  test.each(sizes)('%s: the five people, and axe finds nothing', async (size, width, height) => {
    for (const [name, answers] of people) {
      const { page } = await open({ width, height }, answersFragment(answers));
      await expect.poll(() => page.locator('#headline').innerText()).toMatch(/실수령액/);
      await page.screenshot({ path: picture(`${size}-${name.replace(' ', '-')}`) });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.evaluate(axe.source);
      const found = (await page.evaluate('axe.run()')) as axe.AxeResults;
      expect(found.violations.map(({ id }) => id)).toEqual([]);
      await page.context().close();
    }
  });

  test.each([
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
  ] as const)('%s: axe finds nothing', async (name, media) => {
    for (const answers of [
      seed,
      nobody,
      withValue(seed, '근무.연차일수', 'abc'),
      withValue(seed, '직원.기본급', '239'),
    ]) {
      const { page } = await open({ width: 1280, height: 900 }, answersFragment(answers));
      await page.emulateMedia(media);
      await page.screenshot({ path: picture(name.replace(' ', '-')) });
      await page.evaluate(axe.source);
      const found = (await page.evaluate('axe.run()')) as axe.AxeResults;
      expect(
        found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 90)}`)),
      ).toEqual([]);
      await page.context().close();
    }
  });

  test('a wrong field marks every take-away, print included', async () => {
    const wrong = withValue(seed, '근무.연차일수', 'abc');
    const { page } = await open(undefined, answersFragment(wrong));
    await expect.poll(() => page.locator('#headline').innerText()).toContain('고칠 곳이 1개');
    expect(await page.getByRole('button', { name: /인쇄|글로 복사|읽어 줄 글/ }).count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('.paper').innerText();
    expect(paper).toContain('고칠 곳이 1개 있어 금액을 말씀드릴 수 없습니다.');
    expect(paper).not.toMatch(/실수령액|215,048|2,345,172/);
  });

  test('a heavy case stays on two sides', async () => {
    const allowances = Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => [
        [`고정수당.${i}.항목`, `수당${i + 1}`],
        [`고정수당.${i}.금액`, '50,000'],
        [`고정수당.${i}.통상임금`, 'true'],
      ]).flat(),
    );
    const days = Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [
        [`근무일지.${i}.일자`, `2024-03-${String(4 + i).padStart(2, '0')}`],
        [`근무일지.${i}.시작`, '09:00'],
        [`근무일지.${i}.종료`, '23:00'],
        [`근무일지.${i}.휴게`, '12:00-13:00'],
      ]).flat(),
    );
    const { page } = await open(undefined, answersFragment(said(seed, { ...allowances, ...days })));
    await page.locator('[data-net]').first().waitFor();
    expect(await pages(page)).toBe(2);
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: picture('sheet-heavy'), fullPage: true });
  });
});

describe.skipIf(skipped)('a conversation', () => {
  const open = withBrowser();
  const field = (page: Page, id: string) => page.locator(`[id="f-${id}"]`);

  test('on a phone, one question at a time by touch, then the answers to be checked', async () => {
    const { page } = await open({ width: 360, height: 740 });
    const next = async (): Promise<void> => page.getByRole('button', { name: '다음', exact: true }).click();
    const chip = async (text: string): Promise<void> =>
      page.locator('.chip', { hasText: text }).first().click();
    expect(await page.locator('.talk [data-field]').count()).toBe(1);
    expect(await page.locator('.result').isVisible()).toBe(false);
    expect(await page.locator('.running').innerText()).toBe('질문에 답하시면 금액이 나옵니다.');
    await next();
    await field(page, '직원.직종').selectOption('요양보호사');
    await expect.poll(() => page.locator('.running').innerText()).toMatch(/개편안/);
    await next();
    await chip('시간제');
    await next();
    await chip('모두돌봄센터');
    await next();
    // The hours of a part-timer come at once.
    await field(page, '직원.주소정근로시간').fill('40');
    await page.getByRole('button', { name: '이전' }).click();
    await page.getByRole('button', { name: '이전' }).click();
    await chip('전일제');
    for (let i = 0; i < 3; i++) await next();
    await chip('아니오');
    await next();
    await field(page, '직원.기본급').fill('239');
    expect(await page.locator('.running').innerText()).toContain('다시 확인해 주십시오');
    await page.getByRole('button', { name: '239만원으로 고치기' }).click();
    expect(await field(page, '직원.기본급').inputValue()).toBe('2,390,000');
    await next();
    await field(page, '근무시간대.시작').fill('9');
    await field(page, '근무시간대.종료').fill('6시');
    await field(page, '근무시간대.휴게').fill('1시간');
    expect(await page.locator('.hours').innerText()).toContain('18:00, 이렇게 읽었습니다.');
    await next();
    for (const [id, text] of [
      ['직원.생년월일', '1966-05-10'],
      ['직원.공제대상가족수', '1'],
      ['직원.자녀수', '0'],
      ['근무.연차일수', '1'],
      ['근무.결근일수', '0'],
      ['근무.제공건수', '40'],
      ['근무.적극개입건수', '9'],
    ] as const) {
      await field(page, id).fill(text);
      await next();
    }
    // Nothing is chosen before anybody has.
    expect(await page.locator('.talk input[name=그밖]:checked').count()).toBe(0);
    await chip('없습니다');
    await page.screenshot({ path: picture('phone-question') });
    await page.getByRole('button', { name: '답 확인하기' }).click();
    expect(await page.locator('.check li').count()).toBe(16);
    // 2,390,000원 now, 1,789,000원 and overtime under the proposal: ten thousand won less than by the step table makes 124원 of base pay.
    expect(await page.locator('#headline').innerText()).toMatch(
      /^개편안이면 한 달 실수령액이 [\d,]+원 늘어납니다\.$/,
    );
    await page.getByRole('button', { name: '이번 달 결근은 며칠입니까? 고치기' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f-근무.결근일수');
  });

  test('모름 can be taken back, and an example or a clearing undone', async () => {
    const { page } = await open(undefined, answersFragment(seed));
    await page.getByRole('button', { name: '공제대상가족수 모름' }).click();
    await expect.poll(() => page.locator('.headline .ranges li').count()).toBe(2);
    await page.getByRole('button', { name: '공제대상가족수 모름' }).click();
    expect(await field(page, '직원.공제대상가족수').inputValue()).toBe('1');
    for (const name of ['모두 지우기', '예시로 해 보기']) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('button', { name: '되돌리기' }).click();
      expect(await field(page, '근무.제공건수').inputValue()).toBe('40');
      expect(await field(page, '직원.생년월일').inputValue()).toBe('1970-05-10');
    }
  });

  test('several people are kept side by side, and each can be gone back to', async () => {
    const { page } = await open(undefined, answersFragment(seed));
    await page.getByRole('button', { name: '다음 상담' }).click();
    expect(await field(page, '근무.제공건수').inputValue()).toBe('');
    const aside = page.getByRole('region', { name: '옆에 둔 사람' });
    expect(await aside.innerText()).toContain('개편안이면 한 달 실수령액이 215,048원 늘어납니다.');
    await field(page, '직원.직종').selectOption('요양보호사');
    await page.getByRole('button', { name: '1번째 사람 다시 열기' }).click();
    expect(await field(page, '근무.제공건수').inputValue()).toBe('40');
    expect(await aside.locator('li').count()).toBe(1);
    await page.getByRole('button', { name: '모두 지우기' }).click();
    expect(await aside.count()).toBe(0);
  });

  test('leaving with answers warns; nothing warns of an empty page', async () => {
    const { page } = await open();
    const warns = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect(await warns()).toBe(false);
    await field(page, '직원.직종').selectOption('요양보호사');
    expect(await warns()).toBe(true);
  });

  test('a deduction that grows is no gain', async () => {
    const { page } = await open(undefined, answersFragment(seed));
    const difference = page
      .locator('tr', { has: page.locator('[data-line="개편안 국민연금"]') })
      .locator('td')
      .last();
    expect(await difference.innerText()).toContain('▲');
    expect(await difference.getAttribute('class')).toContain('less');
  });
});
