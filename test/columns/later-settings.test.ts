import { expect, test } from 'vitest';
import { Engine } from '../../src/pay/engine.ts';
import type { Change } from '../../src/rules/change.ts';
import { agree, nothingCompared, runnersOf } from '../agreement/agree.ts';
import { AnyPeople } from '../agreement/people.ts';
import { Draws } from '../agreement/random.ts';
import { rules } from '../support.ts';

const at = { file: 'test', line: 1, column: 1 };
/** A parameter of 현행 that is another from 2024-03-16 on. */
const fromTheSixteenth = (name: string, before: string, after: string): Engine => {
  const entry = (text: string, from: string) => ({
    from,
    formula: { text, at },
    literal: true,
    source: { text: 'test' },
    confirmed: true,
  });
  const change: Change = {
    replace: [],
    values: [{ name, at, entries: [entry(before, '2019-01-01'), entry(after, '2024-03-16')] }],
  };
  return new Engine(rules, new Map([['현행', change]]));
};

// The night and breaks stand in no formula of pay: minutes go by them, and so does where a month is cut.
test.each([
  ['야간시작', '22:00', '21:00'],
  ['야간종료', '06:00', '07:00'],
  ['휴게첫길이', '30', '60'],
  ['일소정근로시간', '8', '7'],
  ['연장가산율', '50%', '60%'],
  // What these move is pay of leave alone (idle-parts.ts): whoever has a day of it is cut, and nobody else.
  ['휴직급여1년차비율', '100%', '70%'],
  ['휴직급여2년차비율', '50%', '70%'],
  ['휴직급여기준', '기본급', '통상임금'],
  ['장기휴직전체적용', 'false', 'true'],
])('%s of a later day: the columns agree with the exact reading', (name, before, after) => {
  const engine = fromTheSixteenth(name, before, after);
  const people = new AnyPeople(rules).draw(new Draws(3), 40, [2024 * 12 + 1, 2024 * 12 + 3]);
  const count = nothingCompared();
  agree(engine, runnersOf(engine, ['현행']), people, count);
  expect(count.payslips).toBeGreaterThan(10);
});
