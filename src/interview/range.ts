import { payMonth } from '../calendar/interface.ts';
import type { WorkRecord } from '../calendar/types.ts';
import { usualDay } from '../calendar/work.ts';
import type { Value } from '../formula/checked.ts';
import type { Term } from '../formula/program.ts';
import { add, compareRatios, ratio, zero } from '../formula/ratio.ts';
import { attempt } from '../pay/estimate.ts';
import { schemeFactBounds } from '../pay/fact-bounds.ts';
import { type FactNeed, neededFacts } from '../pay/needed-facts.ts';
import type { PersonMonth } from '../people/types.ts';
import { Problems } from '../problem/problem.ts';
import { type Bounds, constant, either } from '../readings/bound.ts';
import { bounds } from '../readings/bounds.ts';
import { between, type Interval, union } from '../readings/interval.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { dayParts } from '../rules/leave-parts.ts';
import { type Answers, answerOf, inputValue, withValue } from './answers.ts';
import type { InterviewSession, Question } from './interview-session.ts';

/** What a line must come to under each scheme, in won, given what is not known yet. */
export interface LineRange {
  readonly scheme: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** How facts without an answer count: as anything they can be, or as the rules have it when nothing is given. */
export type UnansweredPolicy = (question: Question) => 'any' | 'absent';

/**
 * Until it is answered, what is asked first is open; an amount that the rules can do without is as they have it, and
 * so is every other fact.
 */
export const usualOpen: UnansweredPolicy = ({ term: { fact, unit } }) =>
  fact?.required === true || (fact?.first === true && unit !== '원') ? 'any' : 'absent';

/**
 * The line's range under every scheme. An answer that cannot be read counts as none; undefined where no month is
 * known.
 */
export function rangesOf(
  session: InterviewSession,
  answers: Answers,
  line: string,
  open: UnansweredPolicy = usualOpen,
): LineRange[] | undefined {
  const given = sketch(session, answers);
  if (given === undefined) return undefined;
  // A month of which no law is known has no range.
  return attempt(new Problems(), () => {
    const rangers = casesOf(session, answers, given, open).flatMap((one) =>
      piecesOf(session, one).map((pieces) => new Ranger(session, one, open, pieces)),
    );
    return session.schemes.map((scheme) => {
      const parts = rangers.flatMap((one) => one.line(scheme, line) ?? []);
      const [first, ...others] = parts;
      const within = first && others.reduce(union, first);
      return { scheme, from: whole(within?.lo), to: whole(within?.hi) };
    });
  });
}

/** What a month's pay usually comes to, in won: an amount beyond is asked about again, and none is taken as so. */
export const usualAmount = { from: 300_000, to: 10_000_000 } as const;

/** The facts that some compared scheme uses, and those of which only that they are usual amounts is taken. */
export interface FactUses {
  readonly used: ReadonlySet<string>;
  readonly usual: ReadonlySet<string>;
}

/** What the figures of these answers rest on; nothing where no month is known. */
export function usesOf(session: InterviewSession, answers: Answers): FactUses {
  const nothing: FactUses = { used: new Set(), usual: new Set() };
  const given = sketch(session, answers);
  if (given === undefined) return nothing;
  const { engine, rules, schemes, facts } = session;
  const counted = rules.leave.counted.map(({ fact }) => fact);
  const uses = attempt(new Problems(), (): FactUses => {
    const programs = schemes.map((scheme) => engine.openProgram(given.person, scheme));
    const used = facts.filter(
      ({ term: { name } }) => counted.includes(name) || programs.some(({ index }) => index.has(name)),
    );
    return {
      used: new Set(used.map(({ term }) => term.name)),
      usual: new Set(amountNeeds(session, needsOf(session, given))),
    };
  });
  return uses ?? nothing;
}

/** Amounts that the rules cannot do without of this person, or may not, and that nobody has said. */
const amountNeeds = ({ questions }: InterviewSession, needs: Needs): string[] =>
  questions.flatMap((one) => (isUsual(one, needs) ? [one.term.name] : []));

/** Whether no more is taken of an amount than that it is no odd one. */
const isUsual = ({ term: { name, unit } }: Question, needs: Needs): boolean =>
  unit === '원' && needs.has(name);

/** What the rules cannot do without of a person, or may not. */
type Needs = ReadonlyMap<string, FactNeed>;

function needsOf({ engine, schemes }: InterviewSession, { answered, person }: Sketch): Needs {
  const isKnown = (name: string): boolean => answered.has(name) && person.facts.has(name);
  return neededFacts(engine, person, schemes, isKnown);
}

/** A person by some answers, and what is needed of them. */
interface Case {
  readonly given: Sketch;
  readonly needs: Needs;
}

/**
 * The person by each answer to an open choice on which it rests whether the rules can do without a fact: whom they need it of
 * and whom they do not are not taken as one.
 */
function casesOf(
  session: InterviewSession,
  answers: Answers,
  given: Sketch,
  open: UnansweredPolicy,
): readonly Case[] {
  const needs = needsOf(session, given);
  const unsure = [...needs.values()].filter(({ isSure }) => !isSure);
  const question = session.questions.find(
    (one) =>
      one.term.choices !== undefined &&
      answerOf(answers, one.id) === '' &&
      open(one) === 'any' &&
      unsure.some(({ restsOn }) => restsOn.has(one.term.name)),
  );
  if (question === undefined) return [{ given, needs }];
  return (question.term.choices ?? []).flatMap((choice) => {
    const said = withValue(answers, question.id, choice);
    const one = sketch(session, said);
    return one === undefined ? [] : casesOf(session, said, one, open);
  });
}

/** What some open facts are taken to lie within, by term. */
type Pieces = ReadonlyMap<string, Bounds>;

/**
 * Cases that together are all that is possible: where a needed count is open, some of it at a time. An amount by the hour of 1 to 40 hours
 * is otherwise taken as anything from a fortieth of it.
 */
function piecesOf(session: InterviewSession, { given, needs }: Case): readonly Pieces[] {
  const program = session.engine.openProgram(given.person, session.schemes[0] ?? '');
  for (const { term } of session.questions) {
    const known = needs.has(term.name) && term.unit !== '원';
    const own = known ? program.order[program.index.get(term.name) ?? -1] : undefined;
    const can = own && schemeFactBounds(session.rules, program)(own);
    const [lo, hi] = can?.kind === 'number' ? [can.within.lo, can.within.hi] : [];
    if (can?.kind !== 'number' || lo === undefined || hi === undefined || compareRatios(lo.at, zero) <= 0)
      continue;
    const pieces: Pieces[] = [];
    for (let from = lo.at; compareRatios(from, hi.at) < 0; ) {
      const doubled = add(from, from);
      const to = compareRatios(doubled, hi.at) < 0 ? doubled : hi.at;
      pieces.push(new Map([[term.name, { ...can, within: between(from, to) }]]));
      from = to;
    }
    return pieces;
  }
  return [new Map()];
}

const usualBounds: Bounds = {
  kind: 'number',
  within: between(ratio(usualAmount.from), ratio(usualAmount.to)),
  grain: ratio(1),
};

const whole = (end: Interval['lo']): number | undefined =>
  end === undefined ? undefined : Number(end.at.n / end.at.d);

/** What is known of a person before everything is. */
interface Sketch {
  readonly person: PersonMonth;
  readonly answered: ReadonlySet<string>;
  /** Whether hours were given: without them each scheme's own hours are possible. */
  readonly hours: boolean;
}

/** The person with stand-ins for what is required and missing: their values are never looked at. */
function sketch(session: InterviewSession, answers: Answers): Sketch | undefined {
  const problems = new Problems();
  const person = session.read(inputValue(session.filled(answers)), problems);
  if (person === undefined) return undefined;
  // Of a list what its rows say is known, and that there are no more of them.
  const answered = session.facts.filter(({ id, term: { name, fact } }) =>
    fact?.slot === undefined ? answerOf(answers, id) !== '' : person.facts.has(name),
  );
  return {
    person,
    answered: new Set(answered.map(({ term }) => term.name)),
    hours: person.record.pattern !== undefined,
  };
}

/** What the calendar's facts can be, undefined for what no month has; and those that every month has. */
interface DerivedBounds {
  readonly bounds: ReadonlyMap<string, Bounds | undefined>;
  readonly always: ReadonlySet<string>;
}

/** The bounds reading of a person's month under a scheme. */
class Ranger {
  private readonly session: InterviewSession;
  private readonly given: Sketch;
  private readonly open: UnansweredPolicy;
  private readonly needs: Needs;
  private readonly pieces: Pieces;

  constructor(session: InterviewSession, { given, needs }: Case, open: UnansweredPolicy, pieces: Pieces) {
    this.pieces = pieces;
    this.session = session;
    this.given = given;
    this.needs = needs;
    this.open = (question) => (this.needs.has(question.term.name) ? 'any' : open(question));
  }

  /** A line's interval; where it is open whether the scheme covers the person, with that of the other one. */
  line(scheme: string, line: string): Interval | undefined {
    const { engine } = this.session;
    const program = engine.openProgram(this.given.person, scheme);
    const derived = this.derived(program, scheme);
    const stated = this.statedFacts(program, scheme);
    const read = bounds(program, this.factOf(program, derived.bounds, stated), undefined, (name) => {
      const known = stated.get(name);
      return known !== undefined
        ? known !== 'absent'
        : derived.always.has(name) || this.needs.get(name)?.isSure === true;
    });
    const truths = program.applies.map(({ term }) => read.of(term));
    const covers = truths.every((one) => one?.kind !== 'truth' || one.canHold);
    const misses = truths.some((one) => one?.kind === 'truth' && one.canFail);
    const own = read.of(line);
    const within = covers && own?.kind === 'number' ? own.within : undefined;
    const other = misses && program.scheme.fallback ? this.line(program.scheme.fallback, line) : undefined;
    return within && other ? union(within, other) : (within ?? other);
  }

  private factOf(
    program: SchemeProgram,
    derived: ReadonlyMap<string, Bounds | undefined>,
    stated: ReadonlyMap<string, Value | 'absent'>,
  ): (term: Term) => Bounds | undefined {
    const declared = schemeFactBounds(this.session.rules, program);
    return (term) => {
      if (derived.has(term.name)) return derived.get(term.name);
      const value = stated.get(term.name);
      if (value !== undefined && value !== 'absent') return constant(value);
      const name = program.terms.get(term.name)?.rule.name;
      const question = this.session.facts.find((one) => one.term.name === name);
      if (question !== undefined && isUsual(question, this.needs)) return usualBounds;
      const piece = name === undefined ? undefined : this.pieces.get(name);
      if (piece !== undefined) return piece;
      if (question === undefined || this.open(question) === 'any') return declared(term);
      return this.stated(question);
    };
  }

  /** What is known of the person's facts, in each part of the month in which it is another. */
  private statedFacts(program: SchemeProgram, scheme: string): ReadonlyMap<string, Value | 'absent'> {
    const { person, answered } = this.given;
    const facts = this.session.engine.openFacts(person, scheme);
    return new Map(
      program.order.flatMap(({ name, formula }): [string, Value | 'absent'][] => {
        const rule = program.terms.get(name)?.rule;
        if (formula !== undefined || rule?.fact === undefined) return [];
        const value = facts.get(name);
        // A change within the month says what it is from then on, whether or not it was known before.
        const isSaid = value !== undefined && value !== person.facts.get(rule.name);
        if (rule.fact.from !== '수당' && !answered.has(rule.name) && !isSaid) return [];
        return [[name, value ?? 'absent']];
      }),
    );
  }

  /** The default that the rules state; undefined for a fact they can do without. */
  private stated({ term: { name, at, fact, choices } }: Question): Bounds | undefined {
    if (fact?.default === undefined) return undefined;
    if (choices !== undefined) return constant(fact.default);
    const value = this.session.rules.literal(name, { text: fact.default, at }, new Problems());
    return value === undefined ? undefined : constant(value);
  }

  /** What the calendar makes of every month that is still possible, and what each of those has. */
  private derived(program: SchemeProgram, scheme: string): DerivedBounds {
    const { engine } = this.session;
    const facts = this.people().flatMap((one) =>
      this.records(one).map((record) => engine.openFacts({ ...one, record }, scheme)),
    );
    const declared = schemeFactBounds(this.session.rules, program);
    const always = new Set<string>();
    const all = new Map<string, Bounds | undefined>();
    for (const term of program.order) {
      const rule = program.terms.get(term.name)?.rule;
      if (term.formula !== undefined || rule?.fact?.from !== '파생' || rule.name === payMonth) continue;
      const values = facts.flatMap((one) => one.get(term.name) ?? []);
      if (values.length === facts.length) always.add(term.name);
      const hull = values.map(constant).reduce<Bounds | undefined>((sum, one) => either(sum, one), undefined);
      // A part of the month that somebody has on some days of joining and leaving has as many days as these leave it.
      const isPartly = rule.fact.slot === undefined && values.length < facts.length;
      all.set(term.name, isPartly ? declared(term) : hull);
    }
    return { bounds: all, always };
  }

  /** The person as stated, and with the least and the most of each fact that is needed: days may rest on it. */
  private people(): PersonMonth[] {
    const { engine, questions, rules, schemes } = this.session;
    const { person } = this.given;
    const program = engine.openProgram(person, schemes[0] ?? '');
    const ends = questions.flatMap(({ term: { name } }) => {
      const term = this.needs.has(name) ? program.order[program.index.get(name) ?? -1] : undefined;
      const can = this.pieces.get(name) ?? (term && schemeFactBounds(rules, program)(term));
      return can?.kind === 'number' ? [can.within.lo, can.within.hi].map((end) => ({ name, end })) : [];
    });
    return [
      person,
      ...ends.flatMap(({ name, end }) =>
        end === undefined ? [] : [{ ...person, facts: new Map([...person.facts, [name, end.at]]) }],
      ),
    ];
  }

  /**
   * The records at the ends of what is possible: with each scheme's hours where none were given, and without
   * leave or with nothing but leave where its days are open. More leave means fewer minutes of every class.
   */
  private records(person: PersonMonth): WorkRecord[] {
    const { hours, answered } = this.given;
    const windows = this.session.schemes.flatMap((scheme) => {
      const settings = this.session.engine.daysOf(person, scheme);
      // Whoever has a contract of fewer hours may work these, or the scheme's all the same.
      return [...new Set([settings.window, usualDay(settings)])];
    });
    const patterns = hours ? [person.record] : windows.map((pattern) => ({ ...person.record, pattern }));
    const isOpen = (name: string): boolean =>
      this.session.questions.some((one) => one.term.name === name && this.open(one) === 'any');
    const open = this.session.rules.leave.counted.filter(({ fact }) => !answered.has(fact) && isOpen(fact));
    if (open.length === 0) return patterns;
    const all = Object.fromEntries(open.map(({ name }) => [name, { parts: 31 * dayParts }]));
    return patterns.flatMap((record) => [record, { ...record, leave: { ...record.leave, ...all } }]);
  }
}
