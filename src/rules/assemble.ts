import type { Earlier } from '../formula/checked.ts';
import type { Day } from '../formula/date.ts';
import type { Program } from '../formula/program.ts';
import { nearest } from '../problem/nearest.ts';
import { Problems } from '../problem/problem.ts';
import { Builder, monthOfDate, type SchemeTerm, termKey } from './builder.ts';
import { type Change, chain } from './change.ts';
import { type Compiled, where } from './compile.ts';
import { placeItems, requireNatures } from './items/item-lines.ts';
import { sumTerms } from './items/sum-terms.ts';
import type {
  DatedEntry,
  FindingRule,
  ItemRule,
  LineGroup,
  Provision,
  RequireRule,
  SchemeRule,
  TableEntry,
  TermRule,
} from './model.ts';
import { baseOf, checkFallbacks, checkProvisions } from './scheme-shape.ts';

export type { SchemeTerm } from './builder.ts';

/** A scheme at a month, ready to evaluate. */
export interface SchemeProgram extends Program {
  readonly scheme: SchemeRule;
  /** YYYY-MM. */
  readonly month: string;
  /** As its rules hold then: on the first day of the month (YYYY-MM), or on a later one (YYYY-MM-DD). */
  readonly when: string;
  readonly terms: ReadonlyMap<string, SchemeTerm>;
  readonly lines: readonly LineGroup[];
  /** What its lines are, where the rules say so. */
  readonly items: ReadonlyMap<string, ItemRule>;
  /** The conditions of coverage: the reason reported, and the term that holds the condition. */
  readonly applies: readonly { readonly reason: string; readonly term: string }[];
  readonly findings: readonly { readonly rule: FindingRule; readonly term: string }[];
  readonly requires: readonly { readonly rule: RequireRule; readonly term: string }[];
  readonly tableEntries: ReadonlyMap<string, TableEntry>;
  /** The figures of earlier months that some formula looks back at. */
  readonly earlier: readonly Earlier[];
  /** Of a divided month: the terms of each item that say what it comes to in a span, in the order of days. */
  readonly spans?: ReadonlyMap<string, readonly SpanTerm[]>;
}

/** What an item of pay comes to in a span of a divided month. */
export interface SpanTerm {
  readonly term: string;
  readonly from: Day;
  readonly to: Day;
}

/**
 * Puts a scheme together for one month (YYYY-MM) or as of a day in it (YYYY-MM-DD): its provisions, the entries that hold
 * on that day, the month's first where none is said, the scenario's changes over them. Only terms that something shown rests on are taken in.
 * @returns undefined when something is wrong; every problem found goes to `problems`.
 */
export function assemble(
  rules: Compiled,
  scheme: SchemeRule,
  when: string,
  change: Change | undefined,
  also: readonly string[],
  problems: Problems,
): SchemeProgram | undefined {
  const before = problems.list.length;
  const plain = resolveScheme(rules, scheme, problems);
  if (!mayHold(plain, when, problems)) return undefined;
  const provisions = provisionsOf(rules, plain, change, problems);
  const whole = placeItems(plain, provisions, problems);
  // Without a provision half its terms would be missing: what follows from that is no news.
  if (problems.list.length > before) return undefined;
  const terms = termsOf(rules, provisions, change, problems);
  const checks = {
    findings: provisions.flatMap((provision) => provision.findings),
    requires: provisions.flatMap((provision) => provision.requires),
  };
  const program = putTogether(rules, whole, when, terms, checks, also, before, problems);
  const items = new Map(provisions.flatMap((one) => one.items.map((item) => [item.name, item] as const)));
  if (program === undefined) return undefined;
  // Where nothing is summed by what items are, none need say it.
  const summed = new Set(
    [...rules.sums.values()].flatMap(({ name, line }) => (program.index.has(name) ? [line] : [])),
  );
  requireNatures(
    rules,
    whole.lines.filter(({ kind }) => summed.has(kind)),
    items,
    problems,
  );
  return problems.list.length > before ? undefined : { ...program, items };
}

/** The terms that what a scheme shows rests on, in order. */
export function putTogether(
  rules: Compiled,
  whole: SchemeRule,
  when: string,
  terms: Map<string, SchemeTerm>,
  {
    findings,
    requires,
  }: { readonly findings: readonly FindingRule[]; readonly requires: readonly RequireRule[] },
  also: readonly string[],
  before: number,
  problems: Problems,
): SchemeProgram | undefined {
  for (const [name, term] of ownTerms(whole)) if (!terms.has(name)) terms.set(name, term);
  for (const rule of findings)
    terms.set(`발견:${rule.name}`, conditionTerm(`발견:${rule.name}`, rule.when, whole));
  for (const rule of requires) {
    terms.set(`필수:${rule.name}`, conditionTerm(`필수:${rule.name}`, rule.holds, whole));
  }

  // What nobody defines is told where it is written, and not again where the lines are summed.
  if (!areKnown(rules, whole, [...findings, ...requires], problems)) return undefined;
  const builder = new Builder(rules, whole.name, when, terms, problems);
  const shown = [
    ...whole.lines.flatMap((group) => [...group.items, group.total]),
    ...whole.shows,
    ...whole.applies.map(({ name }) => `적용:${name}`),
    ...findings.flatMap((rule) => [`발견:${rule.name}`, ...holesOf(rule)]),
    ...requires.flatMap((rule) => [`필수:${rule.name}`, ...holesOf(rule)]),
    ...also,
  ];
  for (const name of shown) builder.need(name, whole.named?.terms[name] ?? whole.at);
  // What is looked back at must be worked out in the earlier month too; it may rest on itself there.
  for (const { name } of builder.earlier.values()) builder.need(name, whole.at);
  if (problems.list.length > before || !builder.isWhole) return undefined;
  return {
    scheme: whole,
    month: monthOfDate(when),
    when,
    order: builder.order,
    index: new Map(builder.order.map((term, i) => [term.name, i])),
    tables: builder.tables,
    tableEntries: builder.tableEntries,
    earlier: [...builder.earlier.values()],
    terms: builder.used,
    lines: whole.lines,
    items: new Map(),
    applies: whole.applies.map(({ name }) => ({ reason: name, term: `적용:${name}` })),
    requires: requires.map((rule) => ({ rule, term: `필수:${rule.name}` })),
    findings: findings.map((rule) => ({ rule, term: `발견:${rule.name}` })),
  };
}

/** Whether the rules know every line of a scheme, what it shows beside them, and what its texts name. */
function areKnown(
  rules: Compiled,
  { lines, shows, named, at }: SchemeRule,
  texts: readonly (FindingRule | RequireRule)[],
  problems: Problems,
): boolean {
  const before = problems.list.length;
  for (const name of [...lines.flatMap(({ items }) => items), ...shows])
    if (!rules.terms.has(name)) rules.unknownTerm(name, name, named?.terms[name] ?? at, problems);
  for (const rule of texts) unknownHoles(rules, rule, problems);
  return problems.list.length === before;
}

/** What a text names that the rules do not know. */
export function unknownHoles(rules: Compiled, rule: FindingRule | RequireRule, problems: Problems): void {
  for (const hole of new Set(holesOf(rule)))
    if (!rules.terms.has(hole)) rules.unknownTerm(hole, rule.name, rule.at, problems);
}

/** The terms that a scheme has beside its provisions: the totals of its lines, and whom it covers. */
export const ownTerms = (whole: SchemeRule): readonly (readonly [string, SchemeTerm])[] => [
  ...whole.lines.map((group) => [group.total, totalTerm(group)] as const),
  ...whole.applies.map(
    ({ name, when }) => [`적용:${name}`, conditionTerm(`적용:${name}`, when, whole)] as const,
  ),
];

/** The terms named in a text's {holes}. */
export const holes = (text: string): string[] =>
  [...text.matchAll(/\{([^{}:]+)[^{}]*\}/g)].flatMap((m) => m[1] ?? []);

const holesOf = ({ text, label }: FindingRule | RequireRule): readonly string[] => [
  ...holes(text),
  ...holes(label),
];

/** A scheme with what it inherits from its base filled in. */
export function resolveScheme(
  rules: Compiled,
  scheme: SchemeRule,
  problems: Problems,
  seen: readonly string[] = [],
): SchemeRule {
  if (seen.length === 0) checkFallbacks(rules, scheme, problems);
  const base = baseOf(rules, scheme, seen, problems);
  const whole = base && resolveScheme(rules, base, problems, [...seen, scheme.name]);
  if (scheme.isWhole !== true && (scheme.base === undefined || whole !== undefined))
    checkProvisions(rules, scheme, whole, problems);
  if (whole === undefined) return scheme;
  const { fallback = whole.fallback, valid = whole.valid } = scheme;
  return {
    ...scheme,
    provisions: [...whole.provisions, ...scheme.provisions],
    replace: [...whole.replace, ...scheme.replace],
    applies: scheme.applies.length > 0 ? scheme.applies : whole.applies,
    lines: overLines(whole.lines, scheme.lines),
    shows: scheme.shows.length > 0 ? scheme.shows : whole.shows,
    ...(fallback !== undefined && { fallback }),
    ...(valid !== undefined && { valid }),
    named: { ...scheme.named, terms: { ...whole.named?.terms, ...scheme.named?.terms } },
  };
}

/** Whether a scheme, with what it inherits, holds in a month (YYYY-MM), or in that of a day. */
export const holdsIn = ({ valid }: SchemeRule, when: string): boolean => {
  const month = monthOfDate(when);
  return month >= (valid?.from ?? month) && month <= (valid?.until ?? month);
};

/** The same; a problem where it does not. */
export function mayHold(whole: SchemeRule, when: string, problems: Problems): boolean {
  if (holdsIn(whole, when)) return true;
  const { from, until, at } = whole.valid ?? { at: whole.at };
  const months = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
  problems.add('scheme-not-valid', {
    at,
    values: { scheme: whole.name, month: monthOfDate(when), ...months },
  });
  return false;
}

/** A scheme's lines stand in for its base's of the same kind; other kinds are inherited. */
function overLines(below: readonly LineGroup[], own: readonly LineGroup[]): LineGroup[] {
  const added = own.filter(({ kind }) => !below.some((group) => group.kind === kind));
  return [...below.map((group) => own.find(({ kind }) => kind === group.kind) ?? group), ...added];
}

/** The provisions of a scheme and of those it falls back on, as they stand without a scenario's changes. */
export function schemeProvisions(rules: Compiled, name: string): Provision[] {
  const scheme = rules.schemes.get(name);
  if (scheme === undefined) return [];
  const { fallback } = resolveScheme(rules, scheme, new Problems());
  const own = ownProvisions(rules, name);
  return fallback === undefined ? own : [...own, ...schemeProvisions(rules, fallback)];
}

/** The provisions of a scheme alone, without a scenario's changes. */
export function ownProvisions(rules: Compiled, name: string): Provision[] {
  const scheme = rules.schemes.get(name);
  if (scheme === undefined) return [];
  return provisionsOf(rules, resolveScheme(rules, scheme, new Problems()), undefined, new Problems());
}

export function provisionsOf(
  rules: Compiled,
  scheme: SchemeRule,
  change: Change | undefined,
  problems: Problems,
): Provision[] {
  const replacements = [...scheme.replace, ...(change?.replace ?? [])];
  const find = (name: string, at: SchemeRule['at']): Provision[] => {
    const found = rules.provisions.get(name);
    if (found !== undefined) return [found];
    const near = nearest(name, rules.provisions.keys());
    problems.add('unknown-provision', { at, values: { name, ...(near !== undefined && { nearest: near }) } });
    return [];
  };
  return scheme.provisions.flatMap(({ name, at }) => {
    // Later replacements stand over earlier ones: a scenario's over its scheme's.
    const to = chain(replacements, name).at;
    return find(to, replacements.find((one) => one.to === to)?.at ?? at);
  });
}

export function termsOf(
  rules: Compiled,
  provisions: readonly Provision[],
  change: Change | undefined,
  problems: Problems,
): Map<string, SchemeTerm> {
  const terms = new Map<string, SchemeTerm>();
  for (const provision of provisions) {
    for (const rule of provision.terms) {
      const key = termKey(rule);
      const before = terms.get(key);
      if (before === undefined) terms.set(key, { rule, provision });
      else {
        const values = { first: where(before.rule.at), second: where(rule.at) };
        problems.add('duplicate-term', { at: rule.at, term: rule.name, values });
      }
    }
  }
  for (const [name, term] of sumTerms(rules, provisions)) terms.set(name, term);
  for (const { name, at, entries, ifThere } of change?.values ?? []) {
    const before = terms.get(name);
    if (before?.rule.entries !== undefined) {
      // A dated change keeps the rule's own value before its date.
      const earlier =
        entries[0]?.from === undefined
          ? []
          : before.rule.entries.filter((one) => earlierThan(one, entries[0]));
      const { until: _, ...rule } = before.rule;
      terms.set(name, { ...before, rule: { ...rule, entries: [...earlier, ...entries] } });
    } else if (ifThere !== true) {
      const near = nearest(name, terms.keys());
      problems.add('unknown-term', {
        at,
        term: name,
        values: { name, ...(near !== undefined && { nearest: near }) },
      });
    }
  }
  return terms;
}

const earlierThan = (one: DatedEntry, limit: DatedEntry | undefined): boolean =>
  (one.from ?? '') < (limit?.from ?? '');

function totalTerm(group: LineGroup): SchemeTerm {
  const entry: DatedEntry = {
    formula: totalSource(group),
    literal: false,
    source: { text: `${group.kind} 항목의 합`, english: `sum of the items of ${group.kind}` },
    confirmed: true,
  };
  const rule: TermRule = {
    name: group.total,
    label: group.label,
    unit: '원',
    at: group.at,
    entries: [entry],
  };
  return { rule, provision: undefined, entry };
}

/** One source object a group, so that its formula is checked once. */
const totals = new WeakMap<LineGroup, DatedEntry['formula']>();
export function totalSource(group: LineGroup): DatedEntry['formula'] {
  const known = totals.get(group);
  if (known !== undefined) return known;
  const made = group.formula ?? { text: group.items.join(' + ') || '0', at: group.at };
  totals.set(group, made);
  return made;
}

function conditionTerm(name: string, when: DatedEntry['formula'], scheme: SchemeRule): SchemeTerm {
  const entry: DatedEntry = { formula: when, literal: false, source: { text: scheme.name }, confirmed: true };
  const rule: TermRule = { name, label: name, unit: '여부', at: when.at, entries: [entry] };
  return { rule, provision: undefined, entry };
}
