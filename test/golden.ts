import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

/** Compares with a golden file; `npm run golden` writes it anew, and its diff is for people to read. */
export function expectGolden(name: string, actual: string): void {
  const path = new URL(`./golden/${name}`, import.meta.url).pathname;
  if (process.env['UPDATE_GOLDEN'] !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  expect(existsSync(path), `${name} is missing: npm run golden`).toBe(true);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}
