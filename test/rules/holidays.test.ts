import { describe, expect, test } from 'vitest';
import { HolidayCalendar, noCalendar } from '../../src/calendar/days.ts';
import { isoDay, parseIsoDay, parseMonth } from '../../src/formula/civil.ts';
import { yearOfDay } from '../../src/formula/date.ts';
import { weekdayName } from '../../src/formula/weekday.ts';
import { Problems } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import { lastLunarYear, lunarDay } from '../../src/rules/holidays/lunar.ts';
import { holidaysOf } from '../../src/rules/holidays/make-holidays.ts';
import { withYearsToCome } from '../../src/rules/holidays/years-to-come.ts';
import { readLayers } from '../../src/rules/layer.ts';
import type { Holiday } from '../../src/rules/model.ts';
import { rules } from '../support.ts';

const { holidays: listed, holidayRules } = rules.ruleSet;
const made = (year: number): Holiday[] => holidaysOf(year, holidayRules);

/** Days by date and kind; of two names on one day the list makes one. */
const days = (holidays: readonly Holiday[]): string[] => [
  ...new Set(holidays.map(({ day, kind }) => `${isoDay(day)} ${kind}`)),
];
const of = (year: number, ...kinds: readonly string[]): string[] =>
  made(year)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ day, name }) => `${isoDay(day)} ${weekdayName(day)} ${name}`);

describe('the holidays that a year has by rules', () => {
  const years = [...new Set(listed.map(({ day }) => yearOfDay(day)))];

  test('the list begins with 2019 and knows 2027', () => {
    expect([years[0], years.at(-1)]).toEqual([2019, 2027]);
  });

  // 임시공휴일 are decided one by one: no rule has them.
  test.each(years)('are those that were published for %i', (year) => {
    const published = listed.filter(({ day, kind }) => yearOfDay(day) === year && kind !== '임시공휴일');
    expect(days(made(year))).toEqual(days(published));
  });

  test('have the names of the list', () => {
    const names = new Set(listed.map(({ name }) => name));
    const unknown = made(2027).filter(({ name }) => !names.has(name));
    expect(unknown).toEqual([]);
  });

  test('of the lunar calendar stand where the observatory has them', () => {
    // In 2028 the new moon comes before midnight in Beijing and after it in Seoul: 설날 is a day after China's.
    const seollal = [
      [2028, '2028-01-27'],
      [2029, '2029-02-13'],
      [2030, '2030-02-03'],
    ] as const;
    expect(seollal.map(([year]) => isoDay(lunarDay(year, 1, 1) ?? 0))).toEqual(seollal.map(([, day]) => day));
    expect(isoDay(lunarDay(2028, 8, 15) ?? 0)).toBe('2028-10-03');
  });

  test('that fall on another of a working week have one day between them', () => {
    // 추석 2028 is 개천절, a Tuesday; the days beside it are holidays, so Thursday stands in.
    expect(of(2028, '대체공휴일')).toEqual(['2028-10-05 목 대체공휴일(추석)']);
    // 부처님 오신 날 2044 is 어린이날, a Thursday.
    expect(of(2044, '대체공휴일')).toContain('2044-05-06 금 대체공휴일(부처님 오신 날)');
  });

  test('whose substitutes would share a day have the next as well', () => {
    // 2036: 추석 is Saturday 4 October. 개천절 lies on the day before it (Friday), the day after is a Sunday:
    // two days are lost; Saturday and Sunday are passed over, Monday and Tuesday stand in.
    expect(of(2036, '대체공휴일').slice(-2)).toEqual([
      '2036-10-06 월 대체공휴일(추석)',
      '2036-10-07 화 대체공휴일(추석)',
    ]);
    // 2039: 부처님 오신 날 on Saturday 30 April, 노동절 on Sunday 1 May.
    expect(of(2039, '대체공휴일')).toEqual(
      expect.arrayContaining([
        '2039-05-02 월 대체공휴일(부처님 오신 날)',
        '2039-05-03 화 대체공휴일(노동절)',
      ]),
    );
  });

  test('have no substitute where the law gives none', () => {
    // 1월 1일 2028 is a Saturday, 현충일 2032 a Sunday, 추석 2029 a Saturday whose morrow is a Sunday.
    expect(of(2028, '대체공휴일').some((one) => one.includes('-01-'))).toBe(false);
    expect(of(2032, '대체공휴일').some((one) => one.includes('-06-'))).toBe(false);
    expect(of(2029, '대체공휴일').filter((one) => one.includes('-09-'))).toEqual([
      '2029-09-24 월 대체공휴일(추석)',
    ]);
  });

  test('hold elections: 공직선거법 제34조', () => {
    // 2028-05-29 less 50 days is Sunday 9 April; 2030-06-03 less 70 is Monday 25 March.
    expect(of(2028, '선거일')).toEqual(['2028-04-12 수 국회의원선거']);
    // 2030-06-30 less 30 days is Friday 31 May; Wednesday 5 June is the day before 현충일, so a week later.
    expect(of(2030, '선거일')).toEqual(['2030-03-27 수 대통령선거', '2030-06-12 수 전국동시지방선거']);
    // 2034-06-30 less 30 days is itself a Wednesday.
    expect(of(2034, '선거일')).toEqual(['2034-05-31 수 전국동시지방선거']);
    // Nothing is said of the terms before the first that stands in the rules.
    expect(of(2016, '선거일')).toEqual([]);
    // Whose term a vacancy may cut is not said to go on for ever.
    expect(of(2035, '선거일')).toEqual([]);
  });
});

test('a day off of another kind takes no holiday away', () => {
  const [law] = holidayRules;
  if (law === undefined) return expect.unreachable();
  // 광복절 2028 is a Tuesday; the institution's own day on the same date is no public holiday.
  const own = law.days
    .filter(({ name }) => name === '광복절')
    .map((one) => ({ ...one, name: '우리 날', kind: '약정' }));
  const both = holidaysOf(2028, [law, { ...law, days: own, elections: [] }]);
  expect(both.filter(({ name }) => name === '우리 날')).toHaveLength(1);
  expect(both.filter(({ kind }) => kind === '대체공휴일').map(({ day }) => isoDay(day))).toEqual([
    '2028-10-05',
  ]);
});

describe('years to come', () => {
  test('begin behind the last that is listed, up to the last of which lunar dates are known', () => {
    const all = withYearsToCome(rules.ruleSet);
    expect(all.slice(0, listed.length)).toEqual(listed);
    const added = all.slice(listed.length);
    expect(added.every(({ assumed }) => assumed === true)).toBe(true);
    expect([yearOfDay(added[0]?.day ?? 0), yearOfDay(added.at(-1)?.day ?? 0)]).toEqual([2028, 2050]);
    // What was assumed already is not there twice.
    expect(withYearsToCome({ ...rules.ruleSet, holidays: all })).toEqual(all);
  });

  test('a day of one’s own makes no year listed, and stays beside those of the rules', () => {
    const own = { day: parseIsoDay('2028-03-02') ?? 0, name: '창립기념일', kind: '약정' };
    const all = withYearsToCome({ ...rules.ruleSet, holidays: [...listed, own] });
    expect(all.filter(({ day }) => yearOfDay(day) === 2028)).toEqual([
      own,
      ...made(2028).map((one) => ({ ...one, assumed: true })),
    ]);
  });
});

describe('behind the last year of which lunar dates are known', () => {
  const newYear = { day: parseIsoDay('2051-01-01') ?? 0, name: '1월 1일', kind: '법정공휴일' };

  test('the error names that year, and a table of one’s own mends it, the years between as before', () => {
    const bare = new HolidayCalendar(withYearsToCome(rules.ruleSet), rules.leave);
    const m = parseMonth('2051-03') ?? 0;
    const { found, fix } = sentences(noCalendar(bare, m), 'ko');
    expect(found).toContain('2051-03');
    expect(fix).toContain(`${lastLunarYear}년까지`);
    expect(sentences(noCalendar(bare, m), 'en').fix).toContain(`up to ${lastLunarYear}`);
    const all = withYearsToCome({ ...rules.ruleSet, holidays: [...listed, newYear] });
    expect(new HolidayCalendar(all, rules.leave).knows(m)).toBe(true);
    // What is made for 2028 to 2050 is what is made without the table.
    expect(all.filter(({ assumed }) => assumed === true)).toEqual(
      withYearsToCome(rules.ruleSet).filter(({ assumed }) => assumed === true),
    );
  });
});

test('a file of rules says what is wrong with its dates', () => {
  const problems = new Problems();
  const text = `holidays: 우리 휴일
label: Our days
source: 취업규칙
days:
  창립일: { on: 02-30, kind: 법정공휴일 }
  개원일: { on: 03-02, kind: 법정공휴일, from: 2026-13-01, substitute: { weekdays: [일] } }
elections:
  이사선거: { ends: 2026-02-30, days: 10, weekday: 수, kind: 선거일 }
`;
  readLayers([{ name: '우리', files: [{ path: 'calendar/ours.yaml', text, sha256: '' }] }], problems);
  expect(problems.list.map(({ code, at, term }) => [code, at?.line, term])).toEqual([
    ['no-such-date', 5, '창립일'],
    ['missing-key', 1, '개원일'],
    ['no-such-date', 6, '개원일'],
    ['no-such-date', 8, '이사선거'],
  ]);
});
