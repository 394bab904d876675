import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from '../disk/months-setup.ts';
import { pumsak, pumsakProcess, root } from './pumsak.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-pairs-'));

/** A scenario whose results differ from the other's in every file. */
function scenarioOf(people: number): string {
  const path = join(place, `${people}.yaml`);
  writeFileSync(
    path,
    `시나리오: ${people}명\n기준: ${join(root, 'scenarios/2024-wage-reform.yaml')}\n합성인력: { 인원: ${people} }\n`,
  );
  return path;
}
const scenarios = [scenarioOf(200), scenarioOf(260)];

/** What each scenario writes where nobody else does. */
const alone = (): Promise<Record<string, string>[]> =>
  Promise.all(
    scenarios.map(async (path, i) => {
      const folder = join(place, `alone-${i}`);
      expect(await pumsak(['run', path, '--out', folder])).toMatchObject({ code: 0 });
      return filesIn(folder);
    }),
  );

test('of two processes a folder one wins, the other says so, and nothing is mixed: ten pairs at once', async () => {
  const expected = await alone();
  const pair = async (index: number): Promise<void> => {
    const folder = join(place, `pair-${index}`);
    // Half of them over results that stand there already.
    const isForced = index % 2 === 1;
    if (isForced) await pumsak(['run', String(scenarios[index % 3 === 0 ? 0 : 1]), '--out', folder]);
    const both = await Promise.all(
      scenarios.map((path) =>
        pumsakProcess(['run', path, '--out', folder, ...(isForced ? ['--force'] : [])]),
      ),
    );
    const winners = both.flatMap(({ code }, i) => (code === 0 ? [i] : []));
    // One behind the other may both win where that is asked for; they never do where it is not.
    expect(winners.length).toBeGreaterThan(0);
    if (!isForced) expect(winners.length).toBe(1);
    for (const { code, stderr } of both)
      if (code !== 0) expect(stderr).toMatch(isForced ? /folder-in-use/ : /folder-in-use|would-overwrite/);
    expect(winners.map((i) => expected[i])).toContainEqual(filesIn(folder));
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  };
  await Promise.all(Array.from({ length: 10 }, (_, index) => pair(index)));
}, 300_000);
