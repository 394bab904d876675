import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, inputValue } from '../../src/interview/answers.ts';
import { answersFragment } from '../../src/web/keep.ts';
import { pumsak } from '../cli/pumsak.ts';
import { skipped, withBrowser } from './browser.ts';
import { sessions } from './people.ts';

interface Estimated {
  readonly 제도: Readonly<Record<string, { readonly 지급총액: number; readonly 실수령액: number }>>;
}

/** With what the desk asks besides, without which no amount is told. */
const said = ({ values, unknown }: Answers): Answers => ({
  values: { ...values, 휴직중: '아니오', 그밖: '없음' },
  unknown,
});

describe.skipIf(skipped)('the page and the command line', () => {
  const open = withBrowser();

  test('200 people are paid the same won', async () => {
    const people = fc.sample(sessions, { numRuns: 200, seed: 20240301 });
    const inputs = JSON.stringify(people.map((answers) => inputValue(answers).value));
    const { stdout, code } = await pumsak(['estimate', '-', '--json'], { stdin: inputs });
    expect(code).toBe(0);
    const reported: readonly Estimated[] = JSON.parse(stdout);
    const { page, requests, complaints } = await open();
    const seen = await page.evaluate(
      async (hashes) => {
        const turn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const texts: string[][] = [];
        for (const hash of hashes) {
          await new Promise((done) => {
            addEventListener('hashchange', done, { once: true });
            location.hash = hash;
          });
          await turn();
          await turn();
          texts.push([...document.querySelectorAll('[data-net]')].map((one) => one.textContent ?? ''));
        }
        return texts;
      },
      people.map((one) => answersFragment(said(one))),
    );
    const shown = seen.map((texts) => texts.slice(0, 2).map((text) => Number(text.replace(/[,원]/g, ''))));
    expect(shown).toEqual(reported.map(({ 제도 }) => ['현행', '개편안'].map((name) => 제도[name]?.실수령액)));
    expect(reported).toHaveLength(200);
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});
