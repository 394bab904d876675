import { expect, test } from 'vitest';
import { solve } from '../../src/bargaining/solve/solve.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { InterviewSession } from '../../src/interview/interview-session.ts';
import { crossings, dialsOf, endOfDay, evenRuns, pointsOf } from '../../src/web/curve.ts';
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
