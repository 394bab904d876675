import { dirname, isAbsolute, join, normalize } from 'node:path';
import type { TableSource } from '../people/columns.ts';
import type { PersonMonth } from '../people/types.ts';
import { type Place, ProblemError, Problems } from '../problem/problem.ts';
import { type Compiled, withSchemes } from '../rules/compile.ts';
import type { FileHash } from '../rules/model.ts';
import { entry, readSource, type SourceNode } from '../rules/source-tree.ts';
import { scenarioBinding } from '../scenario/agreements.ts';
import { Engine } from '../scenario/engine.ts';
import { checkPeople } from '../scenario/estimate.ts';
import type { Members } from '../scenario/members.ts';
import { population } from '../scenario/population.ts';
import { mergeScenario, readScenario } from '../scenario/read-scenario.ts';
import { monthsFile, type PeopleFile, type Scenario } from '../scenario/scenario.ts';
import { readText } from './disk.ts';
import { sha256 } from './rule-folder.ts';

/** A scenario with its people, ready to run. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly engine: Engine;
  readonly people: readonly PersonMonth[];
  /** Every file it was read from, for the manifest; paths as the scenario names them. */
  readonly inputs: readonly FileHash[];
}

/** A scenario whose people have not been read yet. */
export type OpenScenario = Omit<LoadedScenario, 'people'> & { readonly inputs: FileHash[] };

/** Reads a scenario and puts its schemes together. @throws ProblemError with everything wrong in it. */
export async function openScenario(rules: Compiled, path: string): Promise<OpenScenario> {
  const problems = new Problems();
  const inputs: FileHash[] = [];
  const node = await readMerged(path, problems, inputs, []);
  const scenario = node && readScenario(node, rules, problems);
  problems.throwIfAny();
  if (scenario === undefined) throw new Error('a scenario without problems was not read');
  const { agreements } = scenario;
  const own = withSchemes(rules, agreements?.flipped ?? [], problems);
  const members: Members = {
    byMonth: new Map(),
    // A large file's people are not counted beforehand.
    ...(scenario.files.has(monthsFile) && { given: new Map() }),
    ...(agreements?.members && { given: agreements.members }),
  };
  const binding = scenarioBinding(own, scenario, members);
  const engine = new Engine(own, scenario.changes, binding);
  checkSchemes(engine, scenario, problems);
  problems.throwIfAny();
  return { scenario, engine, inputs };
}

/** Reads a scenario and the files it names. @throws ProblemError with everything wrong in any of them. */
export const loadScenario = async (rules: Compiled, path: string): Promise<LoadedScenario> =>
  loadPeople(await openScenario(rules, path), path);

/** Reads the people of a scenario, all of them. @throws ProblemError with everything wrong in their files. */
export async function loadPeople(open: OpenScenario, path: string): Promise<LoadedScenario> {
  const { scenario, engine, inputs } = open;
  const problems = new Problems();
  if (scenario.files.has(monthsFile)) {
    const { readMonths } = await import('./months/read-months.ts');
    const people = await readMonths(open, path);
    checkPeople(engine, people, scenario.schemes, problems);
    problems.throwIfAny();
    engine.know(people);
    return { ...open, people };
  }
  const files = await readFiles(scenario, path, problems, inputs);
  problems.throwIfAny();
  const people = population(engine, scenario, files, problems);
  engine.binding?.count(people);
  checkPeople(engine, people, scenario.schemes, problems);
  problems.throwIfAny();
  engine.know(people);
  return { scenario, engine, people, inputs };
}

/** Puts every scheme of every month together, so that a wrong rule is said once and not for each person. */
function checkSchemes(engine: Engine, scenario: Scenario, problems: Problems): void {
  for (const scheme of scenario.schemes) {
    for (const month of scenario.months) {
      try {
        engine.schemeMonth(scheme, month);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        problems.addNew(error.problems);
      }
    }
  }
}

/** The scenario's tree over its base's (기준), and the base's over its own. */
async function readMerged(
  path: string,
  problems: Problems,
  inputs: FileHash[],
  seen: readonly string[],
): Promise<SourceNode | undefined> {
  const text = await readText(path);
  inputs.push({ path, sha256: sha256(text) });
  const node = readSource(text, path, problems);
  const base = entry(node, '기준');
  if (node === undefined || base?.kind !== 'scalar') return node;
  const basePath = besideFile(path, base.text);
  const paths = [...seen, normalize(path)];
  if (paths.includes(basePath)) {
    problems.add('base-cycle', {
      at: base.at,
      term: '기준',
      values: { path: [...paths, basePath].join(' → ') },
    });
    return undefined;
  }
  const below = await placed(base, () => readMerged(basePath, problems, inputs, paths), problems);
  return below && mergeScenario(below, node);
}

async function readFiles(
  scenario: Scenario,
  path: string,
  problems: Problems,
  inputs: FileHash[],
): Promise<Map<PeopleFile, TableSource>> {
  const files = new Map<PeopleFile, TableSource>();
  for (const [key, named] of scenario.files) {
    // A path is relative to the file that states it, which may be the scenario's base.
    const file = besideFile(named.at.file ?? path, named.text);
    const text = await placed(named, () => readText(file), problems);
    if (text === undefined) continue;
    inputs.push({ path: named.text, sha256: sha256(text) });
    files.set(key, { text, file });
  }
  return files;
}

/** A path as the file that states it means it: relative to that file, or as it stands. */
export const besideFile = (file: string, path: string): string =>
  isAbsolute(path) ? path : join(dirname(file), path);

/** A file that cannot be read is a problem at the place that names it. */
async function placed<T>(
  named: { readonly at: Place },
  read: () => Promise<T | undefined>,
  problems: Problems,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.addAll(error.problems.map((one) => ({ ...one, at: one.at ?? named.at })));
    return undefined;
  }
}
