import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, keepExisting, writeAtomic } from '../disk/disk.ts';
import { inputValue } from '../interview/answers.ts';
import { helpText, progressText, saidText, stepText } from '../interview/ask-text.ts';
import { askWord } from '../interview/ask-words.ts';
import { inputYaml } from '../interview/input-yaml.ts';
import { InterviewSession } from '../interview/interview-session.ts';
import { monthId } from '../interview/progress.ts';
import { beginInterview, hasOpen, type InterviewState, inputOf, takeLine } from '../interview/take-line.ts';
import { fused } from '../jit/fused.ts';
import { type Problem, ProblemError, Problems, problem } from '../problem/problem.ts';
import { renderOne } from '../problem/render.ts';
import { sourceFromValue } from '../rules/source-value.ts';
import { type Context, err, exit } from './context.ts';
import { askedSchemes, showEstimate } from './estimate.ts';
import { PromptLines } from './prompt-lines.ts';
import { rulesInForce } from './rule-source.ts';

/**
 * `pumsak ask`: asks about one person's month, line by line, and ends as `pumsak estimate` does with the answers.
 * The dialogue is on standard error, so that standard output holds the result alone. @throws ProblemError
 */
export async function askCommand(
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const path = typeof options['save'] === 'string' ? options['save'] : undefined;
  if (path !== undefined) checkPlace(path, options['force'] === true);
  const inForce = await rulesInForce(context);
  const { rules } = inForce;
  const session = new InterviewSession(rules, askedSchemes(options['schemes'], inForce));
  const interview = await interviewed(session, context);
  const input = inputOf(session, interview);
  if (interview.now.next?.id === monthId)
    say(`  ${askWord(context.lang, 'monthTaken', { month: session.firstMonth })}`);
  const open = hasOpen(input);
  const values = { path: path ?? 'FILE', option: open ? ' --interval' : '' };
  if (open) say(askWord(context.lang, 'open'));
  say('');
  const problems = new Problems();
  const source = sourceFromValue(inputValue(input).value, undefined, problems);
  await showEstimate(source, problems, { rules, schemes: session.schemes, open }, context);
  if (path !== undefined) {
    writeAtomic(path, inputYaml(input, [askWord(context.lang, 'savedNote', values)]));
    say(`\n${askWord(context.lang, 'saved', values)}`);
  }
  return exit.done;
}

/** Before anything is asked: answers that cannot be kept would be lost. @throws ProblemError */
function checkPlace(path: string, force: boolean): void {
  keepExisting(path, force);
  try {
    accessSync(path === '' ? path : dirname(path), constants.W_OK);
  } catch (error) {
    throw new ProblemError([problem('file-not-writable', { values: { path, why: codeOf(error) } })]);
  }
}

const say = (text: string): void => err(`${text}\n`);

/** Asks until everything is answered, `끝` is typed or the input ends. */
async function interviewed(session: InterviewSession, { lang, columns }: Context): Promise<InterviewState> {
  const lines = new PromptLines();
  let interview = beginInterview(session);
  say(askWord(lang, 'intro'));
  try {
    let asks = true;
    for (let step = interview.now.next; step !== undefined; step = interview.now.next) {
      if (asks) say(`\n${stepText(step, lang, columns)}`);
      const line = await lines.next();
      if (line === undefined) break;
      const turn = takeLine(session, interview, step, line, fused);
      asks = turn.kind === 'next';
      if (turn.kind === 'end') break;
      else if (turn.kind === 'help') say(helpText(session, step, lang, columns));
      else if (turn.kind === 'first') say(`  ${askWord(lang, 'first')}`);
      else if (turn.kind === 'wrong') say(turn.problems.map((one) => wrongText(one, lang)).join('\n'));
      else {
        interview = turn.interview;
        tell(saidText(session, step, turn.said, lang));
        say(progressText(interview.now, lang, columns) ?? '');
      }
    }
  } finally {
    lines.close();
  }
  return interview;
}

function tell(text: string | undefined): void {
  if (text !== undefined) say(`  ${text}`);
}

/** An answer stands in no file: what is wrong with it is said without a place. */
const wrongText = ({ at: _, ...one }: Problem, lang: Context['lang']): string => renderOne(one, lang);
