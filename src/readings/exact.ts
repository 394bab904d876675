import { earlierKey, type FormulaNode, isRatio, type Value } from '../formula/checked.ts';
import { isoDay } from '../formula/civil.ts';
import {
  addMonths,
  dayOfMonth,
  firstDay,
  fullMonths,
  fullYears,
  monthOf,
  monthOfYear,
  weekdayOf,
  weekdays,
  yearOfDay,
} from '../formula/date.ts';
import { decimalPlaces, exactDigits } from '../formula/digits.ts';
import { groupDigits } from '../formula/display.ts';
import { type Program, placeInFormula, type Term } from '../formula/program.ts';
import {
  add,
  compareRatios,
  divide,
  isWhole,
  isZero,
  multiply,
  negate,
  type Ratio,
  ratio,
  roundTo,
  subtract,
  zero,
} from '../formula/ratio.ts';
import { cellAt, placeOn } from '../formula/table.ts';
import { type Problem, ProblemError, problem } from '../problem/problem.ts';

/**
 * The exact reading: every term's value as an exact ratio, and with it the value of every node on the way,
 * which is the trace. A term that cannot be worked out (a fact not given, a division by zero) fails only
 * those that need it.
 */
export function evaluate(program: Program, facts: ReadonlyMap<string, Value>): Evaluation {
  return new Evaluation(program, facts);
}

const one = ratio(1);

export class Evaluation {
  readonly program: Program;
  private readonly results: (Value | Failure)[] = [];
  private readonly traces: (readonly (Value | undefined)[])[] = [];
  private readonly facts: ReadonlyMap<string, Value>;

  constructor(program: Program, facts: ReadonlyMap<string, Value>) {
    this.program = program;
    this.facts = facts;
    for (const term of program.order) this.work(term);
  }

  /** A term's value. @throws ProblemError when it could not be worked out, @throws RangeError for a term not in the program. */
  value(name: string): Value {
    const result = this.results[this.indexOf(name)];
    if (result === undefined) throw new RangeError(`no term ${name}`);
    if (result instanceof Failure) throw new ProblemError([result.problem]);
    return result;
  }

  /** As `value`, for a term known to be a number. */
  ratio(name: string): Ratio {
    const value = this.value(name);
    if (!isRatio(value)) throw new RangeError(`${name} is not a number`);
    return value;
  }

  /** As `value`, for a term known to be 여부. */
  truth(name: string): boolean {
    const value = this.value(name);
    if (typeof value !== 'boolean') throw new RangeError(`${name} is not 여부`);
    return value;
  }

  /** What a node of a term's formula came to; undefined where it was not needed (an untaken branch). */
  at(name: string, node: FormulaNode): Value | undefined {
    return this.traces[this.indexOf(name)]?.[node.id];
  }

  /** What a node of a term's formula comes to, whether or not it was needed; undefined where it cannot be worked out. */
  wouldBe(name: string, node: FormulaNode): Value | undefined {
    return this.at(name, node) ?? this.present(this.term(name), node, []);
  }

  term(name: string): Term {
    const term = this.program.order[this.indexOf(name)];
    if (term === undefined) throw new RangeError(`no term ${name}`);
    return term;
  }

  private indexOf(name: string): number {
    return this.program.index.get(name) ?? -1;
  }

  private work(term: Term): void {
    if (term.formula === undefined) {
      this.results.push(this.facts.get(term.name) ?? term.default ?? missing(term));
      this.traces.push([]);
      return;
    }
    const trace = new Array<Value | undefined>(term.formula.nodeCount);
    try {
      this.results.push(this.node(term, term.formula.root, trace));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.results.push(error);
    }
    this.traces.push(trace);
  }

  private node(term: Term, node: FormulaNode, trace: (Value | undefined)[]): Value {
    const value = this.compute(term, node, trace);
    trace[node.id] = value;
    return value;
  }

  private compute(term: Term, node: FormulaNode, trace: (Value | undefined)[]): Value {
    switch (node.kind) {
      case 'constant':
        return node.value;
      case 'term':
        return this.known(node.name);
      case 'otherwise':
        return this.present(term, node.value, trace) ?? this.node(term, node.fallback, trace);
      case 'given':
        return !(this.results[this.indexOf(node.name)] instanceof Failure);
      case 'earlier': {
        const figure = this.facts.get(earlierKey(node));
        if (figure !== undefined) return figure;
        throw new Failure(() => this.noEarlier(term, node));
      }
      case 'later': {
        const date = this.whole(term, node.date, trace, node.fn);
        const count = this.whole(term, node.count, trace, node.fn);
        return ratio(addMonths(date, node.fn === 'addYears' ? 12 * count : count));
      }
      case 'elapsed': {
        const from = this.whole(term, node.from, trace, node.fn);
        const to = this.whole(term, node.to, trace, node.fn);
        return ratio(node.fn === 'fullYears' ? fullYears(from, to) : fullMonths(from, to));
      }
      case 'firstOfMonth':
        return ratio(firstDay(monthOf(this.whole(term, node.arg, trace, node.kind))));
      case 'datePart': {
        const day = this.whole(term, node.arg, trace, node.fn);
        if (node.fn === 'weekday') return weekdays[weekdayOf(day)] ?? '';
        return ratio({ year: yearOfDay, month: monthOfYear, day: dayOfMonth }[node.fn](day));
      }
      case 'mod': {
        const left = this.number(term, node.left, trace);
        const right = this.number(term, node.right, trace);
        if (isZero(right)) throw this.divisionByZero(term, node);
        return subtract(left, multiply(right, roundTo(divide(left, right), one, 'floor')));
      }
      case 'negate':
        return negate(this.number(term, node.arg, trace));
      case 'abs': {
        const arg = this.number(term, node.arg, trace);
        return arg.n < 0n ? negate(arg) : arg;
      }
      case 'not':
        return !this.condition(term, node.arg, trace);
      case 'arithmetic':
        return this.arithmetic(term, node, trace);
      case 'relation': {
        const left = this.node(term, node.left, trace);
        return related(node.op, left, this.node(term, node.right, trace));
      }
      case 'logic': {
        // Both `and` and `or` leave the right side alone when the left one decides.
        const left = this.condition(term, node.left, trace);
        return left === (node.op === 'or') ? left : this.condition(term, node.right, trace);
      }
      case 'in': {
        const item = this.node(term, node.item, trace);
        const list = this.node(term, node.list, trace);
        return (
          typeof list === 'object' && 'items' in list && list.items.some((one) => related('=', one, item))
        );
      }
      case 'if':
        return this.node(term, this.condition(term, node.test, trace) ? node.then : node.otherwise, trace);
      case 'extreme': {
        const args = node.args.map((arg) => this.number(term, arg, trace));
        const sign = node.fn === 'max' ? 1 : -1;
        return args.reduce((best, arg) => (sign * compareRatios(arg, best) > 0 ? arg : best));
      }
      case 'tally':
        return node.args.map((arg) => this.number(term, arg, trace)).reduce(add, zero);
      case 'rounding':
        return roundTo(this.number(term, node.arg, trace), node.step, node.mode);
      case 'table':
        return this.lookup(term, node, trace);
    }
  }

  private arithmetic(
    term: Term,
    node: Extract<FormulaNode, { kind: 'arithmetic' }>,
    trace: (Value | undefined)[],
  ): Ratio {
    const left = this.number(term, node.left, trace);
    const right = this.number(term, node.right, trace);
    switch (node.op) {
      case '+':
        return add(left, right);
      case '-':
        return subtract(left, right);
      case '*':
        return multiply(left, right);
      case '/':
        if (isZero(right)) throw this.divisionByZero(term, node);
        return divide(left, right);
    }
  }

  private divisionByZero(term: Term, node: Extract<FormulaNode, { kind: 'arithmetic' | 'mod' }>): Failure {
    return new Failure(() => {
      const divisor = term.formula?.text.slice(node.right.span.start, node.right.span.end) ?? '';
      const at = placeInFormula(term.at, term.formula?.text ?? '', node.right.span);
      return problem('division-by-zero', { at, term: term.name, values: { divisor } });
    });
  }

  private lookup(
    term: Term,
    node: Extract<FormulaNode, { kind: 'table' }>,
    trace: (Value | undefined)[],
  ): Value {
    const table = this.program.tables.get(node.table);
    if (table === undefined) throw new RangeError(`no table ${node.table}`);
    const keys = node.keys.map((key) => tableKey(this.node(term, key, trace)));
    const places = table.axes.map((axis, i) => placeOn(axis, keys[i] ?? ''));
    const cell = cellAt(table, places);
    if (cell !== undefined) return cell;
    throw new Failure(() => {
      // Of several keys, the first that has no place says what there is.
      const axis = table.axes[places.findIndex((place) => place < 0)];
      const [first, last] = [axis?.keys[0] ?? '', axis?.keys.at(-1) ?? ''].map(bareText);
      const range =
        axis === undefined
          ? '값이 있는 칸'
          : axis.match === 'range'
            ? `${first} 이상 ${last} 미만`
            : axis.keys.map(bareText).slice(0, 12).join(', ');
      const at = placeInFormula(term.at, term.formula?.text ?? '', node.span);
      const key = keys.map(bareText).join(', ');
      return problem('no-table-row', { at, term: term.name, values: { table: table.name, key, range } });
    });
  }

  private number(term: Term, node: FormulaNode, trace: (Value | undefined)[]): Ratio {
    const value = this.node(term, node, trace);
    if (isRatio(value)) return value;
    throw new TypeError(`${term.name}: the checker let a non-number through`);
  }

  /** Days and years of the calendar are whole ones. */
  private whole(term: Term, node: FormulaNode, trace: (Value | undefined)[], operation: string): number {
    const value = this.number(term, node, trace);
    if (isWhole(value)) return Number(value.n);
    throw new Failure(() => {
      const at = placeInFormula(term.at, term.formula?.text ?? '', node.span);
      const values = { operation, found: bareText(value), expected: '정수' };
      return problem('wrong-kind', { at, term: term.name, values });
    });
  }

  private condition(term: Term, node: FormulaNode, trace: (Value | undefined)[]): boolean {
    const value = this.node(term, node, trace);
    if (typeof value === 'boolean') return value;
    throw new TypeError(`${term.name}: the checker let a non-condition through`);
  }

  private known(name: string): Value {
    const result = this.results[this.indexOf(name)];
    if (result === undefined) throw new RangeError(`${name} is used before it is worked out`);
    if (result instanceof Failure) throw result;
    return result;
  }

  /** A value that may be absent: undefined where its fact or earlier month was not given. */
  private present(term: Term, node: FormulaNode, trace: (Value | undefined)[]): Value | undefined {
    try {
      return this.node(term, node, trace);
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
  }

  private noEarlier(term: Term, { name, months, span }: Extract<FormulaNode, { kind: 'earlier' }>): Problem {
    const at = placeInFormula(term.at, term.formula?.text ?? '', span);
    return problem('no-earlier-month', { at, term: term.name, values: { name, months: String(months) } });
  }
}

/** Why a term has no value; passed on to whoever needs it. Not an Error: a missing optional fact costs no stack trace. */
class Failure {
  private readonly tell: () => Problem;
  constructor(tell: () => Problem) {
    this.tell = tell;
  }

  /** Put into words only when somebody asks: an `otherwise` throws most failures away. */
  get problem(): Problem {
    return this.tell();
  }
}

function missing(term: Term): Failure {
  return new Failure(() => {
    const { question } = term;
    const values = { key: term.key ?? term.name, ...(question !== undefined && { question }) };
    return problem('missing-fact', { term: term.name, values });
  });
}

function related(op: string, left: Value, right: Value): boolean {
  const order = isRatio(left) && isRatio(right) ? compareRatios(left, right) : left === right ? 0 : 1;
  switch (op) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

/** Keys are numbers and choices: the rules say so of every table. */
function tableKey(value: Value): Ratio | string {
  if (typeof value === 'string' || (typeof value === 'object' && 'n' in value)) return value;
  throw new TypeError('a key that is no number and no choice');
}

/** A value as a bare text, for messages. */
export function bareText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (!isRatio(value))
    return `[${value.items.map((item) => (typeof item === 'string' ? item : isoDay(Number(item.n)))).join(', ')}]`;
  return decimalPlaces(value) === undefined ? `${value.n}/${value.d}` : groupDigits(exactDigits(value));
}
