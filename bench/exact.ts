import { firstDay, parseMonth } from '../src/calendar/date.ts';
import { dividedMonthFacts } from '../src/calendar/interface.ts';
import { leaveFactNames } from '../src/calendar/leave-facts.ts';
import type { Value } from '../src/formula/checked.ts';
import type { Program } from '../src/formula/program.ts';
import { ratio } from '../src/formula/ratio.ts';
import { shippedRules } from '../src/generated/shipped-rules.ts';
import { Engine } from '../src/pay/engine.ts';
import { Problems } from '../src/problem/problem.ts';
import { type Evaluation, evaluate } from '../src/readings/exact.ts';
import type { SchemeProgram } from '../src/rules/assemble.ts';
import { Compiled } from '../src/rules/compile.ts';
import { factKeys, factOf, heldAlso, month, type Rows, type Scheme } from './rows.ts';

const problems = new Problems();
export const rules = new Compiled(shippedRules(), problems);
problems.throwIfAny();
export const engine = new Engine(rules);
const payMonth = parseMonth(month) ?? 0;

/** A scheme put together for the rows' month, as a scenario would have it. */
export const schemeProgram = (scheme: Scheme): SchemeProgram => engine.schemeMonth(scheme, payMonth).program;

const inRows = new Set<string>(factKeys.map((key) => factOf(key).term));
/** Sums of fixed allowances: nobody has others than those in the rows. */
const noAllowances = [...rules.terms]
  .filter(([name]) => !inRows.has(name))
  .filter(
    ([
      ,
      {
        rules: [defined],
      },
    ]) => defined?.rule.fact?.from === '수당',
  )
  .map(([name]): [string, Value] => [name, ratio(0)]);

/** The facts that are the same on every row. What is neither here nor in the rows was not given. */
export const fixedFacts: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...noAllowances,
  // Of other leave than the rows', nobody has any.
  ...leaveFactNames(rules.leave)
    .filter((name) => !inRows.has(name) && !Object.hasOwn(heldAlso, name))
    .map((name): [string, Value] => [name, ratio(0)]),
  ['귀속월', ratio(firstDay(payMonth))],
  ...dividedMonthFacts.map((name): [string, Value] => [name, ratio(0)]),
  ['순환소정분', ratio(0)],
  ['순환일수', ratio(0)],
  ['재직유급휴일수', ratio(4)],
  ['법내연장분', ratio(0)],
  ['휴직소정근로일수', ratio(0)],
  ['병가일수', ratio(0)],
  ['미사용연차일수', ratio(0)],
  ['휴업일수', ratio(0)],
  ['원천징수선택', '100%'],
]);

/** A program cut down to what some of its terms rest on, so that an evaluation costs no more than that. */
export function reduced(program: Program, names: readonly string[]): Program {
  const needed = new Set<string>();
  const need = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    const at = program.index.get(name);
    if (at === undefined) throw new RangeError(`no term ${name}`);
    program.order[at]?.formula?.terms.forEach(need);
  };
  names.forEach(need);
  const order = program.order.filter(({ name }) => needed.has(name));
  return { order, index: new Map(order.map(({ name }, i) => [name, i])), tables: program.tables };
}

/** A row's facts under a scheme, by term. */
export function factsOf(rows: Rows, i: number, scheme: Scheme): Map<string, Value> {
  const facts = new Map(fixedFacts);
  for (const key of factKeys) {
    const fact = factOf(key);
    if (fact.scheme !== undefined && fact.scheme !== scheme) continue;
    facts.set(fact.term, ratio(rows[key][i] ?? 0, fact.scale ?? 1));
  }
  for (const [term, key] of Object.entries(heldAlso)) facts.set(term, ratio(rows[key][i] ?? 0));
  return facts;
}

/** The exact reading of a row under a scheme: what every other way of working it out is held to. */
export class Exact {
  readonly programs: Readonly<Record<Scheme, Program>>;
  private readonly outputs: readonly string[];

  constructor(outputs: readonly string[]) {
    this.outputs = outputs;
    this.programs = {
      현행: reduced(schemeProgram('현행'), outputs),
      개편안: reduced(schemeProgram('개편안'), outputs),
    };
  }

  evaluation(rows: Rows, i: number, scheme: Scheme): Evaluation {
    return evaluate(this.programs[scheme], factsOf(rows, i, scheme));
  }

  /** The outputs of a row, in won. @throws RangeError for an output that is no whole won */
  row(rows: Rows, i: number, scheme: Scheme): number[] {
    const evaluation = this.evaluation(rows, i, scheme);
    return this.outputs.map((name) => {
      const { n, d } = evaluation.ratio(name);
      if (d !== 1n) throw new RangeError(`${name} of row ${i} is no whole won`);
      return Number(n);
    });
  }

  /** Columns of the outputs over all rows. */
  columns(rows: Rows, scheme: Scheme): Int32Array[] {
    const columns = this.outputs.map(() => new Int32Array(rows.count));
    for (let i = 0; i < rows.count; i++) {
      this.row(rows, i, scheme).forEach((won, c) => {
        const column = columns[c];
        if (column !== undefined) column[i] = won;
      });
    }
    return columns;
  }
}

/** How many rows differ in any of the columns. */
export function wrongRows(
  found: readonly ArrayLike<number>[],
  expected: readonly ArrayLike<number>[],
): number {
  const rows = Math.max(0, ...expected.map(({ length }) => length));
  let wrong = 0;
  for (let i = 0; i < rows; i++) {
    if (expected.some((column, c) => !Object.is(found[c]?.[i], column[i]))) wrong++;
  }
  return wrong;
}
