import type { Payslip } from '../pay/payslip.ts';
import { type SchemeRef, schemeName } from '../pay/scheme-ref.ts';
import type { Problem } from '../problem/problem.ts';
import type { ColumnPool } from '../readings/batch/column-pool.ts';
import type { Column } from '../readings/batch/columns.ts';
import type { SchemeFigures } from './chunk-figures.ts';
import type { MonthBatch } from './month-batch.ts';

/** A retained figure by row: NaN where there is none, infinite where it could not be worked out in a column. */
export interface RetainedFigure {
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
}

/** A scheme's figures over all rows, filled month by month. */
export class SchemeColumns implements SchemeFigures {
  readonly scheme: string;
  readonly covered: Int8Array;
  readonly missed = new Map<string, Int8Array>();
  readonly amounts = new Map<string, Float64Array>();
  readonly findings = new Map<string, Int8Array>();
  readonly choices = new Map<string, Set<string>>();
  /** Rows that could not be worked out, with why. */
  readonly failed = new Map<number, readonly Problem[]>();
  private readonly looked = new Map<string, RetainedFigure>();
  private readonly rows: number;
  private readonly columns: ColumnPool;

  constructor(scheme: SchemeRef, rows: number, columns: ColumnPool) {
    this.scheme = schemeName(scheme);
    this.rows = rows;
    this.columns = columns;
    this.covered = this.flags();
  }

  private flags = (): Int8Array => this.columns.int8s(this.rows).fill(0);

  /** A figure that later months look back at. */
  retained(term: string): RetainedFigure {
    return ensure(this.looked, term, () => ({
      numerator: this.columns.float64s(this.rows).fill(Number.NaN),
      denominator: this.columns.float64s(this.rows).fill(1),
    }));
  }

  private amount = (term: string): Float64Array =>
    ensure(this.amounts, term, () => this.columns.float64s(this.rows).fill(0));
  private flag = (flags: Map<string, Int8Array>, name: string): Int8Array =>
    ensure(flags, name, () => this.flags());

  /**
   * Takes a month's outputs. Rows that the scheme does not cover have its fallback's figures; rows that lack a
   * figure they need go to `exact`.
   */
  take(
    made: MonthBatch,
    outputs: readonly Column[],
    group: Int32Array,
    fallback: SchemeColumns | undefined,
    exact: Set<number>,
  ): void {
    const { program } = made;
    const column = (term: string): Column => {
      const found = outputs[made.outputs.get(term) ?? -1];
      if (found === undefined) throw new RangeError(`no output ${term}`);
      return found;
    };
    const indeterminate = made.indeterminate === undefined ? undefined : outputs[made.indeterminate];
    const failed = made.failed === undefined ? undefined : outputs[made.failed];
    const requires = program.requires.map(({ term }) => column(term));
    const applies = program.applies.map(({ reason, term }) => ({
      held: column(term),
      missed: this.flag(this.missed, reason),
    }));
    const own = new Uint8Array(group.length).fill(1);
    for (const { held, missed } of applies) {
      for (let i = 0; i < group.length; i++) {
        if (held[i] !== 0) continue;
        missed[group[i] ?? 0] = 1;
        own[i] = 0;
      }
    }
    for (let i = 0; i < group.length; i++) this.covered[group[i] ?? 0] = own[i] ?? 0;
    if (fallback === undefined) own.fill(1);
    for (const held of requires) addWhere(held, 0, group, exact);
    if (indeterminate !== undefined) addWhere(indeterminate, 1, group, exact);
    if (failed !== undefined) {
      for (let i = 0; i < group.length; i++) if (failed[i] === 1 && own[i] === 1) exact.add(group[i] ?? 0);
    }
    if (fallback !== undefined && fallback.failed.size > 0) {
      for (let i = 0; i < group.length; i++)
        if (own[i] === 0 && fallback.failed.has(group[i] ?? -1)) exact.add(group[i] ?? -1);
    }
    const some = own.includes(1);
    const others = own.includes(0) ? fallback : undefined;
    for (const { items, total } of program.lines) {
      for (const term of [...items, total]) {
        // Lines of a kind that nobody asked for.
        if (!made.outputs.has(term)) continue;
        const other = others?.amounts.get(term);
        // A column without an amount is none: what is not there is 0.
        if (other === undefined && isAlwaysZero(made, term)) continue;
        const divisor = outputs[made.batch.quotients.get(made.outputs.get(term) ?? -1) ?? -1];
        const won = wholeWon(column(term), divisor, specOf(made, term).scale, own, group, exact);
        scatter(this.amount(term), won, other, own, group);
      }
    }
    for (const [term, amounts] of others?.amounts ?? []) {
      if (!made.outputs.has(term)) scatter(this.amount(term), undefined, amounts, own, group);
    }
    for (const { rule, term } of program.findings) {
      scatter(this.flag(this.findings, rule.name), column(term), others?.findings.get(rule.name), own, group);
    }
    for (const [name, flags] of others?.findings ?? []) {
      if (!program.findings.some(({ rule }) => rule.name === name)) {
        scatter(this.flag(this.findings, name), undefined, flags, own, group);
      }
    }
    this.retain(made, outputs, own, group, others);
    if (some) this.noteChoices(made, outputs, own, group, exact);
    // Rows refused before anything is worked out chose nothing; the exact reading notes what its own chose.
    const isElsewhere = (row: number, i: number): boolean =>
      own[i] === 1 || this.failed.has(row) || exact.has(row);
    if (others === undefined || group.every(isElsewhere)) return;
    for (const [term, values] of others.choices) for (const value of values) this.choose(term, value);
  }

  private retain(
    made: MonthBatch,
    outputs: readonly Column[],
    own: Uint8Array,
    group: Int32Array,
    others: SchemeColumns | undefined,
  ): void {
    for (const term of made.retained) {
      const at = made.outputs.get(term);
      const { scale } = specOf(made, term);
      const column = outputs[at ?? -1];
      const divisor = outputs[made.batch.quotients.get(at ?? -1) ?? -1];
      const lost = outputs[made.lost.get(term) ?? -1];
      const recode = at === undefined ? undefined : declaredPlaces(made, term, at);
      const [into, from] = [this.retained(term), others?.looked.get(term)];
      for (let i = 0; i < group.length; i++) {
        const row = group[i] ?? 0;
        if (own[i] !== 1 || column === undefined) {
          into.numerator[row] = (own[i] === 1 ? undefined : from?.numerator[row]) ?? Number.NaN;
          into.denominator[row] = from?.denominator[row] ?? 1;
          continue;
        }
        const code = column[i] ?? Number.NaN;
        const n = recode === undefined ? code : (recode[code] ?? Infinity);
        const d = (divisor?.[i] ?? 1) * scale;
        const held = lost?.[i] !== 1 && Number.isSafeInteger(n) && Number.isSafeInteger(d);
        into.numerator[row] = held ? n : Number.POSITIVE_INFINITY;
        into.denominator[row] = held ? d : 1;
      }
    }
  }

  /** What rows worked out here chose; the exact reading notes its own. */
  private noteChoices(
    made: MonthBatch,
    outputs: readonly Column[],
    own: Uint8Array,
    group: Int32Array,
    exact: ReadonlySet<number>,
  ): void {
    for (const term of made.program.scheme.shows) {
      const at = made.outputs.get(term);
      const choices = at === undefined ? undefined : made.batch.outputs[at]?.choices;
      const column = outputs[at ?? -1];
      if (choices === undefined || column === undefined) continue;
      const codes = new Set<number>();
      let last: number | undefined;
      for (let i = 0; i < own.length; i++) {
        const code = column[i] ?? -1;
        if (own[i] !== 1 || code === last || exact.has(group[i] ?? -1) || this.failed.has(group[i] ?? -1))
          continue;
        codes.add(code);
        last = code;
      }
      for (const code of codes) {
        const value = choices[code];
        if (value !== undefined) this.choose(term, value);
      }
    }
  }

  private choose(term: string, value: string): void {
    ensure(this.choices, term, () => new Set<string>()).add(value);
  }

  /** One row as the exact reading worked it out. */
  put(row: number, payslip: Payslip, retained: ReadonlyMap<string, readonly [number, number]>): void {
    this.covered[row] = payslip.covered ? 1 : 0;
    for (const [reason, flags] of this.missed) flags[row] = payslip.missed.includes(reason) ? 1 : 0;
    for (const reason of payslip.missed) this.flag(this.missed, reason)[row] = 1;
    for (const amounts of this.amounts.values()) amounts[row] = 0;
    for (const { items, total } of payslip.lines) {
      for (const { term, amount } of [...items, total]) this.amount(term)[row] = amount;
    }
    for (const flags of this.findings.values()) flags[row] = 0;
    for (const { name } of payslip.findings) this.flag(this.findings, name)[row] = 1;
    for (const { numerator } of this.looked.values()) numerator[row] = Number.NaN;
    for (const [term, [n, d]] of retained) {
      const column = this.retained(term);
      [column.numerator[row], column.denominator[row]] = [n, d];
    }
    for (const { term, value } of payslip.shown) if (typeof value === 'string') this.choose(term, value);
  }
}

function specOf(made: MonthBatch, term: string): { readonly scale: number } {
  return made.batch.outputs[made.outputs.get(term) ?? -1] ?? { scale: 1 };
}

function isAlwaysZero({ batch, outputs }: MonthBatch, term: string): boolean {
  const node = batch.loop.outputs[outputs.get(term) ?? -1];
  return node?.op === 'constant' && Number(node.value) === 0;
}

/** Adds the rows in which a flag has a value. */
function addWhere(flag: Column, value: number, group: Int32Array, rows: Set<number>): void {
  for (let i = 0; i < group.length; i++) if (flag[i] === value) rows.add(group[i] ?? 0);
}

/**
 * A line is paid in whole won: a row with a fraction of one is the exact reading's to refuse.
 * @returns the column itself where it holds won already
 */
function wholeWon(
  column: Column,
  divisor: Column | undefined,
  scale: number,
  own: Uint8Array,
  group: Int32Array,
  exact: Set<number>,
): Column {
  if (scale === 1 && divisor === undefined) return column;
  const won = new Float64Array(group.length);
  for (let i = 0; i < group.length; i++) {
    const held = column[i] ?? Number.NaN;
    const denominator = (divisor?.[i] ?? 1) * scale;
    if (Number.isSafeInteger(denominator) && held % denominator === 0) won[i] = held / denominator + 0;
    else if (own[i] === 1) exact.add(group[i] ?? -1);
  }
  return won;
}

/** For a choice: where each of an output's choices stands among the declared ones, in which later months read it. */
function declaredPlaces({ batch, program }: MonthBatch, term: string, at: number): number[] | undefined {
  const choices = batch.outputs[at]?.choices;
  if (choices === undefined) return undefined;
  const type = program.order[program.index.get(term) ?? -1]?.type;
  const declared = type?.kind === 'choice' ? (type.choices ?? []) : [];
  return choices.map((choice) => (declared.includes(choice) ? declared.indexOf(choice) : Infinity));
}

/** Puts a month's figures in their rows: a scheme's own, its fallback's; 0 stands where there is neither. */
function scatter(
  into: Float64Array | Int8Array,
  own: Column | undefined,
  other: Float64Array | Int8Array | undefined,
  isOwn: Uint8Array,
  group: Int32Array,
): void {
  if (own !== undefined && other === undefined) {
    for (let i = 0; i < group.length; i++) if (isOwn[i] === 1) into[group[i] ?? -1] = own[i] ?? 0;
  } else if (own !== undefined && other !== undefined) {
    for (let i = 0; i < group.length; i++) {
      const row = group[i] ?? -1;
      into[row] = (isOwn[i] === 1 ? own[i] : other[row]) ?? 0;
    }
  } else if (other !== undefined) {
    for (let i = 0; i < group.length; i++) {
      const row = group[i] ?? -1;
      if (isOwn[i] !== 1) into[row] = other[row] ?? 0;
    }
  }
}

function ensure<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
