import { cycleValues } from '../calendar/cycle.ts';
import { type Day, firstDay, isoDay, isoMonth, type Month } from '../calendar/date.ts';
import { HolidayCalendar, noCalendar } from '../calendar/days.ts';
import { isOfCycle, payMonth, type SettingTerm, settingTerms } from '../calendar/interface.ts';
import {
  dayEnds,
  readSettings,
  sameHours,
  sameLimits,
  settingsKey,
  withCycle,
  withSwaps,
} from '../calendar/settings.ts';
import type { CalendarSettings, HolidaySwap, WorkCycle } from '../calendar/types.ts';
import { type Value, valueKey } from '../formula/checked.ts';
import { oncePer } from '../formula/once-per.ts';
import { closure, type Program } from '../formula/program.ts';
import { ratio } from '../formula/ratio.ts';
import { ProblemError, Problems } from '../problem/problem.ts';
import { Evaluation } from '../readings/exact.ts';
import { assemble, type SchemeProgram } from '../rules/assemble.ts';
import { type Change, type LaidOver, layered } from '../rules/change.ts';
import type { Compiled } from '../rules/compile.ts';
import { assembleCounterfactual, type CounterfactualProgram, isChangeTerm } from '../rules/counterfactual.ts';
import { declaredCounterfactual } from '../rules/declared-changes.ts';
import { factsBelow } from '../rules/facts-below.ts';
import { heldOn, laterDays } from '../rules/in-month.ts';
import { statedValue } from '../rules/stated.ts';
import type { Agreements } from './agreements.ts';
import type { BoundChanges, FactLookup } from './binding.ts';
import { forService, hoursAWeek } from './hours-history.ts';
import { checkSchemeFacts } from './scheme-facts.ts';
import {
  adoptedBy,
  type CounterfactualScheme,
  declaredSchemes,
  type SchemeRef,
  schemeName,
} from './scheme-ref.ts';

/** A scheme in one month, with what the calendar needs of it. */
export interface SchemeMonth {
  readonly program: SchemeProgram;
  /** Of somebody of whom nothing is known. @throws ProblemError where settings cannot do without a person's facts */
  readonly settings: CalendarSettings;
  /** The days after the month's first on which another entry of its terms or tables begins to hold. */
  readonly laterDays: readonly Day[];
}

/** What the calendar asks of a person: facts by term, and the cycle of their own, if there is one. */
export interface PersonDays {
  readonly given: FactLookup;
  readonly cycle?: WorkCycle | undefined;
  readonly swaps?: readonly HolidaySwap[] | undefined;
}

/** The terms that every scheme must have for the calendar. */
const forCalendar: readonly string[] = Object.keys(settingTerms);
/** Those that say what kind of day a date is. */
const forDays: readonly string[] = [
  '주휴일',
  '주휴일보장',
  '무급휴무일',
  '본인휴일종류',
  '약정휴일',
  '근무시작',
  ...dayEnds,
];

/** Puts the schemes of a rule set together, each once for a month and what binds people in it. */
export class SchemePrograms {
  readonly rules: Compiled;
  readonly calendar: HolidayCalendar;
  readonly binding: Agreements | undefined;
  protected readonly changes: ReadonlyMap<string, Change>;
  private readonly months = new Map<SchemeRef, Map<string, SchemeMonth>>();
  private readonly between = new Map<string, readonly CounterfactualScheme[]>();
  private readonly programs = new Map<CounterfactualProgram, Map<string, SchemeProgram>>();
  /** Counterfactual programs as they are for people bound alike, by the key of what binds them. */
  private readonly variants = new Map<CounterfactualProgram, Map<string, CounterfactualProgram>>();
  private readonly bindingMonths = new Map<Month, Evaluation>();
  /** What was assembled, by scheme and what binds people: in most months it only holds on. */
  private readonly assembled = new Map<string, SchemeProgram[]>();
  private readonly settings = new Map<string, CalendarSettings>();
  private everySettingFact: readonly string[] | undefined;
  private everyDayFact: readonly string[] | undefined;
  private everyHistoryFact: readonly string[] | undefined;
  private readonly settingsBy = new WeakMap<Program, Map<string, CalendarSettings>>();

  /** `changes`: what a scenario lays over schemes, by scheme name. `binding`: what binds each person beyond that. */
  constructor(rules: Compiled, changes: ReadonlyMap<string, Change> = new Map(), binding?: Agreements) {
    this.rules = rules;
    this.changes = changes;
    this.binding = binding;
    this.calendar = new HolidayCalendar(rules.ruleSet.holidays, rules.leave);
  }

  /** The facts of people on which some scheme's days and hours may rest, by whatever provision. */
  get settingFacts(): readonly string[] {
    this.everySettingFact ??= factsBelow(this.rules, forCalendar)
      .filter(({ fact }) => fact?.from !== '파생')
      .map(({ name }) => name);
    return this.everySettingFact;
  }

  /** Those of them on which it may rest what kind of day a date is. */
  get ownDayFacts(): readonly string[] {
    this.everyDayFact ??= factsBelow(this.rules, forDays)
      .filter(({ fact }) => fact?.from !== '파생')
      .map(({ name }) => name);
    return this.everyDayFact;
  }

  /** The facts of people on which some scheme's hours a week rest, for those whose service goes by them. */
  get historyFacts(): readonly string[] {
    this.everyHistoryFact ??= factsBelow(this.rules, [hoursAWeek])
      .filter(({ fact }) => fact !== undefined && fact.from !== '파생')
      .map(({ name }) => name);
    return this.everyHistoryFact;
  }

  /** What binds a person on a day of a month, the first where none is said; undefined where schemes hold for everybody alike. */
  bound(given: FactLookup, month: Month, day?: Day): BoundChanges | undefined {
    return this.binding?.bound(given, month, (term) => this.bindingParameter(term, month), day);
  }

  /** The days after a month's first on which something changes in the rules of a scheme, or in what binds. @throws ProblemError */
  ruleDays(scheme: SchemeRef, month: Month, bound?: BoundChanges): readonly Day[] {
    const own = this.schemeMonth(scheme, month, bound).laterDays;
    const binding = this.binding?.laterDays(month) ?? [];
    return binding.length === 0 ? own : [...new Set([...own, ...binding])].sort((a, b) => a - b);
  }

  /** The value that a parameter of what binds has in a month. */
  bindingParameter(term: string, month: Month): Value {
    const known = this.bindingMonths.get(month) ?? this.bindingMonth(month);
    this.bindingMonths.set(month, known);
    return known.value(term);
  }

  private bindingMonth(month: Month): Evaluation {
    const { program } = this.schemeMonth(this.binding?.scheme ?? '', month);
    return new Evaluation(closure(program, this.binding?.parameters ?? []), new Map());
  }

  /** What a parameter says under a scheme on a day (YYYY-MM-DD), whether the scheme shows it or not. @throws ProblemError */
  stated(scheme: string, term: string, day: string): Value {
    return statedValue(this.rules, scheme, this.changes.get(scheme), term, day);
  }

  /**
   * A scheme put together for a month, or as of a day in it, as it holds for people bound alike. @throws ProblemError with
   * everything that is wrong.
   */
  schemeMonth(scheme: SchemeRef, month: Month, bound?: BoundChanges, day?: Day): SchemeMonth {
    const months = this.months.get(scheme) ?? new Map<string, SchemeMonth>();
    const key = `${month} ${day ?? ''} ${bound?.key ?? ''}`;
    const known = months.get(key);
    if (known !== undefined) return known;
    const made = this.makeMonth(scheme, month, bound, day === undefined ? isoMonth(month) : isoDay(day));
    this.months.set(scheme, months.set(key, made));
    return made;
  }

  private makeMonth(
    scheme: SchemeRef,
    month: Month,
    bound: BoundChanges | undefined,
    when: string,
  ): SchemeMonth {
    // Outside the years of law that are known, one problem says it all.
    if (!this.calendar.knows(month)) throw new ProblemError([noCalendar(this.calendar, month)]);
    const problems = new Problems();
    const program = this.program(scheme, when, problems, bound);
    problems.throwIfAny();
    if (program === undefined) throw new Error(`scheme ${schemeName(scheme)} was not assembled`);
    checkSchemeFacts(program, (name) => this.program(name, when, problems), problems);
    problems.throwIfAny();
    let settings: CalendarSettings | undefined;
    let later: readonly Day[] | undefined;
    const { rules } = this;
    const settingsOf = (): CalendarSettings => this.settingsOf(program, givenBy(scheme, month));
    return {
      program,
      // Nobody needs them where a person's facts are asked for.
      get settings() {
        settings ??= settingsOf();
        return settings;
      },
      get laterDays() {
        later ??= laterDays(rules, program);
        return later;
      },
    };
  }

  /** The days and hours by which a scheme looks at a person's month. @throws ProblemError */
  settingsFor(
    scheme: SchemeRef,
    month: Month,
    bound: BoundChanges | undefined,
    person: PersonDays,
    day?: Day,
  ): CalendarSettings {
    const own = this.schemeMonth(scheme, month, bound, day);
    const { given, cycle, swaps } = person;
    const isAlike =
      cycle === undefined &&
      swaps === undefined &&
      settingFacts(own.program).every((term) => given(term) === undefined);
    return isAlike ? own.settings : this.settingsOf(own.program, givenBy(scheme, month), person);
  }

  /**
   * What a program tells the calendar of days and hours, by what stands outside it (`stated`) and what is known of a
   * person: the facts on which settings rest, and a cycle of their own. The same settings are one object, whichever scheme
   * or person they come from: days and minutes are known by it. @throws ProblemError
   */
  settingsOf(program: Program, stated: ReadonlyMap<string, Value>, person?: PersonDays): CalendarSettings {
    const facts = new Map([...stated, ...cycleValues(person?.cycle)]);
    for (const term of settingFacts(program)) {
      const value = person?.given(term);
      if (value !== undefined) facts.set(term, value);
    }
    const scheme = this.settingsAt(program, facts);
    const own = person?.cycle === undefined ? scheme : withCycle(scheme, person.cycle);
    const made = person?.swaps === undefined ? own : withSwaps(own, person.swaps);
    return made === scheme ? scheme : this.onlyOne(made);
  }

  private settingsAt(program: Program, facts: ReadonlyMap<string, Value>): CalendarSettings {
    const known = this.settingsBy.get(program) ?? new Map<string, CalendarSettings>();
    this.settingsBy.set(program, known);
    const key = [...facts].map(([name, value]) => `${name}=${valueKey(value)}`).join('|');
    const before = known.get(key);
    if (before !== undefined) return before;
    const parameters = new Evaluation(settingTermsOf(program), facts);
    const made = this.onlyOne(readSettings((term: SettingTerm) => parameters.value(term)));
    known.set(key, made);
    return made;
  }

  private onlyOne(settings: CalendarSettings): CalendarSettings {
    const key = settingsKey(settings);
    const known = this.settings.get(key) ?? settings;
    this.settings.set(key, known);
    return known;
  }

  /** Whether a month's holidays are out, and every value on which a scheme rests in it. */
  knows(scheme: SchemeRef, month: Month): boolean {
    if (!this.calendar.knows(month)) return false;
    const problems = new Problems();
    this.program(scheme, isoMonth(month), problems);
    return problems.list.every(({ code }) => code !== 'no-value-at-date');
  }

  /** As `schemeMonth`, with the problems collected instead of thrown. `when`: YYYY-MM, or YYYY-MM-DD. */
  program(
    scheme: SchemeRef,
    when: string,
    problems: Problems,
    bound?: BoundChanges,
  ): SchemeProgram | undefined {
    if (typeof scheme !== 'string')
      return this.counterfactualProgram(this.boundProgram(scheme.program, bound), when, problems);
    const rule = this.rules.scheme(scheme, undefined, problems);
    if (rule === undefined) return undefined;
    const key = JSON.stringify([scheme, bound?.key]);
    const before = this.assembled.get(key) ?? [];
    const held = heldOn(this.rules, before, when);
    if (held !== undefined) return held;
    const change = this.laidOver(bound)(scheme);
    const parameters = this.binding?.scheme === scheme ? this.binding.parameters : [];
    const made = assemble(this.rules, rule, when, change, [...forCalendar, ...parameters], problems);
    if (made !== undefined) this.assembled.set(key, [made, ...before]);
    return made;
  }

  /** What a scenario lays over a scheme, and over that what binds a person. */
  laidOver(bound: BoundChanges | undefined): LaidOver {
    return (scheme) => layered(this.changes.get(scheme), bound?.change(scheme));
  }

  private boundProgram(
    program: CounterfactualProgram,
    bound: BoundChanges | undefined,
  ): CounterfactualProgram {
    if (bound === undefined || program.under === undefined) return program;
    const known = this.variants.get(program) ?? new Map<string, CounterfactualProgram>();
    this.variants.set(program, known);
    const made = known.get(bound.key) ?? program.under(this.laidOver(bound));
    known.set(bound.key, made);
    return made;
  }

  private counterfactualProgram(
    program: CounterfactualProgram,
    when: string,
    problems: Problems,
  ): SchemeProgram | undefined {
    const months = this.programs.get(program) ?? new Map<string, SchemeProgram>();
    const made =
      months.get(when) ??
      heldOn(this.rules, months.values(), when) ??
      assembleCounterfactual(this.rules, program, when, forCalendar, problems);
    if (made !== undefined) this.programs.set(program, months.set(when, made));
    return made;
  }

  /**
   * Every scheme between two whose changes a file declares, or which are bound by other agreements, by the changes that it
   * adopts (a bit each); none where nothing says what the changes are. Which provisions each of them has goes by the person.
   */
  counterfactuals(first: string, compared: string): readonly CounterfactualScheme[] {
    const key = JSON.stringify([first, compared]);
    const made = this.between.get(key) ?? this.makeCounterfactuals(first, compared);
    this.between.set(key, made);
    return made;
  }

  private makeCounterfactuals(first: string, compared: string): readonly CounterfactualScheme[] {
    const [a, b] = [first, compared].map((name) => this.rules.scheme(name, undefined, new Problems()));
    if (a === undefined || b === undefined) return [];
    const possible = this.binding?.possible.map((bound) => this.laidOver(bound));
    const programs = declaredCounterfactual(this.rules, a, b, this.laidOver(undefined), possible);
    return programs === undefined ? [] : declaredSchemes(programs);
  }

  /** The scheme of the rules by whose hours another goes: of the two that it lies between, the one with its hours. */
  hoursOf(scheme: SchemeRef, month: Month, bound?: BoundChanges): string {
    if (typeof scheme === 'string') return scheme;
    const { scheme: host, other } = scheme.program;
    const { settings } = this.schemeMonth(scheme, month, bound);
    return sameLimits(settings, this.schemeMonth(host.name, month, bound).settings) ? host.name : other;
  }

  /** The schemes whose given minutes are a scheme's: its own, then those of its bases with the same hours. */
  minuteSchemes(scheme: SchemeRef, month: Month, bound?: BoundChanges): readonly string[] {
    return sameHours(this.rules, this.hoursOf(scheme, month, bound));
  }
}

/** What every person-month of a scheme says to the calendar's settings. */
export const givenBy = (scheme: SchemeRef, month: Month): ReadonlyMap<string, Value> =>
  new Map<string, Value>([...adoptedBy(scheme), [payMonth, ratio(firstDay(month))]]);

const settingTermsOf = oncePer((program: Program): Program => closure(program, forCalendar));

/** The facts of people on which terms rest in a program: neither the month nor a change that is adopted is one. */
const factsOf = (program: Program, terms: readonly string[]): readonly string[] =>
  closure(program, terms).order.flatMap(({ name, formula }) =>
    formula === undefined && !isOfRecord(name) && !isChangeTerm(name) ? [name] : [],
  );

/** What the month and the cycle of one's own say by themselves. */
const isOfRecord = (name: string): boolean => name === payMonth || isOfCycle(name);

/** What a program's days and hours ask of people. */
export const settingFacts = oncePer((program: Program) => factsOf(program, forCalendar));

/** What it asks of people to tell scheduled days from others. */
export const dayFacts = oncePer((program: Program) => factsOf(program, forDays));

/** What the terms that say which service counts ask of people. */
export const historyFacts = oncePer((program: Program) => factsOf(program, forService));
