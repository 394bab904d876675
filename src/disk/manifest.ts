import { join } from 'node:path';
import { writeAtomic } from './disk.ts';
import { sha256 } from './rule-folder.ts';

interface Seal {
  sha256?: string;
}

/** Data as JSON with a hash of its own, for a file of ours that is read again. */
export const sealed = (value: object): string =>
  `${JSON.stringify({ ...value, sha256: sha256(JSON.stringify(value)) }, null, 1)}\n`;

/** Undefined for what is not as it was written. */
export function unsealed(text: string): object | undefined {
  try {
    const { sha256: seal, ...value }: Seal = JSON.parse(text);
    return seal === sha256(JSON.stringify(value)) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const manifestName = 'manifest.json';

/** With a hash of its own: what has lost a line is not taken for a run. @throws ProblemError file-not-writable */
export const writeManifest = (folder: string, manifest: object): void =>
  writeAtomic(join(folder, manifestName), sealed(manifest));
