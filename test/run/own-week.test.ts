import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pumsak } from '../cli/pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-week-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

const scenario = (people: string): string => `시나리오: 소정근로
귀속월: { 시작: 2026-03, 종료: 2026-03 }
제도: [현행]
근무가정: { 이름: 정한 대로, 설명: 정한 시각에 일한다. }
사람: { ${people} }
`;
/** Twenty hours by a week of one's own twice, and none. */
const mixed = '"월~목 09:00-14:30; 금 09:00-11:00; 휴게 12:00-12:30; 주휴일 토"';

/** 사번, 기본급 and 연장수당 of a run's payslips. */
async function paid(name: string, file: string): Promise<string[]> {
  const { code } = await pumsak(['run', `${name}.yaml`, '--out', name], { cwd: folder });
  expect(code).toBe(0);
  const [head = '', ...rows] = readFileSync(join(folder, name, file), 'utf8')
    .trim()
    .split('\n');
  const columns = ['사번', '기본급', '연장수당'].map((one) =>
    head.replace('\uFEFF', '').split(',').indexOf(one),
  );
  return rows.map((row) => columns.map((at) => row.split(',')[at]).join(' '));
}

test('a roster’s column of weeks', async () => {
  write(
    'people.csv',
    `사번,직종,근무형태,소속유형,기본급,소정근로
1,요양보호사,시간제,모두돌봄센터,,월~금 09:00-13:00
2,요양보호사,전일제,모두돌봄센터,2400000,
3,요양보호사,시간제,모두돌봄센터,1500000,${mixed}
`,
  );
  write('roster.yaml', scenario('명부: people.csv'));
  // 12,121 × 730/7 = 1,264,047.14…, up to the won; nobody works beyond the week.
  expect(await paid('roster', 'payslips.csv')).toEqual(['1 1264048 0', '2 2400000 0', '3 1500000 0']);
});

test('a file of person-months: hours worked beside the week that was agreed', async () => {
  write(
    'months.csv',
    `사번,귀속월,직종,근무형태,소속유형,기본급,소정근로,근무시작,근무종료,휴게
1,2026-03,요양보호사,시간제,모두돌봄센터,,월~금 09:00-13:00,09:00,15:00,
2,2026-03,요양보호사,전일제,모두돌봄센터,2400000,,09:00,19:00,12:00-13:00
3,2026-03,요양보호사,시간제,모두돌봄센터,1500000,${mixed},,,
`,
  );
  write('months.yaml', scenario('인월: months.csv'));
  // 21 days of two hours: 1,264,048 ÷ 730/7 × 42 × 1.5; 21 hours beyond eight a day: 2,400,000 ÷ 209 × 21 × 1.5.
  expect(await paid('months', 'part-00001.csv')).toEqual([
    '1 1264048 763624',
    '2 2400000 361722',
    '3 1500000 0',
  ]);
});
