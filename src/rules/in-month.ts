import type { Formula } from '../formula/checked.ts';
import { parseIsoDay } from '../formula/civil.ts';
import type { Day } from '../formula/date.ts';
import type { Term } from '../formula/program.ts';
import type { Table } from '../formula/table.ts';
import { Problems } from '../problem/problem.ts';
import { holdsIn, type SchemeProgram } from './assemble.ts';
import { entryAt, entryFormula, monthOfDate, type SchemeTerm, tableAt } from './builder.ts';
import type { Compiled } from './compile.ts';
import type { TableEntry, TermRule } from './model.ts';

/** The first of some programs of a scheme that can be taken over into a month, or to a day. */
export function heldOn(
  rules: Compiled,
  programs: Iterable<SchemeProgram>,
  when: string,
): SchemeProgram | undefined {
  for (const one of programs) {
    const held = inMonth(rules, one, when);
    if (held !== undefined) return held;
  }
  return undefined;
}

/**
 * A scheme's program as it holds in another month (YYYY-MM) or on another day (YYYY-MM-DD): from one month to the next few entries change, and most of
 * those only say another figure. Undefined where more is to be done, or something is wrong: then it is put together anew.
 */
export function inMonth(rules: Compiled, program: SchemeProgram, when: string): SchemeProgram | undefined {
  if (!holdsIn(program.scheme, when) || movesHoliday(program, when)) return undefined;
  const moved = movedTerms(program, when);
  const tables = movedTables(rules, program, when);
  if (moved === undefined || tables === undefined) return undefined;
  const order = moved.size === 0 ? program.order : reordered(rules, program, moved, when);
  if (order === undefined) return undefined;
  return {
    ...program,
    month: monthOfDate(when),
    when,
    order,
    terms: over(program.terms, moved),
    tables: over(program.tables, new Map([...tables].map(([name, { table }]) => [name, table]))),
    tableEntries: over(program.tableEntries, new Map([...tables].map(([name, { entry }]) => [name, entry]))),
  };
}

/** The terms of which another entry holds then. */
function movedTerms(program: SchemeProgram, when: string): ReadonlyMap<string, SchemeTerm> | undefined {
  const moved = new Map<string, SchemeTerm>();
  for (const [name, term] of program.terms) {
    const { rule, entry, before } = term;
    if (entry === undefined || (before === undefined && isUndated(rule))) continue;
    const then = entryAt(rule, when);
    if (then === undefined) return undefined;
    const isHeld =
      then === entry &&
      (before === undefined || entryAt(before.rule, when) === entryAt(before.rule, program.when));
    if (!isHeld) moved.set(name, { ...term, entry: then });
  }
  return moved;
}

/** Whether a program names the date of a holiday, which is another in another year. */
const movesHoliday = (program: SchemeProgram, when: string): boolean =>
  program.month.slice(0, 4) !== when.slice(0, 4) &&
  [...program.terms.values()].some(({ rule }) => rule.fact?.holiday !== undefined);

/** The days after a program's month's first on which another entry of its terms or tables begins to hold. */
export function laterDays({ ruleSet }: Compiled, { month, terms, tables }: SchemeProgram): readonly Day[] {
  const rules = [...terms.values()].flatMap(({ rule, before }) => (before ? [rule, before.rule] : [rule]));
  const dated = [...rules, ...ruleSet.tables.filter(({ name }) => tables.has(name))];
  const dates = dated.flatMap(({ entries = [] }): string[] => entries.flatMap(({ from }) => from ?? []));
  const days = dates.filter((from) => monthOfDate(from) === month && from > `${month}-01`);
  return [...new Set(days)].sort().flatMap((from) => parseIsoDay(from) ?? []);
}

/** The same in every month, as most rules are. */
const isUndated = ({ entries, until }: TermRule): boolean =>
  until === undefined && entries?.length === 1 && entries[0]?.from === undefined;

function movedTables(
  rules: Compiled,
  program: SchemeProgram,
  when: string,
): ReadonlyMap<string, { readonly table: Table; readonly entry: TableEntry }> | undefined {
  const moved = new Map<string, { readonly table: Table; readonly entry: TableEntry }>();
  for (const [name, entry] of program.tableEntries) {
    const then = tableAt(rules, name, when);
    if (then === undefined) return undefined;
    if (then.entry !== entry) moved.set(name, then);
  }
  return moved;
}

/** The terms in the same order; undefined where some formula names others than before, so that it may be another. */
function reordered(
  rules: Compiled,
  { order }: SchemeProgram,
  moved: ReadonlyMap<string, SchemeTerm>,
  when: string,
): readonly Term[] | undefined {
  const made: Term[] = [];
  for (const term of order) {
    const { name, type } = term;
    const found = moved.get(name);
    if (found?.entry === undefined) {
      made.push(term);
      continue;
    }
    const formula = entryFormula(rules, name, type, found, found.entry, when, new Problems());
    if (formula === undefined || !namesTheSame(formula, term.formula)) return undefined;
    made.push({ name, type, formula, at: found.entry.formula.at });
  }
  return made;
}

const namesTheSame = (a: Formula, b: Formula | undefined): boolean =>
  b !== undefined && named(a) === named(b);
const named = ({ terms, tables, earlier }: Formula): string =>
  terms.length + tables.length + earlier.length === 0 ? '' : JSON.stringify([terms, tables, earlier]);

/** A map with some of its values replaced, in the same order. */
const over = <T>(below: ReadonlyMap<string, T>, above: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
  above.size === 0 ? below : new Map([...below].map(([name, one]) => [name, above.get(name) ?? one]));
