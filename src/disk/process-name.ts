import { randomBytes } from 'node:crypto';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

const key = 'pumsak: process';

/** A name that no other process has had, the same in all threads of this one. */
export function ofThisProcess(): string {
  const known = getEnvironmentData(key);
  if (typeof known === 'string') return known;
  const made = `${process.pid}-${randomBytes(6).toString('hex')}`;
  setEnvironmentData(key, made);
  return made;
}
