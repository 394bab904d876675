import { settingTerms } from '../../calendar/interface.ts';
import { restsOn } from '../../columns/package-batch.ts';
import { type Formula, isRatio, type Value } from '../../formula/checked.ts';
import { lcm } from '../../formula/integer.ts';
import { programOf, type Term } from '../../formula/program.ts';
import { ratio } from '../../formula/ratio.ts';
import type { Bounds } from '../../readings/bound.ts';
import { between } from '../../readings/interval.ts';
import type { SchemeProgram } from '../../rules/assemble.ts';
import { switched } from '../../rules/switched.ts';
import type { ParameterLever } from './negotiation.ts';

/** By lever, the place of its value; undefined for one that is not moved: its term is then as the rules say. */
export type Setting = readonly (number | undefined)[];

/** Levers that are inputs of a program, and the terms of those among them that may stand unmoved. */
export interface LeverInputs {
  readonly levers: readonly ParameterLever[];
  readonly resting: ReadonlySet<string>;
}

/** An input that a lever gives: what it can be, and what it is at a place of the lever. */
export interface LeverInput {
  readonly name: string;
  readonly lever: ParameterLever;
  readonly bounds: Bounds;
  at(place: number | undefined): Value;
}

const movedInput = (term: string): string => `조정:${term}`;
const valueInput = (term: string): string => `조정값:${term}`;

/** The inputs of levers: the value of each; of one that may stand unmoved, also whether it is moved. */
export function leverInputs({ levers, resting }: LeverInputs): readonly LeverInput[] {
  return levers.flatMap((lever): LeverInput[] => {
    const { term, values } = lever;
    const bounds = leverBounds(lever);
    if (bounds === undefined) throw new RangeError(`the values of ${term} have no bounds`);
    const at = (place = 0): Value => values[place]?.value ?? ratio(0);
    if (!resting.has(term)) return [{ name: term, lever, bounds, at }];
    return [
      { name: movedInput(term), lever, bounds: anyTruth, at: (place) => place !== undefined },
      { name: valueInput(term), lever, bounds, at },
    ];
  });
}
const anyTruth: Bounds = { kind: 'truth', canHold: true, canFail: true };

/** A scheme's program in which levers are inputs, so that what is compiled of it serves every setting. */
export function leveredProgram(program: SchemeProgram, { levers, resting }: LeverInputs): SchemeProgram {
  const terms = new Set(levers.map(({ term }) => term));
  const order = program.order.flatMap((term): Term[] => {
    const { formula, ...open } = term;
    if (formula === undefined || !terms.has(term.name)) return [term];
    if (!resting.has(term.name)) return [open];
    const [moved, value] = [movedInput(term.name), valueInput(term.name)];
    return [
      { name: moved, type: { kind: 'truth' } },
      { name: value, type: term.type },
      { ...term, formula: switched(moved, named(value, formula), formula) },
    ];
  });
  return { ...program, ...programOf(order, program.tables) };
}

/** Made once for the formula in whose place they stand, so that months with the same formulas stay alike. */
const namings = new WeakMap<Formula, Formula>();
/** A formula that names a term and nothing else. */
function named(name: string, instead: Formula): Formula {
  const { span, type } = instead.root;
  const made = namings.get(instead) ?? {
    root: { id: 0, span, type, kind: 'term', name },
    nodeCount: 1,
    terms: [name],
    tables: [],
    earlier: [],
    text: name,
  };
  namings.set(instead, made);
  return made;
}

/** Whether the days and hours that a scheme tells the calendar rest on a lever. */
export const movesHours = (program: SchemeProgram, { term }: ParameterLever): boolean =>
  Object.keys(settingTerms).some((setting) => restsOn(program, setting, new Set([term])));

/** What a lever can be: the ends of its values, on their common grain; undefined for lists, which have none. */
export function leverBounds({ values, type }: Pick<ParameterLever, 'values' | 'type'>): Bounds | undefined {
  if (type.kind === 'truth') return anyTruth;
  if (type.kind === 'choice') {
    return {
      kind: 'choice',
      choices: new Set(values.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))),
    };
  }
  if (type.kind === 'list') return undefined;
  const numbers = values.flatMap(({ value }) => (isRatio(value) ? [value] : []));
  const d = numbers.reduce((common, one) => lcm(common, one.d), 1n);
  const sorted = [...numbers].sort((a, b) => (a.n * b.d < b.n * a.d ? -1 : 1));
  const [lo, hi] = [sorted[0], sorted.at(-1)];
  if (lo === undefined || hi === undefined) return undefined;
  return { kind: 'number', within: between(lo, hi), grain: ratio(1n, d) };
}
