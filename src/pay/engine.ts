import { type Day, firstDay, isoDay, isoMonth, type Month } from '../calendar/date.ts';
import { monthFactNames, payMonth } from '../calendar/interface.ts';
import { monthFactTerms } from '../calendar/leave-facts.ts';
import {
  type ClassifiedMinutes,
  exactCount,
  type MonthFacts,
  monthFacts,
  spanFacts,
} from '../calendar/month.ts';
import { rowValue } from '../calendar/month-rows.ts';
import { cycleKey, settingsKey } from '../calendar/settings.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import { checkRecord } from '../calendar/validate.ts';
import { type PartHours, viewOfParts } from '../calendar/view.ts';
import { leaveDaysIn } from '../calendar/work.ts';
import { type Earlier, earlierKey, type Value } from '../formula/checked.ts';
import { ratio, zero } from '../formula/ratio.ts';
import { allowanceSum } from '../people/allowance-sums.ts';
import type { PersonMonth, PersonState } from '../people/types.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { evaluate } from '../readings/exact.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { type AssumedValue, assuming } from '../rules/assumptions.ts';
import { type Change, layered } from '../rules/change.ts';
import type { Compiled } from '../rules/compile.ts';
import type { Agreements } from './agreements.ts';
import { assumedOf, assumedTogether, assumesAnything } from './assumed.ts';
import type { BoundChanges } from './binding.ts';
import {
  alikeParts,
  isPaidByDays,
  type PartReading,
  payItems,
  restsOnCounts,
  undatedDays,
} from './divided-items.ts';
import {
  type DividedItems,
  dividedMonth,
  type GivenMonth,
  type PartFinding,
  type SpanMonth,
} from './divided-program.ts';
import { asIn, spanOf, statesOf, wholeOf } from './parts.ts';
import { makePayslip, type Payslip } from './payslip.ts';
import { requireInput } from './requirements.ts';
import { asksRows, rowFacts } from './row-facts.ts';
import { schemeFacts } from './scheme-facts.ts';
import { type SchemeMonth, SchemePrograms } from './scheme-programs.ts';
import { adoptedBy, fallbackOf, type SchemeRef } from './scheme-ref.ts';

/** The facts that follow from a person's month by the calendar. */
export const derivedFactNames = ({ leave }: Compiled): string[] => [...monthFactTerms(leave), payMonth];

/** What a person's month gives a scheme, and the scheme's program. */
interface Given extends GivenMonth {
  readonly facts: MonthFacts;
}

/** What is found of a part. */
const foundIn = (part: PartReading | undefined): SchemeProgram['findings'] =>
  part?.program.findings.filter(({ term }) => part.evaluation.truth(term)) ?? [];

/** What holds in a part of a month, and the person's whole month as if it held all along. */
interface SeenPart {
  readonly state: PersonState;
  readonly whole: PersonMonth;
}

/** What holds in a part of a month, and whose figures the person then has. */
interface PartOfMonth extends PartReading, SeenPart {
  readonly scheme: SchemeRef;
}

const yearOf = (month: Month): number => Math.floor(month / 12);

/** Whether a figure of so many months before counts in this month. */
const isAsked = ({ month }: PersonMonth, { months, ofYear }: Earlier): boolean =>
  ofYear !== true || yearOf(month) === yearOf(month - months);

const monthBefore = ({ history, month }: PersonMonth, months: number): PersonMonth | undefined =>
  history?.find((other) => other.month === month - months);

/** Works out payslips under any scheme of a rule set. */
export class Engine extends SchemePrograms {
  private readonly byAssumptions = new Map<string, Engine>();
  private assumesAny: boolean | undefined;
  private readonly worked = new WeakMap<PersonMonth, Map<SchemeRef, Payslip | ProblemError>>();
  private readonly seen = new WeakMap<PersonMonth, Map<string, readonly SeenPart[]>>();

  /** The same rules and changes under another binding. */
  boundBy(binding: Agreements): Engine {
    return new Engine(this.rules, this.changes, binding);
  }

  /** An engine with more laid over schemes, by scheme name. */
  with(more: ReadonlyMap<string, Change>): Engine {
    const changes = new Map(this.changes);
    for (const [scheme, change] of more) changes.set(scheme, layered(changes.get(scheme), change) ?? change);
    return new Engine(this.rules, changes, this.binding);
  }

  /** The engine of a month whose input assumes what is not out yet; this one where it assumes nothing. @throws ProblemError */
  assuming({ assumptions }: PersonMonth): Engine {
    if (assumptions === undefined) return this;
    const { text, asked } = assumptions;
    const problems = new Problems();
    const made =
      this.byAssumptions.get(text) ??
      new Engine(assuming(this.rules, asked, problems), this.changes, this.binding);
    problems.throwIfAny();
    this.byAssumptions.set(text, made);
    return made;
  }

  private boundOf({ facts, month, part }: PersonMonth): BoundChanges | undefined {
    return this.binding && this.bound((term) => facts.get(term), month, part?.asOf);
  }

  /** A scheme's program as it holds for a person. @throws ProblemError */
  programFor(person: PersonMonth, scheme: SchemeRef): SchemeProgram {
    return (this.divided(person, scheme) ?? this.wholeProgram(person, scheme)).program;
  }

  private wholeProgram(person: PersonMonth, scheme: SchemeRef): SchemeMonth {
    return this.schemeMonth(scheme, person.month, this.boundOf(person), person.part?.asOf);
  }

  /**
   * One person's month under one scheme; those it does not cover get their own scheme's figures. Kept as long as the
   * person-month is: later months look back at it, each at all of those before it.
   * @throws ProblemError
   */
  payslip(person: PersonMonth, scheme: SchemeRef, asked: SchemeRef = scheme): Payslip {
    // Only what is asked as itself comes again.
    if (asked !== scheme) return this.work(person, scheme, asked);
    const known = this.worked.get(person) ?? new Map<SchemeRef, Payslip | ProblemError>();
    this.worked.set(person, known);
    const made = known.get(scheme) ?? this.attempt(person, scheme);
    known.set(scheme, made);
    if (made instanceof ProblemError) throw made;
    return made;
  }

  /** A month that is refused is refused to each later month that looks back at it. */
  private attempt(person: PersonMonth, scheme: SchemeRef): Payslip | ProblemError {
    try {
      return this.work(person, scheme);
    } catch (error) {
      if (error instanceof ProblemError) return error;
      throw error;
    }
  }

  private work(person: PersonMonth, scheme: SchemeRef, asked: SchemeRef = scheme): Payslip {
    const { program, facts, inputs } = this.given(person, scheme, asked);
    const evaluation = evaluate(program, inputs);
    requireInput(program, evaluation, person);
    const missed = program.applies.filter(({ term }) => !evaluation.truth(term)).map(({ reason }) => reason);
    const fallback = fallbackOf(scheme, program);
    if (missed.length > 0 && fallback !== undefined) {
      // In a divided month the scheme may cover the person in some of its parts.
      const payslip = this.payslip(person, fallback, program.spans === undefined ? fallback : asked);
      return { ...payslip, scheme: program.scheme.name, covered: false, missed, askedLines: program.lines };
    }
    const assumed = this.restsOn(person, scheme, program);
    const { allowances } = person.changes === undefined ? person : wholeOf(person);
    return makePayslip(program, evaluation, facts, missed, assumed, allowances);
  }

  /** Everything assumed on which a month's figures rest, those of other schemes and earlier months included. */
  private restsOn(person: PersonMonth, scheme: SchemeRef, program: SchemeProgram): readonly AssumedValue[] {
    this.assumesAny ??= assumesAnything(this.rules.ruleSet);
    if (!this.assumesAny) return [];
    const asked = program.earlier.filter((one) => isAsked(person, one)).map(({ months }) => months);
    const earlier = [...new Set(asked)].flatMap((months) => {
      const before = monthBefore(person, months);
      return before === undefined ? [] : [this.payslip(before, scheme).assumed];
    });
    const others = schemeFacts(program).map((one) => this.payslip(person, one.scheme).assumed);
    return assumedTogether([assumedOf(program, this.calendar), ...earlier, ...others]);
  }

  /**
   * What a person's month gives a scheme: the facts by term, earlier months' figures by `earlierKey`. `asked`: the scheme for which
   * this one stands in where it does not cover the person, perhaps in a part of the month. @throws ProblemError
   */
  given(person: PersonMonth, scheme: SchemeRef, asked: SchemeRef = scheme): Given {
    return this.divided(person, scheme, asked) ?? this.givenWhole(person, scheme);
  }

  /** A month that is divided, with every item of pay that differs between its parts; undefined for one that is not. */
  private divided(person: PersonMonth, scheme: SchemeRef, asked: SchemeRef = scheme): Given | undefined {
    if (person.part !== undefined) return undefined;
    const days = this.ruleDays(asked, person.month, this.boundOf(person));
    if (days.length === 0 && person.changes === undefined) return undefined;
    const seen = this.seenByParts(person, days);
    const end = seen.at(-1);
    if (end === undefined || (seen.length === 1 && person.changes === undefined)) return undefined;
    if (seen.length === 1) return this.givenWhole(end.whole, scheme);
    const parts = seen.map(({ state, whole }): PartOfMonth => {
      const own = this.covering(whole, asked);
      const { program, evaluation } = this.payslip(whole, own);
      return { state, whole, scheme: own, program, evaluation, hours: this.hoursKey(whole, own) };
    });
    const whole = this.givenWhole(end.whole, scheme);
    const items = this.dividedItems(person, parts, whole.program);
    if (items.size > 0 && person.classified !== undefined)
      throw new ProblemError([
        problem('minutes-in-divided-month', {
          ...(person.at && { at: person.at }),
          values: { month: isoMonth(person.month), day: isoDay(end.state.from) },
        }),
      ]);
    return { ...dividedMonth(whole, items, this.partFindings(parts)), facts: whole.facts };
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

  /**
   * What is found of the earlier parts of a month, as if what holds in each held all along, and not of its end: what rests on no
   * count of days or minutes, such as an hourly wage below the least.
   */
  private partFindings(parts: readonly PartOfMonth[]): readonly PartFinding[] {
    const known = new Set(foundIn(parts.at(-1)).map(({ rule }) => rule.name));
    return parts.slice(0, -1).flatMap(({ state, whole, scheme, ...part }) =>
      foundIn(part).flatMap(({ rule, term }): PartFinding[] => {
        if (known.has(rule.name) || restsOnCounts(part.program, this.rules.leave).has(term)) return [];
        known.add(rule.name);
        const { program, inputs } = this.givenWhole(whole, scheme);
        return [{ rule, term, part: { from: state.from, to: state.to, program, inputs, isWhole: true } }];
      }),
    );
  }

  /** The spans of each item that is paid for days and differs between the parts of a month. */
  private dividedItems(
    person: PersonMonth,
    parts: readonly PartOfMonth[],
    program: SchemeProgram,
  ): DividedItems {
    const { leave } = this.rules;
    const states = parts.map(({ state }) => state);
    const spans = new Map<string, SpanMonth>();
    const spanAt = ([i, k]: readonly [number, number]): SpanMonth[] => {
      const [from, to] = [parts[i], parts[k]];
      if (from === undefined || to === undefined) return [];
      const made = spans.get(`${i} ${k}`) ?? this.spanMonth(person, states, from, to);
      spans.set(`${i} ${k}`, made);
      return [made];
    };
    const items = payItems(this.rules).filter((item) => program.index.has(item));
    return new Map(
      items.flatMap((item): (readonly [string, readonly SpanMonth[]])[] => {
        const alike = alikeParts(parts, item, leave);
        const byDays = parts.some((part) => isPaidByDays(part.program, item, leave));
        return alike.length === 1 || !byDays ? [] : [[item, alike.flatMap(spanAt)]];
      }),
    );
  }

  /** What holds from one part of a month to another. */
  private spanMonth(
    person: PersonMonth,
    states: readonly PersonState[],
    { state: { from }, state, scheme }: PartOfMonth,
    { state: { to }, state: end }: PartOfMonth,
  ): SpanMonth {
    const span = spanOf(person, states, state, end);
    const { program, facts, inputs } = this.givenWhole(span, scheme);
    const own = new Map(inputs);
    const { leave } = this.rules;
    for (const [fact, days] of leaveDaysIn(span.record, facts.placed, leave, { first: from, last: to }))
      own.set(fact, days);
    if (end !== states.at(-1)) for (const fact of undatedDays(program, leave)) own.set(fact, zero);
    return { from, to, program, inputs: own };
  }

  /** The scheme whose figures a month under a scheme has: its own, or that of whom it falls back on. */
  private covering(person: PersonMonth, scheme: SchemeRef): SchemeRef {
    const { covered } = this.payslip(person, scheme);
    const fallback = fallbackOf(scheme, this.wholeProgram(person, scheme).program);
    return covered || fallback === undefined ? scheme : this.covering(person, fallback);
  }

  private hoursKey(person: PersonMonth, scheme: SchemeRef): string {
    const { pattern, cycle } = person.record;
    return JSON.stringify([settingsKey(this.daysOf(person, scheme)), pattern, cycleKey(cycle)]);
  }

  private givenWhole(person: PersonMonth, scheme: SchemeRef): Given {
    const { program } = this.wholeProgram(person, scheme);
    const facts = this.monthFacts(person, scheme);
    const inputs = this.inputs(program, person, facts);
    for (const [name, value] of adoptedBy(scheme)) inputs.set(name, value);
    for (const one of program.earlier) {
      if (isAsked(person, one)) this.lookBack(person, scheme, one, inputs);
    }
    for (const one of schemeFacts(program)) {
      inputs.set(one.name, this.payslip(person, one.scheme).evaluation.value(one.term));
    }
    return { program, facts, inputs };
  }

  /**
   * What the calendar makes of a person's month under a scheme, or under other days and hours; its days and weeks where the
   * scheme asks for them. @throws ProblemError
   */
  monthFacts(
    person: PersonMonth,
    scheme: SchemeRef,
    settings?: CalendarSettings,
    withRows: boolean = asksRows(this.wholeProgram(person, scheme).program),
  ): MonthFacts {
    if (person.changes !== undefined && settings === undefined)
      return this.monthFacts(wholeOf(person), scheme, undefined, withRows);
    const { record, month, part } = person;
    const minutes = this.classified(person, scheme);
    if (part === undefined || settings !== undefined) {
      const own = settings ?? this.daysOf(person, scheme);
      return monthFacts(record, own, this.calendar, month, minutes, withRows);
    }
    const hours = part.states.map((state): PartHours => {
      const whole = asIn(person, part.states, state);
      return { from: state.from, hours: state.hours, settings: this.daysOf(whole, scheme) };
    });
    const view = viewOfParts(hours, this.calendar, month);
    return spanFacts(record, view, this.rules.leave, part.span, minutes, withRows);
  }

  /** The days and hours by which a scheme looks at a person's month. @throws ProblemError */
  daysOf(person: PersonMonth, scheme: SchemeRef): CalendarSettings {
    if (person.changes !== undefined) return this.daysOf(wholeOf(person), scheme);
    const { facts, record, month, part } = person;
    const given = (term: string): Value | undefined => facts.get(term);
    const { cycle, swaps } = record;
    return this.settingsFor(scheme, month, this.boundOf(person), { given, cycle, swaps }, part?.asOf);
  }

  /** An earlier month's figure, under the scheme that then held: a month it did not cover counts by its fallback. */
  private lookBack(person: PersonMonth, scheme: SchemeRef, one: Earlier, inputs: Map<string, Value>): void {
    const before = monthBefore(person, one.months);
    if (before === undefined) return;
    const { evaluation, program } = this.payslip(before, scheme);
    if (program.index.has(one.name)) inputs.set(earlierKey(one), evaluation.value(one.name));
  }

  /** Adds every problem of a person's month under a scheme's calendar. */
  check(person: PersonMonth, scheme: SchemeRef, problems: Problems): void {
    const settings = this.daysOf(person, scheme);
    checkRecord(person.record, settings, this.calendar, person.month, problems, person.at);
  }

  /** Given minutes by scheme; a scheme built on another takes its base's. */
  private classified(person: PersonMonth, scheme: SchemeRef): ClassifiedMinutes | undefined {
    if (person.classified === undefined) return undefined;
    for (const name of this.minuteSchemes(scheme, person.month, this.boundOf(person))) {
      const given = person.classified.get(name);
      if (given !== undefined) return given;
    }
    throw new ProblemError([
      problem('missing-minutes', {
        ...(person.at && { at: person.at }),
        values: {
          scheme: this.hoursOf(scheme, person.month, this.boundOf(person)),
          month: isoMonth(person.month),
        },
      }),
    ]);
  }

  private inputs(program: SchemeProgram, person: PersonMonth, facts: MonthFacts): Map<string, Value> {
    const inputs = new Map<string, Value>(person.facts);
    for (const name of monthFactNames) inputs.set(name, exactCount(facts[name]));
    for (const [name, days] of facts.ofLeave) inputs.set(name, exactCount(days));
    for (const { name, slot } of rowFacts(program)) {
      const value = rowValue(facts.rows, slot);
      if (value !== undefined) inputs.set(name, value);
    }
    inputs.set(payMonth, ratio(firstDay(person.month)));
    for (const [name, { rule }] of program.terms) {
      // A file of person-months gives the sums themselves.
      if (rule.fact?.from === '수당' && !person.facts.has(name))
        inputs.set(name, ratio(allowanceSum(person.allowances, rule.fact)));
    }
    return inputs;
  }
}
