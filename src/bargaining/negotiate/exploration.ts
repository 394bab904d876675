import { isoMonth } from '../../calendar/date.ts';
import { isRatio, sameValue, type Value } from '../../formula/checked.ts';
import { compareRatios } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import { Problems } from '../../problem/problem.ts';
import { sourceFromValue } from '../../rules/source-value.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import { countHeads } from '../../run/winners-and-losers.ts';
import { declaredLevers, leversValue } from './declared-levers.ts';
import { PackageEvaluator } from './evaluator.ts';
import { packageEngine } from './lever-engine.ts';
import type { Setting } from './levered.ts';
import type { LeverValue, Negotiation, ParameterLever } from './negotiation.ts';
import { literalOf } from './read-lever.ts';
import { readNegotiation } from './read-negotiation.ts';

/** What is compared, and by what. */
export interface ExplorationQuery {
  readonly scheme: string;
  /** The line by which people are better or worse off. */
  readonly line: string;
  /** The lines whose sum is the cost. */
  readonly cost: readonly string[];
}

/** A lever with what the scheme says while nobody moves it. */
export interface ExploredLever extends ParameterLever {
  /** The place of that among its values; undefined for what a formula, a date or an agreement decides. */
  readonly rests: number | undefined;
}

/** Levers that were moved, with the places of their values. */
export type LeverMoves = ReadonlyMap<string, number>;

/** What a setting of the levers comes to, in won over all months. Arrays hold until the next setting. */
export interface ExplorationResult {
  /** By person: the first scheme's line, the change, and whether the scheme covers the person in any month. */
  readonly paid: Float64Array;
  readonly changes: Float64Array;
  readonly covered: Uint8Array;
  /** By month from the first: the cost of the first scheme, and of the other. */
  readonly spent: Float64Array;
  readonly costs: Float64Array;
  /** Heads, counted as a run counts them: those never covered are in none of the other three. */
  readonly gain: number;
  readonly lose: number;
  readonly same: number;
  readonly notCovered: number;
  readonly gained: number;
  readonly lost: number;
  /** What all people's line comes to more, those not covered included. */
  readonly difference: number;
  /** Whether it was worked out by columns made before, without compiling. */
  readonly quick: boolean;
}

/** A scenario whose levers are moved again and again: what no move changes is worked out once. */
export class Exploration {
  readonly engine: Engine;
  readonly scenario: Scenario;
  readonly people: PersonMonthTable;
  readonly negotiation: Negotiation;
  readonly levers: readonly ExploredLever[];
  readonly ids: readonly string[];
  readonly months: readonly string[];
  private readonly evaluator: PackageEvaluator;

  /** @throws ProblemError for a lever that the rules declare wrongly, and for a line there is none of */
  constructor(
    engine: Engine,
    scenario: Scenario,
    people: PersonMonthTable,
    { scheme, line, cost }: ExplorationQuery,
  ) {
    const declared = declaredLevers(engine, scenario, scheme);
    const asked = { 제도: scheme, 비교항목: line, 비용항목: cost, 조정: leversValue(declared) };
    const problems = new Problems();
    const node = sourceFromValue(asked, '조정', problems);
    const read = node && readNegotiation(engine, { ...scenario, negotiation: node }, problems);
    problems.throwIfAny();
    if (read === undefined) throw new Error('levers without problems were not read');
    this.engine = engine;
    this.scenario = scenario;
    this.people = people;
    this.levers = read.levers.map((lever) => {
      // Where agreements bind each person, a parameter may be one thing for one and another for the next.
      const own = engine.binding === undefined && declared.find(({ rule }) => rule.name === lever.term);
      const value = own ? own.value : undefined;
      const values = value === undefined ? lever.values : withValue(lever, value);
      const rests = values.findIndex((one) => sameValue(one.value, value));
      return { ...lever, values, rests: rests < 0 ? undefined : rests };
    });
    this.negotiation = { ...read, levers: this.levers };
    // A formula, a date or an agreement decides until such a lever is moved.
    const resting = new Set(this.levers.flatMap(({ term, rests }) => (rests === undefined ? [term] : [])));
    this.evaluator = new PackageEvaluator(engine, scenario, this.negotiation, people, undefined, resting);
    this.ids = people.ids;
    const { month } = people.whole;
    const first = month.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
    const last = month.reduce((most, one) => Math.max(most, one), first);
    this.months = Array.from({ length: last - first + 1 }, (_, i) => isoMonth(first + i));
  }

  /** @throws ProblemError where some person-month cannot be worked out */
  move(moves: LeverMoves): ExplorationResult {
    const setting = this.setting(moves);
    const { changes, covered, base, months } = this.evaluator.figures(setting);
    const { paid, spent } = base();
    return {
      paid,
      changes,
      covered,
      spent,
      costs: months().map((won, m) => won + (spent[m] ?? 0)),
      ...heads(changes, covered),
      quick: this.evaluator.isQuick(setting),
    };
  }

  /** An engine that works everything else out under the levers that were moved. */
  engineAt(moves: LeverMoves): Engine {
    const { engine, scenario, negotiation, levers } = this;
    const moved = levers.map(({ term }) => moves.get(term));
    return packageEngine(engine, scenario, negotiation, moved);
  }

  /** The places of the levers: of those that were moved, and of those that rest on one value. */
  private setting = (moves: LeverMoves): Setting =>
    this.levers.map(({ term, rests }) => moves.get(term) ?? rests);
}

/** A lever's values with what now holds among them. */
function withValue({ values, type }: ParameterLever, value: Value): readonly LeverValue[] {
  if (!isRatio(value) || values.some((one) => sameValue(one.value, value))) return values;
  const above = values.findIndex((one) => isRatio(one.value) && compareRatios(one.value, value) > 0);
  const made = { value, text: literalOf(value, type) };
  return [
    ...values.slice(0, above < 0 ? values.length : above),
    made,
    ...(above < 0 ? [] : values.slice(above)),
  ];
}

function heads(changes: Float64Array, covered: Uint8Array) {
  const counted = countHeads(changes, covered);
  return { ...counted, notCovered: changes.length - counted.gain - counted.lose - counted.same };
}
