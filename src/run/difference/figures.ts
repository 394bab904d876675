import type { SchemeFigures } from '../../columns/chunk-figures.ts';
import { ChunkRunner } from '../../columns/chunk-run.ts';
import { sharedByRows } from '../../columns/constants.ts';
import type { Engine } from '../../pay/engine.ts';
import type { SchemeRef } from '../../pay/scheme-ref.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import type { TableShape } from '../../people/table/shape.ts';
import { Problems } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';

/** The figures of some schemes over a table, chunk by chunk. */
export class PeopleFigures {
  private readonly runner: ChunkRunner;

  /** `facts`: the schemes whose facts the people are asked for. */
  constructor(
    engine: Engine,
    schemes: readonly SchemeRef[],
    shape: TableShape,
    { facts, backend }: { readonly facts: readonly string[]; readonly backend: Backend | undefined },
  ) {
    const shared = sharedByRows(engine, facts, shape);
    this.runner = new ChunkRunner(engine, schemes, { ...shared, ...(backend && { backend }) });
  }

  /** @throws ProblemError with everything wrong in any of the person-months */
  of(chunk: Chunk): readonly SchemeFigures[] {
    const problems = new Problems();
    const figures = this.runner.run(chunk);
    for (const { problems: own } of figures.failed) problems.addNew(own);
    problems.throwIfAny();
    return figures.schemes;
  }
}
