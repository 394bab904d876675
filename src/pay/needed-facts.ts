import { cycleValues } from '../calendar/cycle.ts';
import type { Value } from '../formula/checked.ts';
import { closure, type Term } from '../formula/program.ts';
import type { PersonMonth } from '../people/types.ts';
import { type Bounds, constant } from '../readings/bound.ts';
import { bounds } from '../readings/bounds.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { Engine } from './engine.ts';
import { schemeFactBounds } from './fact-bounds.ts';
import { withFallbacks } from './side-by-side.ts';

/** Why a fact is needed: whether it is whatever else is said, and the facts on which that rests. */
export interface FactNeed {
  readonly isSure: boolean;
  readonly restsOn: ReadonlySet<string>;
}

/**
 * Facts without a value that rules can do without, but not of this person: a requirement is called by the fact and is broken
 * without it (`requires:`). Only what `isKnown` says is looked at. @throws ProblemError for rules or a month that are wrong
 */
export function neededFacts(
  engine: Engine,
  person: PersonMonth,
  schemes: readonly string[],
  isKnown: (term: string) => boolean = (term) => person.facts.has(term),
): ReadonlyMap<string, FactNeed> {
  const needs = new Map<string, FactNeed>();
  const programOf = (scheme: string) => engine.openProgram(person, scheme);
  const known = (term: string): Value | undefined => (isKnown(term) ? person.facts.get(term) : undefined);
  for (const scheme of withFallbacks(programOf, schemes)) {
    const program = programOf(scheme);
    const open = program.requires.filter(
      ({ rule: { name } }) =>
        program.terms.get(name)?.rule.fact?.optional === true && known(name) === undefined,
    );
    if (open.length === 0) continue;
    const absent = new Set(open.map(({ rule }) => rule.name));
    const asked = closure(
      program,
      open.map(({ term }) => term),
    );
    const read = bounds(
      asked,
      (term) => (absent.has(term.name) ? undefined : factBounds(engine, program, term, person, known)),
      undefined,
      (name) => known(name) !== undefined,
    );
    for (const { rule, term } of open) {
      const holds = read.of(term);
      if (holds?.kind !== 'truth' || !holds.canFail) continue;
      const facts = closure(asked, [term]).order.filter(({ formula }) => formula === undefined);
      const before = needs.get(rule.name);
      needs.set(rule.name, {
        isSure: !holds.canHold || before?.isSure === true,
        restsOn: new Set([...(before?.restsOn ?? []), ...facts.map(({ name }) => name)]),
      });
    }
  }
  return needs;
}

/** A person of whom the facts that the rules need are not known, rather than absent. */
export function withNeeded(engine: Engine, person: PersonMonth, schemes: readonly string[]): PersonMonth {
  const { unknown = new Set<string>() } = person;
  const needed = [...neededFacts(engine, person, schemes).keys()].filter((name) => !unknown.has(name));
  return needed.length === 0 ? person : { ...person, unknown: new Set([...unknown, ...needed]) };
}

function factBounds(
  { rules }: Engine,
  program: SchemeProgram,
  term: Term,
  { record }: PersonMonth,
  known: (term: string) => Value | undefined,
): Bounds {
  const value = cycleValues(record.cycle).get(term.name) ?? known(term.name);
  return value === undefined ? schemeFactBounds(rules, program)(term) : constant(value);
}
