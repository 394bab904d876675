import { firstDay, isoMonth, type Month } from '../calendar/date.ts';
import { HolidayCalendar, noCalendar } from '../calendar/days.ts';
import { type ClassifiedMinutes, type MonthFacts, monthFactNames, monthFacts } from '../calendar/month.ts';
import { readSettings, type SettingTerm, sameHours, settingTerms } from '../calendar/settings.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import { checkRecord } from '../calendar/validate.ts';
import { type Earlier, earlierKey, type Value } from '../formula/checked.ts';
import { closure } from '../formula/program.ts';
import { ratio } from '../formula/ratio.ts';
import { allowance, allowanceSums } from '../people/allowance-sums.ts';
import type { PersonMonth } from '../people/types.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { Evaluation, evaluate } from '../readings/exact.ts';
import { assemble, type SchemeProgram } from '../rules/assemble.ts';
import { type Change, layered } from '../rules/change.ts';
import type { Compiled } from '../rules/compile.ts';
import {
  type CounterfactualProgram,
  changeTerm,
  counterfactualProgram,
  counterfactualsBetween,
} from '../rules/counterfactual.ts';
import type { Binding, BoundChanges, FactLookup } from './binding.ts';
import { makePayslip, type Payslip } from './payslip.ts';
import { requireInput } from './requirements.ts';
import { checkSchemeFacts, schemeFacts } from './scheme-facts.ts';

/** Facts the engine supplies beside the calendar's. */
export const derivedFactNames = [
  ...monthFactNames,
  '귀속월',
  '통상고정수당',
  '재직조건수당',
  '기타고정수당',
] as const;

/** The schemes between two that are compared, by name: each adopts some of the changes, the last all of them. */
export interface CounterfactualSchemes {
  /** The scheme that has the changes. */
  readonly host: string;
  readonly changes: readonly string[];
  readonly schemes: readonly string[];
}

/** A scheme between two others: which changes it adopts. */
interface Member {
  readonly counterfactual: CounterfactualProgram;
  readonly kind: string;
  readonly host: string;
  readonly other: string;
  readonly adopted: ReadonlyMap<string, Value>;
  /** Whose figures those have whom it does not cover; what the program says when absent. */
  readonly fallback?: string;
}

const none: ReadonlyMap<string, Value> = new Map();

/** A scheme in one month, with what the calendar needs of it. */
export interface SchemeMonth {
  readonly program: SchemeProgram;
  readonly settings: CalendarSettings;
}

/** What was worked out for a person-month under a scheme. */
interface EvaluatedMonth {
  readonly program: SchemeProgram;
  readonly facts: MonthFacts;
  readonly evaluation: Evaluation;
}

/** Works out payslips under any scheme of a rule set; what a month needs is put together once. */
export class Engine {
  readonly rules: Compiled;
  readonly calendar: HolidayCalendar;
  readonly binding: Binding | undefined;
  private readonly changes: ReadonlyMap<string, Change>;
  private readonly months = new Map<string, SchemeMonth>();
  private readonly worked = new WeakMap<PersonMonth, Map<string, EvaluatedMonth>>();

  private readonly members = new Map<string, Member>();
  private readonly counterfactualSchemes = new Map<string, CounterfactualSchemes | undefined>();
  private readonly programs = new Map<string, SchemeProgram>();
  private readonly settings = new Map<string, CalendarSettings>();

  /** `changes`: what a scenario lays over schemes, by scheme name. `binding`: what binds each person beyond that. */
  constructor(rules: Compiled, changes: ReadonlyMap<string, Change> = new Map(), binding?: Binding) {
    this.rules = rules;
    this.changes = changes;
    this.binding = binding;
    this.calendar = new HolidayCalendar(rules.ruleSet.holidays);
  }

  /** The same rules and changes under another binding. */
  boundBy(binding: Binding): Engine {
    return new Engine(this.rules, this.changes, binding);
  }

  /** An engine with more laid over schemes, by scheme name. */
  with(more: ReadonlyMap<string, Change>): Engine {
    const changes = new Map(this.changes);
    for (const [scheme, { values, replace }] of more) {
      const own = changes.get(scheme);
      changes.set(scheme, {
        values: [...(own?.values ?? []), ...values],
        replace: [...(own?.replace ?? []), ...replace],
      });
    }
    return new Engine(this.rules, changes, this.binding);
  }

  /** What binds a person in a month; undefined where schemes hold for everybody alike. */
  bound(given: FactLookup, month: Month): BoundChanges | undefined {
    return this.binding?.bound(given, month, (term) => this.bindingParameter(term, month));
  }

  /** The value that a parameter of what binds has in a month. */
  bindingParameter(term: string, month: Month): Value {
    const { program } = this.schemeMonth(this.binding?.scheme ?? '', month);
    return new Evaluation(program, new Map()).value(term);
  }

  private boundOf({ facts, month }: PersonMonth): BoundChanges | undefined {
    return this.binding && this.bound((term) => facts.get(term), month);
  }

  /** A scheme's program as it holds for a person. @throws ProblemError */
  programFor(person: PersonMonth, scheme: string): SchemeProgram {
    return this.schemeMonth(scheme, person.month, this.boundOf(person)).program;
  }

  /**
   * A scheme put together for a month, as it holds for people bound alike. @throws ProblemError with everything that
   * is wrong.
   */
  schemeMonth(scheme: string, month: Month, bound?: BoundChanges): SchemeMonth {
    const key = `${scheme} ${month} ${bound?.key ?? ''}`;
    const known = this.months.get(key);
    if (known !== undefined) return known;
    // Outside the years of law that are known, one problem says it all.
    if (!this.calendar.knows(month)) throw new ProblemError([noCalendar(this.calendar, month)]);
    const problems = new Problems();
    const program = this.program(scheme, isoMonth(month), problems, bound);
    problems.throwIfAny();
    if (program === undefined) throw new Error(`scheme ${scheme} was not assembled`);
    checkSchemeFacts(program, (name) => this.program(name, isoMonth(month), problems), problems);
    problems.throwIfAny();
    const parameters = new Evaluation(closure(program, Object.keys(settingTerms)), this.adopted(scheme));
    const made = {
      program,
      settings: this.shared(readSettings((term: SettingTerm) => parameters.value(term))),
    };
    this.months.set(key, made);
    return made;
  }

  /** The same settings are one object, whichever scheme they come from: days and minutes are known by it. */
  private shared(settings: CalendarSettings): CalendarSettings {
    const key = JSON.stringify({ ...settings, holidayKinds: [...settings.holidayKinds] });
    const known = this.settings.get(key) ?? settings;
    this.settings.set(key, known);
    return known;
  }

  /**
   * The schemes that lie between two; undefined where no file says what the changes are, and where agreements bind
   * people: a provision that binds one and not another is part of no change between the schemes.
   */
  counterfactuals(first: string, compared: string): CounterfactualSchemes | undefined {
    if (this.binding !== undefined) return undefined;
    const key = `${first} ${compared}`;
    if (this.counterfactualSchemes.has(key)) return this.counterfactualSchemes.get(key);
    const made = this.makeCounterfactuals(first, compared);
    this.counterfactualSchemes.set(key, made);
    return made;
  }

  private makeCounterfactuals(first: string, compared: string): CounterfactualSchemes | undefined {
    const [a, b] = [first, compared].map((name) => this.rules.scheme(name, undefined, new Problems()));
    if (a === undefined || b === undefined) return undefined;
    const counterfactuals = counterfactualsBetween(this.rules, a, b, this.changes);
    if (counterfactuals === undefined) return undefined;
    const host = counterfactuals.scheme.name;
    const other = host === compared ? first : compared;
    return this.addCounterfactuals(counterfactualProgram(this.rules, counterfactuals), {
      host,
      other,
      kind: `${other} → ${host}`,
    });
  }

  /**
   * Makes every scheme that adopts some of the changes between two known under a name of its own. `fallbacks`: by
   * place among them, whose figures those have whom it does not cover.
   */
  addCounterfactuals(
    counterfactual: CounterfactualProgram,
    { host, other, kind }: { readonly host: string; readonly other: string; readonly kind: string },
    fallbacks: readonly string[] = [],
  ): CounterfactualSchemes {
    const schemes = Array.from({ length: 2 ** counterfactual.changes.length }, (_, mask) => {
      const adopted = new Map<string, Value>(
        counterfactual.changes.map((change, i) => [changeTerm(change), ((mask >> i) & 1) === 1]),
      );
      const [name, fallback] = [`${kind} ${mask}`, fallbacks[mask]];
      this.members.set(name, {
        counterfactual,
        kind,
        host,
        other,
        adopted,
        ...(fallback !== undefined && { fallback }),
      });
      return name;
    });
    return { host, changes: counterfactual.changes, schemes };
  }

  /** Whose figures those have whom a scheme does not cover. */
  fallbackOf(scheme: string, program: SchemeProgram): string | undefined {
    return this.members.get(scheme)?.fallback ?? program.scheme.fallback;
  }

  /** What a scheme between two adopts; nothing for any other. */
  adopted(scheme: string): ReadonlyMap<string, Value> {
    return this.members.get(scheme)?.adopted ?? none;
  }

  /** The name under which what is made of a scheme is kept: schemes between the same two share it. */
  kindOf(scheme: string): string {
    return this.members.get(scheme)?.kind ?? scheme;
  }

  /** The scheme of a run by whose minutes another goes: of the two that it lies between, the one with its hours. */
  hoursOf(scheme: string, month: Month): string {
    const member = this.members.get(scheme);
    if (member === undefined) return scheme;
    const { settings } = this.schemeMonth(scheme, month);
    return settings === this.schemeMonth(member.host, month).settings ? member.host : member.other;
  }

  /** The schemes whose given minutes are a scheme's: its own, then those of its bases with the same hours. */
  minuteSchemes(scheme: string, month: Month): readonly string[] {
    return sameHours(this.rules, this.hoursOf(scheme, month));
  }

  /** As `schemeMonth`, with the problems collected instead of thrown. */
  program(name: string, month: string, problems: Problems, bound?: BoundChanges): SchemeProgram | undefined {
    const member = this.members.get(name);
    if (member !== undefined) return this.memberProgram(member, month, problems);
    const scheme = this.rules.scheme(name, undefined, problems);
    if (scheme === undefined) return undefined;
    const change = layered(this.changes.get(name), bound?.change(name));
    const parameters = this.binding?.scheme === name ? this.binding.parameters : [];
    return assemble(
      this.rules,
      scheme,
      month,
      change,
      [...Object.keys(settingTerms), ...parameters],
      problems,
    );
  }

  private memberProgram(
    { counterfactual, kind }: Member,
    month: string,
    problems: Problems,
  ): SchemeProgram | undefined {
    const key = `${kind} ${month}`;
    const known = this.programs.get(key);
    if (known !== undefined) return known;
    const made = counterfactual.assemble(month, Object.keys(settingTerms), problems);
    if (made !== undefined) this.programs.set(key, made);
    return made;
  }

  /**
   * One person's month under one scheme; those it does not cover get their own scheme's figures.
   * @throws ProblemError
   */
  payslip(person: PersonMonth, scheme: string): Payslip {
    const { program, facts, evaluation } = this.work(person, scheme);
    const missed = program.applies.filter(({ term }) => !evaluation.truth(term)).map(({ reason }) => reason);
    const fallback = this.fallbackOf(scheme, program);
    if (missed.length > 0 && fallback !== undefined) {
      return { ...this.payslip(person, fallback), scheme, covered: false, missed, askedLines: program.lines };
    }
    return makePayslip(program, evaluation, facts, missed);
  }

  /** The evaluation behind a payslip, kept as long as the person-month is: later months look back at it. */
  private work(person: PersonMonth, scheme: string): EvaluatedMonth {
    const known = this.worked.get(person)?.get(scheme);
    if (known !== undefined) return known;
    const { program, facts, inputs } = this.given(person, scheme);
    const evaluation = evaluate(program, inputs);
    requireInput(program, evaluation, person);
    const made = { program, facts, evaluation };
    this.worked.set(person, (this.worked.get(person) ?? new Map<string, EvaluatedMonth>()).set(scheme, made));
    return made;
  }

  /** What a person's month gives a scheme: the facts by term, earlier months' figures by `earlierKey`. @throws ProblemError */
  given(
    person: PersonMonth,
    scheme: string,
  ): {
    readonly program: SchemeProgram;
    readonly facts: MonthFacts;
    readonly inputs: ReadonlyMap<string, Value>;
  } {
    const program = this.programFor(person, scheme);
    const facts = this.monthFacts(person, scheme);
    const inputs = this.inputs(program, person, facts);
    for (const [name, value] of this.adopted(scheme)) inputs.set(name, value);
    for (const one of program.earlier) this.lookBack(person, scheme, one, inputs);
    for (const one of schemeFacts(program)) {
      inputs.set(one.name, this.payslip(person, one.scheme).evaluation.value(one.term));
    }
    return { program, facts, inputs };
  }

  /** What the calendar makes of a person's month under a scheme. @throws ProblemError */
  monthFacts(person: PersonMonth, scheme: string): MonthFacts {
    const { settings } = this.schemeMonth(scheme, person.month, this.boundOf(person));
    return monthFacts(person.record, settings, this.calendar, person.month, this.classified(person, scheme));
  }

  /** An earlier month's figure, under the scheme that then held: a month it did not cover counts by its fallback. */
  private lookBack(person: PersonMonth, scheme: string, one: Earlier, inputs: Map<string, Value>): void {
    const month = person.month - one.months;
    const before = person.history?.find((other) => other.month === month);
    if (before === undefined) return;
    const { evaluation, program } = this.payslip(before, scheme);
    if (program.index.has(one.name)) inputs.set(earlierKey(one), evaluation.value(one.name));
  }

  /** Adds every problem of a person's month under a scheme's calendar. */
  check(person: PersonMonth, scheme: string, problems: Problems): void {
    const { settings } = this.schemeMonth(scheme, person.month, this.boundOf(person));
    checkRecord(person.record, settings, this.calendar, person.month, problems, person.at);
  }

  /** Given minutes by scheme; a scheme built on another takes its base's. */
  private classified(person: PersonMonth, scheme: string): ClassifiedMinutes | undefined {
    if (person.classified === undefined) return undefined;
    for (const name of this.minuteSchemes(scheme, person.month)) {
      const given = person.classified.get(name);
      if (given !== undefined) return given;
    }
    throw new ProblemError([
      problem('missing-minutes', {
        ...(person.at && { at: person.at }),
        values: { scheme, month: isoMonth(person.month) },
      }),
    ]);
  }

  private inputs(program: SchemeProgram, person: PersonMonth, facts: MonthFacts): Map<string, Value> {
    const inputs = new Map<string, Value>(person.facts);
    for (const name of monthFactNames) inputs.set(name, ratio(2 * facts[name], 2));
    inputs.set('귀속월', ratio(firstDay(person.month)));
    for (const [name, of] of allowanceSums) inputs.set(name, ratio(of(person)));
    for (const [name, { rule }] of program.terms) {
      if (rule.fact?.from === '수당') inputs.set(name, ratio(allowance(person, rule.fact.key)));
    }
    return inputs;
  }
}
