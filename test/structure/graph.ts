import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const src = new URL('../../src/', import.meta.url).pathname;

/** The source files below `src`, those in a room; generated ones are left out. */
export const sourceFiles = (): string[] =>
  readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && name.includes('/') && !name.startsWith('generated'),
  );

const known = new Map<string, readonly string[]>();

/** What a file imports or exports from, at once or later, types included. */
export function importsOf(file: string): readonly string[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const text = readFileSync(join(src, file), 'utf8');
  const made = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].flatMap((m) => m[1] ?? []);
  known.set(file, made);
  return made;
}

/** The file of `src` that an import means; undefined for packages, generated files and what lies outside. */
export function targetOf(file: string, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined;
  const target = normalize(join(dirname(file), name));
  return target.startsWith('..') || target.startsWith('generated') ? undefined : target;
}

/** The innermost room in which a file stands. */
export const roomOf = (file: string, rooms: readonly string[]): string | undefined =>
  rooms
    .filter((room) => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)
    .at(0);

/** Files that reach themselves through others, each group once (Tarjan). */
export function circles(files: readonly string[]): string[][] {
  const [index, low] = [new Map<string, number>(), new Map<string, number>()];
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) ?? 0);
    stack.push(file);
    for (const name of importsOf(file)) {
      const target = targetOf(file, name);
      if (target === undefined) continue;
      if (!index.has(target)) visit(target);
      if (index.has(target) && stack.includes(target))
        low.set(file, Math.min(low.get(file) ?? 0, low.get(target) ?? 0));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) found.push(group.sort());
  };
  for (const file of files) if (!index.has(file)) visit(file);
  return found;
}
