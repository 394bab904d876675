import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pumsak } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const page = (name: string): string => readFileSync(at(name), 'utf8');

/** Six of one kind of centre, five of one union: nobody works overtime. 2,390,124 × 6 = 14,340,744. */
const people = ['1노조', '1노조', '1노조', '1노조', '1노조', '2노조']
  .map((union, i) => `S000${i + 1},요양보호사,전일제,모두돌봄센터,${union}`)
  .join('\n');
const scenario = `시나리오: 작은 <개편>
설명: 여섯 명의 한 달
귀속월: { 시작: 2024-03, 종료: 2024-03 }
제도: [현행, 개편안]
사람: { 명부: people.csv, 일과: '09:00-16:00', 휴게: '12:00-13:00' }
근무가정: { 이름: 여섯 시간, 설명: 모두 16시까지 일한다. }
보고: { 분포구간: 100_000, 상위: 3 }
`;

beforeAll(() => {
  writeFileSync(at('people.csv'), `사번,직종,근무형태,소속유형,노조\n${people}\n`);
  writeFileSync(at('small.yaml'), scenario);
});

describe('pumsak report', () => {
  test('says what run says', async () => {
    expect((await pumsak(['report', 'small.yaml', '--out', 'a.html'], { cwd: folder })).code).toBe(0);
    const run = await pumsak(['run', 'small.yaml', '--json'], { cwd: folder });
    const { 합계, 비교 } = JSON.parse(run.stdout);
    const html = page('a.html');
    expect(합계.현행).toBe(14_340_744);
    expect(html).toContain('14,340,744');
    expect(html).toContain(합계.개편안.toLocaleString('en'));
    expect(html).toContain(`▼ ${Math.abs(비교.개편안.차액).toLocaleString('en')}`);
    expect(html).toContain('6명 가운데 0명은 늘고 6명은 줄고 0명은 그대로입니다.');
    expect(html).toContain('작은 &lt;개편&gt;');
    expect(html).not.toContain('<개편>');
  });

  test('keeps small unions back, for every reader', async () => {
    for (const reader of ['인사', 'director', 'union'])
      await pumsak(['report', 'small.yaml', '--out', `${reader}.html`, '--for', reader], { cwd: folder });
    for (const reader of ['인사', 'director', 'union']) expect(page(`${reader}.html`)).not.toContain('2노조');
  });

  test('shows employee numbers to HR alone', () => {
    expect(page('인사.html')).toContain('S0001');
    expect(page('director.html')).not.toContain('S0001');
    expect(page('union.html')).not.toContain('S0001');
    expect(page('union.html')).toContain('조합원용');
  });

  test('writes over nothing', async () => {
    const before = page('a.html');
    const again = await pumsak(['report', 'small.yaml', '--out', 'a.html'], { cwd: folder });
    expect([again.code, again.stderr.split('\n')[0]]).toEqual([2, '오류 would-overwrite']);
    expect(page('a.html')).toBe(before);
  });

  test('of a run is of the files of that run', async () => {
    await pumsak(['run', 'small.yaml', '--out', 'done'], { cwd: folder });
    const first = await pumsak(['report', 'done', '--out', 'b.html'], { cwd: folder });
    expect([first.code, page('b.html')]).toEqual([0, page('a.html')]);
    writeFileSync(at('people.csv'), `사번,직종,근무형태,소속유형,노조\n${people}\n\n`);
    const second = await pumsak(['report', 'done', '--out', 'c.html'], { cwd: folder });
    expect([second.code, second.stderr.split('\n')[0]]).toEqual([2, '오류 run-changed']);
    expect(second.stderr).toContain('people.csv');
    expect(existsSync(at('c.html'))).toBe(false);
  });

  test('has what is meant for everybody in English', async () => {
    await pumsak(['report', 'small.yaml', '--out', 'en.html', '--lang', 'en'], { cwd: folder });
    expect(page('en.html')).toContain('Of 6 people 0 gain, 6 lose and 0 have the same.');
  });
});
