import { settingTerms } from '../calendar/interface.ts';
import type { Formula, FormulaNode } from '../formula/checked.ts';
import { NodeBuilder, namesIn, changed as replaced, withRoot } from '../formula/nodes.ts';
import { programOf, type Term } from '../formula/program.ts';
import { type PlainPart, plainParts, restsOnCounts } from '../pay/divided-items.ts';
import { BeforeAndAfter, isOfWholeMonth } from '../pay/divided-program.ts';
import type { Engine } from '../pay/engine.ts';
import { type Batch, compileBatch } from '../readings/batch/batch.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { type Guard, guardsIn, type Idle, IdleParts, idleNode, ofBranches } from './idle-parts.ts';
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
  /** Its outputs: whether a row is one; whether anything of it is divided, though it come to the same. */
  readonly batch: Batch;
  readonly inputs: readonly InputSource[];
}

/** None, all, or those that are told. */
export type RowsChanged = ChangedRows | 'none' | 'all';

const [changed, cut] = ['/다름', '/나뉨'];
const settingNames = Object.keys(settingTerms);

/**
 * Which rows the rules of a later day change: none, all, or those that a batch tells. What formulas that count days or
 * minutes name beside these counts decides, and what is shown without counting any; where such a formula is itself
 * another, every row is. What keeps a part from counting for a row (`idle-parts.ts`) leaves that row as it is.
 * `retained`: what later months and other schemes look at.
 */
export function changedRows(
  engine: Engine,
  [first, later]: readonly [SchemeProgram, SchemeProgram],
  ask: RowsOptions,
  retained: ReadonlySet<string>,
): RowsChanged {
  const sides = new BeforeAndAfter(first, later);
  // Days and minutes by other hours are others, whatever formulas make of them.
  if (settingNames.some((name) => later.index.has(name) && sides.differs(name))) return 'all';
  const counted = restsOnCounts(later, engine.rules.leave);
  const asked = new Set([...shownTerms(later, ask), ...later.earlier.map(({ name }) => name), ...retained]);
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
  const idle = new IdleParts(later, engine.rules.leave, sides.differs, asked);
  const moved = parts.map((part): MovedPart => ({ ...part, idle: idle.of(part) }));
  return compare(engine, later, sides, { names: [...compared], parts: moved }, ask) ?? 'all';
}

/** A part that is another on the later day, and when it does not count. */
interface MovedPart extends PlainPart {
  readonly idle: Idle | undefined;
}

/** Undefined where no column holds what is compared. */
function compare(
  engine: Engine,
  later: SchemeProgram,
  sides: BeforeAndAfter,
  { names, parts }: { readonly names: readonly string[]; readonly parts: readonly MovedPart[] },
  ask: RowsOptions,
): ChangedRows | undefined {
  const guards = new Map<FormulaNode, Guard & { readonly place: string }>();
  for (const guard of parts.flatMap(({ idle }) => (idle === undefined ? [] : guardsIn(idle))))
    guards.set(guard.node, { ...guard, place: `.${guards.get(guard.node)?.place.slice(1) ?? guards.size}` });
  const guarding = [...guards.keys()].flatMap(namesIn);
  const asked = [...new Set([...names, ...parts.flatMap((part) => part.names), ...guarding])];
  const { order, tables, pairs: all } = sides.program(asked);
  const before = new Map(all);
  const own = [
    ...parts.flatMap((part, i) => nodeTerms(later, part, before, `${i}`)),
    ...[...guards.values()].flatMap((guard) => nodeTerms(later, guard, before, guard.place)),
  ];
  const pairs = [
    ...names.map((name) => [name, before.get(name) ?? name] as const),
    ...parts.map((_, i) => sidesOf(`${i}`)),
  ];
  const build = new NodeBuilder();
  const typeOf = new Map([...order, ...own].map(({ name, type }) => [name, type]));
  const isOther = pairs.map(([one, other]): FormulaNode => {
    const [a, b] = [typeOf.get(one), typeOf.get(other)];
    if (a === undefined || b === undefined) return build.constant(true, { kind: 'truth' });
    return build.relation('!=', build.term(one, a), build.term(other, b));
  });
  const differs = isOther.map((other, place): FormulaNode => {
    const idle = parts[place - names.length]?.idle;
    if (idle === undefined) return other;
    const holds = (one: Idle): FormulaNode =>
      idleNode(build, one, ({ node }) => sidesOf(guards.get(node)?.place ?? ''));
    const moves = build.logic('and', other, build.not(holds(idle)));
    // What cannot be worked out does no harm in a branch that is not taken, and does as a factor.
    const branches = ofBranches(idle);
    return branches === undefined ? moves : build.logic('and', build.not(holds(branches)), moves);
  });
  const any = (name: string, of: readonly FormulaNode[]): Term => ({
    name,
    type: { kind: 'truth' },
    formula: build.formula(of.reduce((all, one) => build.logic('or', all, one))),
  });
  const terms: Term[] = [...order, ...own, any(changed, differs), any(cut, isOther)];
  try {
    const batch = compileBatch(programOf(terms, tables), {
      outputs: [changed, cut],
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

const formulaOf = ({ order, index }: SchemeProgram, term: string): Formula | undefined =>
  order[index.get(term) ?? -1]?.formula;

/** What a node is called as it is on the later day, and as it was before. */
const sidesOf = (place: string): readonly [string, string] => [`/뒤${place}`, `/앞${place}`];

/** A part of a term's formula as it is on the later day, and as it was before, as terms. */
function nodeTerms(
  later: SchemeProgram,
  { term, node }: Pick<PlainPart, 'term' | 'node'>,
  before: ReadonlyMap<string, string>,
  place: string,
): Term[] {
  const formula = formulaOf(later, term);
  if (formula === undefined || node === undefined) return [];
  const was = replaced(node, (one) =>
    one.kind === 'term' || one.kind === 'given'
      ? { ...one, name: before.get(one.name) ?? one.name }
      : undefined,
  );
  const [after, earlier] = sidesOf(place);
  return [
    { name: after, type: node.type, formula: withRoot(formula, node) },
    { name: earlier, type: node.type, formula: withRoot(formula, was) },
  ];
}
