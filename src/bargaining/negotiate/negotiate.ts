import { groupDigits } from '../../formula/display.ts';
import type { Engine } from '../../pay/engine.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import { ProblemError, problem } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import { baselineFigures, runBaseline } from './baseline.ts';
import { PackageEvaluator } from './evaluator.ts';
import { bestOf, clashes } from './fit.ts';
import { keeps, paretoFront } from './front.ts';
import { Grid, type Places } from './grid.ts';
import type { PackageMeasures } from './measures.ts';
import { limitsAt, mostPackages, type Negotiation, type PackageConstraint } from './negotiation.ts';
import { searchPackages } from './search.ts';
import { bindingLimits, type Slack, slackOf } from './slack.ts';
import { DensePackageStore, type PackageStore, SparsePackageStore } from './store.ts';
import { limitText, measured } from './words.ts';

/** A package of the front with all that a table needs to know of it. */
export interface Package {
  /** Its number in the grid. */
  readonly at: number;
  readonly places: Places;
  readonly figures: PackageMeasures;
  /** How many packages come to the same goals, itself included. */
  readonly same: number;
  readonly binding: readonly PackageConstraint[];
  readonly slack: readonly Slack[];
  /** Who is worse off over all months, worst first. */
  readonly losers: readonly { readonly id: string; readonly change: number }[];
}

export interface NegotiationResult {
  readonly scenario: Scenario;
  readonly negotiation: Negotiation;
  readonly people: number;
  readonly personMonths: number;
  /** How many packages there are, were worked out, and keep all limits. */
  readonly packages: number;
  readonly worked: number;
  readonly fitting: number;
  /** For a search: whether no package next to the front is better. */
  readonly settled: boolean;
  /** The scheme with no lever moved. */
  readonly unmoved: PackageMeasures;
  /** What the first scheme costs over all months, in won. */
  readonly before: number;
  readonly front: readonly Package[];
}

export interface NegotiateOptions {
  readonly backend?: Backend;
  readonly progress?: (done: number, all: number) => void;
}

/**
 * Works the packages of a scenario's bargaining out and keeps the Pareto front.
 * @throws ProblemError for what is wrong in any person-month, a grid too large, and limits that nothing keeps
 */
export async function negotiate(
  engine: Engine,
  scenario: Scenario,
  asked: Negotiation,
  people: PersonMonthTable,
  { backend, progress = () => {} }: NegotiateOptions = {},
): Promise<NegotiationResult> {
  if (people.rows === 0) throw new ProblemError([problem('nobody-in-months')]);
  const { goals, method } = asked;
  const grid = new Grid(asked.levers);
  refuseTooLarge(grid, asked);
  const { figures: unmoved, before } = baselineFigures(runBaseline(engine, asked, people, backend), asked);
  const limits = limitsAt(asked.limits, before);
  const negotiation = { ...asked, limits };
  const evaluator = new PackageEvaluator(engine, scenario, negotiation, people, backend);
  const store: PackageStore =
    method === '전수' ? new DensePackageStore(grid.count) : new SparsePackageStore();
  const pause = async (): Promise<void> => {
    progress(store.size, method === '전수' ? grid.count : store.size);
    // Signals and screens get their turn.
    await new Promise((resume) => setTimeout(resume, 0));
  };
  const settled =
    method === '전수' ? await every() : (await searchPackages(grid, negotiation, store, work, pause)).settled;
  refuseClash(store, limits);
  const front = paretoFront(store, goals, limits);
  const look = (places: Places): PackageMeasures => store.get(grid.index(places)) ?? work(places);
  const { ids } = people;
  return {
    scenario,
    negotiation,
    people: ids.length,
    personMonths: people.rows,
    packages: grid.count,
    worked: store.size,
    fitting: fittingCount(),
    settled,
    unmoved,
    before,
    front: front.map(({ at, same }) => packageOf(at, same)),
  };

  function work(places: Places): PackageMeasures {
    return evaluator.figures(places).figures;
  }

  /** Packages that share their hours one after another, for those are classified anew. */
  async function every(): Promise<true> {
    const { levers } = negotiation;
    const outer = levers.map((lever) => evaluator.outer.includes(lever));
    const order = [...levers.keys()].sort((a, b) => Number(outer[b]) - Number(outer[a]) || a - b);
    const places = levers.map(() => 0);
    for (let done = 0; done < grid.count; done++) {
      store.put(grid.index(places), work(places));
      if (done % 2000 === 1999) await pause();
      for (let o = order.length - 1; o >= 0; o--) {
        const lever = order[o] ?? 0;
        const next = (places[lever] ?? 0) + 1;
        places[lever] = next < (grid.sizes[lever] ?? 0) ? next : 0;
        if (places[lever] !== 0) break;
      }
    }
    return true;
  }

  function fittingCount(): number {
    let count = 0;
    for (const at of store.all()) {
      const figures = store.get(at);
      if (figures !== undefined && limits.every((limit) => keeps(figures, limit))) count++;
    }
    return count;
  }

  function packageOf(at: number, same: number): Package {
    const places = grid.places(at);
    const { figures, changes } = evaluator.figures(places);
    const losers = [...changes]
      .map((change, p) => ({ id: ids[p] ?? '', change }))
      .filter(({ change }) => change < 0)
      .sort((a, b) => a.change - b.change);
    return {
      at,
      places,
      figures,
      same,
      binding: bindingLimits(places, grid, negotiation, look),
      slack: slackOf(places, grid, limits, look),
      losers,
    };
  }
}

/** @throws ProblemError for a grid of which not every package can be worked out */
function refuseTooLarge(grid: Grid, { method, levers, at }: Negotiation): void {
  const most = method === '전수' ? mostPackages : Number.MAX_SAFE_INTEGER;
  if (grid.count <= most) return;
  const sizes = [...grid.sizes];
  while (sizes.reduce((product, size) => product * size, 1) > most) {
    const longest = sizes.indexOf(Math.max(...sizes));
    sizes[longest] = Math.ceil((sizes[longest] ?? 1) / 2);
  }
  const text = (counts: readonly number[]): string =>
    levers.map(({ term }, l) => `${term} ${counts[l] ?? 0}`).join(', ');
  const values = {
    count: groupDigits(String(grid.count)),
    most: groupDigits(String(most)),
    sizes: text(grid.sizes),
    fits: text(sizes),
  };
  throw new ProblemError([problem('too-many-packages', { at, term: '교섭.조정', values })]);
}

/** @throws ProblemError that names the limits which no package keeps together */
function refuseClash(store: PackageStore, limits: readonly PackageConstraint[]): void {
  const sets = clashes(store, limits);
  if (sets.length === 0) return;
  throw new ProblemError(
    sets.map((set) => {
      const best = set.map(
        (limit) => `${limit.measure} ${measured(limit.measure, bestOf(store, limit), 'ko')}`,
      );
      const values = {
        limits: set.map((limit) => limitText(limit, 'ko')).join(', '),
        best: best.join(', '),
        count: groupDigits(String(store.size)),
      };
      return problem('no-package-fits', { at: set[0]?.at, term: '교섭.제한', values });
    }),
  );
}
