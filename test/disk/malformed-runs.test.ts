import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { sealed, unsealed } from '../../src/disk/manifest.ts';
import { readManifest } from '../../src/disk/months/finished-run.ts';
import { mergeRuns } from '../../src/disk/months/merge.ts';
import { sha256 } from '../../src/disk/rule-folder.ts';
import { runs } from '../runs.ts';
import { codes, fewMonths, filesIn, place, runOver, scenarioOver } from './months-setup.ts';

const path = scenarioOver('malformed.csv', fewMonths(12), undefined, '보고: { 무리: [노조], 원인: true }\n');
const [part, stopped] = [join(place, 'malformed-part'), join(place, 'malformed-stopped')];
beforeAll(async () => {
  await runOver(path, part, { part: { part: 1, of: 1 }, step: 1500 });
  await expect(runOver(path, stopped, { step: 1500, stopAfter: 1 })).rejects.toThrow('stopped');
});

/** Every place in a value, the keys that lead to it. */
function placesIn(value: unknown, keys: readonly string[] = []): string[][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[...keys], ...inner.flatMap(([key, one]) => placesIn(one, [...keys, key]))];
}

/** What may stand anywhere: nothing, something of another kind, of another length, or nowhere near. */
const others: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  1.5,
  1e300,
  '',
  '../x',
  true,
  [],
  [null],
  {},
  { a: [] },
];

/** The same value with another in one place; `undefined` takes the place away. */
function changedAt(value: unknown, [key, ...keys]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((one, i) => (String(i) === key ? changedAt(one, keys, other) : one));
  const inner: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  return { ...inner, [key]: changedAt(inner[key], keys, other) };
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** Draws a place of a file and what stands there; `use` then uses the file's folder, which may only be refused. */
async function everywhere(
  file: string,
  folder: string,
  use: (folder: string) => Promise<string[]>,
): Promise<void> {
  const text = readFileSync(join(folder, file), 'utf8');
  const value: unknown = file === 'fold.json' ? JSON.parse(text) : unsealed(text);
  const places = placesIn(value);
  const draw = fc.record({ keys: fc.constantFrom(...places), other: fc.constantFrom(...others) });
  await fc.assert(
    fc.asyncProperty(draw, async ({ keys, other }) => {
      const copy = join(place, 'malformed-copy');
      rmSync(copy, { recursive: true, force: true });
      cpSync(folder, copy, { recursive: true });
      const made = changedAt(value, keys, other);
      if (file === 'fold.json') {
        const written = JSON.stringify(made) ?? '';
        writeFileSync(join(copy, file), written);
        // Whoever can write a file can write what its hash is.
        const { outputs, ...rest } = readManifest(copy);
        const hashed = outputs.map((one) => (one.path === file ? { ...one, sha256: sha256(written) } : one));
        writeFileSync(join(copy, 'manifest.json'), sealed({ ...rest, outputs: hashed }));
      } else writeFileSync(join(copy, file), sealed(objectOf(made)));
      // Anything but a listed error is thrown on, and fails.
      await use(copy);
    }),
    runs(150, 5_000),
  );
}

const merged = (folder: string): Promise<string[]> => {
  const out = join(place, 'malformed-merged');
  rmSync(out, { recursive: true, force: true });
  return codes(() => mergeRuns([folder], out));
};

test('a manifest that is not as runs write it is a listed error', () =>
  everywhere('manifest.json', part, merged));
test('a fold that is not as runs write it is a listed error', () => everywhere('fold.json', part, merged));
test('progress that is not as runs write it is a listed error', () =>
  everywhere('progress.json', stopped, (folder) =>
    codes(() => runOver(path, folder, { step: 1500, resume: true })),
  ));

test('what is right is taken', async () => {
  expect(await merged(part)).toEqual([]);
  const copy = join(place, 'malformed-right');
  cpSync(stopped, copy, { recursive: true });
  expect(await codes(() => runOver(path, copy, { step: 1500, resume: true }))).toEqual([]);
  expect(Object.keys(filesIn(copy))).toContain('manifest.json');
});

test.each(['../people.csv', '/etc/passwd', '..', 'a/b'])('a manifest never speaks of %s', async (name) => {
  const copy = join(place, 'malformed-elsewhere');
  rmSync(copy, { recursive: true, force: true });
  cpSync(part, copy, { recursive: true });
  const { outputs, ...rest } = readManifest(copy);
  writeFileSync(
    join(copy, 'manifest.json'),
    sealed({ ...rest, outputs: [...outputs, { path: name, sha256: '' }] }),
  );
  expect(await merged(copy)).toEqual(['part-damaged']);
});
