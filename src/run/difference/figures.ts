import { ChunkRunner } from '../../columns/chunk-run.ts';
import { PeopleRows, sharedFacts } from '../../columns/rows.ts';
import type { Engine } from '../../pay/engine.ts';
import type { SchemeFigures } from '../../people/table/chunk.ts';
import type { PersonMonth } from '../../people/types.ts';
import { Problems } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';

/** The figures of some schemes over a population, part by part; a person's months stand in one part. */
export class PeopleFigures {
  private readonly engine: Engine;
  private readonly runner: ChunkRunner;

  /** `facts`: the schemes whose facts the people are asked for. */
  constructor(
    engine: Engine,
    schemes: readonly string[],
    people: readonly PersonMonth[],
    {
      facts = schemes,
      backend,
    }: { readonly facts?: readonly string[]; readonly backend?: Backend | undefined } = {},
  ) {
    this.engine = engine;
    engine.know(people);
    const fixed = sharedFacts(engine, facts, people);
    this.runner = new ChunkRunner(engine, schemes, { fixed, ...(backend && { backend }) });
  }

  /** @throws ProblemError with everything wrong in any of the person-months */
  of(part: readonly PersonMonth[]): readonly SchemeFigures[] {
    const problems = new Problems();
    const figures = this.runner.run(new PeopleRows(this.engine, part));
    for (const { row, problems: own } of figures.failed) {
      const at = part[row]?.at;
      problems.addNew(own.map((one) => (one.at === undefined && at !== undefined ? { ...one, at } : one)));
    }
    problems.throwIfAny();
    return figures.schemes;
  }
}
