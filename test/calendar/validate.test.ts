import { describe, expect, test } from 'vitest';
import type { CalendarSettings, WorkRecord } from '../../src/calendar/types.ts';
import { checkRecord } from '../../src/calendar/validate.ts';
import type { workCatalog } from '../../src/problem/catalog-work.ts';
import { type Problem, Problems } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import { halfDay } from '../half-day.ts';
import { calendar, current, d, hours, leave, m, record, shift } from './setup.ts';

const place = { file: 'record.csv', line: 7, column: 1 };

function check(
  parts: Partial<WorkRecord>,
  month = '2024-03',
  settings: CalendarSettings = current,
): readonly Problem[] {
  const problems = new Problems();
  checkRecord(record(parts), settings, calendar, m(month), problems, place);
  return problems.list;
}

const sick = (from: string, to: string) => ({ kind: '질병휴직', from: d(from), to: d(to) });
const on = (halves: number, ...dates: readonly string[]) => ({
  parts: halves * halfDay,
  dates: dates.map(d),
});

const swap = (holiday: string, substitute: string) => ({ holiday: d(holiday), substitute: d(substitute) });

type Case = readonly [found: string, parts: Partial<WorkRecord>, month?: string];
const cases: Readonly<Record<keyof typeof workCatalog, readonly Case[]>> = {
  'no-calendar': [['2030-01의 공휴일 자료가 없습니다', {}, '2030-01']],
  'shift-start': [
    ['2024-03-05 근무의 시작 시각이 24:00입니다', { shifts: [shift('2024-03-05', '24:00-25:00')] }],
  ],
  'shift-end': [
    ['2024-03-05 근무가 22:00에 시작해 06:00에 끝납니다', { shifts: [shift('2024-03-05', '22:00-06:00')] }],
    ['근무가 09:00에 시작해 09:00에 끝납니다', { pattern: hours('09:00-09:00', '12:00-13:00') }],
  ],
  'shift-overlap': [
    [
      '2024-03-05 11:00~13:00 근무가 2024-03-05 09:00~12:00 근무와 겹칩니다',
      { shifts: [shift('2024-03-05', '11:00-13:00'), shift('2024-03-05', '09:00-12:00')] },
    ],
    [
      '2024-03-06 05:00~09:00 근무가 2024-03-05 22:00~30:00 근무와 겹칩니다(4행)',
      {
        shifts: [
          { ...shift('2024-03-05', '22:00-30:00'), at: { line: 4, column: 1 } },
          shift('2024-03-06', '05:00-09:00'),
        ],
      },
    ],
  ],
  'break-end': [
    [
      '2024-03-05 휴게가 13:00에 시작해 12:00에 끝납니다',
      { shifts: [shift('2024-03-05', '09:00-18:00', '13:00-12:00')] },
    ],
  ],
  'break-outside': [
    [
      '2024-03-05 휴게 08:30~09:30 구간이 근무 시간을 벗어납니다',
      { shifts: [shift('2024-03-05', '09:00-18:00', '08:30-09:30')] },
    ],
    ['휴게 18:00~18:30 구간이 근무 시간을 벗어납니다', { pattern: hours('09:00-18:00', '18:00-18:30') }],
  ],
  'break-overlap': [
    [
      '2024-03-05 휴게 12:30~13:30 구간이 휴게 12:00~13:00 구간과 겹칩니다',
      { shifts: [shift('2024-03-05', '09:00-18:00', '12:30-13:30', '12:00-13:00')] },
    ],
  ],
  'leave-end': [
    [
      '질병휴직 기간이 2024-03-05에 시작해 2024-03-04에 끝납니다',
      { spells: [sick('2024-03-05', '2024-03-04')] },
    ],
  ],
  'leave-overlap': [
    [
      '질병휴직 2024-03-10~2024-03-20 기간이 질병휴직 2024-03-01~2024-03-10 기간과 겹칩니다(7행)',
      { spells: [sick('2024-03-01', '2024-03-10'), sick('2024-03-10', '2024-03-20')] },
    ],
  ],
  'leave-outside-employment': [
    [
      '질병휴직 2024-03-01~2024-03-10 기간이 재직 기간을 벗어납니다',
      { hired: d('2024-03-05'), spells: [sick('2024-03-01', '2024-03-10')] },
    ],
    [
      '질병휴직 2024-03-06~2024-03-10 기간이 재직 기간을 벗어납니다',
      { hired: d('2024-03-05'), left: d('2024-03-09'), spells: [sick('2024-03-06', '2024-03-10')] },
    ],
  ],
  'leave-above-scheduled': [
    [
      '2024-03의 휴가와 결근이 20.5일입니다(연차 10일 + 공가 5일 + 결근 5.5일)',
      {
        leave: leave({
          연차: { parts: 20 * halfDay },
          공가: { parts: 10 * halfDay },
          결근: { parts: 11 * halfDay },
        }),
      },
    ],
  ],
  'absence-in-leave': [
    [
      '결근일 2024-03-05에 이미 질병휴직 중입니다(2024-03-01~2024-03-10)',
      { leave: leave({ 결근: on(2, '2024-03-05') }), spells: [sick('2024-03-01', '2024-03-10')] },
    ],
  ],
  'absence-above-month': [
    [
      '2024-03의 휴직 31일과 결근 0.5일을 더하면 31.5일입니다',
      { leave: leave({ 결근: { parts: halfDay } }), spells: [sick('2024-01-01', '2024-04-10')] },
    ],
    [
      '2024-03의 휴직 0일과 결근 3.5일과 재직하지 않은 28일을 더하면 31.5일입니다',
      { leave: leave({ 결근: { parts: 7 * halfDay } }), hired: d('2024-03-29') },
    ],
  ],
  'leave-date': [
    [
      '연차 날짜 2024-03-09(토)에는 2024-03의 소정근로가 없습니다',
      { leave: leave({ 연차: on(2, '2024-03-09') }) },
    ],
    [
      '공가 날짜 2024-04-01(월)에는 2024-03의 소정근로가 없습니다',
      { leave: leave({ 공가: on(2, '2024-04-01') }) },
    ],
  ],
  'leave-date-twice': [
    [
      '2024-03-05의 휴가·결근을 더하면 2일입니다',
      { leave: leave({ 연차: on(4, '2024-03-05', '2024-03-05') }) },
    ],
    [
      '2024-03-05의 휴가·결근을 더하면 1.5일입니다',
      { leave: leave({ 연차: on(2, '2024-03-05'), 결근: on(1, '2024-03-05') }) },
    ],
    [
      '2024-03-05의 휴가·결근을 더하면 1.25일입니다',
      { leave: leave({ 연차: on(1.5, '2024-03-05'), 결근: on(1, '2024-03-05') }) },
    ],
  ],
  'leave-count': [
    ['연차 2일에 날짜가 1개 적혀 있습니다', { leave: leave({ 연차: on(4, '2024-03-05') }) }],
    ['연차 1.125일에 날짜가 1개 적혀 있습니다', { leave: leave({ 연차: on(2.25, '2024-03-05') }) }],
    ['연차 1일에 날짜가 2개 적혀 있습니다', { leave: leave({ 연차: on(2, '2024-03-05', '2024-03-06') }) }],
    ['연차 0일에 날짜가 1개 적혀 있습니다', { leave: leave({ 연차: on(0, '2024-03-05') }) }],
  ],
  'hired-after-left': [
    [
      '입사일(2024-03-10)보다 퇴사일(2024-03-01)이 이릅니다',
      { hired: d('2024-03-10'), left: d('2024-03-01') },
    ],
  ],
  // Friday 2024-03-01 is a holiday, Saturday the 9th an off day, 2024-05-01 근로자의 날.
  'swap-holiday': [
    [
      '휴일대체의 휴일 2024-03-05: 바꿀 수 있는 휴일이 아닙니다',
      { swaps: [swap('2024-03-05', '2024-03-06')] },
    ],
    [
      '휴일대체의 휴일 2024-03-09: 바꿀 수 있는 휴일이 아닙니다',
      { swaps: [swap('2024-03-09', '2024-03-06')] },
    ],
    [
      '휴일대체의 휴일 2024-05-01: 바꿀 수 있는 휴일이 아닙니다',
      { swaps: [swap('2024-05-01', '2024-05-02')] },
      '2024-05',
    ],
  ],
  'swap-substitute': [
    [
      '2024-03-01 대신 쉬는 날 2024-03-09: 소정근로일이 아닙니다',
      { swaps: [swap('2024-03-01', '2024-03-09')] },
    ],
    [
      '2024-03-01 대신 쉬는 날 2024-03-10: 소정근로일이 아닙니다',
      { swaps: [swap('2024-03-01', '2024-03-10')] },
    ],
  ],
  'swap-outside-employment': [
    [
      '휴일대체 2024-03-01 → 2024-03-06: 두 날이 모두 재직한 날은 아닙니다',
      { swaps: [swap('2024-03-01', '2024-03-06')], hired: d('2024-03-04') },
    ],
    [
      '휴일대체 2024-03-01 → 2024-03-06: 두 날이 모두 재직한 날은 아닙니다',
      { swaps: [swap('2024-03-01', '2024-03-06')], left: d('2024-03-05') },
    ],
  ],
  'swap-twice': [
    [
      '휴일대체 2024-03-10 → 2024-03-06에 앞에 적은 날이 다시 있습니다',
      { swaps: [swap('2024-03-01', '2024-03-06'), swap('2024-03-10', '2024-03-06')] },
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (code, list) => {
  for (const [found, parts, month] of list) {
    test(found, () => {
      const problems = check(parts, month);
      expect(problems.map((p) => p.code)).toEqual([code]);
      const [problem] = problems;
      if (problem === undefined) expect.fail('no problem');
      expect(problem.at).toEqual(place);
      expect(sentences(problem, 'ko').found).toBe(found);
      for (const lang of ['ko', 'en'] as const) {
        for (const text of Object.values(sentences(problem, lang)))
          expect(text).not.toMatch(/[?{}[\]]|undefined|NaN/);
      }
    });
  }
});

describe('what is not a problem', () => {
  test.each<readonly [string, Partial<WorkRecord>]>([
    ['an empty record', {}],
    [
      'shifts that touch',
      { shifts: [shift('2024-03-05', '22:00-30:00'), shift('2024-03-06', '06:00-12:00')] },
    ],
    [
      'a break at the very start and end',
      { shifts: [shift('2024-03-05', '09:00-18:00', '09:00-09:10', '17:50-18:00')] },
    ],
    ['breaks that touch', { shifts: [shift('2024-03-05', '09:00-18:00', '12:00-13:00', '13:00-13:10')] }],
    ['spells that touch', { spells: [sick('2024-03-01', '2024-03-10'), sick('2024-03-11', '2024-03-20')] }],
    ['leave on every scheduled day', { leave: leave({ 연차: { parts: 40 * halfDay } }) }],
    [
      'halves of two kinds on one date',
      { leave: leave({ 연차: on(1, '2024-03-05'), 공가: on(1, '2024-03-05') }) },
    ],
    [
      'three quarters and a quarter of a day on one date',
      { leave: leave({ 연차: on(2.5, '2024-03-04', '2024-03-05'), 공가: on(1.5, '2024-03-05') }) },
    ],
    [
      'work in leave, which is a finding',
      { shifts: [shift('2024-03-05', '09:00-10:00')], spells: [sick('2024-03-01', '2024-03-31')] },
    ],
    ['employment of one day', { hired: d('2024-03-05'), left: d('2024-03-05') }],
  ])('%s', (_, parts) => {
    expect(check(parts)).toEqual([]);
  });
});

test('all problems are collected together', () => {
  const codes = check({
    pattern: hours('18:00-09:00'),
    shifts: [shift('2024-03-05', '09:00-12:00', '08:00-09:30'), shift('2024-03-05', '11:00-13:00')],
    spells: [
      sick('2024-03-10', '2024-03-01'),
      sick('2024-03-11', '2024-03-20'),
      sick('2024-03-15', '2024-03-16'),
    ],
    leave: leave({ 결근: on(3, '2024-03-12') }),
    hired: d('2024-03-10'),
    left: d('2024-03-01'),
  }).map((p) => p.code);
  expect(codes).toEqual([
    'shift-end',
    'break-outside',
    'shift-overlap',
    'hired-after-left',
    'leave-end',
    'leave-outside-employment',
    'leave-outside-employment',
    'leave-overlap',
    'absence-in-leave',
    'leave-count',
  ]);
});
