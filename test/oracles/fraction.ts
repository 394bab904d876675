/**
 * A second evaluation of formulas, written apart from the engine: it takes plain JSON, knows nothing of
 * texts, units or traces, and imports nothing. Fractions are left as they fall, never brought to lowest
 * terms; equality is by cross-multiplication.
 */
export type Fraction = readonly [over: bigint, under: bigint];

export const fraction = (over: bigint, under = 1n): Fraction =>
  under < 0n ? [-over, -under] : [over, under];
export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
export const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d];
export const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
export const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => fraction(a * d, b * c);
export const order = ([a, b]: Fraction, [c, d]: Fraction): number =>
  a * d < c * b ? -1 : a * d > c * b ? 1 : 0;

/** The greatest whole number not above a fraction. */
export function wholeBelow([a, b]: Fraction): bigint {
  const rest = ((a % b) + b) % b;
  return (a - rest) / b;
}

/** Whole steps by mode; the definitions are spelled out on what is left above the floor. */
export function rounded(value: Fraction, step: Fraction, mode: string): Fraction {
  const steps = over(value, step);
  const low = wholeBelow(steps);
  const [rest, unit] = minus(steps, [low, 1n]);
  const up = (yes: boolean): bigint => (yes ? low + 1n : low);
  const whole: Readonly<Record<string, bigint>> = {
    floor: low,
    ceil: up(rest > 0n),
    round: up(rest + rest >= unit),
    roundEven: up(rest + rest > unit || (rest + rest === unit && low % 2n !== 0n)),
    trunc: up(low < 0n && rest > 0n),
  };
  return times([whole[mode] ?? low, 1n], step);
}

/** Numbers are texts 'n/d', so that a tree is JSON. Units are for whoever writes a tree as a text; nothing here looks at them. */
export type Tree =
  | { readonly op: 'number'; readonly value: string; readonly unit: string }
  | { readonly op: 'choice'; readonly value: string }
  | { readonly op: 'truth'; readonly value: boolean }
  | { readonly op: 'date'; readonly value: string }
  | { readonly op: 'term'; readonly name: string }
  | { readonly op: 'negative' | 'abs' | 'not'; readonly of: Tree }
  | { readonly op: '+' | '-' | '*' | '/'; readonly left: Tree; readonly right: Tree }
  | { readonly op: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly left: Tree; readonly right: Tree }
  | { readonly op: 'and' | 'or'; readonly left: Tree; readonly right: Tree }
  | { readonly op: 'in'; readonly item: Tree; readonly list: readonly string[] }
  | { readonly op: 'if'; readonly test: Tree; readonly yes: Tree; readonly no: Tree }
  | { readonly op: 'otherwise'; readonly value: Tree; readonly fallback: Tree }
  | { readonly op: 'given'; readonly name: string }
  | { readonly op: 'earlier'; readonly name: string; readonly months: number }
  | { readonly op: 'addYears'; readonly date: Tree; readonly years: number }
  | { readonly op: 'addMonths'; readonly date: Tree; readonly months: number }
  | { readonly op: 'fullYears' | 'fullMonths'; readonly from: Tree; readonly to: Tree }
  | { readonly op: 'firstOfMonth' | 'year' | 'month' | 'day' | 'weekday'; readonly date: Tree }
  | { readonly op: 'mod'; readonly left: Tree; readonly right: Tree }
  | { readonly op: 'min' | 'max'; readonly of: readonly Tree[] }
  | {
      readonly op: 'rounding';
      readonly mode: string;
      readonly of: Tree;
      readonly step: string;
      readonly unit: string;
    }
  | { readonly op: 'table'; readonly name: string; readonly keys: readonly Tree[] };

export interface Rules {
  /** In an order in which each comes after those it refers to. A term without a tree is a fact. */
  readonly terms: readonly { readonly name: string; readonly tree?: Tree }[];
  /** Facts given: numbers as 'n/d', dates as YYYY-MM-DD under `date:`. A fact that is not here is missing. */
  readonly given: Readonly<Record<string, Given>>;
  /** Numbers of earlier months, under 'name months'. */
  readonly earlier: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, OracleTable>>;
}
export type Given =
  | { readonly number: string }
  | { readonly date: string }
  | { readonly truth: boolean }
  | { readonly choice: string };

/** `ranges`: ascending lower ends and the end of the last; otherwise the keys themselves. */
export interface OracleTable {
  readonly ranges: boolean;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

export type Result =
  | { readonly value: Fraction | boolean | string }
  /** What went wrong, and in which term it first did. */
  | {
      readonly wrong: 'missing-fact' | 'division-by-zero' | 'no-table-row' | 'no-earlier-month';
      readonly term: string;
    };

class Wrong {
  readonly result: Extract<Result, { wrong: string }>;
  constructor(wrong: Extract<Result, { wrong: string }>['wrong'], term: string) {
    this.result = { wrong, term };
  }
}

export function readFraction(text: string): Fraction {
  const [n = '', d = '1'] = text.split('/');
  return fraction(BigInt(n), BigInt(d));
}

const dayNumber = (date: string): Fraction => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [BigInt(Date.UTC(year, month - 1, day) / 86_400_000), 1n];
};

const dateText = ([days]: Fraction): string => new Date(Number(days) * 86_400_000).toISOString().slice(0, 10);

/** The same date in another year; 29 February is 28 February where there is none. */
function yearsOn(date: string, years: number): string {
  const later = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return dateText(dayNumber(later)) === later ? later : later.replace('-02-29', '-02-28');
}

/** The same day of the month some months on or back; a month without it gives its last day. */
function monthsOn(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(day, days)).padStart(2, '0')}`;
}

/** How many months one after another have come to their end: counted step by step from the first date. */
function monthsPassed(from: string, to: string): number {
  let months = 0;
  while (monthsOn(from, months + 1) <= to) months++;
  while (monthsOn(from, months) > to) months--;
  return months;
}

/** Every term's result. */
export function evaluateAll(rules: Rules): Map<string, Result> {
  const results = new Map<string, Result>();
  for (const { name, tree } of rules.terms) results.set(name, resultOf(name, tree, rules, results));
  return results;
}

function resultOf(
  name: string,
  tree: Tree | undefined,
  rules: Rules,
  results: ReadonlyMap<string, Result>,
): Result {
  if (tree === undefined) {
    const given = rules.given[name];
    if (given === undefined) return { wrong: 'missing-fact', term: name };
    if ('number' in given) return { value: readFraction(given.number) };
    if ('date' in given) return { value: dayNumber(given.date) };
    return { value: 'truth' in given ? given.truth : given.choice };
  }
  try {
    return { value: new Walk(name, rules, results).value(tree) };
  } catch (error) {
    if (error instanceof Wrong) return error.result;
    throw error;
  }
}

class Walk {
  private readonly name: string;
  private readonly rules: Rules;
  private readonly results: ReadonlyMap<string, Result>;

  constructor(name: string, rules: Rules, results: ReadonlyMap<string, Result>) {
    this.name = name;
    this.rules = rules;
    this.results = results;
  }

  value(tree: Tree): Fraction | boolean | string {
    switch (tree.op) {
      case 'number':
        return readFraction(tree.value);
      case 'date':
        return dayNumber(tree.value);
      case 'choice':
      case 'truth':
        return tree.value;
      case 'term': {
        const known = this.results.get(tree.name);
        if (known === undefined) throw new Error(`${tree.name} comes too late`);
        if ('wrong' in known) throw new Wrong(known.wrong, known.term);
        return known.value;
      }
      case 'otherwise':
        try {
          return this.value(tree.value);
        } catch (error) {
          if (error instanceof Wrong) return this.value(tree.fallback);
          throw error;
        }
      case 'given':
        return Object.hasOwn(this.rules.given, tree.name);
      case 'earlier': {
        const figure = this.rules.earlier[`${tree.name} ${tree.months}`];
        if (figure === undefined) throw new Wrong('no-earlier-month', this.name);
        return readFraction(figure);
      }
      case 'addYears':
        return dayNumber(yearsOn(dateText(this.number(tree.date)), tree.years));
      case 'addMonths':
        return dayNumber(monthsOn(dateText(this.number(tree.date)), tree.months));
      case 'fullMonths':
      case 'fullYears': {
        const [from, to] = [dateText(this.number(tree.from)), dateText(this.number(tree.to))];
        const months = BigInt(monthsPassed(from, to));
        return [tree.op === 'fullMonths' ? months : wholeBelow([months, 12n]), 1n];
      }
      case 'firstOfMonth':
        return dayNumber(dateText(this.number(tree.date)).replace(/..$/, '01'));
      case 'year':
        return [BigInt(dateText(this.number(tree.date)).slice(0, 4)), 1n];
      case 'month':
        return [BigInt(dateText(this.number(tree.date)).slice(5, 7)), 1n];
      case 'day':
        return [BigInt(dateText(this.number(tree.date)).slice(8)), 1n];
      case 'weekday':
        return '일월화수목금토'[new Date(dateText(this.number(tree.date))).getUTCDay()] ?? '';
      case 'mod': {
        const [left, right] = [this.number(tree.left), this.number(tree.right)];
        if (right[0] === 0n) throw new Wrong('division-by-zero', this.name);
        return minus(left, times(right, [wholeBelow(over(left, right)), 1n]));
      }
      case 'negative':
        return minus([0n, 1n], this.number(tree.of));
      case 'abs': {
        const of = this.number(tree.of);
        return order(of, [0n, 1n]) < 0 ? minus([0n, 1n], of) : of;
      }
      case 'not':
        return !this.truth(tree.of);
      case '+':
        return plus(this.number(tree.left), this.number(tree.right));
      case '-':
        return minus(this.number(tree.left), this.number(tree.right));
      case '*':
        return times(this.number(tree.left), this.number(tree.right));
      case '/': {
        const [left, right] = [this.number(tree.left), this.number(tree.right)];
        if (right[0] === 0n) throw new Wrong('division-by-zero', this.name);
        return over(left, right);
      }
      case 'and':
        return this.truth(tree.left) ? this.truth(tree.right) : false;
      case 'or':
        return this.truth(tree.left) ? true : this.truth(tree.right);
      case 'in': {
        const item = this.value(tree.item);
        return tree.list.some((one) => one === item);
      }
      case 'if':
        return this.value(this.truth(tree.test) ? tree.yes : tree.no);
      case 'min':
      case 'max': {
        const sorted = tree.of.map((one) => this.number(one)).sort(order);
        return (tree.op === 'min' ? sorted[0] : sorted.at(-1)) ?? [0n, 1n];
      }
      case 'rounding':
        return rounded(this.number(tree.of), readFraction(tree.step), tree.mode);
      case 'table':
        return this.cell(tree.name, tree.keys);
      default:
        return this.holds(tree.op, this.value(tree.left), this.value(tree.right));
    }
  }

  private holds(op: string, left: Fraction | boolean | string, right: Fraction | boolean | string): boolean {
    const equal =
      typeof left === 'object' && typeof right === 'object' ? order(left, right) === 0 : left === right;
    if (op === '=' || op === '!=') return equal === (op === '=');
    if (typeof left !== 'object' || typeof right !== 'object') throw new Error('no order');
    const sign = order(left, right);
    return op === '<' ? sign < 0 : op === '<=' ? sign <= 0 : op === '>' ? sign > 0 : sign >= 0;
  }

  private cell(name: string, keyTrees: readonly Tree[]): Fraction {
    const table = this.rules.tables[name];
    if (table === undefined) throw new Error(`no table ${name}`);
    const [row, column] = keyTrees.map((key) => this.value(key));
    const is = (text: string, key: Fraction | boolean | string | undefined): boolean =>
      typeof key === 'object' ? /^-?\d/.test(text) && order(readFraction(text), key) === 0 : text === key;
    const rowAt = table.ranges
      ? table.rows.findIndex((low, i) => {
          const high = table.rows[i + 1];
          if (high === undefined || typeof row !== 'object') return false;
          return order(readFraction(low), row) <= 0 && order(row, readFraction(high)) < 0;
        })
      : table.rows.findIndex((text) => is(text, row));
    const columnAt = column === undefined ? 0 : table.columns.findIndex((text) => is(text, column));
    const cell = table.cells[rowAt]?.[columnAt];
    if (cell === undefined) throw new Wrong('no-table-row', this.name);
    return readFraction(cell);
  }

  private number(tree: Tree): Fraction {
    const value = this.value(tree);
    if (typeof value === 'object') return value;
    throw new Error('not a number');
  }

  private truth(tree: Tree): boolean {
    const value = this.value(tree);
    if (typeof value === 'boolean') return value;
    throw new Error('not a truth');
  }
}
