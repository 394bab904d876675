import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { layerOfFolder } from '../src/disk/rule-folder.ts';
import type { RuleLayer } from '../src/rules/layer.ts';

/** The shipped layers, the lowest first: each a folder of rules/. */
const names = ['korea', 'seoul-social-service'] as const;

/** Their files, as the places in messages name them. While rules/ is one folder, the lowest holds all of it. */
export async function shippedLayers(rules: string): Promise<readonly RuleLayer[]> {
  if (names.some((name) => existsSync(join(rules, name))))
    return Promise.all(names.map((name) => layerOfFolder(join(rules, name), `rules/${name}`, name)));
  const [lowest, ...others] = names;
  return [
    await layerOfFolder(rules, 'rules', lowest),
    ...others.map((name): RuleLayer => ({ name, files: [] })),
  ];
}
