import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The repository's root. */
export const root = new URL('../../', import.meta.url).pathname;
const cli = `${root}dist/cli.js`;

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line. Tests run after a build; without one this says so. */
export function pumsak(
  args: readonly string[],
  {
    stdin = '',
    cwd = root,
    env = {},
  }: { stdin?: string; cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: npm run build');
  return new Promise((resolve) => {
    const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
    const child = spawn(process.execPath, [cli, ...args], {
      cwd,
      env: { ...inherited, LANG: 'ko_KR.UTF-8', ...env },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(stdin);
  });
}
