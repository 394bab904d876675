import { check } from '../../formula/check.ts';
import type { Formula } from '../../formula/checked.ts';
import { NodeBuilder, renamed } from '../../formula/nodes.ts';
import { needed, type Program, placeInFormula, programOf, type Term } from '../../formula/program.ts';
import { type Ratio, zero } from '../../formula/ratio.ts';
import type { FormulaScope } from '../../formula/scope.ts';
import type { Type } from '../../formula/units.ts';
import { figureNames, figuresProgram, figureType, validName } from '../../pay/figures.ts';
import { chainOf, isShared, ownName, type SideBySide } from '../../pay/side-by-side.ts';
import type { Problems } from '../../problem/problem.ts';
import { evaluate } from '../../readings/exact.ts';
import { type Twins, twinName, twinned } from '../../readings/twins.ts';
import type { Statement, StatementPart } from './statement.ts';

/** The terms that hold what is claimed, whom it is claimed of, and the figure that a step moves. */
export const claimName = '/주장';
export const premiseName = '/단서';
export const figureName = '/값';

/** A statement about one scheme, or about the figures it names, as a program of truths. */
export interface Claim {
  readonly program: Program;
  /** What it says and of whom, without what the rules ask of any input. */
  readonly says: readonly string[];
  /** The terms that must hold for an input to be spoken of, at both points of a step. */
  readonly of: readonly string[];
  readonly premises: readonly string[];
  /** The figures it speaks of, as they are written in the program. */
  readonly figures: readonly string[];
  /** For steps: the fact, and the most that one step may take away. */
  readonly steps?: { readonly twins: Twins; readonly most: Ratio };
}

/** A fact that goes up step by step. */
export interface StepFact {
  readonly term: string;
  readonly step: Ratio;
}

/** Names without a scheme are the scheme's own; facts of people and months have one name in all. */
export function claimOf(
  side: SideBySide,
  scheme: string | undefined,
  statement: Statement,
  fact: StepFact | undefined,
  problems: Problems,
): Claim | undefined {
  const read = (part: StatementPart, expected: Type): Formula | undefined =>
    readPart(side, scheme, part, expected, problems);
  const premise = statement.premise && read(statement.premise, truth);
  const terms: Term[] = premise === undefined ? [] : [{ name: premiseName, type: truth, formula: premise }];
  const premises = terms.map(({ name }) => name);
  if (statement.kind === 'all') {
    const condition = read(statement.condition, truth);
    if (condition === undefined) return undefined;
    const claim: Term = { name: claimName, type: truth, formula: condition };
    const program = programFor(side, [...terms, claim]);
    return {
      program,
      says: [claimName, ...premises],
      of: [validName, ...premises],
      premises,
      figures: condition.terms,
    };
  }
  const figure = read(statement.figure, anyNumber);
  if (figure === undefined) return undefined;
  const { type } = figure.root;
  const most = statement.kind === 'cliff' ? limitOf(statement.most, type, problems) : zero;
  if (most === undefined || fact === undefined) return undefined;
  const base = programFor(side, [...terms, { name: figureName, type, formula: figure }]);
  const twins = twinned(base, fact.term, fact.step);
  const build = new NodeBuilder();
  const later = build.arithmetic(
    '+',
    build.term(twinName(twins, figureName), type),
    build.constant(most, type),
  );
  const root = build.relation('>=', later, build.term(figureName, type));
  const order = [...twins.program.order, { name: claimName, type: truth, formula: build.formula(root) }];
  const both = (names: readonly string[]): string[] => [
    ...new Set(names.flatMap((name) => [name, twinName(twins, name)])),
  ];
  return {
    program: programOf(order, base.tables),
    says: [claimName, ...both(premises)],
    of: both([validName, ...premises]),
    premises: both(premises),
    figures: figure.terms,
    steps: { twins, most },
  };
}

/** Whether it rests on figures of earlier months. */
export const looksBack = ({ program, says }: Claim): boolean =>
  needed(program, says).some(({ formula }) => (formula?.earlier.length ?? 0) > 0);

const truth: Type = { kind: 'truth' };
const anyNumber: Type = { kind: 'number', unit: 'any' };

function programFor(side: SideBySide, terms: readonly Term[]): Program {
  const own = new Set(side.order.map(({ name }) => name));
  const names = terms.flatMap(({ formula }) => formula?.terms ?? []);
  return figuresProgram(side, [...new Set(names.filter((name) => !own.has(name)))], terms);
}

/** The most that may be lost: a constant of the figure's unit. */
function limitOf(part: StatementPart, type: Type, problems: Problems): Ratio | undefined {
  const nothing: FormulaScope = {
    term: () => undefined,
    termNames: () => [],
    table: () => undefined,
    tableNames: () => [],
  };
  const formula = taken(part, check(part.text, nothing, type), problems);
  if (formula === undefined) return undefined;
  return evaluate(programOf([{ name: claimName, type, formula }], new Map()), new Map()).ratio(claimName);
}

function readPart(
  side: SideBySide,
  scheme: string | undefined,
  part: StatementPart,
  expected: Type,
  problems: Problems,
): Formula | undefined {
  const targets = new Map<string, string>();
  const scope: FormulaScope = {
    term: (name) => {
      const found = resolve(side, scheme, name);
      if (found !== undefined) targets.set(name, found.target);
      return found;
    },
    termNames: () => namesIn(side, scheme),
    table: () => undefined,
    tableNames: () => [],
  };
  const formula = taken(part, check(part.text, scope, expected), problems);
  return formula && renamed(formula, (name) => targets.get(name) ?? name);
}

function taken(part: StatementPart, read: ReturnType<typeof check>, problems: Problems): Formula | undefined {
  if (read.ok) return read.formula;
  const { code, span, values } = read.problem;
  problems.add(code, {
    at: placeInFormula(part.at, part.text, span),
    term: part.text,
    values: { ...values },
  });
  return undefined;
}

interface Resolved {
  readonly type: Type;
  readonly optional: boolean;
  /** Its name in the program. */
  readonly target: string;
}

function resolve(side: SideBySide, scheme: string | undefined, name: string): Resolved | undefined {
  if (name.includes('.')) {
    const type = figureType(side, name);
    return type && { type, optional: false, target: name };
  }
  const shared = sharedFact(side, name);
  if (shared !== undefined) return shared;
  const figure = scheme === undefined ? undefined : `${scheme}.${name}`;
  const type = figure === undefined ? undefined : figureType(side, figure);
  return type && figure !== undefined ? { type, optional: false, target: figure } : undefined;
}

function sharedFact(side: SideBySide, name: string): Resolved | undefined {
  for (const program of side.programs.values()) {
    const found = program.terms.get(name);
    const term = program.order[program.index.get(name) ?? -1];
    if (found === undefined || term === undefined || !isShared(found)) continue;
    return { type: term.type, optional: found.rule.fact?.optional === true, target: ownName(program, name) };
  }
  return undefined;
}

function* namesIn(side: SideBySide, scheme: string | undefined): Generator<string> {
  yield* figureNames(side);
  if (scheme === undefined) return;
  for (const { index } of chainOf(side, scheme)) yield* index.keys();
}
