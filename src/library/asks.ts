import type { Situation } from '../bargaining/solve/lever-space.ts';
import { type NextStep, nextSteps as stepsFrom } from '../bargaining/solve/next-step.ts';
import { runningInterval as intervalOf, type RunningInterval } from '../bargaining/solve/running-interval.ts';
import {
  solveMap as mapOf,
  type Solution,
  type SolutionMap,
  type SolveQuery,
  solve as solveFor,
} from '../bargaining/solve/solve.ts';
import { isoMonth } from '../calendar/date.ts';
import { intervalJson } from '../report/bargaining/solve/interval.ts';
import { mapJson, solutionJson } from '../report/bargaining/solve/json.ts';
import { nextStepsJson } from '../report/bargaining/solve/next-step.ts';
import { needSituation, needSolveQuery } from './arguments.ts';
import { withJson } from './json.ts';

/** At which values of an input a condition holds: every interval, every gap. @throws ProblemError */
export function solve(situation: Situation, ask: SolveQuery): Solution {
  needSituation('solve', situation);
  needSolveQuery('solve', ask);
  const found = solveFor(situation, ask);
  return withJson(found, () => solutionJson(found, 'ko'));
}

/** The same over two inputs. @throws ProblemError */
export function solveMap(situation: Situation, ask: SolveQuery): SolutionMap {
  needSituation('solveMap', situation);
  needSolveQuery('solveMap', ask);
  const found = mapOf(situation, ask);
  return withJson(found, () => mapJson(found, 'ko'));
}

/** For each input, the nearest change that moves a line. @throws ProblemError */
export function nextSteps(situation: Situation): readonly NextStep[] {
  needSituation('nextSteps', situation);
  const found = [...stepsFrom(situation)];
  return withJson(found, () => nextStepsJson(found, situation));
}

/** What pay lies between while inputs are unknown, and which question narrows it most. @throws ProblemError */
export function runningInterval(situation: Situation): RunningInterval {
  needSituation('runningInterval', situation);
  const found = intervalOf(situation);
  return withJson(found, () => intervalJson(found, isoMonth(situation.person.month)));
}
