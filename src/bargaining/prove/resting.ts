import type { Value } from '../../formula/checked.ts';
import { needed } from '../../formula/program.ts';
import { coverNames, validName } from '../../pay/figures.ts';
import { ownName, type SideBySide } from '../../pay/side-by-side.ts';
import { evaluate } from '../../readings/exact.ts';
import type { Claim } from './claim.ts';

/**
 * The facts on which it can turn whether somebody breaks a claim. What the rules ask of an input bears on it only where
 * it speaks of one of these, and only what may not hold (`alwaysHolds`); any other fact may be plain, for the plain
 * person is taken.
 */
export function restingOn(
  side: SideBySide,
  { program, says, of }: Claim,
  plain: ReadonlyMap<string, Value>,
  alwaysHolds: (term: string) => boolean,
): ReadonlySet<string> {
  const facts = (names: readonly string[]): string[] =>
    needed(program, names).flatMap(({ name, formula }) => (formula === undefined ? [name] : []));
  // Where the rules refuse the plain person, no fact may be plain for that reason alone.
  if (!evaluate(program, plain).truth(validName)) return new Set(facts([...says, ...of]));
  const resting = new Set(facts(says));
  const asked = [...side.programs.values()].flatMap((own) =>
    own.requires.flatMap(({ term }) => {
      const name = ownName(own, term);
      return alwaysHolds(name) ? [] : [facts([name])];
    }),
  );
  const covers = facts(coverNames(side));
  for (let size = -1; size !== resting.size; ) {
    size = resting.size;
    for (const one of asked) {
      if (!one.some((name) => resting.has(name))) continue;
      // Whose requirements count turns on whom each scheme covers.
      for (const name of [...one, ...covers]) resting.add(name);
    }
  }
  return resting;
}
