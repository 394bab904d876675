import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ProblemError, type Problems, problem } from '../problem/problem.ts';
import { type RuleLayer, readLayers } from '../rules/layer.ts';
import { layersIn } from '../rules/layers-in.ts';
import type { RuleSet } from '../rules/model.ts';
import type { RuleFile } from '../rules/read-layer.ts';
import { readText } from './disk.ts';

/** Reads every rule file below a folder. Places and hashes name them as `shown/…`. @throws ProblemError */
export const readRuleFolder = async (
  folder: string,
  problems: Problems,
  shown: string = folder,
): Promise<RuleSet> => readLayers(await layersOfFolder(folder, problems, shown), problems);

/** A folder as a layer of its own name, or the layers that its layers.yaml lists. @throws ProblemError */
export const layersOfFolder = async (
  folder: string,
  problems: Problems,
  shown: string = folder,
  name: string = shown,
): Promise<readonly RuleLayer[]> =>
  layersIn({ name, path: shownPath(shown) }, await ruleFilesBelow(folder, shown), problems);

/**
 * The rule files below a folder in the order of their names; one without any is refused. Their paths begin as the folder
 * is called by whoever reads of them, with forward slashes. @throws ProblemError
 */
export async function ruleFilesBelow(folder: string, shown: string): Promise<readonly RuleFile[]> {
  const names = filesBelow(folder)
    .filter((name) => /\.(ya?ml|csv)$/.test(name))
    .map((name) => name.split(sep).join('/'))
    .sort();
  if (names.length === 0)
    throw new ProblemError([problem('file-not-found', { values: { path: `${shown}/*.yaml` } })]);
  return Promise.all(
    names.map(async (name) => {
      const text = await readText(join(folder, name));
      return { path: shownPath(join(shown, name)), text, sha256: sha256(text) };
    }),
  );
}

const shownPath = (path: string): string => join(path).split(sep).join('/').replace(/\/$/, '');

/** @throws ProblemError file-not-found, file-not-readable */
function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const code = why === 'ENOENT' ? 'file-not-found' : 'file-not-readable';
    throw new ProblemError([
      problem(code, { values: { path: folder, ...(code === 'file-not-readable' && { why }) } }),
    ]);
  }
}

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
