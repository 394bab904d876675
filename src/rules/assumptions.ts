import { isRatio } from '../formula/checked.ts';
import { monthsAfter, parseIsoDay } from '../formula/civil.ts';
import { decimalPlaces } from '../formula/digits.ts';
import { printNumber } from '../formula/print.ts';
import { add, compareRatios, multiply, negate, one, type Ratio, roundTo } from '../formula/ratio.ts';
import type { Type } from '../formula/units.ts';
import { nearest } from '../problem/nearest.ts';
import type { Place, Problems } from '../problem/problem.ts';
import { Compiled } from './compile.ts';
import { lastYear, withYearsToCome } from './holidays/years-to-come.ts';
import type { DatedEntry, RuleSet, SourceText, TermRule } from './model.ts';
import { literalText } from './read-term.ts';
import { entry, type SourceNode, textAt } from './source-tree.ts';

/** 가정: what is taken for values that are not out yet. */
export interface Assumptions {
  readonly byTerm: ReadonlyMap<string, { readonly assumed: Assumed; readonly at: Place }>;
  /** 나머지: for every other value the last one goes on. */
  readonly others: boolean;
  /** 공휴일: 규칙; the holidays of years that no list holds follow from the rules. */
  readonly holidays?: Place;
}

/** 이어쓰기: the last value goes on. Values with their dates. 연: the last value grows year by year, cut to a step. */
export type Assumed =
  | { readonly kind: 'carried' }
  | {
      readonly kind: 'given';
      readonly values: readonly { readonly from?: string; readonly value: SourceText }[];
    }
  | { readonly kind: 'growing'; readonly rate: SourceText; readonly step: SourceText };

const others = '나머지';
const holidays = '공휴일';
const byRules = '규칙';
const carried = '이어쓰기';
const share: Type = { kind: 'number', unit: new Map() };

export function readAssumptions(node: SourceNode): Assumptions {
  const entries = node.kind === 'map' ? node.entries : [];
  const isOwn = (key: string): boolean => key !== others && key !== holidays;
  const at = entries.find(({ key }) => key === holidays)?.keyAt;
  return {
    byTerm: new Map(
      entries.flatMap(({ key, keyAt, value }) =>
        isOwn(key) ? [[key, { assumed: readAssumed(value), at: keyAt }] as const] : [],
      ),
    ),
    others: textAt(node, others) === carried,
    ...(at && { holidays: at }),
  };
}

function readAssumed(node: SourceNode): Assumed {
  const [rate, step] = [entry(node, '연'), entry(node, '끝수')];
  if (rate !== undefined && step !== undefined)
    return { kind: 'growing', rate: literalText(rate), step: literalText(step) };
  if (node.kind === 'map')
    return {
      kind: 'given',
      values: node.entries.map(({ key, value }) => ({ from: key, value: literalText(value) })),
    };
  if (node.kind === 'scalar' && node.text === carried) return { kind: 'carried' };
  return { kind: 'given', values: [{ value: literalText(node) }] };
}

/**
 * The rules with what is assumed behind the months up to which values are known; what is known stays. Each value that
 * comes of it says so in its source. Problems: a term that there is not, or of which everything is known.
 */
export function withAssumptions(rules: Compiled, asked: Assumptions, problems: Problems): RuleSet {
  const used = new Set<string>();
  const provisions = rules.ruleSet.provisions.map((provision) => ({
    ...provision,
    terms: provision.terms.map((term) => {
      const own =
        asked.byTerm.get(term.name)?.assumed ?? (asked.others ? { kind: 'carried' as const } : undefined);
      const known = knownPart(term);
      if (own === undefined || known === undefined) return term;
      used.add(term.name);
      return assumed(rules, known, known.until, own, problems);
    }),
  }));
  for (const [name, { at }] of asked.byTerm) {
    if (used.has(name)) continue;
    const known = rules.terms.has(name);
    const near = known ? undefined : nearest(name, rules.terms.keys());
    const values = { name, ...(near !== undefined && { nearest: near }) };
    problems.add(known ? 'nothing-to-assume' : 'unknown-term', { at, term: name, values });
  }
  const { ruleSet } = rules;
  if (asked.holidays === undefined) return { ...ruleSet, provisions };
  if (ruleSet.holidayRules.length === 0)
    problems.add('no-holiday-rules', { at: asked.holidays, term: holidays });
  return { ...ruleSet, provisions, holidays: withYearsToCome(ruleSet) };
}

/** The same, ready to work with. */
export const assuming = (rules: Compiled, asked: Assumptions, problems: Problems): Compiled =>
  new Compiled(withAssumptions(rules, asked, problems), problems);

/** A term as far as it is known, with the last month of that: what is assumed already gives way to what is assumed now. */
function knownPart(term: TermRule): (TermRule & { readonly until: string }) | undefined {
  const { entries = [], until } = term;
  const first = entries.findIndex((one) => one.assumed === true);
  if (first < 0) return until === undefined ? undefined : { ...term, until };
  const begins = entries[first]?.from?.slice(0, 7) ?? '';
  return { ...term, entries: entries.slice(0, first), until: monthsAfter(begins, -1) };
}

function assumed(rules: Compiled, term: TermRule, until: string, own: Assumed, problems: Problems): TermRule {
  const { until: _, ...rule } = term;
  const end = lastYear(rules.ruleSet);
  const first = `${monthsAfter(until, 1)}-01`;
  const last = term.entries?.at(-1);
  if (last === undefined) return term;
  const make = (
    from: string,
    formula: SourceText,
    literal: boolean,
    text: string,
    english: string,
  ): DatedEntry => ({
    from,
    formula,
    literal,
    source: { text: `가정: ${text}`, english: `assumed: ${english}` },
    confirmed: false,
    assumed: true,
  });
  const added = (): readonly DatedEntry[] => {
    switch (own.kind) {
      case 'carried':
        return [
          make(
            first,
            last.formula,
            last.literal,
            `${until}까지의 값을 이어 씀`,
            `the value known up to ${until} goes on`,
          ),
        ];
      case 'given': {
        let before = '';
        return own.values.flatMap(({ from = first, value }) => {
          if (isGrowth(value.text)) {
            const written = `{ 연: ${value.text.replace(/^\D+?(?=[-+\d])/u, '')}, 끝수: 10 }`;
            problems.add('growth-as-text', {
              at: value.at,
              term: term.name,
              values: { text: value.text, written },
            });
            return [];
          }
          rules.literal(term.name, value, problems);
          if (parseIsoDay(from) === undefined) {
            problems.add('no-such-date', { at: value.at, term: term.name, values: { text: from } });
            return [];
          }
          // The last value that a month has reached holds.
          if (from <= before)
            problems.add('dates-not-ascending', { at: value.at, term: term.name, values: { from, before } });
          before = from;
          if (from >= first) return [make(from, value, true, value.text, value.text)];
          problems.add('nothing-to-assume', { at: value.at, term: term.name, values: { name: term.name } });
          return [];
        });
      }
      case 'growing':
        return path(rules, term.name, last, own, yearsTo(end, until), problems).map((value, year) =>
          make(
            `${monthsAfter(until, 1 + 12 * year)}-01`,
            { text: value, at: own.rate.at },
            true,
            `${until}까지의 값에서 해마다 ${own.rate.text}, ${own.step.text} 단위로 반올림(${end}년까지)`,
            `from the value known up to ${until} ${own.rate.text} a year, rounded half up to ${own.step.text} (until ${end})`,
          ),
        );
    }
  };
  // A path ends with the years that a calendar can be known of: behind them nothing is taken for granted.
  const known = own.kind === 'growing' ? { until: laterOf(`${end}-12`, until) } : {};
  return { ...rule, entries: [...(term.entries ?? []), ...added()], ...known };
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** How many values of a path begin from the month behind `until` to the end of a year. */
const yearsTo = (year: number, until: string): number =>
  Math.max(0, year - Number(monthsAfter(until, 1).slice(0, 4)) + 1);

/** `연 2.9%`, written as a text: what is meant is a path, of which the step is not said. */
const isGrowth = (text: string): boolean => /^(연|매년|해마다)\s*[-+]?\d/u.test(text);

/** A value that grows year by year: each year's is rounded, and the next rests on it. */
function path(
  rules: Compiled,
  name: string,
  last: DatedEntry,
  { rate, step }: { readonly rate: SourceText; readonly step: SourceText },
  years: number,
  problems: Problems,
): string[] {
  const root = rules.formula(name, rate, share, true, problems)?.root;
  const [before, by, grain] = [
    last.literal ? rules.literal(name, last.formula, problems) : undefined,
    root?.kind === 'constant' ? root.value : undefined,
    rules.literal(name, step, problems),
  ];
  if (!isNumber(before) || !isNumber(by) || !isNumber(grain)) return [];
  // A step without a last decimal gives values that nobody can write.
  if (grain.n <= 0n || decimalPlaces(grain) === undefined) {
    problems.add('bad-step', { at: step.at, term: name, values: { found: step.text } });
    return [];
  }
  // What falls by more than all of itself would be below 0, and above it again a year later.
  if (compareRatios(by, negate(one)) < 0) {
    problems.add('below-minimum', { at: rate.at, term: name, values: { text: rate.text, min: '-100%' } });
    return [];
  }
  const values: string[] = [];
  for (let value = before; values.length < years; ) {
    value = roundTo(multiply(value, add(one, by)), grain, 'round');
    values.push(printNumber(value));
  }
  return values;
}

const isNumber = (value: Parameters<typeof isRatio>[0] | undefined): value is Ratio =>
  value !== undefined && isRatio(value);

/** A value that is assumed, for whoever shows what figures rest on. */
export interface AssumedValue {
  readonly term: string;
  /** First month. */
  readonly from: string;
  /** The value as it is written. */
  readonly value: string;
  readonly why: string;
  /** The same in English. */
  readonly english?: string;
  /** Of the holidays, which are no term: the facts that rest on them. */
  readonly facts?: readonly string[];
}

/** The month's holidays, where they are not out. `from`: the first such month (YYYY-MM). */
export const assumedHolidays = (from: string, facts: readonly string[]): AssumedValue => ({
  term: holidays,
  from,
  value: byRules,
  why: '가정: 아직 나오지 않은 해의 공휴일을 규칙에서 셈함',
  english: 'assumed: the holidays of years that are not out yet follow from the rules',
  facts,
});

/** What is assumed among the entries that some programs rest on, each once, in the order of terms and dates. */
export function assumedValues(
  used: Iterable<readonly [term: string, entry: DatedEntry | undefined]>,
): AssumedValue[] {
  const found = new Map<string, AssumedValue>();
  for (const [term, one] of used) {
    if (one?.assumed !== true) continue;
    const from = one.from?.slice(0, 7) ?? '';
    const { text, english } = one.source;
    found.set(`${term} ${from}`, {
      term,
      from,
      value: one.formula.text,
      why: text,
      ...(english !== undefined && { english }),
    });
  }
  return [...found.values()].sort((a, b) =>
    a.term === b.term ? (a.from < b.from ? -1 : 1) : a.term < b.term ? -1 : 1,
  );
}
