import { statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { shippedLayers } from '../generated/shipped-layers.ts';
import { shippedRules } from '../generated/shipped-rules.ts';
import { layerNotFound } from '../library/layers.ts';
import { type Place, ProblemError, Problems, problem } from '../problem/problem.ts';
import { type RuleLayer, readLayers } from '../rules/layer.ts';
import type { RuleSet } from '../rules/model.ts';
import { layersOfFolder } from './rule-folder.ts';

/** A layer as somebody names it: a shipped one, a package of rules, or a folder. */
export interface LayerName {
  readonly text: string;
  /** Where it is named; absent on the command line. */
  readonly at?: Place;
  /** The folder from which its path is meant and packages are looked for: '' is the current one. */
  readonly beside: string;
}

/** The rules of layers in their order. Without a parse where they are those shipped. @throws ProblemError */
export async function readNamedLayers(names: readonly LayerName[], problems: Problems): Promise<RuleSet> {
  const shipped = shippedLayers();
  const areShipped =
    names.length === shipped.length && names.every(({ text }, i) => text === shipped[i]?.name);
  return areShipped ? shippedRules() : readLayers(await openLayers(names, problems), problems);
}

/** The files of layers in their order. @throws ProblemError with every layer that there is not */
export async function openLayers(
  names: readonly LayerName[],
  problems: Problems,
): Promise<readonly RuleLayer[]> {
  const missing = new Problems();
  const layers: RuleLayer[] = [];
  for (const name of names) {
    try {
      const [opened, { at }] = [await openLayer(name, problems), name];
      layers.push(...(at === undefined ? opened : opened.map((one) => ({ ...one, at }))));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // What is wrong within a file says so itself; a layer is missed where it is named.
      missing.addAll(error.problems.map((one) => (name.at && !one.at ? { ...one, at: name.at } : one)));
    }
  }
  missing.throwIfAny();
  return layers;
}

/** A shipped layer by its name, a folder by its path, a package by its name, in this order. */
async function openLayer({ text, at, beside }: LayerName, problems: Problems): Promise<readonly RuleLayer[]> {
  const found = shippedLayers().find(({ name }) => name === text);
  if (found !== undefined) return [found];
  const folder = isAbsolute(text) ? text : join(beside, text);
  if (isFolder(folder)) return layersOfFolder(folder, problems, folder, text);
  const own = /^[./]/.test(text) ? undefined : packageFolder(text, beside);
  if (own === undefined) throw isFile(folder) ? layerIsFile(folder, at) : layerNotFound(text, folder, at);
  return layersOfFolder(own, problems, own, text);
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

const layerIsFile = (path: string, at?: Place): ProblemError =>
  new ProblemError([problem('layer-is-a-file', { at, values: { path, folder: dirname(path) } })]);

/** Where a package's rules lie: its folder `rules`, or the package itself where it has none. */
function packageFolder(name: string, beside: string): string | undefined {
  for (let folder = beside; ; folder = join(folder, '..')) {
    const found = join(folder, 'node_modules', name);
    if (isFolder(found)) return isFolder(join(found, 'rules')) ? join(found, 'rules') : found;
    if (resolve(folder) === resolve(folder, '..')) return undefined;
  }
}
