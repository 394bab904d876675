import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Call } from './many.ts';
import { type Outcome, root } from './pumsak.ts';

/**
 * test/cases/bad: a folder for each mistake people make. `command` is what they typed after `pumsak`,
 * `expected.txt` the whole of what they are told; where they stand, `expected.json` the same with --json and
 * `expected.en.txt` with --lang en. `npm run golden` writes them anew, for people to read.
 */
const cases = `${root}test/cases/bad/`;
const folders = readdirSync(cases).filter((name) => existsSync(join(cases, name, 'command')));

/** The expectation files, and the options under which each holds. */
const variants = [
  { file: 'expected.txt', options: [] },
  { file: 'expected.en.txt', options: ['--lang', 'en'] },
  { file: 'expected.json', options: ['--json'] },
] as const;

const outcomes = new Map<string, Outcome>();
const before = new Map(folders.map((name) => [name, filesOf(name)]));

beforeAll(async () => {
  if (!existsSync(`${root}dist/cli.js`)) throw new Error('dist/cli.js is missing: npm run build');
  const calls = folders.flatMap((name) =>
    variantsOf(name).map(({ file, options }) => ({
      key: `${name}/${file}`,
      cwd: join(cases, name),
      args: [...commandOf(name), ...options],
    })),
  );
  const parts = Math.min(4, availableParallelism());
  await Promise.all(
    Array.from({ length: parts }, async (_, part) => {
      const own = calls.filter((_, i) => i % parts === part);
      const reported = await callMany(own);
      own.forEach(({ key }, i) => {
        const outcome = reported[i];
        if (outcome !== undefined) outcomes.set(key, outcome);
      });
    }),
  );
}, 300_000);

describe('bad input', () => {
  test.each(folders)('%s', (name) => {
    for (const { file } of variantsOf(name)) {
      const outcome = outcomes.get(`${name}/${file}`);
      const [said, silent] = file.endsWith('.json')
        ? (['stdout', 'stderr'] as const)
        : (['stderr', 'stdout'] as const);
      const code = commandOf(name)[0] === 'check' ? 1 : 2;
      expect({ code: outcome?.code, [silent]: outcome?.[silent] }).toEqual({ code, [silent]: '' });
      expectText(join(cases, name, file), outcome?.[said] ?? '');
    }
    expect(filesOf(name), 'a refused run leaves nothing behind').toEqual(before.get(name));
  });

  test('--json says the same in the same order', () => {
    for (const name of folders) {
      const json = outcomes.get(`${name}/expected.json`)?.stdout;
      if (json !== undefined)
        expect(codesIn(json)).toEqual(codesTold(outcomes.get(`${name}/expected.txt`)?.stderr));
    }
  });

  test('there are at least sixty, and all that is wrong in a file is said together', () => {
    expect(folders.length).toBeGreaterThanOrEqual(60);
    const counts = folders.map((name) => codesTold(outcomes.get(`${name}/expected.txt`)?.stderr).length);
    expect(counts.filter((count) => count >= 5).length).toBeGreaterThanOrEqual(3);
  });

  test('a place is given wherever there is a file', () => {
    for (const [key, { stdout }] of outcomes) {
      if (!key.endsWith('.json')) continue;
      for (const { 파일, 행, 열 } of problemsIn(stdout)) {
        if (파일 !== null) expect([Number(행) > 0, Number(열) > 0]).toEqual([true, true]);
      }
    }
  });
});

const variantsOf = (name: string) =>
  variants.filter(({ file }) => file === 'expected.txt' || existsSync(join(cases, name, file)));

const commandOf = (name: string): string[] =>
  readFileSync(join(cases, name, 'command'), 'utf8')
    .trim()
    .split(' ');

/** Every file of a case but its expectations. */
function filesOf(name: string): string[] {
  const all = readdirSync(join(cases, name), { recursive: true, encoding: 'utf8' });
  return all.filter((path) => !path.startsWith('expected.')).sort();
}

async function callMany(calls: readonly Call[]): Promise<readonly Outcome[]> {
  const {
    COLUMNS: _,
    LC_ALL: __,
    LC_MESSAGES: ___,
    WAGE_LANG: ____,
    FORCE_COLOR: _____,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', `${root}test/cli/many.ts`], {
    cwd: root,
    env: { ...inherited, LANG: 'ko_KR.UTF-8', NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(calls));
  return JSON.parse(await text(child.stdout));
}

interface ShownProblem {
  readonly 코드: string;
  readonly 파일: string | null;
  readonly 행: number | null;
  readonly 열: number | null;
}

function problemsIn(json: string): readonly ShownProblem[] {
  const answer: { readonly 오류: readonly ShownProblem[] } = JSON.parse(json);
  return answer.오류;
}

const codesIn = (json: string): string[] => problemsIn(json).map((one) => one.코드);
const codesTold = (reported = ''): string[] =>
  [...reported.matchAll(/^오류 ([a-z-]+)/gm)].map((m) => m[1] ?? '');

function expectText(path: string, actual: string): void {
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(path, actual);
  expect(existsSync(path), `${path} is missing: npm run golden`).toBe(true);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}
