import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { watch } from '../unfinished.ts';

const key = 'pumsak: spill';

/**
 * The folder, of this user alone, for what does not fit in memory: wages pass through it. One for the program and the
 * threads it starts from here on, removed when the program ends, also by a signal. Empty: there is none.
 */
export function spillFolder(): string {
  const known = getEnvironmentData(key);
  if (typeof known === 'string') return known;
  const made = makeFolder();
  setEnvironmentData(key, made);
  if (made !== '') watch(made);
  return made;
}

/** Empty where there is no such place: DuckDB then keeps to its memory, and says so when that is too small. */
function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'pumsak-'));
  } catch {
    return '';
  }
}
