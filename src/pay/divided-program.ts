import { type Formula, type FormulaNode, sameValue, type Value } from '../formula/checked.ts';
import { type Day, dayOfMonth } from '../formula/date.ts';
import { changed, NodeBuilder, withRoot } from '../formula/nodes.ts';
import type { Program, Term } from '../formula/program.ts';
import { zero } from '../formula/ratio.ts';
import type { Table } from '../formula/table.ts';
import type { SchemeProgram, SchemeTerm } from '../rules/assemble.ts';
import type { FindingRule } from '../rules/model.ts';

/** A scheme's month as the exact reading takes it: the program, and what it is given. */
export interface GivenMonth {
  readonly program: SchemeProgram;
  readonly inputs: ReadonlyMap<string, Value>;
}

/** A span of a divided month, by what holds in it. */
export interface SpanMonth extends GivenMonth {
  readonly from: Day;
  readonly to: Day;
  /** Its counts are those of the whole month. */
  readonly isWhole?: true;
  /** What is of the whole month is in it as of its days, too. */
  readonly isOfDay?: true;
  /** What its terms are called by beside its days. */
  readonly mark?: string;
}

/**
 * What is found of a part of a divided month: as if what holds in it held all month, or by the days and hours of the part alone where
 * it says how much.
 */
export interface PartFinding {
  readonly rule: FindingRule;
  readonly term: string;
  readonly part: SpanMonth;
  /** It says of its parts what the month as a whole would say. */
  readonly standsForWhole?: true;
}

/** Whether a term is worked out over the whole month, by what holds at its end. */
export const isOfWholeMonth = ({ terms }: SchemeProgram, name: string): boolean =>
  terms.get(name)?.rule.ofWholeMonth === true;

/** The spans of each item of pay that is divided. */
export type DividedItems = ReadonlyMap<string, readonly SpanMonth[]>;

/** What a term is in a span, as explanations call it: 기본급(16~31일). */
export const spanName = (name: string, { from, to, isWhole, mark }: SpanMonth): string =>
  `${name}(${daysText(from, to)}${mark ?? (isWhole === true ? ' 기준' : '')})`;

export const daysText = (from: Day, to: Day): string =>
  `${from === to ? '' : `${dayOfMonth(from)}~`}${dayOfMonth(to)}일`;

/**
 * A month of which some items are divided, as one program: such an item is the sum of what it comes to in each span, and the
 * terms below it stand once for each span in which they are another. So every reading takes a divided month as any other.
 * The spans share what is of the whole month, and the figures of earlier months. `found`: what is found of its parts beside.
 */
export function dividedMonth(
  whole: GivenMonth,
  items: DividedItems,
  found: readonly PartFinding[],
): GivenMonth {
  const made = new DividedProgram(whole, items);
  for (const { name } of whole.program.order) made.need(name);
  const findings = found.map((one) => made.finding(one));
  const spans = new Map(
    [...items].map(([name, own]) => [
      name,
      own.map((span) => ({ term: spanName(name, span), from: span.from, to: span.to })),
    ]),
  );
  const { order, terms, tables, inputs } = made;
  const index = new Map(order.map(({ name }, i) => [name, i]));
  const said = new Set(found.flatMap(({ rule, standsForWhole }) => (standsForWhole ? [rule.name] : [])));
  const all = [...whole.program.findings.filter(({ rule }) => !said.has(rule.name)), ...findings];
  return { program: { ...whole.program, order, index, terms, tables, spans, findings: all }, inputs };
}

export const termOf = ({ program }: GivenMonth, name: string): Term | undefined =>
  program.order[program.index.get(name) ?? -1];

/** A month as a whole and what it is in its spans, put together term by term. */
export class SpannedProgram {
  readonly order: Term[] = [];
  readonly terms: Map<string, SchemeTerm>;
  readonly tables: Map<string, Table>;
  readonly inputs: Map<string, Value>;
  protected readonly made = new Set<string>();
  readonly whole: GivenMonth;
  private readonly spans = new Map<SpanMonth, SpanTerms>();

  constructor(whole: GivenMonth) {
    this.whole = whole;
    this.terms = new Map(whole.program.terms);
    this.tables = new Map(whole.program.tables);
    this.inputs = new Map(whole.inputs);
  }

  /** Puts a term of the month behind all it rests on. */
  need(name: string): void {
    const term = termOf(this.whole, name);
    if (term === undefined || this.made.has(name)) return;
    this.made.add(name);
    const formula = this.divided(name, term) ?? term.formula;
    for (const below of term.formula === formula ? (formula?.terms ?? []) : []) this.need(below);
    this.order.push(term.formula === formula ? term : { ...term, ...(formula && { formula }) });
  }

  /** What stands for a term's own formula, all that it rests on put before; undefined for a term that is not divided. */
  protected divided(_name: string, _term: Term): Formula | undefined {
    return undefined;
  }

  /** Whether a term is what it is of a span by more than its formula and what that rests on. */
  protected isOwn(_span: SpanMonth, _name: string): boolean {
    return false;
  }

  /** Whether a term is what it is of the month in a span, too. */
  protected isShared(_span: SpanMonth, _name: string): boolean {
    return false;
  }

  /** Whether an item is divided, so that it is nothing in a span whose scheme has none such. */
  protected isItem(_name: string): boolean {
    return false;
  }

  /** Whether a fact is another in a span than over the month. */
  protected isOtherFact({ inputs }: SpanMonth, name: string): boolean {
    return !sameValue(inputs.get(name), this.whole.inputs.get(name));
  }

  /** Takes up what a fact is in a span; where that follows from what it is of the month, as a formula. */
  protected give({ inputs }: SpanMonth, { name }: Term, called: string): Formula | undefined {
    const value = inputs.get(name);
    if (value !== undefined) this.inputs.set(called, value);
    return undefined;
  }

  termsOf(span: SpanMonth): SpanTerms {
    const made =
      this.spans.get(span) ??
      new SpanTerms(this.whole, span, {
        isOwn: (name) => this.isOwn(span, name),
        isShared: (name) => this.isShared(span, name),
        isItem: (name) => this.isItem(name),
        isOtherFact: (name) => this.isOtherFact(span, name),
      });
    this.spans.set(span, made);
    return made;
  }

  /**
   * The same for what a term is in a span. `month`: what it is of the month, where a span's scheme does not know it.
   * @returns what it is called
   */
  needIn(span: SpanMonth, name: string, month?: Term): string {
    const own = this.termsOf(span);
    if (!own.differs(name)) {
      this.need(name);
      return name;
    }
    const called = spanName(name, span);
    if (this.made.has(called)) return called;
    this.made.add(called);
    const term = termOf(span, name);
    const rule = span.program.terms.get(name) ?? this.whole.program.terms.get(name);
    if (rule !== undefined) this.terms.set(called, rule);
    if (term === undefined) {
      if (month !== undefined) this.order.push({ ...month, name: called, formula: nothing(month) });
      return called;
    }
    for (const below of term.formula?.terms ?? []) this.needIn(span, below);
    const formula = term.formula ? this.inSpan(term.formula, span, own) : this.give(span, term, called);
    this.order.push({ ...term, name: called, ...(formula && { formula }) });
    return called;
  }

  /** A formula that names what terms and tables are in a span. */
  protected inSpan(formula: Formula, span: SpanMonth, own: SpanTerms): Formula {
    const rename = (node: FormulaNode): FormulaNode | undefined => {
      if (node.kind === 'term' || node.kind === 'given')
        return own.differs(node.name) ? { ...node, name: spanName(node.name, span) } : node;
      if (node.kind !== 'table' || !own.hasOwnTable(node.table)) return undefined;
      const table = spanName(node.table, span);
      const rows = span.program.tables.get(node.table);
      if (rows !== undefined) this.tables.set(table, rows);
      return { ...node, table, keys: node.keys.map((key) => changed(key, rename)) };
    };
    return withRoot(formula, changed(formula.root, rename));
  }
}

/** A month of which some items are the sum of their spans. */
class DividedProgram extends SpannedProgram {
  private readonly items: DividedItems;

  constructor(whole: GivenMonth, items: DividedItems) {
    super(whole);
    this.items = items;
  }

  protected override divided(name: string, term: Term): Formula | undefined {
    const spans = this.items.get(name);
    if (spans === undefined) return undefined;
    for (const span of spans) this.needIn(span, name, term);
    return sumOf(
      spans.map((span) => spanName(name, span)),
      term,
    );
  }

  protected override isOwn(span: SpanMonth, name: string): boolean {
    return this.items.get(name)?.includes(span) === true;
  }

  protected override isItem(name: string): boolean {
    return this.items.has(name);
  }

  /** A finding of a part, whose figures are the part's. */
  finding({ rule, term, part }: PartFinding): SchemeProgram['findings'][number] {
    const own = this.needIn(part, term);
    const filled = (text: string): string =>
      text.replace(/\{([^{}]+)\}/g, (_, hole: string) => `{${this.needIn(part, hole)}}`);
    const [text, label] = [filled(rule.text), filled(rule.label)];
    const days = daysText(part.from, part.to);
    return { term: own, rule: { ...rule, text: `${days}: ${text}`, label: `${days}: ${label}` } };
  }
}

/** A scheme's month by the rules of two of its days, whatever is given. */
export class BeforeAndAfter {
  private readonly whole: GivenMonth;
  private readonly before: SpanMonth;
  private readonly terms: SpanTerms;

  constructor(first: SchemeProgram, later: SchemeProgram) {
    this.whole = { program: later, inputs: new Map() };
    this.before = { program: first, inputs: new Map(), from: 0, to: 0, isOfDay: true };
    this.terms = new SpannedProgram(this.whole).termsOf(this.before);
  }

  /** Whether a term of the later day was not what it is. */
  differs = (name: string): boolean => !this.before.program.index.has(name) || this.terms.differs(name);

  /** Whether its own formula was another. */
  isOther(name: string): boolean {
    const [before, after] = [termOf(this.before, name)?.formula, termOf(this.whole, name)?.formula];
    return before !== after || after?.tables.some(this.terms.hasOwnTable) === true;
  }

  /** Some terms and what they were before, with all they rest on. */
  program(names: readonly string[]): Pick<Program, 'order' | 'tables'> & {
    readonly pairs: readonly (readonly [string, string])[];
  } {
    const made = new SpannedProgram(this.whole);
    const pairs = names.map((name) => {
      made.need(name);
      return [name, made.needIn(this.before, name)] as const;
    });
    const { order, tables } = made;
    return { order, tables, pairs };
  }
}

/** What decides beside formulas whether a term of a span is another. */
interface SpanAsk {
  isOwn(name: string): boolean;
  isShared(name: string): boolean;
  isItem(name: string): boolean;
  isOtherFact(name: string): boolean;
}

/** Which terms and tables of a span are not what they are over the whole month. */
class SpanTerms {
  private readonly known = new Map<string, boolean>();
  private readonly whole: GivenMonth;
  private readonly span: SpanMonth;
  private readonly ask: SpanAsk;

  constructor(whole: GivenMonth, span: SpanMonth, ask: SpanAsk) {
    [this.whole, this.span, this.ask] = [whole, span, ask];
  }

  hasOwnTable = (name: string): boolean =>
    this.span.program.tables.get(name) !== this.whole.program.tables.get(name);

  differs(name: string): boolean {
    const before = this.known.get(name);
    if (before !== undefined) return before;
    const made = this.look(name);
    this.known.set(name, made);
    return made;
  }

  private look(name: string): boolean {
    const { whole, span, ask } = this;
    const [term, other] = [termOf(span, name), termOf(whole, name)];
    if (ask.isShared(name)) return false;
    if (term === undefined) return ask.isItem(name);
    if (span.isOfDay !== true && isOfWholeMonth(span.program, name) && other !== undefined) return false;
    if (other === undefined || ask.isOwn(name)) return true;
    const { formula } = term;
    if (formula === undefined) return ask.isOtherFact(name);
    return (
      formula !== other.formula ||
      formula.tables.some(this.hasOwnTable) ||
      formula.terms.some((below) => this.differs(below))
    );
  }
}

/** An item of a divided month: the sum of its spans. */
function sumOf(parts: readonly string[], { type }: Term): Formula {
  const build = new NodeBuilder();
  const root = parts
    .map((name) => build.term(name, type))
    .reduce((sum, part) => build.arithmetic('+', sum, part));
  return { ...build.formula(root), text: parts.join(' + ') };
}

/** An item in a span whose scheme has none such. */
export function nothing({ type }: Term): Formula {
  const build = new NodeBuilder();
  return { ...build.formula(build.constant(zero, type)), text: '0' };
}
