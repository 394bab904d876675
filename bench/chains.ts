import { check } from '../src/formula/check.ts';
import { isRatio, type Value } from '../src/formula/checked.ts';
import type { Program, Term } from '../src/formula/program.ts';
import { ratio } from '../src/formula/ratio.ts';
import type { FormulaScope } from '../src/formula/scope.ts';
import { readUnit, type Type } from '../src/formula/units.ts';
import type { Bounds } from '../src/readings/bound.ts';
import { between } from '../src/readings/interval.ts';
import { type Random, random } from './random.ts';

/**
 * Programs of any number of formulas like the real ones: premiums rounded to the won, parts of a month, bonuses
 * with a condition, floors and caps; every tenth is the total of the lines before. The mix is the same in a short
 * program and in a long one, no figure leaves 0 to 9,000,000 won, and everything is reached from the outputs.
 */
interface Fact {
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}
export const chainFacts: readonly Fact[] = [
  { name: '급여', unit: '원', low: 1_000_000, high: 9_000_000 },
  { name: '수당', unit: '원', low: 0, high: 900_000 },
  { name: '초과분', unit: '분', low: 0, high: 9_000 },
  { name: '심야분', unit: '분', low: 0, high: 9_000 },
  { name: '휴가일', unit: '일', low: 0, high: 20 },
  { name: '달일수', unit: '일', low: 28, high: 31 },
  { name: '건수', unit: '건', low: 0, high: 90 },
  { name: '목표', unit: '건', low: 10, high: 90 },
];

/** Nine kinds of line over two earlier amounts, each amount between 0 and 9,000,000 won. */
const shapes: readonly ((a: string, b: string, draw: Random) => string)[] = [
  (a, _, { whole }) =>
    `min(round(${a} / 209시간 * ${whole(11, 20)} / 10 * 초과분 / 60분 * 1시간, 1원), 9_000_000원)`,
  (a) => `min(round(${a} / 1_095 * 7 / 2 * 심야분 / 60분, 1원), 9_000_000원)`,
  (a) => `max(0, ${a} - round(${a} * 휴가일 / 달일수, 1원))`,
  (a, b, { whole }) => `if 건수 >= ${whole(60, 95)}% * 목표 then min(${a} + ${b}, 9_000_000원) else ${a}`,
  (a, b) => `min(${a} + ${b} + 수당, 9_000_000원)`,
  (a, _, { whole }) => `floor(min(max(${a}, 370_000원), 5_900_000원) * ${whole(30, 90)} / 1_000, 10원)`,
  (a, b, { whole }) => `if ${a} > ${b} then floor(${a} * ${whole(1, 9)}0%, 10원) else ceil(${b} / 12, 1원)`,
  (a, _, { whole }) => `round(${a} * ${whole(1, 9)}0% * 휴가일 / 달일수, 1원)`,
  (a, b) => `max(0, ${a} - ${b})`,
];

const won = typeOf('원');

export function chainProgram(formulas: number, seed = 20): Program {
  const draw = random(seed);
  const types = new Map(chainFacts.map(({ name, unit }) => [name, typeOf(unit)]));
  const scope: FormulaScope = {
    term: (name) => {
      const type = types.get(name);
      return type && { type, optional: false };
    },
    termNames: () => types.keys(),
    table: () => undefined,
    tableNames: () => [],
  };
  const order: Term[] = chainFacts.map(({ name, unit }) => ({ name, type: typeOf(unit) }));
  /** Lines nothing has used yet; the next total takes them all, so that every formula counts. */
  let unused: string[] = [];
  for (let f = 0; f < formulas; f++) {
    // Mostly what has just been worked out, sometimes the pay or something far back.
    const pick = (): string => {
      if (f === 0 || draw.chance(0.2)) return '급여';
      const name = `항${draw.whole(draw.chance(0.7) ? Math.max(0, f - 12) : 0, f - 1)}`;
      unused = unused.filter((one) => one !== name);
      return name;
    };
    const shape = shapes[f % 10];
    const text = shape?.(pick(), pick(), draw) ?? `min(${unused.join(' + ') || '급여'}, 9_000_000원)`;
    unused = shape === undefined ? [`항${f}`] : [...unused, `항${f}`];
    const name = `항${f}`;
    const checked = check(text, scope, won);
    if (!checked.ok) throw new Error(`${text}: ${checked.problem.code}`);
    types.set(name, won);
    order.push({ name, type: won, formula: checked.formula });
  }
  return { order, index: new Map(order.map(({ name }, i) => [name, i])), tables: new Map() };
}

/** The last total and every second one before it: what a report would ask for. */
export const chainOutputs = (formulas: number): string[] =>
  Array.from({ length: Math.ceil(formulas / 20) }, (_, i) => `항${formulas - 1 - 20 * i}`);

/** A row's facts. */
export const chainFactsOf = (draw: Random): Map<string, Value> =>
  new Map(chainFacts.map(({ name, low, high }) => [name, ratio(draw.whole(low, high))]));

export function chainBounds(term: Term): Bounds {
  const fact = chainFacts.find(({ name }) => name === term.name);
  if (fact === undefined) throw new RangeError(`no fact ${term.name}`);
  return { kind: 'number', within: between(ratio(fact.low), ratio(fact.high)), grain: ratio(1) };
}

/** A whole won as a number. */
export function wonOf(value: Value): number {
  if (!isRatio(value) || value.d !== 1n) throw new RangeError('no whole won');
  return Number(value.n);
}

function typeOf(unit: string): Type {
  const read = readUnit(unit);
  if ('type' in read) return read.type;
  throw new RangeError(`no unit ${unit}`);
}
