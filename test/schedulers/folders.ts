import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
export const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The hash of every file of a folder, hidden ones too. */
export const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, hash(readFileSync(join(folder, name)))]),
  );

/** One hash of all result rows in the order of their files, whose borders and headings leave no trace. */
export function rowsHash(folder: string): string {
  const all = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (!/^part-\d+\.csv$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    all.update(bytes.subarray(bytes.indexOf(10) + 1));
  }
  return all.digest('hex');
}

/**
 * What is wrong with a folder in which a task was killed: every file that has a name must be as the progress says,
 * and nothing may say that the part is done.
 */
export function halfFiles(folder: string): string[] {
  const { parts }: { parts: readonly { results: File; people: File }[] } = JSON.parse(
    read(folder, 'progress.json'),
  );
  const whole = new Map(
    parts.flatMap(({ results, people }) => [results, people].map((f) => [f.path, f.sha256])),
  );
  return Object.entries(hashes(folder))
    .filter(
      ([name, sha256]) => !name.startsWith('.') && name !== 'progress.json' && whole.get(name) !== sha256,
    )
    .map(([name]) => name);
}

interface File {
  readonly path: string;
  readonly sha256: string;
}
