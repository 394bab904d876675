import type { PersonMonth } from '../people/types.ts';
import { type Place, ProblemError, Problems } from '../problem/problem.ts';
import { type Comparison, comparePayslips } from './comparison.ts';
import type { Engine } from './engine.ts';

/**
 * Compares each person-month under the schemes, the first being the yardstick.
 * @throws ProblemError with everything wrong in any of them.
 */
export function estimate(
  engine: Engine,
  people: readonly PersonMonth[],
  schemes: readonly string[],
): Comparison[] {
  const problems = new Problems();
  checkPeople(engine, people, schemes, problems);
  problems.throwIfAny();
  const made = people.map((person) =>
    attempt(problems, () => comparePerson(engine, person, schemes), person.at),
  );
  problems.throwIfAny();
  return made.filter((one) => one !== undefined);
}

/** Adds what the calendar finds wrong with the records, earlier months included. */
export function checkPeople(
  engine: Engine,
  people: readonly PersonMonth[],
  schemes: readonly string[],
  problems: Problems,
): void {
  for (const person of people)
    for (const month of [person, ...(person.history ?? [])]) {
      const found = new Problems();
      attempt(found, () => engine.assuming(person).check(month, schemes[0] ?? '', found), month.at);
      problems.addNew(found.list);
    }
}

/** One person-month under each scheme, with what its input assumes. @throws ProblemError */
export function comparePerson(engine: Engine, person: PersonMonth, schemes: readonly string[]): Comparison {
  const own = engine.assuming(person);
  return comparePayslips(schemes.map((scheme) => own.payslip(person, scheme)));
}

/** Collects what is thrown instead of stopping at the first person; `at` is where what has no place of its own stands. */
export function attempt<T>(problems: Problems, work: () => T, at?: Place): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.addNew(
      error.problems.map((one) => (one.at === undefined && at !== undefined ? { ...one, at } : one)),
    );
    return undefined;
  }
}
