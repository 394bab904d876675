import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProblemError, problem } from '../problem/problem.ts';
import { codeOf } from './disk.ts';
import { unwatch, watch } from './unfinished.ts';

/** Chromium and its kin, where they usually are. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser's path, or undefined. @throws ProblemError browser-not-found when CHROMIUM_PATH names no program */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named;
    throw new ProblemError([problem('browser-not-found', { values: { path: named } })]);
  }
  return programOnPath(names, env) ?? usual.find(isProgram);
}

/** The first of some programs that PATH holds, the names in their order. */
export function programOnPath(programs: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ten minutes: a slow machine prints some pages a second. */
const longest = 600_000;

/** Prints an HTML file to PDF by a browser of its own. @throws ProblemError browser-failed */
export async function printPdf(browser: string, html: string, pdf: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'pumsak-print-'));
  watch(profile);
  try {
    await new Promise<void>((resolve, reject) => {
      const args = [
        '--headless',
        '--disable-gpu',
        '--no-first-run',
        // As root Chromium runs without its sandbox alone; what it opens was written here and loads nothing.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${profile}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${pdf}`,
        pathToFileURL(html).href,
      ];
      execFile(browser, args, { timeout: longest }, (error) => (error ? reject(error) : resolve()));
    });
    if (!existsSync(pdf)) throw new Error('no PDF');
  } catch (error) {
    throw new ProblemError([problem('browser-failed', { values: { path: browser, why: codeOf(error) } })]);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    unwatch(profile);
  }
}
