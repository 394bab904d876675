import { nextSteps } from '../bargaining/solve/next-step.ts';
import { fused } from '../jit/fused.ts';
import { nextStepsJson, nextStepsText } from '../report/bargaining/solve/next-step.ts';
import { type Context, exit, out } from './context.ts';
import { onePerson } from './one-person.ts';

/** `pumsak next FILE`: for each input of the month, the nearest change that moves a pay line. @throws ProblemError */
export async function nextCommand(
  file: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const situation = await onePerson(file, options, context);
  const steps = nextSteps(situation, fused);
  out(
    context.json
      ? `${JSON.stringify(nextStepsJson(steps, situation), null, 1)}\n`
      : `${nextStepsText(steps, situation, context.lang, context.columns)}\n`,
  );
  return exit.done;
}
