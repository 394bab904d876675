import { closure } from '../formula/program.ts';
import type { PersonMonth } from '../people/types.ts';
import { type Place, ProblemError, problem } from '../problem/problem.ts';
import type { Evaluation } from '../readings/exact.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { fillText } from './finding.ts';

/** What the rules ask of an input (`requires:`). @throws ProblemError with every breach */
export function requireInput(program: SchemeProgram, evaluation: Evaluation, person: PersonMonth): void {
  const broken = program.requires.filter(
    ({ term }) => !restsOnUnknown(program, term, person) && !evaluation.truth(term),
  );
  if (broken.length === 0) return;
  throw new ProblemError(
    broken.map(({ rule, term }) => {
      const values = {
        text: fillText(evaluation, program, rule.text),
        label: fillText(evaluation, program, rule.label),
      };
      const below = closure(program, [term]).order.map(({ name }) => name);
      const at =
        parameterPlace(program, rule.name) ??
        placeOf([rule.name, ...termsOf(program, term), ...below], person);
      return problem('requirement-broken', { at, term: rule.name, values });
    }),
  );
}

const termsOf = (program: SchemeProgram, term: string): readonly string[] =>
  program.order[program.index.get(term) ?? -1]?.formula?.terms ?? [];

/** Whatever an unknown fact turns out to be, it may keep to what is asked of it. */
const restsOnUnknown = (program: SchemeProgram, term: string, { unknown }: PersonMonth): boolean =>
  unknown !== undefined && termsOf(program, term).some((name) => unknown.has(name));

/** Where the value stands of the parameter by which a requirement is called. */
function parameterPlace(program: SchemeProgram, name: string): Place | undefined {
  const isValue = program.order[program.index.get(name) ?? -1]?.formula?.terms.length === 0;
  return isValue ? program.terms.get(name)?.entry?.formula.at : undefined;
}

/** The place of the fact by which a requirement is called, else of the first fact it rests on that was written. */
function placeOf(names: readonly string[], { places, at }: PersonMonth): Place | undefined {
  for (const name of names) {
    const found = places?.get(name);
    if (found !== undefined) return found;
  }
  return at;
}
