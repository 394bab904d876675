import { display } from '../formula/display.ts';
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
      const below = closure(program, [term]).order.map(({ name }) => name);
      const asked = [rule.name, ...termsOf(program, term)];
      const parameter = parameterPlace(program, rule.name);
      const values = {
        text: fillText(evaluation, program, rule.text),
        label: fillText(evaluation, program, rule.label),
        ...(parameter ? { parameter: rule.name } : cureOf([asked, below], { evaluation, program, person })),
      };
      const at = parameter ?? placeOf([...asked, ...below], person);
      return problem('requirement-broken', { at, term: rule.name, values });
    }),
  );
}

/** What the calendar is given beside facts. */
const recordKeys = '소정근로, 교대, 근무일지, 휴직';

interface Worked {
  readonly program: SchemeProgram;
  readonly evaluation: Evaluation;
  readonly person: PersonMonth;
}

/** Which values to mend: those that were written of the facts asked for, the nearest first; else what the calendar was given. */
function cureOf(asked: readonly (readonly string[])[], worked: Worked): Record<string, string> {
  const given = asked
    .map((names) => [...new Set(names)].flatMap((name) => writtenAs(name, worked) ?? []))
    .find((written) => written.length > 0);
  return given === undefined ? { records: recordKeys } : { given: given.join(', ') };
}

/** A fact that was written, as its key and what it says. */
function writtenAs(name: string, { program, evaluation, person }: Worked): string | undefined {
  const rule = program.terms.get(name)?.rule;
  const value = person.facts.get(name);
  if (rule?.fact === undefined || value === undefined) return undefined;
  return `${rule.fact.key ?? name} ${display(value, evaluation.term(name).type, rule.unit)}`;
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
