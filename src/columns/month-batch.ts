import { type Day, firstDay, lastDay, type Month } from '../calendar/date.ts';
import { type MonthFactName, payMonth } from '../calendar/interface.ts';
import type { CalendarSettings } from '../calendar/types.ts';
import { type Earlier, earlierKey, type Value } from '../formula/checked.ts';
import type { Term } from '../formula/program.ts';
import { ratio } from '../formula/ratio.ts';
import type { BoundChanges } from '../pay/binding.ts';
import type { Engine } from '../pay/engine.ts';
import { type FactsOf, schemeFactBounds } from '../pay/fact-bounds.ts';
import { type SchemeFact, schemeFacts } from '../pay/scheme-facts.ts';
import { dayFacts, type PersonDays, settingFacts } from '../pay/scheme-programs.ts';
import { adoptedBy, type SchemeRef } from '../pay/scheme-ref.ts';
import { type Backend, type Batch, compileBatch } from '../readings/batch/batch.ts';
import type { ColumnEncoding } from '../readings/batch/columns.ts';
import { type Bounds, constant } from '../readings/bound.ts';
import { type BoundsResult, bounds } from '../readings/bounds.ts';
import { between } from '../readings/interval.ts';
import { reach } from '../readings/reach.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import { isChangeTerm } from '../rules/counterfactual.ts';
import type { ListSlot } from '../rules/model.ts';
import type { RequestedFact } from './rows.ts';

/** Where an input column of a scheme's month comes from. */
export type InputSource =
  | { readonly from: 'fact'; readonly fact: RequestedFact }
  | {
      readonly from: 'calendar';
      readonly name: string;
      /** The field of a day or a week that it is. */
      readonly slot?: ListSlot;
      readonly spec: ColumnEncoding;
    }
  | {
      readonly from: 'earlier';
      readonly term: string;
      readonly months: number;
      /** A whole figure, or the numerator or denominator of one that may be none. */
      readonly part: 'whole' | 'over' | 'under';
      readonly spec: ColumnEncoding;
    }
  | {
      readonly from: 'scheme';
      readonly scheme: string;
      readonly term: string;
      readonly spec: ColumnEncoding;
    };

/** A scheme over columns, for the months in which its formulas are the same. */
export interface MonthBatch {
  readonly program: SchemeProgram;
  readonly batch: Batch;
  readonly inputs: readonly InputSource[];
  /** The place of a term's output. */
  readonly outputs: ReadonlyMap<string, number>;
  /** The figures that later months look back at. */
  readonly retained: ReadonlySet<string>;
  /** The flag of rows in which coverage or a requirement are indeterminate, and of rows without some figure. */
  readonly indeterminate: number | undefined;
  readonly failed: number | undefined;
  /** The flags of rows without a figure that later months look back at. */
  readonly lost: ReadonlyMap<string, number | undefined>;
}

/** The months of a scheme in which its formulas are the same, with what they can come to. */
export interface SchemeShape {
  readonly program: SchemeProgram;
  readonly ask: RowsOptions;
  readonly parts: readonly unknown[];
  readonly facts: (term: Term) => Bounds;
  readonly bounds: BoundsResult;
}

/** What binds from a later day of a month on. */
export interface LaterBound {
  readonly day: Day;
  readonly bound: BoundChanges | undefined;
}

/** Rows for which schemes are put together alike: those of one month whom the same binds. */
export interface MonthGroup {
  readonly month: Month;
  readonly bound: BoundChanges | undefined;
  /** What binds on later days, where agreements change within the month. */
  readonly later?: readonly LaterBound[];
  /** A program, and what is said to it, by whose days and hours rows are looked at instead of the scheme's own. */
  readonly stated?: { readonly program: SchemeProgram; readonly values: ReadonlyMap<string, Value> };
}

/** The days and hours by which the calendar looks at a row of a group; without one, at all rows alike. @throws ProblemError */
export function settingsOf(
  engine: Engine,
  scheme: SchemeRef,
  { month, bound, stated }: MonthGroup,
  person?: PersonDays,
): CalendarSettings {
  const first: [string, Value] = [payMonth, ratio(firstDay(month))];
  if (stated !== undefined)
    return engine.settingsOf(stated.program, new Map([...stated.values, first]), person);
  if (person === undefined) return engine.schemeMonth(scheme, month, bound).settings;
  return engine.settingsFor(scheme, month, bound, person);
}

/** The facts on which the days and hours of a group rest. */
export const settingFactsOf = (
  engine: Engine,
  scheme: SchemeRef,
  { month, bound, stated }: MonthGroup,
): readonly string[] => settingFacts((stated ?? engine.schemeMonth(scheme, month, bound)).program);

/** What is asked of rows, and what all of them share. */
export interface RowsOptions {
  /** The kinds of lines to work out; all when absent. */
  readonly kinds?: readonly string[];
  /** Whether rows may state days of their own: a cycle of days or shifts, or a fact on which days rest; they may where nothing is said of it. */
  readonly cycles?: boolean;
  /** Facts that are the same in every row; undefined for what no row gives. */
  readonly fixed?: ReadonlyMap<string, Value | undefined>;
}

/** What a scheme's facts can be, whichever month of the calendar it is. */
export function anyMonthFacts(engine: Engine, program: FactsOf): (term: Term) => Bounds {
  const declared = schemeFactBounds(engine.rules, program);
  const { from = 0, to = 0 } = engine.calendar.range ?? {};
  const anyMonth = {
    kind: 'number' as const,
    within: between(ratio(firstDay(from)), ratio(firstDay(to))),
    grain: ratio(1),
  };
  return (term) => (term.name === payMonth ? anyMonth : declared(term));
}

/** What a month's figures can come to, whichever month of the calendar it is. */
export function schemeShape(engine: Engine, program: SchemeProgram, ask: RowsOptions = {}): SchemeShape {
  const facts = anyMonthFacts(engine, program);
  const given = (term: Term): Bounds | undefined => {
    const fixed = ask.fixed?.get(term.name);
    if (fixed !== undefined) return constant(fixed);
    return ask.fixed?.has(term.name) ? undefined : facts(term);
  };
  return { program, ask, parts: partsOf(program), facts, bounds: bounds(program, given) };
}

/** The figures of earlier months on which a scheme's lines, or the terms of `retained`, rest in any row. */
export const looksBackAt = (
  { program, ask, bounds: within }: SchemeShape,
  retained: Iterable<string>,
): Iterable<Earlier> => reach(program, within, [...shownTerms(program, ask), ...retained]).earlier.values();

/** The figures of other schemes on which a scheme's lines, or the terms of `retained`, rest in any row. */
export function asksSchemes(
  { program, ask, bounds: within }: SchemeShape,
  retained: Iterable<string>,
): readonly SchemeFact[] {
  const { terms } = reach(program, within, [...shownTerms(program, ask), ...retained]);
  return schemeFacts(program).filter(({ name }) => terms.has(name));
}

/** What the figures of a scheme's payslip can come to, and the terms they rest on. */
export function schemeReach(
  engine: Engine,
  program: SchemeProgram,
): { readonly bounds: BoundsResult; readonly terms: ReadonlySet<string> } {
  const shape = schemeShape(engine, program);
  return { bounds: shape.bounds, terms: reach(program, shape.bounds, shownTerms(program, {})).terms };
}

/** What a payslip of the scheme holds. */
export const shownTerms = (program: SchemeProgram, ask: RowsOptions): readonly string[] => [
  ...linesOf(program, ask),
  ...decidingTerms(program),
  ...program.findings.map(({ term }) => term),
  ...program.scheme.shows,
];
const linesOf = ({ lines }: SchemeProgram, { kinds }: RowsOptions): readonly string[] =>
  lines
    .filter(({ kind }) => kinds === undefined || kinds.includes(kind))
    .flatMap(({ items, total }) => [...items, total]);
const decidingTerms = ({ applies, requires }: SchemeProgram): readonly string[] =>
  [...applies, ...requires].map(({ term }) => term);

/** What one month of a scheme has that another has too when it may be worked out by the same loop. */
export const partsOf = ({ order, tables }: SchemeProgram): readonly unknown[] => [
  ...order.map(({ name, formula }) => formula ?? name),
  ...tables.values(),
];

/** The facts that are the same in all rows of a month, and so are parameters of its loop. */
export function monthParameters(
  engine: Engine,
  scheme: SchemeRef,
  group: MonthGroup,
): ReadonlyMap<string, Value> {
  const { month } = group;
  return new Map<string, Value>([
    [payMonth, ratio(firstDay(month))],
    ['역일수', ratio(lastDay(month) - firstDay(month) + 1)],
    ...scheduledDays(engine, scheme, group),
    ...adoptedBy(scheme),
  ]);
}

/** The month's scheduled days, where they are everybody's. */
function scheduledDays(
  engine: Engine,
  scheme: SchemeRef,
  group: MonthGroup,
): readonly (readonly [string, Value])[] {
  const { program } = group.stated ?? engine.schemeMonth(scheme, group.month, group.bound);
  if (mayDiffer(program)) return [];
  const { scheduled } = engine.calendar.monthDays(group.month, settingsOf(engine, scheme, group));
  return [[scheduledName, ratio(scheduled.length)]];
}

/**
 * Whether days may be a person's own, whatever a table has: where they rest on facts that everybody says, or hours do that
 * everybody has to give. Without a person nothing is known of those. What people may leave out is in the table's shape.
 */
const mayDiffer = (program: SchemeProgram): boolean => {
  const factOf = (term: string) => program.terms.get(term)?.rule.fact;
  return (
    dayFacts(program).some((term) => factOf(term)?.optional !== true) ||
    settingFacts(program).some((term) => factOf(term)?.required === true)
  );
};

const scheduledName = '월소정근로일수' satisfies MonthFactName;
/** The facts of the calendar that may be parameters of a month. */
export const monthParameterNames: ReadonlySet<string> = new Set([payMonth, '역일수', scheduledName]);
/** Those that are the same in every row of a month; of days, not where rows may have their own. */
export const sharedByMonth = (program: SchemeProgram, { cycles = true }: RowsOptions): readonly string[] =>
  [...monthParameterNames].filter((name) => name !== scheduledName || !(cycles || mayDiffer(program)));

/** The same in every row of a month, or whether a change is adopted. */
export const parameters = (program: SchemeProgram, ask: RowsOptions): ReadonlySet<string> =>
  new Set([
    ...sharedByMonth(program, ask),
    ...program.order.flatMap(({ name }) => (isChangeTerm(name) ? [name] : [])),
  ]);

/**
 * Compiles a scheme: its lines, what says whom it covers, its findings, the choices it shows, and `retained`, the
 * figures that later months look back at.
 * @throws ProblemError for rules that are wrong, RangeError for what no column holds
 */
export function monthBatch(
  { program, ask, facts, bounds: known }: SchemeShape,
  retained: ReadonlySet<string>,
  backend: Backend | undefined,
): MonthBatch {
  const lines = linesOf(program, ask);
  const deciding = decidingTerms(program);
  const findings = program.findings.map(({ term }) => term);
  const shown = program.scheme.shows.filter((term) => typeOf(program, term)?.kind === 'choice');
  const looked = [...retained].filter((term) => program.index.has(term));
  const names = [...new Set([...lines, ...deciding, ...findings, ...shown, ...looked])];
  const batch = compileBatch(program, {
    outputs: names,
    needs: [deciding, [...lines, ...program.scheme.shows, ...findings], ...looked.map((term) => [term])],
    bounds: facts,
    known,
    ...(ask.fixed && { fixed: ask.fixed }),
    vary: parameters(program, ask),
    given: (term) => isGiven(program, term),
    ...(backend && { backend }),
  });
  const [indeterminate, failed, ...lost] = batch.failed;
  return {
    program,
    batch,
    inputs: inputSources(program, batch),
    outputs: new Map(names.map((name, i) => [name, i])),
    retained,
    indeterminate,
    failed,
    lost: new Map(looked.map((term, i) => [term, lost[i]])),
  };
}

/** Facts that every row has: those with a default, and those that the calendar, allowances and schemes give. Not every month has a 31st. */
export const isGiven = (program: SchemeProgram, term: Term): boolean => {
  const { from, slot } = program.terms.get(term.name)?.rule.fact ?? {};
  if (slot !== undefined) return false;
  return term.default !== undefined || from === '파생' || from === '수당' || from === '제도';
};

const typeOf = (program: SchemeProgram, term: string): Term['type'] | undefined =>
  program.order[program.index.get(term) ?? -1]?.type;

/** Where a batch's input columns come from. */
export function inputSources(program: SchemeProgram, batch: Batch): readonly InputSource[] {
  const pairs = new Set(batch.inputs.map(({ term }) => term));
  return batch.inputs.map((spec) => sourceOf(program, spec, pairs));
}

function sourceOf(program: SchemeProgram, spec: ColumnEncoding, pairs: ReadonlySet<string>): InputSource {
  const earlier = program.earlier.find((one) => earlierKey(one) === spec.term.replace(/\/$/, ''));
  if (earlier !== undefined) {
    const part = spec.term.endsWith('/') ? 'under' : pairs.has(`${spec.term}/`) ? 'over' : 'whole';
    return { from: 'earlier', term: earlier.name, months: earlier.months, part, spec };
  }
  const term = program.order[program.index.get(spec.term) ?? -1];
  const fact = program.terms.get(spec.term)?.rule.fact;
  if (fact?.from === '파생' && !isChangeTerm(spec.term))
    return { from: 'calendar', name: spec.term, ...(fact.slot && { slot: fact.slot }), spec };
  if (fact?.from === '제도') return { from: 'scheme', scheme: fact.scheme ?? '', term: fact.key, spec };
  // Who is said to have no allowance has one of 0 won.
  const none = fact?.from === '수당' ? ratio(0) : undefined;
  return { from: 'fact', fact: { spec, fallback: term?.default ?? none } };
}
