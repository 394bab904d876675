import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/calendar/date.ts';
import { clockText } from '../../src/formula/civil.ts';
import { csvRecords } from '../../src/people/inputs/csv-bytes.ts';
import { readPunch } from '../../src/people/inputs/punch.ts';
import { readTimesheets } from '../../src/people/inputs/timesheets.ts';
import { Problems } from '../../src/problem/problem.ts';
import { placeText } from '../../src/problem/text.ts';
import { tableWords } from '../../src/rules/words/table-words.ts';
import { rules } from '../support.ts';

const { clock } = tableWords(rules.ruleSet);
const at = { file: '출퇴근.csv', line: 2, column: 1 };
const said = (text: string): string => {
  const punch = readPunch({ text, at }, { text: '2024-03-04', at }, clock);
  return punch.kind === 'time' ? punch.text.text : punch.kind;
};

describe('a punch', () => {
  test.each([
    ['08:51', '08:51'],
    ['출근 08:51', '08:51'],
    ['퇴근: 18:02', '18:02'],
    ['당일 23:10', '23:10'],
    // 7 hours and 3 minutes after the next midnight: 24 + 7.
    ['익일 07:03', '31:03'],
    ['(익)07:03', '31:03'],
    ['24:10', '24:10'],
    ['2024-03-04 08:51', '08:51'],
    ['2024-03-05 07:03', '31:03'],
    ['미타각', 'missing'],
    ['연차', 'off'],
    ['연차(종일)', 'off'],
    ['', 'blank'],
    ['-', 'blank'],
    // Two days later, the next day's 25:00, and what is no time stay for the reader of times to refuse.
    ['2024-03-06 07:03', '2024-03-06 07:03'],
    ['익일 25:00', '익일 25:00'],
    ['08시경', '08시경'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

test('an export: nights, several spells of a day, days off, and what is to be settled', () => {
  const text = `사번,일자,출근,퇴근
1,2024-03-04,출근 08:51,18:02
1,2024-03-05,22:00,익일 07:03
1,2024-03-06,연차,연차
1,2024-03-07,09:00,12:00
1,2024-03-07,13:00,18:00
1,2024-03-09,,
1,2024-03-10,09:00,미타각
1,2024-03-11,,18:00
`;
  const problems = new Problems();
  const rows = readTimesheets(csvRecords(text, '출퇴근.csv'), new Map([['1', 0]]), problems, clock);
  const shifts = rows.get('1') ?? [];
  expect(shifts.map(({ from, to }) => [from, to])).toEqual([
    [8 * 60 + 51, 18 * 60 + 2],
    [22 * 60, 31 * 60 + 3],
    [9 * 60, 12 * 60],
    [13 * 60, 18 * 60],
  ]);
  expect(
    problems.list.map(({ code, term, at: place }) => `${code} ${term} ${place && placeText(place)}`),
  ).toEqual(['missing-punch 종료 출퇴근.csv:8:20', 'missing-punch 시작 출퇴근.csv:9:14']);
});

/** The shifts of an export with a row for each punch, and what is wrong with it. */
function punched(rows: string): { readonly shifts: readonly string[]; readonly problems: readonly string[] } {
  const problems = new Problems();
  const source = csvRecords(`성명,사번,타각일시,타각구분\n${rows}`, '출입.csv');
  const made = readTimesheets(
    source,
    new Map([
      ['1', 0],
      ['2', 1],
    ]),
    problems,
    clock,
  );
  const shifts = ['1', '2'].flatMap((id) =>
    (made.get(id) ?? []).map(
      ({ day, from, to }) => `${id} ${isoDay(day)} ${clockText(from)}-${clockText(to)}`,
    ),
  );
  return {
    shifts,
    problems: problems.list.map(
      ({ code, term, at: place }) => `${code} ${term} ${place && placeText(place)}`,
    ),
  };
}

describe('a row for each punch', () => {
  test('in and out make a shift, over midnight too, in whatever order the rows stand', () => {
    const { shifts, problems } = punched(
      `나,2,2024-03-05 07:03,퇴근
가,1,2024-03-04 08:51:40,출근
나,2,2024-03-04 22:00,출근
가,1,2024.03.04 12:00,퇴
가,1,2024-03-04 13:00,출
가,1,2024-03-04 18:02,퇴근
가,1,2024-03-04 18:02,퇴근
가,1,2024-03-05,연차
`,
    );
    // 07:03 of the next day is 24 + 7 hours; the punch of 18:02 that stands twice is one; 연차 is no work.
    expect(shifts).toEqual([
      '1 2024-03-04 08:51-12:00',
      '1 2024-03-04 13:00-18:02',
      '2 2024-03-04 22:00-31:03',
    ]);
    expect(problems).toEqual([]);
  });

  test('what is missing is told at the punch that has no other; nothing is guessed beyond 24 hours', () => {
    const { shifts, problems } = punched(
      `가,1,2024-03-04 09:00,출근
가,1,2024-03-05 09:00,출근
가,1,2024-03-05 18:00,퇴근
가,1,2024-03-06 18:00,퇴근
나,2,2024-03-04 09:00,출근
나,2,2024-03-05 09:00,퇴근
나,2,2024-03-06 09:00,출근
나,2,2024-03-07 09:01,퇴근
`,
    );
    // A day and night of 24 hours is a shift; one minute more is two punches that each lack the other.
    expect(shifts).toEqual(['1 2024-03-05 09:00-18:00', '2 2024-03-04 09:00-33:00']);
    expect(problems).toEqual([
      'missing-punch 종료 출입.csv:2:5',
      'missing-punch 시작 출입.csv:5:5',
      'missing-punch 종료 출입.csv:8:5',
      'missing-punch 시작 출입.csv:9:5',
    ]);
  });

  test('what is no time or no punch is refused where it stands', () => {
    const { shifts, problems } = punched(
      '가,1,어제 아침,출근\n가,1,2024-03-04 09:00,입실\n가,1,2024-03-05 26:75,퇴근\n',
    );
    expect(shifts).toEqual([]);
    expect(problems.map((one) => one.replace(/^(\S+) \S+/, '$1'))).toEqual([
      'not-a-date 출입.csv:2:5',
      'unknown-choice 출입.csv:3:22',
      'not-a-clock 출입.csv:4:5',
    ]);
  });
});
