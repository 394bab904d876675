import { ProblemError, problem } from '../problem/problem.ts';

/** An option whose value means nothing to it. */
export const wrongOption = (option: string, text: string, expected: string): ProblemError =>
  new ProblemError([problem('wrong-option', { values: { option, text, expected } })]);
