import { cycleValues } from '../calendar/cycle.ts';
import { type Day, firstDay, lastDay } from '../calendar/date.ts';
import { type ServiceTerm, serviceFacts, serviceTerms } from '../calendar/interface.ts';
import { type HoursSpan, noHistory, type ServiceFacts, serviceIn } from '../calendar/service.ts';
import { cycleKey } from '../calendar/settings.ts';
import { isRatio, type Value, valueKey } from '../formula/checked.ts';
import { oncePer } from '../formula/once-per.ts';
import { closure, type Program } from '../formula/program.ts';
import { type Ratio, zero } from '../formula/ratio.ts';
import type { PersonMonth, PersonState } from '../people/types.ts';
import { Evaluation } from '../readings/exact.ts';
import { statesOf } from './parts.ts';

/** The terms that say which service counts. */
export const forService: readonly string[] = Object.keys(serviceTerms);

/** That of them which is another where the hours of work are. */
export const hoursAWeek: ServiceTerm = '평균주시간';

/** Whether a program asks how many hours a week somebody worked in earlier times. */
export const asksHistory = ({ index }: Program): boolean =>
  serviceFacts.some((fact) => index.has(fact)) && forService.every((term) => index.has(term));

/** Those terms, and what they rest on. */
export const serviceProgram = oncePer((program: Program): Program => closure(program, forService));

/**
 * What a person's service says of earlier hours of work, under a program that asks for it. `facts`: those of people on which the hours
 * a week rest. `stated`: what stands outside the program.
 */
export function serviceOf(
  person: PersonMonth,
  program: Program,
  facts: readonly string[],
  stated: ReadonlyMap<string, Value>,
): ServiceFacts {
  if (!mayHaveChanged(person, facts)) return noHistory;
  const states = statesSoFar(person);
  const own = states.at(-1);
  if (own === undefined) return noHistory;
  const at = (state: PersonState): ((term: ServiceTerm) => Ratio) => {
    const given = [...stated, ...cycleValues(state.hours.cycle)];
    const known = facts.flatMap((term): [string, Value][] => {
      const value = state.facts.get(term);
      return value === undefined ? [] : [[term, value]];
    });
    const made = new Evaluation(serviceProgram(program), new Map([...given, ...known]));
    return (term) => {
      const value = made.value(term);
      return isRatio(value) ? value : zero;
    };
  };
  const spans = states.map((state): HoursSpan => {
    const { from, to } = state;
    return { from, to, hours: at(state)(hoursAWeek) };
  });
  const now = at(own);
  const whole = (term: ServiceTerm): number => Number(now(term).n / now(term).d);
  const rules = {
    since: whole('근속기산일'),
    least: now('주휴최소시간'),
    over: Math.max(1, whole('초단시간평균기간')),
  };
  return serviceIn(spans, rules, person.record, person.month);
}

/** Whether anything on which hours a week may rest was otherwise in a month on record, or before. */
function mayHaveChanged(person: PersonMonth, terms: readonly string[]): boolean {
  const { history = [], past, changes, part, facts, record } = person;
  if ((past ?? changes) !== undefined || (part?.states.length ?? 0) > 1) return true;
  return history.some(
    (one) =>
      (one.past ?? one.changes) !== undefined ||
      !sameCycle(one.record.cycle, record.cycle) ||
      terms.some((term) => !sameFact(one.facts.get(term), facts.get(term))),
  );
}

/** Whether what held before a month differs, in itself or from the month, in these facts or in the scheduled days. */
export const differsFrom = (
  past: readonly PersonState[],
  now: Pick<PersonState, 'facts' | 'hours'>,
  terms: readonly string[],
): boolean =>
  past.some(
    ({ facts, hours }) =>
      !sameCycle(hours.cycle, now.hours.cycle) ||
      terms.some((term) => !sameFact(facts.get(term), now.facts.get(term))),
  );

export const sameCycle = (a: PersonState['hours']['cycle'], b: PersonState['hours']['cycle']): boolean =>
  a === b || cycleKey(a) === cycleKey(b);

const sameFact = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && valueKey(a) === valueKey(b));

/**
 * What held of a person up to the month's end, without a gap: what each month on record says of its own days, and of days without a
 * record what is known to have changed by then; else what held before them, or first.
 */
export function statesSoFar(person: PersonMonth): readonly PersonState[] {
  const months = [...(person.history ?? []), person].toSorted((a, b) => a.month - b.month);
  const recorded = months.map((one) => one.part?.states ?? statesOf(one, []));
  const known = person.past ?? months.find(({ past }) => past !== undefined)?.past ?? [];
  const gaps = months.map(({ month }, i) => {
    const before = months[i - 1]?.month;
    const from = before === undefined ? Number.NEGATIVE_INFINITY : lastDay(before) + 1;
    return { from, to: firstDay(month) - 1 };
  });
  const between = gaps.flatMap((gap) => known.flatMap((one) => within(one, gap)));
  const all = [...recorded.flat(), ...between].sort((a, b) => a.from - b.from);
  return all.map((state, i) => ({
    ...state,
    from: i === 0 ? Number.NEGATIVE_INFINITY : state.from,
    to: (all[i + 1]?.from ?? state.to + 1) - 1,
  }));
}

function within(state: PersonState, { from, to }: { readonly from: Day; readonly to: Day }): PersonState[] {
  const own = { ...state, from: Math.max(state.from, from), to: Math.min(state.to, to) };
  return own.from > own.to ? [] : [own];
}
