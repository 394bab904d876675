import { checkPeople } from '../pay/estimate.ts';
import { Problems } from '../problem/problem.ts';
import type { Compiled } from '../rules/compile.ts';
import type { FileHash } from '../rules/model.ts';
import { openScenarioFrom, readPeople, type ScenarioFiles } from '../run/scenario/open-scenario.ts';
import { monthsFile } from '../run/scenario/scenario.ts';
import { readText } from './disk.ts';
import { besideFile, type LoadedScenario, type ScenarioBeforePeople } from './open-scenario.ts';
import { sha256 } from './rule-folder.ts';

/** Reads a scenario and puts its schemes together. @throws ProblemError with everything wrong in it. */
export async function openScenario(rules: Compiled, path: string): Promise<ScenarioBeforePeople> {
  const inputs: FileHash[] = [];
  const sources: string[] = [];
  return { ...(await openScenarioFrom(rules, path, onDisk(inputs, sources))), inputs, sources };
}

/** Reads a scenario and the files it names. @throws ProblemError with everything wrong in any of them. */
export const loadScenario = async (rules: Compiled, path: string): Promise<LoadedScenario> =>
  loadPeople(await openScenario(rules, path), path);

/** Reads the people of a scenario, all of them. @throws ProblemError with everything wrong in their files. */
export async function loadPeople(open: ScenarioBeforePeople, path: string): Promise<LoadedScenario> {
  const { scenario, engine, inputs } = open;
  if (!scenario.files.has(monthsFile))
    return { ...open, people: await readPeople(open, path, onDisk(inputs)) };
  const problems = new Problems();
  const { readMonths } = await import('./months/read-months.ts');
  const people = await readMonths(open, path);
  checkPeople(engine, people, scenario.schemes, problems);
  problems.throwIfAny();
  engine.know(people);
  return { ...open, people };
}

/** Files of a disk; what is read is noted with its hash. */
const onDisk = (inputs: FileHash[], sources: string[] = []): ScenarioFiles => ({
  async read(path, named) {
    const text = await readText(path);
    sources.push(path);
    inputs.push({ path: named, sha256: sha256(text) });
    return text;
  },
  beside: besideFile,
});

/** The files of the scenario itself and those that hold its people. */
export const inputPaths = (
  { scenario: { files }, sources }: ScenarioBeforePeople,
  path: string,
): string[] => [...sources, ...[...files.values()].map(({ text, at }) => besideFile(at.file ?? path, text))];
