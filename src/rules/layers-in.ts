import { layers as layersShape } from '../generated/validate-layers.js';
import { nearest } from '../problem/nearest.ts';
import type { Problems } from '../problem/problem.ts';
import type { RuleLayer } from './layer.ts';
import type { RuleFile } from './read-layer.ts';
import { items } from './read-term.ts';
import { validate } from './schema.ts';
import { readSource } from './source-tree.ts';

/** A folder of rules: what its layer is called, and what the paths of its files begin with. */
interface RuleFolder {
  readonly name: string;
  readonly path: string;
}

/** The layers among the files of a folder: one, or those that its layers.yaml lists, each a folder below. */
export function layersIn(
  { name, path }: RuleFolder,
  files: readonly RuleFile[],
  problems: Problems,
): RuleLayer[] {
  const root = path === '.' ? '' : `${path}/`;
  const list = files.find((file) => file.path === `${root}layers.yaml`);
  if (list === undefined) return [{ name, files }];
  const node = readSource(list.text, list.path, problems);
  if (node === undefined || !validate(node, layersShape, problems)) return [];
  const folderOf = (file: RuleFile): string => file.path.slice(root.length).split('/', 1)[0] ?? '';
  const folders = new Set(files.filter((file) => file !== list).map(folderOf));
  const names = items(node, 'layers').flatMap((item) => {
    const listed = item.kind === 'scalar' ? item.text : '';
    if (folders.delete(listed)) return [listed];
    const near = nearest(listed, folders);
    const values = { path: `${root}${listed}`, ...(near !== undefined && { nearest: near }) };
    problems.add('file-not-found', { at: item.at, values });
    return [];
  });
  for (const one of folders) problems.add('layer-not-listed', { at: node.at, values: { name: one } });
  return names.map((one) => ({ name: one, files: files.filter((file) => folderOf(file) === one) }));
}
