import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ProblemError, type Problems, problem } from '../problem/problem.ts';
import type { RuleSet } from '../rules/model.ts';
import { readRules } from '../rules/read.ts';
import { readText } from './disk.ts';

/** Reads every rule file below a folder; a folder without any is refused. Paths in messages and hashes are `rules/…` with forward slashes. */
export async function readRuleFolder(folder: string, problems: Problems): Promise<RuleSet> {
  const names = filesBelow(folder);
  const rules = names.filter((name) => /\.(ya?ml|csv)$/.test(name));
  if (rules.length === 0)
    throw new ProblemError([problem('file-not-found', { values: { path: `${folder}/*.yaml` } })]);
  const files = await Promise.all(
    rules.map(async (name) => {
      const text = await readText(join(folder, name));
      return { path: `rules/${name.split(sep).join('/')}`, text, sha256: sha256(text) };
    }),
  );
  return readRules(
    files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    problems,
  );
}

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
