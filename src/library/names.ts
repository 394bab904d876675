import type { EstimateInput } from './input.ts';

/**
 * The names of some rules, for the types of what the library is given: `pumsak types` writes them from the rules in force.
 * Without them every name is a string, and a wrong one is an error when it is looked for.
 */
export interface Names {
  readonly input: EstimateInput;
  readonly scheme: string;
  /** Lines of payslips and their totals. */
  readonly line: string;
  readonly term: string;
}
