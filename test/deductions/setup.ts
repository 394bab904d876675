import { parseIsoDay, parseMonth } from '../../src/calendar/date.ts';
import { emptyRecord } from '../../src/calendar/types.ts';
import type { Value } from '../../src/formula/checked.ts';
import type { Program } from '../../src/formula/program.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { fused } from '../../src/jit/fused.ts';
import { schemeFactBounds } from '../../src/pay/fact-bounds.ts';
import type { Payslip } from '../../src/pay/payslip.ts';
import { Problems } from '../../src/problem/problem.ts';
import { compileBatch } from '../../src/readings/batch/batch.ts';
import { encodeValue, makeColumn } from '../../src/readings/batch/columns.ts';
import { evaluate } from '../../src/readings/exact.ts';
import { assemble } from '../../src/rules/assemble.ts';
import type { SchemeRule } from '../../src/rules/model.ts';
import { engine, rules } from '../support.ts';

/** What `pumsak net` is asked, in numbers and texts. */
export interface Asked {
  readonly month: string;
  readonly pay: number;
  readonly nonTaxable?: number;
  readonly dependents?: number;
  readonly children?: number;
  readonly birth?: string;
  readonly hired?: string;
  readonly choice?: 80 | 100 | 120;
}

export const lineNames = [
  '국민연금',
  '건강보험',
  '장기요양보험',
  '고용보험',
  '소득세',
  '지방소득세',
] as const;
export type LineName = (typeof lineNames)[number];
export type Net = Readonly<Record<LineName | '공제총액' | '실수령액', number>>;

/** The scheme behind `pumsak net`. */
const scheme = '월급공제';

const monthOf = (text: string): number => must(parseMonth(text), text);
const dayOf = (text: string): Value => ratio(must(parseIsoDay(text), text));

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
}

/** The facts of a question under their term names. */
function factsOf(asked: Asked): Map<string, Value> {
  const facts = new Map<string, Value>([['월급여', ratio(asked.pay)]]);
  const numbers = { 비과세액: asked.nonTaxable, 공제대상가족수: asked.dependents, 자녀수: asked.children };
  for (const [name, value] of Object.entries(numbers)) if (value !== undefined) facts.set(name, ratio(value));
  const days = { 생년월일: asked.birth, 입사일: asked.hired };
  for (const [name, value] of Object.entries(days)) if (value !== undefined) facts.set(name, dayOf(value));
  if (asked.choice !== undefined) facts.set('원천징수선택', `${asked.choice}%`);
  return facts;
}

/** The whole way: calendar, rules, payslip. @throws ProblemError */
export const payslipOf = (asked: Asked): Payslip =>
  engine.payslip(
    { month: monthOf(asked.month), facts: factsOf(asked), record: emptyRecord, allowances: [] },
    scheme,
  );

/** The six deductions, their sum and what is left. @throws ProblemError */
export function net(asked: Asked): Net {
  const found = new Map(
    payslipOf(asked).lines.flatMap(({ items, total }) =>
      [...items, total].map(({ term, amount }) => [term, amount]),
    ),
  );
  const amount = (name: string): number => must(found.get(name), name);
  const [국민연금, 건강보험, 장기요양보험, 고용보험, 소득세, 지방소득세] = lineNames.map(amount);
  return {
    국민연금,
    건강보험,
    장기요양보험,
    고용보험,
    소득세,
    지방소득세,
    공제총액: amount('공제총액'),
    실수령액: amount('실수령액'),
  } as Net;
}

/** A program cut down to what some of its terms rest on: one evaluation then costs only that. */
function reduced(program: Program, names: readonly string[]): Program {
  const needed = new Set<string>();
  const need = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    program.order[must(program.index.get(name), name)]?.formula?.terms.forEach(need);
  };
  names.forEach(need);
  const order = program.order.filter(({ name }) => needed.has(name));
  return { order, index: new Map(order.map(({ name }, i) => [name, i])), tables: program.tables };
}

/** Some terms of the scheme behind `pumsak net` in a month, compiled once, to evaluate many times. */
export function deductionTerms<T extends string>(month: string, names: readonly T[]) {
  const program = reduced(engine.schemeMonth(scheme, monthOf(month)).program, names);
  return (asked: Omit<Asked, 'month'>): Record<T, number> => {
    const evaluation = evaluate(program, allFacts({ month, ...asked }));
    return Object.fromEntries(names.map((name) => [name, whole(evaluation.ratio(name))])) as Record<
      T,
      number
    >;
  };
}

/** A question's facts, with what the calendar makes of a whole month. */
const allFacts = (asked: Asked): Map<string, Value> =>
  new Map([
    ...factsOf(asked),
    ['귀속월', dayOf(`${asked.month}-01`)],
    ['역일수', ratio(30)],
    ['질병휴직일수', ratio(0)],
    ['납부예외휴직일수', ratio(0)],
    ['고지유예휴직일수', ratio(0)],
    ['미재직일수', ratio(0)],
    ['순환소정분', ratio(0)],
    ['순환일수', ratio(0)],
    ['일최대소정분', ratio(0)],
    ['주최대소정분', ratio(0)],
  ]);

/** The sum of some terms for many pays at once, by columns: somebody under 60 with a whole month, or as asked. */
export function deductionSums(month: string, names: readonly string[]) {
  const { program } = engine.schemeMonth(scheme, monthOf(month));
  const bounds = schemeFactBounds(rules, program);
  const batch = compileBatch(program, { outputs: names, bounds, backend: fused });
  return (pays: readonly number[], asked: Omit<Asked, 'month' | 'pay'>): number[] => {
    const facts = allFacts({ month, pay: 0, ...asked });
    const inputs = batch.inputs.map((spec) => {
      const column = makeColumn(spec, pays.length);
      if (spec.term !== '월급여') return column.fill(encodeValue(spec, facts.get(spec.term)));
      for (const [i, pay] of pays.entries()) column[i] = encodeValue(spec, ratio(pay));
      return column;
    });
    const outputs = batch.outputs.map((spec) => makeColumn(spec, pays.length));
    batch.run(inputs, [], outputs, 0, pays.length);
    return pays.map((_, i) => {
      if (batch.failed.some((flag) => outputs[flag ?? -1]?.[i] === 1)) throw new Error('no figure');
      return batch.outputs.reduce((sum, { scale }, o) => sum + (outputs[o]?.[i] ?? Number.NaN) / scale, 0);
    });
  };
}

const place = { file: 'test', line: 1, column: 1 };
/** A scheme of the formula's provision alone. */
const formulaScheme: SchemeRule = {
  name: '검산',
  label: 'The formula alone',
  provisions: [{ name: '간이세액표-산식', at: place }],
  replace: [],
  applies: [],
  lines: [],
  shows: ['산식세액', '산식특별공제', '산식세액공제한도'],
  at: place,
};

/** The table's formula as it holds in a month: the terms for the middle of a row and a number of family members. */
export function tableFormula(month: string) {
  const problems = new Problems();
  const program = assemble(rules, formulaScheme, month, undefined, [], problems);
  problems.throwIfAny();
  const ready = must(program, '검산');
  return (middle: number, family: number) => {
    const evaluation = evaluate(
      ready,
      new Map([
        ['표구간중간값', ratio(middle)],
        ['가족수', ratio(family)],
      ]),
    );
    return {
      세액: whole(evaluation.ratio('산식세액')),
      총급여: whole(evaluation.ratio('산식총급여')),
      산출세액: evaluation.ratio('산식산출세액'),
      과세표준: evaluation.ratio('산식과세표준'),
    };
  };
}

function whole({ n, d }: { readonly n: bigint; readonly d: bigint }): number {
  if (d !== 1n) throw new Error(`${n}/${d} is no whole number`);
  return Number(n);
}

/** The middle of the table's row that holds a pay, written apart from the table: 5,000, 10,000, then 20,000 wide. */
export function rowOf(pay: number): { from: number; to: number; middle: number } | undefined {
  if (pay < 770_000 || pay > 10_000_000) return undefined;
  if (pay === 10_000_000) return { from: pay, to: pay + 1, middle: pay };
  const width = pay < 1_500_000 ? 5_000 : pay < 3_000_000 ? 10_000 : 20_000;
  const from = pay - (pay % width);
  return { from, to: from + width, middle: from + width / 2 };
}

export const family = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
