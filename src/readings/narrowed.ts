import { needed, type Program, programOf, type Term } from '../formula/program.ts';
import { type Bounds, unknownBounds } from './bound.ts';
import { type BoundsResult, bounds } from './bounds.ts';
import { type Twins, twinName } from './twins.ts';

/**
 * The bounds behind one term, and behind it a step further on, read once more with something known of some terms. What
 * does not rest on those is as it was.
 */
export function narrowed(
  twins: Twins,
  within: BoundsResult,
  name: string,
  known: ReadonlyMap<string, Bounds>,
): BoundsResult {
  const { program } = twins;
  const { own, outside, part } = resting(twins, name, known);
  const all = new Map<string, Bounds>();
  for (const term of own) {
    const one = within.of(term);
    if (one !== undefined) all.set(term, one);
  }
  for (const [term, one] of known) if (own.has(term) || outside.has(term)) all.set(term, one);
  return bounds(
    part,
    (term) => within.of(term.name),
    (_, one) => {
      const term = program.order[program.index.get(one) ?? -1];
      return term && unknownBounds(term);
    },
    undefined,
    all,
  );
}

/** What is read once more, what it rests on that is not, and the program of both. */
interface RestingTerms {
  readonly own: ReadonlySet<string>;
  readonly outside: ReadonlySet<string>;
  readonly part: Program;
}

const rests = new WeakMap<Twins, Map<string, RestingTerms>>();

/** Only the names decide it: the same condition is asked of many boxes, each time with other bounds. */
function resting(twins: Twins, name: string, known: ReadonlyMap<string, Bounds>): RestingTerms {
  const all = rests.get(twins) ?? new Map<string, RestingTerms>();
  rests.set(twins, all);
  const key = JSON.stringify([name, ...known.keys()]);
  const made = all.get(key) ?? restingAnew(twins, name, known);
  all.set(key, made);
  return made;
}

function restingAnew(twins: Twins, name: string, known: ReadonlyMap<string, Bounds>): RestingTerms {
  const { program } = twins;
  const asked = new Set([name, twinName(twins, name)]);
  const touched = new Set(known.keys());
  const retained: Term[] = [];
  for (const term of needed(program, [...asked])) {
    if (term.formula?.terms.some((one) => touched.has(one)) === true) touched.add(term.name);
    if (touched.has(term.name) || asked.has(term.name)) retained.push(term);
  }
  const own = new Set(retained.map((term) => term.name));
  const outside = new Set(
    retained.flatMap((term) => term.formula?.terms ?? []).filter((one) => !own.has(one)),
  );
  // Stands for itself: what it can be was read before.
  const order = program.order.flatMap((term): Term[] => {
    if (own.has(term.name)) return [term];
    const { formula: _, ...bare } = term;
    return outside.has(term.name) ? [bare] : [];
  });
  return { own, outside, part: programOf(order, program.tables) };
}
