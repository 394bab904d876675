import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/calendar/date.ts';
import { openEnd } from '../../src/calendar/types.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { readAllowances } from '../../src/people/inputs/allowances.ts';
import { readLeaveDates, readLeaves } from '../../src/people/inputs/leaves.ts';
import { readMonthRecords } from '../../src/people/inputs/month-records.ts';
import { readTimesheets } from '../../src/people/inputs/timesheets.ts';
import type { Problems } from '../../src/problem/problem.ts';
import { d, hours, m } from '../calendar/setup.ts';
import { rules } from '../support.ts';
import { books, ids, outcome, table } from './records-setup.ts';

const meal = { 통상임금: '예', 세금: '식대', 최저임금: '현금복리후생' };

type Lines = string[];
const readers = {
  months: (problems: Problems, ...lines: Lines) =>
    [...readMonthRecords(table(...lines), books.근무, ids, problems)].flatMap(([, all]) => all),
  shifts: (problems: Problems, ...lines: Lines) => readTimesheets(table(...lines), ids, problems),
  leaves: (problems: Problems, ...lines: Lines) =>
    readLeaves(table(...lines), ids, ['질병휴직', '육아휴직'], problems),
  dates: (problems: Problems, ...lines: Lines) =>
    readLeaveDates(table(...lines), ids, ['연차', '공가', '병가', '결근'], problems),
  allowances: (problems: Problems, ...lines: Lines) =>
    readAllowances(table(...lines), ids, rules.allowances, problems),
};

test('month records', () => {
  const { value, reported } = outcome((problems) =>
    readers.months(
      problems,
      '사번,귀속월,연차일수,제공건수,적극개입건수,근무시작,근무종료,휴게',
      'S2,2024-03,1.5,40,9,,,',
      'S2,202404,,,,09:00,16:00,12:00-13:00',
      'S10,2024-03,0,0,0,,,',
    ),
  );
  expect(reported).toEqual([]);
  expect(value).toMatchObject([
    { id: 'S2', month: m('2024-03'), at: { line: 2 } },
    { id: 'S2', month: m('2024-04'), pattern: hours('09:00-16:00', '12:00-13:00') },
    { id: 'S10', month: m('2024-03') },
  ]);
  expect(value[0]?.facts).toEqual(
    new Map([
      ['연차일수', ratio(3, 2)],
      ['제공건수', ratio(40)],
      ['적극개입건수', ratio(9)],
    ]),
  );
  expect(value[1]?.facts.size).toBe(0);
});

test('a file sorted by month, as ledgers are, is read person by person', () => {
  const { value, reported } = outcome((problems) =>
    readers.months(
      problems,
      '사번,귀속월,제공건수',
      'S10,2024-03,1',
      'S2,2024-03,2',
      'S10,2024-04,3',
      'S2,2024-04,4',
    ),
  );
  expect(reported).toEqual([]);
  expect(value.map(({ id, month, facts, at }) => [id, month, facts.get('제공건수'), at.line])).toEqual([
    ['S2', m('2024-03'), ratio(2), 3],
    ['S2', m('2024-04'), ratio(4), 5],
    ['S10', m('2024-03'), ratio(1), 2],
    ['S10', m('2024-04'), ratio(3), 4],
  ]);
});

test('timesheets: in the order of time, past midnight, several breaks', () => {
  const { value, reported } = outcome((problems) =>
    readers.shifts(
      problems,
      '사번,일자,시작,종료,종료일,휴게',
      'S2,2024-03-09,22:00,30:00,,02:00-03:00',
      'S2,2024-03-04,09:00,18:00,2024-03-04,"12:00-13:00,15:00-15:30"',
      'S10,20240305,22:00,06:00,2024-03-06,',
    ),
  );
  expect(reported).toEqual([]);
  const shown = [...value].map(([id, list]) => [
    id,
    ...list.map(({ day, at, ...rest }) => [isoDay(day), at?.line, rest]),
  ]);
  expect(shown).toEqual([
    [
      'S2',
      ['2024-03-04', 3, hours('09:00-18:00', '12:00-13:00', '15:00-15:30')],
      ['2024-03-09', 2, hours('22:00-30:00', '26:00-27:00')],
    ],
    ['S10', ['2024-03-05', 4, hours('22:00-30:00')]],
  ]);
});

test('a leave without an end, or without a column of ends, goes on', () => {
  for (const lines of [
    ['사번,종류,시작일,종료일', 'S2,육아휴직,2024-02-15,'],
    ['사번,종류,시작일', 'S2,육아휴직,2024-02-15'],
  ]) {
    const { value, reported } = outcome((problems) => readers.leaves(problems, ...lines));
    expect(reported).toEqual([]);
    expect(value.get('S2')).toMatchObject([{ kind: '육아휴직', from: d('2024-02-15'), to: openEnd }]);
  }
});

test('leaves, leave dates and allowances', () => {
  const leaves = outcome((problems) =>
    readers.leaves(
      problems,
      '사번,종류,시작일,종료일',
      'S2,질병휴직,2024-05-01,2024-05-31',
      'S2,육아휴직,2023-01-01,2023-06-30',
    ),
  );
  expect(leaves).toMatchObject({ reported: [] });
  expect(leaves.value.get('S2')).toMatchObject([
    { kind: '육아휴직', from: d('2023-01-01'), to: d('2023-06-30') },
    { kind: '질병휴직', from: d('2024-05-01'), at: { line: 2 } },
  ]);
  const dates = outcome((problems) =>
    readers.dates(problems, '사번,종류,일자', 'S2,연차,2024-03-05', 'S2,결근,2024-03-04'),
  );
  expect(dates).toMatchObject({ reported: [] });
  expect(dates.value.get('S2')).toMatchObject([{ kind: '결근' }, { kind: '연차', day: d('2024-03-05') }]);
  const allowances = outcome((problems) =>
    readers.allowances(
      problems,
      '사번,항목,금액,통상임금',
      'S2,식대,"140,000",예',
      'S2,교통비,5만원,아니오',
      'S10,식대,0,O',
    ),
  );
  expect(allowances.reported).toEqual([]);
  expect([...allowances.value]).toEqual([
    [
      'S2',
      [
        { name: '식대', amount: 140_000, natures: meal },
        { name: '교통비', amount: 50_000, natures: { ...meal, 통상임금: '아니오', 세금: '과세' } },
      ],
    ],
    ['S10', [{ name: '식대', amount: 0, natures: meal }]],
  ]);
});

describe('what is wrong', () => {
  const cases: [keyof typeof readers, string, string, ...string[]][] = [
    ['months', '사번,귀속월', 'S1O,2024-03', '2:1 unknown-person 명부에 없는 사번 S1O'],
    [
      'months',
      '사번,귀속월',
      'S2,2024-03\nS2,2024.3',
      '3:1 duplicate-person-month 사번 S2의 2024-03 기록이 둘입니다 (먼저 2행)',
    ],
    ['months', '사번,귀속월', 'S2,3월', '2:4 not-a-month 귀속월: 달이 아닌 값 ‘3월’'],
    ['months', '사번,귀속월', 'S2,', '2:4 missing-value 귀속월: 빈 값'],
    [
      'months',
      '사번,귀속월,연차일수',
      'S2,2024-03,0.3',
      '2:12 not-on-grain 연차일수: 0.5일 단위로 떨어지지 않는 값 ‘0.3’',
    ],
    ['months', '사번,귀속월,공가일수', 'S2,2024-03,40', '2:12 above-maximum 공가일수: 너무 큰 값 ‘40’'],
    ['months', '사번', 'S2', '1:1 missing-column 귀속월 열이 없습니다'],
    [
      'shifts',
      '사번,일자,시작,종료',
      'S2,2024-02-30,09:00,18:00',
      '2:4 no-such-date 일자: 달력에 없는 날짜 ‘2024-02-30’',
    ],
    [
      'shifts',
      '사번,일자,시작,종료',
      'S2,2024-03-04,,18:00',
      '2:15 missing-punch 시작 시각이 찍히지 않았습니다',
    ],
    [
      'shifts',
      '사번,일자,시작,종료',
      'S2,2024-03-04,09:00,49:00',
      '2:21 not-a-clock 종료: 시각이 아닌 값 ‘49:00’',
    ],
    ['shifts', '사번,일자,시작,종료', 'S3,2024-03-04,09:00,18:00', '2:1 unknown-person 명부에 없는 사번 S3'],
    ['shifts', '사번,일자,시작', 'S2,2024-03-04,09:00', '1:1 missing-column 종료 열이 없습니다'],
    [
      'shifts',
      '사번,일자,시작,종료,휴게',
      'S2,2024-03-04,09:00,18:00,점심',
      '2:27 not-a-time-span 휴게: 시간대로 읽히지 않는 값 ‘점심’',
    ],
    [
      'leaves',
      '사번,종류,시작일,종료일',
      'S2,질병휴식,2024-03-01,2024-03-31',
      '2:4 unknown-choice 종류: 모르는 값 ‘질병휴식’',
    ],
    ['leaves', '사번,종류,시작일,종료일', 'S2,질병휴직,,2024-03-01', '2:9 missing-value 시작일: 빈 값'],
    [
      'leaves',
      '사번,종류,시작일,종료일',
      'S2,질병휴직,2024-03-01,계속',
      '2:20 not-a-date 종료일: 날짜가 아닌 값 ‘계속’',
    ],
    ['dates', '사번,종류,일자', 'S2,휴가,2024-03-04', '2:4 unknown-choice 종류: 모르는 값 ‘휴가’'],
    ['dates', '사번,종류,일자', 'S2,연차,3/4', '2:7 ambiguous-date 일자: 여러 날로 읽히는 날짜 ‘3/4’'],
    ['allowances', '사번,항목,금액,통상임금', 'S2,식대,-1,예', '2:7 below-minimum 금액: 너무 작은 값 ‘-1’'],
    [
      'allowances',
      '사번,항목,금액,통상임금',
      'S2,식대,1,글쎄',
      '2:9 unknown-choice 통상임금: 모르는 값 ‘글쎄’',
    ],
    ['allowances', '사번,항목,금액,통상임금', 'S2,,1,예', '2:4 missing-value 항목: 빈 값'],
    [
      'allowances',
      '사번,항목,금액,통상임금',
      'S2,식대,1,예\nS10,식대,1,예\nS2,식대,2,예',
      '4:4 duplicate-allowance 사번 S2의 수당 ‘식대’ 줄이 둘입니다 (먼저 2행)',
    ],
  ];
  test.each(cases)('%s: %s | %s', (reader, heading, rows, ...expected) => {
    expect(outcome((problems) => readers[reader](problems, heading, ...rows.split('\n'))).reported).toEqual(
      expected,
    );
  });

  test('an unknown number suggests the nearest, in thousands of rows too', () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `X${i},2024-03`);
    const { reported } = outcome((problems) => {
      const read = readers.months(problems, '사번,귀속월', 'S1O,2024-03', ...rows);
      expect(problems.list[0]?.values).toEqual({ id: 'S1O', nearest: 'S10' });
      return read;
    });
    expect(reported).toHaveLength(5_001);
  });

  test('where nobody was read, rows do not say again what the roster has said', () => {
    const { value, reported } = outcome((problems) =>
      readMonthRecords(table('사번,귀속월', 'S2,2024-03', ',2024-13'), books.근무, new Map(), problems),
    );
    expect(value.size).toBe(0);
    expect(reported.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      '3:1 missing-value',
      '3:2 not-a-month',
    ]);
  });
});
