import { expect, test } from 'vitest';
import { weekOfDays } from '../../src/calendar/cycle.ts';
import { monthFact } from '../../src/calendar/month.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { either } from '../runs.ts';
import { engine, rules } from '../support.ts';
import { AnyPeople } from './people.ts';
import { Draws } from './random.ts';

const any = new AnyPeople(rules);
const schemes = ['현행', '개편안'] as const;

/** Of random person-months those that can be, under a scheme. */
const possible = (people: readonly PersonMonth[], scheme: string): readonly PersonMonth[] =>
  people.filter((one) => {
    const problems = new Problems();
    engine.check(one, scheme, problems);
    return !problems.any;
  });

/** Lines in won, or by which code the month is refused. */
function lines(one: PersonMonth, scheme: string): readonly (readonly [string, number])[] | string {
  try {
    const slip = engine.payslip(one, scheme);
    return slip.lines.flatMap(({ items, total }) =>
      [...items, total].map(({ term }) => [term, amountOf(slip, term)] as const),
    );
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code }) => code).join();
    throw error;
  }
}

test('every minute worked is in one class, by whatever hours of one’s own, and where they change', () => {
  const classes = ['소정분', '연장분', '법내연장분', '휴일분', '휴일연장분'];
  const seen = { week: 0, contract: 0, changed: 0, swapped: 0 };
  const people = any.draw(new Draws(40), either(700, 20_000)).filter((one) => one.classified === undefined);
  for (const scheme of schemes)
    for (const one of possible(people, scheme)) {
      const facts = engine.monthFacts(one, scheme);
      const found = classes.map((name) => monthFact(facts, name));
      expect(
        found.reduce((sum, minutes) => sum + minutes, 0),
        one.id,
      ).toBe(facts.실근로분);
      expect(Math.min(...found, facts.야간분)).toBeGreaterThanOrEqual(0);
      expect(facts.야간분).toBeLessThanOrEqual(facts.실근로분);
      if (one.record.cycle) seen.week++;
      if (one.record.swaps) seen.swapped++;
      if (one.facts.has('계약주소정시간')) seen.contract++;
      if (one.changes) seen.changed++;
    }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});

/** The facts of somebody in full time by no contract of their own. */
function withoutContract({ facts }: PersonMonth): PersonMonth['facts'] {
  const own = new Map(facts).set('근무형태', '전일제');
  own.delete('계약주소정시간');
  return own;
}

test('a contract of forty hours is none: every line of random people to the won', () => {
  let compared = 0;
  const whole = any
    .draw(new Draws(41), either(150, 5000))
    .filter(({ record, changes }) => record.cycle === undefined && changes === undefined);
  for (const one of whole) {
    const facts = withoutContract(one);
    const without = { ...one, facts };
    const contracted = { ...one, facts: new Map(facts).set('계약주소정시간', ratio(40)) };
    for (const scheme of ['현행', '개편안', '현행(체결 협약)']) {
      const expected = lines(without, scheme);
      expect(lines(contracted, scheme), `${one.id} under ${scheme}`).toEqual(expected);
      if (typeof expected !== 'string') compared++;
    }
  }
  expect(compared).toBeGreaterThan(whole.length);
});

test('a week of five days of eight hours is none under the scheme whose hours it has', () => {
  const day = { from: 540, to: 1080, breaks: [{ from: 720, to: 780 }] };
  const cycle = { ...weekOfDays([day, day, day, day, day, undefined, undefined]), restDay: 7 };
  const drawn = any.draw(new Draws(42), either(150, 5000));
  const people = drawn.filter(({ changes }) => changes === undefined);
  let compared = 0;
  for (const one of people) {
    const facts = withoutContract(one);
    const { cycle: __, ...record } = one.record;
    const [without, weekly] = [record, { ...record, cycle }].map((record) => ({ ...one, facts, record }));
    if (without === undefined || weekly === undefined) continue;
    const expected = lines(without, '현행');
    expect(lines(weekly, '현행'), one.id).toEqual(expected);
    if (typeof expected !== 'string') compared++;
  }
  expect(compared).toBeGreaterThan(people.length / 2);
});
