import { isRatio, type Value } from '../../formula/checked.ts';
import type { Problems } from '../../problem/problem.ts';
import type { FactRule, TermRule } from '../../rules/model.ts';
import { scalarAt } from '../../rules/node-fields.ts';
import type { SourceNode } from '../../rules/source-tree.ts';
import { toValue } from '../facts.ts';
import { readFact } from './fact.ts';

/** Something a file asks for that is no fact of the rules, checked as facts are. Make it once: limits are kept by it. */
export function question(
  name: string,
  unit: string,
  limits: Pick<FactRule, 'min' | 'max' | 'step'>,
  choices?: readonly string[],
): TermRule {
  const fact = { from: '근무', key: name, aliases: [], optional: false, required: true, ...limits } as const;
  return { name, label: name, unit, at: { line: 1, column: 1 }, fact, ...(choices && { choices }) };
}

/** One value, checked as a fact's. */
export function factValueAt(
  node: SourceNode | undefined,
  asked: TermRule,
  problems: Problems,
): Value | undefined {
  const scalar = node && scalarAt(node, asked.name, problems);
  if (scalar === undefined) return undefined;
  const value = readFact(asked, scalar, problems);
  return value === undefined ? undefined : toValue(value);
}

/** One whole number, for a question whose unit and step leave no other. */
export function wholeAt(
  node: SourceNode | undefined,
  asked: TermRule,
  problems: Problems,
): number | undefined {
  const value = factValueAt(node, asked, problems);
  return value !== undefined && isRatio(value) ? Number(value.n / value.d) : undefined;
}
