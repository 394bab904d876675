import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isFolder } from '../disk/disk.ts';
import { manifestName } from '../disk/manifest.ts';
import { readManifest } from '../disk/months/finished-run.ts';
import { unwatch, watch } from '../disk/unfinished.ts';
import { partOf, runAgain, verified } from '../disk/verify.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { type Context, exit, out, report } from './context.ts';
import { engineVersion } from './version.ts';

/** `pumsak verify MANIFEST|RUN`: runs again, and compares the bytes. @throws ProblemError */
export async function verifyCommand(path: string, context: Context): Promise<number> {
  const folder = isFolder(path) ? path : dirname(path);
  if (!isFolder(path) && basename(path) !== manifestName)
    throw new ProblemError([problem('not-a-run', { values: { path } })]);
  const manifest = readManifest(folder);
  if (manifest.engine !== engineVersion)
    throw new ProblemError([
      problem('run-changed', {
        values: { path: folder, files: `pumsak ${manifest.engine} → ${engineVersion}` },
      }),
    ]);
  const again = mkdtempSync(join(tmpdir(), 'pumsak-verify-'));
  watch(again);
  try {
    const part = partOf(manifest);
    await runAgain(process.argv[1] ?? '', manifest, join(again, 'run'), [
      ...(part === undefined ? [] : ['--part', part]),
      ...context.rules.flatMap((layer) => ['--rules', layer]),
      '--lang',
      context.lang,
    ]);
    const problems = new Problems();
    const { same, apart } = await verified(folder, join(again, 'run'), manifest, problems);
    if (problems.any) {
      report(problems.list, context);
      return exit.found;
    }
    if (context.json) out(`${JSON.stringify({ 오류: [], 같은파일: same, 견주지않은파일: apart })}\n`);
    else out(saidIn[context.lang](same.join(', '), apart.join(', ')));
    return exit.done;
  } finally {
    rmSync(again, { recursive: true, force: true });
    unwatch(again);
  }
}

const saidIn = {
  ko: (same: string, apart: string) =>
    `다시 계산한 것과 바이트까지 같은 파일: ${same}\n${apart === '' ? '' : `쓸 때마다 바이트가 달라 견주지 않은 파일: ${apart}\n`}`,
  en: (same: string, apart: string) =>
    `The same bytes when it is run again: ${same}\n${apart === '' ? '' : `Not compared, for they are other bytes whenever they are written: ${apart}\n`}`,
};
