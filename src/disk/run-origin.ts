import { ProblemError, problem } from '../problem/problem.ts';
import type { FileHash } from '../rules/model.ts';
import { isFolder } from './disk.ts';
import { readManifest } from './months/finished-run.ts';
import type { RunOrigin } from './results.ts';

/** A scenario to be worked out anew, and whether what it rests on is what a run rested on. */
export interface ScenarioOfRun {
  readonly scenario: string;
  /** Of the inputs those that are given, or all. @throws ProblemError run-changed, with every file that is another than it was */
  check(now: Pick<RunOrigin, 'rules' | 'inputs'>, of?: { readonly people: boolean }): void;
}

/**
 * A scenario file as it is, or the scenario of a run's folder by its manifest.
 * @throws ProblemError not-a-run for a folder that holds no run; part-damaged
 */
export function scenarioOfRun(path: string): ScenarioOfRun {
  if (!isFolder(path)) return { scenario: path, check: () => {} };
  const { scenario, inputs, rules } = readManifest(path);
  return {
    scenario,
    check: (now, { people } = { people: true }) => {
      const opened = now.inputs.map((one) => one.path);
      const before = people ? inputs : inputs.filter(({ path }) => opened.includes(path));
      const changed = [...differing(before, now.inputs), ...differing(rules, now.rules)];
      if (changed.length > 0)
        throw new ProblemError([problem('run-changed', { values: { path, files: changed.join(', ') } })]);
    },
  };
}

function differing(before: readonly FileHash[], now: readonly FileHash[]): string[] {
  const hashes = new Map(now.map(({ path, sha256 }) => [path, sha256]));
  return before.filter(({ path, sha256 }) => hashes.get(path) !== sha256).map(({ path }) => path);
}
