import type { Value } from '../../formula/checked.ts';
import { needed } from '../../formula/program.ts';
import { coverNames, validName } from '../../pay/figures.ts';
import { ownName, type SideBySide } from '../../pay/side-by-side.ts';
import { evaluate } from '../../readings/exact.ts';
import type { Claim } from './claim.ts';

/**
 * The facts on which it can turn whether somebody breaks a claim. What the rules ask of an input bears on it only where
 * it speaks of one of these, and only what may not hold with its other facts plain (`alwaysHolds`): any other fact may be
 * plain, for the plain person is taken. `choosable`: the plain value of a fact that an input gives whatever the others are.
 */
export function restingOn(
  side: SideBySide,
  { program, says, of }: Claim,
  plain: ReadonlyMap<string, Value>,
  choosable: (fact: string) => Value | undefined,
  alwaysHolds: (term: string, held: ReadonlyMap<string, Value>) => boolean,
): ReadonlySet<string> {
  const facts = (names: readonly string[]): string[] =>
    needed(program, names).flatMap(({ name, formula }) => (formula === undefined ? [name] : []));
  // Where the rules refuse the plain person, no fact may be plain for that reason alone.
  if (!evaluate(program, plain).truth(validName)) return new Set(facts([...says, ...of]));
  const resting = new Set(facts(says));
  const asked = [...side.programs.values()].flatMap((own) =>
    own.requires.map(({ term }) => {
      const name = ownName(own, term);
      return { name, facts: facts([name]) };
    }),
  );
  const covers = facts(coverNames(side));
  for (let size = -1; size !== resting.size; ) {
    size = resting.size;
    for (const one of asked) {
      if (!one.facts.some((name) => resting.has(name))) continue;
      const others = one.facts.flatMap((name): [string, Value][] => {
        const value = resting.has(name) ? undefined : choosable(name);
        return value === undefined ? [] : [[name, value]];
      });
      if (alwaysHolds(one.name, new Map(others))) continue;
      // Whose requirements count turns on whom each scheme covers.
      for (const name of [...one.facts, ...covers]) resting.add(name);
    }
  }
  return resting;
}
