import { firstDay, type Month, parseMonth } from '../../src/calendar/date.ts';
import type { ClassifiedMinutes } from '../../src/calendar/month.ts';
import type { WorkRecord } from '../../src/calendar/types.ts';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import { compareRatios, type Ratio, ratio } from '../../src/formula/ratio.ts';
import type { Allowance, PersonMonth } from '../../src/people/types.ts';
import { Problems } from '../../src/problem/problem.ts';
import type { Compiled } from '../../src/rules/compile.ts';
import { dayParts } from '../../src/rules/leave-parts.ts';
import type { TermRule } from '../../src/rules/model.ts';
import { rules } from '../support.ts';
import { after, changesOf, type Held } from './changes.ts';
import type { Draws } from './random.ts';
import { recordOf } from './records.ts';
import { ownHours, withContract } from './usual-hours.ts';

/** The months whose holidays and tables are known. */
export const allMonths: readonly [first: Month, last: Month] = [
  parseMonth('2019-01') ?? 0,
  parseMonth('2026-12') ?? 0,
];

/**
 * Person-months as anything may give them to the engine: every fact of the rules at and between its ends, given or
 * not, sometimes off its step or beyond its range; several months of a person, with gaps; hours of their own and what
 * changes within a month; minutes given or worked.
 */
const everybody = (_: PersonMonth): boolean => true;

export class AnyPeople {
  private readonly facts: readonly ((draws: Draws, month: Month) => readonly [string, Value] | undefined)[];

  constructor(rules: Compiled) {
    const asked = [...rules.terms.values()].flatMap(({ rules: [defined] }) =>
      defined?.rule.fact?.from === '직원' || defined?.rule.fact?.from === '근무' ? [defined.rule] : [],
    );
    this.facts = asked.map((rule) => factOf(rules, rule));
  }

  /** About so many person-months of those kept; a person's months stand together, ascending. */
  draw(draws: Draws, count: number, [first, last] = allMonths, keeps = everybody): PersonMonth[] {
    const people: PersonMonth[] = [];
    for (let p = 0; people.length < count; p++) {
      people.push(...this.person(draws, `P${p}`, [first, last]).filter(keeps));
    }
    return people;
  }

  private person(draws: Draws, id: string, [first, last]: typeof allMonths): PersonMonth[] {
    const people: PersonMonth[] = [];
    let month = draws.between(first, last);
    const months = draws.of([1, 1, 2, 3, 5, 13]);
    const isSteady = draws.once(2);
    let held = this.heldIn(draws, month, allowancesOf(draws));
    const [hired, left] = [2, 3].map((n) =>
      draws.once(n) ? firstDay(month) + draws.between(-900, 40) : undefined,
    );
    const isLeft = left !== undefined && (hired === undefined || hired <= left);
    const employed = { ...(hired !== undefined && { hired }), ...(isLeft && { left }) };
    for (let m = 0; m < months && month <= last; m++) {
      if (!isSteady && m > 0) held = this.heldIn(draws, month, held.allowances);
      const record = recordOf(draws, month, employed, held.hours);
      const minutes = draws.once(3) ? undefined : minutesOf(draws);
      // Minutes that have no days can be divided among none.
      const isChanged = draws.once(minutes === undefined ? 4 : 100);
      const changes = isChanged ? changesOf(draws, month, held, allowancesOf) : [];
      people.push({
        id,
        month,
        facts: asRecorded(held.facts, record),
        record: minutes === undefined ? record : { ...record, shifts: [] },
        allowances: held.allowances,
        ...(changes.length > 0 && { changes }),
        ...(minutes && { classified: minutes }),
      });
      held = after(held, changes);
      month += draws.once(8) ? 2 : 1;
    }
    return people;
  }

  /** What holds of a person when a month begins. */
  private heldIn(draws: Draws, month: Month, allowances: readonly Allowance[]): Held {
    const { quarters, ...hours } = ownHours(draws);
    const facts = withContract(draws, this.factsOf(draws, month), {
      ...(quarters !== undefined && { quarters }),
      ...hours,
    });
    return { facts, hours, allowances };
  }

  private factsOf(draws: Draws, month: Month): ReadonlyMap<string, Value> {
    const facts = new Map<string, Value>();
    for (const fact of this.facts) {
      const drawn = fact(draws, month);
      if (drawn !== undefined) facts.set(...drawn);
    }
    // Most people meet what the rules ask of an input.
    if (!draws.once(100)) {
      const family = facts.get('공제대상가족수');
      const most = family !== undefined && isRatio(family) ? Number(family.n / family.d) - 1 : 0;
      facts.set('자녀수', ratio(draws.below(Math.max(0, most) + 1)));
      const [part, all] = [facts.get('적극개입건수'), facts.get('제공건수') ?? ratio(0)];
      if (part !== undefined && isRatio(part) && isRatio(all) && compareRatios(part, all) > 0)
        facts.set('적극개입건수', all);
      // No more is exchanged for leave than was worked, and what is said of the year's earlier months is what they say.
      const exchanges = draws.once(40);
      for (const name of ['보상휴가연장분', '보상휴가야간분', '보상휴가휴일분', '보상휴가휴일연장분'])
        if (!exchanges) facts.delete(name);
        else if (!draws.once(4)) facts.set(name, ratio(draws.below(60)));
      if (!draws.once(8)) facts.delete('난임치료휴가사용일수');
      // Nobody tells lateness where the record does.
      if (!draws.once(20)) for (const name of ['지각분', '조퇴분', '외출분']) facts.delete(name);
      const [born, hired] = [facts.get('생년월일'), facts.get('입사일')];
      const late =
        born !== undefined && hired !== undefined && isRatio(born) && isRatio(hired) && born.n >= hired.n;
      if (late) facts.delete('생년월일');
    }
    return facts;
  }
}

/** Days of leave and of employment are facts and record in one, as every reader makes them. */
function asRecorded(drawn: ReadonlyMap<string, Value>, { leave, hired, left }: WorkRecord) {
  const facts = new Map(drawn);
  const put = (name: string, value: Ratio | undefined): void => {
    if (value === undefined) facts.delete(name);
    else facts.set(name, value);
  };
  for (const { name, fact } of rules.leave.counted) {
    const { parts } = leave[name] ?? { parts: 0 };
    put(fact, parts === 0 ? undefined : ratio(parts, dayParts));
  }
  put('입사일', hired === undefined ? undefined : ratio(hired));
  put('퇴사일', left === undefined ? undefined : ratio(left));
  const born = facts.get('생년월일');
  if (born !== undefined && isRatio(born) && hired !== undefined && born.n >= BigInt(hired))
    facts.delete('생년월일');
  return facts;
}

function factOf(rules: Compiled, rule: TermRule) {
  const { name, fact, choices } = rule;
  const number = (text: string | undefined): Ratio | undefined => {
    const value = text === undefined ? undefined : rules.literal(name, { text, at: rule.at }, new Problems());
    return value !== undefined && isRatio(value) ? value : undefined;
  };
  const [min, max, step] = [number(fact?.min), number(fact?.max), number(fact?.step)];
  const optional = fact?.optional === true || fact?.default !== undefined;
  return (draws: Draws, month: Month): readonly [string, Value] | undefined => {
    if (draws.once(optional ? 4 : 400)) return undefined;
    if (rule.unit === '선택') return [name, draws.once(3) ? draws.of(choices ?? []) : (choices?.[0] ?? '')];
    if (rule.unit === '여부') return [name, draws.once(2)];
    if (rule.unit === '날짜') {
      const years = name === '생년월일' ? draws.between(17, 70) : draws.between(0, 12);
      return [name, ratio(firstDay(month) - Math.floor(years * 365.25) + draws.between(-2, 33))];
    }
    return [name, anyNumber(draws, min ?? ratio(0), max ?? ratio(1_000_000_000), step ?? ratio(1))];
  };
}

/** Mostly small or of a usual size; at times an end of the range, off the step, or beyond the range. */
function anyNumber(draws: Draws, min: Ratio, max: Ratio, step: Ratio): Ratio {
  const steps = Number(((max.n * min.d - min.n * max.d) * step.d) / (max.d * min.d * step.n));
  const at = (n: number): Ratio => ratio(min.n * step.d + BigInt(n) * step.n * min.d, min.d * step.d);
  if (draws.once(1000)) return ratio(at(Math.min(steps, 7)).n * 3n + 1n, at(0).d * 7n);
  if (draws.once(1000)) return at(draws.of([-1, steps + 1, steps * 5000]));
  if (draws.once(40)) return at(draws.of([0, steps, 1, steps - 1]));
  if (steps < 1000) return at(draws.between(0, Math.min(steps, draws.of([1, 3, steps]))));
  return at(
    Math.min(
      steps,
      draws.of([
        () => draws.between(0, 12_000_000),
        () => 209 * draws.between(0, 30_000),
        () => 1000 * draws.between(1000, 6000),
        () => draws.between(0, 60),
        () => draws.between(0, steps),
      ])(),
    ),
  );
}

function allowancesOf(draws: Draws): readonly Allowance[] {
  if (draws.once(2)) return [];
  return Array.from({ length: draws.between(1, 3) }, (_, i) => ({
    name: `수당${i}`,
    amount: draws.once(200) ? 2_000_000_000 : draws.between(0, 500_000),
    natures: {
      통상임금: draws.of(['예', '아니오', '재직조건']),
      세금: draws.of(['과세', '과세', '식대', '자가운전보조금', '보육수당', '비과세']),
      최저임금: draws.of(['임금', '임금', '현금복리후생', '매월상여', '아님']),
    },
  }));
}

function minutesOf(draws: Draws): ReadonlyMap<string, ClassifiedMinutes> {
  const some = (): number =>
    draws.of([
      () => 0,
      () => 0,
      () => 30 * draws.below(100),
      () => 219 * draws.below(20),
      () => draws.below(9000),
    ])();
  const one = (): ClassifiedMinutes => ({ 연장: some(), 야간: some(), 휴일: some(), 휴일연장: some() });
  return new Map(
    ['현행', '개편안', '월급공제'].filter((_, i) => i < 2 || !draws.once(3)).map((name) => [name, one()]),
  );
}
