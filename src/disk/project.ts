import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Problems } from '../problem/problem.ts';
import { readSource } from '../rules/source-tree.ts';
import type { Project } from '../run/project/read-project.ts';
import { readText } from './disk.ts';
import type { LayerName } from './layers.ts';

export const projectFile = 'pumsak.yaml';

/** A project and where it was found; its mappings name their files as they are called from the current folder. */
export interface FoundProject extends Project {
  /** Its file, as it is called from the current folder. */
  readonly path: string;
  readonly folder: string;
  readonly sha256: string;
}

/**
 * The project of a file that a command was given, else of the current folder: the nearest above it, as editors look
 * for their settings. @throws ProblemError with everything wrong in its file
 */
export async function findProject(near: string | undefined): Promise<FoundProject | undefined> {
  const path = [...(near === undefined || near === '-' ? [] : [folderOf(near)]), '']
    .map(projectAbove)
    .find((found) => found !== undefined);
  return path === undefined ? undefined : openProject(path);
}

/** @throws ProblemError with everything wrong in the file */
export async function openProject(path: string): Promise<FoundProject> {
  const problems = new Problems();
  // Most calls stand in no project: they do not load its reader.
  const { readProject } = await import('../run/project/read-project.ts');
  const { sha256 } = await import('./rule-folder.ts');
  const text = await readText(path);
  const node = readSource(text, path, problems);
  const project = node && readProject(node, problems);
  problems.throwIfAny();
  if (project === undefined) throw new Error('a project without problems was not read');
  const folder = dirname(path);
  const mappings = project.mappings.map((one) => ({ ...one, file: join(folder, one.file) }));
  return { ...project, mappings, path, folder, sha256: sha256(text) };
}

/** Its layers as it names them; undefined where it rests on the shipped rules. */
export const layersOf = ({ layers, folder }: FoundProject): readonly LayerName[] | undefined =>
  layers?.map(({ text, at }) => ({ text, at, beside: folder }));

/** The scenarios of a project's folder, or of the one somebody stands in (''). */
export function scenariosIn(folder: string): readonly string[] {
  const scenarios = join(folder, 'scenarios');
  if (!existsSync(scenarios)) return [];
  return readdirSync(scenarios)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(scenarios, name));
}

/** The folder that a path lies in, or that it is. */
const folderOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path);

function projectAbove(start: string): string | undefined {
  for (let folder = start; ; folder = join(folder, '..')) {
    const path = join(folder, projectFile);
    if (existsSync(path)) return path;
    if (resolve(folder) === resolve(folder, '..')) return undefined;
  }
}
