import { monthFactNames, serviceFacts } from '../calendar/interface.ts';
import { leaveFactNames } from '../calendar/leave-facts.ts';
import { children, type Formula, type FormulaNode, valueKey } from '../formula/checked.ts';
import { oncePer } from '../formula/once-per.ts';
import { needed } from '../formula/program.ts';
import type { Table } from '../formula/table.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Evaluation } from '../readings/exact.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { Compiled } from '../rules/compile.ts';
import type { LeaveKinds } from '../rules/model.ts';
import { isOfWholeMonth } from './divided-program.ts';

/** What a part of a month says for dividing: its program, and what it comes to as if it were the whole month. */
export interface PartReading {
  readonly program: SchemeProgram;
  readonly evaluation: Evaluation;
  /** The same for parts whose days and hours are looked at alike. */
  readonly hours: string;
}

/** Facts of the month that no part of it changes. */
const ofTheMonth: readonly string[] = ['역일수', '월소정근로일수', '순환소정분', '순환일수', ...serviceFacts];

/** The facts that differ from one part of a month to another, whoever works by whatever hours: those that count days or minutes. */
export const countedFacts = oncePer(
  (kinds: LeaveKinds): ReadonlySet<string> =>
    new Set([
      ...monthFactNames.filter((name) => !ofTheMonth.includes(name)),
      ...leaveFactNames(kinds),
      ...kinds.counted.map(({ fact }) => fact),
    ]),
);

/** Whether a fact differs so: a count, or what a day or week of the month says. */
export function isCounted({ terms }: SchemeProgram, name: string, kinds: LeaveKinds): boolean {
  const fact = terms.get(name)?.rule.fact;
  return countedFacts(kinds).has(name) || (fact?.from === '파생' && fact.slot !== undefined);
}

/** The items of pay that schemes may have: the lines of the kinds that sums are made of. */
export const payItems = oncePer((rules: Compiled): readonly string[] => {
  const kinds = new Set([...rules.natures.values()].flatMap(({ lines }) => lines));
  return [
    ...new Set(
      rules.ruleSet.provisions.flatMap(({ items }) =>
        items.flatMap(({ name, line }) => (kinds.has(line) ? [name] : [])),
      ),
    ),
  ];
});

/**
 * Whether an item is paid for days or minutes: it rests on a count of them, and on nothing that is known of the month alone,
 * such as services done or what another scheme comes to. Other items are what they are at the month's end.
 */
export const isPaidByDays = (program: SchemeProgram, item: string, kinds: LeaveKinds): boolean =>
  basisOf(program, item, kinds).isPaidByDays;

function restsOnDays(program: SchemeProgram, item: string, kinds: LeaveKinds): boolean {
  let byDays = false;
  for (const { name, type, formula } of needed(program, [item])) {
    if (formula !== undefined) continue;
    if (isCounted(program, name, kinds)) byDays = true;
    else if (isOfMonthAlone(program, name) && type.kind === 'number') return false;
  }
  return byDays;
}

function isOfMonthAlone(program: SchemeProgram, name: string): boolean {
  const rule = program.terms.get(name)?.rule;
  return rule?.fact?.from === '제도' || (rule?.fact?.from === '근무' && !spentUnits.has(rule.unit));
}

/** The units of what a month's facts say was spent in it. */
const spentUnits: ReadonlySet<string> = new Set(['일', '분']);

/**
 * The facts of a month's days and minutes that have no date, and count as days and minutes of its last part. One that may be absent
 * is none of them: nothing said is not 0.
 */
export const undatedDays = (program: SchemeProgram, kinds: LeaveKinds): readonly string[] =>
  [...program.terms].flatMap(([name, { rule }]) =>
    rule.fact?.from === '근무' &&
    !rule.fact.optional &&
    spentUnits.has(rule.unit) &&
    !countedFacts(kinds).has(name)
      ? [name]
      : [],
  );

/**
 * The parts over which an item is paid alike, each by its first and its last part; one of all parts where nothing on which the item
 * rests differs between them.
 */
export function alikeParts(
  parts: readonly PartReading[],
  item: string,
  kinds: LeaveKinds,
): readonly (readonly [number, number])[] {
  const keys = parts.map((part) => partKey(part, item, kinds));
  const spans: [number, number][] = [];
  keys.forEach((key, i) => {
    const last = spans.at(-1);
    if (last !== undefined && keys[i - 1] === key) last[1] = i;
    else spans.push([i, i]);
  });
  return spans;
}

/** The terms of a program that rest on counts of days or minutes. */
export const restsOnCounts = (program: SchemeProgram, kinds: LeaveKinds): ReadonlySet<string> =>
  countedTerms(kinds)(program);

const countedTerms = oncePer((kinds: LeaveKinds) =>
  oncePer((program: SchemeProgram): ReadonlySet<string> => {
    const counted = new Set<string>();
    for (const { name, formula } of program.order) {
      const doesRest =
        formula === undefined
          ? isCounted(program, name, kinds)
          : formula.terms.some((one) => counted.has(one));
      if (doesRest) counted.add(name);
    }
    return counted;
  }),
);

/** What decides whether an item is divided: of two parts, whether it comes to the same in both, whatever days and minutes they have. */
export interface ItemBasis {
  readonly isPaidByDays: boolean;
  /** The formulas that rest on counts. */
  readonly formulas: string;
  /** The parts of these in which no count stands; the item itself where it rests on none. */
  readonly beside: readonly PlainPart[];
}

/** A part of a term's formula in which no count of days or minutes stands. */
export interface PlainPart {
  readonly term: string;
  /** Absent for the term as a whole. */
  readonly node?: FormulaNode;
  readonly names: readonly string[];
}

/** The largest such parts of a formula that name something. */
export function plainParts(term: string, { root }: Formula, counted: ReadonlySet<string>): PlainPart[] {
  const { holdsCount, parts, names } = partsOf(term, root, counted);
  return holdsCount || names.length === 0 ? parts : [{ term, node: root, names }];
}

/** Whether a count stands in a node; the parts below it where one does, and what it names where none does. */
interface NodeParts {
  readonly holdsCount: boolean;
  readonly parts: PlainPart[];
  readonly names: readonly string[];
}

function partsOf(term: string, node: FormulaNode, counted: ReadonlySet<string>): NodeParts {
  if (node.kind === 'term' || node.kind === 'given')
    return { holdsCount: counted.has(node.name), parts: [], names: [node.name] };
  const below = children(node).map((child) => ({ child, ...partsOf(term, child, counted) }));
  if (!below.some(({ holdsCount }) => holdsCount))
    return { holdsCount: false, parts: [], names: below.flatMap(({ names }) => names) };
  const parts = below.flatMap(({ child, holdsCount, parts: own, names }) =>
    holdsCount || names.length === 0 ? own : [{ term, node: child, names }],
  );
  return { holdsCount: true, parts, names: [] };
}

/** What of such a part can differ between the parts of a month: not what is of the whole month. */
function ofParts(part: PlainPart, program: SchemeProgram): readonly PlainPart[] {
  const names = part.names.filter((name) => !isOfWholeMonth(program, name));
  if (names.length === part.names.length) return [part];
  return names.length === 0 ? [] : [{ term: part.term, names }];
}

const knownBases = oncePer((_: SchemeProgram) => new Map<string, ItemBasis>());

export function basisOf(program: SchemeProgram, item: string, kinds: LeaveKinds): ItemBasis {
  const known = knownBases(program);
  const made = known.get(item) ?? makeBasis(program, item, kinds);
  known.set(item, made);
  return made;
}

function makeBasis(program: SchemeProgram, item: string, kinds: LeaveKinds): ItemBasis {
  const counted = restsOnCounts(program, kinds);
  const beside: PlainPart[] = [];
  const said: string[] = [];
  for (const { name, formula } of needed(program, [item])) {
    if (formula === undefined || !counted.has(name)) continue;
    const tables = formula.tables.map((one) => numberOf(program.tables.get(one) ?? formula));
    said.push([name, numberOf(formula), ...tables].join(' '));
    beside.push(...plainParts(name, formula, counted).flatMap((part) => ofParts(part, program)));
  }
  return {
    isPaidByDays: restsOnDays(program, item, kinds),
    formulas: said.join('|'),
    beside: beside.length === 0 ? [{ term: item, names: [item] }] : beside,
  };
}

/**
 * A text that is the same for parts in which an item comes to the same, whatever days and minutes they have: the formulas that
 * rest on counts, and the values of what these name beside them.
 */
function partKey({ program, evaluation, hours }: PartReading, item: string, kinds: LeaveKinds): string {
  const { formulas, beside } = basisOf(program, item, kinds);
  return [hours, formulas, ...beside.map((part) => partText(evaluation, part))].join('|');
}

/** What a part comes to, needed or not; nothing where it cannot be worked out. What is no part of a formula is what it names. */
function partText(evaluation: Evaluation, { term, node, names }: PlainPart): string {
  if (node === undefined || !evaluation.program.index.has(term))
    return names.map((name) => shown(evaluation, name)).join();
  const value = evaluation.wouldBe(term, node);
  return value === undefined ? '' : valueKey(value);
}

/** A term's value as a text; nothing for one that there is not, or that could not be worked out. */
function shown(evaluation: Evaluation, name: string): string {
  if (!evaluation.program.index.has(name)) return '';
  try {
    return valueKey(evaluation.value(name));
  } catch (error) {
    if (error instanceof ProblemError) return '';
    throw error;
  }
}

const numbers = new WeakMap<Formula | Table, number>();
let count = 0;
/** A number for a formula or a table: each is made once, and the same one is one object. */
function numberOf(one: Formula | Table): number {
  const known = numbers.get(one) ?? ++count;
  numbers.set(one, known);
  return known;
}
