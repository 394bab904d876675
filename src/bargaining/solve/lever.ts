import { isoMonth } from '../../calendar/date.ts';
import { settingTerms } from '../../calendar/interface.ts';
import { isRatio, type Value } from '../../formula/checked.ts';
import { printNumber } from '../../formula/print.ts';
import { add, compareRatios, multiply, type Ratio, ratio, zero } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import { splitName } from '../../pay/figures.ts';
import { changedFacts } from '../../pay/parts.ts';
import { ownName, programsFor, type SideBySide, withFallbacks } from '../../pay/side-by-side.ts';
import { leaveParts } from '../../people/facts.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import type { PersonMonth } from '../../people/types.ts';
import { nearest } from '../../problem/nearest.ts';
import { type Problem, Problems } from '../../problem/problem.ts';
import type { SchemeProgram } from '../../rules/assemble.ts';
import type { Change } from '../../rules/change.ts';
import type { TermRule } from '../../rules/model.ts';
import type { InputLever } from './input-lever.ts';
import type { LeverNote } from './lever-note.ts';
import type { LeverLimits, StepRange } from './range.ts';
import { isWorkQuantity, type WorkScope, workQuantities } from './work.ts';
import { workLever, workNotes } from './work-lever.ts';

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
  const found = work(scope, name) ?? divided(scope, name) ?? counted(scope, name);
  if (found !== undefined && 'refused' in found) {
    problems.addNew([found.refused]);
    return undefined;
  }
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

/** What is another from a day of the month on does not vary as one: it is known for each part. */
function divided(scope: LeverScope, name: string): FoundLever | undefined {
  if (!isDivided(scope, name)) return undefined;
  const { month, at } = scope.person;
  const values = { month: isoMonth(month), name, work: Object.keys(workQuantities).join(', ') };
  return { refused: { code: 'divided-month', term: '--vary', ...(at && { at }), values } };
}

function isDivided(scope: LeverScope, asked: string): boolean {
  const { engine, person, side } = scope;
  const { scheme, term } = splitName(asked);
  // Minutes have no days by which they could be divided.
  if (isMinuteTerm(minuteNames[term] ?? term))
    return schemesNamed(scope, scheme).some(
      (one) => (engine.given(person, one).program.spans?.size ?? 0) > 0,
    );
  const books = factBooks(engine.rules, side.schemes);
  const rule = books.직원.find(asked) ?? books.근무.find(asked);
  if (rule !== undefined) return changedFacts(person).has(rule.name);
  return [...side.programs.values()].some((program) => isOtherInPart(program, term));
}

/** Whether a value of the rules is another in some part of the month. */
function isOtherInPart({ terms, order, index }: SchemeProgram, name: string): boolean {
  if (order[index.get(name) ?? -1]?.formula?.root.kind === 'constant') return false;
  return [...terms].some(
    ([own, { rule }]) =>
      own !== name && rule.name === name && order[index.get(own) ?? -1]?.formula?.root.kind === 'constant',
  );
}

const counted = (scope: LeverScope, name: string): FoundLever | undefined =>
  minutes(scope, name) ?? fact(scope, name) ?? parameter(scope, name);

type FoundLever =
  | (Omit<InputLever, 'range'> & { readonly limits: LeverLimits })
  | { readonly uncounted: string }
  | { readonly refused: Problem };

/** The inputs of people and months that are counted, the work, and the minutes. */
export function leverNames(scope: LeverScope): string[] {
  const { engine, side } = scope;
  const books = factBooks(engine.rules, side.schemes);
  const terms = [...books.직원.terms, ...books.근무.terms].filter(
    ({ name }) =>
      engine.rules.term(name)?.type.kind === 'number' && side.order.some((term) => term.name === name),
  );
  return [
    ...terms.map(({ name, fact: about }) => about?.key ?? name),
    ...Object.keys(workQuantities),
    ...Object.keys(minuteClasses).map((name) => minuteName(scope, name)),
  ];
}

/** Minutes as they are asked for: of a scheme where several are compared, for each classifies the same work its own way. */
const minuteName = ({ side: { schemes } }: LeverScope, name: string): string =>
  schemes.length > 1 ? `${schemes.at(-1)}.${name}` : name;

/** The inputs of a month that are counted: what may still come out otherwise this month. */
export function monthLeverNames(scope: LeverScope): string[] {
  const { engine, side, person } = scope;
  const facts = factBooks(engine.rules, side.schemes).근무.terms.filter(({ name }) =>
    side.order.some((term) => term.name === name && term.type.kind === 'number'),
  );
  const names = facts.map(({ name, fact: about }) => about?.key ?? name);
  if (person.classified !== undefined)
    return [...names, ...Object.keys(minuteClasses).map((name) => minuteName(scope, name))];
  // To stay on longer on every day is to close later.
  const work = Object.keys(workQuantities).filter(
    (name) =>
      isWorkQuantity(name) && name !== '추가근무시간' && workLever(workScope(scope), name) !== undefined,
  );
  return [...names, ...work];
}

const workScope = ({ engine, person, side }: LeverScope): WorkScope => ({
  engine,
  person,
  schemes: side.schemes,
});

/** What is taken for granted while some levers vary. */
export function notesOf(scope: LeverScope, levers: readonly InputLever[]): LeverNote[] {
  const moved = new Set(levers.flatMap(({ minutesOf }) => minutesOf));
  const held = moved.size === 0 ? [] : scope.side.schemes.filter((scheme) => !moved.has(scheme));
  const work = levers.flatMap((lever) => lever.work ?? []);
  return [
    ...(held.length === 0 ? [] : [{ kind: 'held', schemes: held } as const]),
    ...workNotes(workScope(scope), work),
  ];
}

const none: ReadonlyMap<string, Change> = new Map();

/** The schemes a name speaks of: the one it names, or the only one. */
const schemesNamed = ({ side }: LeverScope, scheme: string): readonly string[] =>
  scheme === '' ? side.schemes : side.schemes.filter((one) => one === scheme);

/** A quantity of work, which every scheme reads; one of a scheme (개편안.근무종료) is a parameter. */
function work(scope: LeverScope, name: string): FoundLever | undefined {
  if (!isWorkQuantity(name)) return undefined;
  const { at, classified } = scope.person;
  if (classified !== undefined)
    return { refused: { code: 'work-is-classified', term: '--vary', ...(at && { at }), values: { name } } };
  const found = workLever(workScope(scope), name);
  return found ?? { refused: { code: 'no-day-to-vary', term: '--vary', values: { name } } };
}

function minutes(scope: LeverScope, asked: string): FoundLever | undefined {
  const { scheme, term } = splitName(asked);
  const name = minuteNames[term] ?? term;
  if (!isMinuteTerm(name)) return undefined;
  if (scheme === '' && scope.side.schemes.length > 1) {
    const values = {
      name: asked,
      work: Object.keys(workQuantities).join(', '),
      own: minuteName(scope, name),
    };
    return { refused: { code: 'minutes-of-no-scheme', term: '--vary', values } };
  }
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
    minutesOf: schemes,
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
    minutesOf: [],
    limits: { from: min ?? zero, to: max ?? doubled(now), step, min, max, grain: step },
    person: (person, value) => {
      const facts = new Map<string, Value>(person.facts).set(rule.name, value);
      if (leave === undefined || compareRatios(value, now) === 0) return { ...person, facts };
      // Another number of days than there are dates: they lie where days without dates are put.
      const days = { ...person.record.leave, [leave]: { parts: leaveParts(value) } };
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
    minutesOf: [],
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
