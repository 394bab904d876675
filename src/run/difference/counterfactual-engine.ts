import { isoMonth, type Month } from '../../calendar/date.ts';
import { settingTerms } from '../../calendar/interface.ts';
import { Engine } from '../../pay/engine.ts';
import { type CounterfactualScheme, counterfactualSchemes } from '../../pay/scheme-ref.ts';
import { Problems } from '../../problem/problem.ts';
import type { SchemeProgram } from '../../rules/assemble.ts';
import type { Change, LaidOver } from '../../rules/change.ts';
import {
  assembleCounterfactual,
  type CounterfactualProgram,
  changeTerm,
} from '../../rules/counterfactual.ts';
import { blend } from '../../rules/difference/blend.ts';
import { type DataVersions, mergedRules, otherName } from '../../rules/difference/merge.ts';
import { type Grouping, grouping, resolveSide } from '../../rules/difference/side.ts';
import type { RuleVersion, SchemePair } from './pair.ts';

/** Both versions in one engine, in which some of what differs may be adopted and the rest not. */
export class CounterfactualEngine {
  readonly engine: Engine;

  private constructor(engine: Engine) {
    this.engine = engine;
  }

  /** `scheme`: the first side's, by whose parameters agreements bind. Undefined where the two rule sets cannot stand side by side. */
  static make(
    a: RuleVersion,
    b: RuleVersion,
    versions: DataVersions,
    scheme: string,
  ): CounterfactualEngine | undefined {
    const merged = mergedRules(a.rules, b.rules, versions);
    if (merged === undefined) return undefined;
    const changes = new Map<string, Change>(a.changes);
    for (const [scheme, change] of b.changes) changes.set(otherName(scheme), merged.otherChange(change));
    return new CounterfactualEngine(new Engine(merged.rules, changes, a.binding?.(merged.rules, scheme)));
  }

  /** What lies between a pair's schemes; changes that no term of `changes` stands for are left out. */
  program(
    pair: SchemePair,
    changes: readonly string[],
    changeOf: (group: string) => string,
  ): CounterfactualProgram {
    const { engine } = this;
    const { rules } = engine;
    const blended = (laid: LaidOver, groups?: Grouping): CounterfactualProgram => {
      const side = (scheme: string) => resolveSide({ rules, scheme, change: laid(scheme) });
      const [a, b] = [side(pair.before), side(otherName(pair.after))];
      // Another provision may stand in a place of those whom something else binds, and so another group.
      const { of, ofProvision } = grouping(a, b);
      const own = { ofProvision, of: (name: string) => pair.renamed(of(name)) };
      return blend(a, b, groups ?? own, changes, changeOf);
    };
    return { ...blended(engine.laidOver(undefined), pair.groups), under: (laid) => blended(laid) };
  }

  /**
   * The changes that any figure of these months rests on.
   * @returns undefined where both ways of each term cannot stand in one program, such as for a cycle
   */
  moving(
    pair: SchemePair,
    months: readonly Month[],
    changes: readonly string[],
    changeOf: (group: string) => string,
  ): ReadonlySet<string> | undefined {
    const counterfactual = this.program(pair, changes, changeOf);
    const { rules } = this.engine;
    const settings = Object.keys(settingTerms);
    const { binding } = this.engine;
    const variants = (binding?.possible ?? []).flatMap(
      (bound) => counterfactual.under?.(this.engine.laidOver(bound)) ?? [],
    );
    const found = new Set<string>();
    for (const month of months) {
      const assembled = (one: CounterfactualProgram): SchemeProgram | undefined =>
        assembleCounterfactual(rules, one, isoMonth(month), settings, new Problems());
      const program = assembled(counterfactual);
      if (program === undefined) return undefined;
      // What cannot be put together for anybody whom it binds is refused to them.
      const all = [program, ...variants.flatMap((one) => assembled(one) ?? [])];
      for (const change of changes)
        if (all.some(({ index }) => index.has(changeTerm(change)))) found.add(change);
    }
    if (pair.fallback === undefined) return found;
    const below = this.moving(pair.fallback, months, changes, changeOf);
    return below && new Set([...found, ...below]);
  }

  /** All schemes between a pair's, by which changes they adopt. @returns `all`: those of fallbacks too, these first */
  schemes(
    pair: SchemePair,
    changes: readonly string[],
    changeOf: (group: string) => string,
  ): { readonly own: readonly CounterfactualScheme[]; readonly all: readonly CounterfactualScheme[] } {
    const below = pair.fallback && this.schemes(pair.fallback, changes, changeOf);
    const own = counterfactualSchemes(this.program(pair, changes, changeOf), below?.own);
    return { own, all: [...(below?.all ?? []), ...own] };
  }
}
