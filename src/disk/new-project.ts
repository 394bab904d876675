import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { newProjects } from '../generated/new-projects.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { asUmask, codeOf, makeFolder, notWritten, writeAtomic } from './disk.ts';

/** Kinds of pay that a project can begin with, and their folders in assets/new. */
const folders = { 월급제: 'monthly', 호봉제: 'steps', 시급제: 'hourly', 연봉제: 'annual' } as const;
export type ProjectKind = keyof typeof folders;
export const projectKinds: readonly ProjectKind[] = ['월급제', '호봉제', '시급제', '연봉제'];

/** Makes a project in a folder that is empty or not there yet. @returns its files @throws ProblemError; then nothing is written */
export function makeProject(folder: string, kind: ProjectKind): readonly string[] {
  refuseFull(folder);
  const name = basename(resolve(folder)).normalize('NFC');
  const files = { ...newProjects['common'], ...newProjects[folders[kind]] };
  const paths = Object.entries(files).map(([path, text]) => {
    const target = join(folder, path);
    makeFolder(dirname(target), asUmask);
    writeAtomic(target, text.replace('{{name}}', yamlScalar(name)), asUmask);
    return path;
  });
  return paths.sort();
}

/** @throws ProblemError */
function refuseFull(folder: string): void {
  let names: readonly string[];
  try {
    // No name at all is the current folder, which is not one that is not there.
    names = readdirSync(resolve(folder));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw notWritten(folder, error);
  }
  if (names.length > 0) throw new ProblemError([problem('folder-not-empty', { values: { path: folder } })]);
}

/** A folder's name as a value: in quotes where YAML could take it for something else. */
const yamlScalar = (name: string): string =>
  /^\p{L}[\p{L}\p{N} _-]*$/u.test(name) ? name : JSON.stringify(name);
