import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = new URL('./', import.meta.url);
const oracles = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

/** Every module a text names, by whatever form of import or export, types included. */
const imports = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*(['"`])(.+?)\1/g)].map((found) => found[2] ?? '');

test('there are oracles to look at', () => {
  expect(oracles).toEqual(expect.arrayContaining(['days.ts', 'fraction.ts', 'reform-2024.ts']));
});

test.each(oracles)('%s imports nothing from the engine, not even a type', (name) => {
  const text = readFileSync(new URL(name, here), 'utf8');
  // Only each other: what the engine is compared with must not lean on any part of it.
  expect(imports(text).filter((module) => !/^\.\/[\w-]+\.ts$/.test(module))).toEqual([]);
  expect(text).not.toMatch(/\.\.\/|\bsrc\//);
});

test('the search for imports finds every form', () => {
  const text = [
    "import { a } from '../../src/a.ts';",
    "import type { B } from '../../src/b.ts';",
    "import '../../src/c.ts';",
    "const d = await import('../../src/d.ts');",
    "export * from '../../src/e.ts';",
    "const f = require('../../src/f.ts');",
    'import {\n  g,\n} from "../../src/g.ts";',
  ].join('\n');
  expect(imports(text)).toEqual([...'abcdefg'].map((name) => `../../src/${name}.ts`));
});
