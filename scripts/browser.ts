import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Finds the Chromium in which the page is tested; on Debian, as root, installs it. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const hint =
  '크롬이 없습니다. `apt-get install -y chromium`으로 설치하거나 CHROMIUM_PATH에 경로를 주세요. ' +
  '(No Chromium: install it, or set CHROMIUM_PATH. SKIP_BROWSER=1 leaves these tests out.)';

/** A browser's path, or undefined. @throws when CHROMIUM_PATH names no program. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH is no program: ${named}`);
  }
  const folders = (env['PATH'] ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...usual].find(isProgram);
}

/** The browser, installed by apt-get where that can be done. @throws with one line on what to install. */
export function needBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    try {
      process.stderr.write('chromium: apt-get install …\n');
      const apt = (...args: string[]): Buffer => execFileSync('apt-get', args, { stdio: 'pipe' });
      apt('update');
      apt('install', '-y', '--no-install-recommends', 'chromium');
    } catch {
      throw new Error(hint);
    }
  }
  const installed = findBrowser();
  if (installed === undefined) throw new Error(hint);
  return installed;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${needBrowser()}\n`);
