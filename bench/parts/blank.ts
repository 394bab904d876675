import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../paths.ts';
import { node } from '../process.ts';
import { type Part, times } from '../report.ts';

const lines = 1_000_000;
const months = 10;
const rounds = 3;
const header = '사번,귀속월,직종,근무형태,소속유형,기본급,노조';

/** A file of ten person-months and a million blank lines against one of a million short rows: whole processes, one thread. */
export async function blankPart(): Promise<Part> {
  const place = mkdtempSync(join(tmpdir(), 'pumsak-blank-'));
  try {
    const rows = Array.from({ length: lines }, (_, i) => row(i));
    const files = {
      'short rows': rows.join('\n'),
      'blank lines': `${rows.slice(0, months).join('\n')}${'\n'.repeat(lines)}`,
    };
    const spent = new Map<string, number[]>();
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(place, `${name}.csv`), `${header}\n${text}\n`);
      writeFileSync(join(place, `${name}.yaml`), scenario(join(place, `${name}.csv`)));
    }
    for (let round = 0; round < rounds; round++)
      for (const name of Object.keys(files)) {
        const { cpu } = node([
          inProject('dist/cli.js'),
          'run',
          join(place, `${name}.yaml`),
          '--workers',
          '1',
        ]);
        spent.set(name, [...(spent.get(name) ?? []), cpu]);
      }
    const median = (name: string): number => spent.get(name)?.sort((a, b) => a - b)[1] ?? Number.NaN;
    const ratio = median('blank lines') / median('short rows');
    return {
      part: 'blank',
      title: `${lines} blank lines against as many short rows, processor time`,
      head: ['', '× short rows'],
      rows: Object.keys(files).map((name) => [name, times(median(name) / median('short rows'))]),
      targets: [{ text: 'at most the short rows', measured: times(ratio), met: ratio <= 1 }],
      figures: { spent: Object.fromEntries(spent) },
    };
  } finally {
    rmSync(place, { recursive: true });
  }
}

function row(i: number): string {
  const [person, month] = [Math.floor(i / months), 3 + (i % months)];
  return `E${String(person).padStart(7, '0')},2024-${String(month).padStart(2, '0')},요양보호사,전일제,모두돌봄센터,2390124,없음`;
}

const scenario = (file: string): string => `시나리오: 인월 파일
귀속월: { 시작: 2024-03, 종료: 2024-12 }
제도: [현행, 개편안]
근무가정: { 이름: 쉬는 달, 설명: 아무도 일하지 않는다. }
사람: { 인월: ${JSON.stringify(file)} }
보고: { 종류: [지급] }
`;
