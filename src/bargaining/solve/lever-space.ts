import { isRatio, type Value } from '../../formula/checked.ts';
import type { Term } from '../../formula/program.ts';
import { compareRatios, multiply, type Ratio, ratio } from '../../formula/ratio.ts';
import { assumedIn } from '../../pay/assumed.ts';
import type { Engine } from '../../pay/engine.ts';
import { attempt, comparePerson } from '../../pay/estimate.ts';
import { splitName } from '../../pay/figures.ts';
import { factsOf, programsFor, type SideBySide, sideBySide, withFallbacks } from '../../pay/side-by-side.ts';
import type { PersonMonth } from '../../people/types.ts';
import { type Problem, ProblemError, Problems } from '../../problem/problem.ts';
import { type Column, type ColumnEncoding, encodeValue } from '../../readings/batch/columns.ts';
import { type Bounds, constant, either, sameBounds } from '../../readings/bound.ts';
import { between } from '../../readings/interval.ts';
import type { Points } from '../../readings/solve/points.ts';
import type { Sweep } from '../../readings/solve/sweep.ts';
import type { AssumedValue } from '../../rules/assumptions.ts';
import type { Change } from '../../rules/change.ts';
import type { InputLever } from './input-lever.ts';
import { findLever, notesOf, withMinutes } from './lever.ts';
import type { LeverNote } from './lever-note.ts';
import { leverValueAt, type RangeQuery, rangeFor } from './range.ts';
import { changeOf, type WorkQuantity, withUsualHours, workedOtherwise } from './work.ts';

/** Whose month is asked about, and under which schemes, the first being the yardstick. */
export interface Situation {
  readonly engine: Engine;
  readonly person: PersonMonth;
  readonly schemes: readonly string[];
}

/** What the figures of a situation rest on that is not out yet. */
export const assumedFor = ({ engine, schemes, person }: Situation): AssumedValue[] =>
  assumedIn(engine, schemes, [person.month]);

/** A lever that is asked for. */
export interface LeverQuery extends RangeQuery {
  readonly name: string;
}

/** How many values of leave days and of working time, at most, the calendar is asked for. */
const mostCalendars = 20_000;

/** A person's month over all values of some levers. */
export class LeverSpace {
  readonly situation: Situation;
  readonly side: SideBySide;
  readonly levers: readonly InputLever[];
  /** What is taken for granted while the levers vary. */
  readonly notes: readonly LeverNote[];
  private within: ReadonlyMap<string, Bounds> | undefined;
  private readonly calendars = new Map<string, Calendar>();
  private readonly calendarBoxes = new Map<string, ReadonlyMap<string, Bounds>>();
  private readonly places: ReadonlyMap<string, number>;

  constructor(
    situation: Situation,
    side: SideBySide,
    levers: readonly InputLever[],
    notes: readonly LeverNote[] = [],
  ) {
    this.situation = situation;
    this.notes = notes;
    this.levers = levers;
    this.side = opened(side, new Set(levers.flatMap(({ terms }) => terms)));
    const calendars = levers.reduce(
      (all, { asksCalendar, range }) => all * (asksCalendar ? range.size : 1),
      1,
    );
    if (calendars > mostCalendars)
      throw new ProblemError([
        { code: 'grid-too-large', values: { size: String(calendars), limit: String(mostCalendars) } },
      ]);
    this.places = new Map(levers.flatMap(({ terms }, i) => terms.map((term) => [term, i] as const)));
  }

  /**
   * What facts can be that differ from point to point. It asks the calendar at every point, which is done without where few
   * points are looked at.
   */
  get varied(): ReadonlyMap<string, Bounds> {
    this.within ??= new Map([...this.calendarBounds(), ...this.levers.flatMap((lever) => boundsOf(lever))]);
    return this.within;
  }

  /** Every fact at a point, given as a place on each lever. */
  factsAt(at: readonly number[]): Map<string, Value> {
    const facts = new Map(this.side.facts);
    for (const [name, value] of this.calendar(at)?.facts ?? []) facts.set(name, value);
    this.levers.forEach((lever, i) => {
      const value = leverValueAt(lever.range, at[i] ?? 0);
      for (const term of lever.terms) facts.set(term, value);
    });
    return facts;
  }

  /** The same point as any other command is given it: to be worked out by itself. @throws ProblemError for work that finds no days */
  situationAt(at: readonly number[]): Situation {
    return situationAt(
      this.situation,
      this.levers,
      this.levers.map(({ range }, i) => leverValueAt(range, at[i] ?? 0)),
    );
  }

  /** Whether the calendar takes the record at a point; what the rules ask of inputs, `validName` says. */
  isTaken(at: readonly number[]): boolean {
    return this.calendar(at)?.refused === undefined;
  }

  /** What is wrong with the input at a point, as any other command would say. */
  refusal(at: readonly number[]): Problem | undefined {
    const found = this.calendar(at)?.refused;
    if (found !== undefined) return found;
    const problems = new Problems();
    const { engine, person, schemes } = this.situationAt(at);
    attempt(problems, () => comparePerson(engine, person, schemes));
    return problems.list[0];
  }

  /** What the varied facts can be while each lever is between two places. */
  boundsIn(box: readonly (readonly [number, number])[]): Map<string, Bounds> {
    return new Map([
      ...this.calendarBounds(box),
      ...this.levers.flatMap((lever, i) => boundsOf(lever, box[i]?.[0], box[i]?.[1])),
    ]);
  }

  /** The points along the first lever, the others being at places of theirs. */
  line(others: readonly number[] = []): Sweep {
    const [lever] = this.levers;
    if (lever === undefined) throw new RangeError('a line needs a lever');
    return {
      size: lever.range.size,
      isTaken: (point) => this.isTaken([point, ...others]),
      points: (from, to) => this.points(from, to - from + 1, others),
      between: (from, to) =>
        lever.asksCalendar
          ? undefined
          : new Map([
              ...[...this.varied].map(
                ([name, bounds]) => [name, this.fixedAt(name, others) ?? bounds] as const,
              ),
              ...boundsOf(lever, from, to),
            ]),
    };
  }

  /** What a fact that follows from the other levers comes to. */
  private fixedAt(name: string, others: readonly number[]): Bounds | undefined {
    const value = this.factsAt([0, ...others]).get(name);
    if (value === undefined) return undefined;
    return isRatio(value)
      ? { kind: 'number', within: between(value, value), grain: ratio(1n, value.d) }
      : constant(value);
  }

  private points(start: number, count: number, others: readonly number[]): Points {
    return {
      count,
      factsAt: (point) => this.factsAt([start + point, ...others]),
      fill: (spec, column) => this.fill(spec, column, start, count, others),
    };
  }

  private fill(
    spec: ColumnEncoding,
    column: Column,
    start: number,
    count: number,
    others: readonly number[],
  ): void {
    const scale = ratio(spec.scale);
    const whole = (value: Ratio): number => Number(multiply(value, scale).n);
    const place = this.places.get(spec.term);
    const lever = this.levers[place ?? -1];
    if (lever !== undefined && place !== undefined && place > 0) {
      column.fill(whole(leverValueAt(lever.range, others[place - 1] ?? 0)));
    } else if (lever !== undefined) {
      const [first, step] = [whole(leverValueAt(lever.range, start)), whole(lever.range.step)];
      for (let i = 0; i < count; i++) column[i] = first + i * step;
    } else {
      for (let i = 0; i < count; i++) {
        const value =
          this.calendar([start + i, ...others])?.facts.get(spec.term) ?? this.side.facts.get(spec.term);
        column[i] = value !== undefined && isRatio(value) ? whole(value) : encodeValue(spec, value);
      }
    }
  }

  /** What the calendar says at a point; undefined where no lever bears on it. */
  private calendar(at: readonly number[]): Calendar | undefined {
    const own = this.levers.map((lever, i) => (lever.asksCalendar ? (at[i] ?? 0) : -1));
    if (own.every((place) => place < 0)) return undefined;
    const key = own.join();
    const known = this.calendars.get(key);
    if (known !== undefined) return known;
    const values = this.levers.map(({ range, asksCalendar, now }, i) =>
      asksCalendar ? leverValueAt(range, at[i] ?? 0) : now,
    );
    const bearing = this.levers.map((lever) => lever.asksCalendar);
    const made = readCalendar(() =>
      situationAt(
        this.situation,
        this.levers.filter((_, i) => bearing[i]),
        values.filter((_, i) => bearing[i]),
      ),
    );
    this.calendars.set(key, made);
    return made;
  }

  /** What each fact of the calendar can be while the levers are within a box. */
  private calendarBounds(
    box: readonly (readonly [number, number])[] = this.levers.map(({ range }) => [0, range.size - 1]),
  ): ReadonlyMap<string, Bounds> {
    // Levers that the calendar does not ask may lie anywhere: most boxes share their days with others.
    const key = box.filter((_, i) => this.levers[i]?.asksCalendar).join(' ');
    const made = this.calendarBoxes.get(key) ?? this.calendarBoundsAnew(box);
    this.calendarBoxes.set(key, made);
    return made;
  }

  private calendarBoundsAnew(box: readonly (readonly [number, number])[]): ReadonlyMap<string, Bounds> {
    const bounds = new Map<string, Bounds>();
    const sizes = this.levers.map(({ asksCalendar }, i) => {
      const [from, to] = box[i] ?? [0, 0];
      return asksCalendar ? to - from + 1 : 1;
    });
    const count = sizes.reduce((product, size) => product * size, 1);
    if (!this.levers.some(({ asksCalendar }) => asksCalendar)) return bounds;
    const seen = new Map<string, Ratio[]>();
    const others = new Map<string, Bounds>();
    for (let n = 0; n < count; n++) {
      let rest = n;
      const at = sizes.map((size, i) => {
        const place = rest % size;
        rest = (rest - place) / size;
        return place + (box[i]?.[0] ?? 0);
      });
      for (const [name, value] of this.calendar(at)?.facts ?? []) {
        if (!isRatio(value)) {
          if (typeof value !== 'object') others.set(name, either(others.get(name), constant(value)));
          continue;
        }
        const known = seen.get(name) ?? [];
        if (known.length === 0) seen.set(name, known);
        if (!known.some((one) => compareRatios(one, value) === 0)) known.push(value);
      }
    }
    for (const [name, can] of others) {
      const now = this.side.facts.get(name);
      if (now === undefined || !sameBounds(can, constant(now))) bounds.set(name, can);
    }
    for (const [name, values] of seen) {
      const sorted = values.toSorted(compareRatios);
      const [lo, hi] = [sorted[0], sorted.at(-1)];
      const now = this.side.facts.get(name);
      const same = now !== undefined && isRatio(now) && lo !== undefined && compareRatios(lo, now) === 0;
      if (lo === undefined || hi === undefined || (same && compareRatios(lo, hi) === 0)) continue;
      const grain = ratio(
        1n,
        values.reduce((d, value) => (value.d > d ? value.d : d), 1n),
      );
      bounds.set(name, { kind: 'number', within: between(lo, hi), grain });
    }
    return bounds;
  }
}

/** Facts as the calendar sees them at a point, and what is wrong with the record there. */
interface Calendar {
  readonly facts: ReadonlyMap<string, Value>;
  readonly refused: Problem | undefined;
}

function readCalendar(at: () => Situation): Calendar {
  const problems = new Problems();
  const facts = new Map<string, Value>();
  attempt(problems, () => {
    const { engine, person, schemes } = at();
    for (const scheme of schemes) engine.check(person, scheme, problems);
    for (const scheme of withFallbacks(programsFor(engine, person), schemes))
      for (const [name, value] of factsOf(engine, person, scheme)) facts.set(name, value);
  });
  return { facts, refused: problems.list[0] };
}

function situationAt(
  situation: Situation,
  levers: readonly InputLever[],
  values: readonly Ratio[],
): Situation {
  const changes = new Map<string, Change>();
  const work = new Map<WorkQuantity, Ratio>();
  let { person } = situation;
  levers.forEach((lever, i) => {
    const value = values[i] ?? lever.now;
    person = lever.person(person, value);
    if (lever.work !== undefined) work.set(lever.work, value);
    for (const [scheme, change] of lever.changes(value)) {
      const own = changes.get(scheme);
      changes.set(scheme, { replace: [], values: [...(own?.values ?? []), ...change.values] });
    }
  });
  const engine = changes.size === 0 ? situation.engine : situation.engine.with(changes);
  // The work as a whole, on the days that all other inputs leave for it: the same hours for every scheme.
  if (work.size > 0) {
    const stated = withUsualHours({ ...situation, engine, person });
    person = workedOtherwise({ ...situation, engine, person: stated }, changeOf(work));
  }
  return { ...situation, engine, person };
}

/** The ends of a lever's terms between two places. */
function boundsOf({ terms, range }: InputLever, from = 0, to = range.size - 1): [string, Bounds][] {
  const ends = [leverValueAt(range, from), leverValueAt(range, to)].toSorted(compareRatios);
  const within = between(ends[0], ends[1]);
  const { d } = range.step;
  const grain = ratio(1n, d % range.from.d === 0n ? d : d * range.from.d);
  return terms.map((term) => [term, { kind: 'number', within, grain }]);
}

/** A program in which the levers' terms come from outside, as facts do. */
function opened(side: SideBySide, names: ReadonlySet<string>): SideBySide {
  const order = side.order.map((term): Term => {
    if (!names.has(term.name)) return term;
    const { formula: _, ...open } = term;
    return open;
  });
  return { ...side, order };
}

/** Finds the levers and puts the field together. @throws ProblemError with everything wrong in what was asked */
export function openField(situation: Situation, asks: readonly LeverQuery[]): LeverSpace {
  const problems = new Problems();
  const { engine, person, schemes } = situation;
  const side = sideBySide(engine, person, schemes);
  const levers = asks.flatMap((ask) => {
    const found = findLever(
      { engine, person, side },
      ask.name.normalize('NFC').trim(),
      (lever, limits) => rangeFor(lever, limits, ask, problems),
      problems,
    );
    return found ?? [];
  });
  for (const { name } of levers)
    if (engine.binding?.parameters.includes(splitName(name).term))
      problems.add('lever-binds', { term: '--vary', values: { name } });
  const names = levers.map(({ name }) => name);
  for (const name of new Set(names.filter((one, i) => names.indexOf(one) < i)))
    problems.add('lever-twice', { term: '--vary', values: { name } });
  problems.throwIfAny();
  const notes = notesOf({ engine, person, side }, levers);
  const minutes = levers.find(({ minutesOf }) => minutesOf.length > 0);
  if (minutes === undefined) return new LeverSpace(situation, side, levers, notes);
  const worked = levers.find(({ work }) => work !== undefined);
  if (worked !== undefined)
    throw new ProblemError([
      { code: 'work-and-minutes', term: '--vary', values: { work: worked.name, minutes: minutes.name } },
    ]);
  const given = withMinutes(engine, person, schemes);
  return new LeverSpace({ ...situation, person: given }, sideBySide(engine, given, schemes), levers, notes);
}
