import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDay, isoMonth, type Month, monthOf, weekStart } from '../../src/calendar/date.ts';
import type { Value } from '../../src/formula/checked.ts';
import { ratio } from '../../src/formula/ratio.ts';
import type { MonthRecord } from '../../src/people/inputs/month-records.ts';
import { type PopulationInputs, ReadInputs } from '../../src/people/inputs/read-inputs.ts';
import type { Person } from '../../src/people/inputs/roster.ts';
import { FewProblems } from '../../src/people/table/few-problems.ts';
import { PeopleSource } from '../../src/people/table/people-source.ts';
import { shapeOf } from '../../src/people/table/shape.ts';
import { specsOf } from '../../src/people/table/specs.ts';
import { PersonMonthTable } from '../../src/people/table/table.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { Problems } from '../../src/problem/problem.ts';
import { d, hours, m, shift } from '../calendar/setup.ts';
import { halfDay } from '../half-day.ts';
import { rules } from '../support.ts';
import { outcome } from './records-setup.ts';

const at = { file: '표.csv', line: 7, column: 1 };
const person = (id: string, dates: { 입사일?: string; 퇴사일?: string } = {}): Person => ({
  id,
  facts: new Map<string, Value>([
    ['직종', '요양보호사'] as const,
    ...Object.entries(dates).map(([name, date]) => [name, ratio(d(date))] as const),
  ]),
  at,
});
const months = [m('2024-03'), m('2024-04')];

/** What files say, with people and their records as lists. */
type Parts = Omit<PopulationInputs, 'people' | 'records'> & {
  readonly people: readonly Person[];
  readonly records?: readonly MonthRecord[];
};

/** The table's rows as the exact reading takes them. */
function collect(
  { people, records = [], ...parts }: Parts,
  of: readonly Month[],
  problems: Problems,
): PersonMonth[] {
  const given = new Set(['연차일수', '공가일수', '입사일', '퇴사일', '직종']);
  const facts = specsOf(rules, ['현행']).filter(({ spec, from }) => from === '수당' || given.has(spec.term));
  const details = new Set(['shifts', 'dates', 'allowances'] as const);
  const source = new PeopleSource(
    new ReadInputs({
      ...parts,
      people: { ids: people.map(({ id }) => id), at: (place) => people[place] ?? person('') },
      records: new Map(people.map(({ id }) => [id, records.filter((one) => one.id === id)])),
    }),
    shapeOf(facts, of, rules.leave, { details, absences: new Set(['질병휴직']) }),
    parts.defaultPattern,
  );
  const found = new FewProblems();
  const table = new PersonMonthTable(source.shape, [...source.chunks(source.start, source.end, found)]);
  problems.addAll(found.list);
  return [...table.personMonths()];
}
const run = (parts: Parts) => outcome((problems) => collect(parts, months, problems));

test('people in natural order, months ascending and once, whatever the order given', () => {
  const people = ['S10', 'S2', 'S1'].map((id) => person(id));
  const found = collect({ people }, [m('2024-04'), m('2024-03'), m('2024-04')], new Problems());
  expect(found.map(({ id, month }) => `${id} ${isoMonth(month)}`)).toEqual([
    'S1 2024-03',
    'S1 2024-04',
    'S2 2024-03',
    'S2 2024-04',
    'S10 2024-03',
    'S10 2024-04',
  ]);
});

test('facts, leave, shifts, spells and allowances of one month', () => {
  const spells = [{ kind: '질병휴직', from: d('2022-01-01'), to: d('2022-02-01') }];
  const allowances = [
    { name: '식대', amount: 140_000, natures: { 통상임금: '예', 세금: '식대', 최저임금: '현금복리후생' } },
  ];
  const { value, reported } = run({
    people: [person('S1', { 입사일: '2019-07-23' })],
    records: [{ id: 'S1', month: m('2024-03'), facts: new Map([['연차일수', ratio(3, 2)]]), at }],
    leaveDates: new Map([
      [
        'S1',
        [
          { kind: '연차', day: d('2024-03-04'), at },
          { kind: '연차', day: d('2024-03-05'), at },
          { kind: '공가', day: d('2024-04-05'), at },
        ],
      ],
    ]),
    shifts: new Map([
      [
        'S1',
        ['2024-03-25', '2024-03-31', '2024-04-01', '2024-04-30'].map((day) => shift(day, '09:00-18:00')),
      ],
    ]),
    spells: new Map([['S1', spells]]),
    allowances: new Map([['S1', allowances]]),
  });
  expect(reported).toEqual([]);
  const [march, april] = value;
  expect(march).toMatchObject({ id: 'S1', allowances, record: { hired: d('2019-07-23'), spells } });
  expect(march?.facts.get('직종')).toBe('요양보호사');
  expect(march?.record.leave['연차']).toEqual({
    parts: 3 * halfDay,
    dates: [d('2024-03-04'), d('2024-03-05')],
  });
  expect(march?.record.leave['공가']).toEqual({ parts: 0 });
  // Only dates are given: the fact is their number.
  expect(april?.record.leave['공가']).toEqual({ parts: 2 * halfDay, dates: [d('2024-04-05')] });
  expect(april?.facts.get('공가일수')).toEqual(ratio(1));
  expect(march?.facts.has('공가일수')).toBe(false);
  // 31 March is a Sunday: April's first week begins on the 1st. A shift of the last day may run into it.
  expect(march?.record.shifts.map(({ day }) => isoDay(day))).toEqual(['2024-03-25', '2024-03-31']);
  expect(april?.record.shifts.map(({ day }) => isoDay(day))).toEqual([
    '2024-03-31',
    '2024-04-01',
    '2024-04-30',
  ]);
});

test('the month’s hours, else the person’s, else the default, else none', () => {
  const [a, b, c] = [hours('09:00-16:00'), hours('10:00-18:00'), hours('09:00-18:00')];
  const people = [{ ...person('S1'), pattern: b }, person('S2')];
  const records = [{ id: 'S1', month: m('2024-03'), facts: new Map(), pattern: a, at }];
  const patterns = (parts: Partial<Parts>) =>
    run({ people, records, ...parts }).value.map(({ record }) => record.pattern);
  expect(patterns({ defaultPattern: c })).toEqual([a, b, c, c]);
  expect(patterns({})).toEqual([a, b, undefined, undefined]);
});

describe('employment', () => {
  test.each([
    [{}, ['2024-03', '2024-04']],
    [{ 입사일: '2024-03-31' }, ['2024-03', '2024-04']],
    [{ 입사일: '2024-04-01' }, ['2024-04']],
    [{ 퇴사일: '2024-04-01' }, ['2024-03', '2024-04']],
    [{ 퇴사일: '2024-03-31' }, ['2024-03']],
    [{ 입사일: '2024-03-10', 퇴사일: '2024-03-10' }, ['2024-03']],
    [{ 퇴사일: '2024-02-29' }, []],
    [{ 입사일: '2024-05-01' }, []],
  ])('%j has %j', (dates, expected) => {
    const { value, reported } = run({ people: [person('S1', dates)] });
    expect(reported).toEqual([]);
    expect(value.map(({ month }) => isoMonth(month))).toEqual(expected);
  });

  test('hired after leaving', () => {
    const { value, reported } = run({
      people: [person('S1', { 입사일: '2024-03-10', 퇴사일: '2024-03-09' })],
    });
    expect(value).toEqual([]);
    expect(reported).toEqual(['7:1 hired-after-left 입사일(2024-03-10)보다 퇴사일(2024-03-09)이 이릅니다']);
  });
});

test('nothing read is lost: what has no month is an error', () => {
  const record = (id: string, month: string) => ({ id, month: m(month), facts: new Map(), at });
  const { reported } = run({
    people: [person('S1'), person('S2', { 입사일: '2024-04-01' })],
    records: [record('S1', '2024-05'), record('S2', '2024-03')],
    shifts: new Map([
      ['S1', [{ ...shift('2024-02-29', '09:00-18:00'), at }]],
      ['S2', [{ ...shift('2024-03-29', '09:00-18:00'), at }]],
    ]),
    leaveDates: new Map([['S1', [{ kind: '연차', day: d('2024-05-01'), at }]]]),
  });
  expect(reported).toEqual([
    '7:1 outside-months 시나리오 기간 밖의 귀속월: 2024-05',
    '7:1 outside-months 시나리오 기간 밖의 일자: 2024-02-29',
    '7:1 outside-months 시나리오 기간 밖의 일자: 2024-05-01',
    '7:1 outside-employment 재직하지 않은 달의 귀속월: 2024-03',
    '7:1 outside-employment 재직하지 않은 달의 일자: 2024-03-29',
  ]);
});

test('every shift is in its own month, and in another just when a week joins them or it may run into it', () => {
  const days = fc.uniqueArray(fc.integer({ min: d('2024-03-01'), max: d('2024-04-30') }), { maxLength: 20 });
  fc.assert(
    fc.property(days, (chosen) => {
      const shifts = chosen.map((day) => ({ ...shift('2024-03-01', '09:00-18:00'), day }));
      const problems = new Problems();
      const found = collect({ people: [person('S1')], shifts: new Map([['S1', shifts]]) }, months, problems);
      expect(problems.any).toBe(false);
      for (const { day } of shifts) {
        const own = found
          .filter(({ record }) => record.shifts.some((one) => one.day === day))
          .map(({ month }) => month);
        const week = new Set([monthOf(weekStart(day)), monthOf(weekStart(day) + 6)]);
        expect(own).toContain(monthOf(day));
        // What begins on a month's last day may be work of the next month's first.
        const next = monthOf(day + 1);
        expect(own).toEqual(months.filter((month) => week.has(month) || month === next));
      }
    }),
  );
});
