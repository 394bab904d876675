import { expect, test } from 'vitest';
import type { PersonMonth } from '../../src/people/types.ts';
import { either } from '../runs.ts';
import { engineWith, rules } from '../support.ts';
import { agreeTwice, nothingCompared, runnersOf } from './agree.ts';
import { AnyPeople, allMonths } from './people.ts';
import { Draws } from './random.ts';
import { clocked } from './records.ts';

const clock = (draws: Draws) => ({
  unit: String(draws.of([1, 5, 15, 30])),
  to: `"${draws.of(['올림', '버림', '반올림'])}"`,
  grace: String(draws.of([0, 0, 10, 25])),
});

/** Values of the rules of recognition, as a scenario states them. */
function valuesOf(draws: Draws) {
  const [start, end] = [clock(draws), clock(draws)];
  return {
    조기출근: `"${draws.of(['기록', '승인'])}"`,
    출근단위: start.unit,
    출근끝수: start.to,
    지각유예: start.grace,
    퇴근단위: end.unit,
    퇴근끝수: end.to,
    조퇴유예: end.grace,
    연장인정: `"${draws.of(['기록', '승인'])}"`,
  };
}

/** By part of the people: what the calendar is told may rest on facts. */
const byFact = {
  연장인정: 'if 원천징수선택 = "80%" then "승인" else "기록"',
  퇴근단위: 'if 자녀수 > 0 then 30분 else 7분',
};

test('whatever is recognised, columns come to what the exact reading makes of it', () => {
  const any = new AnyPeople(rules);
  const count = nothingCompared();
  let left = 0;
  for (let i = 0; i < either(8, 200); i++) {
    const draws = new Draws(i);
    const scheme = draws.of(['현행', '개편안', '법정월급제']);
    const { 연장인정, 퇴근단위, ...values } = valuesOf(draws);
    const engine = draws.once(3)
      ? engineWith(scheme, values, byFact)
      : engineWith(scheme, { ...values, 연장인정, 퇴근단위 });
    const first = allMonths[0] + 12 * (i % 8);
    const people = any.draw(draws, either(60, 200), [first, first + 2]).map((one): PersonMonth => {
      const { classified: _, ...rest } = one;
      return {
        ...rest,
        record: { ...one.record, shifts: one.record.shifts.map((shift) => clocked(draws, shift)) },
      };
    });
    agreeTwice(engine, runnersOf(engine, [scheme]), people, count);
    for (const one of people) {
      const facts = engine.monthFacts(one, scheme);
      left += facts.미승인연장분 + facts.끝수제외분 + facts.조기출근제외분 + facts.유예인정분;
    }
  }
  expect(count.payslips).toBeGreaterThan(either(200, 20_000));
  expect(left).toBeGreaterThan(0);
});
