import type { Month } from '../../calendar/date.ts';
import { contractFact, isOfCycle, type MonthFactName, recognitionFacts } from '../../calendar/interface.ts';
import { monthParameterNames } from '../../columns/month-batch.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import { display } from '../../formula/display.ts';
import type { Term } from '../../formula/program.ts';
import { add, compareRatios, negate, type Ratio, zero } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import { schemeFactBounds } from '../../pay/fact-bounds.ts';
import { ownParts, type SideBySide, sideBySide } from '../../pay/side-by-side.ts';
import type { PersonMonth } from '../../people/types.ts';
import { nearest } from '../../problem/nearest.ts';
import { ProblemError, type Problems } from '../../problem/problem.ts';
import { type Bounds, constant, unknownBounds } from '../../readings/bound.ts';
import { type BoundsResult, bounds } from '../../readings/bounds.ts';
import type { TermRule } from '../../rules/model.ts';
import { isWorkQuantity } from '../solve/work.ts';
import type { Claim, StepFact } from './claim.ts';
import {
  type Dimension,
  type DimensionValues,
  type FactRole,
  listValues,
  numberValues,
} from './dimension.ts';
import { Inputs, minuteTerms } from './input.ts';
import { restingOn } from './resting.ts';
import type { StatementPart } from './statement.ts';
import { WorkFamily } from './work-family.ts';

/** The facts of a program by where they come from. */
export interface FactsByOrigin {
  /** What people give, in the order in which an earlier one counts for more. */
  readonly inputs: readonly Dimension[];
  /** What follows from the record. */
  readonly derived: readonly Dimension[];
  /** What the month fixes, and what is plain because nothing turns on it. */
  readonly fixed: ReadonlyMap<string, Value>;
  /** The work that the minutes follow from, which then are derived. */
  readonly work?: WorkFamily;
}

/** What follows from the hours worked, besides the minutes: somebody without leave may work any hours. */
const hoursFacts: ReadonlySet<string> = new Set([
  '소정분',
  '실근로분',
  '주최대근로분',
  '주최대초과분',
  '휴직중근로일수',
  '휴가중근로일수',
  '재직밖근로일수',
  ...recognitionFacts,
] satisfies MonthFactName[]);

const roles: readonly FactRole[] = ['work', 'minutes', 'allowance', 'fact', 'derived'];

/** Everybody whom the rules take in one month under some schemes. */
export class Everybody {
  readonly engine: Engine;
  readonly month: Month;
  readonly side: SideBySide;
  readonly inputs: Inputs;
  /** What the plain person's facts come to. */
  readonly plain: ReadonlyMap<string, Value>;
  /** Facts from which days follow. */
  private readonly bearing: ReadonlySet<string>;
  private readonly person: PersonMonth;
  private family: WorkFamily | undefined;

  /** @throws ProblemError for rules or a month that are wrong */
  constructor(engine: Engine, month: Month, schemes: readonly string[]) {
    this.engine = engine;
    this.month = month;
    this.bearing = new Set([...engine.rules.leave.counted.map(({ fact }) => fact), '입사일', '퇴사일']);
    this.inputs = new Inputs(engine, month, schemes);
    const taken = this.inputs.take(this.inputs.input(new Map()));
    if ('refused' in taken) throw new ProblemError([taken.refused]);
    this.person = taken.person;
    this.side = sideBySide(engine, taken.person, schemes);
    this.plain = taken.facts;
  }

  /** The plain value of a fact that an input gives whatever the others are: not of what follows from the record. */
  private choosable({ program }: Claim, name: string): Value | undefined {
    const rule = this.rule(name);
    if (rule?.fact === undefined || roleOf(rule, name) !== 'fact') return undefined;
    return this.plain.get(name) ?? program.order[program.index.get(name) ?? -1]?.default;
  }

  /** The facts on which a claim rests; with `step`, that fact keeps room for a step. */
  facts(claim: Claim, step: StepFact | undefined, problems: Problems): FactsByOrigin {
    const fixed = this.heldFacts(claim);
    const resting = restingOn(
      this.side,
      claim,
      this.plain,
      (name) => this.choosable(claim, name),
      alwaysHolds(claim, fixed),
    );
    const dimensions: Dimension[] = [];
    for (const term of claim.program.order) {
      if (term.formula !== undefined) continue;
      const rule = this.rule(term.name);
      if (rule?.fact === undefined) continue;
      if (this.isHeld(rule.name)) continue;
      const now = this.plain.get(term.name) ?? term.default;
      if (!resting.has(term.name) && term.name !== step?.term) {
        if (now !== undefined) fixed.set(term.name, now);
        continue;
      }
      const made = this.dimension(term, rule, term.name === step?.term ? step.step : undefined, problems);
      if (made !== undefined) dimensions.push(made);
    }
    const place = new Map([...new Set(this.ordered())].map((name, i) => [name, i]));
    const order = ({ role, term }: Dimension): number =>
      roles.indexOf(role) * 1e6 + (place.get(this.rule(term)?.name ?? '') ?? 0);
    const sorted = dimensions.toSorted((a, b) => order(a) - order(b));
    return {
      inputs: sorted.filter(({ role }) => role !== 'derived'),
      derived: sorted.filter(({ role }) => role === 'derived'),
      fixed,
    };
  }

  /** Days, and what days and hours rest on: the month's, and those of people who work by the scheme's own hours. */
  private isHeld = (name: string): boolean =>
    monthParameterNames.has(name) || isOfCycle(name) || this.engine.settingFacts.includes(name);

  /** The facts of a claim that are the same for everybody of whom it speaks. */
  private heldFacts({ program }: Claim): Map<string, Value> {
    const held = new Map<string, Value>();
    for (const term of program.order) {
      const rule = term.formula === undefined ? this.rule(term.name) : undefined;
      if (rule?.fact === undefined || !this.isHeld(rule.name)) continue;
      const value = this.plain.get(term.name) ?? term.default ?? this.fullTime(term, rule);
      if (value !== undefined) held.set(term.name, value);
    }
    return held;
  }

  /** Of whom nothing else is said: a full-time worker's contract comes to what no contract does. */
  private fullTime = (term: Term, rule: TermRule): Ratio | undefined =>
    rule.name === contractFact ? this.range(term, rule)?.max : undefined;

  /** The same facts where minutes follow from the work; undefined where none of them does, or a step is of minutes. */
  byWork({ inputs, derived, fixed }: FactsByOrigin, step: StepFact | undefined): FactsByOrigin | undefined {
    const minutes = inputs.filter(({ role }) => role === 'minutes');
    const followed = [...minutes, ...derived.filter(({ bears }) => bears)];
    if (followed.length === 0 || minutes.some(({ term }) => term === step?.term)) return undefined;
    this.family ??= new WorkFamily(this.engine, this.person, this.side.schemes, this.inputs.all);
    return {
      inputs: [...this.family.dimensions, ...inputs.filter(({ role }) => role !== 'minutes')],
      derived: [...minutes, ...derived].map((one) => ({ ...one, bears: false })),
      fixed,
      work: this.family,
    };
  }

  /** The rules' facts in their own order, people's before months'. */
  private *ordered(): Generator<string> {
    const { 직원, 근무 } = this.inputs.books;
    for (const { name } of [...직원.terms, ...근무.terms]) yield name;
    for (const { term } of this.side.origins.values()) if (term.rule.fact !== undefined) yield term.rule.name;
  }

  private rule = (term: string): TermRule | undefined => this.side.origins.get(term)?.term.rule;

  private dimension(
    term: Term,
    rule: TermRule,
    step: Ratio | undefined,
    problems: Problems,
  ): Dimension | undefined {
    const role = roleOf(rule, term.name);
    const values = this.values(term, rule, step, problems);
    if (values === undefined) return undefined;
    const scheme = this.side.origins.get(term.name)?.scheme ?? '';
    return {
      term: term.name,
      name: term.name.includes('/') ? `${scheme}.${ownParts(term.name).term}` : (rule.fact?.key ?? rule.name),
      unit: rule.unit,
      type: term.type,
      role,
      bears:
        minuteTerms.includes(rule.name) ||
        hoursFacts.has(rule.name) ||
        (role !== 'derived' && this.bearing.has(rule.name)),
      values,
      plain: this.plain.get(term.name) ?? term.default,
    };
  }

  private values(
    term: Term,
    rule: TermRule,
    step: Ratio | undefined,
    problems: Problems,
  ): DimensionValues | undefined {
    const given = this.plain.get(term.name) ?? term.default;
    const optional = given === undefined;
    const { choices } = rule;
    if (term.type.kind === 'choice' && choices !== undefined) {
      const first = optional ? undefined : given;
      const rest = choices.filter((one) => one !== first);
      return listValues([typeof first === 'string' ? first : undefined, ...rest]);
    }
    if (term.type.kind === 'truth')
      return listValues(optional ? [undefined, false, true] : [given === true, given !== true]);
    const range = this.range(term, rule);
    if (range === undefined) {
      problems.addNew([
        { code: 'fact-without-range', at: rule.at, term: rule.name, values: { name: rule.name } },
      ]);
      return undefined;
    }
    const { min, max, grain } = range;
    if (step === undefined) return numberValues(min, max, grain, optional ? undefined : ratioOf(given));
    const last = add(max, negate(step));
    if (compareRatios(last, min) >= 0) return numberValues(min, last, grain, min);
    const shown = (value: Ratio): string => display(value, term.type, rule.unit);
    const values = { name: rule.name, from: shown(min), to: shown(max) };
    problems.addNew([{ code: 'no-step-in-range', at: rule.at, term: rule.name, values }]);
    return undefined;
  }

  /** The range that a fact declares. */
  private range(term: Term, rule: TermRule): NumberRange | undefined {
    const origin = this.side.origins.get(term.name);
    const program = this.side.programs.get(origin?.scheme ?? '');
    const own = program?.order[program.index.get(origin?.name ?? rule.name) ?? -1];
    return program && own && endsOf(schemeFactBounds(this.engine.rules, program)(own));
  }

  /** The fact that a statement goes up: by its name, its key, or the minutes of a scheme. */
  stepFact(
    { text: name, at: place }: StatementPart,
    scheme: string | undefined,
    problems: Problems,
  ): StepFact | undefined {
    const at = this.find(name, scheme);
    const term = at === undefined ? undefined : this.side.order.find((one) => one.name === at);
    const rule = at === undefined ? undefined : this.rule(at);
    const known = this.stepNames(scheme);
    if (isWorkQuantity(name)) {
      problems.add('step-moves-calendar', { at: place, values: { name, known: known.join(', ') } });
      return undefined;
    }
    if (term === undefined || rule === undefined || rule.fact === undefined || roleOf(rule) === 'derived') {
      const near = nearest(name, known);
      const values = { name, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-step-fact', { at: place, values });
      return undefined;
    }
    if (term.type.kind !== 'number') {
      problems.add('lever-not-numeric', { at: place, values: { name, unit: rule.unit } });
      return undefined;
    }
    if (this.bearing.has(rule.name)) {
      problems.add('step-moves-calendar', { at: place, values: { name, known: known.join(', ') } });
      return undefined;
    }
    const grain = this.range(term, rule)?.grain;
    if (grain === undefined)
      problems.add('fact-without-range', { at: rule.at, term: rule.name, values: { name } });
    return grain && { term: term.name, step: grain };
  }

  private find(name: string, scheme: string | undefined): string | undefined {
    const dot = name.lastIndexOf('.');
    const own = dot > 0 ? name.slice(0, dot) : scheme;
    const bare = dot > 0 ? name.slice(dot + 1) : name;
    if (minuteTerms.includes(bare)) return own === undefined ? undefined : `${own}/${bare}`;
    const rules = [...this.side.origins].filter(([own, { term }]) => {
      const role = roleOf(term.rule, own);
      return role === 'fact' || role === 'allowance';
    });
    const found =
      rules.find(([, { term }]) => term.rule.name === name) ??
      rules.find(
        ([, { term }]) => term.rule.fact?.key === name || term.rule.fact?.aliases.includes(name) === true,
      );
    return found?.[0];
  }

  private stepNames(scheme: string | undefined): string[] {
    const names = [...this.side.origins].flatMap(
      ([
        term,
        {
          term: { rule },
        },
      ]) =>
        roleOf(rule, term) !== 'derived' &&
        roleOf(rule, term) !== 'minutes' &&
        rule.fact !== undefined &&
        !this.bearing.has(rule.name) &&
        this.engine.rules.term(rule.name)?.type.kind === 'number'
          ? [this.side.origins.has(term) ? (rule.fact.key ?? rule.name) : rule.name]
          : [],
    );
    return [
      ...new Set(names),
      ...(scheme === undefined
        ? minuteTerms.map((one) => `${this.side.schemes.at(-1)}.${one}`)
        : minuteTerms),
    ];
  }
}

/** Whether a condition of a claim holds of everybody, whatever else may be, by the facts that are held and some more. */
function alwaysHolds(
  { program }: Claim,
  held: ReadonlyMap<string, Value>,
): (term: string, more: ReadonlyMap<string, Value>) => boolean {
  const read = (more: ReadonlyMap<string, Value>) => {
    const value = (name: string): Value | undefined => more.get(name) ?? held.get(name);
    const known = (term: Term): Bounds => {
      const own = value(term.name);
      return own === undefined ? unknownBounds(term) : constant(own);
    };
    return bounds(program, known, undefined, (term) => value(term) !== undefined);
  };
  const usual = read(new Map());
  const holds = (within: BoundsResult, term: string): boolean => {
    const one = within.of(term);
    return one?.kind === 'truth' && !one.canFail;
  };
  return (term, more) => holds(usual, term) || (more.size > 0 && holds(read(more), term));
}

interface NumberRange {
  readonly min: Ratio;
  readonly max: Ratio;
  readonly grain: Ratio;
}

/** `term`: its name in the program. What a fact is in a part of the month follows from the record. */
function roleOf({ name, fact }: TermRule, term: string = name): FactRole {
  if (ownParts(term).term !== name) return 'derived';
  if (minuteTerms.includes(name)) return 'minutes';
  if (fact?.from === '수당') return 'allowance';
  return fact?.from === '직원' || fact?.from === '근무' ? 'fact' : 'derived';
}

function endsOf(one: Bounds): NumberRange | undefined {
  if (one.kind !== 'number' || one.within.lo === undefined || one.within.hi === undefined) return undefined;
  return one.grain && { min: one.within.lo.at, max: one.within.hi.at, grain: one.grain };
}

const ratioOf = (value: Value): Ratio => (isRatio(value) ? value : zero);
