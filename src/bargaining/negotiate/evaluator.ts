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
import { packageEngine } from './lever-engine.ts';
import { type LeverInputs, leverBounds, movesHours, type Setting } from './levered.ts';
import type { PackageMeasures } from './measures.ts';
import type { Negotiation, ParameterLever } from './negotiation.ts';
import { QuickPackages } from './quick.ts';

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
 * Works packages out. The levers are inputs of loops that are compiled once; the calendar is asked again for other hours.
 * Only lists of days, which no loop takes, need a compile each. Where no columns will do, a package is worked out as a
 * run of its own.
 */
export class PackageEvaluator {
  /** The levers that need the calendar again, or a compile. */
  readonly outer: readonly ParameterLever[];
  private readonly varying: LeverInputs;
  private readonly engine: Engine;
  private readonly scenario: Scenario;
  private readonly negotiation: Negotiation;
  private readonly people: PersonMonthTable;
  private readonly backend: Backend;
  private readonly quick = new Map<string, QuickPackages | undefined>();

  /** `resting`: the terms of levers that a setting may leave unmoved. */
  constructor(
    engine: Engine,
    scenario: Scenario,
    negotiation: Negotiation,
    people: PersonMonthTable,
    backend: Backend = runKernels,
    resting: ReadonlySet<string> = new Set(),
  ) {
    this.engine = engine;
    this.scenario = scenario;
    this.negotiation = negotiation;
    this.people = people;
    this.backend = backend;
    const levers = negotiation.levers.filter((lever) => leverBounds(lever) !== undefined);
    this.varying = { levers, resting };
    this.outer = negotiation.levers.filter((lever) => !levers.includes(lever) || this.movesHours(lever));
  }

  private movesHours = (lever: ParameterLever): boolean =>
    this.scenario.months.some((month) =>
      movesHours(this.engine.schemeMonth(this.negotiation.scheme, month).program, lever),
    );

  /** @throws ProblemError where some person-month cannot be worked out */
  figures(setting: Setting): PackageFigures {
    const quick = this.columns(setting);
    const figures = quick?.figures(setting);
    if (quick !== undefined && figures !== undefined) {
      const { changes, covered, base } = quick;
      return { figures, changes, covered, base: () => base, months: () => quick.months() };
    }
    const baseline = this.baseline(setting);
    return {
      ...baselineFigures(baseline, this.negotiation),
      base: () => referenceTotals(baseline, this.negotiation),
      months: () => extraCostByMonth(baseline, this.negotiation),
    };
  }

  /** Whether packages are worked out by columns. */
  isQuick = (setting: Setting): boolean => this.columns(setting)?.holds(setting) === true;

  private baseline = (setting: Setting): Baseline =>
    runBaseline(this.engineAt(setting), this.negotiation, this.people, this.backend);

  private engineAt = (setting: Setting): Engine =>
    packageEngine(this.engine, this.scenario, this.negotiation, setting);

  private columns(setting: Setting): QuickPackages | undefined {
    const { negotiation, people, varying, backend } = this;
    // What is an input stands in no engine: the scheme as it is, but for what needs a compile.
    const compiled = negotiation.levers.map((lever, l) =>
      varying.levers.includes(lever) ? undefined : setting[l],
    );
    const key = compiled.join();
    if (this.quick.has(key)) return this.quick.get(key);
    const engine = this.engineAt(compiled);
    const baseline = runBaseline(engine, negotiation, people, backend);
    const made = QuickPackages.make(engine, negotiation, baseline, people, varying, backend);
    if (this.quick.size >= mostRetained) this.quick.clear();
    this.quick.set(key, made);
    return made;
  }
}
const mostRetained = 4;
