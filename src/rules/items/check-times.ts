import { children, type Formula, type FormulaNode, isRatio, type Value } from '../../formula/checked.ts';
import { isoMonth } from '../../formula/civil.ts';
import { type Day, firstDay, yearOfDay } from '../../formula/date.ts';
import { programOf } from '../../formula/program.ts';
import { ratio } from '../../formula/ratio.ts';
import { ProblemError, Problems } from '../../problem/problem.ts';
import { evaluate } from '../../readings/exact.ts';
import { provisionsOf, resolveScheme, termsOf } from '../assemble.ts';
import { Builder, type SchemeTerm } from '../builder.ts';
import type { Compiled } from '../compile.ts';
import type { ItemRule, Provision, SchemeRule } from '../model.ts';
import { provisionAlone } from '../provision-alone.ts';
import { paidTerm } from './read-items.ts';

/**
 * Adds a problem for each item of a scheme that says another number of payments a year than its condition has months. Only a
 * condition that the calendar alone decides can be counted; one that was otherwise in other years need fit one of them.
 */
export function checkTimes(rules: Compiled, scheme: SchemeRule, problems: Problems): void {
  const ignored = new Problems();
  const provisions = provisionsOf(rules, resolveScheme(rules, scheme, ignored), undefined, ignored);
  const items = provisions.flatMap((one) => one.items.filter(({ times }) => times !== undefined));
  if (items.length === 0) return;
  const terms = termsOf(rules, provisions, undefined, ignored);
  if (ignored.any) return;
  for (const item of items) checkItemTimes(rules, scheme, item, terms, problems);
}

/** The same of a provision that no scheme has, with those that nobody can have it without. */
export function checkTimesAlone(rules: Compiled, provision: Provision, problems: Problems): void {
  const items = provision.items.filter(({ times }) => times !== undefined);
  const { holidays } = rules.ruleSet;
  if (items.length === 0 || holidays.length === 0) return;
  const last = Math.max(...holidays.map(({ day }) => yearOfDay(day)));
  const { terms } = provisionAlone(rules, provision, `${last}-12`, new Problems());
  for (const item of items) checkItemTimes(rules, provision, item, terms, problems);
}

/** Whose terms they are: a scheme, or a provision by itself. */
type Owner = Pick<SchemeRule, 'name' | 'at'>;

function checkItemTimes(
  rules: Compiled,
  scheme: Owner,
  { name, times }: ItemRule,
  terms: ReadonlyMap<string, SchemeTerm>,
  problems: Problems,
): void {
  if (times === undefined) return;
  const years = yearsPaid(rules, scheme, paidTerm(name), terms);
  const last = years?.findLast(({ months }) => months.length > 0);
  if (last === undefined || years?.some(({ months }) => months.length === times.count)) return;
  const values = {
    name,
    times: String(times.count),
    paidLine: String(times.paid.at.line),
    year: String(last.year),
    count: String(last.months.length),
    months: last.months.join(', '),
  };
  problems.add('times-differ', { at: times.at, term: name, values });
}

interface YearPaid {
  readonly year: number;
  /** YYYY-MM, those in which it is paid. */
  readonly months: readonly string[];
}

/** Each year's months in which a condition holds; undefined where more than the month decides. */
function yearsPaid(
  rules: Compiled,
  scheme: Owner,
  term: string,
  terms: ReadonlyMap<string, SchemeTerm>,
): readonly YearPaid[] | undefined {
  const named = new Set<number>();
  const found: YearPaid[] = [];
  const known = new Set(rules.ruleSet.holidays.map(({ day }) => yearOfDay(day)));
  // A condition may name months of years whose holidays nobody knows: those are found on the way.
  for (const year of [...known].sort()) {
    const months = monthsPaid(rules, scheme, term, terms, year, named);
    if (months === 'open') return undefined;
    if (months !== 'unknown') found.push({ year, months });
  }
  for (const year of [...named].filter((one) => !known.has(one)).sort()) {
    const months = monthsPaid(rules, scheme, term, terms, year, new Set());
    if (Array.isArray(months)) found.push({ year, months });
  }
  return found;
}

/** `open`: more than the month decides; `unknown`: of that year some value or holiday is not known. */
function monthsPaid(
  rules: Compiled,
  scheme: Owner,
  term: string,
  terms: ReadonlyMap<string, SchemeTerm>,
  year: number,
  named: Set<number>,
): readonly string[] | 'open' | 'unknown' {
  const paid: string[] = [];
  for (let month = year * 12; month < year * 12 + 12; month++) {
    const own = new Problems();
    const builder = new Builder(rules, scheme.name, isoMonth(month), terms, own);
    builder.need(term, scheme.at);
    if (own.any || !builder.isWhole) return 'unknown';
    if (builder.earlier.size > 0) return 'open';
    for (const { name, formula } of builder.order) {
      if (formula === undefined && name !== rules.payMonth) return 'open';
      for (const one of yearsNamed(formula)) named.add(one);
    }
    const facts = new Map<string, Value>([[rules.payMonth, ratio(firstDay(month))]]);
    const holds = foundOf(() => evaluate(programOf(builder.order, builder.tables), facts).value(term));
    if (holds === undefined) return 'unknown';
    if (holds === true) paid.push(isoMonth(month));
  }
  return paid;
}

/** The years of the dates that a formula names. */
const yearsNamed = (formula: Formula | undefined): number[] =>
  formula === undefined ? [] : datesIn(formula.root).map(yearOfDay);

function datesIn(node: FormulaNode): Day[] {
  if (node.kind !== 'constant') return children(node).flatMap(datesIn);
  const { type, value } = node;
  if (type.kind === 'date' && isRatio(value)) return [Number(value.n)];
  if (type.kind !== 'list' || type.of !== 'date' || typeof value !== 'object' || isRatio(value)) return [];
  return value.items.flatMap((one) => (typeof one === 'string' ? [] : [Number(one.n)]));
}

/** Undefined where there is none, such as behind a division by zero. */
function foundOf(value: () => Value): Value | undefined {
  try {
    return value();
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
