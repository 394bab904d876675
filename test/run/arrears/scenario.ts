import { readSource } from '../../../src/rules/source-tree.ts';
import {
  type OpenOptions,
  openScenarioFrom,
  readPeople,
  type ScenarioFiles,
} from '../../../src/run/scenario/open-scenario.ts';
import { rules } from '../../support.ts';

/** A scenario's text with its people. @throws ProblemError */
export async function loadedScenario(text: string, options: OpenOptions = {}) {
  const files: ScenarioFiles = {
    scenario: async (path, _, problems) => readSource(text, path, problems),
    table: async (path) => {
      throw new RangeError(`no table ${path}`);
    },
    beside: (_, path) => path,
  };
  const opened = await openScenarioFrom(rules, 'own.yaml', files, options);
  return { ...opened, table: await readPeople(opened, 'own.yaml', files) };
}
