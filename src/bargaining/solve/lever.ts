import { isoMonth } from '../../calendar/date.ts';
import { settingTerms } from '../../calendar/interface.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import { printNumber } from '../../formula/print.ts';
import { add, compareRatios, multiply, type Ratio, ratio, zero } from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import type { Engine } from '../../pay/engine.ts';
import { splitName } from '../../pay/figures.ts';
import { ownName, programsFor, type SideBySide, withFallbacks } from '../../pay/side-by-side.ts';
import { halfDays } from '../../people/facts.ts';
import { factBooks } from '../../people/inputs/estimate-input.ts';
import type { PersonMonth } from '../../people/types.ts';
import { nearest } from '../../problem/nearest.ts';
import { Problems } from '../../problem/problem.ts';
import type { Change } from '../../rules/change.ts';
import type { TermRule } from '../../rules/model.ts';
import type { LeverLimits, StepRange } from './range.ts';

/** An input that varies: what it is called, the values it takes, and what each value changes. */
export interface InputLever {
  /** As people name it: 제공건수, 개편안.연장분, 개편안.기준A금액. */
  readonly name: string;
  /** The unit as rules write it (분, 건, 원, 비율). */
  readonly unit: string;
  readonly type: Type;
  /** The value now; 0 where the input says nothing. */
  readonly now: Ratio;
  readonly isGiven: boolean;
  readonly range: StepRange;
  /** The terms of the schemes' program that hold it. */
  readonly terms: readonly string[];
  /** Whether days and minutes follow from it, so that the calendar must be asked for each value. */
  readonly asksCalendar: boolean;
  /** Whether it is minutes of a class, which then are given and no longer follow from hours. */
  readonly isMinutes: boolean;
  /** The person and what is laid over schemes at a value: what any other command would be given. */
  person(person: PersonMonth, value: Ratio): PersonMonth;
  changes(value: Ratio): ReadonlyMap<string, Change>;
}

/** Other names of the minutes that schemes classify. */
const minuteNames: Readonly<Record<string, string>> = {
  연장근로시간: '연장분',
  야간근로시간: '야간분',
  휴일근로시간: '휴일분',
  휴일연장근로시간: '휴일연장분',
};
const minuteClasses = { 연장분: '연장', 야간분: '야간', 휴일분: '휴일', 휴일연장분: '휴일연장' } as const;
type MinuteTerm = keyof typeof minuteClasses;
const isMinuteTerm = (name: string): name is MinuteTerm => name in minuteClasses;

/** What a lever is looked for in. */
export interface LeverScope {
  readonly engine: Engine;
  readonly person: PersonMonth;
  readonly side: SideBySide;
}

/** Finds an input by its name; undefined, and a problem, where there is none that is counted. */
export function findLever(
  scope: LeverScope,
  name: string,
  rangeOf: (lever: Omit<InputLever, 'range'>, limits: LeverLimits) => StepRange | undefined,
  problems: Problems,
): InputLever | undefined {
  const found = minutes(scope, name) ?? fact(scope, name) ?? parameter(scope, name);
  if (found === undefined) {
    const known = leverNames(scope);
    const near = nearest(name, [...known, ...Object.keys(minuteNames), ...parameterNames(scope)]);
    const values = { name, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-lever', { term: '--vary', values });
    return undefined;
  }
  if ('uncounted' in found) {
    problems.add('lever-not-numeric', { term: '--vary', values: { name, unit: found.uncounted } });
    return undefined;
  }
  const { limits, ...lever } = found;
  const range = rangeOf(lever, limits);
  return range && { ...lever, range };
}

type FoundLever =
  | (Omit<InputLever, 'range'> & { readonly limits: LeverLimits })
  | { readonly uncounted: string };

/** The inputs of people and months that are counted, and the minutes. */
export function leverNames({ engine, side }: LeverScope): string[] {
  const books = factBooks(engine.rules, side.schemes);
  const terms = [...books.직원.terms, ...books.근무.terms].filter(
    ({ name }) =>
      engine.rules.term(name)?.type.kind === 'number' && side.order.some((term) => term.name === name),
  );
  return [...terms.map(({ name, fact: about }) => about?.key ?? name), ...Object.keys(minuteClasses)];
}

/** The inputs of a month that are counted: what may still come out otherwise this month. */
export function monthLeverNames({ engine, side }: LeverScope): string[] {
  const facts = factBooks(engine.rules, side.schemes).근무.terms.filter(({ name }) =>
    side.order.some((term) => term.name === name && term.type.kind === 'number'),
  );
  return [...facts.map(({ name, fact: about }) => about?.key ?? name), ...Object.keys(minuteClasses)];
}

const none: ReadonlyMap<string, Change> = new Map();

/** The schemes a name speaks of: the one it names, or those that are compared with the first. */
function schemesNamed({ side }: LeverScope, scheme: string): readonly string[] {
  if (scheme !== '') return side.schemes.includes(scheme) ? [scheme] : [];
  return side.schemes.length > 1 ? side.schemes.slice(1) : side.schemes;
}

function minutes(scope: LeverScope, asked: string): FoundLever | undefined {
  const { scheme, term } = splitName(asked);
  const name = minuteNames[term] ?? term;
  if (!isMinuteTerm(name)) return undefined;
  const schemes = schemesNamed(scope, scheme);
  const [first] = schemes;
  const program = first === undefined ? undefined : scope.side.programs.get(first);
  if (program === undefined) return undefined;
  const now = scope.side.facts.get(ownName(program, name));
  const days = scope.side.facts.get(ownName(program, '역일수'));
  const month = days !== undefined && isRatio(days) ? multiply(days, ratio(24 * 60)) : zero;
  const kind = minuteClasses[name];
  return {
    name: `${schemes.join('·')}.${name}`,
    unit: '분',
    type: { kind: 'number', unit: new Map([['분', 1]]) },
    now: now !== undefined && isRatio(now) ? now : zero,
    isGiven: true,
    terms: schemes.flatMap((one) => {
      const own = scope.side.programs.get(one);
      return own === undefined ? [] : [ownName(own, name)];
    }),
    asksCalendar: false,
    isMinutes: true,
    limits: { from: zero, to: month, step: ratio(1), min: zero, max: month, grain: ratio(1) },
    person: (person, value) => ({
      ...person,
      classified: new Map(
        [...(person.classified ?? [])].map(([one, given]) => [
          one,
          schemes.includes(one) ? { ...given, [kind]: Number(value.n) } : given,
        ]),
      ),
    }),
    changes: () => none,
  };
}

/** The minutes of each scheme as they stand, given instead of classified from hours. */
export function withMinutes(engine: Engine, person: PersonMonth, schemes: readonly string[]): PersonMonth {
  const classified = new Map(
    withFallbacks(programsFor(engine, person), schemes).map((scheme) => {
      const { 연장분, 야간분, 휴일분, 휴일연장분 } = engine.monthFacts(person, scheme);
      return [scheme, { 연장: 연장분, 야간: 야간분, 휴일: 휴일분, 휴일연장: 휴일연장분 }];
    }),
  );
  return { ...person, classified };
}

function fact(scope: LeverScope, asked: string): FoundLever | undefined {
  const { engine, side } = scope;
  const books = factBooks(engine.rules, side.schemes);
  const rule = books.직원.find(asked) ?? books.근무.find(asked);
  if (rule === undefined) return undefined;
  if (engine.rules.term(rule.name)?.type.kind !== 'number') return { uncounted: rule.unit };
  const term = side.order.find(({ name }) => name === rule.name);
  if (term === undefined) return undefined;
  const [min, max, step = ratio(1)] = [rule.fact?.min, rule.fact?.max, rule.fact?.step].map((text) =>
    literal(scope, rule, text),
  );
  const given = side.facts.get(term.name) ?? term.default;
  const now = given !== undefined && isRatio(given) ? given : zero;
  const leave = engine.rules.leave.counted.find(({ fact: term }) => term === rule.name)?.name;
  return {
    name: rule.fact?.key ?? rule.name,
    unit: rule.unit,
    type: term.type,
    now,
    isGiven: given !== undefined,
    terms: [rule.name],
    asksCalendar: leave !== undefined,
    isMinutes: false,
    limits: { from: min ?? zero, to: max ?? doubled(now), step, min, max, grain: step },
    person: (person, value) => {
      const facts = new Map<string, Value>(person.facts).set(rule.name, value);
      if (leave === undefined || compareRatios(value, now) === 0) return { ...person, facts };
      // Another number of days than there are dates: they lie where days without dates are put.
      const days = { ...person.record.leave, [leave]: { halfDays: halfDays(value) } };
      return { ...person, facts, record: { ...person.record, leave: days } };
    },
    changes: () => none,
  };
}

function literal({ engine }: LeverScope, rule: TermRule, text: string | undefined): Ratio | undefined {
  if (text === undefined) return undefined;
  const value = engine.rules.literal(rule.name, { text, at: rule.at }, new Problems());
  return value !== undefined && isRatio(value) ? value : undefined;
}

function parameter(scope: LeverScope, asked: string): FoundLever | undefined {
  const { side, person } = scope;
  const { scheme, term: name } = splitName(asked);
  const all = scheme === '' ? [...side.programs.keys()] : side.schemes.filter((one) => one === scheme);
  const holders = all.flatMap((one) => {
    const program = side.programs.get(one);
    const held = program?.order[program.index.get(name) ?? -1];
    const root = held?.formula?.root;
    return program !== undefined && root?.kind === 'constant'
      ? [{ scheme: one, program, value: root.value }]
      : [];
  });
  const [first] = holders;
  if (first === undefined) return undefined;
  const rule = first.program.terms.get(name)?.rule;
  const unit = rule?.unit ?? '';
  const type = first.program.order[first.program.index.get(name) ?? -1]?.type;
  if (type?.kind !== 'number' || !isRatio(first.value)) return { uncounted: unit };
  const step = unit === '비율' ? ratio(1, 1000) : ratio(1);
  return {
    name: scheme === '' ? name : `${scheme}.${name}`,
    unit,
    type,
    now: first.value,
    isGiven: true,
    terms: holders.map(({ program }) => ownName(program, name)),
    asksCalendar: name in settingTerms,
    isMinutes: false,
    // A rule's value is nowhere below nothing, and there is no part of a won.
    limits: {
      from: zero,
      to: doubled(first.value),
      step,
      min: zero,
      ...(unit === '원' && { grain: ratio(1) }),
    },
    person: (one) => one,
    changes: (value) =>
      new Map(holders.map((holder) => [holder.scheme, changeOf(name, value, person.month, rule)])),
  };
}

const doubled = (value: Ratio): Ratio => add(value, value);

/** A parameter's other value from the person's month on. */
function changeOf(name: string, value: Ratio, month: number, rule: TermRule | undefined): Change {
  const at = rule?.at ?? { line: 1, column: 1 };
  const entry = {
    from: `${isoMonth(month)}-01`,
    formula: { text: printNumber(value), at },
    literal: true,
    source: { text: '--vary' },
    confirmed: true,
  };
  return { replace: [], values: [{ name, at, entries: [entry] }] };
}

function* parameterNames({ side }: LeverScope): Generator<string> {
  for (const program of side.programs.values()) {
    for (const { name, type, formula } of program.order)
      if (type.kind === 'number' && formula?.root.kind === 'constant') yield name;
  }
}
