import { isRatio } from '../formula/checked.ts';
import { readUnit } from '../formula/units.ts';
import { nearest } from '../problem/nearest.ts';
import type { Place, Problems } from '../problem/problem.ts';
import { type Compiled, where } from './compile.ts';
import { dayParts } from './leave-parts.ts';
import type { DatedLeave, FactRule, LeaveEffect } from './model.ts';

/** Whether the facts that kinds of leave name are there: days asked of a month, and counts that the calendar derives. */
export function checkLeave(rules: Compiled, problems: Problems): void {
  const { counted, dated, effects } = rules.leave;
  for (const { name, fact, counts, at } of counted) {
    checkFact(rules, { name, fact, from: '근무', at }, problems);
    checkStep(rules, { name, fact, at }, problems);
    for (const one of Object.values(counts))
      checkFact(rules, { name, fact: one, from: '파생', at }, problems);
  }
  for (const { name, facts, at } of dated)
    for (const fact of Object.values(facts)) checkFact(rules, { name, fact, from: '파생', at }, problems);
  for (const { effect, choice, facts, at } of effects)
    for (const fact of Object.values(facts))
      checkFact(rules, { name: `${effect} ${choice}`, fact, from: '파생', at }, problems);
  for (const kind of dated) checkEffects(kind, effects, problems);
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

/** A kind says each effect by one of its choices: a leave that says nothing of the pension would be taken for one that pays it. */
function checkEffects(
  { name, effects, at }: DatedLeave,
  known: readonly LeaveEffect[],
  problems: Problems,
): void {
  for (const effect of new Set([...known.map((one) => one.effect), ...Object.keys(effects)])) {
    const choices = known.flatMap((one) => (one.effect === effect ? [one.choice] : []));
    const found = effects[effect];
    if (found !== undefined && choices.includes(found)) continue;
    const values = {
      kind: name,
      effect,
      ...(found !== undefined && { found }),
      ...(choices.length > 0 && { choices: choices.join(', ') }),
    };
    problems.add('leave-effect', { at, term: name, values });
  }
}

/** The calendar puts leave on days and whole parts of them: a fraction that divides no day would be cut without a word. */
function checkStep(rules: Compiled, { name, fact, at }: Omit<LeaveFact, 'from'>, problems: Problems): void {
  const rule = rules.terms.get(fact)?.rules[0]?.rule;
  if (rule?.fact?.from !== '근무') return; // said above
  const { step } = rule.fact;
  const grain = step === undefined ? undefined : rules.literal(fact, { text: step, at: rule.at }, problems);
  if (grain !== undefined && isRatio(grain) && grain.n === 1n && BigInt(dayParts) % grain.d === 0n) return;
  problems.add('leave-step', { at, term: name, values: { kind: name, name: fact, ...(step && { step }) } });
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
