import { isoMonth, type Month } from '../../calendar/date.ts';
import { settingTerms } from '../../calendar/interface.ts';
import { Engine } from '../../pay/engine.ts';
import { type CounterfactualScheme, counterfactualSchemes } from '../../pay/scheme-ref.ts';
import { Problems } from '../../problem/problem.ts';
import type { Change } from '../../rules/change.ts';
import {
  assembleCounterfactual,
  type CounterfactualProgram,
  changeTerm,
} from '../../rules/counterfactual.ts';
import { blend } from '../../rules/difference/blend.ts';
import { type DataVersions, mergedRules, otherName } from '../../rules/difference/merge.ts';
import { resolveSide } from '../../rules/difference/side.ts';
import type { RuleVersion, SchemePair } from './pair.ts';

/** Both versions in one engine, in which some of what differs may be adopted and the rest not. */
export class CounterfactualEngine {
  readonly engine: Engine;
  private readonly changes: ReadonlyMap<string, Change>;

  private constructor(engine: Engine, changes: ReadonlyMap<string, Change>) {
    this.engine = engine;
    this.changes = changes;
  }

  /** Undefined where the two rule sets cannot stand side by side. */
  static make(a: RuleVersion, b: RuleVersion, versions: DataVersions): CounterfactualEngine | undefined {
    const merged = mergedRules(a.rules, b.rules, versions);
    if (merged === undefined) return undefined;
    const changes = new Map<string, Change>(a.changes);
    for (const [scheme, change] of b.changes) changes.set(otherName(scheme), merged.otherChange(change));
    return new CounterfactualEngine(new Engine(merged.rules, changes), changes);
  }

  /** What lies between a pair's schemes; changes that no term of `changes` stands for are left out. */
  program(
    pair: SchemePair,
    changes: readonly string[],
    changeOf: (group: string) => string,
  ): CounterfactualProgram {
    const { rules } = this.engine;
    const [a, b] = [pair.before, otherName(pair.after)].map((scheme) =>
      resolveSide({ rules, scheme, change: this.changes.get(scheme) }),
    );
    if (a === undefined || b === undefined) throw new Error('two schemes have two halves');
    return blend(a, b, pair.groups, changes, changeOf);
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
    const found = new Set<string>();
    for (const month of months) {
      const program = assembleCounterfactual(
        rules,
        counterfactual,
        isoMonth(month),
        settings,
        new Problems(),
      );
      if (program === undefined) return undefined;
      for (const change of changes) if (program.index.has(changeTerm(change))) found.add(change);
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
