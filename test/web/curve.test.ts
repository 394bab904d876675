import { expect, test } from 'vitest';
import { solve } from '../../src/bargaining/solve/solve.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { InterviewSession } from '../../src/interview/interview-session.ts';
import { crossings, dialsOf, endOfDay, evenRuns, pointsOf, turned } from '../../src/web/curve.ts';
import { seed } from './seed-answers.ts';

const session = InterviewSession.of(shippedRules());

/** All that a generator comes to. */
function all<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

// 17:13 leaves 3,762 won less a month, 17:14 830 won more.
test('where the schemes pay alike is found to the minute, as `pumsak solve` finds it', () => {
  const { comparison, person } = session.work(seed);
  if (comparison === undefined || person === undefined) throw new Error('no comparison');
  const dial = dialsOf(session, comparison).find(({ id }) => id === endOfDay);
  if (dial === undefined) throw new Error('no dial');
  expect([dial.steps.length, dial.between?.length]).toEqual([37, 361]);
  const points = all(pointsOf(session, seed, dial, dial.between));
  expect(evenRuns(points).map(({ from, to }) => [from.text, to.text])).toEqual([['17:14', '22:00']]);
  expect(crossings(points).map(({ text }) => text)).toEqual(['17:14']);
  const { intervals } = solve(
    { engine: session.engine, person, schemes: session.schemes },
    { vary: [{ name: '근무종료', range: '16:00..22:00' }], until: '차액.실수령액 >= 0' },
  );
  expect(intervals.map(({ from, to, state }) => [Number(from.n), Number(to.n), state])).toEqual([
    [16 * 60, 17 * 60 + 13, 'fails'],
    [17 * 60 + 14, 22 * 60, 'holds'],
  ]);
});

test('in a month with another week from a day on, the end of the day is that of the person’s own day', () => {
  const values = { ...seed.values };
  for (const key of ['시작', '종료', '휴게']) delete values[`근무시간대.${key}`];
  const changed = {
    ...seed,
    values: {
      ...values,
      '변경.0.적용일': '2024-03-01',
      '변경.0.열': '소정근로',
      '변경.0.값': '월~금 08:00-15:00, 휴게 12:00-13:00',
    },
  };
  const { comparison } = session.work(changed);
  if (comparison === undefined) throw new Error('no comparison');
  const dial = dialsOf(session, comparison).find(({ id }) => id === endOfDay);
  if (dial === undefined) throw new Error('no dial');
  const { values: set } = turned(session, changed, dial, '16:00');
  expect([set['근무시간대.시작'], set['근무시간대.휴게']]).toEqual(['08:00', '12:00-13:00']);
  // 20 scheduled days less one of leave, each an hour longer than its six: 30 hours a week, so beyond the contract under both.
  const [point] = all(pointsOf(session, changed, dial, ['16:00']));
  expect(point?.overtime).toEqual([19 * 60, 19 * 60]);
});

test('without a week of one’s own the first scheme’s day is lengthened', () => {
  const values = { ...seed.values };
  for (const key of ['시작', '종료', '휴게']) delete values[`근무시간대.${key}`];
  const { comparison } = session.work({ ...seed, values });
  if (comparison === undefined) throw new Error('no comparison');
  const dial = dialsOf(session, comparison).find(({ id }) => id === endOfDay);
  if (dial === undefined) throw new Error('no dial');
  const { values: set } = turned(session, { ...seed, values }, dial, '19:00');
  expect([set['근무시간대.시작'], set['근무시간대.휴게']]).toEqual(['09:00', '12:00-13:00']);
});
