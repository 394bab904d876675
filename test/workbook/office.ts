import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isProgram, programOnPath } from '../../src/disk/browser.ts';

/** LibreOffice, where it is: on PATH, or where SOFFICE_PATH says. */
export function findOffice(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['SOFFICE_PATH'];
  return named && isProgram(named) ? named : programOnPath(['soffice', 'libreoffice'], env);
}

/** The same, installed by apt-get where that can be done: the long mode does not go without. @throws with what to install */
export function needOffice(): string {
  const found = findOffice();
  if (found !== undefined) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const apt = (...args: string[]): Buffer => execFileSync('apt-get', args, { stdio: 'pipe' });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'libreoffice-calc-nogui');
  }
  const installed = findOffice();
  if (installed === undefined)
    throw new Error('LibreOffice: not found. On Debian: apt-get install libreoffice-calc-nogui');
  return installed;
}

/** A setting by which every formula of a workbook is worked out anew when it is opened. */
const always = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/** Opens a workbook in LibreOffice, works every formula out anew, and writes it again. @returns the new file's path */
export function recalculated(path: string, office: string, format = 'xlsx'): string {
  const place = mkdtempSync(join(tmpdir(), 'pumsak-office-'));
  const profile = join(place, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), always);
  execFileSync(
    office,
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--convert-to',
      format,
      '--outdir',
      join(place, 'out'),
      path,
    ],
    { stdio: 'pipe', timeout: 600_000 },
  );
  return join(place, 'out', basename(path).replace(/\.xlsx$/, `.${format.split(':')[0] ?? format}`));
}
