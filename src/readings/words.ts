import {
  children,
  type Formula,
  type FormulaNode,
  isRatio,
  type Tallied,
  type Value,
} from '../formula/checked.ts';
import { clockText, isoDay } from '../formula/civil.ts';
import { display, groupDigits } from '../formula/display.ts';
import { changed } from '../formula/nodes.ts';
import type { RoundingMode } from '../formula/ratio.ts';
import type { DatePart } from '../formula/tree.ts';
import { itemType, type Type, unitText } from '../formula/units.ts';
import type { Evaluation } from './exact.ts';

/** How one figure came about, in words. */
export interface Wording {
  readonly term: string;
  /** The figure with its unit. */
  readonly value: string;
  /** The formula as it is written. */
  readonly formula?: string;
  /** The formula with its numbers put in, exact: read as a formula again it gives the figure. */
  readonly numbers?: string;
  /** A Korean sentence: what was done to which figures. */
  readonly sentence?: string;
  /** The terms its evaluation rested on, in the order of the text. */
  readonly uses: readonly string[];
}

/** Unit texts as the rules declare them (비율 is shown as a per cent). */
export type UnitOf = (term: string) => string;

/** The words reading of one term of an evaluation. @throws ProblemError when it could not be worked out. */
export function words(evaluation: Evaluation, name: string, unitOf: UnitOf): Wording {
  const term = evaluation.term(name);
  const value = display(evaluation.value(name), term.type, unitOf(name));
  if (term.formula === undefined || term.formula.root.kind === 'constant')
    return { term: name, value, uses: [] };
  const reader = new Reader((node) => evaluation.at(name, node), unitOf);
  const { root, text } = term.formula;
  return {
    term: name,
    value,
    formula: text.trim().replace(/\s+/g, ' '),
    numbers: reader.numbers(root, 0),
    sentence: `${reader.sentence(root, 0)} = ${value}`,
    uses: [...new Set(reader.used(root))],
  };
}

/** A formula in Korean words, of nobody in particular: both ways of each condition, and names for figures. */
export const formulaWords = ({ root }: Formula): string => new Reader(undefined, () => '').sentence(root, 0);

const roundingWords: Readonly<Record<RoundingMode, string>> = {
  floor: '버림',
  ceil: '올림',
  round: '반올림',
  roundEven: '짝수 쪽 반올림',
  trunc: '0 쪽으로 버림',
};
const datePartWords: Readonly<Record<DatePart, string>> = {
  year: '해',
  month: '달',
  day: '날',
  weekday: '요일',
};
const signs: Readonly<Record<string, string>> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
};
/** How what is made of others is written. */
interface Signs {
  sign(op: string): string;
  in(item: string, list: string): string;
  abs(arg: string): string;
  extreme(fn: 'max' | 'min', args: string): string;
  mod(left: string, right: string): string;
  rounding(mode: RoundingMode, arg: string, step: string): string;
}

/** As formulas are, to be read as one again. */
const asWritten: Signs = {
  sign: (op) => signs[op] ?? op,
  in: (item, list) => `${item} in ${list}`,
  abs: (arg) => `abs(${arg})`,
  extreme: (fn, args) => `${fn}(${args})`,
  mod: (left, right) => `mod(${left}, ${right})`,
  rounding: (mode, arg, step) => `${mode}(${arg}, ${step})`,
};

const inWords: Signs = {
  sign: (op) => (op === 'and' ? '그리고' : op === 'or' ? '또는' : asWritten.sign(op)),
  in: (item, list) => `${item}: ${list} 가운데 하나`,
  abs: (arg) => `(${arg})의 절댓값`,
  mod: (left, right) => `((${left}) ÷ (${right}))의 나머지`,
  extreme: (fn, args) => `(${args}) 가운데 ${fn === 'max' ? '큰' : '작은'} 값`,
  rounding: (mode, arg, step) => `(${arg})을 ${step} 단위로 ${roundingWords[mode]}`,
};

const binding: Readonly<Record<string, number>> = { or: 2, and: 3, '+': 6, '-': 6, '*': 7, '/': 7 };

/** Kinds that are shown as one value. */
type Simple = 'constant' | 'term' | 'given' | 'earlier' | 'later' | 'elapsed' | 'firstOfMonth' | 'datePart';

class Reader {
  /** What a node came to; absent where a formula is read without anybody's figures. */
  private readonly cameTo: ((node: FormulaNode) => Value | undefined) | undefined;
  private readonly unitOf: UnitOf;

  constructor(cameTo: ((node: FormulaNode) => Value | undefined) | undefined, unitOf: UnitOf) {
    this.cameTo = cameTo;
    this.unitOf = unitOf;
  }

  /** The terms whose values were looked at; what an untaken branch names is not among them. */
  used(node: FormulaNode): string[] {
    if (this.value(node) === undefined) return [];
    const below = children(node).flatMap((child) => this.used(child));
    if (node.kind === 'term') return [node.name];
    if (node.kind === 'given') return this.value(node) === true ? [node.name] : [];
    return below;
  }

  /** The formula over numbers. Untaken branches stand as 0, for they have no numbers. */
  numbers(node: FormulaNode, least: number): string {
    const value = this.value(node);
    if (value === undefined) return '0';
    switch (node.kind) {
      case 'tally':
        return this.parts(node, least);
      case 'constant':
      case 'term':
        return literal(value, node.type, least);
      case 'given':
      case 'earlier':
      case 'later':
      case 'elapsed':
      case 'firstOfMonth':
      case 'datePart':
        return literal(value, node.type, least);
      case 'otherwise':
        return this.numbers(this.chosen(node), least);
      case 'if':
        return this.numbers(this.taken(node) ? node.then : node.otherwise, least);
      default:
        return this.compound(node, least, (child, own) => this.numbers(child, own), asWritten);
    }
  }

  /** A sum of many, without those that are nothing. */
  private parts({ args }: Extract<FormulaNode, { kind: 'tally' }>, least: number): string {
    const counted = args.filter((arg) => {
      const value = this.value(arg);
      return value !== undefined && isRatio(value) && value.n !== 0n;
    });
    if (counted.length === 0) return '0';
    const [only] = counted;
    if (counted.length === 1 && only !== undefined) return this.numbers(only, least);
    const text = counted.map((arg, i) => this.numbers(arg, i === 0 ? 6 : 7)).join(' + ');
    return least > 6 ? `(${text})` : text;
  }

  /** The same over "name value" pairs, with the conditions that decided. */
  sentence(node: FormulaNode, least: number): string {
    const value = this.value(node);
    switch (node.kind) {
      case 'constant':
        return display(node.value, node.type);
      case 'term':
        return value === undefined
          ? node.name
          : `${node.name} ${display(value, node.type, this.unitOf(node.name))}`;
      case 'given':
        return `${node.name} 입력됨`;
      case 'earlier':
        return `${node.name}(${node.months}개월 전)${value === undefined ? '' : ` ${display(value, node.type, this.unitOf(node.name))}`}`;
      case 'tally':
        return this.tally(node);
      case 'later':
        if (this.cameTo === undefined) return this.shifted(node);
        return `${this.sentence(node.date, 0)}의 ${this.sentence(node.count, 0)} 뒤`;
      case 'elapsed':
        return `${this.sentence(node.from, 0)}부터 ${this.sentence(node.to, 0)}까지 채운 ${node.fn === 'fullYears' ? '해' : '달'}`;
      case 'firstOfMonth':
        return `${this.sentence(node.arg, 0)}이 든 달의 첫날`;
      case 'datePart':
        return `${this.sentence(node.arg, 9)}의 ${datePartWords[node.fn]}${value === undefined ? '' : ` ${display(value, node.type)}`}`;
      case 'not':
        return least > 4 ? `(${this.denied(node.arg)})` : this.denied(node.arg);
      case 'otherwise':
        if (this.cameTo === undefined)
          return `${this.sentence(node.value, 9)}(없으면 ${this.sentence(node.fallback, 0)})`;
        return this.chosen(node) === node.value
          ? this.sentence(node.value, least)
          : `(${this.sentence(node.value, 9)} 없음) ${this.sentence(node.fallback, least)}`;
      case 'if': {
        if (this.cameTo === undefined) return this.eitherWay(node);
        const taken = this.taken(node);
        // A bare 여부 says only its name: whether it holds follows.
        const why = node.test.kind === 'term' ? node.test.name : this.sentence(node.test, 0);
        return `[${why}: ${taken ? '맞음' : '아님'}] ${this.sentence(taken ? node.then : node.otherwise, least)}`;
      }
      default:
        return this.compound(node, least, (child, own) => this.sentence(child, own), inWords);
    }
  }

  private tally(node: Extract<FormulaNode, { kind: 'tally' }>): string {
    const { what, args } = node;
    const value = this.value(node);
    const [first] = args;
    if (what.of !== 'yearToDate') return this.overList(what, first, node);
    const figure = first?.kind === 'if' && first.then.kind === 'otherwise' ? first.then : undefined;
    const absent =
      this.cameTo === undefined && figure !== undefined
        ? `(기록이 없는 달은 ${this.sentence(figure.fallback, 0)})`
        : '';
    const total = value === undefined ? '' : ` ${display(value, node.type, this.unitOf(what.name))}`;
    return `올해 앞선 달의 ${what.name} 합${absent}${total}`;
  }

  /** What is counted or summed of a list: as the rule says it of any item. */
  private overList(
    { of, name, hasCondition, fields }: Extract<Tallied, { readonly of: 'count' | 'sum' }>,
    first: FormulaNode | undefined,
    node: FormulaNode,
  ): string {
    const anyone = new Reader(undefined, this.unitOf);
    const ofItem = (part: FormulaNode): string =>
      anyone.sentence(
        changed(part, (one) =>
          one.kind === 'term' || one.kind === 'given'
            ? { ...one, name: fields.get(one.name) ?? one.name }
            : undefined,
        ),
        0,
      );
    const [test, then] = first?.kind === 'if' ? [first.test, first.then] : [];
    const which = hasCondition && test?.kind === 'logic' ? ` 가운데 [${ofItem(test.right)}]` : '';
    const what = of === 'count' || then === undefined ? '수' : `${ofItem(then)} 합`;
    const value = this.value(node);
    return `${name}${which}의 ${what}${value === undefined ? '' : ` ${display(value, node.type)}`}`;
  }

  /** What a `not` says: of a 여부 that it should be 아니오, which stands beside what it is. */
  private denied(arg: FormulaNode): string {
    if (arg.kind === 'given') return `${arg.name} 입력 안 됨`;
    if (arg.kind === 'term' && this.cameTo !== undefined) return `${this.sentence(arg, 9)} = 아니오`;
    return `${this.sentence(arg, 9)} 아님`;
  }

  /** A day so long before or after another. */
  private shifted({ date, count }: Extract<FormulaNode, { kind: 'later' }>): string {
    const by = this.sentence(count, 0);
    const back = /^[-−]/.test(by);
    return `${this.sentence(date, 9)}의 ${back ? by.slice(1) : by} ${back ? '앞' : '뒤'}`;
  }

  /** Both ways of a condition, and of those that follow one another. */
  private eitherWay({ test, then, otherwise }: Extract<FormulaNode, { kind: 'if' }>): string {
    const rest =
      otherwise.kind === 'if'
        ? this.eitherWay(otherwise).slice(1, -1)
        : `아니면 ${this.sentence(otherwise, 0)}`;
    return `[${this.sentence(test, 0)}이면 ${this.sentence(then, 0)}, ${rest}]`;
  }

  private compound(
    node: Exclude<FormulaNode, { kind: Simple | 'otherwise' | 'if' | 'tally' }>,
    least: number,
    write: (child: FormulaNode, least: number) => string,
    signed: Signs,
  ): string {
    const wrap = (own: number, text: string): string => (own < least ? `(${text})` : text);
    switch (node.kind) {
      case 'arithmetic':
      case 'logic': {
        // When the left side decided, the right one was never looked at.
        if (this.cameTo !== undefined && this.value(node.right) === undefined) return write(node.left, least);
        const own = binding[node.op] ?? 0;
        return wrap(own, `${write(node.left, own)} ${signed.sign(node.op)} ${write(node.right, own + 1)}`);
      }
      case 'relation':
        return wrap(5, `${write(node.left, 6)} ${signs[node.op] ?? node.op} ${write(node.right, 6)}`);
      case 'in':
        return wrap(5, signed.in(write(node.item, 6), write(node.list, 6)));
      case 'not':
        return wrap(4, `not ${write(node.arg, 4)}`);
      case 'negate':
        return wrap(8, `−${write(node.arg, 8)}`);
      case 'abs':
        return signed.abs(write(node.arg, 0));
      case 'extreme':
        return signed.extreme(node.fn, node.args.map((arg) => write(arg, 0)).join(', '));
      case 'mod':
        return signed.mod(write(node.left, 0), write(node.right, 0));
      case 'rounding':
        return signed.rounding(
          node.mode,
          write(node.arg, 0),
          groupDigits(String(node.step.n)) + stepUnit(node),
        );
      case 'table':
        return `${node.table}[${node.keys.map((key) => write(key, 0)).join(', ')}]`;
    }
  }

  /** The side of an otherwise that gave the value. */
  private chosen(node: Extract<FormulaNode, { kind: 'otherwise' }>): FormulaNode {
    return this.value(node.fallback) === undefined ? node.value : node.fallback;
  }

  private taken(node: Extract<FormulaNode, { kind: 'if' }>): boolean {
    return this.value(node.test) === true;
  }

  private value(node: FormulaNode): Value | undefined {
    return this.cameTo?.(node);
  }
}

/** A value as a literal that the formula language reads: fractions are quotients in brackets. */
function literal(value: Value, type: Type, least: number): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return String(value);
  if (!isRatio(value)) {
    const of = (type.kind === 'list' ? itemType(type) : undefined) ?? type;
    return `[${value.items.map((item) => literal(item, of, 0)).join(', ')}]`;
  }
  if (type.kind === 'date') return isoDay(Number(value.n));
  if (type.kind === 'time') return clockText(Number(value.n));
  const text =
    value.d === 1n
      ? groupDigits(String(value.n))
      : `${groupDigits(String(value.n))} ÷ ${groupDigits(String(value.d))}`;
  return (value.d !== 1n && least > 6) || (value.n < 0n && least > 0) ? `(${text})` : text;
}

const stepUnit = (node: Extract<FormulaNode, { kind: 'rounding' }>): string =>
  node.type.kind === 'number' && node.type.unit !== 'any' && node.type.unit.size > 0
    ? unitText(node.type.unit)
    : '';
