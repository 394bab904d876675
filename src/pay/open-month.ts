import { employment } from '../calendar/interface.ts';
import type { Formula, FormulaNode } from '../formula/checked.ts';
import { isoDay } from '../formula/civil.ts';
import type { Day } from '../formula/date.ts';
import { NodeBuilder, withRoot } from '../formula/nodes.ts';
import { needed, type Term } from '../formula/program.ts';
import { ratio, zero } from '../formula/ratio.ts';
import type { Type } from '../formula/units.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { Compiled } from '../rules/compile.ts';
import { basisOf, isCounted, isPaidByDays, type PlainPart, payItems, undatedDays } from './divided-items.ts';
import { nothing, type SpanMonth, SpannedProgram, spanName, termOf } from './divided-program.ts';

/** What holds of a scheme between two days of a month on which something changes. */
export interface OpenSegment {
  readonly from: Day;
  readonly to: Day;
  readonly program: SchemeProgram;
  /** Whether days and hours are looked at as in the segment before. */
  readonly hoursAlike: boolean;
  /** The facts of the person that are others than at the month's end. */
  readonly otherFacts: ReadonlySet<string>;
}

/** What a fact of the month is in some of its segments, under a name of its own. */
export interface OpenFact {
  readonly called: string;
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** As if what holds in the segment held all month; of its days alone otherwise. */
  readonly isWhole: boolean;
}

/** A month that may be divided, as one program whoever's it is. */
export interface OpenMonth {
  readonly program: SchemeProgram;
  readonly facts: readonly OpenFact[];
  /** Whether whom the scheme covers is another question in some segment. */
  readonly coverageMoves: boolean;
}

const truth: Type = { kind: 'truth' };

/**
 * A month in which something changes as one program for everybody: what divides the exact reading's month (`MonthDivider`) stands
 * in it as conditions. Each item is the undivided one where its parts are alike, else the sum of its spans; whoever joins or leaves
 * on a day has the segments between. So what is not known of somebody, or said of all, may be what divides their month.
 */
export function openMonth(rules: Compiled, segments: readonly OpenSegment[]): OpenMonth {
  const made = new OpenProgram(rules, segments);
  const { whole } = made;
  for (const { name } of whole.program.order) made.need(name);
  const { order, terms, tables, facts } = made;
  const index = new Map(order.map(({ name }, i) => [name, i]));
  const program = { ...whole.program, order, index, terms, tables };
  return { program, facts, coverageMoves: made.coverageMoves };
}

/** What two segments come to alike: always, never, or where a term holds. */
type Alike = boolean | { readonly term: string };

class OpenProgram extends SpannedProgram {
  readonly facts: OpenFact[] = [];
  private readonly rules: Compiled;
  private readonly segments: readonly OpenSegment[];
  private readonly items: ReadonlySet<string>;
  /** The month by what holds in each segment, for somebody whose month ends with it: items are the sums of their spans. */
  private readonly ends: readonly SpanMonth[];
  /** The same as if nothing were divided, which decides whether the segments are alike. */
  private readonly parts: readonly SpanMonth[];
  private readonly between = new Map<string, SpanMonth>();
  private readonly places = new Map<SpanMonth, readonly [number, number]>();
  private readonly undated: readonly ReadonlySet<string>[];

  constructor(rules: Compiled, segments: readonly OpenSegment[]) {
    const [last] = segments.slice(-1);
    if (last === undefined) throw new RangeError('a month has a segment');
    super({ program: last.program, inputs: new Map() });
    [this.rules, this.segments] = [rules, segments];
    this.items = new Set(payItems(rules).filter((item) => last.program.index.has(item)));
    const whole = ({ from, to, program }: OpenSegment, place: number, mark: string): SpanMonth =>
      this.placed({ from, to, program, inputs: new Map(), isWhole: true, isOfDay: true, mark }, place, place);
    this.ends = segments.map((one, i) => whole(one, i, ' 기준'));
    this.parts = segments.map((one, i) => whole(one, i, ' 견줌'));
    this.undated = segments.map(({ program }) => new Set(undatedDays(program, rules.leave)));
  }

  get coverageMoves(): boolean {
    return this.whole.program.applies.some(({ term }) => this.isChosen(term));
  }

  private placed(span: SpanMonth, first: number, last: number): SpanMonth {
    this.places.set(span, [first, last]);
    return span;
  }

  private placeOf = (span: SpanMonth): readonly [number, number] => this.places.get(span) ?? [0, 0];

  private span(first: number, last: number): SpanMonth {
    const [from, to] = [this.segments[first], this.segments[last]];
    if (from === undefined || to === undefined) throw new RangeError('no such segment');
    const made =
      this.between.get(`${first} ${last}`) ??
      this.placed({ from: from.from, to: to.to, program: from.program, inputs: new Map() }, first, last);
    this.between.set(`${first} ${last}`, made);
    return made;
  }

  protected override give(span: SpanMonth, { name, type }: Term, called: string): Formula | undefined {
    const [first, last] = this.placeOf(span);
    if (span.isWhole !== true && this.undated[first]?.has(name) === true)
      return this.daysWithoutDates(name, type, last);
    this.facts.push({ called, name, first, last, isWhole: span.isWhole === true });
    return undefined;
  }

  /** Days and minutes that have no date are those of the last part of somebody's month. */
  private daysWithoutDates(name: string, type: Type, last: number): Formula {
    this.need(name);
    const build = new NodeBuilder();
    const own = build.term(name, type);
    if (last === this.segments.length - 1) return build.formula(own);
    const goesOn = build.term(this.stillHere(last + 1), truth);
    return build.formula(build.choose(goesOn, build.constant(zero, type), own));
  }

  /** Days and minutes are those of a span, whatever they come to. */
  protected override isOtherFact(span: SpanMonth, name: string): boolean {
    const [first] = this.placeOf(span);
    if (this.segments[first]?.otherFacts.has(name) === true) return true;
    const isOfSpan =
      isCounted(span.program, name, this.rules.leave) || this.undated[first]?.has(name) === true;
    return span.isWhole !== true && isOfSpan;
  }

  protected override isItem(name: string): boolean {
    return this.items.has(name);
  }

  /** What stands for the month at whichever segment is its last, and the sum of spans, is no part's and no span's. */
  protected override isOwn(span: SpanMonth, name: string): boolean {
    if (this.ends.includes(span)) return false;
    return (
      (this.segments.length > 2 && this.isChosen(name)) || (span.isWhole === true && this.mayDivide(name))
    );
  }

  protected override isShared(span: SpanMonth, name: string): boolean {
    return this.ends.includes(span) && this.mayDivide(name);
  }

  private readonly chosen = new Map<string, boolean>();
  /** Whether a term is another where the month ends for somebody before its last segment. */
  private isChosen(name: string): boolean {
    const known =
      this.chosen.get(name) ?? this.ends.slice(0, -1).some((one) => this.termsOf(one).differs(name));
    this.chosen.set(name, known);
    return known;
  }

  protected override divided(name: string, term: Term): Formula | undefined {
    if (term.formula === undefined) return undefined;
    const isDivided = this.mayDivide(name);
    if (!isDivided && !this.isChosen(name)) return undefined;
    const build = new NodeBuilder();
    const endingIn = (last: number): FormulaNode => {
      if (!isDivided) return build.term(this.wholeTerm(last, name, term), term.type);
      return this.fromLast((first) => this.employedIn(first, last, name, term, build), last, build);
    };
    let root = endingIn(0);
    for (let last = 1; last < this.segments.length; last++)
      root = build.choose(build.term(this.stillHere(last), truth), endingIn(last), root);
    return { ...build.formula(root), text: term.formula.text };
  }

  /** What somebody has who joined in some segment up to the last one. */
  private fromLast(of: (first: number) => FormulaNode, last: number, build: NodeBuilder): FormulaNode {
    let root = of(0);
    for (let first = 1; first <= last; first++)
      root = build.choose(build.term(this.notYetHere(first), truth), of(first), root);
    return root;
  }

  private mayDivide = (name: string): boolean =>
    this.items.has(name) && this.isByDays(name, 0, this.segments.length - 1);

  /** Whether some segment's program pays an item by days. */
  private isByDays(item: string, first: number, last: number): boolean {
    const { leave } = this.rules;
    return this.segments.slice(first, last + 1).some(({ program }) => isPaidByDays(program, item, leave));
  }

  /** An item for somebody employed from one segment to another. */
  private employedIn(first: number, last: number, item: string, term: Term, build: NodeBuilder): FormulaNode {
    const undivided = (): FormulaNode => build.term(this.wholeTerm(last, item, term), term.type);
    if (!this.isByDays(item, first, last)) return undivided();
    const ofSpan = (from: number, to: number): FormulaNode => {
      const called = this.needIn(this.span(from, to), item, term);
      return build.term(called === item ? this.wholeTerm(last, item, term) : called, term.type);
    };
    const rest = (from: number, next: number): FormulaNode => {
      if (next > last) return from === first ? undivided() : ofSpan(from, last);
      const alike = this.alike(next, item);
      if (alike === true) return rest(from, next + 1);
      const cut = build.arithmetic('+', ofSpan(from, next - 1), rest(next, next + 1));
      return alike === false ? cut : build.choose(build.term(alike.term, truth), rest(from, next + 1), cut);
    };
    return rest(first, first + 1);
  }

  /** What a term is over the whole month by what holds in the segment with which it ends. */
  private wholeTerm(place: number, name: string, term: Term): string {
    const end = this.ends[place];
    if (end === undefined) throw new RangeError('no such segment');
    if (!this.mayDivide(name) && this.termsOf(end).differs(name)) return this.needIn(end, name, term);
    return this.copied(end, name, term);
  }

  /** A term's own formula under another name: by its own name it stands for whatever it is of somebody. */
  private copied(end: SpanMonth, name: string, term: Term): string {
    const called = spanName(name, end);
    if (this.made.has(called)) return called;
    this.made.add(called);
    const own = termOf(end, name);
    for (const below of own?.formula?.terms ?? []) this.needIn(end, below);
    const rule = end.program.terms.get(name);
    if (rule !== undefined) this.terms.set(called, rule);
    const formula =
      own?.formula === undefined ? nothing(term) : this.inSpan(own.formula, end, this.termsOf(end));
    this.order.push({ ...(own ?? term), name: called, formula });
    return called;
  }

  private helper(name: string, type: Type, formula: () => Formula): string {
    if (this.made.has(name)) return name;
    this.made.add(name);
    // What the formula rests on goes before it.
    const made = formula();
    this.order.push({ name, type, formula: made });
    return name;
  }

  /** Whether somebody is employed on the first day of a segment or behind it: who left before has what held then. */
  private stillHere = (place: number): string => this.employed(place, employment.left, true);
  /** Whether somebody was hired on the first day of a segment or behind it. */
  private notYetHere = (place: number): string => this.employed(place, employment.hired, false);

  private employed(place: number, fact: string, otherwise: boolean): string {
    const from = this.segments[place]?.from ?? 0;
    return this.helper(`나눔:${fact}:${isoDay(from)}`, truth, () => {
      this.fact(fact);
      const build = new NodeBuilder();
      const date: Type = { kind: 'date' };
      const then = build.relation('>=', build.term(fact, date), build.constant(ratio(from), date));
      return build.formula(build.choose(build.given(fact), then, build.constant(otherwise, truth)));
    });
  }

  /** A fact that the scheme itself may do without. */
  private fact(name: string): void {
    this.need(name);
    const known = this.rules.terms.get(name);
    const [found] = known?.rules ?? [];
    if (this.made.has(name) || known?.type === undefined || found === undefined) return;
    this.made.add(name);
    this.terms.set(name, found);
    const key = `${found.rule.fact?.from}.${found.rule.fact?.key}`;
    this.order.push({ name, type: known.type, key, at: found.rule.at });
  }

  /** Whether an item comes to the same by what holds in a segment and in the one before, whatever days and minutes these have. */
  private alike(place: number, item: string): Alike {
    const [before, after] = [this.segments[place - 1], this.segments[place]];
    if (before === undefined || after?.hoursAlike !== true) return false;
    const [was, is] = [before, after].map(({ program }) => basisOf(program, item, this.rules.leave));
    if (was?.formulas !== is?.formulas || was?.beside.length !== is?.beside.length) return false;
    const conditions: FormulaNode[] = [];
    const build = new NodeBuilder();
    for (const [i, part] of (is?.beside ?? []).entries()) {
      const other = was?.beside[i];
      const same = other && this.sameParts(place, other, part, build);
      if (same === undefined || same === false) return false;
      if (same !== true) conditions.push(same);
    }
    if (conditions.length === 0) return true;
    const root = conditions.reduce((all, one) => build.logic('and', all, one));
    return { term: this.helper(`나눔:${item}:${isoDay(after.from)}`, truth, () => build.formula(root)) };
  }

  /** Whether a part of a formula in which no count stands comes to the same in a segment and in the one before. */
  private sameParts(
    place: number,
    before: PlainPart,
    after: PlainPart,
    build: NodeBuilder,
  ): boolean | FormulaNode {
    const names = (part: PlainPart, at: number): readonly string[] =>
      part.names.map((name) => this.inPart(at, name));
    const [was, is] = [names(before, place - 1), names(after, place)];
    if (was.join() === is.join()) return true;
    const mayLack = [before, after].some((part, i) => this.mayLack(place - 1 + i, part.names));
    const equal = (a: string, b: string, type: Type): FormulaNode =>
      equality(build, build.term(a, type), build.term(b, type), mayLack);
    if (before.node === undefined || after.node === undefined) {
      const pairs = was.flatMap((one, i): FormulaNode[] => {
        const other = is[i];
        const type = termOf(this.whole, after.names[i] ?? '')?.type;
        return other === undefined || type === undefined || one === other ? [] : [equal(one, other, type)];
      });
      const [first, ...rest] = pairs;
      return first === undefined || was.length !== is.length
        ? false
        : rest.reduce((all, one) => build.logic('and', all, one), first);
    }
    const [a, b] = [this.partTerm(place - 1, before, before.node), this.partTerm(place, after, after.node)];
    return a === undefined || b === undefined ? false : equal(a, b, after.node.type);
  }

  /** Such a part as a term of its own. */
  private partTerm(place: number, { term }: PlainPart, root: FormulaNode): string | undefined {
    const part = this.parts[place];
    const formula = part && termOf(part, term)?.formula;
    if (part === undefined || formula === undefined || root.type.kind === 'list') return undefined;
    return this.helper(`나눔:${term}#${root.id}:${isoDay(part.from)}`, root.type, () =>
      this.inSpan(withRoot(formula, root), part, this.termsOf(part)),
    );
  }

  private inPart(place: number, name: string): string {
    const part = this.parts[place];
    return part === undefined ? name : this.needIn(part, name);
  }

  /** Whether what some terms rest on in a segment may be absent. */
  private mayLack(place: number, names: readonly string[]): boolean {
    const program = this.segments[place]?.program;
    if (program === undefined) return false;
    return needed(program, names).some(
      ({ name, formula, default: stated }) =>
        formula === undefined &&
        stated === undefined &&
        program.terms.get(name)?.rule.fact?.optional === true,
    );
  }
}

/** Whether two values are the same; where both lack what they rest on, they are. */
function equality(build: NodeBuilder, a: FormulaNode, b: FormulaNode, mayLack: boolean): FormulaNode {
  const same = (one: FormulaNode, other: FormulaNode): FormulaNode => build.relation('=', one, other);
  if (!mayLack) return same(a, b);
  const no = build.constant(false, truth);
  const [hasOne, hasOther] = [a, b].map((one) => build.otherwise(same(one, one), no));
  const neither =
    hasOne === undefined || hasOther === undefined ? no : build.not(build.logic('or', hasOne, hasOther));
  return build.otherwise(same(a, b), neither);
}
