import type { Value } from '../formula/checked.ts';

/** One person-month of a run: every line under every scheme. */
export interface RunRow {
  readonly id: string;
  /** YYYY-MM. */
  readonly month: string;
  /** By scheme, in the scenario's order. */
  readonly schemes: readonly RunFigures[];
  readonly facts: ReadonlyMap<string, Value>;
}

export interface RunFigures {
  readonly covered: boolean;
  readonly missed: readonly string[];
  /** Won by line, in the order of `RunResult.lines`. */
  readonly amounts: readonly number[];
  /** Names of findings. */
  readonly findings: readonly string[];
}
