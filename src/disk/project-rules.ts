import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shippedRules } from '../generated/shipped-rules.ts';
import type { Problems } from '../problem/problem.ts';
import type { RuleSet } from '../rules/model.ts';
import { inProject } from '../run/project/in-project.ts';
import { readNamedLayers } from './layers.ts';
import { type FoundProject, layersOf, openProject, projectFile } from './project.ts';

/** The project of a folder that has one. @throws ProblemError with everything wrong in its file */
export const openProjectIn = async (folder: string): Promise<FoundProject | undefined> =>
  existsSync(join(folder, projectFile)) ? openProject(join(folder, projectFile)) : undefined;

/** The rules of a project, with its own headings and assumptions. @throws ProblemError for layers that there are not */
export async function ruleSetOfProject(project: FoundProject, problems: Problems): Promise<RuleSet> {
  const layers = layersOf(project);
  const rules = layers === undefined ? shippedRules() : await readNamedLayers(layers, problems);
  return inProject(rules, project, problems);
}
