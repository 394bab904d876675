/** What the library shows wherever it runs: on a disk or in a browser. */

/** One person's month under some schemes, the first being the yardstick, for `solve`, `solveMap`, `nextSteps` and `runningInterval`. */
export type { Situation } from '../bargaining/solve/lever-space.ts';
export { type NextStep, nextSteps } from '../bargaining/solve/next-step.ts';
export { type RunningInterval, runningInterval } from '../bargaining/solve/running-interval.ts';
export {
  type Solution,
  type SolutionMap,
  type SolveQuery as SolveAsk,
  solve,
  solveMap,
} from '../bargaining/solve/solve.ts';
export type { Ratio } from '../formula/ratio.ts';
export { type Comparison, difference } from '../pay/comparison.ts';
export { amountOf, type Payslip } from '../pay/payslip.ts';
export { type Place, type Problem, ProblemError } from '../problem/problem.ts';
export { render } from '../problem/render.ts';
export { explain, explanationText } from '../report/estimate/explanation.ts';
export type { LayerSource, RuleValues } from './layers.ts';
export { compare, type EstimateInput, loadRules, payslip, type Rules, situation } from './rules.ts';
