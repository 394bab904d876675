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
import { englishUnits } from '../formula/unit-names.ts';
import { itemType, type Type, unitText } from '../formula/units.ts';
import type { Lang } from '../problem/text.ts';
import type { Evaluation } from './exact.ts';
import { asWritten, type Signs, sign, type Voice, voices } from './voice.ts';

/** How one figure came about, in words. */
export interface Wording {
  readonly term: string;
  /** The figure with its unit, as rules write it. */
  readonly value: string;
  /** The same in the language of the sentence. */
  readonly said: string;
  /** The formula as it is written. */
  readonly formula?: string;
  /** The formula with its numbers put in, exact: read as a formula again it gives the figure. */
  readonly numbers?: string;
  /** A sentence: what was done to which figures. */
  readonly sentence?: string;
  /** The terms its evaluation rested on, in the order of the text. */
  readonly uses: readonly string[];
}

/** Unit texts as the rules declare them (비율 is shown as a per cent). */
export type UnitOf = (term: string) => string;

/** The words reading of one term of an evaluation. @throws ProblemError when it could not be worked out. */
export function words(evaluation: Evaluation, name: string, unitOf: UnitOf, lang: Lang = 'ko'): Wording {
  const term = evaluation.term(name);
  const own = evaluation.value(name);
  const value = display(own, term.type, unitOf(name));
  const said = display(own, term.type, unitOf(name), lang);
  if (term.formula === undefined || term.formula.root.kind === 'constant')
    return { term: name, value, said, uses: [] };
  const { root, text } = term.formula;
  const reader = new Reader((node) => evaluation.at(name, node), unitOf, lang, root);
  return {
    term: name,
    value,
    said,
    formula: text.trim().replace(/\s+/g, ' '),
    numbers: reader.numbers(root, 0),
    sentence: `${reader.sentence(root, 0)} = ${said}`,
    uses: [...new Set(reader.used(root))],
  };
}

/** A formula in words, of nobody in particular: both ways of each condition, and names for figures. */
export const formulaWords = ({ root }: Formula, lang: Lang = 'ko'): string =>
  new Reader(undefined, () => '', lang).sentence(root, 0);

const binding: Readonly<Record<string, number>> = { or: 2, and: 3, '+': 6, '-': 6, '*': 7, '/': 7 };

/** Kinds that are shown as one value. */
type Simple = 'constant' | 'term' | 'given' | 'earlier' | 'later' | 'elapsed' | 'firstOfMonth' | 'datePart';

class Reader {
  /** What a node came to; absent where a formula is read without anybody's figures. */
  private readonly cameTo: ((node: FormulaNode) => Value | undefined) | undefined;
  private readonly unitOf: UnitOf;
  private readonly lang: Lang;
  private readonly voice: Voice;
  /** What a formula comes to at its end: a cell of a table that is all of it is said once, behind the formula. */
  private readonly whole: FormulaNode | undefined;

  constructor(
    cameTo: ((node: FormulaNode) => Value | undefined) | undefined,
    unitOf: UnitOf,
    lang: Lang,
    root?: FormulaNode,
  ) {
    this.cameTo = cameTo;
    this.unitOf = unitOf;
    this.lang = lang;
    this.voice = voices[lang];
    this.whole = root && this.end(root);
  }

  /** The node whose value a formula's is, behind its conditions. */
  private end(node: FormulaNode): FormulaNode {
    if (node.kind === 'if') return this.end(this.taken(node) ? node.then : node.otherwise);
    return node.kind === 'otherwise' ? this.end(this.chosen(node)) : node;
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
      case 'table':
        return node === this.whole ? this.lookup(node, 'numbers') : literal(value, node.type, least);
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
        return this.shown(node.value, node.type);
      case 'term':
        return node.name + this.beside(value, node.type, node.name);
      case 'given':
        return this.voice.given(node.name, true);
      case 'earlier':
        return this.voice.earlier(node.name, node.months) + this.beside(value, node.type, node.name);
      case 'tally':
        return this.tally(node);
      case 'later':
        if (this.cameTo === undefined) return this.shifted(node);
        return this.voice.later(this.sentence(node.date, 0), this.sentence(node.count, 0), false);
      case 'elapsed':
        return this.voice.elapsed(node.fn, this.sentence(node.from, 0), this.sentence(node.to, 0));
      case 'firstOfMonth':
        return this.voice.firstOfMonth(this.sentence(node.arg, 0));
      case 'datePart':
        return this.voice.datePart(node.fn, this.sentence(node.arg, 9)) + this.beside(value, node.type);
      case 'not':
        return least > 4 ? `(${this.denied(node.arg)})` : this.denied(node.arg);
      case 'otherwise':
        if (this.cameTo === undefined)
          return this.voice.otherwise(this.sentence(node.value, 9), this.sentence(node.fallback, 0));
        return this.chosen(node) === node.value
          ? this.sentence(node.value, least)
          : `(${this.voice.absent(this.sentence(node.value, 9))}) ${this.sentence(node.fallback, least)}`;
      case 'if': {
        if (this.cameTo === undefined) return this.eitherWay(node);
        const taken = this.taken(node);
        // A bare 여부 says only its name: whether it holds follows.
        const why = node.test.kind === 'term' ? node.test.name : this.sentence(node.test, 0);
        return `[${why}: ${this.voice.holds(taken)}] ${this.sentence(taken ? node.then : node.otherwise, least)}`;
      }
      case 'table':
        return this.lookup(node, 'sentence') + (node === this.whole ? '' : this.beside(value, node.type));
      default:
        return this.compound(node, least, (child, own) => this.sentence(child, own), this.voice);
    }
  }

  private lookup(
    { table, keys }: Extract<FormulaNode, { kind: 'table' }>,
    as: 'numbers' | 'sentence',
  ): string {
    return `${table}[${keys.map((key) => this[as](key, 0)).join(', ')}]`;
  }

  private shown(value: Value, type: Type, unit?: string): string {
    return display(value, type, unit, this.lang);
  }

  /** What something came to, behind its name. */
  private beside(value: Value | undefined, type: Type, term?: string): string {
    if (value === undefined) return '';
    return ` ${this.shown(value, type, term === undefined ? undefined : this.unitOf(term))}`;
  }

  private tally(node: Extract<FormulaNode, { kind: 'tally' }>): string {
    const { what, args } = node;
    const value = this.value(node);
    const [first] = args;
    if (what.of !== 'yearToDate') return this.overList(what, first, node);
    const figure = first?.kind === 'if' && first.then.kind === 'otherwise' ? first.then : undefined;
    const unrecorded =
      this.cameTo === undefined && figure !== undefined ? this.sentence(figure.fallback, 0) : undefined;
    return this.voice.yearToDate(what.name, unrecorded) + this.beside(value, node.type, what.name);
  }

  /** What is counted or summed of a list: as the rule says it of any item. */
  private overList(
    { of, name, hasCondition, fields }: Extract<Tallied, { readonly of: 'count' | 'sum' }>,
    first: FormulaNode | undefined,
    node: FormulaNode,
  ): string {
    const anyone = new Reader(undefined, this.unitOf, this.lang);
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
    const which = hasCondition && test?.kind === 'logic' ? ofItem(test.right) : undefined;
    const summed = of === 'count' || then === undefined ? undefined : ofItem(then);
    return this.voice.overList(name, which, summed) + this.beside(this.value(node), node.type);
  }

  /** What a `not` says: of a 여부 that it should be 아니오, which stands beside what it is. */
  private denied(arg: FormulaNode): string {
    if (arg.kind === 'given') return this.voice.given(arg.name, false);
    if (arg.kind === 'term' && this.cameTo !== undefined)
      return `${this.sentence(arg, 9)} = ${this.shown(false, arg.type)}`;
    return this.voice.denied(this.sentence(arg, 9));
  }

  /** A day so long before or after another. */
  private shifted({ date, count }: Extract<FormulaNode, { kind: 'later' }>): string {
    const by = this.sentence(count, 0);
    const back = /^[-−]/.test(by);
    return this.voice.later(this.sentence(date, 9), back ? by.slice(1) : by, back);
  }

  /** Both ways of a condition, and of those that follow one another. */
  private eitherWay({ test, then, otherwise }: Extract<FormulaNode, { kind: 'if' }>): string {
    const rest =
      otherwise.kind === 'if'
        ? this.eitherWay(otherwise).slice(1, -1)
        : this.voice.otherCase(this.sentence(otherwise, 0));
    return `[${this.voice.inCase(this.sentence(test, 0), this.sentence(then, 0))}, ${rest}]`;
  }

  private compound(
    node: Exclude<FormulaNode, { kind: Simple | 'otherwise' | 'if' | 'tally' | 'table' }>,
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
        return wrap(5, `${write(node.left, 6)} ${sign(node.op)} ${write(node.right, 6)}`);
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
          stepText(node, signed === asWritten ? 'ko' : this.lang),
        );
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

/** What a rounding rounds to, with its unit: as formulas write it, or in a language. */
function stepText({ step, type }: Extract<FormulaNode, { kind: 'rounding' }>, lang: Lang): string {
  const digits = groupDigits(String(step.n));
  if (type.kind !== 'number' || type.unit === 'any' || type.unit.size === 0) return digits;
  const unit = unitText(type.unit);
  return lang === 'ko' ? digits + unit : `${digits} ${englishUnits(unit, step.n === 1n)}`;
}
