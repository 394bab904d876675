import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Day, parseIsoDay, parseMonth } from '../../src/calendar/date.ts';
import type { ClassifiedMinutes } from '../../src/calendar/month.ts';
import type { LeaveSpell } from '../../src/calendar/types.ts';
import type { Value } from '../../src/formula/checked.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Engine } from '../../src/pay/engine.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { halfDay } from '../half-day.ts';
import { addDays, countDays, type Spell } from '../oracles/days.ts';
import type { Facts, Minutes } from '../oracles/reform-2024.ts';

const plain = { 세금: '과세', 최저임금: '임금' };

/** An engine over the shipped rules. */
export function shippedEngine(): Engine {
  const problems = new Problems();
  const engine = new Engine(new Compiled(shippedRules(), problems));
  problems.throwIfAny();
  return engine;
}

/** A person's month as a test draws it: what the engine and the oracle are each told in their own terms. */
export interface Drawn {
  readonly month: string;
  readonly job: string;
  readonly hours: string;
  readonly unit: string;
  readonly base?: number;
  readonly allowances: { readonly ordinary: number; readonly other: number };
  readonly spells: readonly Spell[];
  readonly hired?: string;
  readonly left?: string;
  /** In half days. */
  readonly leave: {
    readonly 연차: number;
    readonly 공가: number;
    readonly 병가: number;
    readonly 결근: number;
  };
  readonly services: number;
  readonly proactive: number;
  readonly minutes: { readonly 현행: Minutes; readonly 개편안: Minutes };
}

const noMinutes: Minutes = { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 };

/** A full-time care worker of 2024-03 with nothing out of the ordinary; `parts` replace what is given. */
export const drawn = (parts: Partial<Drawn> = {}): Drawn => ({
  month: '2024-03',
  job: '요양보호사',
  hours: '전일제',
  unit: '모두돌봄센터',
  allowances: { ordinary: 0, other: 0 },
  spells: [],
  leave: { 연차: 0, 공가: 0, 병가: 0, 결근: 0 },
  services: 0,
  proactive: 0,
  minutes: { 현행: noMinutes, 개편안: noMinutes },
  ...parts,
});

/** 서울시 생활임금 by year, as the city announced it. */
const livingWages: Readonly<Record<string, number>> = {
  2023: 11_157,
  2024: 11_436,
  2025: 11_779,
  2026: 12_121,
};

const holidays = new Set(
  readFileSync(new URL('../../rules/korea/calendar/public-holidays.csv', import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, 10)),
);

const day = (iso: string): Day => must(parseIsoDay(iso));

/** For the engine: a person-month with classified minutes and undated leave. */
export function forEngine(one: Drawn): PersonMonth {
  const facts = new Map<string, Value>([
    ['직종', one.job],
    ['근무형태', one.hours],
    ['소속유형', one.unit],
    ['연차일수', ratio(one.leave.연차, 2)],
    ['공가일수', ratio(one.leave.공가, 2)],
    ['병가일수', ratio(one.leave.병가, 2)],
    ['결근일수', ratio(one.leave.결근, 2)],
    ['제공건수', ratio(one.services)],
    ['적극개입건수', ratio(one.proactive)],
  ]);
  // Forty hours by contract are a full-time worker's.
  if (one.hours === '시간제') facts.set('계약주소정시간', ratio(40));
  if (one.base !== undefined) facts.set('계약기본급', ratio(one.base));
  const { 연차, 공가, 병가, 결근 } = one.leave;
  return {
    month: must(parseMonth(one.month)),
    facts,
    record: {
      shifts: [],
      leave: {
        연차: { parts: 연차 * halfDay },
        공가: { parts: 공가 * halfDay },
        병가: { parts: 병가 * halfDay },
        결근: { parts: 결근 * halfDay },
      },
      spells: one.spells.map(
        ({ from, to }): LeaveSpell => ({ kind: '질병휴직', from: day(from), to: day(to) }),
      ),
      ...(one.hired !== undefined && { hired: day(one.hired) }),
      ...(one.left !== undefined && { left: day(one.left) }),
    },
    allowances: [
      { name: '통상수당', amount: one.allowances.ordinary, natures: { ...plain, 통상임금: '예' } },
      { name: '다른수당', amount: one.allowances.other, natures: { ...plain, 통상임금: '아니오' } },
    ],
    classified: new Map<string, ClassifiedMinutes>(Object.entries(one.minutes)),
  };
}

/** For the oracle: days counted one by one. */
export function forOracle(one: Drawn): Facts {
  const employed = { from: one.hired ?? '1900-01-01', to: one.left ?? '2999-12-31' };
  const days = countDays(one.month, holidays, one.spells, employed);
  return {
    ...days,
    귀속월: one.month,
    직종: one.job,
    근무형태: one.hours,
    소속유형: one.unit,
    ...(one.base !== undefined && { 기본급: one.base }),
    생활임금시급: must(livingWages[one.month.slice(0, 4)]),
    통상고정수당: one.allowances.ordinary,
    기타고정수당: one.allowances.other,
    // The shipped reading 목표일수기준 = 월전체: the month's days, whoever is employed for how long.
    목표기준일수: days.월소정근로일수,
    연차반일: one.leave.연차,
    공가반일: one.leave.공가,
    결근반일: one.leave.결근,
    제공건수: one.services,
    적극개입건수: one.proactive,
    분류시간: one.minutes,
  };
}

const month = fc
  .integer({ min: 2023 * 12, max: 2026 * 12 + 11 })
  .map((n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);

/** On and off multiples of 209; odd multiples make an overtime hour end in half a won. */
const base = fc.oneof(
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.integer({ min: 0, max: 30_000 }).map((hourly) => 209 * hourly),
  fc.integer({ min: 0, max: 2_000 }).map((n) => 4180 * n),
  fc.constantFrom(2_390_124, 3_021_128, 1_789_000),
);

/** 219 minutes of reform overtime are whole won; whole and half hours are what people work. */
const minutes: fc.Arbitrary<Minutes> = fc.record({
  연장: spent(),
  야간: spent(),
  휴일: spent(),
  휴일연장: spent(),
});
function spent(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 200 }).map((n) => 30 * n),
    fc.integer({ min: 0, max: 20 }).map((n) => 219 * n),
    fc.integer({ min: 0, max: 89_280 }),
  );
}

/** Spells in order of time that do not overlap, some of which touch; lengths about a month, a year, two years. */
function spellsFrom(
  start: string,
  parts: readonly { readonly gap: number; readonly length: number }[],
  last: string,
): Spell[] {
  let from = start;
  return parts.flatMap(({ gap, length }) => {
    const begin = addDays(from, gap);
    const end = addDays(begin, length - 1);
    from = addDays(end, 1);
    return end > last ? [] : [{ from: begin, to: end }];
  });
}
const spellParts = fc.array(
  fc.record({
    gap: fc.constantFrom(0, 0, 1, 10, 40),
    length: fc.oneof(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 340, max: 390 }),
      fc.integer({ min: 700, max: 760 }),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

/** A valid person-month: leave fits the days there are, and spells lie within the employment. */
export const anyDrawn: fc.Arbitrary<Drawn> = fc
  .record({
    month,
    person: fc.record({
      job: fc.constantFrom('요양보호사', '요양보호사', '요양보호사', '사회복지사'),
      hours: fc.constantFrom('전일제', '전일제', '전일제', '시간제'),
      unit: fc.constantFrom('모두돌봄센터', '모두돌봄센터', '모두돌봄센터', '데이케어센터'),
    }),
    base: fc.option(base, { nil: undefined, freq: 4 }),
    allowances: fc.record({ ordinary: allowance(), other: allowance() }),
    spells: fc.option(fc.record({ before: fc.integer({ min: -25, max: 800 }), parts: spellParts }), {
      nil: undefined,
      freq: 2,
    }),
    hired: fc.option(fc.integer({ min: -2, max: 33 }), { nil: undefined, freq: 2 }),
    left: fc.option(fc.integer({ min: -2, max: 33 }), { nil: undefined, freq: 2 }),
    leave: fc.tuple(fc.nat(8), fc.nat(4), fc.nat(4), fc.nat(10)),
    services: fc.nat(60),
    proactive: fc.nat(60),
    minutes: fc.record({ 현행: minutes, 개편안: minutes }),
  })
  .map((one): Drawn => {
    const first = `${one.month}-01`;
    const spells =
      one.spells === undefined
        ? []
        : spellsFrom(addDays(first, -one.spells.before), one.spells.parts, '2030-12-31');
    // Who has leave of absence is employed from its first day to its last at the least.
    const [start, end] = [spells[0]?.from, spells.at(-1)?.to];
    const from = (anchor: string | undefined, n: number | undefined, way: 1 | -1): string | undefined =>
      n === undefined
        ? undefined
        : anchor === undefined
          ? addDays(first, n)
          : addDays(anchor, way * Math.abs(n));
    const [hired, left] = [from(start, one.hired, -1), from(end, one.left, 1)];
    const made = drawn({
      ...one.person,
      month: one.month,
      ...(one.base !== undefined && { base: one.base }),
      allowances: one.allowances,
      spells,
      ...(hired !== undefined && { hired }),
      ...(left !== undefined && (hired === undefined || hired <= left) && { left }),
      services: one.services,
      proactive: Math.min(one.proactive, one.services),
      minutes: one.minutes,
    });
    const employed = { from: made.hired ?? '1900-01-01', to: made.left ?? '2999-12-31' };
    let room = 2 * countDays(one.month, holidays, spells, employed).근무가능일수;
    const take = (halves: number | undefined): number => {
      const taken = Math.min(halves ?? 0, room);
      room -= taken;
      return taken;
    };
    const [연차, 공가, 병가, 결근] = one.leave;
    return { ...made, leave: { 연차: take(연차), 공가: take(공가), 병가: take(병가), 결근: take(결근) } };
  });

function allowance(): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(0, 0, 595, 140_000), fc.integer({ min: 0, max: 500_000 }));
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test names something there is not');
  return value;
}
