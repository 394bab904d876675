import { expect, test } from 'vitest';
import { parseMonth } from '../../src/calendar/date.ts';
import { emptyRecord } from '../../src/calendar/types.ts';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import type { Value } from '../../src/formula/checked.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { fused } from '../../src/jit/fused.ts';
import { Engine } from '../../src/pay/engine.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { Problems } from '../../src/problem/problem.ts';
import { runKernels } from '../../src/readings/batch/kernels.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { agree, nothingCompared } from '../agreement/agree.ts';
import { readRules } from '../read-rules.ts';
import { worker } from '../support.ts';
import { tableOf } from '../table-of.ts';

/** A scheme whose lines have no rounding, and which looks back at a choice: what the shipped ones never do. */
const provision = `provision: 시험조항
label: For a test
source: 보기
terms:
  반값: { unit: 원, label: Half of the base, formula: 계약기본급 / 2 }
  몫: { unit: 원, label: A share, formula: '계약기본급 / max(1명, 공제대상가족수) * 1명' }
  등급: { unit: 선택, label: Grade, choices: [가, 나, 다], formula: 'if 계약기본급 > 100원 then "다" else "나"' }
  앞등급: { unit: 선택, label: Grade before, choices: [가, 나, 다], formula: 'earlier(등급, 1개월) otherwise "가"' }
  나중수당:
    unit: 원
    label: Nothing before April 2024
    values: { 2019-01-01: { value: 0 }, 2024-04-01: { value: 5 } }
  등급값: { unit: 원, label: By the grade, formula: 'if 앞등급 = "가" then 1원 else if 앞등급 = "나" then 2원 else 3원' }
`;
const scheme = `scheme: 시험
label: For a test
provisions: [직원, 근무, 파생, 근로시간-공통, 근로시간-8시간, 연장근로-8시간, 시험조항]
lines:
  지급: { items: [반값, 몫, 등급값, 나중수당], total: 지급총액, label: Gross }
shows: [등급, 앞등급]
`;

const problems = new Problems();
const own = readRules(
  [
    { path: 'p.yaml', sha256: '', text: provision },
    { path: 's.yaml', sha256: '', text: scheme },
  ],
  problems,
);
const shipped = shippedRules();
const rules = new Compiled(
  {
    ...shipped,
    provisions: [...shipped.provisions, ...own.provisions],
    schemes: [...shipped.schemes, ...own.schemes],
  },
  problems,
);
const month = parseMonth('2024-03') ?? 0;
const people = [100, 101, 102, 300].flatMap((base) =>
  [1, 2, 3].map(
    (family, m): PersonMonth => ({
      id: String(base),
      month: month + m,
      facts: new Map<string, Value>([
        ...Object.entries(worker),
        ['계약기본급', ratio(base)],
        ['공제대상가족수', ratio(family)],
      ]),
      record: emptyRecord,
      allowances: [],
    }),
  ),
);

test.each([
  ['one loop', fused],
  ['kernels', runKernels],
])('lines without a rounding are paid where they are whole, and refused where not: by %s', (_, backend) => {
  expect(problems.list).toEqual([]);
  const engine = new Engine(rules);
  const runner = new ChunkRunner(engine, ['시험'], { backend });
  const { schemes, failed } = runner.run(tableOf(engine, ['시험'], people).whole);
  const [figures] = schemes;
  // A third of 100 won is no won; half of 101 neither, in any of the three months.
  expect(failed.map(({ row }) => row)).toEqual([2, 3, 4, 5]);
  const of = (term: string): (number | undefined)[] =>
    [0, 1, 6, 7, 8, 9, 10, 11].map((row) => figures?.amounts.get(term)?.[row]);
  expect(of('반값')).toEqual([50, 50, 51, 51, 51, 150, 150, 150]);
  expect(of('몫')).toEqual([100, 50, 102, 51, 34, 300, 150, 100]);
  // The first month has none before it; then 나 (2) for 100, and 다 (3) above.
  expect(of('등급값')).toEqual([1, 2, 1, 3, 3, 1, 3, 3]);
  expect(of('지급총액')).toEqual([151, 107, 154, 110, 93, 451, 308, 258]);
  agree(engine, [runner], people, nothingCompared());
});

test('columns that are used again show nothing of the run before', () => {
  const engine = new Engine(rules);
  const runner = new ChunkRunner(engine, ['시험'], { backend: fused, reuse: true });
  // Others than those whose first month is known.
  const later = people.flatMap((one) => (one.month > month ? [{ ...one, id: `later ${one.id}` }] : []));
  for (const some of [later, people, later.slice(4), people]) {
    const [figures] = runner.run(tableOf(engine, ['시험'], some).whole).schemes;
    expect([...(figures?.amounts.get('나중수당') ?? [])].slice(-2)).toEqual([5, 5]);
    agree(engine, [runner], some, nothingCompared());
  }
});
