import { settingTerms } from '../calendar/interface.ts';
import type { FormulaNode } from '../formula/checked.ts';
import { NodeBuilder, changed as replaced, withRoot } from '../formula/nodes.ts';
import { programOf, type Term } from '../formula/program.ts';
import { type PlainPart, plainParts, restsOnCounts } from '../pay/divided-items.ts';
import { BeforeAndAfter, isOfWholeMonth } from '../pay/divided-program.ts';
import type { Engine } from '../pay/engine.ts';
import { type Batch, compileBatch } from '../readings/batch/batch.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import {
  anyMonthFacts,
  type InputSource,
  inputSources,
  isGiven,
  parameters,
  type RowsOptions,
  shownTerms,
} from './month-batch.ts';

/** Tells the rows that come to something else by what holds from a later day of the month on. */
export interface ChangedRows {
  readonly batch: Batch;
  readonly inputs: readonly InputSource[];
}

/** None, all, or those that are told. */
export type RowsChanged = ChangedRows | 'none' | 'all';

const changed = '/다름';
const settingNames = Object.keys(settingTerms);

/**
 * Which rows the rules of a later day change: none, all, or those that a batch tells. What formulas that count days or
 * minutes name beside these counts decides, and what is shown without counting any; where such a formula is itself
 * another, every row is.
 */
export function changedRows(
  engine: Engine,
  [first, later]: readonly [SchemeProgram, SchemeProgram],
  ask: RowsOptions,
): RowsChanged {
  const sides = new BeforeAndAfter(first, later);
  // Days and minutes by other hours are others, whatever formulas make of them.
  if (settingNames.some((name) => later.index.has(name) && sides.differs(name))) return 'all';
  const counted = restsOnCounts(later, engine.rules.leave);
  const asked = new Set([...shownTerms(later, ask), ...later.earlier.map(({ name }) => name)]);
  const compared = new Set<string>();
  const parts: PlainPart[] = [];
  for (const { name, formula } of later.order) {
    if (!counted.has(name)) {
      if (asked.has(name) && sides.differs(name)) compared.add(name);
      continue;
    }
    if (sides.isOther(name)) return 'all';
    const own = formula === undefined ? [] : plainParts(name, formula, counted);
    for (const part of own) {
      const moved = part.names.filter(sides.differs);
      if (!moved.some((one) => isOfWholeMonth(later, one))) {
        if (moved.length > 0) parts.push(part);
        continue;
      }
      // What is of the whole month divides nothing: whom it touches is told by what the formula comes to.
      for (const one of [name, ...moved]) if (!isOfWholeMonth(later, one)) compared.add(one);
    }
  }
  if (compared.size + parts.length === 0) return 'none';
  return compare(engine, later, sides, { names: [...compared], parts }, ask) ?? 'all';
}

/** Undefined where no column holds what is compared. */
function compare(
  engine: Engine,
  later: SchemeProgram,
  sides: BeforeAndAfter,
  { names, parts }: { readonly names: readonly string[]; readonly parts: readonly PlainPart[] },
  ask: RowsOptions,
): ChangedRows | undefined {
  const asked = [...new Set([...names, ...parts.flatMap((part) => part.names)])];
  const { order, tables, pairs: all } = sides.program(asked);
  const before = new Map(all);
  const own = parts.flatMap((part, i) => partTerms(later, part, before, i));
  const pairs = [
    ...names.map((name) => [name, before.get(name) ?? name] as const),
    ...parts.map((_, i) => [`/뒤${i}`, `/앞${i}`] as const),
  ];
  const build = new NodeBuilder();
  const typeOf = new Map([...order, ...own].map(({ name, type }) => [name, type]));
  const differ = pairs.map(([one, other]): FormulaNode => {
    const [a, b] = [typeOf.get(one), typeOf.get(other)];
    if (a === undefined || b === undefined) return build.constant(true, { kind: 'truth' });
    return build.relation('!=', build.term(one, a), build.term(other, b));
  });
  const root = differ.reduce((any, one) => build.logic('or', any, one));
  const terms: Term[] = [
    ...order,
    ...own,
    { name: changed, type: { kind: 'truth' }, formula: build.formula(root) },
  ];
  try {
    const batch = compileBatch(programOf(terms, tables), {
      outputs: [changed],
      bounds: anyMonthFacts(engine, later),
      ...(ask.fixed && { fixed: ask.fixed }),
      vary: parameters(later, ask),
      given: (term) => isGiven(later, term),
    });
    return { batch, inputs: inputSources(later, batch) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A part of a formula as it is on the later day, and as it was before, as terms. */
function partTerms(
  { order, index }: SchemeProgram,
  { term, node }: PlainPart,
  before: ReadonlyMap<string, string>,
  place: number,
): Term[] {
  const formula = order[index.get(term) ?? -1]?.formula;
  if (formula === undefined || node === undefined) return [];
  const was = replaced(node, (one) =>
    one.kind === 'term' || one.kind === 'given'
      ? { ...one, name: before.get(one.name) ?? one.name }
      : undefined,
  );
  return [
    { name: `/뒤${place}`, type: node.type, formula: withRoot(formula, node) },
    { name: `/앞${place}`, type: node.type, formula: withRoot(formula, was) },
  ];
}
