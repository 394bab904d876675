import { resolve, sep } from 'node:path';
import { shippedLayers } from '../generated/shipped-layers.ts';
import { shippedRules } from '../generated/shipped-rules.ts';
import type { Problems } from '../problem/problem.ts';
import { type RuleLayer, readLayers, underWork } from '../rules/layer.ts';
import type { RuleSet } from '../rules/model.ts';
import type { RuleFile } from '../rules/read-layer.ts';
import { inProject } from '../run/project/in-project.ts';
import { type LayerName, openLayers } from './layers.ts';
import type { FoundProject } from './project.ts';

/** Rules with files that somebody works on; `shipped` where these lie over the shipped rules as they are. */
export interface RulesUnderWork {
  readonly rules: RuleSet;
  readonly shipped?: RuleSet;
}

/**
 * The rules of layers, or those shipped, with files that somebody works on: each is read in the place of the file of its path,
 * so that nothing of an earlier state remains; one that no layer has lies over all of them.
 * @throws ProblemError for layers that there are not
 */
export async function ruleSetUnderWork(
  names: readonly LayerName[] | undefined,
  project: FoundProject | undefined,
  files: readonly RuleFile[],
  problems: Problems,
): Promise<RulesUnderWork> {
  const layers = names === undefined ? shippedLayers() : await openLayers(names, problems);
  const used = new Set<RuleFile>();
  const own = layers.map((layer): RuleLayer => {
    const isShipped = shippedLayers().includes(layer);
    const standIn = (file: RuleFile): RuleFile => {
      const found = files.find((one) => isSame(one.path, file.path, isShipped));
      if (found !== undefined) used.add(found);
      return found === undefined ? file : { ...found, path: file.path };
    };
    return { ...layer, files: layer.files.map(standIn) };
  });
  const isUntouched = used.size === 0 && names === undefined;
  const rules = isUntouched ? shippedRules() : readLayers(own, problems);
  const below = project === undefined ? rules : inProject(rules, project, problems);
  const rest = files.filter((one) => !used.has(one));
  if (rest.length === 0) return { rules: below };
  return {
    rules: underWork(below, rest, problems),
    ...(isUntouched && below === rules && { shipped: below }),
  };
}

/** Shipped rules lie nowhere; a file is the one of its path from wherever their folder is called. */
function isSame(path: string, of: string, isShipped: boolean): boolean {
  const found = resolve(path);
  return isShipped ? found.endsWith(`${sep}${of.split('/').join(sep)}`) : found === resolve(of);
}
