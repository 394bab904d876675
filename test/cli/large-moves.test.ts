import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/disk/scenario.ts';
import { type LargeMove, LargeMoves } from '../../src/run/large-moves.ts';
import { rules } from '../support.ts';
import { pumsak } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-moves-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** So many members of a union, who all move to 데이케어센터 on these days in turn. */
function scenario(name: string, union: string, count: number, days: readonly string[]): string {
  const ids = Array.from({ length: count }, (_, i) => String(1001 + i));
  const roster = ids.map((id) => `${id},요양보호사,전일제,모두돌봄센터,${union}`);
  const moves = ids.map((id, i) => `${id},${days[i % days.length] ?? ''},소속,데이케어센터`);
  const write = (file: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  write(`${name}.csv`, ['사번,직종,근무형태,소속,노조', ...roster]);
  write(`${name}-moves.csv`, ['사번,적용일,열,값', ...moves]);
  write(`${name}.yaml`, [
    '시나리오: 인사',
    '귀속월: { 시작: 2024-03, 종료: 2024-04 }',
    '제도: [현행, 개편안]',
    '근무가정: { 이름: 16시까지, 설명: 모두가 소정근로만 일한다. }',
    `사람: { 명부: ${name}.csv, 변경: ${name}-moves.csv, 일과: '09:00-16:00', 휴게: '12:00-13:00' }`,
  ]);
  return join(folder, `${name}.yaml`);
}
/** What a run of it says. */
const said = async (path: string): Promise<unknown> => {
  const { code, stdout } = await pumsak(['run', path, '--json']);
  expect(code).toBe(0);
  const made: unknown = JSON.parse(stdout);
  return typeof made === 'object' && made !== null && '대량인사' in made ? made.대량인사 : undefined;
};
/** What a run counts: nobody's pay is worked out for it. */
async function found(path: string): Promise<readonly LargeMove[]> {
  const { engine, scenario, table } = await loadScenario(rules, path);
  const moves = new LargeMoves(engine, scenario, table.shape);
  for (const chunk of table.chunks) moves.take({ chunk });
  return moves.found;
}

describe('moves of ten or more members in a month (주요과제➋ ④)', () => {
  test('ten of 1노조, whose old terms stand: within the month and on its first day', async () => {
    const path = scenario('ten', '1노조', 10, ['2024-04-01', '2024-04-15']);
    expect(await said(path)).toMatchObject([
      { 귀속월: '2024-04', 노조: '1노조', 명: 10, 기준: 10, 쟁점: '인사자율성' },
    ]);
    const { stdout } = await pumsak(['run', path]);
    expect(stdout).toContain(
      '대량인사: 2024-04에 1노조 조합원 10명의 소속유형이 바뀐다. 10명 이상은 사전 합의가',
    );
  });

  test('the consent ledger says it too, with the article; ten are shown without names', async () => {
    const path = scenario('ledger', '1노조', 10, ['2024-04-01', '2024-04-15']);
    const text = await pumsak(['consent', path]);
    expect(text.stdout).toContain(
      [
        '금액 없이 동의가 필요한 것',
        '- 대량인사: 2024-04에 1노조 조합원 10명의 소속유형이 바뀐다. 10명 이상은 사전 합의가',
      ].join('\n'),
    );
    expect(text.stdout.replace(/\s+/g, ' ')).toContain('(노동조합 및 노동관계조정법 제33조, 제35조)');
    const json: unknown = JSON.parse((await pumsak(['consent', path, '--json', '--pseudonymous'])).stdout);
    const moves = [{ 귀속월: '2024-04', 노조: '1노조', 명: 10, 기준: 10, 쟁점: '인사자율성' }];
    expect(json).toMatchObject({ 대량인사: moves });
    // Nine are not in the ledger.
    const nine = await pumsak(['consent', scenario('nine-ledger', '1노조', 9, ['2024-04-01'])]);
    expect(nine.stdout).not.toContain('대량인사');
  });

  test('nine are not ten, and ten in two months are five in each', async () => {
    expect(await found(scenario('nine', '1노조', 9, ['2024-04-01']))).toEqual([]);
    expect(await found(scenario('halves', '1노조', 10, ['2024-03-15', '2024-04-15']))).toEqual([]);
    expect(await found(scenario('all', '1노조', 10, ['2024-03-15', '2024-03-20']))).toMatchObject([
      { month: '2024-03', union: '1노조', people: 10 },
    ]);
  });

  test('2노조 signed that the clause goes, and who is in none is no member', async () => {
    expect(await found(scenario('signed', '2노조', 10, ['2024-04-01']))).toEqual([]);
    expect(await found(scenario('none', '없음', 10, ['2024-04-01']))).toEqual([]);
  });
});
