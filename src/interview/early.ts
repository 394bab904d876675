import { employment } from '../calendar/interface.ts';
import { closure } from '../formula/program.ts';
import { attempt } from '../pay/estimate.ts';
import { Problems } from '../problem/problem.ts';
import type { InterviewSession, Question } from './interview-session.ts';
import { type UnansweredPolicy, usualOpen } from './range.ts';

/**
 * What the desk asks early, and leaves open until it is answered: what a first answer needs, what of the person moves
 * deductions alone (age and family), and days of absence. All of it follows from the rules.
 */
export function earlyQuestions(session: InterviewSession): readonly Question[] {
  const known = early.get(session);
  if (known !== undefined) return known;
  const [taken, paid] = [personal(session, '공제'), personal(session, '지급')];
  const absence = session.rules.leave.counted.flatMap(({ fact, isAbsence }) => (isAbsence ? [fact] : []));
  const made = session.questions.filter(
    (one) =>
      session.first.includes(one) ||
      absence.includes(one.term.name) ||
      (isOfPerson(one) && taken.has(one.term.name) && !paid.has(one.term.name)),
  );
  early.set(session, made);
  return made;
}

const early = new WeakMap<InterviewSession, readonly Question[]>();

/** Counts and dates that people know of themselves; amounts and choices that have a usual answer can wait. */
const isOfPerson = ({ term: { name, fact, unit, choices } }: Question): boolean =>
  fact?.from === '직원' &&
  unit !== '원' &&
  choices === undefined &&
  !Object.values<string>(employment).includes(name);

/** The facts on which the items of a kind rest in the month in which an interview begins. */
function personal(session: InterviewSession, kind: string): ReadonlySet<string> {
  const month = session.monthOf({ values: {}, unknown: [] });
  // A scheme that has no such month, or is not known by itself in it, tells nothing here.
  const programs = session.schemes.flatMap(
    (scheme) => attempt(new Problems(), () => session.engine.schemeMonth(scheme, month).program) ?? [],
  );
  const names = programs.flatMap((program) => {
    const items = program.lines.filter((one) => one.kind === kind).flatMap((one) => one.items);
    const own = items.filter((name) => program.index.has(name));
    return closure(program, own).order.flatMap(({ name, formula }) =>
      formula === undefined ? [program.terms.get(name)?.rule.name ?? name] : [],
    );
  });
  return new Set(names);
}

/** At the desk what is asked early is open until it is answered, and everything else is as the rules have it. */
export const deskOpen =
  (session: InterviewSession): UnansweredPolicy =>
  (question) =>
    question.term.unit !== '원' && earlyQuestions(session).includes(question) ? 'any' : usualOpen(question);
