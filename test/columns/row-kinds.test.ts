import { describe, expect, test } from 'vitest';
import { scenarioBinding } from '../../src/pay/agreements.ts';
import { Engine } from '../../src/pay/engine.ts';
import { chunkRows } from '../../src/people/table/store.ts';
import { Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { engine, rules } from '../support.ts';
import {
  bothWays,
  byColumns,
  carer,
  type FileRow,
  findingsOf,
  idOf,
  schemes,
  wonOf,
  wrongOf,
} from './chunk-setup.ts';

/*
 * Rows of one kind (the same month, hours, days of leave, employment and leave of absence) share what the calendar makes
 * of them. Each test has rows that differ in one thing alone, so that a kind that forgets it pays one of them as another:
 * among people employed throughout, who are known by a number, and among those who joined or left, known by a text.
 */
const march: FileRow = { ...carer, 귀속월: '2024-03' };
const day: FileRow = { 근무시작: '09:00', 근무종료: '18:00', 휴게: '12:00-13:00' };

/** Rows of March 2024, each said of people of their own. */
const chunk = (rows: readonly FileRow[]) =>
  byColumns(engine, schemes, ['2024-03'], [rows.map((row, i) => ({ ...march, ...row, 사번: idOf(i) }))])[0] ??
  [];

// March 2024 has 20 scheduled days, from the 4th on: 1 March is a holiday, 2 and 3 March are a weekend.
describe.each([
  ['employed throughout', {}],
  ['who joined on the 4th', { 입사일: '2024-03-04' }],
  ['who left on the 29th', { 퇴사일: '2024-03-29' }],
] as const)('people %s', (_, employment) => {
  test('are paid by their own hours', () => {
    const hours: readonly FileRow[] = [
      day,
      { ...day, 휴게: '12:00-12:30' },
      { ...day, 휴게: '' },
      { ...day, 근무종료: '17:30' },
      { ...day, 근무시작: '08:00' },
      { ...day, 휴게: '12:30-13:00' },
      { ...day, 휴게: '13:00-14:00' },
    ];
    // No day of leave is the same as none said.
    const rows = hours.flatMap((one) => [{ ...one, 연차일수: '0' }, {}, { ...one, 연차일수: '' }]);
    const made = bothWays(
      ['2024-03'],
      rows.map((one) => ({ ...march, ...employment, ...one })),
    );
    // Two hours of overtime on 20 days: 1,789,000 ÷ (1095/7) × 1.5 × 40 = 686,191.8.
    expect(made.slice(0, 3).map((one) => wonOf(one, 1, '연장수당'))).toEqual([686_192, 0, 686_192]);
  });

  test('are paid by their own days of leave, whichever kind they are of', () => {
    const kinds = ['연차일수', '공가일수', '병가일수', '결근일수'];
    // 8 and 16 days are 16 and 32 halves: whole powers of 2, as the places of kinds in a key may be.
    const days = ['', '0', '0.5', '1', '1.5', '8', '16'];
    const rows: FileRow[] = [
      ...kinds.flatMap((kind) => days.map((cell) => ({ [kind]: cell }))),
      { 연차일수: '1', 공가일수: '2' },
      { 연차일수: '2', 공가일수: '1' },
      { 병가일수: '1', 결근일수: '2' },
      { 병가일수: '2', 결근일수: '1' },
    ];
    const blank = Object.fromEntries(kinds.map((kind) => [kind, '']));
    bothWays(
      ['2024-03'],
      rows.map((row) => ({ ...march, ...employment, ...day, ...blank, ...row })),
    );
  });

  test('may have as many days of leave as the month has scheduled days; half a day more is told in each row', () => {
    const made = chunk(['20', '20.5', '20', '20.5'].map((연차일수) => ({ ...employment, 연차일수 })));
    expect(made.map(wrongOf)).toEqual([[], ['leave-above-scheduled 3'], [], ['leave-above-scheduled 5']]);
  });

  test('are paid by their own leave of absence', () => {
    const spells: readonly FileRow[] = [
      {},
      { 휴직시작일: '2024-03-04', 휴직종료일: '2024-03-29' },
      { 휴직시작일: '2024-03-11', 휴직종료일: '2024-03-29' },
      { 휴직시작일: '2024-03-11', 휴직종료일: '2024-03-20' },
      {},
    ];
    const made = bothWays(
      ['2024-03'],
      spells.map((one) => ({ ...march, ...employment, 휴직시작일: '', 휴직종료일: '', ...one })),
    );
    // 26 days of 31, all the scheduled ones among them: under the current scheme sick leave pay, to the full wage.
    expect(made.map((one) => wonOf(one, 0, '질병휴직급여') > 0)).toEqual([false, true, true, true, false]);
  });
});

test('who joined on a day is not who left on it, nor who did both', () => {
  bothWays(
    ['2024-03'],
    [
      { 입사일: '2024-03-11' },
      { 퇴사일: '2024-03-11' },
      { 입사일: '2024-03-11', 퇴사일: '2024-03-11' },
      { 입사일: '2024-03-11', 퇴사일: '2024-03-29' },
      {},
    ].map((one) => ({ ...march, ...one })),
  );
});

test('who joined on one day and another month’s people of that day are apart', () => {
  const rows = ['2024-03', '2024-04'].flatMap((귀속월) =>
    ['2024-03-20', '2024-03-30'].map((입사일) => ({ ...march, 귀속월, 입사일 })),
  );
  const made = bothWays(['2024-03', '2024-04'], rows);
  // Employed from the 20th on: 19 of 31 days are missing, and 29 from the 30th on; nothing in April.
  expect(made.map((one) => wonOf(one, 0, '기본급'))).toEqual([925_209, 154_202, 2_390_124, 2_390_124]);
});

test('a leave of absence from the first day there is, is one', () => {
  // Day 0 is 1 January 1970: two years of leave pay are long over.
  const made = chunk([
    { 휴직시작일: '1970-01-01', 휴직종료일: '2024-03-31' },
    { 휴직시작일: '', 휴직종료일: '' },
  ]);
  expect(made.map((one) => findingsOf(one, 1).includes('질병휴직2년초과'))).toEqual([true, false]);
});

test('hours that a chunk numbers anew are the same hours', () => {
  const [a, b] = [day, { ...day, 근무종료: '19:00' }];
  const rows = (all: readonly FileRow[]): FileRow[] =>
    all.map((one, i) => ({ ...march, ...one, 사번: idOf(i) }));
  // The first hours of the second chunk are the second of the first. 40 hours, and 60: 1,029,287.7.
  const made = byColumns(engine, schemes, ['2024-03'], [rows([a, b]), rows([b, a, {}])]);
  expect(made.map((one) => one.map((row) => wonOf(row, 1, '연장수당')))).toEqual([
    [686_192, 1_029_288],
    [1_029_288, 686_192, 0],
  ]);
});

test('hours stay with their rows where a file goes on in another chunk', () => {
  // A chunk ends behind 8,192 rows. Every third person has a longer day: 40 hours of overtime, and 60.
  const people = chunkRows + 7;
  const rows = Array.from({ length: people }, (_, i) => ({
    ...march,
    ...day,
    ...(i % 3 === 0 && { 근무종료: '19:00' }),
    사번: idOf(i),
  }));
  const [made = []] = byColumns(engine, ['개편안'], ['2024-03'], [rows]);
  const won = made.map((one) => wonOf(one, 0, '연장수당'));
  expect(won).toEqual(rows.map((_, i) => (i % 3 === 0 ? 1_029_288 : 686_192)));
});

test('so many hours that a kind has no number for them are worked out all the same', () => {
  // 4,100 different hours; the month after has rows without any.
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const many = Array.from({ length: 4100 }, (_, i) => ({
    ...march,
    사번: idOf(i),
    근무시작: clock(480 + Math.floor(i / 100)),
    근무종료: clock(900 + (i % 100)),
  }));
  const april = [0, 1].map((i) => ({ ...march, 사번: idOf(5000 + i), 귀속월: '2024-04' }));
  const [made = []] = byColumns(engine, ['개편안'], ['2024-03', '2024-04'], [[...many, ...april]]);
  // 08:40 to 16:35 are 7 hours 55 minutes, 1:55 more than six: 1,789,000 ÷ (1095/7) × 1.5 × 115/3 = 657,600.4.
  expect(many[4095]).toMatchObject({ 근무시작: '08:40', 근무종료: '16:35' });
  expect(wonOf(made[4095], 0, '연장수당')).toBe(657_600);
  for (const one of made.slice(-2)) expect(wonOf(one, 0, '연장수당')).toBe(0);
});

describe('agreements that differ in their days off', () => {
  // Union 2 signed the working system in October 2022; here its members have Fridays off too.
  const own = {
    ...rules.ruleSet,
    agreements: rules.ruleSet.agreements.map((one) => {
      const at = one.at;
      const value = { name: '무급휴무일', value: { text: '["금", "토"]', at }, at };
      return one.name === '근무체계' ? { ...one, values: [value] } : one;
    }),
  };
  const problems = new Problems();
  const compiled = new Compiled(own, problems);
  problems.throwIfAny();
  const agreements = { flips: [], flipped: [] };
  const binding = scenarioBinding(compiled, { schemes, agreements }, { byMonth: new Map() });
  const bound = new Engine(compiled, new Map(), binding);

  test.each([
    ['employed throughout', {}],
    ['who joined on the 4th', { 입사일: '2024-03-04' }],
  ] as const)('the records of people %s are checked by their own union’s calendar', (_, employment) => {
    // Of the 20 scheduled days four are Fridays: 8, 15, 22 and 29 March.
    const rows = ['1노조', '2노조', '1노조', '2노조', '2노조', '1노조'].map((노조, i) => ({
      ...march,
      ...employment,
      사번: idOf(i),
      노조,
      연차일수: i === 4 ? '16' : '18',
    }));
    const [made = []] = byColumns(bound, schemes, ['2024-03'], [rows]);
    expect(made.map(wrongOf)).toEqual([
      [],
      ['leave-above-scheduled 3'],
      [],
      ['leave-above-scheduled 5'],
      [],
      [],
    ]);
  });
});
