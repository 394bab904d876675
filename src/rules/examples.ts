import type { Value } from '../formula/checked.ts';
import { type Program, programOf, type Term } from '../formula/program.ts';
import type { Table } from '../formula/table.ts';
import { type Problem, ProblemError, type Problems, problem } from '../problem/problem.ts';
import { bareText, evaluate } from '../readings/exact.ts';
import { defaultSource, entryAt, tableAt, tableMissing } from './builder.ts';
import type { Compiled } from './compile.ts';
import { holidayFormula } from './holiday-dates.ts';
import type { ExampleRule, Provision } from './model.ts';

/** The month an example runs in when it names none: any, for terms that never change. */
const anyMonth = '9999-12';

/** Runs a provision's examples; each figure that is not as expected becomes a problem. @returns how many figures held. */
export function runExamples(rules: Compiled, provision: Provision, problems: Problems): number {
  return provision.examples.reduce(
    (held, example) => held + runExample(rules, provision, example, problems),
    0,
  );
}

function runExample(rules: Compiled, provision: Provision, example: ExampleRule, problems: Problems): number {
  const before = problems.list.length;
  const given = new Map<string, Value>();
  for (const { name, value } of example.given) {
    const literal = rules.literal(name, value, problems);
    if (literal !== undefined) given.set(name, literal);
  }
  const program = exampleProgram(rules, provision, example, new Set(given.keys()), problems);
  if (program === undefined || problems.list.length > before) return 0;
  const evaluation = evaluate(program, given);
  let held = 0;
  for (const { name, value } of example.expect) {
    const expected = rules.literal(name, value, problems);
    if (expected === undefined) continue;
    const found = foundOf(() => evaluation.value(name));
    // A branch that is not taken needs nothing.
    const missing = typeof found === 'string' ? [] : found.filter(({ code }) => code === 'missing-fact');
    for (const { term = '' } of missing)
      problems.addNew([
        problem('example-needs', { at: example.at, term: provision.name, values: { name: term } }),
      ]);
    if (missing.length > 0) continue;
    const text =
      typeof found === 'string' ? found : found.map(({ code, term }) => `${code} ${term ?? ''}`).join(', ');
    if (text === bareText(expected)) held++;
    else {
      const values = { found: text, expected: bareText(expected) };
      problems.add('example-failed', { at: value.at, term: name, values });
    }
  }
  return held;
}

function foundOf(value: () => Value): string | readonly Problem[] {
  try {
    return bareText(value());
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

/** The provision alone: what it does not define itself must be given. Undefined where something in it is wrong. */
function exampleProgram(
  rules: Compiled,
  provision: Provision,
  example: ExampleRule,
  given: ReadonlySet<string>,
  problems: Problems,
): Program | undefined {
  const order: Term[] = [];
  const done = new Set<string>();
  const tables = new Map<string, Table>();
  let isWhole = true;
  const own = new Map(provision.terms.map((rule) => [rule.name, rule]));
  const need = (name: string, path: readonly string[]): void => {
    // A ring within a provision is told of the provision.
    if (path.includes(name)) isWhole = false;
    if (done.has(name)) return;
    done.add(name);
    const known = rules.terms.get(name);
    const rule = own.get(name);
    if (known === undefined) return;
    const entry =
      given.has(name) || rule === undefined ? undefined : entryAt(rule, example.month ?? anyMonth);
    const formula = entry && rules.entryFormula(name, entry, problems);
    for (const below of formula?.terms ?? []) need(below, [...path, name]);
    for (const table of formula?.tables ?? []) {
      const month = example.month ?? anyMonth;
      const found = tableAt(rules, table, month);
      if (found !== undefined) tables.set(table, found.table);
      else {
        isWhole = false;
        tableMissing(rules, table, month, example.at, problems);
      }
    }
    if (formula !== undefined)
      order.push({ name, type: known.type, formula, at: entry?.formula.at ?? example.at });
    else if (entry !== undefined) isWhole = false;
    else order.push(factTerm(name));
  };
  const factTerm = (name: string): Term => {
    const known = rules.terms.get(name);
    const fact = known?.rules.find(({ rule }) => rule.fact !== undefined)?.rule;
    const day =
      given.has(name) || fact === undefined || example.month === undefined
        ? undefined
        : holidayFormula(rules, fact, example.month, problems);
    if (day !== undefined) return { name, type: { kind: 'date' }, formula: day };
    const fallback =
      fact?.fact?.default === undefined ? undefined : rules.literal(name, defaultSource(fact), problems);
    return {
      name,
      type: known?.type ?? { kind: 'truth' },
      ...(fallback !== undefined && { default: fallback }),
    };
  };
  for (const { name, value } of example.expect) {
    if (!rules.terms.has(name)) rules.unknownTerm(name, name, value.at, problems);
    need(name, []);
  }
  return isWhole ? programOf(order, tables) : undefined;
}
