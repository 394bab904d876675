import { isoMonth, type Month } from '../../calendar/date.ts';
import type { Engine } from '../../pay/engine.ts';

/** What a total is added up from: terms with their signs. */
export type Recipe = readonly (readonly [sign: 1n | -1n, term: string])[];

/** The totals of a scheme's month, each with what it is added up from; undefined for what is more than a sum. */
export type Recipes = ReadonlyMap<string, Recipe | undefined>;

/**
 * The sums of a scheme's lines as its rules state them. A formula that is no plain sum is left to whoever evaluates
 * formulas: the audit adds, and knows nothing else.
 */
export class SchemeRecipes {
  private readonly engine: Engine;
  private readonly known = new Map<string, Recipes>();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  of(scheme: string, month: Month): Recipes {
    const key = `${scheme} ${isoMonth(month)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { lines } = this.engine.schemeMonth(scheme, month).program;
    const made = new Map(
      lines.map(({ total, items, formula }) => [
        total,
        formula === undefined ? items.map((term) => [1n, term] as const) : plainSum(formula.text),
      ]),
    );
    this.known.set(key, made);
    return made;
  }

  /** Whose lines a row shows: the scheme's own, or of the one that stands in for it. */
  standIn(scheme: string, month: Month): string | undefined {
    return this.engine.schemeMonth(scheme, month).program.scheme.fallback;
  }
}

/** `A - B + C`. */
export function plainSum(formula: string): Recipe | undefined {
  const parts = `+ ${formula.trim()}`.split(/\s*([+-])\s*/).slice(1);
  const recipe: [1n | -1n, string][] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const term = parts[i + 1] ?? '';
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(term)) return undefined;
    recipe.push([parts[i] === '-' ? -1n : 1n, term]);
  }
  return recipe;
}
