import { readUnit } from '../formula/units.ts';
import { nearest } from '../problem/nearest.ts';
import type { Place, Problems } from '../problem/problem.ts';
import { type Compiled, where } from './compile.ts';
import type { FactRule } from './model.ts';

/** Whether the facts that kinds of leave name are there: days asked of a month, and counts that the calendar derives. */
export function checkLeave(rules: Compiled, problems: Problems): void {
  const { counted, dated } = rules.leave;
  for (const { name, fact, weeks, at } of counted) {
    checkFact(rules, { name, fact, from: '근무', at }, problems);
    if (weeks !== undefined) checkFact(rules, { name, fact: weeks, from: '파생', at }, problems);
  }
  for (const { name, facts, at } of dated)
    for (const fact of Object.values(facts)) checkFact(rules, { name, fact, from: '파생', at }, problems);
  const named = new Map<string, Place>();
  for (const { name, fact, dates, at } of counted)
    for (const one of [fact, dates]) {
      const first = named.get(one);
      if (first === undefined) named.set(one, at);
      else
        problems.add('duplicate-name', {
          at,
          term: name,
          values: { name: one, first: where(first), second: where(at) },
        });
    }
}

interface LeaveFact {
  /** The kind of leave. */
  readonly name: string;
  readonly fact: string;
  readonly from: FactRule['from'];
  readonly at: Place;
}

function checkFact(rules: Compiled, { name, fact, from, at }: LeaveFact, problems: Problems): void {
  const known = rules.terms.get(fact)?.rules[0]?.rule;
  if (known === undefined) {
    const near = nearest(fact, rules.termNames());
    const values = { name: fact, ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-term', { at, term: name, values });
    return;
  }
  const unit = readUnit(known.unit, known.choices);
  const isNumber = 'type' in unit && unit.type.kind === 'number';
  if (known.fact?.from !== from || !isNumber)
    problems.add('leave-fact', { at, term: name, values: { kind: name, name: fact, from } });
}
