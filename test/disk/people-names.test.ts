import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pumsak } from '../cli/pumsak.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-names-'));

const scenario = (people: string, more = ''): string => `시나리오: 이름
귀속월: { 시작: 2024-03, 종료: 2024-04 }
제도: [현행, 개편안]
근무가정: { 이름: 정시, 설명: 정시에 일한다. }
사람: { 명부: ${people}${more}, 일과: '09:00-18:00', 휴게: '12:00-13:00' }
`;

async function ran(name: string, roster: string, changes = ''): Promise<string> {
  writeFileSync(join(place, `${name}.csv`), roster);
  if (changes !== '') writeFileSync(join(place, `${name}-changes.csv`), changes);
  const path = join(place, `${name}.yaml`);
  writeFileSync(path, scenario(`${name}.csv`, changes === '' ? '' : `, 변경: ${name}-changes.csv`));
  const { code, said } = await pumsak(['run', path, '--out', join(place, name)]);
  expect([code, said]).toEqual([0, said]);
  return join(place, name);
}

const lines = (folder: string, file: string): string[] =>
  readFileSync(join(folder, file), 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n');

const roster = `사번,성명,부서,직종,노조,소속,근무형태,원천징수선택
1,가나다,총무팀,요양보호사,1노조,모두돌봄센터,전일제,80%
2,"=HYPERLINK(""x"")",,사회복지사,2노조,본부,전일제,100%
3,'=라,,요양보호사,없음,모두돌봄센터,전일제,100%
`;

test('people.csv and payslips.csv name people and the groups they are in', async () => {
  const folder = await ran('named', roster);
  const people = lines(folder, 'people.csv');
  // 원천징수선택 is a choice, too, but no group.
  expect(people[0]).toMatch(/^사번,성명,직종,근무형태,소속유형,노조,부서,개월,/);
  expect(people[1]).toMatch(/^1,가나다,요양보호사,전일제,모두돌봄센터,1노조,총무팀,2,/);
  // Neither is a formula, and neither becomes the other.
  expect(people[2]).toMatch(/^2,"'=HYPERLINK\(""x""\)",사회복지사,전일제,본부,2노조,,2,/);
  expect(people[3]).toMatch(/^3,''=라,/);
  const payslips = lines(folder, 'payslips.csv');
  expect(payslips[0]).toMatch(/^사번,성명,귀속월,직종,근무형태,소속유형,노조,부서,제도,적용,미적용사유,/);
  expect(payslips[2]).toMatch(/^1,가나다,2024-03,요양보호사,전일제,모두돌봄센터,1노조,총무팀,개편안,/);
});

test('whoever moves within the run shows both groups, and each month its own', async () => {
  const folder = await ran('moved', roster, '사번,적용일,열,값\n1,2024-04-01,노조,2노조\n');
  expect(lines(folder, 'people.csv')[1]).toMatch(/^1,가나다,요양보호사,전일제,모두돌봄센터,1노조→2노조,/);
  const months = lines(folder, 'payslips.csv').slice(1, 5);
  expect(months.map((line) => line.split(',')[6])).toEqual(['1노조', '1노조', '2노조', '2노조']);
});

test('a roster without names stays without', async () => {
  const folder = await ran('nameless', '사번,직종,근무형태,소속\n7,요양보호사,전일제,모두돌봄센터\n');
  expect(lines(folder, 'people.csv')[0]).toMatch(/^사번,직종,근무형태,소속유형,개월,/);
  expect(lines(folder, 'payslips.csv')[0]).toMatch(/^사번,귀속월,직종,/);
});

test('a question speaks of names and groups', async () => {
  const folder = join(place, 'named');
  const ask = async (sql: string): Promise<unknown> => {
    const { stdout } = await pumsak(['query', folder, sql, '--json']);
    return JSON.parse(stdout);
  };
  expect(await ask('select 성명, 부서 from 사람 order by 사번')).toEqual([
    { 성명: '가나다', 부서: '총무팀' },
    { 성명: '\'=HYPERLINK("x")', 부서: null },
    { 성명: "''=라", 부서: null },
  ]);
  expect(await ask('select 직종, count(distinct 성명) as 명 group by 직종 order by 직종')).toEqual([
    { 직종: '사회복지사', 명: 1 },
    { 직종: '요양보호사', 명: 2 },
  ]);
});
