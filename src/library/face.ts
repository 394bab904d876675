/** What the library shows wherever it runs: on a disk or in a browser. */

/** One person's month under some schemes, the first being the yardstick, for `solve`, `solveMap`, `nextSteps` and `runningInterval`. */
export type { Situation } from '../bargaining/solve/lever-space.ts';
export type { NextStep } from '../bargaining/solve/next-step.ts';
export type { RunningInterval } from '../bargaining/solve/running-interval.ts';
export type { Solution, SolutionMap, SolveQuery as SolveAsk } from '../bargaining/solve/solve.ts';
export type { Ratio } from '../formula/ratio.ts';
export { type Place, type Problem, ProblemError } from '../problem/problem.ts';
export type { Explanation } from '../report/estimate/explanation.ts';
export type { DifferenceResult } from '../run/difference/difference.ts';
export { nextSteps, runningInterval, solve, solveMap } from './asks.ts';
export { diffRules, diffSchemes } from './diff.ts';
export type { EstimateInput } from './input.ts';
export type { LayerSource, RuleValues } from './layers.ts';
export {
  type ItemEntry,
  listItems,
  listSchemes,
  listTerms,
  type SchemeEntry,
  type TermEntry,
} from './lists.ts';
export type { Names } from './names.ts';
export type { PaidPeople } from './paid-people.ts';
export {
  amountOf,
  attribution,
  compare,
  difference,
  explain,
  type Payslip,
  type PayslipComparison,
  type PayslipComparison as Comparison,
  payslip,
  situation,
  termValue,
} from './pay.ts';
export { payAll } from './pay-all.ts';
export type { Cell, ItemCell, PeopleColumns, PeopleRows } from './people-columns.ts';
export { loadRules, type Rules } from './rules.ts';
export { explanationText, render } from './texts.ts';
