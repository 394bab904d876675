import { describe, expect, test } from 'vitest';
import { nextSteps } from '../../src/bargaining/solve/next-step.ts';
import { solve, solveMap } from '../../src/bargaining/solve/solve.ts';
import { loadScenario } from '../../src/disk/scenario.ts';
import { isRatio } from '../../src/formula/checked.ts';
import { fused } from '../../src/jit/fused.ts';
import { writtenName } from '../../src/pay/figures.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { solveChart, solveCsv } from '../../src/report/bargaining/solve/map.ts';
import { chartSvg } from '../../src/report/chart/svg.ts';
import { engine, engineWith, minutes, person, rules, worker } from '../support.ts';
import { shown } from './brute.ts';

/** March 2024 has 20 scheduled days: a target of 40, of which 85 % are 34. */
const situation = (work: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  engine,
  person: person({ 귀속월: '2024-03', 분류시간: minutes(0), 근무: work, ...more }),
  schemes: ['현행', '개편안'],
});
const intervals = (work: Record<string, unknown>, vary: string, until: string, range?: string): string[] =>
  shown(solve(situation(work), { vary: [{ name: vary, range }], until }, fused).intervals);

/** 09:00 to the six-hour scheme's end; lunch from 12:00 to 13:00. */
const hours = (종료 = '16:00', 시작 = '09:00') => ({
  근무시간대: { 시작, 종료, 휴게: '12:00-13:00' },
  분류시간: undefined,
});

// 601,124 won less base pay; a minute of overtime is 12,523,000/1,095 × 1.5 ÷ 60 = 285.9 won, on each of 20 days.
// Beyond 18:00 both schemes pay it: 85,068 won and a rounding are left.
describe('break-even by closing time: 106, 79 and 71 minutes beyond 16:00', () => {
  test.each([
    ['no bonus', { 제공건수: 0 }, 17 * 60 + 46],
    ['A', { 제공건수: 34, 적극개입건수: 0 }, 17 * 60 + 19],
    ['A and B', { 제공건수: 40, 적극개입건수: 8 }, 17 * 60 + 11],
  ])('%s', (_, work, least) => {
    const found = solve(
      situation(work, hours()),
      { vary: [{ name: '근무종료' }], until: '차액.지급총액 >= 0' },
      fused,
    );
    expect(shown(found.intervals)).toEqual([`780..${least - 1} fails`, `${least}..1440 holds`]);
    expect(found.notes).toEqual([]);
  });

  test('where no hours are given, those of the first scheme are taken, and it is said', () => {
    const { notes, intervals: found } = solve(
      situation({ 제공건수: 0 }, { 분류시간: undefined }),
      { vary: [{ name: '추가근무시간' }], until: '차액.지급총액 >= 85_068원' },
      fused,
    );
    expect(shown(found)).toEqual(['0..6 holds']);
    expect(notes).toEqual([
      {
        kind: 'hours',
        scheme: '현행',
        hours: { from: 540, to: 1080, breaks: [{ from: 720, to: 780 }] },
      },
      { kind: 'all', days: 20 },
    ]);
  });

  // 40 hours a month of overtime under the reform, none now, and a holiday's eight hours at the same rate under both.
  test('holidays, too, are worked beside the same weekdays under every scheme', () => {
    const { notes, intervals: found } = solve(
      situation({ 제공건수: 0 }, { 분류시간: undefined }),
      { vary: [{ name: '휴일근무일수', range: '0..1' }], until: '개편안.연장수당 = 686_192원' },
      fused,
    );
    expect(shown(found)).toEqual(['0..1 holds']);
    expect(notes.map(({ kind }) => kind)).toEqual(['hours', 'off']);
  });

  test('sixteen days of an hour and a half, twelve of two hours: 24 hours either way', () => {
    const map = solveMap(
      situation({ 제공건수: 40, 적극개입건수: 8 }, hours()),
      {
        vary: [{ name: '추가근무일수' }, { name: '추가근무시간', range: '1..2' }],
        until: '차액.지급총액 >= 0',
      },
      fused,
    );
    expect(map.rows.map(({ intervals: one }) => shown(one))).toEqual([
      ['0..20 fails'],
      ['0..15 fails', '16..20 holds'],
      ['0..11 fails', '12..20 holds'],
    ]);
    expect(map.notes).toEqual([]);
  });

  test('a day that a shift of its own records stays as it is', () => {
    const shift = { 일자: '2024-03-04', 시작: '09:00', 종료: '16:00', 휴게: '12:00-13:00' };
    const { notes, intervals: found } = solve(
      situation({ 제공건수: 0 }, { ...hours(), 근무일지: [shift] }),
      { vary: [{ name: '근무종료' }], until: '차액.지급총액 >= 0' },
      fused,
    );
    // 2,103 minutes over 19 days: 111 on each.
    expect(shown(found)).toEqual(['780..1070 fails', '1071..1440 holds']);
    expect(notes).toEqual([{ kind: 'recorded', days: 1 }]);
  });
});

describe('where only approved work is paid', () => {
  const strict = engineWith('개편안', { 연장인정: '승인', 조기출근: '승인' });
  // The reform pays 285.9 won and more for each minute beyond six hours, so a day more or an hour more moves it.
  test.each([
    ['추가근무시간', '0..2'],
    ['추가근무일수', '0..20'],
    ['휴일근무일수', '0..2'],
    ['휴무일근무일수', '0..2'],
    ['근무종료', '15:00..18:00'],
    ['근무시작', '7:00..9:00'],
  ])('%s is taken as approved, and it is said', (name, range) => {
    const ask = { vary: [{ name, range }], until: '개편안.연장수당 + 개편안.휴일수당 >= 200_000원' };
    const [plain, approved] = [engine, strict].map((by) =>
      solve({ ...situation({ 제공건수: 0 }, hours()), engine: by }, ask, fused),
    );
    if (plain === undefined || approved === undefined) return expect.unreachable();
    expect(shown(approved.intervals)).toEqual(shown(plain.intervals));
    expect(shown(plain.intervals).some((one) => one.endsWith('holds'))).toBe(true);
    expect(approved.notes).toEqual([...plain.notes, { kind: 'approved' }]);
  });

  test('a day of the timesheet goes by its own approval', () => {
    // Two hours beyond the reform's six, of which one was approved: 285.9 × 60 is 17,154.8.
    const shift = { 일자: '2024-03-04', 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00', 승인연장: 60 };
    const { intervals: found } = solve(
      { ...situation({ 제공건수: 0 }, { ...hours(), 근무일지: [shift] }), engine: strict },
      { vary: [{ name: '추가근무일수', range: '0..1' }], until: '개편안.연장수당 >= 34_000원' },
      fused,
    );
    // With an hour more on another day it is two.
    expect(shown(found)).toEqual(['0..0 fails', '1..1 holds']);
  });
});

describe('minutes of one scheme, asked as such (35.0412, 26.2973 and 23.3826 hours)', () => {
  test.each([
    ['no bonus', { 제공건수: 0 }, 2103],
    ['A', { 제공건수: 34, 적극개입건수: 0 }, 1578],
    ['A and B', { 제공건수: 40, 적극개입건수: 8 }, 1403],
  ])('%s', (_, work, least) => {
    expect(intervals(work, '개편안.연장근로시간', '차액.지급총액 >= 0')).toEqual([
      `0..${least - 1} fails`,
      `${least}..44640 holds`,
    ]);
  });

  test('the others’ are held, which is said', () => {
    const ask = { vary: [{ name: '개편안.연장분', range: '0..1' }], until: '차액.지급총액 >= 0' };
    expect(solve(situation({ 제공건수: 0 }), ask).notes).toEqual([{ kind: 'held', schemes: ['현행'] }]);
  });
});

describe('services', () => {
  test('one more service than 40 with 8 proactive cases loses B; 34 are needed for A', () => {
    const { intervals: found, edges } = solve(
      situation({ 제공건수: 40, 적극개입건수: 8 }),
      { vary: [{ name: '제공건수', range: '0..60' }], until: '개편안.협력성과급B > 0' },
      fused,
    );
    expect(shown(found)).toEqual(['0..7 none', '8..33 fails', '34..40 holds', '41..60 fails']);
    expect(found[0]?.problem?.code).toBe('requirement-broken');
    const why = edges.map(({ reasons }) => reasons.map(({ kind, term }) => `${kind} ${term}`));
    expect(why).toEqual([[], ['threshold 기준A달성'], ['threshold 기준B달성']]);
    // A value that is refused has no figure.
    expect(edges[0]?.figures).toEqual([
      { name: '개편안.협력성과급B', before: undefined, after: { n: 0n, d: 1n } },
    ]);
  });

  test('a figure that grew past a condition is told by what grew, not by a premium that stayed', () => {
    // 2,390,123 won leave 2,130,123, a won more a won more; health insurance stays at 84,720.
    const ask = {
      vary: [{ name: '기본급', range: '2390120..2390125' }],
      until: '현행.실수령액 >= 2_130_124원',
    };
    const { edges } = solve(situation({}), ask, fused);
    expect(edges.map(({ reasons }) => reasons.map(({ kind, term }) => `${kind} ${term}`))).toEqual([
      ['growth 기본급'],
    ]);
  });

  test('a condition that holds nowhere, and one that holds everywhere', () => {
    const work = { 제공건수: 40, 적극개입건수: 8 };
    expect(intervals(work, '적극개입건수', '차액.지급총액 >= 0', '0..40')).toEqual(['0..40 fails']);
    expect(intervals(work, '적극개입건수', '차액.지급총액 < 0', '0..40')).toEqual(['0..40 holds']);
  });

  test('a parameter of one scheme: A of 551,124 won makes up the 601,124 with B', () => {
    expect(
      intervals({ 제공건수: 40, 적극개입건수: 8 }, '개편안.기준A금액', '차액.지급총액 >= 0', '0..1000000'),
    ).toEqual(['0..551123 fails', '551124..1000000 holds']);
  });

  test('net pay falls where a bracket of the tax table begins: two intervals with a gap', () => {
    // Minute 1,018 brings gross pay past 2,080,000: 286 won more, but 320 won of tax and 32 of local tax.
    const { intervals: found, edges } = solve(
      situation({ 제공건수: 0 }),
      {
        vary: [{ name: '개편안.연장근로시간', range: '1000..1100' }],
        until: '개편안.실수령액 >= 1_860_300원',
      },
      fused,
    );
    expect(shown(found)).toEqual([
      '1000..1016 fails',
      '1017..1017 holds',
      '1018..1018 fails',
      '1019..1100 holds',
    ]);
    const kinds = edges.map(({ reasons }) => [...new Set(reasons.map(({ kind }) => kind))]);
    expect(kinds[1]).toContain('bracket');
  });
});

describe('what rules ask of another scheme follows the input', () => {
  // 95 % of the current scheme's pay is made good: of 1,883,158 won it is 1,789,000.1, a won above the six hours' 1,789,000.
  const guaranteed = {
    ...situation({}),
    engine: engineWith('개편안(보전)', { 보전비율: '95%' }),
    schemes: ['현행', '개편안(보전)'],
  };
  const found = (name: string, range: string, until: string): string[] =>
    shown(solve(guaranteed, { vary: [{ name, range }], until }, fused).intervals);

  test('a parameter that is 0 now needs a range', () => {
    const ask = { vary: [{ name: '보전비율' }], until: '차액.지급총액 >= 0' };
    const zero = { ...situation({}), schemes: ['현행', '개편안(보전)'] };
    expect(() => solve(zero, ask)).toThrow('range-needed');
  });

  test('base pay', () => {
    expect(found('기본급', '1800000..2400000', '"개편안(보전)".보전수당 > 0원')).toEqual([
      '1800000..1883157 fails',
      '1883158..2400000 holds',
    ]);
  });

  test('minutes of the other scheme: (2,390,124 + 19,441) × 95 % is 2,289,087, less 1,789,000', () => {
    expect(found('현행.연장분', '0..600', '"개편안(보전)".보전수당 >= 500_087원')).toEqual([
      '0..67 fails',
      '68..600 holds',
    ]);
  });

  test('as the payslip says, wherever the input stands', () => {
    for (const base of [1_700_000, 1_883_157, 1_883_158, 1_950_000, 2_390_124]) {
      const one = person({ 귀속월: '2024-03', 분류시간: minutes(0), 직원: { ...worker, 기본급: base } });
      const paid = amountOf(guaranteed.engine.payslip(one, '개편안(보전)'), '지급총액');
      const name = '"개편안(보전)".지급총액';
      expect(found('기본급', `${base}..${base}`, `${name} = ${paid}원`)).toEqual([`${base}..${base} holds`]);
    }
  });
});

describe('where agreements bind', async () => {
  const { scenario, engine: bound, table } = await loadScenario(rules, 'scenarios/2024-agreements.yaml');
  const people = [...table.personMonths()];
  const of = (id: string) => {
    // In March an agreement is signed within the month, and divides it.
    const own = people.find((one) => one.id === id && one.month === 2024 * 12 + 3);
    if (own === undefined) throw new Error(`no ${id}`);
    return { engine: bound, person: own, schemes: scenario.schemes };
  };

  test('a person’s figures now are those of their payslip', () => {
    const seen = new Set<string>();
    for (const { id = '', facts } of people) {
      const kind = `${facts.get('노조')} ${facts.get('직종')}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      const own = of(id);
      const until = scenario.schemes
        .map(
          (scheme) =>
            `${writtenName(scheme, '지급총액')} = ${amountOf(bound.payslip(own.person, scheme), '지급총액')}원`,
        )
        .join(' and ');
      const now = own.person.facts.get('제공건수');
      const at = now !== undefined && isRatio(now) ? String(now.n) : '0';
      const ask = { vary: [{ name: '제공건수', range: `${at}..${at}` }], until };
      expect(shown(solve(own, ask, fused).intervals), `${id} ${kind}`).toEqual([`${at}..${at} holds`]);
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  test('an input that decides who is bound is refused', () => {
    const ask = { vary: [{ name: '일반적구속력비율' }], until: '차액.지급총액 >= 0' };
    expect(() => solve(of('S0001'), ask, fused)).toThrow('lever-binds');
  });

  test('next steps begin where the payslip is', () => {
    const steps = nextSteps(of('S0002'), fused);
    for (const { nearest } of steps) expect(nearest?.by.n).not.toBe(0n);
    expect(steps.length).toBeGreaterThan(0);
  });
});

test('a map: the least overtime by services, as intervals, CSV and a drawing', () => {
  const map = solveMap(
    situation({ 제공건수: 40, 적극개입건수: 8 }),
    {
      vary: [
        { name: '개편안.연장근로시간', range: '1300..2200' },
        { name: '제공건수', range: '33..41' },
      ],
      until: '차액.지급총액 >= 0',
    },
    fused,
  );
  const rows = map.rows.map(({ intervals: one }) => shown(one).at(-1));
  expect(rows).toEqual([
    '2103..2200 holds',
    ...Array.from({ length: 7 }, () => '1403..2200 holds'),
    '1578..2200 holds',
  ]);
  expect(solveCsv(map).split('\r\n')[1]).toBe('33,1300,2102,성립하지 않음');
  const chart = solveChart(map, 'ko');
  // 1300 is place 0: from 2103 in the row of 33, from 1403 in the seven rows above it, from 1578 in that of 41.
  expect(chart.areas).toEqual([
    { from: 803, to: 900, row: 0, rows: 1, state: 'holds' },
    { from: 103, to: 900, row: 1, rows: 7, state: 'holds' },
    { from: 278, to: 900, row: 8, rows: 1, state: 'holds' },
  ]);
  const drawing = chartSvg(chart, 'ko');
  expect(drawing).toMatch(/<svg [^>]*role="img"[^>]*>\n<title/);
  expect(drawing).toContain('url(#holds)');
  expect(drawing).not.toMatch(/NaN|undefined/);
});

test('next steps: four more services bring 150,000, and one more leave day lowers the target by 2 to 38', () => {
  const steps = nextSteps(situation({ 제공건수: 30, 적극개입건수: 5 }, hours()), fused);
  const find = (name: string, direction: string) =>
    steps.find((one) => one.lever.name === name && one.direction === direction);
  const services = find('제공건수', 'more')?.nearest;
  expect(services?.by).toEqual({ n: 4n, d: 1n });
  expect(services?.lines).toEqual([{ term: '협력성과급A', change: 150_000 }]);
  expect(services?.totals[0]).toEqual({ term: '지급총액', change: 150_000 });
  expect(find('연차일수', 'more')?.unit?.shown).toEqual([
    { term: '월목표건수', before: { n: 40n, d: 1n }, after: { n: 38n, d: 1n } },
  ]);
  // 20 minutes of overtime, an hour of it, and six hours on a holiday (the 1st): 285.9 won a minute.
  const moved = (name: string, direction: string) => find(name, direction)?.nearest?.lines;
  expect(moved('근무종료', 'more')).toEqual([{ term: '연장수당', change: 5_718 }]);
  expect(moved('근무시작', 'less')).toEqual([{ term: '연장수당', change: 5_718 }]);
  expect(moved('추가근무일수', 'more')).toEqual([{ term: '연장수당', change: 17_155 }]);
  expect(moved('휴일근무일수', 'more')).toEqual([{ term: '휴일수당', change: 102_929 }]);
  expect(moved('휴무일근무일수', 'more')).toEqual([{ term: '연장수당', change: 102_929 }]);
  // An attendance system's minutes are all that is known of the work.
  const given = nextSteps(situation({ 제공건수: 30, 적극개입건수: 5 }), fused);
  expect(given.find(({ lever }) => lever.name === '개편안.연장분')?.nearest?.lines).toEqual([
    { term: '연장수당', change: 286 },
  ]);
  expect(given.some(({ lever }) => lever.name === '근무종료')).toBe(false);
  expect(find('제공건수', 'less')).toBeUndefined();
});

describe('what was asked wrongly', () => {
  const codes = (
    vary: readonly { name: string; range?: string; step?: string }[],
    until: string,
  ): string[] => {
    try {
      const ask = { vary, until };
      if (vary.length > 1) solveMap(situation({ 제공건수: 40 }), ask);
      else solve(situation({ 제공건수: 40 }), ask);
      return [];
    } catch (error) {
      if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
      throw error;
    }
  };
  test.each([
    ['unknown-lever', [{ name: '제공건수들' }], '차액.지급총액 >= 0'],
    ['lever-not-numeric', [{ name: '노조' }], '차액.지급총액 >= 0'],
    ['bad-range', [{ name: '제공건수', range: '5' }], '차액.지급총액 >= 0'],
    ['empty-lever-range', [{ name: '제공건수', range: '5..4' }], '차액.지급총액 >= 0'],
    ['range-outside', [{ name: '제공건수', range: '0..100001' }], '차액.지급총액 >= 0'],
    ['range-off-grain', [{ name: '제공건수', step: '0.5' }], '차액.지급총액 >= 0'],
    ['range-off-grain', [{ name: '개편안.연장분', step: '0.5' }], '차액.지급총액 >= 0'],
    ['minutes-of-no-scheme', [{ name: '연장근로시간' }], '차액.지급총액 >= 0'],
    ['work-is-classified', [{ name: '근무종료' }], '차액.지급총액 >= 0'],
    ['range-off-grain', [{ name: '기준A금액', range: '0..1', step: '0.1' }], '차액.지급총액 >= 0'],
    ['range-outside', [{ name: '기준A금액', range: '-1..1' }], '차액.지급총액 >= 0'],
    ['below-minimum', [{ name: '제공건수', step: '0' }], '차액.지급총액 >= 0'],
    ['below-minimum', [{ name: '제공건수', step: '-1' }], '차액.지급총액 >= 0'],
    ['grid-too-large', [{ name: '기본급' }], '차액.지급총액 >= 0'],
    ['lever-twice', [{ name: '제공건수' }, { name: '제공건수' }], '차액.지급총액 >= 0'],
    ['unit-clash', [{ name: '제공건수' }], '차액.지급총액 >= 10'],
    ['unknown-term', [{ name: '제공건수' }], '차액.지급총엑 >= 0'],
    ['wrong-result-unit', [{ name: '제공건수' }], '차액.지급총액'],
  ] as const)('%s', (code, vary, until) => {
    expect(codes(vary, until)).toEqual([code]);
  });
});

describe('work that cannot vary', () => {
  const asked = (vary: readonly { name: string; range?: string; step?: string }[], more: object = {}) => {
    try {
      const ask = { vary, until: '차액.지급총액 >= 0' };
      const own = situation({ 제공건수: 40 }, { ...hours(), ...more });
      return vary.length > 1 ? solveMap(own, ask) : solve(own, ask);
    } catch (error) {
      if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
      throw error;
    }
  };
  test.each([
    ['not-a-clock', [{ name: '근무종료', range: '저녁..22:00' }], {}],
    ['range-outside', [{ name: '근무종료', range: '08:00..18:00' }], {}],
    ['range-off-grain', [{ name: '근무종료', step: '0.5' }], {}],
    ['work-and-minutes', [{ name: '근무종료' }, { name: '개편안.연장분', range: '0..9' }], {}],
    [
      'no-day-to-vary',
      [{ name: '근무종료' }],
      { 휴직: [{ 종류: '질병휴직', 시작일: '2024-03-01', 종료일: '2024-03-31' }] },
    ],
  ] as const)('%s', (code, vary, more) => {
    expect(asked(vary, more)).toEqual([code]);
  });

  test('more days of extra work than leave leaves are no figure: 20 less 2', () => {
    const map = asked([{ name: '추가근무일수' }, { name: '연차일수', range: '2..2' }]);
    const row = 'rows' in map ? map.rows[0] : undefined;
    expect(row && shown(row.intervals)).toEqual(['0..18 fails', '19..20 none']);
    expect(row?.intervals[1]?.problem?.code).toBe('too-few-days');
  });

  test('hours that end before lunch does are refused as an estimate refuses them', () => {
    const found = asked([{ name: '근무종료', range: '12:30..13:00' }]);
    expect('intervals' in found && shown(found.intervals)).toEqual(['750..779 none', '780..780 fails']);
  });
});
