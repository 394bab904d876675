import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solve } from '../../src/bargaining/solve/solve.ts';
import { add, multiply, ratio } from '../../src/formula/ratio.ts';
import { fused } from '../../src/jit/fused.ts';
import type { Engine } from '../../src/pay/engine.ts';
import { runKernels } from '../../src/readings/batch/kernels.ts';
import { runs } from '../runs.ts';
import { engine, engineWith, person } from '../support.ts';
import { type Asked, segments, shown, standsAt, text } from './brute.ts';

const conditions: readonly Asked[] = [
  { text: '차액.실수령액 >= 0', holds: (of) => of('차액', '실수령액') >= 0 },
  { text: '차액.지급총액 >= 0', holds: (of) => of('차액', '지급총액') >= 0 },
  { text: '차액.공제총액 < 20_000원', holds: (of) => of('차액', '공제총액') < 20_000 },
  { text: '개편안.소득세 > 현행.소득세', holds: (of) => of('개편안', '소득세') > of('현행', '소득세') },
  {
    text: '개편안.실수령액 >= 98% * 현행.실수령액',
    holds: (of) => 100 * of('개편안', '실수령액') >= 98 * of('현행', '실수령액'),
  },
  {
    text: '개편안.협력성과급B > 0 or 차액.지급총액 > 0',
    holds: (of) => of('개편안', '협력성과급B') > 0 || of('차액', '지급총액') > 0,
  },
];

interface Facts {
  readonly [key: string]: number;
}
interface Way {
  readonly name: string;
  readonly points: number;
  readonly lowest: number;
  readonly highest: number;
  /** In how many parts of the unit the step comes. */
  readonly parts: number;
  /** The input, and the engine, in which a value stands. */
  readonly at: (base: Base, value: number, written: string) => { input: Record<string, unknown>; by: Engine };
}
interface Base {
  readonly work: Facts;
  readonly own: Facts;
  readonly overtime: number;
  readonly before: number;
}

const given4 = (연장: number) => ({ 연장, 야간: 0, 휴일: 0, 휴일연장: 0 });
const given = ({ work, own, overtime, before }: Base): Record<string, unknown> => ({
  귀속월: '2024-05',
  직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터', ...own },
  근무: work,
  분류시간: { 현행: given4(before), 개편안: given4(overtime) },
});
const fact = (name: string, highest: number, points: number, parts = 1): Way => ({
  name,
  points,
  lowest: 0,
  highest,
  parts,
  at: (base, value) => ({ input: given({ ...base, work: { ...base.work, [name]: value } }), by: engine }),
});
const ways: readonly Way[] = [
  {
    ...fact('개편안.연장근로시간', 2600, 60),
    lowest: 600,
    at: (base, value) => ({ input: given({ ...base, overtime: value }), by: engine }),
  },
  {
    ...fact('현행.연장분', 2000, 60),
    at: (base, value) => ({ input: given({ ...base, before: value }), by: engine }),
  },
  fact('제공건수', 60, 60),
  fact('적극개입건수', 60, 60),
  fact('연차일수', 15, 30, 2),
  fact('결근일수', 15, 30, 2),
  {
    ...fact('기본급', 3_000_000, 60),
    lowest: 1_500_000,
    at: (base, value) => ({ input: given({ ...base, own: { ...base.own, 기본급: value } }), by: engine }),
  },
  {
    ...fact('개편안.기준A금액', 700_000, 60),
    at: (base, _, written) => ({ input: given(base), by: engineWith('개편안', { 기준A금액: written }) }),
  },
  {
    ...fact('개편안.기준A달성률', 1, 60, 1000),
    at: (base, _, written) => ({ input: given(base), by: engineWith('개편안', { 기준A달성률: written }) }),
  },
];

const base: fc.Arbitrary<Base> = fc
  .record({
    own: fc.record({
      기본급: fc.integer({ min: 2_000_000, max: 3_200_000 }),
      공제대상가족수: fc.integer({ min: 3, max: 5 }),
      자녀수: fc.integer({ min: 0, max: 2 }),
    }),
    services: fc.integer({ min: 25, max: 45 }),
    proactive: fc.integer({ min: 4, max: 10 }),
    leave: fc.integer({ min: 0, max: 6 }),
    overtime: fc.integer({ min: 0, max: 3500 }),
    before: fc.integer({ min: 0, max: 600 }),
  })
  .map(({ own, services, proactive, leave, overtime, before }) => ({
    own,
    work: { 제공건수: services, 적극개입건수: proactive, 연차일수: leave / 2 },
    overtime,
    before,
  }));

test('the intervals are those that the exact reading of each value by itself gives', () => {
  fc.assert(
    fc.property(
      base,
      fc.constantFrom(...ways),
      fc.constantFrom(...conditions),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(fused, runKernels),
      (one, way, asked, where, backend) => {
        const { points, lowest, highest, parts } = way;
        const steps = Math.max(0, (highest - lowest) * parts - points);
        const first = add(ratio(lowest), ratio(Math.floor(where * steps), parts));
        const values = Array.from({ length: points }, (_, i) => add(first, ratio(i, parts)));
        const last = values.at(-1) ?? first;
        const written = (value: typeof first): string => String(Number(value.n) / Number(value.d));
        const made = solve(
          { engine, person: person(given(one)), schemes: ['현행', '개편안'] },
          {
            vary: [
              {
                name: way.name,
                range: `${written(first)}..${written(last)}`,
                step: written(ratio(1, parts)),
              },
            ],
            until: asked.text,
          },
          backend,
        );
        const states = values.map((value) => {
          const { input, by } = way.at(one, Number(multiply(value, ratio(parts)).n) / parts, written(value));
          return standsAt(by, () => person(input), asked);
        });
        expect(shown(made.intervals)).toEqual(segments(values.map(text), states));
        expect(made.edges.length).toBe(made.intervals.length - 1);
      },
    ),
    runs(8, 500),
  );
});

/** A person's month by the hours worked, as `estimate` reads it. */
interface Worked {
  readonly work: Facts;
  readonly from: number;
  readonly to: number;
  readonly shifts: readonly { readonly day: string; readonly from: number; readonly to: number }[];
}
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const lunch = '12:00-13:00';
const worked = ({ work, from, to, shifts }: Worked): Record<string, unknown> => ({
  귀속월: '2024-05',
  직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' },
  근무: work,
  근무시간대: { 시작: clock(from), 종료: clock(to), 휴게: lunch },
  근무일지: shifts.map((one) => ({
    일자: one.day,
    시작: clock(one.from),
    종료: clock(one.to),
    휴게: lunch,
  })),
});
/** May 2024: the 1st, 5th, 6th and 15th are holidays, and so are Sundays; Saturdays are off. */
const scheduled = [2, 3, 7, 8, 9, 10, 13, 14, 16, 17, 20, 21, 22, 23, 24, 27, 28, 29, 30, 31];
const holidays = [1, 5, 6, 12, 15, 19, 26];
const saturdays = [4, 11, 18, 25];
const date = (day: number): string => `2024-05-${String(day).padStart(2, '0')}`;
const stayingOn = (one: Worked, days: readonly number[], minutes: number): Worked => ({
  ...one,
  shifts: days.map((day) => ({ day: date(day), from: one.from, to: one.to + minutes })),
});

interface WorkWay {
  readonly name: string;
  readonly values: readonly number[];
  readonly range: string;
  readonly at: (base: Worked, value: number) => Worked;
}
const each = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const workWays: readonly WorkWay[] = [
  {
    name: '근무종료',
    values: each(780, 1440),
    range: '13:00..24:00',
    at: (base, to) => ({ ...base, to }),
  },
  {
    name: '근무시작',
    values: each(0, 720),
    range: '0:00..12:00',
    at: (base, from) => ({ ...base, from }),
  },
  {
    name: '추가근무일수',
    values: each(0, 20),
    range: '0..20',
    at: (base, days) => stayingOn(base, scheduled.slice(0, days), 60),
  },
  {
    name: '휴일근무일수',
    values: each(0, 7),
    range: '0..7',
    at: (base, days) => stayingOn(base, holidays.slice(0, days), 0),
  },
  {
    name: '휴무일근무일수',
    values: each(0, 4),
    range: '0..4',
    at: (base, days) => stayingOn(base, saturdays.slice(0, days), 0),
  },
];

test('by work, every value of the grid stands as an estimate of that work does', () => {
  const base = fc.record({
    work: fc.record({
      제공건수: fc.integer({ min: 25, max: 45 }),
      적극개입건수: fc.integer({ min: 4, max: 10 }),
    }),
    from: fc.integer({ min: 420, max: 700 }),
    to: fc.integer({ min: 900, max: 1200 }),
    shifts: fc.constant([]),
  });
  fc.assert(
    fc.property(
      base,
      fc.constantFrom(...workWays),
      fc.constantFrom(...conditions),
      fc.constantFrom(fused, runKernels),
      (one, { name, values, range, at }, asked, backend) => {
        const made = solve(
          { engine, person: person(worked(one)), schemes: ['현행', '개편안'] },
          { vary: [{ name, range }], until: asked.text },
          backend,
        );
        const states = values.map((value) => standsAt(engine, () => person(worked(at(one, value))), asked));
        expect(shown(made.intervals)).toEqual(segments(values.map(String), states));
      },
    ),
    runs(4, 200),
  );
});

// 20 nights of 7 hours at half of 12,523,000/1,095 won: 800,557 won.
test.each(['근무시작', '근무종료', '추가근무시간'])('a night from 22:00 to 6:00, by %s', (name) => {
  const night = { 시작: '22:00', 종료: '30:00', 휴게: '26:00-27:00' };
  const input = (hours: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
    귀속월: '2024-05',
    직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' },
    근무: { 제공건수: 0 },
    근무시간대: hours,
    ...more,
  });
  const asked: Asked = {
    text: '개편안.야간수당 >= 800_000원',
    holds: (of) => of('개편안', '야간수당') >= 800_000,
  };
  const made = solve(
    { engine, person: person(input(night)), schemes: ['현행', '개편안'] },
    { vary: [{ name, step: name === '추가근무시간' ? '2' : '20' }], until: asked.text },
    fused,
  );
  const { from, step, size } = made.lever.range;
  const values = Array.from({ length: size }, (_, i) => add(from, multiply(step, ratio(i))));
  const states = values.map((value) => {
    const minutes = Number(value.n) / Number(value.d);
    const hours =
      name === '근무시작'
        ? { ...night, 시작: clock(minutes) }
        : { ...night, 종료: clock(name === '근무종료' ? minutes : 1800 + 60 * minutes) };
    return standsAt(engine, () => person(input(hours)), asked);
  });
  expect(size).toBeGreaterThan(5);
  expect(shown(made.intervals)).toEqual(segments(values.map(text), states));
  expect(new Set(states).size).toBeGreaterThan(name === '추가근무시간' ? 0 : 1);
});
