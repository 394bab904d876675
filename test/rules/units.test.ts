import { expect, test } from 'vitest';
import { Problems } from '../../src/problem/problem.ts';
import { readLayer } from '../../src/rules/read-layer.ts';
import { rules } from '../support.ts';

test('the thirteen units of 2024 by kind, the five centres of 2020, and the days on which they close', () => {
  const units = rules.ruleSet.units.flatMap((one) => one.units);
  const count = (seen: string): Record<string, number> => {
    const kinds: Record<string, number> = {};
    for (const { kind } of units.filter((one) => one.seen === seen)) kinds[kind] = (kinds[kind] ?? 0) + 1;
    return kinds;
  };
  // 4 + 1 + 2 + 6 = 13
  expect(count('2024-01-31')).toEqual({
    모두돌봄센터: 4,
    장애인활동지원기관: 1,
    데이케어센터: 2,
    국공립어린이집: 6,
  });
  expect(count('2020-03-31')).toEqual({ 종합재가센터: 5 });
  const closing = new Map(
    units.flatMap(({ kind, closed }) => (closed === undefined ? [] : [[kind, closed] as const])),
  );
  expect(Object.fromEntries(closing)).toEqual({
    모두돌봄센터: '2024-07-31',
    장애인활동지원기관: '2024-07-31',
    데이케어센터: '2024-03-31',
    국공립어린이집: '2024-06-30',
  });
});

test('each unit of 2024 is a choice of the fact by which people belong to one', () => {
  const choices = rules.terms.get('센터명')?.rules[0]?.rule.choices ?? [];
  const units = rules.ruleSet.units.flatMap((one) => one.units).filter(({ seen }) => seen === '2024-01-31');
  expect(units.map(({ name }) => name).filter((name) => !choices.includes(name))).toEqual([]);
});

test('names twice, blanks, and days that are none or in the wrong order are told', () => {
  const problems = new Problems();
  const csv = '이름,종류,개소일,폐소일,확인일,곳\n동남,센터,2024-02-30,,,\n동남,,2024-03-01,2024-02-01,,\n';
  readLayer(
    [
      { path: 'u.yaml', text: 'units: 기관\nlabel: Units\nsource: 문서\nfile: u.csv\n', sha256: '' },
      { path: 'u.csv', text: csv, sha256: '' },
    ],
    problems,
  );
  expect(problems.list.map(({ code, at }) => [code, at?.line, at?.column])).toEqual([
    ['not-a-date', 2, 7],
    ['duplicate-name', 3, 1],
    ['missing-value', 3, 4],
    ['dates-not-ascending', 3, 16],
  ]);
});
