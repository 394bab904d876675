import type { Day } from '../calendar/date.ts';
import { settingTerms } from '../calendar/interface.ts';
import type { Value } from '../formula/checked.ts';
import type { PersonMonth, PersonState } from '../people/types.ts';
import { ProblemError } from '../problem/problem.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { BeforeAndAfter, type GivenMonth } from './divided-program.ts';
import type { MonthDivider, MonthPayer } from './month-divider.ts';
import { type OpenFact, type OpenMonth, type OpenSegment, openMonth } from './open-month.ts';
import { asIn, cutDays, segmentsOf, statesOf, wholeOf } from './parts.ts';
import type { SchemeRef } from './scheme-ref.ts';

/** A segment of a month, and the month as if what holds in it held all along. */
interface Segment {
  readonly state: PersonState;
  readonly whole: PersonMonth;
  readonly scheme: SchemeRef;
}

/** A month in which something changes: its parts for the person, and its segments for whoever is employed in them. */
interface CutMonth {
  readonly states: readonly PersonState[];
  readonly segments: readonly Segment[];
}

const undivided = (person: PersonMonth): PersonMonth =>
  person.changes === undefined ? person : wholeOf(person);

/** Makes months that may be divided one program, and gives it what a person's month says. */
export class MonthOpener {
  private readonly payer: MonthPayer;
  private readonly divider: MonthDivider;
  private readonly known = new WeakMap<SchemeProgram, Map<string, KnownMonth[]>>();

  constructor(payer: MonthPayer, divider: MonthDivider) {
    [this.payer, this.divider] = [payer, divider];
  }

  /** @throws ProblemError for rules or a month that are wrong */
  open(person: PersonMonth, scheme: SchemeRef): GivenMonth {
    const cut = this.cut(person, scheme);
    if (cut === undefined) return this.payer.givenWhole(undivided(person), scheme, person);
    this.refuseMinutes(person, scheme);
    const { states, segments } = cut;
    const { program, facts } = this.made(person, segments, scheme);
    const end = states.at(-1);
    if (end === undefined) throw new RangeError('a month has a part');
    const { inputs } = this.payer.givenWhole(asIn(person, states, end), scheme, person);
    return { program, inputs: new Map([...inputs, ...this.given(person, cut, facts)]) };
  }

  /**
   * The program alone, and what the calendar gives it: nothing of the person is looked at but when something changes, and their days
   * and hours.
   */
  program(person: PersonMonth, scheme: SchemeRef): SchemeProgram {
    const cut = this.cut(person, scheme);
    if (cut === undefined) return this.payer.program(undivided(person), scheme);
    return this.made(person, cut.segments, scheme).program;
  }

  /** The facts by name, without the figures of earlier months and other schemes. */
  facts(person: PersonMonth, scheme: SchemeRef): ReadonlyMap<string, Value> {
    const cut = this.cut(person, scheme);
    if (cut === undefined) return this.payer.ownGiven(undivided(person), scheme).inputs;
    const { states, segments } = cut;
    const { facts } = this.made(person, segments, scheme);
    const end = states.at(-1);
    const own = end === undefined ? nothing : this.payer.ownGiven(asIn(person, states, end), scheme).inputs;
    return new Map([...own, ...this.given(person, cut, facts)]);
  }

  /** How a month is cut; undefined where it is not. */
  private cut(person: PersonMonth, scheme: SchemeRef): CutMonth | undefined {
    if (person.part !== undefined) return undefined;
    const days = this.divider.ruleDays(person, scheme);
    const cuts = cutDays(person, days);
    if (cuts.length === 0) return undefined;
    const states = statesOf(person, days);
    const segments = segmentsOf(person, cuts).map((state): Segment => {
      return { state, whole: asIn(person, states, state), scheme };
    });
    return { states, segments };
  }

  /** Minutes without days cannot be divided. */
  private refuseMinutes(person: PersonMonth, scheme: SchemeRef): void {
    if (person.classified === undefined) return;
    try {
      this.divider.divided(person, scheme);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // What else is wrong with the person is for whoever works the month out.
      if (error.problems.some(({ code }) => code === 'minutes-in-divided-month')) throw error;
    }
  }

  private made(person: PersonMonth, segments: readonly Segment[], scheme: SchemeRef): OpenMonth {
    const made = this.structure(person, segments);
    if (!made.coverageMoves) return made;
    const covering = segments.map((one, i) =>
      i === segments.length - 1 ? one : { ...one, scheme: this.divider.covering(one.whole, scheme) },
    );
    return this.structure(person, covering);
  }

  /** One for everybody whose month is cut alike. */
  private structure(person: PersonMonth, segments: readonly Segment[]): OpenMonth {
    const programs = segments.map(({ whole, scheme }) => this.payer.program(whole, scheme));
    const open = segments.flatMap(({ state: { from, to } }, i): OpenSegment[] => {
      const program = programs[i];
      if (program === undefined) return [];
      const hoursAlike = this.hoursAlike(person, segments, programs, i);
      return [{ from, to, program, hoursAlike, otherFacts: otherFacts(person, from, program) }];
    });
    const last = programs.at(-1);
    if (last === undefined) throw new RangeError('a month has a segment');
    const key = JSON.stringify(open.map(({ hoursAlike, otherFacts: facts }) => [hoursAlike, ...facts]));
    const known = this.known.get(last) ?? new Map<string, KnownMonth[]>();
    this.known.set(last, known);
    const alike = known.get(key) ?? [];
    const before = alike.find((one) => one.programs.every((program, i) => program === programs[i]));
    if (before !== undefined) return before.made;
    const made = openMonth(this.payer.rules, open);
    known.set(key, [...alike, { programs, made }]);
    return made;
  }

  /** Whether days and hours are looked at as in the segment before: only where nothing says otherwise is it so of everybody. */
  private hoursAlike(
    { changes = [] }: PersonMonth,
    segments: readonly Segment[],
    programs: readonly SchemeProgram[],
    place: number,
  ): boolean {
    const [before, after] = [segments[place - 1], segments[place]];
    const [was, is] = [programs[place - 1], programs[place]];
    if (before === undefined || after === undefined || was === undefined || is === undefined) return true;
    const isRules = changes.every(({ from }) => from !== after.state.from);
    const sides = new BeforeAndAfter(was, is);
    if (isRules && !Object.keys(settingTerms).some(sides.differs)) return true;
    const [one, other] = [before, after].map(({ whole, scheme }) => this.divider.hoursKey(whole, scheme));
    return one === other;
  }

  /** What the facts come to that have a name of their own. */
  private given(
    person: PersonMonth,
    { states, segments }: CutMonth,
    facts: readonly OpenFact[],
  ): Map<string, Value> {
    const start = states[0]?.asOf ?? 0;
    const hired = segments.findLastIndex(({ state }) => state.from <= start);
    const read = ({ first, last, isWhole }: OpenFact): ReadonlyMap<string, Value> => {
      const segment = segments[first];
      if (segment === undefined) return nothing;
      if (isWhole) return this.payer.ownGiven(segment.whole, segment.scheme).inputs;
      const [from, to] = [states[first - hired], states[last - hired]];
      // Of somebody who was hired behind it or left before, it has no days.
      if (from === undefined || to === undefined) return nothing;
      const { scheme } = segment;
      return this.divider.spanMonth(person, states, { state: from, scheme }, { state: to }).inputs;
    };
    const known = new Map<string, ReadonlyMap<string, Value>>();
    return new Map(
      facts.flatMap((fact): [string, Value][] => {
        const key = `${fact.first} ${fact.last} ${fact.isWhole}`;
        const inputs = known.get(key) ?? read(fact);
        known.set(key, inputs);
        const value = inputs.get(fact.name);
        return value === undefined ? [] : [[fact.called, value]];
      }),
    );
  }
}

interface KnownMonth {
  readonly programs: readonly SchemeProgram[];
  readonly made: OpenMonth;
}

const nothing: ReadonlyMap<string, Value> = new Map();

/** The facts that a later change of the month moves: what it says, and the sums of allowances where it says others. */
function otherFacts({ changes = [] }: PersonMonth, day: Day, { terms }: SchemeProgram): ReadonlySet<string> {
  const later = changes.filter(({ from }) => from > day);
  const sums = later.some(({ allowances }) => allowances !== undefined)
    ? [...terms].flatMap(([name, { rule }]) => (rule.fact?.from === '수당' ? [name] : []))
    : [];
  return new Set([...later.flatMap(({ facts }) => [...facts.keys()]), ...sums]);
}
