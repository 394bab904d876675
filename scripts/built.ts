import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Whether dist/ is what its sources make. Every test that runs the built program asks here first (`built`), so a
 * changed source is never invisible to it: the hash of all that dist/ is made of stands in dist/ itself.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const stamp = join(root, 'dist/.made-of');
const made = [
  'src/generated/shipped-rules.ts',
  'src/generated/shipped-layers.ts',
  'src/generated/new-projects.ts',
  'dist/cli.js',
  'dist/types',
  'dist/pumsak-counsel.html',
];
const sources = ['src', 'rules', 'schema', 'scenarios', 'examples', 'scripts', 'assets'];
const settings = [
  'package.json',
  'package-lock.json',
  'rolldown.config.ts',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Builds where dist/ is not what its sources make; of several processes at once, one. */
export function built(): void {
  if (isBuilt()) return;
  locked(() => {
    if (!isBuilt()) build();
  });
}

/** Builds, whatever stands in dist/. */
export const buildAll = (): void => locked(build);

function isBuilt(): boolean {
  if (!existsSync(stamp) || made.some((path) => !existsSync(join(root, path)))) return false;
  return readFileSync(stamp, 'utf8') === hashOfSources();
}

/** The hash is of what stood there before: what changes in the meantime is built the next time. */
function build(): void {
  const hash = hashOfSources();
  rmSync(stamp, { force: true });
  run('tsx/dist/cli.mjs', 'scripts/generate.ts');
  run('rolldown/bin/cli.mjs', '-c', 'rolldown.config.ts', '--log-level', 'warn');
  // The types are checked by `npm run check`.
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck');
  run('tsx/dist/cli.mjs', 'scripts/build-web.ts');
  writeFileSync(stamp, hash);
}

function run(program: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function hashOfSources(): string {
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.startsWith(join(root, 'src/generated/'))),
  );
  const hash = createHash('sha256');
  for (const path of [...files.sort(), ...settings.map((name) => join(root, name))]) {
    const bytes = readFileSync(path);
    hash.update(`${path.slice(root.length)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** One build at a time of one work tree; what a process that is no more has left counts for nothing. */
function locked(work: () => void): void {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `pumsak-build-${name}.pid`);
  while (!isTaken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isTaken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    // Somebody else's process is one, too.
    return isSystemError(error) && error.code === 'EPERM';
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error;
