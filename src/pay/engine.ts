import { firstDay, isoMonth, type Month } from '../calendar/date.ts';
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
import { noHistory, type ServiceFacts } from '../calendar/service.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import { checkRecord } from '../calendar/validate.ts';
import { type PartHours, viewOfParts } from '../calendar/view.ts';
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
import type { GivenMonth } from './divided-program.ts';
import { asksHistory, serviceOf } from './hours-history.ts';
import { MonthDivider, type MonthGiven, type MonthPayer } from './month-divider.ts';
import { MonthOpener } from './month-opener.ts';
import { asIn, wholeOf } from './parts.ts';
import { makePayslip, type Payslip } from './payslip.ts';
import { requireInput } from './requirements.ts';
import { asksRows, rowFacts } from './row-facts.ts';
import { schemeFacts } from './scheme-facts.ts';
import { givenBy, historyFacts, type SchemeMonth, SchemePrograms } from './scheme-programs.ts';
import { adoptedBy, fallbackOf, type SchemeRef } from './scheme-ref.ts';

/** The facts that follow from a person's month by the calendar. */
export const derivedFactNames = ({ leave }: Compiled): string[] => [...monthFactTerms(leave), payMonth];

/** Most people's hours were the same all along: nothing is copied for them. */
const withService = (facts: MonthFacts, service: ServiceFacts | undefined): MonthFacts =>
  service === undefined || service === noHistory ? facts : { ...facts, ...service };

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
  private readonly payer: MonthPayer = {
    rules: this.rules,
    payslip: (person, scheme) => this.payslip(person, scheme),
    givenWhole: (person, scheme, of) => this.givenWhole(person, scheme, of),
    ownGiven: (person, scheme) => this.ownGiven(person, scheme),
    program: (person, scheme) => this.wholeProgram(person, scheme).program,
    ruleDays: (person, scheme) => this.ruleDays(scheme, person.month, this.boundOf(person)),
    daysOf: (person, scheme) => this.daysOf(person, scheme),
  };
  private readonly divider = new MonthDivider(this.payer);
  private readonly opener = new MonthOpener(this.payer, this.divider);

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

  /**
   * A person's month as one program for everybody's, and what it is given: where something changes in it, what divides it stands in
   * the program as conditions, so that what is not known of them may be anything. @throws ProblemError
   */
  open(person: PersonMonth, scheme: SchemeRef): GivenMonth {
    return this.opener.open(person, scheme);
  }

  /** The program alone. @throws ProblemError for rules or a month that are wrong */
  openProgram(person: PersonMonth, scheme: SchemeRef): SchemeProgram {
    return this.opener.program(person, scheme);
  }

  /** What the program is given, without the figures of earlier months and other schemes. @throws ProblemError */
  openFacts(person: PersonMonth, scheme: SchemeRef): ReadonlyMap<string, Value> {
    return this.opener.facts(person, scheme);
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
    const { program, facts, inputs, coveredDays } = this.given(person, scheme, asked);
    const days = coveredDays && { coveredDays };
    const evaluation = evaluate(program, inputs);
    requireInput(program, evaluation, person);
    const missed = program.applies.filter(({ term }) => !evaluation.truth(term)).map(({ reason }) => reason);
    const fallback = fallbackOf(scheme, program);
    if (missed.length > 0 && fallback !== undefined) {
      // In a divided month the scheme may cover the person in some of its parts.
      const payslip = this.payslip(person, fallback, program.spans === undefined ? fallback : asked);
      return {
        ...payslip,
        scheme: program.scheme.name,
        covered: false,
        missed,
        askedLines: program.lines,
        ...days,
      };
    }
    const assumed = this.restsOn(person, scheme, program);
    const { allowances } = person.changes === undefined ? person : wholeOf(person);
    return { ...makePayslip(program, evaluation, facts, missed, assumed, allowances), ...days };
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
  given(person: PersonMonth, scheme: SchemeRef, asked: SchemeRef = scheme): MonthGiven {
    return this.divider.divided(person, scheme, asked) ?? this.givenWhole(person, scheme);
  }

  private ownGiven(
    person: PersonMonth,
    scheme: SchemeRef,
  ): MonthGiven & { readonly inputs: Map<string, Value> } {
    const { program } = this.wholeProgram(person, scheme);
    const facts = this.monthFacts(person, scheme);
    const inputs = this.inputs(program, person, facts);
    for (const [name, value] of adoptedBy(scheme)) inputs.set(name, value);
    return { program, facts, inputs };
  }

  /** `of`: whose month it is where it is looked at as part of a divided one: what another scheme comes to is of that. */
  private givenWhole(person: PersonMonth, scheme: SchemeRef, of: PersonMonth = person): MonthGiven {
    const { program, facts, inputs } = this.ownGiven(person, scheme);
    for (const one of program.earlier) {
      if (isAsked(person, one)) this.lookBack(person, scheme, one, inputs);
    }
    for (const one of schemeFacts(program)) {
      inputs.set(one.name, this.payslip(of, one.scheme).evaluation.value(one.term));
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
    // Under days and hours that are given, only the month itself is looked at.
    const service = settings === undefined ? this.service(person, scheme) : undefined;
    if (part === undefined || settings !== undefined) {
      const own = settings ?? this.daysOf(person, scheme);
      return withService(monthFacts(record, own, this.calendar, month, minutes, withRows), service);
    }
    const hours = part.states.map((state): PartHours => {
      const whole = asIn(person, part.states, state);
      return { from: state.from, hours: state.hours, settings: this.daysOf(whole, scheme) };
    });
    const view = viewOfParts(hours, this.calendar, month);
    return withService(spanFacts(record, view, this.rules.leave, part.span, minutes, withRows), service);
  }

  /** What earlier hours of work make of a person's service, where the scheme asks for that. */
  private service(person: PersonMonth, scheme: SchemeRef): ServiceFacts | undefined {
    const { program } = this.wholeProgram(person, scheme);
    return asksHistory(program)
      ? serviceOf(person, program, historyFacts(program), givenBy(scheme, person.month))
      : undefined;
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
