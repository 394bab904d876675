import { expect, test } from 'vitest';
import { FewProblems } from '../../src/people/table/few-problems.ts';
import { grouped } from '../../src/problem/group.ts';
import { type Problem, problem } from '../../src/problem/problem.ts';
import { render } from '../../src/problem/render.ts';

const unknown = (row: number, text: string): Problem =>
  problem('unknown-choice', {
    at: { file: '명부.xlsx', line: row, column: 6, path: `F${row}` },
    term: '부서',
    values: { text, known: '돌봄' },
  });

test('the same value wrong in many cells is one problem that says how many and where', () => {
  const all = grouped([unknown(2, '1팀'), unknown(3, '2팀'), ...[7, 9].map((row) => unknown(row, '1팀'))]);
  expect(all.map(({ at, also }) => [at?.path, also?.count, also?.at.map(({ path }) => path)])).toEqual([
    ['F2', 2, ['F7', 'F9']],
    ['F3', undefined, undefined],
  ]);
  expect(render(all, 'ko')).toContain('모두 3곳: F2, F7, F9\n');
  // Four wrong cells.
  expect(render(all, 'ko')).toContain('오류 4개');
});

test('of a large file the kinds are kept, not the first rows; the same place is counted once', () => {
  const few = new FewProblems();
  const rows = Array.from({ length: 10_000 }, (_, i) => i + 2);
  few.take(rows.map((row) => unknown(row, `${row % 9}팀`)));
  few.take([unknown(2, '2팀')]);
  expect(few.omitted).toBe(0);
  expect(few.list.length).toBe(9);
  // 10,000 rows from 2 on: of each remainder 1,111, and one more of the first, 2.
  expect(few.list.map(({ also }) => (also?.count ?? 0) + 1)).toEqual([1112, ...Array(8).fill(1111)]);
  expect(few.list[0]?.also?.at.length).toBe(20);
});

test('a hundred kinds are kept, and the number of the others told', () => {
  const few = new FewProblems();
  few.take(Array.from({ length: 130 }, (_, i) => unknown(i, `${i}팀`)));
  expect(few.list.length).toBe(101);
  expect(few.list.at(-1)).toEqual(problem('more-problems', { values: { count: '30' } }));
});

test('a part of a file is joined with its lines moved', () => {
  const [all, part] = [new FewProblems(), new FewProblems()];
  all.take([unknown(2, '1팀')]);
  part.take([unknown(1, '1팀'), unknown(3, '1팀')]);
  all.takeFrom(part, 10);
  expect(all.list.map(({ at, also }) => [at?.line, also?.count, also?.at.map(({ line }) => line)])).toEqual([
    [2, 2, [11, 13]],
  ]);
});
