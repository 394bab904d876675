import { check } from '../formula/check.ts';
import type { FormulaNode } from '../formula/checked.ts';
import { NodeBuilder } from '../formula/nodes.ts';
import { needed, type Program, placeInFormula, programOf, type Term } from '../formula/program.ts';
import { ratio } from '../formula/ratio.ts';
import type { FormulaScope } from '../formula/scope.ts';
import type { Type } from '../formula/units.ts';
import type { Place, Problems } from '../problem/problem.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { chainOf, covers, ownName, type SideBySide } from './side-by-side.ts';

/** The yardstick's figures taken from the second scheme's: 차액.실수령액. */
export const differenceOf = '차액';
/** The terms that hold a condition, and whether the input is one that the rules take. */
export const conditionName = '/조건';
export const validName = '/입력';

const won: Type = { kind: 'number', unit: new Map([['원', 1]]) };
const truth: Type = { kind: 'truth' };

/** The program of some figures (개편안.지급총액, 차액.실수령액), and nothing else; with `/입력`. */
export function figuresProgram(
  side: SideBySide,
  names: readonly string[],
  more: readonly Term[] = [],
): Program {
  const order = new Map(side.order.map((term) => [term.name, term]));
  const add = (term: Term): void => void order.set(term.name, term);
  for (const scheme of side.asked) for (const term of coverTerms(side, scheme)) add(term);
  add(validTerm(side));
  for (const name of names) for (const term of figureTerms(side, name)) add(term);
  for (const term of more) add(term);
  const all = programOf([...order.values()], side.tables);
  return programOf(needed(all, [...names, validName, ...more.map(({ name }) => name)]), side.tables);
}

/** A condition on the schemes' figures, such as `차액.실수령액 >= 0`. */
export interface FigureCondition {
  readonly program: Program;
  /** The figures it speaks of, in its order. */
  readonly figures: readonly string[];
  readonly text: string;
}

/** Reads a condition; what is wrong with it goes to `problems`, at its place in the text. */
export function readCondition(
  side: SideBySide,
  text: string,
  at: Place | undefined,
  problems: Problems,
): FigureCondition | undefined {
  const read = check(text, scopeOf(side), truth);
  if (!read.ok) {
    const { code, span, values } = read.problem;
    problems.add(code, { at: placeInFormula(at, text, span), term: text, values: { ...values } });
    return undefined;
  }
  const { formula } = read;
  const term: Term = { name: conditionName, type: truth, formula };
  return { program: figuresProgram(side, formula.terms, [term]), figures: formula.terms, text };
}

function scopeOf(side: SideBySide): FormulaScope {
  const type = (name: string): Type | undefined => figureType(side, name);
  return {
    term: (name) => {
      const found = type(name);
      return found && { type: found, optional: false };
    },
    termNames: () => figureNames(side),
    table: () => undefined,
    tableNames: () => [],
  };
}

/** Every figure that conditions may speak of. */
export function* figureNames(side: SideBySide): Generator<string> {
  for (const scheme of side.schemes) {
    const names = new Set(chainOf(side, scheme).flatMap(({ index }) => [...index.keys()]));
    for (const name of names) {
      yield `${scheme}.${name}`;
      if (side.schemes[1] === scheme) yield `${differenceOf}.${name}`;
    }
  }
}

/** A figure's name as conditions write it: quotes stand around a scheme whose name is more than a word. */
export const writtenName = (scheme: string, term: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(scheme) ? `${scheme}.${term}` : `"${scheme}".${term}`;

/** 개편안.지급총액 as its scheme and its term. */
export function splitName(name: string): { readonly scheme: string; readonly term: string } {
  const dot = name.lastIndexOf('.');
  return { scheme: name.slice(0, Math.max(0, dot)), term: name.slice(dot + 1) };
}

/** What a figure is; undefined where the schemes have none of that name. */
export function figureType(side: SideBySide, name: string): Type | undefined {
  const { scheme, term } = splitName(name);
  const [first, second] = side.schemes;
  if (scheme === differenceOf && first !== undefined && second !== undefined) {
    const types = [first, second].map((one) => figureType(side, `${one}.${term}`));
    return types.every((type) => type?.kind === 'number') ? types[1] : undefined;
  }
  if (!side.schemes.includes(scheme)) return undefined;
  const chain = chainOf(side, scheme);
  const found = chain.find(({ index }) => index.has(term));
  const known = found?.order[found.index.get(term) ?? -1]?.type;
  return known ?? (isLine(side, term) ? won : undefined);
}

const isLine = ({ programs }: SideBySide, name: string): boolean =>
  [...programs.values()].some(({ lines }) =>
    lines.some(({ items, total }) => total === name || items.includes(name)),
  );

/** The terms behind a figure: a scheme's own where it covers the person, else its fallback's. */
function figureTerms(side: SideBySide, name: string): Term[] {
  const type = figureType(side, name);
  if (type === undefined) throw new RangeError(`no figure ${name}`);
  const { scheme, term } = splitName(name);
  if (scheme === differenceOf) {
    const sides = side.schemes.slice(0, 2).map((one) => `${one}.${term}`);
    const [before = '', after = ''] = sides;
    const build = new NodeBuilder();
    const apart = build.arithmetic('-', build.term(after, type), build.term(before, type));
    const covered = coveredBeside(side, term, build);
    // Whom the yardstick alone covers it pays both times: bounds, which take two uses of a figure apart, need to be told.
    const root = covered === undefined ? apart : build.choose(covered, apart, build.constant(ratio(0), type));
    return [...sides.flatMap((one) => figureTerms(side, one)), { name, type, formula: build.formula(root) }];
  }
  const build = new NodeBuilder();
  const missing: Term = { name: `${name}/없음`, type, key: name };
  const [last, ...above] = [...chainOf(side, scheme)].reverse();
  const own = (program: SchemeProgram | undefined): FormulaNode =>
    program?.index.has(term) === true
      ? build.term(ownName(program, term), type)
      : isLine(side, term)
        ? build.constant(ratio(0), type)
        : build.term(missing.name, type);
  const root = above.reduce<FormulaNode>(
    (otherwise, program) => build.choose(build.term(coverName(program), truth), own(program), otherwise),
    own(last),
  );
  return [missing, { name, type, formula: build.formula(root) }];
}

/** Whether a scheme covers the person that is not the yardstick, where every one that none covers falls back on that. */
function coveredBeside(side: SideBySide, term: string, build: NodeBuilder): FormulaNode | undefined {
  const [first = '', second = ''] = side.schemes;
  const [yardstick, ...others] = chainOf(side, first);
  const chain = chainOf(side, second);
  const [own, ...more] = chain.slice(0, -1).map((program) => build.term(coverName(program), truth));
  if (others.length > 0 || yardstick?.index.has(term) !== true || chain.at(-1) !== yardstick)
    return undefined;
  return own && more.reduce<FormulaNode>((some, one) => build.logic('or', some, one), own);
}

const coverName = ({ scheme }: SchemeProgram): string => `${scheme.name}/적용`;

/** The terms that say whom each scheme covers. */
export const coverNames = ({ programs }: Pick<SideBySide, 'programs'>): string[] =>
  [...programs.values()].map(coverName);

/** Whether each scheme of a chain covers the person. */
const coverTerms = (side: SideBySide, scheme: string): Term[] =>
  chainOf(side, scheme).map((program) => {
    const build = new NodeBuilder();
    const root = covers(build, program);
    return { name: coverName(program), type: truth, formula: build.formula(root) };
  });

/** Whether the rules take the input: those of each scheme, and of its fallback where it does not cover the person. */
function validTerm(side: SideBySide): Term {
  const build = new NodeBuilder();
  const requires = (program: SchemeProgram): FormulaNode =>
    build.all(program.requires.map(({ term }) => ownName(program, term)));
  const ofChain = (chain: readonly SchemeProgram[]): FormulaNode => {
    const [own, ...rest] = chain;
    if (own === undefined) return build.constant(true, truth);
    if (rest.length === 0) return requires(own);
    const below = build.choose(build.term(coverName(own), truth), build.constant(true, truth), ofChain(rest));
    return build.logic('and', requires(own), below);
  };
  const root = side.asked
    .map((scheme) => ofChain(chainOf(side, scheme)))
    .reduce<FormulaNode | undefined>(
      (sum, one) => (sum === undefined ? one : build.logic('and', sum, one)),
      undefined,
    );
  return { name: validName, type: truth, formula: build.formula(root ?? build.constant(true, truth)) };
}
