import { dirname, isAbsolute, join } from 'node:path';
import type { Engine } from '../pay/engine.ts';
import type { PersonMonthTable } from '../people/table/table.ts';
import type { FileHash } from '../rules/model.ts';
import type { Scenario } from '../run/scenario/scenario.ts';

/** A scenario with its people, ready to run. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly engine: Engine;
  readonly table: PersonMonthTable;
  /** Every file it was read from, for the manifest; paths as the scenario names them. */
  readonly inputs: readonly FileHash[];
}

/** A scenario whose people have not been read yet. */
export type ScenarioBeforePeople = Omit<LoadedScenario, 'table'> & {
  readonly inputs: FileHash[];
  /** Where the scenario itself was read from: its own file and its bases. */
  readonly sources: readonly string[];
};

/** A path as the file that states it means it: relative to that file, or as it stands. */
export const besideFile = (file: string, path: string): string =>
  isAbsolute(path) ? path : join(dirname(file), path);
