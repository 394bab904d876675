import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { folderWith } from './project-setup.ts';
import { pumsak } from './pumsak.ts';

const numbers = Array.from({ length: 250 }, (_, i) => i + 1);
const scenario = (people: string): string => `시나리오: 많은 오류
귀속월: { 시작: 2024-03, 종료: 2024-03 }
제도: [현행, 개편안]
근무가정: { 이름: 기록, 설명: 기록대로 }
사람: ${people}
`;
const folder = folderWith({
  'wrong.csv': `사번,직종,근무형태,소속유형\n${numbers.map((id) => `${id},요양보호사,전일제,모두돌봄센타`).join('\n')}\n`,
  'people.csv': `사번,직종,근무형태,소속유형\n${numbers.map((id) => `${id},요양보호사,전일제,모두돌봄센터`).join('\n')}\n`,
  'leaves.csv': `사번,종류,시작일,종료일\n${numbers.map((id) => `${id},질병휴직,2024-03-20,2024-03-10`).join('\n')}\n`,
  'roster.yaml': scenario('{ 명부: wrong.csv }'),
  'leaves.yaml': scenario('{ 명부: people.csv, 휴직: leaves.csv }'),
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['roster.yaml', 'leaves.yaml'])(
  '250 rows with the same wrong value are one problem: %s',
  async (file) => {
    const { code, stdout } = await pumsak(['run', file, '--json'], { cwd: folder });
    expect(code).toBe(2);
    const told: { 코드: string; 행: number | null; 곳: number; 자리: readonly string[] }[] =
      JSON.parse(stdout).오류;
    expect(told.map((one) => [one.행, one.곳, one.자리.length])).toEqual([[2, 250, 20]]);
  },
);
