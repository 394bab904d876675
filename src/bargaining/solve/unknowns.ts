import { isRatio, type Value } from '../../formula/checked.ts';
import { compareRatios, type Ratio, ratio } from '../../formula/ratio.ts';
import { sideBySide } from '../../pay/side-by-side.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import type { PersonMonth } from '../../people/types.ts';
import { type Problem, Problems } from '../../problem/problem.ts';
import type { Bounds } from '../../readings/bound.ts';
import { between } from '../../readings/interval.ts';
import type { TermRule } from '../../rules/model.ts';
import { type LeverSpace, openField, type Situation } from './lever-space.ts';
import { leverValueAt } from './range.ts';

/** An input that is not known, with every value that it may have. */
export interface UnknownFact {
  readonly rule: TermRule;
  readonly size: number;
  valueAt(place: number): Value;
}

/** Places of each unknown, both ends included. */
export type UnknownsBox = readonly (readonly [from: number, to: number])[];

/** All that a person's month may be while some inputs are unknown. */
export class Unknowns {
  readonly all: readonly UnknownFact[];
  readonly field: LeverSpace;
  /** Which of `all` each lever of the field is. */
  private readonly counted: readonly number[];

  constructor(all: readonly UnknownFact[], field: LeverSpace, counted: readonly number[]) {
    this.all = all;
    this.field = field;
    this.counted = counted;
  }

  /** How many cases there are. */
  get count(): number {
    return this.all.reduce((product, { size }) => product * size, 1);
  }

  get whole(): UnknownsBox {
    return this.all.map(({ size }) => [0, size - 1]);
  }

  factsAt(at: readonly number[]): Map<string, Value> {
    const facts = this.field.factsAt(this.counted.map((i) => at[i] ?? 0));
    this.all.forEach((one, i) => {
      facts.set(one.rule.name, one.valueAt(at[i] ?? 0));
    });
    return facts;
  }

  isTaken(at: readonly number[]): boolean {
    return this.field.isTaken(this.counted.map((i) => at[i] ?? 0));
  }

  refusal(at: readonly number[]): Problem | undefined {
    return this.field.refusal(this.counted.map((i) => at[i] ?? 0));
  }

  /** What the facts can be within a box. */
  boundsIn(box: UnknownsBox): Map<string, Bounds> {
    const levers = this.counted.map((i) => box[i] ?? ([0, 0] as const));
    const bounds = new Map(this.field.boundsIn(levers));
    this.all.forEach((one, i) => {
      const [from, to] = box[i] ?? [0, 0];
      bounds.set(one.rule.name, valueBounds(one, from, to));
    });
    return bounds;
  }
}

function valueBounds(one: UnknownFact, from: number, to: number): Bounds {
  const first = one.valueAt(from);
  if (isRatio(first)) {
    const last = one.valueAt(to);
    const next = one.size > 1 ? one.valueAt(1) : first;
    const d = [first, next].reduce((most, value) => (isRatio(value) && value.d > most ? value.d : most), 1n);
    const ends = [first, ...(isRatio(last) ? [last] : [])].toSorted(compareRatios);
    return { kind: 'number', within: between(ends[0], ends.at(-1)), grain: ratio(1n, d) };
  }
  const values = Array.from({ length: to - from + 1 }, (_, i) => one.valueAt(from + i));
  if (typeof first === 'boolean')
    return { kind: 'truth', canHold: values.includes(true), canFail: values.includes(false) };
  return {
    kind: 'choice',
    choices: new Set(values.flatMap((value) => (typeof value === 'string' ? [value] : []))),
  };
}

/** The unknown inputs of a person. @throws ProblemError for one whose values cannot be gone through */
export function unknownsOf(situation: Situation): Unknowns {
  const { engine, person, schemes } = situation;
  const books = factBooks(engine.rules, schemes);
  // What no figure of the schemes rests on narrows nothing.
  const used = new Set(sideBySide(engine, person, schemes).order.map(({ name }) => name));
  const asked = [...books.직원.terms, ...books.근무.terms].filter(
    ({ name }) => person.unknown?.has(name) === true && used.has(name),
  );
  const problems = new Problems();
  for (const { name, unit, fact } of asked) {
    const kind = engine.rules.term(name)?.type.kind;
    if (kind !== 'number' && kind !== 'choice' && kind !== 'truth')
      problems.add('cannot-be-unknown', { at: person.at, values: { key: fact?.key ?? name, unit } });
  }
  problems.throwIfAny();
  const numbers = asked.filter(({ name }) => engine.rules.term(name)?.type.kind === 'number');
  const first = withFirstChoices(person, asked);
  const field = openField(
    { ...situation, person: first },
    numbers.map(({ name, fact }) => ({ name: fact?.key ?? name })),
  );
  const ofLever = new Map(numbers.map((rule, i) => [rule, field.levers[i]]));
  const all = asked.map((rule): UnknownFact => {
    const lever = ofLever.get(rule);
    if (lever !== undefined)
      return { rule, size: lever.range.size, valueAt: (place): Ratio => leverValueAt(lever.range, place) };
    const values: readonly Value[] = rule.choices ?? [false, true];
    return { rule, size: values.length, valueAt: (place) => values[place] ?? false };
  });
  return new Unknowns(
    all,
    field,
    numbers.map((rule) => asked.indexOf(rule)),
  );
}

/** Choices must have some value for the calendar to be asked; which one moves no day and no minute. */
const withFirstChoices = (person: PersonMonth, asked: readonly TermRule[]): PersonMonth => ({
  ...person,
  facts: new Map([
    ...person.facts,
    ...asked.flatMap(({ name, unit, choices }): [string, Value][] => {
      const [choice] = choices ?? [];
      return choice !== undefined ? [[name, choice]] : unit === '여부' ? [[name, false]] : [];
    }),
  ]),
});
