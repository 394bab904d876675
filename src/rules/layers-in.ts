import { layers as layersShape } from '../generated/validate-layers.js';
import { nearest } from '../problem/nearest.ts';
import type { Problems } from '../problem/problem.ts';
import type { RuleLayer } from './layer.ts';
import type { RuleFile } from './read-layer.ts';
import { items } from './read-provision.ts';
import { validate } from './schema.ts';
import { readSource } from './source-tree.ts';

/**
 * The layers among the files of a folder: one, or those that its layers.yaml lists, each a folder below. `root`: what
 * their paths begin with.
 */
export function layersIn(root: string, files: readonly RuleFile[], problems: Problems): RuleLayer[] {
  const list = files.find(({ path }) => path === `${root}/layers.yaml`);
  if (list === undefined) return [{ name: root, files }];
  const node = readSource(list.text, list.path, problems);
  if (node === undefined || !validate(node, layersShape, problems)) return [];
  const folderOf = ({ path }: RuleFile): string => path.slice(root.length + 1).split('/', 1)[0] ?? '';
  const folders = new Set(files.filter((file) => file !== list).map(folderOf));
  const names = items(node, 'layers').flatMap((item) => {
    const name = item.kind === 'scalar' ? item.text : '';
    if (folders.delete(name)) return [name];
    const near = nearest(name, folders);
    const path = `${root}/${name}`;
    const values = { path, ...(near !== undefined && { nearest: near }) };
    problems.add('file-not-found', { at: item.at, values });
    return [];
  });
  for (const name of folders) problems.add('layer-not-listed', { at: node.at, values: { name } });
  return names.map((name) => ({ name, files: files.filter((file) => folderOf(file) === name) }));
}
