import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readBlocks, readPages } from './blocks.ts';
import { Built, inRoot, packedFiles } from './place.ts';
import { brokenLinks, folderOf, linksOf, PageRunner } from './runner.ts';
import { firstMisfit, refreshed } from './shown.ts';

/**
 * Every fenced block of README.md, CONTRIBUTING.md and docs/*.md runs here:
 *
 * - `sh`: `pumsak …` lines are run with the program as packed (`exit=2` where an error is shown); npm lines must name
 *   a script there is; `cd` and `cp -R node_modules/pumsak/…` do what they say. A page with `npm install ./pumsak-….tgz`
 *   begins in an empty folder. The `text` or `json` block after it must be its output; `…` leaves lines or parts out.
 * - `yaml estimate`, `yaml rule`, `yaml scenario`, `yaml scenario part` (over the shipped scenario), `yaml terms`
 *   (of a provision): must be accepted; `yaml bad`: a command below shows why not; `yaml beside`: a file of a
 *   project, which the commands below read. `file=NAME` keeps the file for the blocks below, as `csv file=NAME` does.
 * - `formula`: `expression → value`, after `where 이름: 단위 = 값`.
 * - `ts`: type-checked and run; its `// →` comments are what it prints.
 * - `text picture` and `md` are only looked at.
 */
const root = new URL('../../', import.meta.url);
const pages = readPages();
const built = new Built();
afterAll(() => built.remove());

test.each(pages)('$name holds what it shows', async (page) => {
  const runner = new PageRunner(page, built.place(page.name, folderOf(page)));
  await runner.run();
  expect(runner.failures.join('\n\n')).toBe('');
});

test.each(pages)('$name links to files there are', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

test.each([
  ['docs/language.md', 'docs/language.ko.md'],
  ['docs/institution.md', 'docs/institution.en.md'],
])('%s and %s hold the same blocks', (...names) => {
  const [one, other] = names.map((name) =>
    pages
      .find((page) => page.name === name)
      ?.blocks.map(({ lang, words, options, lines }) => [lang, words, [...options], lines]),
  );
  expect(one?.length).toBeGreaterThan(0);
  expect(other).toEqual(one);
});

test('pages of the package link to what is in it', () => {
  const packed = packedFiles();
  const folders = new Set(packed.map((path) => path.slice(0, path.lastIndexOf('/'))));
  const outside = packed
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) =>
      linksOf(new URL(path, root))
        .map((target) => [path, new URL(target, new URL(path, root)).pathname.slice(root.pathname.length)])
        .filter(([, found = '']) => !packed.includes(found) && !folders.has(found.replace(/\/$/, ''))),
    );
  expect(outside).toEqual([]);
});

test('the TypeScript of all pages is well typed', async () => {
  const place = built.place('types', []);
  // What a page lets the program write, and then imports.
  await place.pumsak('types --out names.ts');
  const files = pages.flatMap(({ name, blocks }) =>
    blocks
      .filter(({ lang }) => lang === 'ts')
      .map(({ line, lines }) => place.write(`${name.replace(/\W/g, '-')}-${line}.ts`, lines.join('\n'))),
  );
  expect(files.length).toBeGreaterThan(0);
  const config = {
    extends: inRoot('tsconfig.json'),
    compilerOptions: {
      paths: {
        pumsak: [inRoot('dist/types/index.d.ts')],
        'pumsak/browser': [inRoot('dist/types/library/browser.d.ts')],
      },
      typeRoots: [inRoot('node_modules/@types')],
    },
    include: files,
  };
  const project = join(place.folder, 'tsconfig.json');
  writeFileSync(project, JSON.stringify(config));
  const said = tsc(project).filter((line) => files.some((file) => line.includes(file)));
  expect(said).toEqual([]);
});

function tsc(project: string): string[] {
  try {
    execFileSync(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-p', project], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return [];
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout).split('\n') : [String(error)];
  }
}

test('the glossary names identifiers there are', () => {
  const sources = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const words = new Set(
    sources.flatMap((name) => readFileSync(inRoot(`src/${name}`), 'utf8').match(/[A-Za-z]\w*/g) ?? []),
  );
  const rows = readFileSync(inRoot('docs/glossary.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const named = rows.flatMap((row) =>
    [...(row.split('|')[2] ?? '').matchAll(/`(\w+)`/g)].flatMap((m) => m[1] ?? []),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !words.has(name))).toEqual([]);
});

test('a block that is not closed is an error', () => {
  expect(() => readBlocks('```sh\npumsak check\n')).toThrow('line 2');
});

test('output fits what is shown, with … for lines and parts left out', () => {
  const real = ['기본급  2,390,124', '연장수당  651,882', '', '지급총액  2,640,882'];
  expect(firstMisfit(real, real)).toBeUndefined();
  expect(firstMisfit(['기본급  …', '…', '지급총액  2,640,882'], real)).toBeUndefined();
  expect(firstMisfit(['기본급  2,390,125', '…'], real)).toBe('기본급  2,390,125');
  expect(firstMisfit(['…', '지급총액  2,640,882', '기본급  2,390,124'], real)).toBe('기본급  2,390,124');
  expect(firstMisfit(real.slice(0, 3), real)).toBe('(end) 지급총액  2,640,882');
  expect(refreshed(['기본급  1', '…', '지급총액  2'], real)).toEqual([
    '기본급  2,390,124',
    '…',
    '지급총액  2,640,882',
  ]);
  expect(refreshed(['…', '상여금  1'], real)).toBeUndefined();
});
