import { earlierKey, type FormulaNode, type Value } from '../formula/checked.ts';
import { changed, NodeBuilder, renamed, withRoot } from '../formula/nodes.ts';
import type { Program, Term } from '../formula/program.ts';
import type { Table } from '../formula/table.ts';
import type { PersonMonth } from '../people/types.ts';
import type { SchemeProgram, SchemeTerm } from '../rules/assemble.ts';
import type { Engine } from './engine.ts';
import { type SchemeFact, schemeFacts } from './scheme-facts.ts';

/**
 * One person's month under several schemes as one program, so that every reading speaks of them together. A scheme's
 * own terms are called 개편안/연장수당; what the person gives (제공건수) is one term for all.
 */
export interface SideBySide {
  /** The compared schemes, the first being the yardstick. */
  readonly schemes: readonly string[];
  /** These, and the schemes whose figures their rules ask for (현행지급총액). */
  readonly asked: readonly string[];
  readonly order: readonly Term[];
  readonly tables: Program['tables'];
  readonly facts: ReadonlyMap<string, Value>;
  /** Each scheme's program, those of fallbacks too. */
  readonly programs: ReadonlyMap<string, SchemeProgram>;
  /** Where a term of the program comes from. */
  readonly origins: ReadonlyMap<string, TermOrigin>;
}

export interface TermOrigin {
  readonly scheme: string;
  readonly name: string;
  readonly term: SchemeTerm;
}

/** Facts of people and months have one name in all schemes; what the calendar says differs by scheme. */
export const isShared = ({ rule }: SchemeTerm): boolean =>
  rule.fact !== undefined && (rule.fact.from !== '파생' || rule.name === '귀속월');

/** The name of a scheme's term in the program. What a fact is in a part of the month is the scheme's. */
export function ownName(program: SchemeProgram, name: string): string {
  const term = program.terms.get(name);
  return term !== undefined && isShared(term) && term.rule.name === name
    ? name
    : `${program.scheme.name}/${name}`;
}

/** What such a name says: the scheme, and its own name for the term; no scheme for a fact that all share. */
export function ownParts(name: string): { readonly scheme: string; readonly term: string } {
  const slash = name.lastIndexOf('/');
  return { scheme: name.slice(0, Math.max(0, slash)), term: name.slice(slash + 1) };
}

/** A month's facts, by their names in the program; the figures of other schemes are worked out there, not given. */
export function factsOf(engine: Engine, person: PersonMonth, scheme: string): Map<string, Value> {
  const { program, inputs } = engine.open(person, scheme);
  const facts = new Map<string, Value>();
  for (const [name, value] of inputs) if (program.index.has(name)) facts.set(ownName(program, name), value);
  for (const { name } of schemeFacts(program)) facts.delete(name);
  for (const one of program.earlier) {
    const value = inputs.get(earlierKey(one));
    if (value !== undefined) facts.set(earlierKey({ ...one, name: ownName(program, one.name) }), value);
  }
  return facts;
}

type ProgramOf = (scheme: string) => SchemeProgram;

/** The schemes and all whose figures they need: of whom they fall back on, and of whom their rules ask, these first. */
export function withFallbacks(programOf: ProgramOf, schemes: readonly string[]): string[] {
  const all: string[] = [];
  const visit = (scheme: string, path: readonly string[]): void => {
    if (all.includes(scheme) || path.includes(scheme)) return;
    const program = programOf(scheme);
    const below = [...path, scheme];
    for (const one of schemeFacts(program)) visit(one.scheme, below);
    all.push(scheme);
    if (program.scheme.fallback !== undefined) visit(program.scheme.fallback, below);
  };
  for (const scheme of schemes) visit(scheme, []);
  return all;
}

/** The schemes' programs of a person's month, whatever is not known of them. */
export const programsFor =
  (engine: Engine, person: PersonMonth): ProgramOf =>
  (scheme) =>
    engine.openProgram(person, scheme);

/** @throws ProblemError for rules or a month that are wrong */
export function sideBySide(engine: Engine, person: PersonMonth, schemes: readonly string[]): SideBySide {
  const order = new Map<string, Term>();
  const tables = new Map<string, Table>();
  const facts = new Map<string, Value>();
  const programs = new Map<string, SchemeProgram>();
  const origins = new Map<string, TermOrigin>();
  const programOf = programsFor(engine, person);
  for (const scheme of withFallbacks(programOf, schemes)) programs.set(scheme, programOf(scheme));
  for (const [scheme, program] of programs) {
    const others = new Map(schemeFacts(program).map((one) => [one.name, one]));
    for (const [name, value] of factsOf(engine, person, scheme)) facts.set(name, value);
    for (const [name, table] of program.tables) tables.set(name, table);
    for (const { term, origin } of ownTerms(program)) {
      if (order.has(term.name)) continue;
      const other = others.get(term.name);
      order.set(term.name, other ? workedOut(term, other, programs) : settled(term, facts));
      if (origin !== undefined) origins.set(term.name, origin);
    }
  }
  const asked = [...programs.values()].flatMap((one) => schemeFacts(one).map(({ scheme }) => scheme));
  return {
    schemes,
    asked: [...new Set([...schemes, ...asked])],
    order: [...order.values()],
    tables,
    facts,
    programs,
    origins,
  };
}

interface OwnTerm {
  readonly term: Term;
  readonly origin: TermOrigin | undefined;
}

/** A scheme's terms by their names in the program, made once for each scheme and month. */
function ownTerms(program: SchemeProgram): readonly OwnTerm[] {
  const before = known.get(program);
  if (before !== undefined) return before;
  const made = program.order.map((term): OwnTerm => {
    const formula = term.formula && renamed(term.formula, (other) => ownName(program, other));
    const rule = program.terms.get(term.name);
    return {
      term: { ...term, name: ownName(program, term.name), ...(formula && { formula }) },
      origin: rule && { scheme: program.scheme.name, name: term.name, term: rule },
    };
  });
  known.set(program, made);
  return made;
}
const known = new WeakMap<SchemeProgram, readonly OwnTerm[]>();

/** A term in which the figures of earlier months that there are stand as what they came to. */
function settled(term: Term, facts: ReadonlyMap<string, Value>): Term {
  const { formula } = term;
  if (formula === undefined || formula.earlier.length === 0) return term;
  const root = changed(formula.root, (node) => {
    const value = node.kind === 'earlier' ? facts.get(earlierKey(node)) : undefined;
    const { id, span, type } = node;
    return value === undefined ? undefined : { id, span, type, kind: 'constant', value };
  });
  return { ...term, formula: withRoot(formula, root) };
}

/** What a scheme comes to, as a term: its own figure where it covers the person, else that of whom it falls back on. */
function workedOut(
  { name, type, at }: Term,
  { scheme, term }: SchemeFact,
  programs: SideBySide['programs'],
): Term {
  const build = new NodeBuilder();
  const holders = chainOf({ programs }, scheme).filter(({ index }) => index.has(term));
  const [last, ...above] = [...holders].reverse();
  if (last === undefined) throw new RangeError(`${scheme} has no ${term}`);
  const figure = (program: SchemeProgram): FormulaNode => build.term(ownName(program, term), type);
  const root = above.reduce<FormulaNode>(
    (otherwise, program) => build.choose(covers(build, program), figure(program), otherwise),
    figure(last),
  );
  return { name, type, ...(at && { at }), formula: build.formula(root) };
}

/** Whether a scheme covers the person. */
export const covers = (build: NodeBuilder, program: SchemeProgram): FormulaNode =>
  build.all(program.applies.map(({ term }) => ownName(program, term)));

/** A scheme's program and its fallbacks', in turn. */
export function chainOf(
  { programs }: Pick<SideBySide, 'programs'>,
  scheme: string,
): readonly SchemeProgram[] {
  const own = programs.get(scheme);
  if (own === undefined) return [];
  const { fallback } = own.scheme;
  return [own, ...(fallback === undefined || fallback === scheme ? [] : chainOf({ programs }, fallback))];
}
