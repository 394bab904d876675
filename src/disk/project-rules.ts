import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shippedRules } from '../generated/shipped-rules.ts';
import type { Problems } from '../problem/problem.ts';
import type { RuleSet } from '../rules/model.ts';
import { inProject } from '../run/project/in-project.ts';
import type { LayerName } from './layers.ts';
import { type FoundProject, layersOf, openProject, projectFile } from './project.ts';

/** The project of a folder that has one. @throws ProblemError with everything wrong in its file */
export const openProjectIn = async (folder: string): Promise<FoundProject | undefined> =>
  existsSync(join(folder, projectFile)) ? openProject(join(folder, projectFile)) : undefined;

/** The rules of a project, with its own headings and assumptions. @throws ProblemError for layers that there are not */
export const ruleSetOfProject = (project: FoundProject, problems: Problems): Promise<RuleSet> =>
  ruleSetOf(layersOf(project), project, problems);

/**
 * The rules of layers, or those shipped, as they hold in a project, if any. What reads layers is loaded where some are
 * named. @throws ProblemError for layers that there are not
 */
export async function ruleSetOf(
  layers: readonly LayerName[] | undefined,
  project: FoundProject | undefined,
  problems: Problems,
): Promise<RuleSet> {
  const rules = layers === undefined ? shippedRules() : await readLayersNamed(layers, problems);
  if (project === undefined) return rules;
  const { path, sha256 } = project;
  // What the file says of values and columns moves figures as a rule's file does: a run is of the same manifest only with it.
  return { ...inProject(rules, project, problems), files: [...rules.files, { path, sha256 }] };
}

async function readLayersNamed(layers: readonly LayerName[], problems: Problems): Promise<RuleSet> {
  const { readNamedLayers } = await import('./layers.ts');
  return readNamedLayers(layers, problems);
}
