import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pumsak } from '../cli/pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-recognised-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

/** 연장수당 and 휴일수당 of each person under the two schemes. */
async function paid(name: string): Promise<string[]> {
  const { code } = await pumsak(['run', `${name}.yaml`, '--out', name], { cwd: folder });
  expect(code).toBe(0);
  const [head = '', ...rows] = readFileSync(join(folder, name, 'payslips.csv'), 'utf8')
    .trim()
    .split('\n');
  const names = head.replace('\uFEFF', '').split(',');
  const columns = ['사번', '제도', '연장수당', '휴일수당'].map((one) => names.indexOf(one));
  return rows.map((row) => columns.map((at) => row.split(',')[at]).join(' '));
}

test('a timesheet’s column of approvals, by rules that a scenario switches', async () => {
  write(
    'people.csv',
    `사번,직종,근무형태,소속유형,기본급,소정근로
1,요양보호사,전일제,모두돌봄센터,2508000,
2,요양보호사,시간제,모두돌봄센터,1251429,월~금 13:00-17:00
`,
  );
  write(
    'sheets.csv',
    `사번,일자,출근,퇴근,휴게,연장승인
1,2026-03-10,08:41,20:12,12:00-13:00,90
1,2026-03-15,09:00,12:00,,0
2,2026-03-10,12:40,18:10,,
`,
  );
  const values = '{ 조기출근: 승인, 퇴근단위: 30, 퇴근끝수: 버림, 연장인정: 승인 }';
  write(
    'rules.yaml',
    `시나리오: 승인
귀속월: { 시작: 2026-03, 종료: 2026-03 }
제도: [현행, 법정월급제]
근무가정: { 이름: 기록대로, 설명: 기록대로 }
사람: { 명부: people.csv, 근무일지: sheets.csv }
변경: { 법정월급제: { 값: ${values} } }
`,
  );
  // 12,000 × 1.5 an hour: 151 minutes as recorded and three hours on Sunday; an hour and a half, and none.
  // 1,251,429 ÷ 730/7 = 12,000.004…: 90 minutes beyond the four hours; none was approved.
  expect((await paid('rules')).sort()).toEqual([
    '1 법정월급제 27000 0',
    '1 현행 45300 54000',
    '2 법정월급제 0 0',
    '2 현행 27000 0',
  ]);
});
