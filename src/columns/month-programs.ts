import type { Engine } from '../pay/engine.ts';
import type { SchemeFact } from '../pay/scheme-facts.ts';
import { fallbackOf, type SchemeRef } from '../pay/scheme-ref.ts';
import type { Backend } from '../readings/batch/batch.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { CounterfactualProgram } from '../rules/counterfactual.ts';
import { changedRows, type RowsChanged } from './later-days.ts';
import {
  asksSchemes,
  looksBackAt,
  type MonthBatch,
  type MonthGroup,
  monthBatch,
  partsOf,
  type RowsOptions,
  type SchemeShape,
  schemeShape,
} from './month-batch.ts';

/** The rows that a later day's rules change, by how many figures were looked at besides. */
interface KnownChange {
  readonly rows: RowsChanged;
  readonly retained: number;
}

/** A scheme behind those on which it falls back. */
function follow(scheme: SchemeRef, order: SchemeRef[]): void {
  if (typeof scheme !== 'string' && scheme.fallback !== undefined) follow(scheme.fallback, order);
  if (!order.includes(scheme)) order.push(scheme);
}

export interface ChunkOptions {
  readonly backend?: Backend;
  /** Figures of schemes to keep though no row of this run asks for them. */
  readonly keep?: readonly SchemeFact[];
  /** Figures are good only until the next run: their columns are used again. */
  readonly reuse?: boolean;
}

/**
 * The compiled schemes of months: one for all months with the same formulas, with what later months and other schemes
 * look back at.
 */
export class MonthPrograms {
  readonly schemes: readonly SchemeRef[];
  protected readonly engine: Engine;
  private readonly backend: Backend | undefined;
  protected readonly reuse: boolean;
  private readonly ask: RowsOptions;
  private readonly others: readonly SchemeFact[];
  private readonly shapes = new Map<string, SchemeShape[]>();
  private readonly shapeOfMonth = new Map<string, SchemeShape>();
  private readonly changed = new WeakMap<SchemeProgram, Map<SchemeProgram, KnownChange>>();
  private readonly compiled = new Map<SchemeShape, MonthBatch | undefined>();
  private readonly numbers = new Map<object, number>();
  private readonly looked = new Map<SchemeShape, Map<string, readonly string[]>>();
  /** The figures that some scheme's rules look back at, by scheme; a fallback keeps those of its users too. */
  private readonly retained = new Map<string, Set<string>>();

  /** The schemes to work out, by the months they were prepared for. */
  private readonly orders = new Map<string, readonly SchemeRef[]>();

  constructor(
    engine: Engine,
    schemes: readonly SchemeRef[],
    { backend, keep = [], reuse = false, ...ask }: RowsOptions & ChunkOptions = {},
  ) {
    this.engine = engine;
    this.schemes = schemes;
    this.backend = backend;
    this.ask = ask;
    this.others = keep;
    this.reuse = reuse;
  }

  /** A scheme of a month, compiled once for all months and bindings with the same formulas; undefined when no column can hold it. */
  month(scheme: SchemeRef, group: MonthGroup): MonthBatch | undefined {
    const shape = this.shape(scheme, group);
    if (this.compiled.has(shape)) return this.compiled.get(shape);
    const made = this.attempt(shape, this.retainedBy(scheme));
    this.compiled.set(shape, made);
    return made;
  }

  /** Of each later day of a month on which the rules of a scheme change, or what binds: which rows that changes. */
  changedRows(scheme: SchemeRef, { month, bound, later = [] }: MonthGroup): readonly RowsChanged[] {
    const first = this.engine.schemeMonth(scheme, month, bound);
    const days = new Set([...first.laterDays, ...later.map(({ day }) => day)]);
    return [...days].map((day) => {
      const then = later.findLast((one) => one.day <= day)?.bound ?? bound;
      const { program } = this.engine.schemeMonth(scheme, month, then, day);
      const known = this.changed.get(first.program) ?? new Map<SchemeProgram, KnownChange>();
      this.changed.set(first.program, known);
      const retained = this.retainedBy(scheme);
      const before = known.get(program);
      // What was told before more was looked at is told anew.
      if (before?.retained === retained.size) return before.rows;
      const rows = changedRows(this.engine, [first.program, program], this.ask, retained);
      known.set(program, { rows, retained: retained.size });
      return rows;
    });
  }

  /** What a scheme's figures depend on: schemes between two, in which a change moves nothing, come to the same. */
  signature(scheme: SchemeRef, groups: readonly MonthGroup[]): string {
    if (typeof scheme === 'string') return scheme;
    const parts = groups.map((group) => {
      const made = this.month(scheme, group);
      if (made === undefined) return this.number(scheme);
      const { settings } = this.engine.schemeMonth(scheme, group.month, group.bound);
      const asked = made.batch.parameters.map(({ term }) => scheme.adopted.get(term) ?? '');
      // Minutes that are given go by the scheme, those that are worked out by its hours.
      const fallback = fallbackOf(scheme, made.program);
      const below = fallback === undefined ? '' : this.signature(fallback, [group]);
      return [
        this.number(settings),
        this.engine.hoursOf(scheme, group.month, group.bound),
        ...asked,
        below,
      ].join();
    });
    return `${this.keyOf(scheme)} ${parts.join(';')}`;
  }

  /** The key of what is made of a scheme: schemes between the same two share it. */
  private keyOf(scheme: SchemeRef): string {
    return typeof scheme === 'string' ? scheme : `#${this.number(scheme.program)}`;
  }

  /** One number for each object. */
  private number(of: object): number {
    const known = this.numbers.get(of) ?? this.numbers.size;
    this.numbers.set(of, known);
    return known;
  }

  private shape(scheme: SchemeRef, { month, bound }: MonthGroup): SchemeShape {
    const own = this.keyOf(scheme);
    const key = `${own} ${month} ${bound?.key ?? ''}`;
    const known = this.shapeOfMonth.get(key);
    if (known !== undefined) return known;
    const { program } = this.engine.schemeMonth(scheme, month, bound);
    const parts = partsOf(program);
    const all = this.shapes.get(own) ?? [];
    const same = all.find(
      (one) => one.parts.length === parts.length && one.parts.every((part, i) => part === parts[i]),
    );
    const shape = same ?? schemeShape(this.engine, program, this.ask);
    if (same === undefined) this.shapes.set(own, [...all, shape]);
    this.shapeOfMonth.set(key, shape);
    return shape;
  }

  private attempt(shape: SchemeShape, retained: ReadonlySet<string>): MonthBatch | undefined {
    try {
      return monthBatch(shape, retained, this.backend);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** Notes what the schemes of these months look back at, before any is compiled. @returns them, fallbacks first. */
  prepare(groups: readonly MonthGroup[]): readonly SchemeRef[] {
    const key = groups.map(({ month, bound }) => `${month} ${bound?.key ?? ''}`).join();
    const known = this.orders.get(key);
    if (known !== undefined) return known;
    const order: SchemeRef[] = [];
    for (const { scheme, term } of this.others) {
      this.keep([scheme], [term]);
      this.visit(scheme, [], groups, order);
    }
    const visited = new Set<CounterfactualProgram>();
    for (const scheme of this.schemes) {
      const program = typeof scheme === 'string' ? undefined : scheme.program;
      // What lies between two schemes looks back alike.
      if (program !== undefined && visited.has(program)) follow(scheme, order);
      else this.visit(scheme, [], groups, order);
      if (program !== undefined) visited.add(program);
    }
    this.orders.set(key, order);
    return order;
  }

  private visit(
    scheme: SchemeRef,
    users: readonly SchemeRef[],
    groups: readonly MonthGroup[],
    order: SchemeRef[],
  ): void {
    const all = [...users, scheme];
    for (const group of groups) {
      const shape = this.shape(scheme, group);
      this.lookBack(shape, scheme, users);
      for (const { scheme: other, term } of asksSchemes(shape, this.retainedBy(scheme))) {
        this.keep([other], [term]);
        this.visit(other, [], groups, order);
      }
      const fallback = fallbackOf(scheme, shape.program);
      if (fallback === undefined || all.includes(fallback)) continue;
      this.keep([fallback], this.retainedBy(scheme));
      this.visit(fallback, all, groups, order);
    }
    if (!order.includes(scheme)) order.push(scheme);
  }

  /** What is looked back at is worked out every month, and so what that looks back at. */
  private lookBack(shape: SchemeShape, scheme: SchemeRef, users: readonly SchemeRef[]): void {
    for (let before = -1; before < this.retainedBy(scheme).size; ) {
      const retained = this.retainedBy(scheme);
      before = retained.size;
      // The months of one shape ask alike.
      const key = [...retained].sort().join();
      const known = this.looked.get(shape) ?? new Map<string, readonly string[]>();
      this.looked.set(shape, known);
      const names = known.get(key) ?? [...looksBackAt(shape, retained)].map(({ name }) => name);
      known.set(key, names);
      this.keep([...users, scheme], names);
    }
  }

  private keep(schemes: readonly SchemeRef[], terms: Iterable<string>): void {
    for (const key of schemes.map((one) => this.keyOf(one))) {
      const own = this.retained.get(key) ?? new Set();
      const before = own.size;
      for (const term of terms) own.add(term);
      this.retained.set(key, own);
      // What was compiled before this was known lacks the figure.
      if (own.size > before) for (const shape of this.shapes.get(key) ?? []) this.compiled.delete(shape);
    }
  }

  retainedBy(scheme: SchemeRef): ReadonlySet<string> {
    return this.retained.get(this.keyOf(scheme)) ?? new Set();
  }
}
