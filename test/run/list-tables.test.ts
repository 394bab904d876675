import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/pay/engine.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import { type Problem, ProblemError } from '../../src/problem/problem.ts';
import { tableKind } from '../../src/run/scenario/table-kind.ts';
import { eachPlace } from '../each-place.ts';
import { listEngine as engine, listTerms as terms } from '../own-lists.ts';
import { ownEngine, ownPeople, ownScheme } from '../own-scheme.ts';
import { worker } from '../support.ts';
import { runTables, type Tables } from './table-scenario.ts';

const roster =
  '사번,직종,근무형태,소속유형\n1,요양보호사,전일제,모두돌봄센터\n2,요양보호사,전일제,모두돌봄센터\n';
const dependants = `사번,관계,생년월일,금액
2,자녀,2016-04-01,
1,배우자,1990-05-05,7000
2,자녀,2016-03-02,300
`;
const errands = `사번,귀속월,거리,숙박
1,2024-04,100,
1,2024-03,30,예
1,2024-04,,예
`;

/** What a scenario's people come to, by line, month by month. */
async function paid(tables: Tables): Promise<Readonly<Record<string, number[]>>> {
  const head = { 귀속월: { 시작: '2024-03', 종료: '2024-04' }, 제도: [ownScheme] };
  const { rows, placeOf } = await runTables(engine.rules, head, tables);
  const places = terms.map(placeOf);
  return Object.fromEntries(
    rows.map(({ id, month, schemes }) => [
      `${id} ${month}`,
      places.map((at) => schemes[0]?.amounts[at] ?? -1),
    ]),
  );
}

async function wrong(tables: Tables): Promise<readonly Problem[]> {
  try {
    await paid(tables);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems;
  }
}
const codes = (problems: readonly Problem[]): string[] =>
  eachPlace(problems).map(({ code, at, term }) => `${code} ${at?.file}:${at?.line}:${at?.column} ${term}`);

/** Born on 2016-03-02 one is 7 on the first of March and 8 on that of April; on 2016-04-01 still 7 in March, 8 in April. */
const expected = {
  '1 2024-03': [0, 7_000, 76_000],
  '1 2024-04': [0, 7_000, 90_000],
  '2 2024-03': [100_000, 300, 0],
  '2 2024-04': [0, 300, 0],
};

describe('tables of list facts', () => {
  test('an item a line, in any order of people and months', async () => {
    expect(await paid({ 명부: roster, 가족: dependants, 출장: errands })).toEqual(expected);
  });

  test('the same stands in columns of the roster and of the months', async () => {
    const wide = roster
      .replace(
        '소속유형',
        '소속유형,가족1.관계,가족1.생년월일,가족1.금액,가족2.관계,가족2.생년월일,가족2.금액',
      )
      .replace('센터\n', '센터,배우자,1990-05-05,7000,,,\n')
      .replace(/센터\n$/, '센터,자녀,2016-04-01,,자녀,2016-03-02,300\n');
    const months = `사번,귀속월,출장1.거리,출장1.숙박,출장2.숙박\n1,2024-03,30,예,\n1,2024-04,100,,예\n`;
    expect(await paid({ 명부: wide, 월별기록: months })).toEqual(expected);
  });

  test('an estimate of each person comes to the same', () => {
    const [one] = ownPeople(engine, {
      귀속월: '2024-03',
      직원: {
        ...worker,
        가족: [
          { 관계: '자녀', 생년월일: '2016-04-01' },
          { 관계: '자녀', 생년월일: '2016-03-02', 금액: 300 },
        ],
      },
    });
    const slip = one && engine.payslip(one, ownScheme);
    expect(slip && terms.map((term) => amountOf(slip, term))).toEqual(expected['2 2024-03']);
  });

  test('a month with a record of its own has both', async () => {
    const records = '사번,귀속월,건수\n1,2024-03,4\n';
    expect(await paid({ 명부: roster, 월별기록: records, 출장: errands })).toEqual({
      '1 2024-03': [0, 0, 76_004],
      '1 2024-04': [0, 0, 90_000],
      '2 2024-03': [0, 0, 0],
      '2 2024-04': [0, 0, 0],
    });
  });

  test('a table without lines says nothing', async () => {
    expect((await paid({ 명부: roster, 가족: '사번,관계,생년월일\n' }))['1 2024-03']).toEqual([0, 0, 0]);
  });
});

describe('what is wrong with a table of a list', () => {
  test('cells, people and columns, all together', async () => {
    const found = await wrong({
      명부: roster,
      가족: '사번,관계,생년월일,금액,이름\n1,조카,2016-03-02,1,\n3,자녀,2016-02-30,1,\n2,자녀,,2000000,\n2,,,,\n',
    });
    expect(codes(found)).toEqual([
      'unknown-column 가족.csv:1:15 이름',
      'unknown-choice 가족.csv:2:3 관계',
      'unknown-person 가족.csv:3:1 사번',
      'no-such-date 가족.csv:3:6 생년월일',
      'missing-value 가족.csv:4:6 생년월일',
      'above-maximum 가족.csv:4:7 금액',
      'missing-value 가족.csv:5:3 관계',
      'missing-value 가족.csv:5:4 생년월일',
    ]);
  });

  test('a column that must be there', async () => {
    expect(
      codes(await wrong({ 명부: roster, 가족: '사번,관계\n1,자녀\n', 출장: '사번,거리\n1,3\n' })),
    ).toEqual(['missing-column 가족.csv:1:1 생년월일', 'missing-column 출장.csv:1:1 귀속월']);
  });

  test('more items than there can be: of a person, and of each month', async () => {
    const more = await wrong({
      명부: roster,
      가족: `${dependants}2,배우자,1990-01-01,\n2,배우자,1991-01-01,\n`,
      출장: `${errands}1,2024-04,5,\n1,2024-03,5,\n`,
    });
    expect(codes(more)).toEqual(['too-many-items 가족.csv:5:1 가족', 'too-many-items 출장.csv:5:1 출장']);
    expect(more.map(({ values }) => values)).toEqual([
      { id: '2', key: '가족', count: '4', most: '2' },
      { id: '1', key: '출장', count: '3', most: '2', month: '2024-04' },
    ]);
  });

  test('one more than there can be', async () => {
    const found = await wrong({ 명부: roster, 가족: `${dependants}2,배우자,1990-01-01,\n` });
    expect(codes(found)).toEqual(['too-many-items 가족.csv:5:1 가족']);
  });

  test('a line that says nothing, where nothing must be said', async () => {
    const found = await wrong({ 명부: roster, 출장: '사번,귀속월,거리,숙박\n1,2024-03,,\n' });
    expect(codes(found)).toEqual(['missing-value 출장.csv:2:1 거리, 숙박']);
  });

  test('a month outside those of the scenario', async () => {
    const found = await wrong({ 명부: roster, 출장: '사번,귀속월,거리,숙박\n1,2024-05,3,\n' });
    expect(codes(found)).toEqual(['outside-months 출장.csv:2:1 귀속월']);
  });

  test('a list in a table and in columns', async () => {
    const wide = roster.replace('소속유형', '소속유형,가족1.관계').replaceAll('센터\n', '센터,\n');
    const found = await wrong({ 명부: wide, 가족: dependants });
    expect(codes(found)).toEqual(['conflicting-keys 가족.csv:1:1 가족']);
    expect(found[0]?.values).toEqual({ keys: '가족, 가족1.관계' });
  });

  test('a table of a list that there is not', async () => {
    const found = await wrong({ 명부: roster, 가죽: dependants });
    expect(found.map(({ code, at, values }) => [code, at?.path, values['nearest']])).toEqual([
      ['unknown-key', '사람.가죽', '가족'],
    ]);
  });
});

describe('what a dropped table is', () => {
  const kindOf = (by: Engine, headings: string, file = 'a.csv'): string | undefined =>
    tableKind(headings.split(','), factBooks(by.rules, [ownScheme]), file);

  test('a list’s by its fields; a roster with one of them stays a roster', () => {
    expect(kindOf(engine, '사번,관계,생년월일')).toBe('가족');
    expect(kindOf(engine, '사번,귀속월,거리')).toBe('출장');
    expect(kindOf(engine, '사번,직종,근무형태,소속유형,가족1.관계')).toBe('명부');
    expect(kindOf(engine, '사번,성명')).toBe('명부');
    expect(kindOf(engine, '사번')).toBe(undefined);
  });

  test('of two lists with the same fields the one that the file is called after, or none', () => {
    const list = (name: string): string =>
      `${name}: { unit: 목록, label: ${name}, fact: { from: 직원, most: 1, fields: { 종: { unit: 선택, choices: [가] } } } }`;
    const by = ownEngine(
      `${list('반려')}\n${list('화분')}\n몫: { unit: 원, label: Share, formula: 'count(반려) * 1원 + count(화분) * 1원' }`,
      ['몫'],
    );
    expect(kindOf(by, '사번,종', '2024 화분.csv')).toBe('화분');
    // File names of macOS come in parts.
    expect(kindOf(by, '사번,종', '반려'.normalize('NFD'))).toBe('반려');
    expect(kindOf(by, '사번,종', '표.csv')).toBe(undefined);
  });
});
