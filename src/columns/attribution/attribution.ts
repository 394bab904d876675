import type { Engine } from '../../pay/engine.ts';
import { amountOf } from '../../pay/payslip.ts';
import type { CounterfactualScheme, SchemeRef } from '../../pay/scheme-ref.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { ChunkFigures, SchemeFigures } from '../chunk-figures.ts';
import { ChunkRunner } from '../chunk-run.ts';
import type { RunLine } from '../lines.ts';
import { factorial, shapley, wholeShares } from './shapley.ts';

/** How the difference between a run's first scheme and another is divided among the changes between them. */
export interface Attribution {
  /** By name, in the order of the scheme's file; none where no file says what the changes are. */
  readonly changes: readonly string[];
  /** The changes lead from the first scheme to the other; else the other way. */
  readonly isForward: boolean;
}

/** The schemes between, by the changes they adopt (a bit each); the one with all of them is a scheme of the run. */
interface CounterfactualAttribution extends Attribution {
  readonly schemes: readonly CounterfactualScheme[];
}

/** The attribution of each scheme of a run after the first. */
export const attributions = (
  engine: Engine,
  [first = '', ...others]: readonly string[],
): CounterfactualAttribution[] =>
  others.map((scheme) => {
    const schemes = engine.counterfactuals(first, scheme);
    const program = schemes[0]?.program;
    if (program === undefined) return undivided;
    return {
      changes: program.changes,
      isForward: program.scheme.name === scheme,
      schemes: schemes.slice(0, -1),
    };
  });

export type CounterfactualRunnerOptions = NonNullable<ConstructorParameters<typeof ChunkRunner>[2]> & {
  /** Without it no schemes between are worked out, and nothing is divided. */
  readonly divides?: boolean;
};
const undivided: CounterfactualAttribution = { changes: [], isForward: true, schemes: [] };

/** A `ChunkRunner` that works out the schemes between those of a run as well. */
export class CounterfactualRunner {
  readonly attributions: readonly Attribution[];
  private readonly counterfactuals: readonly CounterfactualAttribution[];
  private readonly runner: ChunkRunner;
  private readonly count: number;

  constructor(
    engine: Engine,
    schemes: readonly string[],
    { divides = true, ...ask }: CounterfactualRunnerOptions = {},
  ) {
    this.counterfactuals = divides ? attributions(engine, schemes) : schemes.slice(1).map(() => undivided);
    this.attributions = this.counterfactuals;
    this.count = schemes.length;
    this.runner = new ChunkRunner(
      engine,
      [...schemes, ...this.counterfactuals.flatMap((one) => one.schemes)],
      ask,
    );
  }

  run(chunk: Chunk): ChunkFigures {
    const { schemes, failed } = this.runner.run(chunk);
    const rest = schemes.slice(this.count);
    const counterfactuals = this.counterfactuals.map((one): readonly SchemeFigures[] =>
      rest.splice(0, one.schemes.length),
    );
    return { schemes: schemes.slice(0, this.count), counterfactuals, failed };
  }
}

/** What some rows come to under the schemes between: by scheme of the run after the first, total and scheme between. */
export type CoalitionValues = readonly (readonly (readonly number[])[])[];

/** Adds up the rows from `from` to `to` (excluded) under the schemes between. */
export function coalitionValues(
  { counterfactuals = [] }: ChunkFigures,
  lines: readonly RunLine[],
  from: number,
  to: number,
): CoalitionValues {
  const totals = lines.filter(({ isTotal }) => isTotal);
  return counterfactuals.map((schemes) =>
    totals.map(({ term }) =>
      schemes.map(({ amounts }) => {
        const column = amounts.get(term);
        let sum = 0;
        for (let row = from; column !== undefined && row < to; row++) sum += column[row] ?? 0;
        return sum;
      }),
    ),
  );
}

/** How one person's month differs under each scheme after the first: won by total and part. Worked out exactly. */
export function dividePayslips(
  engine: Engine,
  person: PersonMonth,
  schemes: readonly string[],
  totals: readonly string[],
): { readonly attribution: Attribution; readonly parts: readonly (readonly number[])[] }[] {
  const amounts = (scheme: SchemeRef): readonly number[] => {
    const payslip = engine.payslip(person, scheme);
    return totals.map((term) => amountOf(payslip, term));
  };
  const first = amounts(schemes[0] ?? '');
  return attributions(engine, schemes).map((attribution, i) => {
    const own = amounts(schemes[i + 1] ?? '');
    const counterfactuals = attribution.schemes.map(amounts);
    const parts = totals.map((_, t) =>
      divideDifference(
        attribution,
        counterfactuals.map((one) => one[t] ?? 0),
        first[t] ?? 0,
        own[t] ?? 0,
      ),
    );
    return { attribution, parts };
  });
}

/**
 * Divides a difference. `coalitionValues`: the figure under each scheme between; `first` and `own`: under the run's first
 * scheme and the other one.
 * @returns won by change, and last what is due to nothing that is named a change; together `own` − `first`.
 */
export function divideDifference(
  { changes, isForward }: Attribution,
  coalitionValues: readonly number[],
  first: number,
  own: number,
): number[] {
  if (changes.length === 0) return [own - first];
  const [adopted, before] = isForward ? [own, first] : [first, own];
  const sign = isForward ? 1n : -1n;
  const values = shapley([...coalitionValues, adopted], changes.length).map((value) => sign * value);
  const rest = Number(sign) * ((coalitionValues[0] ?? 0) - before);
  return [...wholeShares(values, factorial(changes.length)), rest === 0 ? 0 : rest];
}
