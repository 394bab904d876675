import { children, type FormulaNode, isRatio, sameValue, type Value } from '../../formula/checked.ts';
import { compareRatios, isZero, one } from '../../formula/ratio.ts';
import type { Relation } from '../../formula/tree.ts';
import type { Payslip } from '../../pay/payslip.ts';
import {
  type Calculation,
  type CalculationPart,
  type CalculationReason,
  type FigurePart,
  hours,
  isUnit,
  type Rounding,
} from './part.ts';

/** The short calculation of a term; undefined where there is nothing to say (a fact, a fixed amount, a plain 0). */
export function calculate(payslip: Payslip, term: string): Calculation | undefined {
  const reader = new ShortReader(payslip);
  const made = reader.calculation(term);
  if (made === undefined) return undefined;
  const { part, because } = made;
  const bare = part.kind === 'figure' && (part.term === undefined || part.term === term);
  return bare && because.length === 0 ? undefined : made;
}

/** A term's value as a figure without its name. */
export const figurePartOf = ({ evaluation, program }: Payslip, term: string): FigurePart => ({
  kind: 'figure',
  value: evaluation.value(term),
  type: evaluation.term(term).type,
  percent: program.terms.get(term)?.rule.unit === '비율',
});

/** A node of a certain term's formula: its value is looked up by both. */
interface Spot {
  readonly term: string;
  readonly node: FormulaNode;
}

class ShortReader {
  private readonly payslip: Payslip;

  constructor(payslip: Payslip) {
    this.payslip = payslip;
  }

  calculation(term: string): Calculation | undefined {
    const root = this.root(term);
    if (root === undefined) return undefined;
    const tests: { spot: Spot; holds: boolean }[] = [];
    const roundings: Rounding[] = [];
    let spot: Spot = { term, node: root };
    for (let next: Spot | undefined = spot; next !== undefined; ) {
      spot = next;
      const { node } = spot;
      if (node.kind === 'if') tests.push({ spot: at(spot, node.test), holds: this.holds(spot, node.test) });
      if (node.kind === 'rounding' && this.changed(spot, node)) roundings.push(node);
      next = this.within(spot) ?? this.behind(spot);
    }
    const part = this.part(spot);
    // A calculation speaks for itself; only a fixed amount needs the condition that gave it.
    const fixed = part.kind === 'figure' && (part.term === undefined || this.root(part.term) !== undefined);
    const because = fixed ? tests.flatMap((one) => this.reasons(one.spot, one.holds, 0)) : [];
    return { part, because, roundings: roundings.map(({ mode, step }) => ({ mode, step })) };
  }

  /** What a node's value is simply taken from. */
  private within(spot: Spot): Spot | undefined {
    const { node } = spot;
    switch (node.kind) {
      case 'if':
        return at(spot, this.holds(spot, node.test) ? node.then : node.otherwise);
      case 'otherwise':
        return at(spot, this.value(at(spot, node.fallback)) === undefined ? node.value : node.fallback);
      case 'rounding':
        return at(spot, node.arg);
      case 'extreme': {
        const value = this.value(spot);
        const chosen = node.args.filter((arg) => sameValue(this.value(at(spot, arg)), value));
        const found = chosen.find((arg) => arg.kind !== 'constant') ?? chosen[0];
        return found && at(spot, found);
      }
      case 'arithmetic': {
        const [left, right] = [at(spot, node.left), at(spot, node.right)];
        if ((node.op === '+' || node.op === '-') && this.isZero(right)) return left;
        if (node.op === '+' && this.isZero(left)) return right;
        if (node.op === '*' && this.changesNothing(right)) return left;
        return undefined;
      }
      default:
        return undefined;
    }
  }

  /** The formula behind a node that is nothing but another worked-out term. */
  private behind({ node }: Spot): Spot | undefined {
    if (node.kind !== 'term') return undefined;
    const root = this.root(node.name);
    return root === undefined || root.kind === 'constant' ? undefined : { term: node.name, node: root };
  }

  private part(spot: Spot): CalculationPart {
    const { node } = spot;
    switch (node.kind) {
      case 'if':
      case 'otherwise':
      case 'extreme': {
        const inner = this.within(spot);
        return inner === undefined ? this.figure(spot) : this.part(inner);
      }
      case 'rounding': {
        const part = this.part(at(spot, node.arg));
        const { mode, step } = node;
        return this.changed(spot, node) ? { kind: 'rounded', part, rounding: { mode, step } } : part;
      }
      case 'negate':
        return { kind: 'sum', parts: [{ minus: true, part: this.part(at(spot, node.arg)) }] };
      case 'arithmetic':
        return node.op === '+' || node.op === '-' ? this.sum(spot) : this.product(spot);
      case 'table':
        return {
          kind: 'table',
          name: node.table,
          keys: node.keys.map((key) => this.part(at(spot, key))),
          cell: { ...this.figure(spot), percent: this.isOfShares(node.table) },
        };
      default:
        return this.figure(spot);
    }
  }

  /** Whether an institution writes the cells of a table as shares. */
  private isOfShares(table: string): boolean {
    const { cells = [] } = this.payslip.program.tableEntries.get(table) ?? {};
    return cells.some((row) => row.some((text) => text.endsWith('%')));
  }

  private figure(spot: Spot): FigurePart {
    const { node } = spot;
    const value = this.value(spot) ?? { n: 0n, d: 1n };
    const name = nameOf(node);
    const unit = name === undefined ? undefined : this.payslip.program.terms.get(name)?.rule.unit;
    const plain = unit === '비율' || unit === '수';
    const fixed = name !== undefined && plain && this.root(name)?.kind === 'constant';
    return {
      kind: 'figure',
      value,
      type: node.type,
      percent: unit === '비율' || this.text(spot).endsWith('%'),
      ...(name !== undefined && !fixed && { term: name }),
    };
  }

  private sum(spot: Spot): CalculationPart {
    const parts = this.addends(spot, false).filter((one) => !this.isZero(one.spot));
    const made = parts.map(({ spot: below, minus }) => ({ minus, part: this.part(below) }));
    const [first] = made;
    if (first === undefined) return this.figure(spot);
    return made.length === 1 && !first.minus ? first.part : { kind: 'sum', parts: made };
  }

  private addends(spot: Spot, minus: boolean): { spot: Spot; minus: boolean }[] {
    const { node } = spot;
    if (node.kind !== 'arithmetic' || (node.op !== '+' && node.op !== '-')) return [{ spot, minus }];
    return [
      ...this.addends(at(spot, node.left), minus),
      ...this.addends(at(spot, node.right), node.op === '-' ? !minus : minus),
    ];
  }

  private product(spot: Spot): CalculationPart {
    const numerators: CalculationPart[] = [];
    const denominators: CalculationPart[] = [];
    const divisors: Spot[] = [];
    for (const { spot: factor, inverse } of this.factors(spot, false)) {
      const literal = factor.node.kind === 'constant' ? this.value(factor) : undefined;
      // 1일 and its kind only carry a unit.
      if (literal !== undefined && isRatio(literal) && compareRatios(literal, one) === 0) continue;
      if (inverse) divisors.push(factor);
      else numerators.push(this.part(factor));
    }
    for (const divisor of divisors) {
      if (!this.toHours(divisor, numerators)) denominators.push(this.part(divisor));
    }
    const [only] = numerators;
    if (only === undefined)
      return denominators.length === 0 ? this.figure(spot) : { kind: 'product', numerators, denominators };
    return numerators.length === 1 && denominators.length === 0
      ? only
      : { kind: 'product', numerators, denominators };
  }

  private factors(spot: Spot, inverse: boolean): { spot: Spot; inverse: boolean }[] {
    const { node } = spot;
    if (node.kind !== 'arithmetic' || (node.op !== '*' && node.op !== '/')) return [{ spot, inverse }];
    return [
      ...this.factors(at(spot, node.left), inverse),
      ...this.factors(at(spot, node.right), node.op === '/' ? !inverse : inverse),
    ];
  }

  /** Takes a divisor of minutes an hour into the factor that holds the minutes. */
  private toHours(divisor: Spot, numerators: CalculationPart[]): boolean {
    const by = this.value(divisor);
    if (by === undefined || !isRatio(by) || !isUnit(divisor.node.type, { 분: 1, 시간: -1 })) return false;
    const index = numerators.findIndex((part) => hours(part, by) !== undefined);
    const found = numerators[index];
    const converted = found && hours(found, by);
    if (converted === undefined) return false;
    numerators[index] = converted;
    return true;
  }

  /** The conditions that decided a test. Below the first term the names of conditions are enough. */
  private reasons(spot: Spot, holds: boolean, depth: number): CalculationReason[] {
    const { node } = spot;
    switch (node.kind) {
      case 'not':
        return this.reasons(at(spot, node.arg), !holds, depth);
      case 'logic': {
        const sides = [at(spot, node.left), at(spot, node.right)];
        return sides
          .filter((side) => this.value(side) === holds)
          .flatMap((side) => this.reasons(side, holds, depth));
      }
      case 'relation': {
        if (holds && isLiteralZero(node.right)) return [];
        if (!this.restsOnFacts(spot)) return [];
        const [left, right] = [this.part(at(spot, node.left)), this.part(at(spot, node.right))];
        const limit = right.kind === 'figure' ? undefined : this.figure(at(spot, node.right));
        const op = holds ? node.op : opposite[node.op];
        return [{ kind: 'relation', op, left, right, ...(limit?.kind === 'figure' && { limit }) }];
      }
      case 'term': {
        if (!this.restsOnFacts(spot)) return [];
        const root = this.root(node.name);
        const expanded =
          depth > 0 || root === undefined
            ? []
            : this.reasons({ term: node.name, node: root }, holds, depth + 1);
        // What compares dates says less than the condition's name.
        const clear = expanded.length > 0 && expanded.every(comparesNumbers);
        return clear ? expanded : [{ kind: 'truth', term: node.name, holds }];
      }
      default:
        return [];
    }
  }

  /** Whether a node depends on anything but values that the rules fix. */
  private restsOnFacts({ node, term }: Spot): boolean {
    const names = node.kind === 'term' ? [node.name] : namesBelow(node);
    return names.some((name) => {
      const root = this.root(name);
      return root === undefined || this.restsOnFacts({ term, node: root });
    });
  }

  /** A node as the rule writes it. */
  private text({ term, node }: Spot): string {
    const text = this.payslip.evaluation.term(term).formula?.text ?? '';
    return text.slice(node.span.start, node.span.end).trim();
  }

  private root(name: string): FormulaNode | undefined {
    // A list has a name and is no term.
    if (!this.payslip.program.index.has(name)) return undefined;
    return this.payslip.evaluation.term(name).formula?.root;
  }

  private value({ term, node }: Spot): Value | undefined {
    return this.payslip.evaluation.at(term, node);
  }

  private holds(spot: Spot, test: FormulaNode): boolean {
    return this.value(at(spot, test)) === true;
  }

  private isZero(spot: Spot): boolean {
    const value = this.value(spot);
    return value !== undefined && isRatio(value) && isZero(value);
  }

  private changed(spot: Spot, { arg }: Extract<FormulaNode, { kind: 'rounding' }>): boolean {
    return !sameValue(this.value(spot), this.value(at(spot, arg)));
  }

  /** A worked-out rate of 100 %: a choice that was not made. */
  private changesNothing(spot: Spot): boolean {
    const { node } = spot;
    if (node.kind !== 'term' || this.root(node.name)?.kind === 'constant') return false;
    const value = this.value(spot);
    return value !== undefined && isUnit(node.type, {}) && isRatio(value) && compareRatios(value, one) === 0;
  }
}

const at = ({ term }: Spot, node: FormulaNode): Spot => ({ term, node });

const isLiteralZero = (node: FormulaNode): boolean =>
  node.kind === 'constant' && isRatio(node.value) && isZero(node.value);

const opposite: Readonly<Record<Relation, Relation>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const comparesNumbers = (reason: CalculationReason): boolean =>
  reason.kind === 'truth' || reason.left.kind !== 'figure' || reason.left.type.kind === 'number';

const namesBelow = (node: FormulaNode): string[] =>
  children(node).flatMap((child) => (child.kind === 'term' ? [child.name] : namesBelow(child)));

/** Under which name a figure is shown: what is counted of a list is shown under the list's. */
function nameOf(node: FormulaNode): string | undefined {
  if (node.kind === 'tally') return node.what.of === 'yearToDate' ? undefined : node.what.name;
  return node.kind === 'term' || node.kind === 'earlier' ? node.name : undefined;
}
