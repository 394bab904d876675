import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shippedRules } from '../generated/shipped-rules.ts';
import type { Problems } from '../problem/problem.ts';
import type { RuleSet } from '../rules/model.ts';
import { withColumns } from '../run/project/own-columns.ts';
import { readNamedLayers } from './layers.ts';
import { type FoundProject, layersOf, openProject, projectFile } from './project.ts';

/** The project of a folder that has one. @throws ProblemError with everything wrong in its file */
export const openProjectIn = async (folder: string): Promise<FoundProject | undefined> =>
  existsSync(join(folder, projectFile)) ? openProject(join(folder, projectFile)) : undefined;

/** The rules of a project, with its own headings. @throws ProblemError for layers that there are not */
export async function ruleSetOfProject(project: FoundProject, problems: Problems): Promise<RuleSet> {
  const layers = layersOf(project);
  const rules = layers === undefined ? shippedRules() : await readNamedLayers(layers, problems);
  return withColumns(rules, project.columns, problems);
}
