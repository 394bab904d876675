import { firstDay, isoMonth, type Month } from '../calendar/date.ts';
import { monthFactNames, payMonth } from '../calendar/interface.ts';
import { monthFactTerms } from '../calendar/leave-facts.ts';
import { type ClassifiedMinutes, type MonthFacts, monthFacts } from '../calendar/month.ts';
import { rowValue } from '../calendar/month-rows.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import { checkRecord } from '../calendar/validate.ts';
import { type Earlier, earlierKey, type Value } from '../formula/checked.ts';
import { ratio } from '../formula/ratio.ts';
import { allowanceSum } from '../people/allowance-sums.ts';
import type { PersonMonth } from '../people/types.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { evaluate } from '../readings/exact.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { type AssumedValue, assuming } from '../rules/assumptions.ts';
import { type Change, layered } from '../rules/change.ts';
import type { Compiled } from '../rules/compile.ts';
import type { Agreements } from './agreements.ts';
import { assumedOf, assumedTogether, assumesAnything } from './assumed.ts';
import type { BoundChanges } from './binding.ts';
import { makePayslip, type Payslip } from './payslip.ts';
import { requireInput } from './requirements.ts';
import { asksRows, rowFacts } from './row-facts.ts';
import { schemeFacts } from './scheme-facts.ts';
import { SchemePrograms } from './scheme-programs.ts';
import { adoptedBy, fallbackOf, type SchemeRef } from './scheme-ref.ts';

/** The facts that follow from a person's month by the calendar. */
export const derivedFactNames = ({ leave }: Compiled): string[] => [...monthFactTerms(leave), payMonth];

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
  private readonly worked = new WeakMap<PersonMonth, Map<SchemeRef, Payslip>>();

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

  private boundOf({ facts, month }: PersonMonth): BoundChanges | undefined {
    return this.binding && this.bound((term) => facts.get(term), month);
  }

  /** A scheme's program as it holds for a person. @throws ProblemError */
  programFor(person: PersonMonth, scheme: SchemeRef): SchemeProgram {
    return this.schemeMonth(scheme, person.month, this.boundOf(person)).program;
  }

  /**
   * One person's month under one scheme; those it does not cover get their own scheme's figures. Kept as long as the
   * person-month is: later months look back at it, each at all of those before it.
   * @throws ProblemError
   */
  payslip(person: PersonMonth, scheme: SchemeRef): Payslip {
    const known = this.worked.get(person) ?? new Map<SchemeRef, Payslip>();
    this.worked.set(person, known);
    const made = known.get(scheme) ?? this.work(person, scheme);
    known.set(scheme, made);
    return made;
  }

  private work(person: PersonMonth, scheme: SchemeRef): Payslip {
    const { program, facts, inputs } = this.given(person, scheme);
    const evaluation = evaluate(program, inputs);
    requireInput(program, evaluation, person);
    const missed = program.applies.filter(({ term }) => !evaluation.truth(term)).map(({ reason }) => reason);
    const fallback = fallbackOf(scheme, program);
    if (missed.length > 0 && fallback !== undefined) {
      const payslip = this.payslip(person, fallback);
      return { ...payslip, scheme: program.scheme.name, covered: false, missed, askedLines: program.lines };
    }
    const assumed = this.restsOn(person, scheme, program);
    return makePayslip(program, evaluation, facts, missed, assumed, person.allowances);
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

  /** What a person's month gives a scheme: the facts by term, earlier months' figures by `earlierKey`. @throws ProblemError */
  given(
    person: PersonMonth,
    scheme: SchemeRef,
  ): {
    readonly program: SchemeProgram;
    readonly facts: MonthFacts;
    readonly inputs: ReadonlyMap<string, Value>;
  } {
    const program = this.programFor(person, scheme);
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
    settings: CalendarSettings = this.daysOf(person, scheme),
    withRows: boolean = asksRows(this.programFor(person, scheme)),
  ): MonthFacts {
    const minutes = this.classified(person, scheme);
    return monthFacts(person.record, settings, this.calendar, person.month, minutes, withRows);
  }

  /** The days and hours by which a scheme looks at a person's month. @throws ProblemError */
  daysOf(person: PersonMonth, scheme: SchemeRef): CalendarSettings {
    const { facts, record, month } = person;
    const given = (term: string): Value | undefined => facts.get(term);
    return this.settingsFor(scheme, month, this.boundOf(person), { given, week: record.week });
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
    for (const name of this.minuteSchemes(scheme, person.month)) {
      const given = person.classified.get(name);
      if (given !== undefined) return given;
    }
    throw new ProblemError([
      problem('missing-minutes', {
        ...(person.at && { at: person.at }),
        values: { scheme: this.hoursOf(scheme, person.month), month: isoMonth(person.month) },
      }),
    ]);
  }

  private inputs(program: SchemeProgram, person: PersonMonth, facts: MonthFacts): Map<string, Value> {
    const inputs = new Map<string, Value>(person.facts);
    for (const name of monthFactNames) inputs.set(name, ratio(2 * facts[name], 2));
    for (const [name, days] of facts.ofLeave) inputs.set(name, ratio(days));
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
