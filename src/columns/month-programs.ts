import type { CalendarSettings } from '../calendar/types.ts';
import type { Engine } from '../pay/engine.ts';
import type { SchemeFact } from '../pay/scheme-facts.ts';
import type { Backend } from '../readings/batch/batch.ts';
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
  readonly schemes: readonly string[];
  protected readonly engine: Engine;
  private readonly backend: Backend | undefined;
  protected readonly reuse: boolean;
  private readonly ask: RowsOptions;
  private readonly others: readonly SchemeFact[];
  private readonly shapes = new Map<string, SchemeShape[]>();
  private readonly shapeOfMonth = new Map<string, SchemeShape>();
  private readonly compiled = new Map<SchemeShape, MonthBatch | undefined>();
  private readonly hoursSeen = new Map<CalendarSettings, number>();
  private readonly looked = new Map<SchemeShape, Map<string, readonly string[]>>();
  /** The figures that some scheme's rules look back at, by scheme; a fallback keeps those of its users too. */
  private readonly retained = new Map<string, Set<string>>();

  /** The schemes to work out, by the months they were prepared for. */
  private readonly orders = new Map<string, readonly string[]>();

  constructor(
    engine: Engine,
    schemes: readonly string[],
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
  month(scheme: string, group: MonthGroup): MonthBatch | undefined {
    const shape = this.shape(scheme, group);
    if (this.compiled.has(shape)) return this.compiled.get(shape);
    const made = this.attempt(shape, this.retainedBy(scheme));
    this.compiled.set(shape, made);
    return made;
  }

  /** What a scheme's figures depend on: schemes between two, in which a change moves nothing, come to the same. */
  signature(scheme: string, groups: readonly MonthGroup[]): string {
    const kind = this.engine.kindOf(scheme);
    if (kind === scheme) return scheme;
    const adopted = this.engine.adopted(scheme);
    const parts = groups.map((group) => {
      const made = this.month(scheme, group);
      if (made === undefined) return scheme;
      const { settings } = this.engine.schemeMonth(scheme, group.month, group.bound);
      const asked = made.batch.parameters.map(({ term }) => adopted.get(term) ?? '');
      // Minutes that are given go by the scheme, those that are worked out by its hours.
      const fallback = this.engine.fallbackOf(scheme, made.program);
      const below = fallback === undefined ? '' : this.signature(fallback, [group]);
      return [this.hours(settings), this.engine.hoursOf(scheme, group.month), ...asked, below].join();
    });
    return `${kind} ${parts.join(';')}`;
  }

  private hours(settings: CalendarSettings): number {
    const known = this.hoursSeen.get(settings) ?? this.hoursSeen.size;
    this.hoursSeen.set(settings, known);
    return known;
  }

  private shape(scheme: string, { month, bound }: MonthGroup): SchemeShape {
    const kind = this.engine.kindOf(scheme);
    const key = `${kind} ${month} ${bound?.key ?? ''}`;
    const known = this.shapeOfMonth.get(key);
    if (known !== undefined) return known;
    const { program } = this.engine.schemeMonth(scheme, month, bound);
    const parts = partsOf(program);
    const all = this.shapes.get(kind) ?? [];
    const same = all.find(
      (one) => one.parts.length === parts.length && one.parts.every((part, i) => part === parts[i]),
    );
    const shape = same ?? schemeShape(this.engine, program, this.ask);
    if (same === undefined) this.shapes.set(kind, [...all, shape]);
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
  prepare(groups: readonly MonthGroup[]): readonly string[] {
    const key = groups.map(({ month, bound }) => `${month} ${bound?.key ?? ''}`).join();
    const known = this.orders.get(key);
    if (known !== undefined) return known;
    const order: string[] = [];
    for (const { scheme, term } of this.others) {
      this.keep([scheme], [term]);
      this.visit(scheme, [], groups, order);
    }
    const kinds = new Set<string>();
    for (const scheme of this.schemes) {
      const kind = this.engine.kindOf(scheme);
      // What lies between two schemes looks back alike.
      if (kinds.has(kind)) order.push(scheme);
      else this.visit(scheme, [], groups, order);
      if (kind !== scheme) kinds.add(kind);
    }
    this.orders.set(key, order);
    return order;
  }

  private visit(
    scheme: string,
    users: readonly string[],
    groups: readonly MonthGroup[],
    order: string[],
  ): void {
    const all = [...users, scheme];
    for (const group of groups) {
      const shape = this.shape(scheme, group);
      this.lookBack(shape, all);
      for (const { scheme: other, term } of asksSchemes(shape, this.retainedBy(scheme))) {
        this.keep([other], [term]);
        this.visit(other, [], groups, order);
      }
      const fallback = this.engine.fallbackOf(scheme, shape.program);
      if (fallback === undefined || all.includes(fallback)) continue;
      this.keep([fallback], this.retainedBy(scheme));
      this.visit(fallback, all, groups, order);
    }
    if (!order.includes(scheme)) order.push(scheme);
  }

  /** What is looked back at is worked out every month, and so what that looks back at. */
  private lookBack(shape: SchemeShape, schemes: readonly string[]): void {
    const own = schemes.at(-1) ?? '';
    for (let before = -1; before < this.retainedBy(own).size; ) {
      before = this.retainedBy(own).size;
      // The months of one shape ask alike.
      const key = [...this.retainedBy(own)].sort().join();
      const known = this.looked.get(shape) ?? new Map<string, readonly string[]>();
      this.looked.set(shape, known);
      const names = known.get(key) ?? [...looksBackAt(shape, this.retainedBy(own))].map(({ name }) => name);
      known.set(key, names);
      this.keep(schemes, names);
    }
  }

  private keep(schemes: readonly string[], terms: Iterable<string>): void {
    for (const scheme of schemes.map((one) => this.engine.kindOf(one))) {
      const own = this.retained.get(scheme) ?? new Set();
      const before = own.size;
      for (const term of terms) own.add(term);
      this.retained.set(scheme, own);
      // What was compiled before this was known lacks the figure.
      if (own.size > before) for (const shape of this.shapes.get(scheme) ?? []) this.compiled.delete(shape);
    }
  }

  retainedBy(scheme: string): ReadonlySet<string> {
    return this.retained.get(this.engine.kindOf(scheme)) ?? new Set();
  }
}
