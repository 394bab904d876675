import { isoMonth, type Month } from '../calendar/date.ts';
import { HolidayCalendar, noCalendar } from '../calendar/days.ts';
import { type SettingTerm, settingTerms } from '../calendar/interface.ts';
import { readSettings, sameHours } from '../calendar/settings.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import type { Value } from '../formula/checked.ts';
import { closure, type Program } from '../formula/program.ts';
import { ProblemError, Problems } from '../problem/problem.ts';
import { Evaluation } from '../readings/exact.ts';
import { assemble, type SchemeProgram } from '../rules/assemble.ts';
import { type Change, layered } from '../rules/change.ts';
import type { Compiled } from '../rules/compile.ts';
import { assembleCounterfactual, type CounterfactualProgram } from '../rules/counterfactual.ts';
import { declaredCounterfactual } from '../rules/declared-changes.ts';
import { heldOn } from '../rules/in-month.ts';
import type { Agreements } from './agreements.ts';
import type { BoundChanges, FactLookup } from './binding.ts';
import { checkSchemeFacts } from './scheme-facts.ts';
import {
  adoptedBy,
  type CounterfactualScheme,
  counterfactualSchemes,
  type SchemeRef,
  schemeName,
} from './scheme-ref.ts';

/** A scheme in one month, with what the calendar needs of it. */
export interface SchemeMonth {
  readonly program: SchemeProgram;
  readonly settings: CalendarSettings;
}

/** The terms that every scheme must have for the calendar. */
const forCalendar: readonly string[] = Object.keys(settingTerms);

/** Puts the schemes of a rule set together, each once for a month and what binds people in it. */
export class SchemePrograms {
  readonly rules: Compiled;
  readonly calendar: HolidayCalendar;
  readonly binding: Agreements | undefined;
  protected readonly changes: ReadonlyMap<string, Change>;
  private readonly months = new Map<SchemeRef, Map<string, SchemeMonth>>();
  private readonly between = new Map<string, readonly CounterfactualScheme[]>();
  private readonly programs = new Map<CounterfactualProgram, Map<string, SchemeProgram>>();
  private readonly bindingMonths = new Map<Month, Evaluation>();
  /** What was assembled, by scheme and what binds people: in most months it only holds on. */
  private readonly assembled = new Map<string, SchemeProgram[]>();
  private readonly settings = new Map<string, CalendarSettings>();

  /** `changes`: what a scenario lays over schemes, by scheme name. `binding`: what binds each person beyond that. */
  constructor(rules: Compiled, changes: ReadonlyMap<string, Change> = new Map(), binding?: Agreements) {
    this.rules = rules;
    this.changes = changes;
    this.binding = binding;
    this.calendar = new HolidayCalendar(rules.ruleSet.holidays, rules.leave);
  }

  /** What binds a person in a month; undefined where schemes hold for everybody alike. */
  bound(given: FactLookup, month: Month): BoundChanges | undefined {
    return this.binding?.bound(given, month, (term) => this.bindingParameter(term, month));
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

  /**
   * A scheme put together for a month, as it holds for people bound alike. @throws ProblemError with everything that
   * is wrong.
   */
  schemeMonth(scheme: SchemeRef, month: Month, bound?: BoundChanges): SchemeMonth {
    const months = this.months.get(scheme) ?? new Map<string, SchemeMonth>();
    const key = `${month} ${bound?.key ?? ''}`;
    const known = months.get(key);
    if (known !== undefined) return known;
    const made = this.makeMonth(scheme, month, bound);
    this.months.set(scheme, months.set(key, made));
    return made;
  }

  private makeMonth(scheme: SchemeRef, month: Month, bound: BoundChanges | undefined): SchemeMonth {
    // Outside the years of law that are known, one problem says it all.
    if (!this.calendar.knows(month)) throw new ProblemError([noCalendar(this.calendar, month)]);
    const problems = new Problems();
    const program = this.program(scheme, isoMonth(month), problems, bound);
    problems.throwIfAny();
    if (program === undefined) throw new Error(`scheme ${schemeName(scheme)} was not assembled`);
    checkSchemeFacts(program, (name) => this.program(name, isoMonth(month), problems), problems);
    problems.throwIfAny();
    return { program, settings: this.settingsAt(program, adoptedBy(scheme)) };
  }

  /**
   * What a scheme's program tells the calendar of its days and hours, given what stands outside it. The same settings
   * are one object, whichever scheme they come from: days and minutes are known by it. @throws ProblemError
   */
  settingsAt(program: Program, facts: ReadonlyMap<string, Value>): CalendarSettings {
    const parameters = new Evaluation(closure(program, forCalendar), facts);
    const settings = readSettings((term: SettingTerm) => parameters.value(term));
    const key = JSON.stringify({ ...settings, holidayKinds: [...settings.holidayKinds] });
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

  /** As `schemeMonth`, with the problems collected instead of thrown. `month`: YYYY-MM. */
  program(
    scheme: SchemeRef,
    month: string,
    problems: Problems,
    bound?: BoundChanges,
  ): SchemeProgram | undefined {
    if (typeof scheme !== 'string') return this.counterfactualProgram(scheme.program, month, problems);
    const rule = this.rules.scheme(scheme, undefined, problems);
    if (rule === undefined) return undefined;
    const key = JSON.stringify([scheme, bound?.key]);
    const before = this.assembled.get(key) ?? [];
    const held = heldOn(this.rules, before, month);
    if (held !== undefined) return held;
    const change = layered(this.changes.get(scheme), bound?.change(scheme));
    const parameters = this.binding?.scheme === scheme ? this.binding.parameters : [];
    const made = assemble(this.rules, rule, month, change, [...forCalendar, ...parameters], problems);
    if (made !== undefined) this.assembled.set(key, [made, ...before]);
    return made;
  }

  private counterfactualProgram(
    program: CounterfactualProgram,
    month: string,
    problems: Problems,
  ): SchemeProgram | undefined {
    const months = this.programs.get(program) ?? new Map<string, SchemeProgram>();
    const made =
      months.get(month) ??
      heldOn(this.rules, months.values(), month) ??
      assembleCounterfactual(this.rules, program, month, forCalendar, problems);
    if (made !== undefined) this.programs.set(program, months.set(month, made));
    return made;
  }

  /**
   * Every scheme between two whose changes a file declares, by the changes that it adopts (a bit each); none where no file
   * does, and where agreements bind people: a provision that binds one and not another is part of no change.
   */
  counterfactuals(first: string, compared: string): readonly CounterfactualScheme[] {
    const key = JSON.stringify([first, compared]);
    const made = this.between.get(key) ?? this.makeCounterfactuals(first, compared);
    this.between.set(key, made);
    return made;
  }

  private makeCounterfactuals(first: string, compared: string): readonly CounterfactualScheme[] {
    const [a, b] = [first, compared].map((name) => this.rules.scheme(name, undefined, new Problems()));
    if (this.binding !== undefined || a === undefined || b === undefined) return [];
    const program = declaredCounterfactual(this.rules, a, b, this.changes);
    return program === undefined ? [] : counterfactualSchemes(program);
  }

  /** The scheme of the rules by whose hours another goes: of the two that it lies between, the one with its hours. */
  hoursOf(scheme: SchemeRef, month: Month): string {
    if (typeof scheme === 'string') return scheme;
    const { scheme: host, other } = scheme.program;
    const { settings } = this.schemeMonth(scheme, month);
    return settings === this.schemeMonth(host.name, month).settings ? host.name : other;
  }

  /** The schemes whose given minutes are a scheme's: its own, then those of its bases with the same hours. */
  minuteSchemes(scheme: SchemeRef, month: Month): readonly string[] {
    return sameHours(this.rules, this.hoursOf(scheme, month));
  }
}
