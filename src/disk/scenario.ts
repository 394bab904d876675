import type { PersonMonthSource } from '../people/table/source.ts';
import type { Compiled } from '../rules/compile.ts';
import type { FileHash } from '../rules/model.ts';
import { readSource } from '../rules/source-tree.ts';
import type { TableMapping } from '../rules/words/mapping.ts';
import { loadTable } from '../run/scenario/load-table.ts';
import {
  type OpenOptions,
  openPeople,
  openScenarioFrom,
  type ScenarioFiles,
} from '../run/scenario/open-scenario.ts';
import { monthsFile } from '../run/scenario/scenario.ts';
import { readBytes } from './disk.ts';
import { decodeText } from './encoding.ts';
import { besideFile, type LoadedScenario, type ScenarioBeforePeople } from './loaded-scenario.ts';
import { sha256 } from './rule-folder.ts';
import { openPeopleFile } from './table-file.ts';

/** Reads a scenario and puts its schemes together. @throws ProblemError with everything wrong in it. */
export async function openScenario(
  rules: Compiled,
  path: string,
  options: OpenOptions = {},
): Promise<ScenarioBeforePeople> {
  const inputs: FileHash[] = [];
  const sources: string[] = [];
  return {
    ...(await openScenarioFrom(rules, path, onDisk(inputs, rules.ruleSet.mappings, sources), options)),
    inputs,
    sources,
  };
}

/** Reads a scenario and the files it names. @throws ProblemError with everything wrong in any of them. */
export const loadScenario = async (
  rules: Compiled,
  path: string,
  options: OpenOptions = {},
): Promise<LoadedScenario> => loadPeople(await openScenario(rules, path, options), path);

/** Reads the people of a scenario, all of them. @throws ProblemError with everything wrong in their files. */
export async function loadPeople(open: ScenarioBeforePeople, path: string): Promise<LoadedScenario> {
  const source = await openSource(open, path);
  try {
    return { ...open, table: await loadTable(open, source) };
  } finally {
    await source.close();
  }
}

/** Opens whatever holds a scenario's people; `more`: facts for which a table of them has room beside those given. @throws ProblemError with everything wrong in files that are read at once. */
export async function openSource(
  open: ScenarioBeforePeople,
  path: string,
  more: readonly string[] = [],
): Promise<PersonMonthSource> {
  if (!open.scenario.files.has(monthsFile))
    return openPeople(open, path, onDisk(open.inputs, open.engine.rules.ruleSet.mappings), more);
  const { openMonths } = await import('./months/open.ts');
  return openMonths(open, path);
}

/** Files of a disk; what is read is noted with its hash. */
function onDisk(
  inputs: FileHash[],
  mappings: readonly TableMapping[] | undefined,
  sources: string[] = [],
): ScenarioFiles {
  const read = async (path: string, named: string): Promise<string> => {
    const bytes = readBytes(path);
    sources.push(path);
    inputs.push({ path: named, sha256: sha256(bytes) });
    return decodeText(bytes, path);
  };
  return {
    scenario: async (path, named, problems) => readSource(await read(path, named), path, problems),
    table: async (path, named) => {
      const { source, sha256 } = await openPeopleFile(path, mappings);
      sources.push(path);
      inputs.push({ path: named, sha256 });
      return source;
    },
    beside: besideFile,
  };
}

/** The files of the scenario itself and those that hold its people. */
export const inputPaths = (
  { scenario: { files }, sources }: ScenarioBeforePeople,
  path: string,
): string[] => [...sources, ...[...files.values()].map(({ text, at }) => besideFile(at.file ?? path, text))];
