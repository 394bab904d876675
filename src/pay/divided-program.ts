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
const spanName = (name: string, { from, to, isWhole }: SpanMonth): string =>
  `${name}(${daysText(from, to)}${isWhole === true ? ' 기준' : ''})`;

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

const termOf = ({ program }: GivenMonth, name: string): Term | undefined =>
  program.order[program.index.get(name) ?? -1];

class DividedProgram {
  readonly order: Term[] = [];
  readonly terms: Map<string, SchemeTerm>;
  readonly tables: Map<string, Table>;
  readonly inputs: Map<string, Value>;
  private readonly made = new Set<string>();
  private readonly spans = new Map<SpanMonth, SpanTerms>();
  private readonly whole: GivenMonth;
  private readonly items: DividedItems;

  constructor(whole: GivenMonth, items: DividedItems) {
    [this.whole, this.items] = [whole, items];
    this.terms = new Map(whole.program.terms);
    this.tables = new Map(whole.program.tables);
    this.inputs = new Map(whole.inputs);
  }

  /** Puts a term of the month behind all it rests on. */
  need(name: string): void {
    const term = termOf(this.whole, name);
    if (term === undefined || this.made.has(name)) return;
    this.made.add(name);
    const spans = this.items.get(name);
    if (spans === undefined) {
      for (const below of term.formula?.terms ?? []) this.need(below);
      this.order.push(term);
      return;
    }
    for (const span of spans) this.needIn(span, name, term);
    this.order.push({
      ...term,
      formula: sumOf(
        spans.map((span) => spanName(name, span)),
        term,
      ),
    });
  }

  /**
   * The same for what a term is in a span. `month`: what it is of the month, where a span's scheme does not know it.
   * @returns what it is called
   */
  needIn(span: SpanMonth, name: string, month?: Term): string {
    const own = this.spans.get(span) ?? new SpanTerms(this.whole, span, this.items);
    this.spans.set(span, own);
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
    const value = span.inputs.get(name);
    if (term.formula === undefined && value !== undefined) this.inputs.set(called, value);
    const formula = term.formula && this.inSpan(term.formula, span, own);
    this.order.push({ ...term, name: called, ...(formula && { formula }) });
    return called;
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

  /** A formula that names what terms and tables are in a span. */
  private inSpan(formula: Formula, span: SpanMonth, own: SpanTerms): Formula {
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

/** A scheme's month by the rules of two of its days, whatever is given. */
export class BeforeAndAfter {
  private readonly whole: GivenMonth;
  private readonly before: SpanMonth;
  private readonly terms: SpanTerms;

  constructor(first: SchemeProgram, later: SchemeProgram) {
    this.whole = { program: later, inputs: new Map() };
    this.before = { program: first, inputs: new Map(), from: 0, to: 0, isOfDay: true };
    this.terms = new SpanTerms(this.whole, this.before, new Map());
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
    const made = new DividedProgram(this.whole, new Map());
    const pairs = names.map((name) => {
      made.need(name);
      return [name, made.needIn(this.before, name)] as const;
    });
    const { order, tables } = made;
    return { order, tables, pairs };
  }
}

/** Which terms and tables of a span are not what they are over the whole month. */
class SpanTerms {
  private readonly known = new Map<string, boolean>();
  private readonly whole: GivenMonth;
  private readonly span: SpanMonth;
  private readonly items: DividedItems;

  constructor(whole: GivenMonth, span: SpanMonth, items: DividedItems) {
    [this.whole, this.span, this.items] = [whole, span, items];
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
    const { whole, span, items } = this;
    const [term, other] = [termOf(span, name), termOf(whole, name)];
    if (term === undefined) return items.has(name);
    if (span.isOfDay !== true && isOfWholeMonth(span.program, name) && other !== undefined) return false;
    if (other === undefined || items.get(name)?.includes(span) === true) return true;
    const { formula } = term;
    if (formula === undefined) return !sameValue(span.inputs.get(name), whole.inputs.get(name));
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
function nothing({ type }: Term): Formula {
  const build = new NodeBuilder();
  return { ...build.formula(build.constant(zero, type)), text: '0' };
}
