import { settingTerms } from '../../calendar/settings.ts';
import { restsOn } from '../../columns/package-batch.ts';
import type { Engine } from '../../pay/engine.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { runKernels } from '../../readings/batch/kernels.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import {
  type Baseline,
  baselineFigures,
  extraCostByMonth,
  referenceTotals,
  runBaseline,
} from './baseline.ts';
import type { Places } from './grid.ts';
import { packageEngine } from './lever-engine.ts';
import type { PackageMeasures } from './measures.ts';
import type { Negotiation, ParameterLever } from './negotiation.ts';
import { leverBounds, QuickPackages } from './quick.ts';

/** A package's figures and each person's change over all months, in won; they hold until the next package. */
export interface PackageFigures {
  readonly figures: PackageMeasures;
  readonly changes: Float64Array;
  /** 1 for whom the scheme covers in some month. */
  readonly covered: Uint8Array;
  /** What the first scheme comes to: by person on the line, by month in cost. */
  readonly base: () => { readonly paid: Float64Array; readonly spent: Float64Array };
  /** The won that the package costs more, by month from the first. */
  readonly months: () => Float64Array;
}

/**
 * Works packages out. Levers that hours rest on need the calendar again, and a compile; the others are parameters
 * of a loop. Where no columns will do, a package is worked out as a run of its own.
 */
export class PackageEvaluator {
  /** The levers that need a new compile. */
  readonly outer: readonly ParameterLever[];
  private readonly varying: readonly ParameterLever[];
  private readonly engine: Engine;
  private readonly scenario: Scenario;
  private readonly negotiation: Negotiation;
  private readonly people: PersonMonthTable;
  private readonly backend: Backend;
  private readonly quick = new Map<string, QuickPackages | undefined>();

  constructor(
    engine: Engine,
    scenario: Scenario,
    negotiation: Negotiation,
    people: PersonMonthTable,
    backend: Backend = runKernels,
  ) {
    this.engine = engine;
    this.scenario = scenario;
    this.negotiation = negotiation;
    this.people = people;
    this.backend = backend;
    this.outer = negotiation.levers.filter((lever) => this.isOuter(lever));
    this.varying = negotiation.levers.filter((lever) => !this.outer.includes(lever));
  }

  private isOuter(lever: ParameterLever): boolean {
    if (leverBounds(lever) === undefined) return true;
    return this.scenario.months.some((month) => {
      const { program } = this.engine.schemeMonth(this.negotiation.scheme, month);
      return Object.keys(settingTerms).some((term) => restsOn(program, term, new Set([lever.term])));
    });
  }

  /** @throws ProblemError where some person-month cannot be worked out */
  figures(places: Places): PackageFigures {
    const quick = this.columns(places);
    const figures = quick?.figures(places);
    if (quick !== undefined && figures !== undefined) {
      const { changes, covered, base } = quick;
      return { figures, changes, covered, base: () => base, months: () => quick.months() };
    }
    const baseline = this.baseline(places);
    return {
      ...baselineFigures(baseline, this.negotiation),
      base: () => referenceTotals(baseline, this.negotiation),
      months: () => extraCostByMonth(baseline, this.negotiation),
    };
  }

  /** Whether packages are worked out by columns. */
  isQuick = (places: Places): boolean => this.columns(places) !== undefined;

  private baseline(places: Places, which?: (lever: ParameterLever) => boolean): Baseline {
    const { engine, scenario, negotiation, people } = this;
    const own = packageEngine(engine, scenario, negotiation, places, which);
    return runBaseline(own, negotiation, people, this.backend);
  }

  private columns(places: Places): QuickPackages | undefined {
    const { negotiation, outer, people } = this;
    const key = negotiation.levers.map((lever, l) => (outer.includes(lever) ? places[l] : '')).join();
    if (this.quick.has(key)) return this.quick.get(key);
    const isOuter = (lever: ParameterLever): boolean => outer.includes(lever);
    const engine = packageEngine(this.engine, this.scenario, negotiation, places, isOuter);
    const baseline = runBaseline(engine, negotiation, people, this.backend);
    const made = QuickPackages.make(engine, negotiation, baseline, people, this.varying, this.backend);
    // Hours change rarely from package to package: a few are enough to keep.
    if (this.quick.size >= mostRetained) this.quick.clear();
    this.quick.set(key, made);
    return made;
  }
}
const mostRetained = 16;
