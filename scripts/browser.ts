import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../src/disk/browser.ts';

export { findBrowser };

/** The Chromium in which the page is tested; on Debian, as root, it is installed. */
export const hint =
  '크롬이 없습니다. `apt-get install -y chromium`으로 설치하거나 CHROMIUM_PATH에 경로를 주세요. ' +
  '(No Chromium: install it, or set CHROMIUM_PATH. SKIP_BROWSER=1 leaves these tests out.)';

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

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${needBrowser()}\n`);
