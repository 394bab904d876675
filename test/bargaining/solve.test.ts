import { describe, expect, test } from 'vitest';
import { solve } from '../../src/bargaining/solve.ts';
import { fused } from '../../src/files/fused.ts';
import { engine, minutes, person } from '../support.ts';

const situation = (work: Record<string, unknown>) => ({
  engine,
  person: person({ 귀속월: '2024-03', 분류시간: minutes(0), ...work }),
  schemes: ['현행', '개편안'],
});

test('x', () => {
  console.time('a');
  const s = solve(situation({ 근무: { 제공건수: 40, 적극개입건수: 9 } }), { vary: [{ name: '연장근로시간' }], until: '차액.지급총액 >= 0' }, fused);
  console.timeEnd('a');
  console.log(s.intervals, s.edges.map(e => JSON.stringify(e, (_, v) => typeof v === 'bigint' ? String(v) : v)));
  console.time('b');
  const t = solve(situation({ 근무: { 제공건수: 40, 적극개입건수: 9 } }), { vary: [{ name: '연장근로시간' }], until: '차액.실수령액 >= 0' }, fused);
  console.timeEnd('b');
  console.log(t.intervals.map(i => `${i.from.n}..${i.to.n} ${i.state}`), t.edges.map(e => e.reasons.map(r => `${r.kind} ${r.scheme}.${r.term} ${r.text}`)));
});
