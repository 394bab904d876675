import type { RuleSet } from '../rules/model.ts';

/** What stands in the page beside the program: the build puts it there, and whoever writes a page of other rules. */
export interface Inlined {
  readonly version: string;
  /** Tells one state of the rules from another. */
  readonly hash: string;
  readonly rules: RuleSet;
  /** The schemes compared where nobody chooses. */
  readonly schemes: readonly string[];
  /** Scenarios that need no files: path and text. */
  readonly scenarios: readonly (readonly [string, string])[];
}
