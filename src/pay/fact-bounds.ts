import { saysDivision } from '../calendar/interface.ts';
import { isRatio } from '../formula/checked.ts';
import { parseIsoDay } from '../formula/civil.ts';
import type { Term } from '../formula/program.ts';
import { type Ratio, ratio, zero } from '../formula/ratio.ts';
import { Problems } from '../problem/problem.ts';
import { type Bounds, constant, unknownBounds } from '../readings/bound.ts';
import { type BoundsResult, bounds } from '../readings/bounds.ts';
import { between } from '../readings/interval.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { Compiled } from '../rules/compile.ts';
import type { TermRule } from '../rules/model.ts';

/** The dates an input can hold: what the readers accept. */
const [firstDate, lastDate] = [parseIsoDay('1900-01-01') ?? 0, parseIsoDay('2199-12-31') ?? 0];

/** The terms of a month whose facts are looked at. */
export type FactsOf = Pick<SchemeProgram, 'terms' | 'month'>;

/** What every figure of a scheme in a month can come to, from the ranges that its facts declare. */
export const schemeBounds = (rules: Compiled, program: SchemeProgram): BoundsResult =>
  bounds(program, schemeFactBounds(rules, program));

/** What a scheme's facts can be. */
export const schemeFactBounds =
  (rules: Compiled, program: FactsOf) =>
  (term: Term): Bounds =>
    factBounds(rules, program, term);

function factBounds(rules: Compiled, program: FactsOf, term: Term): Bounds {
  // In a part of a divided month they have another name.
  if (saysDivision(term.name)) return constant(zero);
  const rule = program.terms.get(term.name)?.rule;
  const before = rule && known.get(rule);
  if (before !== undefined) return before;
  const made = readBounds(rules, program, term, rule);
  if (rule !== undefined && term.name !== '귀속월') known.set(rule, made);
  return made;
}

/** What a fact's declaration says of its range is read once. */
const known = new WeakMap<TermRule, Bounds>();

function readBounds(rules: Compiled, program: FactsOf, term: Term, rule: TermRule | undefined): Bounds {
  if (term.type.kind === 'date') {
    // The pay month is the one fact a program fixes.
    const fixed = term.name === '귀속월' ? parseIsoDay(`${program.month}-01`) : undefined;
    return {
      kind: 'number',
      within: between(ratio(fixed ?? firstDate), ratio(fixed ?? lastDate)),
      grain: ratio(1),
    };
  }
  if (term.type.kind !== 'number' || rule?.fact === undefined) return unknownBounds(term);
  const [min, max, step] = [rule.fact.min, rule.fact.max, rule.fact.step].map((text) =>
    literal(rules, rule, text),
  );
  return { kind: 'number', within: between(min, max), ...(step && { grain: step }) };
}

function literal(rules: Compiled, rule: TermRule, text: string | undefined): Ratio | undefined {
  if (text === undefined) return undefined;
  const value = rules.literal(rule.name, { text, at: rule.at }, new Problems());
  return value !== undefined && isRatio(value) ? value : undefined;
}
