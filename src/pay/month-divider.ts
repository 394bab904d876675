import { type Day, firstDay, isoDay, isoMonth } from '../calendar/date.ts';
import type { MonthFacts } from '../calendar/month.ts';
import { cycleKey, settingsKey } from '../calendar/settings.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import { leaveDaysIn } from '../calendar/work.ts';
import { zero } from '../formula/ratio.ts';
import type { PersonMonth, PersonState } from '../people/types.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { Compiled } from '../rules/compile.ts';
import { alikeParts, isPaidByDays, payItems, undatedDays } from './divided-items.ts';
import { type DividedItems, dividedMonth, type GivenMonth, type SpanMonth } from './divided-program.ts';
import { coveredOf, type PartOfMonth, partFindings, type SeenPart } from './part-findings.ts';
import { asIn, spanOf, statesOf } from './parts.ts';
import type { PartlyCovered, Payslip } from './payslip.ts';
import { fallbackOf, type SchemeRef } from './scheme-ref.ts';

/** What a person's month gives a scheme, and the scheme's program. */
export interface MonthGiven extends GivenMonth, PartlyCovered {
  readonly facts: MonthFacts;
}

/** What dividing a month asks of whoever pays it. */
export interface MonthPayer {
  readonly rules: Compiled;
  payslip(person: PersonMonth, scheme: SchemeRef): Payslip;
  /** A month that is not divided, or such a part of one; `of` is whose it is. */
  givenWhole(person: PersonMonth, scheme: SchemeRef, of?: PersonMonth): MonthGiven;
  /** The same without the figures of earlier months and other schemes. */
  ownGiven(person: PersonMonth, scheme: SchemeRef): MonthGiven;
  program(person: PersonMonth, scheme: SchemeRef): SchemeProgram;
  ruleDays(person: PersonMonth, scheme: SchemeRef): readonly Day[];
  daysOf(person: PersonMonth, scheme: SchemeRef): CalendarSettings;
}

/** Divides a person's month in which something changes: of the person, in the rules, in what binds. */
export class MonthDivider {
  private readonly seen = new WeakMap<PersonMonth, Map<string, readonly SeenPart[]>>();
  private readonly payer: MonthPayer;

  constructor(payer: MonthPayer) {
    this.payer = payer;
  }

  /**
   * A month that is divided, with every item of pay that differs between its parts; undefined for one that is not. `asked`: the
   * scheme for which this one stands in where it does not cover the person, perhaps in a part of the month.
   */
  divided(person: PersonMonth, scheme: SchemeRef, asked: SchemeRef = scheme): MonthGiven | undefined {
    if (person.part !== undefined) return undefined;
    const days = this.ruleDays(person, asked);
    if (days.length === 0 && person.changes === undefined) return undefined;
    const seen = this.seenByParts(person, days);
    const end = seen.at(-1);
    if (end === undefined) return undefined;
    if (seen.length === 1) {
      const isPlain = person.changes === undefined && end.state.asOf === firstDay(person.month);
      return isPlain ? undefined : this.payer.givenWhole(end.whole, scheme, person);
    }
    const parts = seen.map(({ state, whole }): PartOfMonth => {
      const own = this.covering(whole, asked);
      const { program, evaluation } = this.payer.payslip(whole, own);
      return { state, whole, scheme: own, program, evaluation, hours: this.hoursKey(whole, own) };
    });
    const whole = this.payer.givenWhole(end.whole, scheme, person);
    const states = parts.map(({ state }) => state);
    const spans = new Map<string, SpanMonth>();
    const spanAt = ([i, k]: readonly [number, number]): SpanMonth[] => {
      const [from, to] = [parts[i], parts[k]];
      if (from === undefined || to === undefined) return [];
      const made = spans.get(`${i} ${k}`) ?? this.spanMonth(person, states, from, to);
      spans.set(`${i} ${k}`, made);
      return [made];
    };
    const items = this.dividedItems(parts, whole.program, spanAt);
    if (items.size > 0 && person.classified !== undefined)
      throw new ProblemError([
        problem('minutes-in-divided-month', {
          ...(person.at && { at: person.at }),
          values: { month: isoMonth(person.month), day: isoDay(end.state.from) },
        }),
      ]);
    const found = partFindings(parts, this.payer.rules.leave, spanAt, (part) =>
      this.payer.givenWhole(part.whole, part.scheme),
    );
    return { ...dividedMonth(whole, items, found), facts: whole.facts, ...coveredOf(parts, asked) };
  }

  /** The days on which the rules change of a scheme, or of one on which it falls back: whom it does not cover has that one's figures. */
  ruleDays(person: PersonMonth, scheme: SchemeRef): readonly Day[] {
    const own = this.payer.ruleDays(person, scheme);
    const fallback = fallbackOf(scheme, this.payer.program(person, scheme));
    if (fallback === undefined || fallback === scheme) return own;
    return [...new Set([...own, ...this.ruleDays(person, fallback)])].sort((a, b) => a - b);
  }

  /** Each part of a month that is cut on some days, and the month as if it held all along: one for all schemes, with their figures. */
  private seenByParts(person: PersonMonth, days: readonly Day[]): readonly SeenPart[] {
    const known = this.seen.get(person) ?? new Map<string, readonly SeenPart[]>();
    this.seen.set(person, known);
    const key = days.join();
    const states = known.has(key) ? [] : statesOf(person, days);
    const made = known.get(key) ?? states.map((state) => ({ state, whole: asIn(person, states, state) }));
    known.set(key, made);
    return made;
  }

  /** The spans of each item that is paid for days and differs between the parts of a month. */
  private dividedItems(
    parts: readonly PartOfMonth[],
    program: SchemeProgram,
    spanAt: (span: readonly [number, number]) => readonly SpanMonth[],
  ): DividedItems {
    const { leave } = this.payer.rules;
    const items = payItems(this.payer.rules).filter((item) => program.index.has(item));
    return new Map(
      items.flatMap((item): (readonly [string, readonly SpanMonth[]])[] => {
        const alike = alikeParts(parts, item, leave);
        const byDays = parts.some((part) => isPaidByDays(part.program, item, leave));
        return alike.length === 1 || !byDays ? [] : [[item, alike.flatMap(spanAt)]];
      }),
    );
  }

  /** What holds from one part of a month to another. */
  spanMonth(
    person: PersonMonth,
    states: readonly PersonState[],
    { state: { from }, state, scheme }: Pick<PartOfMonth, 'state' | 'scheme'>,
    { state: { to }, state: end }: Pick<PartOfMonth, 'state'>,
  ): SpanMonth {
    const span = spanOf(person, states, state, end);
    // What other schemes and earlier months come to is of the month, not of a span.
    const { program, facts, inputs } = this.payer.ownGiven(span, scheme);
    const own = new Map(inputs);
    const { leave } = this.payer.rules;
    for (const [fact, days] of leaveDaysIn(span.record, facts.placed, leave, { first: from, last: to }))
      own.set(fact, days);
    if (end !== states.at(-1)) for (const fact of undatedDays(program, leave)) own.set(fact, zero);
    return { from, to, program, inputs: own };
  }

  /** The scheme whose figures a month under a scheme has: its own, or that of whom it falls back on. */
  covering(person: PersonMonth, scheme: SchemeRef): SchemeRef {
    const { covered } = this.payer.payslip(person, scheme);
    const fallback = fallbackOf(scheme, this.payer.program(person, scheme));
    return covered || fallback === undefined ? scheme : this.covering(person, fallback);
  }

  hoursKey(person: PersonMonth, scheme: SchemeRef): string {
    const { pattern, cycle } = person.record;
    return JSON.stringify([settingsKey(this.payer.daysOf(person, scheme)), pattern, cycleKey(cycle)]);
  }
}
