import { isoMonth } from '../../calendar/date.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import { compareRatios, type Ratio, ratio } from '../../formula/ratio.ts';
import { neededFacts, withNeeded } from '../../pay/needed-facts.ts';
import { changedFacts } from '../../pay/parts.ts';
import { sideBySide } from '../../pay/side-by-side.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import type { PersonMonth } from '../../people/types.ts';
import { type Problem, Problems } from '../../problem/problem.ts';
import type { Bounds } from '../../readings/bound.ts';
import { between } from '../../readings/interval.ts';
import type { TermRule } from '../../rules/model.ts';
import { type LeverSpace, openField, type Situation } from './lever-space.ts';
import { leverValueAt } from './range.ts';
import { workQuantities } from './work.ts';

/** An input that is not known, with every value that it may have. */
export interface UnknownFact {
  readonly rule: TermRule;
  readonly size: number;
  valueAt(place: number): Value;
}

/** Places of each unknown, both ends included. */
export type UnknownsBox = readonly (readonly [from: number, to: number])[];

/**
 * An unknown that the rules need of some people only, such as the hours of a contract: of the others it is what the rules take
 * where it is not said, which its last value stands for (a full-time worker's hours, `contractFact`).
 */
interface SometimesNeeded {
  readonly index: number;
  /** The choices that decide. */
  readonly deciding: readonly number[];
  isNeeded(at: readonly number[]): boolean;
}

/** All that a person's month may be while some inputs are unknown. */
export class Unknowns {
  readonly all: readonly UnknownFact[];
  readonly field: LeverSpace;
  /** Which of `all` each lever of the field is. */
  private readonly counted: readonly number[];

  private readonly sometimes: readonly SometimesNeeded[];

  constructor(
    all: readonly UnknownFact[],
    field: LeverSpace,
    counted: readonly number[],
    sometimes: readonly SometimesNeeded[] = [],
  ) {
    this.all = all;
    this.field = field;
    this.counted = counted;
    this.sometimes = sometimes;
  }

  /** How many cases there are. */
  get count(): number {
    return this.all.reduce((product, { size }) => product * size, 1);
  }

  /** Boxes that hold all cases: one for each answer that decides what is needed. */
  get whole(): readonly UnknownsBox[] {
    const all = this.all.map(({ size }): UnknownsBox[number] => [0, size - 1]);
    return this.sometimes.reduce<readonly UnknownsBox[]>(
      (boxes, one) =>
        one.deciding
          .reduce((some, i) => some.flatMap((box) => eachPlace(box, i)), boxes)
          .map((box) => (one.isNeeded(firsts(box)) ? box : withPlace(box, one.index, this.lastOf(one)))),
      [all],
    );
  }

  private readonly lastOf = ({ index }: SometimesNeeded): number => (this.all[index]?.size ?? 1) - 1;

  factsAt(at: readonly number[]): Map<string, Value> {
    const facts = this.field.factsAt(this.counted.map((i) => at[i] ?? 0));
    this.all.forEach((one, i) => {
      facts.set(one.rule.name, one.valueAt(at[i] ?? 0));
    });
    return facts;
  }

  isTaken(at: readonly number[]): boolean {
    if (this.sometimes.some((one) => at[one.index] !== this.lastOf(one) && !one.isNeeded(at))) return false;
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

const firsts = (box: UnknownsBox): readonly number[] => box.map(([from]) => from);

const withPlace = (box: UnknownsBox, index: number, place: number): UnknownsBox =>
  box.map((one, i) => (i === index ? [place, place] : one));

/** A box cut into one for each place of an unknown. */
function eachPlace(box: UnknownsBox, index: number): readonly UnknownsBox[] {
  const [from, to] = box[index] ?? [0, 0];
  return Array.from({ length: to - from + 1 }, (_, i) => withPlace(box, index, from + i));
}

/** A box with an unknown at one place; none where the box does not hold it. */
export const boxAt = (box: UnknownsBox, index: number, place: number): readonly UnknownsBox[] => {
  const [from, to] = box[index] ?? [0, 0];
  return place < from || place > to ? [] : [withPlace(box, index, place)];
};

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

/** The unknown inputs of a person, and those the rules need of them (`neededFacts`). @throws ProblemError for one whose values cannot be gone through */
export function unknownsOf(situation: Situation): Unknowns {
  const { engine, person, schemes } = situation;
  const books = factBooks(engine.rules, schemes);
  const open = withNeeded(engine, person, schemes);
  // What no figure of the schemes rests on narrows nothing.
  const used = new Set(sideBySide(engine, person, schemes).order.map(({ name }) => name));
  const asked = [...books.직원.terms, ...books.근무.terms].filter(
    ({ name }) => open.unknown?.has(name) === true && used.has(name),
  );
  const problems = new Problems();
  for (const { name, unit, fact } of asked) {
    const kind = engine.rules.term(name)?.type.kind;
    if (kind !== 'number' && kind !== 'choice' && kind !== 'truth')
      problems.add('cannot-be-unknown', { at: person.at, values: { key: fact?.key ?? name, unit } });
  }
  refuseDivided(person, asked, problems);
  problems.throwIfAny();
  const numbers = asked.filter(({ name }) => engine.rules.term(name)?.type.kind === 'number');
  const first = withFirstChoices(open, asked);
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
    sometimesNeeded(situation, all),
  );
}

/** What is not known and changes within the month would be unknown of each of its parts. */
function refuseDivided(person: PersonMonth, asked: readonly TermRule[], problems: Problems): void {
  const changed = changedFacts(person);
  const names = asked.flatMap(({ name, fact }) => (changed.has(name) ? [fact?.key ?? name] : []));
  const work = Object.keys(workQuantities).join(', ');
  if (names.length > 0)
    problems.add('divided-month', {
      at: person.at,
      values: { month: isoMonth(person.month), name: names.join(', '), work },
    });
}

/** The unknowns that nobody called unknown and that not every case needs. */
function sometimesNeeded(
  { engine, person, schemes }: Situation,
  all: readonly UnknownFact[],
): readonly SometimesNeeded[] {
  const names = all.map(({ rule }) => rule.name);
  return [...neededFacts(engine, person, schemes)].flatMap(([name, { isSure, restsOn }]) => {
    const index = names.indexOf(name);
    if (isSure || index < 0) return [];
    const deciding = all.flatMap(({ rule }, i) =>
      rule.choices !== undefined && restsOn.has(rule.name) ? [i] : [],
    );
    const known = new Map<string, boolean>();
    const isNeeded = (at: readonly number[]): boolean => {
      const key = deciding.map((i) => at[i]).join();
      const before = known.get(key);
      if (before !== undefined) return before;
      const chosen = deciding.flatMap((i): [string, Value][] => {
        const fact = all[i];
        return fact === undefined ? [] : [[fact.rule.name, fact.valueAt(at[i] ?? 0)]];
      });
      const facts = new Map([...person.facts, ...chosen]);
      const made = neededFacts(engine, { ...person, facts }, schemes).has(name);
      known.set(key, made);
      return made;
    };
    return [{ index, deciding, isNeeded }];
  });
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
