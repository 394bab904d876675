import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseMonth } from '../../src/calendar/date.ts';
import { loadScenario } from '../../src/disk/scenario.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { rules } from '../support.ts';
import { filesIn, open, place, runOver, scenarioOver } from './months-setup.ts';

const unions = ['1노조', '2노조', '3노조', '4노조', '없음'];

/** People of every union, on leave or at work, with and without a new contract. */
function months(): string {
  const rows = [
    '사번,귀속월,직종,근무형태,소속유형,노조,개별계약일,휴직시작일,휴직종료일,제공건수,적극개입건수',
  ];
  for (let p = 0; p < 40; p++) {
    const kind = p % 7 === 6 ? '활동지원사' : '요양보호사';
    const contract = ['', '2024-03-10', '2024-04-01'][p % 3] ?? '';
    const leave = p % 4 === 0 ? '2023-04-11,2024-04-20' : ',';
    for (const month of ['2024-03', '2024-04', '2024-05'])
      rows.push(
        `S${String(p).padStart(2, '0')},${month},${kind},전일제,모두돌봄센터,${unions[p % 5]},${contract},${leave},${30 + (p % 9)},${p % 8}`,
      );
  }
  return `${rows.join('\n')}\n`;
}

test('a file of person-months under agreements comes to what each person’s own payslip says', async () => {
  const path = scenarioOver('bound.csv', months());
  writeFileSync(
    path,
    `${readFileSync(path, 'utf8')}협약: 적용
취업규칙동의일: 2024-04-01
협약변경:
  - { 노조: 1노조, 조항: 임금체계개편, 상태: 체결, 체결일: 2024-04-01 }
  - { 노조: 3노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-04-10 }
조합원수: { 요양보호사: { 2노조: 20, 없음: 20 } }
`,
  );
  const folder = join(place, 'bound');
  await runOver(path, folder);
  expect(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')).협약).toEqual({
    변경: [
      { 노조: '1노조', 조항: '임금체계개편', 상태: '체결', 체결일: '2024-04-01' },
      { 노조: '3노조', 조항: '질병휴직', 상태: '체결', 체결일: '2024-04-10' },
    ],
    취업규칙동의일: '2024-04-01',
  });
  const { engine, table } = await loadScenario(rules, path);
  const people = [...table.personMonths()];
  const [head = [], ...rows] = readFileSync(join(folder, 'part-00001.csv'), 'utf8')
    .slice(1)
    .split('\r\n')
    .map((line) => line.split(','));
  const cell = (row: readonly string[], name: string): string => row[head.lastIndexOf(name)] ?? '';
  const lines = ['기본급', '질병휴직급여', '협력성과급A', '지급총액', '실수령액'];
  const reasons = new Set<string>();
  for (const row of rows.slice(0, -1)) {
    const person = people.find(
      ({ id, month }) => id === cell(row, '사번') && month === parseMonth(cell(row, '귀속월')),
    );
    if (person === undefined) throw new Error(row.join());
    const payslip = engine.payslip(person, cell(row, '제도'));
    expect(lines.map((term) => Number(cell(row, term)))).toEqual(
      lines.map((term) => amountOf(payslip, term)),
    );
    expect(cell(row, '미적용사유')).toBe(payslip.missed.join(' '));
    reasons.add(cell(row, '미적용사유'));
  }
  // Some are moved, some lack one thing, some all of them.
  for (const one of ['', '개별계약', '단체협약', '취업규칙동의 단체협약 개별계약'])
    expect(reasons).toContain(one);
});

test('worker threads bind people as one thread does', async () => {
  const path = scenarioOver('bound-workers.csv', months());
  writeFileSync(
    path,
    `${readFileSync(path, 'utf8')}협약: 적용
취업규칙동의일: 2024-04-01
조합원수: { 요양보호사: { 2노조: 20, 없음: 20 } }
`,
  );
  const [alone, threads] = [join(place, 'bound-alone'), join(place, 'bound-threads')];
  await runOver(path, alone, { step: 1500 });
  await runOver(path, threads, { step: 1500, workers: 2 });
  const expected = filesIn(alone);
  expect(Object.keys(expected).filter((name) => name.startsWith('part-')).length).toBeGreaterThan(2);
  expect(filesIn(threads)).toEqual(expected);
});

test('a difference under agreements is divided among the changes of the reform', async () => {
  const path = scenarioOver('bound-why.csv', months());
  writeFileSync(path, `${readFileSync(path, 'utf8')}협약: 적용\n보고: { 원인: true }\n`);
  const [one, ...others] = (await open(path)).work.attributions;
  expect([one?.changes, one?.isForward, others]).toEqual([
    ['소정근로와 기본급', '연장근로', '협력성과급A', '협력성과급B', '질병휴직'],
    true,
    [],
  ]);
});
