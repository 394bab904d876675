import { factorial, shapley, wholeShares } from '../../columns/attribution/shapley.ts';
import type { SchemeFigures } from '../../columns/chunk-figures.ts';
import { unionOfLines } from '../../pay/comparison.ts';
import { Engine } from '../../pay/engine.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { otherName } from '../../rules/difference/merge.ts';
import { type Adoptions, adoptions } from './adopt.ts';
import { PeopleFigures } from './figures.ts';
import { groupsOf, type RuleVersion, type SchemePair } from './pair.ts';

/** What moves when some differences are adopted. */
export interface Cost {
  /** The groups of differences whose cost it is; several where they are not distinguished. */
  readonly groups: readonly string[];
  /** Heads: those with a month in which some total is another with these than without, whatever else is adopted. */
  readonly people: number;
  /** Won by total: the share of the whole difference, on the mean over all orders in which they can be adopted. */
  readonly amounts: readonly number[];
}

/** What a pair's schemes come to over a population, and what is due to which difference. */
export interface PairCosts {
  /** The totals that amounts are by, gross pay first. */
  readonly totals: readonly string[];
  /** Won by total over all person-months. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Heads with a month in which some total differs. */
  readonly people: number;
  readonly costs: readonly Cost[];
  /** Groups that no figure rests on. */
  readonly still: readonly string[];
  /** Won by total that no group accounts for: 0 where the two sides stand in one program as they do alone. */
  readonly rest: readonly number[];
  /** The differences could not be distinguished, and have one cost together. */
  readonly together: boolean;
}

export interface CostOptions {
  readonly backend?: Backend | undefined;
  readonly progress?: (done: number, all: number) => void;
}

/**
 * Works out what a pair's differences cost: the whole exactly as a run of each side alone, and each one's share of it
 * by what it moves on the mean over all orders (Shapley), in whole won that add up.
 * @throws ProblemError with everything wrong in any person-month under either side
 */
export async function pairCosts(
  a: RuleVersion,
  b: RuleVersion,
  pair: SchemePair,
  table: PersonMonthTable,
  { backend, progress = () => {} }: CostOptions = {},
): Promise<PairCosts> {
  if (table.rows === 0) throw new ProblemError([{ code: 'nobody-in-months', values: {} }]);
  const totals = unionOfLines(pair.sides.map(({ scheme }) => scheme.lines)).map(({ total }) => total);
  const whole = await wholeOf(a, b, pair, table, totals, backend);
  const months = [...new Set(table.chunks.flatMap(({ month }) => [...month]))];
  const found = adoptions(a, b, pair, months);
  const shares = found && (await sharesOf(found, pair, table, totals, { backend, progress }));
  const difference = whole.after.map((own, t) => own - (whole.before[t] ?? 0));
  if (found === undefined || shares === undefined) {
    const groups = groupsOf(pair);
    const costs = groups.length === 0 ? [] : [{ groups, people: whole.people, amounts: difference }];
    return { totals, ...whole, costs, still: [], rest: totals.map(() => 0), together: groups.length > 1 };
  }
  const rest = difference.map((own, t) =>
    shares.reduce((left, { amounts }) => left - (amounts[t] ?? 0), own),
  );
  return { totals, ...whole, costs: shares, still: found.still, rest, together: false };
}

/** Both sides, each as it is alone. */
async function wholeOf(
  a: RuleVersion,
  b: RuleVersion,
  pair: SchemePair,
  table: PersonMonthTable,
  totals: readonly string[],
  backend: Backend | undefined,
): Promise<Pick<PairCosts, 'before' | 'after' | 'people'>> {
  const figuresOf = ({ rules, changes, binding }: RuleVersion, scheme: string): PeopleFigures => {
    // Both sides are bound by the parameters of one scheme where both have it, as in a run of both.
    const by = rules.schemes.has(pair.before) ? pair.before : scheme;
    const engine = new Engine(rules, changes, binding?.(rules, by));
    return new PeopleFigures(engine, [scheme], table.shape, { facts: [scheme], backend });
  };
  const [own, other] = [figuresOf(a, pair.before), figuresOf(b, pair.after)];
  const sums = [totals.map(() => 0), totals.map(() => 0)] as const;
  let heads = 0;
  for (const chunk of table.chunks) {
    const columns = [own.of(chunk)[0], other.of(chunk)[0]].map((figures) => columnsOf(figures, totals));
    const touched = new Set<number>();
    for (let row = 0; row < chunk.rows; row++) {
      totals.forEach((_, t) => {
        const [before, after] = columns.map((one) => one[t]?.[row] ?? 0);
        sums[0][t] = (sums[0][t] ?? 0) + (before ?? 0);
        sums[1][t] = (sums[1][t] ?? 0) + (after ?? 0);
        if (before !== after) touched.add(chunk.person[row] ?? -1);
      });
    }
    heads += touched.size;
    await turn();
  }
  return { before: sums[0], after: sums[1], people: heads };
}

/** Each bit's cost; undefined where some counterfactual between the two cannot be worked out. */
async function sharesOf(
  { adopted, counterfactuals }: Adoptions,
  pair: SchemePair,
  table: PersonMonthTable,
  totals: readonly string[],
  { backend, progress }: Required<Pick<CostOptions, 'progress'>> & Pick<CostOptions, 'backend'>,
): Promise<readonly Cost[] | undefined> {
  const facts = [pair.before, otherName(pair.after)];
  const runs = counterfactuals.map(({ merged, own, all }) => ({
    figures: new PeopleFigures(merged.engine, all, table.shape, { facts, backend }),
    last: own.length,
  }));
  const count = 2 ** adopted.length;
  const coalitionValues = totals.map(() => new Array<number>(count).fill(0));
  const heads = adopted.map(() => 0);
  let done = 0;
  for (const chunk of table.chunks) {
    const columns: (Float64Array | undefined)[][] = [];
    try {
      for (const { figures, last } of runs)
        columns.push(
          ...figures
            .of(chunk)
            .slice(-last)
            .map((one) => columnsOf(one, totals)),
        );
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
    addUp(columns, coalitionValues);
    const touched = adopted.map(() => new Set<number>());
    for (let row = 0; row < chunk.rows; row++)
      for (const bit of differing(columns, totals.length, row, adopted.length))
        touched[bit]?.add(chunk.person[row] ?? -1);
    touched.forEach((own, bit) => {
      heads[bit] = (heads[bit] ?? 0) + own.size;
    });
    done += chunk.rows;
    progress(done, table.rows);
    await turn();
  }
  const amounts = coalitionValues.map((one) =>
    wholeShares(shapley(one, adopted.length), factorial(adopted.length)),
  );
  return adopted.map((groups, bit) => ({
    groups,
    people: heads[bit] ?? 0,
    amounts: amounts.map((one) => one[bit] ?? 0),
  }));
}

function addUp(
  columns: readonly (readonly (Float64Array | undefined)[])[],
  coalitionValues: readonly number[][],
): void {
  coalitionValues.forEach((sums, t) => {
    columns.forEach((one, mask) => {
      let sum = sums[mask] ?? 0;
      for (const won of one[t] ?? []) sum += won;
      sums[mask] = sum;
    });
  });
}

/** The bits that move some total of a row, whichever others are set. */
function differing(
  columns: readonly (readonly (Float64Array | undefined)[])[],
  totals: number,
  row: number,
  bits: number,
): number[] {
  const found: number[] = [];
  for (let bit = 0; bit < bits; bit++) {
    const moves = (mask: number): boolean => {
      const [without, having] = [columns[mask], columns[mask | (1 << bit)]];
      if (without === having) return false;
      for (let t = 0; t < totals; t++)
        if ((without?.[t]?.[row] ?? 0) !== (having?.[t]?.[row] ?? 0)) return true;
      return false;
    };
    for (let mask = 0; mask < columns.length; mask++) {
      if ((mask >> bit) & 1 || !moves(mask)) continue;
      found.push(bit);
      break;
    }
  }
  return found;
}

const columnsOf = (
  figures: SchemeFigures | undefined,
  totals: readonly string[],
): (Float64Array | undefined)[] => totals.map((total) => figures?.amounts.get(total));

/** Signals and screens get their turn. */
const turn = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));
