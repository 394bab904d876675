import type { Engine } from '../../pay/engine.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import { factKey } from '../../people/synthetic/distribution.ts';
import { DrawnBefore } from '../../people/synthetic/drawn-before.ts';
import { readSyntheticSpec, type SyntheticSpec } from '../../people/synthetic/synthetic.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import type { PeopleSource } from '../../people/table/people-source.ts';
import { nearest } from '../../problem/nearest.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { countMembersIn } from '../scenario/load-table.ts';
import { syntheticSource } from '../scenario/population.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Sink, WorkedChunk } from '../sink.ts';
import { type Work, workOf, workOut } from '../work-out.ts';
import { type QuantileSpread, quantileSpread, thousandths, variance } from './statistics.ts';

/** What a scenario's results come to when its workforce is drawn again and again. */
export interface Uncertainty {
  readonly draws: number;
  readonly factors: readonly string[];
  readonly totals: readonly TotalSpread[];
  /** By 사번: gross pay over the months less the first scheme's, by scheme after the first. */
  readonly people: readonly { readonly id: string; readonly differences: readonly QuantileSpread[] }[];
}

/** One total under one scheme, over everybody and all months. */
export interface TotalSpread {
  readonly scheme: string;
  readonly term: string;
  readonly bill: QuantileSpread;
  /** Less the first scheme's; absent for the first. */
  readonly difference?: QuantileSpread;
  /**
   * By factor: the variance of the difference (of the bill, for the first scheme) when only the factor is drawn
   * again, in thousandths of the variance when all are.
   */
  readonly shares: readonly number[];
}

/** One draw: won by scheme and total, and gross pay by person and scheme. */
interface Drawn {
  readonly totals: readonly (readonly number[])[];
  readonly people: ReadonlyMap<string, readonly number[]>;
}

export interface UncertaintyOptions {
  readonly draws?: number;
  readonly progress?: (done: number, all: number) => void;
  readonly backend?: Backend;
}

/**
 * Draws the made-up workforce anew, all factors together and each alone, and works every draw out under all schemes:
 * the schemes always meet the same people (common random numbers), and the same seed gives the same draws.
 * @throws ProblemError
 */
export async function uncertainty(
  engine: Engine,
  scenario: Scenario,
  { draws = scenario.uncertainty?.draws ?? 0, progress = () => {}, backend }: UncertaintyOptions = {},
): Promise<Uncertainty> {
  const { spec, factors } = readFactors(engine, scenario);
  const { shape } = syntheticSource(engine, scenario, spec);
  const held = new DrawnBefore();
  const work = workOf(engine, scenario, shape, { backend, divides: false, keeps: false });
  const terms = work.lines.flatMap(({ isTotal, term }) => (isTotal ? [term] : []));
  const all = new Set(factors.flatMap(({ names }) => [...names]));
  const sets = [all, ...factors.map(({ names }) => names)];
  const drawn: Drawn[][] = sets.map(() => []);
  const steps = draws * sets.length;
  for (let draw = 1; draw <= draws; draw++) {
    for (const [i, names] of sets.entries()) {
      const people = syntheticSource(engine, scenario, spec, { shape, again: { names, draw, held } });
      drawn[i]?.push(await workedOut(engine, work, people));
      progress((draw - 1) * sets.length + i + 1, steps);
      // Signals and screens get their turn.
      await new Promise((resume) => setTimeout(resume, 0));
    }
  }
  const [together = [], ...alone] = drawn;
  return {
    draws,
    factors: factors.map(({ name }) => name),
    totals: scenario.schemes.flatMap((scheme, s) =>
      terms.map((term, t) => totalSpread({ scheme, term }, s, t, together, alone)),
    ),
    people: [...new Set(together.flatMap(({ people }) => [...people.keys()]))].sort().map((id) => ({
      id,
      differences: scenario.schemes.slice(1).map((_, i) =>
        quantileSpread(
          together.map(({ people }) => {
            const own = people.get(id) ?? [];
            return (own[i + 1] ?? 0) - (own[0] ?? 0);
          }),
        ),
      ),
    })),
  };
}

function totalSpread(
  named: Pick<TotalSpread, 'scheme' | 'term'>,
  s: number,
  t: number,
  together: readonly Drawn[],
  alone: readonly (readonly Drawn[])[],
): TotalSpread {
  const bill = ({ totals }: Drawn): number => totals[s]?.[t] ?? 0;
  const difference = (one: Drawn): number => bill(one) - (one.totals[0]?.[t] ?? 0);
  const asked = s === 0 ? bill : difference;
  const whole = variance(together.map(asked));
  return {
    ...named,
    bill: quantileSpread(together.map(bill)),
    ...(s > 0 && { difference: quantileSpread(together.map(difference)) }),
    shares: alone.map((draws) => thousandths(variance(draws.map(asked)), whole)),
  };
}

interface Factor {
  readonly name: string;
  readonly names: ReadonlySet<string>;
}

/** @throws ProblemError for a scenario that says nothing of what is uncertain, or names what is not drawn */
function readFactors(
  engine: Engine,
  scenario: Scenario,
): { readonly spec: SyntheticSpec; readonly factors: readonly Factor[] } {
  const { synthetic, uncertainty: asked } = scenario;
  const missing = [...(synthetic ? [] : ['합성인력']), ...(asked ? [] : ['불확실성'])];
  if (synthetic === undefined || asked === undefined)
    throw new ProblemError(missing.map((key) => problem('missing-key', { values: { key } })));
  const problems = new Problems();
  const books = factBooks(engine.rules, scenario.schemes);
  const spec = readSyntheticSpec(synthetic, books, problems);
  problems.throwIfAny();
  if (spec === undefined) throw new RangeError('a workforce without problems was not read');
  const known = new Map<string, string>();
  for (const { term } of [...spec.person, ...spec.month])
    for (const key of [factKey(term), term.name]) known.set(key, term.name);
  if (spec.hours !== undefined) known.set('일과', '일과');
  if (spec.leaves.length > 0) known.set('휴직', '휴직');
  const factors = asked.factors.map(({ name, items }) => ({
    name,
    names: new Set(
      items.flatMap(({ text, at }) => {
        const found = known.get(text);
        if (found !== undefined) return [found];
        const near = nearest(text, known.keys());
        const values = {
          text,
          known: [...known.keys()].join(', '),
          ...(near !== undefined && { nearest: near }),
        };
        problems.add('unknown-choice', { at, term: `불확실성.${name}`, values });
        return [];
      }),
    ),
  }));
  problems.throwIfAny();
  return { spec, factors };
}

/** One draw: everybody under every scheme. @throws ProblemError */
async function workedOut(engine: Engine, work: Work, source: PeopleSource): Promise<Drawn> {
  const problems = new FewProblems();
  const chunks = [...source.chunks(source.start, source.end, problems)];
  if (!problems.any) countMembersIn(engine, chunks);
  const totals = new DrawTotals();
  await workOut(chunks, work, [totals], problems);
  if (problems.any) throw new ProblemError(problems.list);
  return totals;
}

/** Adds up what a draw comes to. */
class DrawTotals implements Sink, Drawn {
  readonly totals: number[][] = [];
  readonly people = new Map<string, readonly number[]>();

  take({ totals }: WorkedChunk): void {
    totals.totals.forEach((columns, s) => {
      const own = this.totals[s] ?? columns.map(() => 0);
      columns.forEach((column, t) => {
        own[t] = column.reduce((sum, won) => sum + won, own[t] ?? 0);
      });
      this.totals[s] = own;
    });
    for (let p = 0; p < totals.count; p++)
      this.people.set(
        totals.id(p),
        totals.totals.map(([gross]) => gross?.[p] ?? 0),
      );
  }
}
