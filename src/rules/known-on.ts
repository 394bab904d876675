import { monthsAfter } from '../formula/civil.ts';
import { Problems } from '../problem/problem.ts';
import { monthOfDate } from './builder.ts';
import { Compiled } from './compile.ts';
import type {
  AgreementRule,
  DatedEntry,
  ItemRule,
  Provision,
  RuleSet,
  TableRule,
  TermRule,
} from './model.ts';

/** What may say when it became known. */
interface Knowable {
  readonly known?: string;
}

/** Whether something was known on a day (YYYY-MM-DD): what says nothing was known whenever it held. */
const isKnownOn = (day: string, { known }: Knowable): boolean => known === undefined || known <= day;

/**
 * Rules as they were known on a day (YYYY-MM-DD): without the values, choices, tables and stands of which nobody knew then.
 * What held before them goes on; the rules themselves are not touched. The same object where everything was known.
 */
export function rulesKnownOn(rules: RuleSet, day: string): RuleSet {
  const provisions = each(rules.provisions, (one) => provisionKnownOn(one, day));
  const tables = each(rules.tables, (one) => tableKnownOn(one, day));
  const agreements = each(rules.agreements, (one) => agreementKnownOn(one, day));
  const isSame =
    provisions === rules.provisions && tables === rules.tables && agreements === rules.agreements;
  return isSame ? rules : { ...rules, provisions, tables, agreements };
}

const byDay = new WeakMap<Compiled, Map<string, Compiled>>();

/** The same, ready to work with: made once for a day, and beside the rules that ordinary runs work with. */
export function knownOn(rules: Compiled, day: string): Compiled {
  const days = byDay.get(rules) ?? new Map<string, Compiled>();
  byDay.set(rules, days);
  const made = days.get(day) ?? compiledOn(rules, day);
  days.set(day, made);
  return made;
}

function compiledOn(rules: Compiled, day: string): Compiled {
  const known = rulesKnownOn(rules.ruleSet, day);
  // What is wrong with the rules was said of them as they are.
  return known === rules.ruleSet ? rules : new Compiled(known, new Problems());
}

function provisionKnownOn(provision: Provision, day: string): Provision {
  const terms = each(provision.terms, (one) => termKnownOn(one, day));
  const items = each(provision.items, (one) => itemKnownOn(one, day));
  return terms === provision.terms && items === provision.items ? provision : { ...provision, terms, items };
}

function termKnownOn(rule: TermRule, day: string): TermRule {
  const all = rule.entries ?? [];
  const unknown = all.filter((one) => !isKnownOn(day, one));
  if (unknown.length === 0) return rule;
  const known = all.flatMap((one) => entryKnownOn(one, day));
  const ends = rule.until === undefined && !all.some(isAssumed) ? undefined : notYetOut(unknown, known);
  if (ends === undefined) return { ...rule, entries: known };
  const entries = known.filter(({ from = '' }) => from < ends);
  return { ...rule, entries, until: monthsAfter(monthOfDate(ends), -1) };
}

/**
 * The first day whose value, settled anew every year, was not out: no earlier value stands in for one that is settled before it
 * holds, as it does for one that is found only later.
 */
function notYetOut(unknown: readonly DatedEntry[], known: readonly DatedEntry[]): string | undefined {
  const last = known.findLast((one) => !isAssumed(one))?.from ?? '';
  return unknown.find((one) => isAhead(one) && (one.from ?? '') > last)?.from;
}

const isAssumed = ({ assumed }: DatedEntry): boolean => assumed === true;

/** An entry, or what was known in its place. */
function entryKnownOn(one: DatedEntry, day: string): readonly DatedEntry[] {
  if (isKnownOn(day, one)) return [one];
  return one.instead === undefined ? [] : entryKnownOn(one.instead, day);
}

const isAhead = ({ from, known }: DatedEntry): boolean =>
  from !== undefined && known !== undefined && known < from;

function itemKnownOn(item: ItemRule, day: string): ItemRule {
  const natures = each(item.natures, (nature) => {
    const choices = kept(nature.choices, day);
    return choices === nature.choices ? nature : { ...nature, choices };
  });
  return natures === item.natures ? item : { ...item, natures };
}

function tableKnownOn(table: TableRule, day: string): TableRule {
  const entries = kept(table.entries, day);
  return entries === table.entries ? table : { ...table, entries };
}

function agreementKnownOn(agreement: AgreementRule, day: string): AgreementRule {
  const parties = each(agreement.parties, (party) => {
    const states = kept(party.states, day);
    return states === party.states ? party : { ...party, states };
  });
  return parties === agreement.parties ? agreement : { ...agreement, parties };
}

/** What was known of some things; the same list where all of it was. */
function kept<T extends Knowable>(all: readonly T[], day: string): readonly T[] {
  const known = all.filter((one) => isKnownOn(day, one));
  return known.length === all.length ? all : known;
}

/** Things made over; the same list where none is another. */
function each<T>(all: readonly T[], make: (one: T) => T): readonly T[] {
  const made = all.map(make);
  return made.every((one, i) => one === all[i]) ? all : made;
}
