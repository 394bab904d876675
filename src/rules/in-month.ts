import type { Formula } from '../formula/checked.ts';
import type { Term } from '../formula/program.ts';
import type { Table } from '../formula/table.ts';
import { Problems } from '../problem/problem.ts';
import { holdsIn, type SchemeProgram } from './assemble.ts';
import { entryAt, entryFormula, type SchemeTerm, tableAt } from './builder.ts';
import type { Compiled } from './compile.ts';
import type { TableEntry, TermRule } from './model.ts';

/** The first of some programs of a scheme that can be taken over into a month. */
export function heldOn(
  rules: Compiled,
  programs: Iterable<SchemeProgram>,
  month: string,
): SchemeProgram | undefined {
  for (const one of programs) {
    const held = inMonth(rules, one, month);
    if (held !== undefined) return held;
  }
  return undefined;
}

/**
 * A scheme's program as it holds in another month (YYYY-MM): from one month to the next few entries change, and most of
 * those only say another figure. Undefined where more is to be done, or something is wrong: then it is put together anew.
 */
export function inMonth(rules: Compiled, program: SchemeProgram, month: string): SchemeProgram | undefined {
  if (!holdsIn(program.scheme, month) || movesHoliday(program, month)) return undefined;
  const moved = movedTerms(program, month);
  const tables = movedTables(rules, program, month);
  if (moved === undefined || tables === undefined) return undefined;
  const order = moved.size === 0 ? program.order : reordered(rules, program, moved, month);
  if (order === undefined) return undefined;
  return {
    ...program,
    month,
    order,
    terms: over(program.terms, moved),
    tables: over(program.tables, new Map([...tables].map(([name, { table }]) => [name, table]))),
    tableEntries: over(program.tableEntries, new Map([...tables].map(([name, { entry }]) => [name, entry]))),
  };
}

/** The terms of which another entry holds then. */
function movedTerms(program: SchemeProgram, month: string): ReadonlyMap<string, SchemeTerm> | undefined {
  const moved = new Map<string, SchemeTerm>();
  for (const [name, term] of program.terms) {
    const { rule, entry, before } = term;
    if (entry === undefined || (before === undefined && isUndated(rule))) continue;
    const then = entryAt(rule, month);
    if (then === undefined) return undefined;
    const isHeld =
      then === entry &&
      (before === undefined || entryAt(before.rule, month) === entryAt(before.rule, program.month));
    if (!isHeld) moved.set(name, { ...term, entry: then });
  }
  return moved;
}

/** Whether a program names the date of a holiday, which is another in another year. */
const movesHoliday = (program: SchemeProgram, month: string): boolean =>
  program.month.slice(0, 4) !== month.slice(0, 4) &&
  [...program.terms.values()].some(({ rule }) => rule.fact?.holiday !== undefined);

/** The same in every month, as most rules are. */
const isUndated = ({ entries, until }: TermRule): boolean =>
  until === undefined && entries?.length === 1 && entries[0]?.from === undefined;

function movedTables(
  rules: Compiled,
  program: SchemeProgram,
  month: string,
): ReadonlyMap<string, { readonly table: Table; readonly entry: TableEntry }> | undefined {
  const moved = new Map<string, { readonly table: Table; readonly entry: TableEntry }>();
  for (const [name, entry] of program.tableEntries) {
    const then = tableAt(rules, name, month);
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
  month: string,
): readonly Term[] | undefined {
  const made: Term[] = [];
  for (const term of order) {
    const { name, type } = term;
    const found = moved.get(name);
    if (found?.entry === undefined) {
      made.push(term);
      continue;
    }
    const formula = entryFormula(rules, name, type, found, found.entry, month, new Problems());
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
