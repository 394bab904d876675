import { type Earlier, type Formula, noteEarlier, type Value } from '../formula/checked.ts';
import type { Term } from '../formula/program.ts';
import type { Table } from '../formula/table.ts';
import type { Type } from '../formula/units.ts';
import { type Place, type Problems, problem } from '../problem/problem.ts';
import type { Compiled } from './compile.ts';
import { holidayFormula } from './holiday-dates.ts';
import type { DatedEntry, Provision, TableEntry, TableRule, TermRule } from './model.ts';
import { noValue, tableValue } from './read-cells.ts';
import { ring } from './ring.ts';
import { switched } from './switched.ts';

/** A term inside a scheme at a month or a day: its rule, the provision it came from, and the entry that holds. */
export interface SchemeTerm {
  readonly rule: TermRule;
  readonly provision: Provision | undefined;
  readonly entry?: DatedEntry;
  /** What the term was before a change, and the term that says whether the change is adopted. */
  readonly before?: { readonly rule: TermRule; readonly change: string };
  /** Of a sum over pay items: the natures that it asks for and that some item says from a date on alone. */
  readonly natures?: readonly DatedNature[];
}

/** A nature that an item says from a date on, and not of any time before. */
export interface DatedNature {
  readonly item: string;
  readonly nature: string;
  readonly from: string;
  readonly choice: string;
  readonly at: Place;
}

/** By what a scheme knows a term. Lists stand apart: something else may have such a name. */
export const termKey = ({ name, fact }: TermRule): string =>
  fact?.rows === undefined ? name : listKey(name);
const listKey = (name: string): string => `목록:${name}`;

/** A term of a scheme: its own, or a field of a list that the calendar gives and that is its own. */
export function termIn(
  rules: Compiled,
  terms: ReadonlyMap<string, SchemeTerm>,
  name: string,
): SchemeTerm | undefined {
  const own = terms.get(name);
  if (own !== undefined) return own;
  const [known] = rules.terms.get(name)?.rules ?? [];
  return known !== undefined && terms.has(listKey(known.rule.fact?.slot?.list ?? '')) ? known : undefined;
}

/** Walks from the shown terms down, so that each term comes after those it refers to. */
export class Builder {
  readonly order: Term[] = [];
  readonly used = new Map<string, SchemeTerm>();
  readonly tables = new Map<string, Table>();
  readonly tableEntries = new Map<string, TableEntry>();
  readonly earlier = new Map<string, Earlier>();
  /** False where a table is missing, which may have been told of its file. */
  isWhole = true;
  private readonly rules: Compiled;
  private readonly scheme: string;
  private readonly when: string;
  private readonly terms: ReadonlyMap<string, SchemeTerm>;
  private readonly problems: Problems;
  /** The terms whose formulas are being walked, from a shown one down. */
  private readonly path = new Set<string>();

  constructor(
    rules: Compiled,
    scheme: string,
    when: string,
    terms: ReadonlyMap<string, SchemeTerm>,
    problems: Problems,
  ) {
    this.rules = rules;
    this.scheme = scheme;
    this.when = when;
    this.terms = terms;
    this.problems = problems;
  }

  need(name: string, at: TermRule['at']): void {
    if (this.used.has(name)) return;
    if (this.path.has(name)) {
      const path = [...this.path];
      const placeOf = (one: string): TermRule['at'] => this.terms.get(one)?.rule.at ?? at;
      const { first, path: round } = ring(path.slice(path.indexOf(name)), placeOf);
      this.problems.add('cycle', { at: placeOf(first), term: first, values: { path: round } });
      return;
    }
    const found = termIn(this.rules, this.terms, name);
    if (found === undefined) {
      this.notHere(name, at);
      return;
    }
    if (found.rule.fact !== undefined) this.fact(name, found);
    else this.formula(name, found);
  }

  private formula(name: string, found: SchemeTerm): void {
    const entry = entryAt(found.rule, this.when);
    if (entry === undefined && found.natures !== undefined) {
      this.naturesBeginLate(found.natures);
      this.used.set(name, found);
      return;
    }
    if (entry === undefined) {
      const values = { month: monthOfDate(this.when), range: rangeText(found.rule) };
      this.problems.add('no-value-at-date', { at: found.rule.at, term: name, values });
      this.used.set(name, found);
      return;
    }
    const type = this.typeOf(name, found.rule);
    const formula = type && entryFormula(this.rules, name, type, found, entry, this.when, this.problems);
    if (formula === undefined || type === undefined) {
      this.used.set(name, found);
      return;
    }
    this.path.add(name);
    for (const below of formula.terms) this.need(below, entry.formula.at);
    this.path.delete(name);
    for (const table of formula.tables) this.table(table, entry.formula.at);
    for (const one of formula.earlier) noteEarlier(this.earlier, one);
    this.used.set(name, { ...found, entry });
    this.order.push({ name, type, formula, at: entry.formula.at });
  }

  /** Told of the item and not of each sum and month: whoever reads it adds one line. */
  private naturesBeginLate(natures: readonly DatedNature[]): void {
    const late = natures.filter(({ from }) => from > dayOf(this.when));
    this.problems.addNew(
      late.map(({ item, nature, from, choice, at }) =>
        problem('nature-begins-late', { at, term: item, values: { name: item, nature, from, choice } }),
      ),
    );
  }

  private fact(name: string, found: SchemeTerm): void {
    const type = this.typeOf(name, found.rule);
    const { fact } = found.rule;
    if (type === undefined || fact === undefined) return;
    if (fact.holiday !== undefined) {
      const formula = holidayFormula(this.rules, found.rule, this.when, this.problems);
      this.used.set(name, found);
      if (formula !== undefined) this.order.push({ name, type, formula, at: found.rule.at });
      return;
    }
    const fallback: Value | undefined =
      fact.default === undefined
        ? undefined
        : this.rules.literal(name, defaultSource(found.rule), this.problems);
    this.used.set(name, found);
    this.order.push({
      name,
      type,
      ...(fallback !== undefined && { default: fallback }),
      key: fact.from === '파생' ? (fact.slot?.key ?? name) : `${fact.from}.${fact.key}`,
      ...(fact.question !== undefined && { question: fact.question }),
      at: found.rule.at,
    });
  }

  private table(name: string, at: TermRule['at']): void {
    if (this.tables.has(name)) return;
    const found = tableAt(this.rules, name, this.when);
    if (found !== undefined) {
      this.tableEntries.set(name, found.entry);
      this.tables.set(name, found.table);
      return;
    }
    this.isWhole = false;
    tableMissing(this.rules, name, this.when, at, this.problems);
  }

  private typeOf(name: string, rule: TermRule): Type | undefined {
    const known = this.rules.terms.get(name)?.type;
    if (known !== undefined) return known;
    return rule.unit === '여부' ? { kind: 'truth' } : undefined;
  }

  private notHere(name: string, at: TermRule['at']): void {
    const provisions = (this.rules.terms.get(name)?.rules ?? [])
      .map(({ provision }) => provision.name)
      .join(', ');
    const values = { scheme: this.scheme, name, ...(provisions !== '' && { provisions }) };
    this.problems.add('not-in-scheme', { at, term: name, values });
  }
}

/** An entry's formula; for a term that a change is about, one that says both. Undefined, and a problem, where it is wrong. */
export function entryFormula(
  rules: Compiled,
  name: string,
  type: Type,
  { before }: SchemeTerm,
  entry: DatedEntry,
  when: string,
  problems: Problems,
): Formula | undefined {
  const own = rules.formula(name, entry.formula, type, entry.literal, problems);
  if (before === undefined || own === undefined) return own;
  const other = entryAt(before.rule, when);
  if (other === undefined) {
    const values = { month: monthOfDate(when), range: rangeText(before.rule) };
    problems.add('no-value-at-date', { at: before.rule.at, term: name, values });
    return undefined;
  }
  const formula = rules.formula(name, other.formula, type, other.literal, problems);
  return formula && switched(before.change, own, formula);
}

const defaults = new WeakMap<TermRule, DatedEntry['formula']>();
/** A fact's default as a literal with a place. */
export function defaultSource(rule: TermRule): DatedEntry['formula'] {
  const known = defaults.get(rule);
  if (known !== undefined) return known;
  const made = { text: rule.fact?.default ?? '', at: rule.at };
  defaults.set(rule, made);
  return made;
}

/**
 * The entry that holds on a day (YYYY-MM-DD), or on the first day of a month (YYYY-MM); undefined outside the rule's dates.
 */
export function entryAt(rule: TermRule, when: string): DatedEntry | undefined {
  if (rule.until !== undefined && monthOfDate(when) > rule.until) return undefined;
  return lastFrom(rule.entries ?? [], when);
}

/** A day, or the first of a month. */
const dayOf = (when: string): string => (when === monthOfDate(when) ? `${when}-01` : when);

/** The month (YYYY-MM) of a day or a month. */
export const monthOfDate = (when: string): string => when.slice(0, 'YYYY-MM'.length);

function lastFrom<T extends { readonly from?: string }>(entries: readonly T[], when: string): T | undefined {
  const day = dayOf(when);
  return entries.findLast(({ from }) => from === undefined || from <= day);
}

function rangeText(rule: TermRule): string {
  const from = monthOfDate(rule.entries?.[0]?.from ?? '');
  return rule.until === undefined ? `${from}부터` : `${from}부터 ${rule.until}까지`;
}

/** A table as it holds on a day, or on the first day of a month; undefined before its first version. */
export function tableAt(
  rules: Compiled,
  name: string,
  when: string,
): { table: Table; entry: TableEntry } | undefined {
  const rule = rules.ruleSet.tables.find((table) => table.name === name);
  const entry = rule && lastFrom(rule.entries, when);
  if (rule === undefined || entry === undefined) return undefined;
  return { table: readyTable(rule, entry), entry };
}

/** A table that does not hold in a month; one of which no file could be read was complained of. */
export function tableMissing(
  rules: Compiled,
  name: string,
  when: string,
  at: TermRule['at'],
  problems: Problems,
): void {
  const first = rules.ruleSet.tables.find((table) => table.name === name)?.entries[0];
  if (first === undefined) return;
  const values = { month: monthOfDate(when), range: `${monthOfDate(first.from ?? '')}부터` };
  problems.add('no-value-at-date', { at, term: name, values });
}

const ready = new WeakMap<TableEntry, Table>();
/** A table's cells as values, made once. */
export function readyTable({ name, unit, keys }: TableRule, entry: TableEntry): Table {
  const known = ready.get(entry);
  if (known !== undefined) return known;
  const cell = (text: string): Value | undefined => (text === noValue ? undefined : tableValue(text, unit));
  const table: Table = {
    name,
    axes: keys.map((key, i) => ({
      match: key.match,
      keys: (entry.keys[i] ?? []).map((text) => tableValue(text, key.unit)),
    })),
    cells: lazily(entry.cells, (row) => row.map(cell)),
  };
  ready.set(entry, table);
  return table;
}

/** A list whose items are made when they are first looked at: a month's pay looks at one row of a tax table. */
function lazily<T, R>(items: readonly T[], make: (item: T) => R): readonly R[] {
  const made: R[] = new Array(items.length);
  items.forEach((item, i) => {
    Object.defineProperty(made, i, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make(item);
        Object.defineProperty(made, i, { value, enumerable: true });
        return value;
      },
    });
  });
  return made;
}
