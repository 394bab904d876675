import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { children, type FormulaNode, isRatio } from '../../src/formula/checked.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { type Evaluation, evaluate } from '../../src/readings/exact.ts';
import { anyRules, engineFacts, engineProgram, textOf } from '../formula/rules-arbitrary.ts';
import { evaluateAll, type Result, type Rules } from '../oracles/fraction.ts';
import { either, runs } from '../runs.ts';

/** What the engine makes of a term, in the oracle's words. */
function engineResult(evaluation: Evaluation, name: string): Result {
  try {
    const value = evaluation.value(name);
    if (isRatio(value)) return { value: [value.n, value.d] };
    if (typeof value === 'object') throw new Error('no term here is a list');
    return { value };
  } catch (error) {
    const [problem] = error instanceof ProblemError ? error.problems : [];
    if (problem === undefined) throw error;
    const { code, term = '' } = problem;
    if (
      code !== 'missing-fact' &&
      code !== 'division-by-zero' &&
      code !== 'no-table-row' &&
      code !== 'no-earlier-month'
    )
      throw error;
    return { wrong: code, term };
  }
}

/** The same figure: fractions by cross-multiplication, for the oracle leaves them as they fall. */
function agree(a: Result, b: Result): boolean {
  if ('wrong' in a || 'wrong' in b)
    return 'wrong' in a && 'wrong' in b && a.wrong === b.wrong && a.term === b.term;
  if (typeof a.value === 'object' && typeof b.value === 'object')
    return a.value[0] * b.value[1] === b.value[0] * a.value[1];
  return a.value === b.value;
}

const source = (rules: Rules, name: string): string => {
  const tree = rules.terms.find((term) => term.name === name)?.tree;
  return `${name} = ${tree ? textOf(tree) : 'a fact'}`;
};

const count: Record<string, number> = {};

describe('the exact reading', () => {
  test('agrees with an evaluation over fractions written apart, on every term of every rule set', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const evaluation = evaluate(engineProgram(rules), engineFacts(rules));
        for (const [name, expected] of evaluateAll(rules)) {
          const found = engineResult(evaluation, name);
          const kind = 'wrong' in expected ? expected.wrong : 'value';
          count[kind] = (count[kind] ?? 0) + 1;
          if (agree(found, expected)) continue;
          expect.fail(`${source(rules, name)}: ${show(found)}, the oracle says ${show(expected)}`);
        }
      }),
      runs(500, 30_000),
    );
    // The rule sets meet every outcome, not only the easy one.
    for (const kind of ['value', 'missing-fact', 'division-by-zero', 'no-table-row', 'no-earlier-month']) {
      expect(count[kind], kind).toBeGreaterThan(either(20, 2000));
    }
  });

  test('leaves a value on every node it needed and on no other, the root above all', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const program = engineProgram(rules);
        const evaluation = evaluate(program, engineFacts(rules));
        for (const { name, formula } of program.order) {
          if (formula === undefined) continue;
          const result = engineResult(evaluation, name);
          const at = (node: FormulaNode) => evaluation.at(name, node);
          if ('value' in result) expect(at(formula.root)).toEqual(evaluation.value(name));
          else expect(at(formula.root)).toBeUndefined();
          for (const node of all(formula.root)) {
            const below = children(node).filter((child) => at(child) !== undefined);
            if (at(node) === undefined) continue;
            // One branch of an if; all of what is no choice between parts.
            if (node.kind === 'if') expect(below).toHaveLength(2);
            else if (node.kind !== 'logic' && node.kind !== 'otherwise')
              expect(below).toHaveLength(children(node).length);
          }
        }
      }),
      runs(80, 5000),
    );
  });

  test('adding terms that nothing refers to changes no figure', () => {
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 1, max: 8 }), (rules, kept) => {
        const first = rules.terms.filter(
          ({ tree }, i) => tree === undefined || i < rules.terms.length - kept,
        );
        const [whole, part] = [rules, { ...rules, terms: first }].map((one) =>
          evaluate(engineProgram(one), engineFacts(one)),
        );
        for (const { name } of first) {
          if (whole && part) expect(agree(engineResult(whole, name), engineResult(part, name))).toBe(true);
        }
      }),
      runs(60, 3000),
    );
  });
});

const all = (node: FormulaNode): FormulaNode[] => [node, ...children(node).flatMap(all)];

const show = (result: Result): string =>
  'wrong' in result
    ? `${result.wrong} (${result.term})`
    : typeof result.value === 'object'
      ? result.value.join('/')
      : String(result.value);
