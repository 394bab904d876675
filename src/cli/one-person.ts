import type { Situation } from '../bargaining/solve/lever-space.ts';
import { isoMonth, type Month } from '../calendar/date.ts';
import { decodeInput } from '../disk/input.ts';
import { openScenario, openSource } from '../disk/scenario.ts';
import { Engine } from '../pay/engine.ts';
import { checkPeople } from '../pay/estimate.ts';
import { takeMonth } from '../people/cells/problems.ts';
import { checkClassified, readEstimate } from '../people/inputs/estimate-input.ts';
import { factBooks } from '../people/inputs/fact-books.ts';
import type { PersonMonth } from '../people/types.ts';
import { nearest } from '../problem/nearest.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import type { Compiled } from '../rules/compile.ts';
import { readSource } from '../rules/source-tree.ts';
import { everyNumber, loadPerson } from '../run/scenario/load-table.ts';
import type { Scenario } from '../run/scenario/scenario.ts';
import type { Context } from './context.ts';
import { askedSchemes, schemeNames } from './estimate.ts';
import { loadCompiled, rulesInForce } from './rule-source.ts';

type Options = Readonly<Record<string, unknown>>;

/**
 * Whose month a command speaks of: with --employee someone of a scenario (the first month without --month), else the
 * one person of an estimate's input. @throws ProblemError
 */
export async function onePerson(file: string, options: Options, context: Context): Promise<Situation> {
  return typeof options['employee'] === 'string'
    ? ofScenario(file, options['employee'].normalize('NFC'), options, context)
    : ofInput(file, options, context);
}

async function ofScenario(file: string, id: string, options: Options, context: Context): Promise<Situation> {
  const problems = new Problems();
  const month = askedMonth(options, problems);
  problems.throwIfAny();
  const rules = await loadCompiled(context, file);
  const { scenario, engine, person } = await ofRun(rules, file, id, month);
  return { engine, person, schemes: schemeNames(options['schemes'], scenario.schemes, engine.rules) };
}

/** Somebody's month of a scenario: the first without a month. @throws ProblemError for nobody, or not in that month */
export async function ofRun(
  rules: Compiled,
  path: string,
  id: string,
  month: Month | undefined,
): Promise<{ readonly scenario: Scenario; readonly engine: Engine; readonly person: PersonMonth }> {
  const open = await openScenario(rules, path);
  const source = await openSource(open, path);
  try {
    const own = await loadPerson(open, source, id);
    const person = month === undefined ? own[0] : own.find((one) => one.month === month);
    if (person === undefined) throw notInRun(id, month, await everyNumber(source));
    const { scenario, engine } = open;
    return { scenario, engine, person };
  } finally {
    await source.close();
  }
}

/** The month of --month; undefined where none is asked for, or what is asked is none. */
const askedMonth = ({ month }: Options, problems: Problems): number | undefined =>
  typeof month === 'string' ? takeMonth(month, { term: '--month' }, problems) : undefined;

/** Nobody of that number, or not in that month; the nearest number is named. */
export function notInRun(
  id: string,
  month: number | undefined,
  { ids, first = 0 }: Awaited<ReturnType<typeof everyNumber>>,
): ProblemError {
  const near = nearest(id, ids);
  const shown = month ?? first;
  const values = { id, month: isoMonth(shown), ...(near !== undefined && near !== id && { nearest: near }) };
  return new ProblemError([problem('not-in-run', { values })]);
}

async function ofInput(file: string, options: Options, context: Context): Promise<Situation> {
  const problems = new Problems();
  const inForce = await rulesInForce(context, file);
  const { rules } = inForce;
  const schemes = askedSchemes(options['schemes'], inForce);
  const text = await decodeInput(file);
  if (/^시나리오\s*:/m.test(text))
    throw new ProblemError([problem('needs-employee', { values: { path: file } })]);
  const input = readEstimate(readSource(text, file, problems), factBooks(rules, schemes), problems);
  if (input !== undefined) checkClassified(input.people, schemes, rules, problems);
  if (input !== undefined && input.people.length > 1) {
    const at = { file, line: 1, column: 1 };
    problems.add('wrong-type', { at, values: listValues(input.people.length, context) });
  }
  const engine = new Engine(rules);
  const people = input?.people ?? [];
  checkPeople(engine, people, schemes, problems);
  problems.throwIfAny();
  const [person] = people;
  if (person === undefined) throw new Error('an input without a person passed');
  const month = askedMonth(options, problems);
  if (month !== undefined && month !== person.month)
    problems.add('month-differs', { term: '--month', values: { path: file, month: isoMonth(person.month) } });
  problems.throwIfAny();
  return { engine: engine.assuming(person), person, schemes };
}

/** What is said to a list: the command speaks of one person. */
const listValues = (count: number, { lang }: Context): Record<string, string> =>
  lang === 'ko'
    ? { found: `${count}명의 목록`, expected: '한 사람의 한 달' }
    : { found: `a list of ${count}`, expected: 'one person’s month' };
