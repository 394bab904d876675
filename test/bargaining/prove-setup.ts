import { isoMonth, parseMonth } from '../../src/calendar/date.ts';
import { emptyRecord } from '../../src/calendar/types.ts';
import type { Value } from '../../src/formula/checked.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Engine } from '../../src/pay/engine.ts';
import { Problems } from '../../src/problem/problem.ts';
import { type Evaluation, evaluate } from '../../src/readings/exact.ts';
import { Compiled } from '../../src/rules/compile.ts';
import type { TableRule } from '../../src/rules/model.ts';
import { readRules } from '../read-rules.ts';

export const month = parseMonth('2024-03') ?? 0;
const at = { file: 'test', line: 1, column: 1 };

/** 0 ≤ key < 2: 1, < 5: 4, < 10: 2. */
const steps: TableRule = {
  name: '시험표',
  label: 'test',
  unit: '수',
  keys: [{ name: '열쇠', unit: '수', match: 'range' }],
  entries: [
    {
      file: 'test.csv',
      source: { text: 'test' },
      confirmed: true,
      keys: [['0', '2', '5', '10']],
      cells: [['1'], ['4'], ['2']],
    },
  ],
  at,
};

/** An engine with one more scheme, 시험, that has these terms and no line but one of 0 won. */
export function engineOf(terms: string, shows = '값'): Engine {
  const problems = new Problems();
  const provision = `provision: 시험\nlabel: test\nsource: test\nterms:\n  시험액: { unit: 원, label: test, value: 0 }\n${terms}`;
  const scheme = `scheme: 시험\nlabel: test\nprovisions: [직원, 파생, 근로시간-공통, 근로시간-8시간, 연장근로-8시간, 시험]
lines:\n  지급: { items: [시험액], total: 지급총액, label: Gross pay }\nshows: [${shows}]`;
  const file = (path: string, text: string) => ({ path, text, sha256: '' });
  const own = readRules([file('rules/a.yaml', provision), file('rules/b.yaml', scheme)], problems);
  const shipped = shippedRules();
  const rules = new Compiled(
    {
      ...shipped,
      provisions: [...shipped.provisions, ...own.provisions],
      schemes: [...shipped.schemes, ...own.schemes],
      tables: [...shipped.tables, steps],
    },
    problems,
  );
  problems.throwIfAny();
  return new Engine(rules);
}

/** The evaluation of the scheme 시험 for facts that are given, by nothing but the exact reading. */
export function evaluateAt(engine: Engine, facts: ReadonlyMap<string, Value>): Evaluation {
  const person = {
    month,
    facts: new Map<string, Value>([
      ['직종', '요양보호사'],
      ['근무형태', '전일제'],
      ['소속유형', '모두돌봄센터'],
      ...facts,
    ]),
    record: emptyRecord,
    allowances: [],
  };
  const { program, inputs } = engine.given(person, '시험');
  return evaluate(program, inputs);
}

export const monthText = isoMonth(month);
