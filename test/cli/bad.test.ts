import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Outcome, pumsak, root } from './pumsak.ts';

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

describe('bad input', () => {
  test.each(folders)('%s', async (name) => {
    const before = filesOf(name);
    for (const { file, options } of variantsOf(name)) {
      const args = [...commandOf(name), ...options];
      const outcome = await pumsak(args, { cwd: join(cases, name), env: { NO_COLOR: '1' } });
      outcomes.set(`${name}/${file}`, outcome);
      const [said, silent] = file.endsWith('.json')
        ? (['stdout', 'stderr'] as const)
        : (['stderr', 'stdout'] as const);
      const code = commandOf(name)[0] === 'check' ? 1 : 2;
      expect({ code: outcome.code, [silent]: outcome[silent] }).toEqual({ code, [silent]: '' });
      expectText(join(cases, name, file), outcome[said]);
    }
    expect(filesOf(name), 'a refused run leaves nothing behind').toEqual(before);
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
