import { type Day, isoDay, isoMonth, type Month, weeksOf } from '../../calendar/date.ts';
import type { ClassifiedMinutes } from '../../calendar/month.ts';
import { sameHours } from '../../calendar/settings.ts';
import {
  type LeaveDays,
  type LeaveSpell,
  openEnd,
  type Shift,
  type WorkRecord,
} from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import { ratio } from '../../formula/ratio.ts';
import { estimate as estimateShape } from '../../generated/validate-estimate.js';
import { nearest } from '../../problem/nearest.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { schemeProvisions } from '../../rules/assemble.ts';
import { readAssumptions } from '../../rules/assumptions.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { AllowanceNatures } from '../../rules/items/allowance-natures.ts';
import type { LeaveKinds, OwnHeadings, TermRule } from '../../rules/model.ts';
import { validate } from '../../rules/schema.ts';
import {
  entry,
  type ListNode,
  type MapNode,
  type ScalarNode,
  type SourceNode,
  toPlain,
} from '../../rules/source-tree.ts';
import { takeDay, takeMonth, takeNumber } from '../cells/problems.ts';
import { dayOf, FactBook, halfDays, numberOf, takeFact } from '../facts.ts';
import type { Allowance, PersonMonth } from '../types.ts';
import { takeAmount, takeNatures } from './allowance-cells.ts';
import { hasKnownKinds } from './known-kinds.ts';
import { readList } from './list-facts.ts';
import { type PlacedText, takeHours, takeShift } from './shift.ts';
import { readWeek } from './week.ts';

/** The facts an input may give, by group. */
export interface FactBooks {
  readonly 직원: FactBook;
  readonly 근무: FactBook;
  readonly leave: LeaveKinds;
  readonly allowances: AllowanceNatures;
  readonly headings?: OwnHeadings;
}

/** The facts that some schemes ask for, each once. */
export function factBooks(rules: Compiled, schemes: readonly string[]): FactBooks {
  const terms = new Map<string, TermRule>();
  for (const provision of schemes.flatMap((name) => schemeProvisions(rules, name))) {
    for (const term of provision.terms)
      if (term.fact !== undefined && term.fact.rows === undefined) terms.set(term.name, term);
  }
  const all = [...terms.values()];
  const { headings } = rules.ruleSet;
  return {
    직원: new FactBook(all, '직원'),
    근무: new FactBook(all, '근무'),
    leave: rules.leave,
    allowances: rules.allowances,
    ...(headings && { headings }),
  };
}

/** What `pumsak estimate` was given: one person-month, or a list of them. */
export interface EstimateReading {
  readonly people: readonly PersonMonth[];
  readonly isList: boolean;
}

/**
 * Reads an estimate's input, every problem in `problems`; of no tree nothing is read. What could be read in spite of
 * problems is given all the same, so that the calendar's checks can add theirs: use it only when there are none.
 * An open input may say 모름, or leave out what is asked of everybody: both go to `unknown`.
 */
export function readEstimate(
  node: SourceNode | undefined,
  books: FactBooks,
  problems: Problems,
  { open = false }: { readonly open?: boolean } = {},
): EstimateReading | undefined {
  if (node === undefined) return undefined;
  const isList = node.kind === 'list';
  const people = (isList ? node.items : [node]).flatMap(
    (item) => readPerson(item, books, open, problems) ?? [],
  );
  if (isList && node.items.length === 0) problems.add('empty-file', { at: node.at });
  return { people, isList };
}

function readPerson(
  node: SourceNode,
  books: FactBooks,
  open: boolean,
  problems: Problems,
): PersonMonth | undefined {
  const unknown = open ? new Set<string>() : undefined;
  const dates = books.leave.counted.map((kind) => kind.dates);
  const hasShape = validate(node, estimateShape, problems, { after: '근무일지', keys: dates });
  if (node.kind !== 'map') return undefined;
  const fits = hasKnownKinds(node, books, problems) && hasShape;
  const person = new FactReading();
  readFacts(node, '직원', books.직원, person, problems, unknown);
  const now = readMonthOf(node, node, person, books, fits, problems, unknown);
  const before = items(entry(node, '이전월')).map((item) =>
    item.kind === 'map' ? readMonthOf(item, node, person, books, fits, problems) : undefined,
  );
  if (now === undefined) return undefined;
  const assumed = entry(node, '가정');
  const months = before.filter((month) => month !== undefined);
  return {
    ...now,
    ...(months.length > 0 && { history: withPast(months) }),
    ...(assumed && {
      assumptions: { asked: readAssumptions(assumed), text: JSON.stringify(toPlain(assumed)) },
    }),
  };
}

/** Earlier months in their order, each with those before it: a term may look back at its own past. */
function withPast(months: readonly PersonMonth[]): PersonMonth[] {
  const made: PersonMonth[] = [];
  for (const one of months.toSorted((a, b) => a.month - b.month)) {
    const history = made.filter(({ month }) => month < one.month);
    made.push(history.length === 0 ? one : { ...one, history });
  }
  return made;
}

/**
 * One month of a person: the input itself, or one of its earlier months, which have the person's leave of
 * absence and allowances where they state none of their own.
 */
function readMonthOf(
  node: MapNode,
  whole: MapNode,
  person: FactReading,
  books: FactBooks,
  fits: boolean,
  problems: Problems,
  unknown?: Set<string>,
): PersonMonth | undefined {
  const read = new FactReading(person);
  const { facts, places } = read;
  readFacts(node, '근무', books.근무, read, problems, unknown);
  const own = (key: string): MapNode => (entry(node, key) === undefined ? whole : node);
  const month = takeGiven(node, '귀속월', (given) =>
    takeMonth(given.text, { term: '귀속월', at: given.at }, problems),
  );
  // Shapes are wrong: what is below them would only repeat it.
  if (!fits) return undefined;
  const leave = readLeave(node, books.leave, facts, problems);
  const [hired, left] = [dayOf(facts, '입사일'), dayOf(facts, '퇴사일')];
  if (node === whole) checkEmployment(node, hired, left, problems);
  checkOneWay(node, problems);
  const pattern = readPattern(node, problems);
  const written = entry(own('소정근로'), '소정근로');
  const week = written && readWeek(written, problems);
  const classified = readClassified(node, problems);
  const record = {
    shifts: readShifts(node, month, problems),
    ...(pattern !== undefined && { pattern }),
    ...(week && { week }),
    leave,
    spells: readSpells(own('휴직'), problems),
    ...(hired !== undefined && { hired }),
    ...(left !== undefined && { left }),
  };
  const allowances = readAllowances(own('고정수당'), books.allowances, problems);
  return month === undefined
    ? undefined
    : {
        month,
        facts,
        record,
        ...(unknown && { unknown }),
        allowances,
        ...classified,
        at: placeOfLeave(node, books.leave),
        places,
      };
}

function checkEmployment(
  node: MapNode,
  hired: Day | undefined,
  left: Day | undefined,
  problems: Problems,
): void {
  if (hired === undefined || left === undefined || hired <= left) return;
  const at = entry(entry(node, '직원'), '퇴사일')?.at;
  problems.add('hired-after-left', {
    at,
    term: '퇴사일',
    values: { hired: isoDay(hired), left: isoDay(left) },
  });
}

/** What is wrong with a month's record as a whole mostly concerns its leave. */
function placeOfLeave(node: MapNode, { counted }: LeaveKinds): Place {
  const keys = [...counted.map(({ dates }) => dates), '근무'];
  return keys.map((key) => placeOfKey(node, key)).find((at) => at !== undefined) ?? node.at;
}

const placeOfKey = (node: SourceNode | undefined, key: string): Place | undefined =>
  node?.kind === 'map' ? node.entries.find((one) => one.key === key)?.keyAt : undefined;

/** Facts with the places where they were read, by term; a month's are read over the person's. */
class FactReading {
  readonly facts: Map<string, Value>;
  readonly places: Map<string, Place>;

  constructor(below?: FactReading) {
    this.facts = new Map(below?.facts);
    this.places = new Map(below?.places);
  }
}

/** What an open input says of a fact that is not known yet. */
export const notKnown = '모름';

function readFacts(
  node: MapNode,
  group: '직원' | '근무',
  book: FactBook,
  { facts, places }: FactReading,
  problems: Problems,
  unknown?: Set<string>,
): void {
  const part = entry(node, group);
  if (part !== undefined && part.kind !== 'map') return; // the schema says so
  const seen = new Map<string, string>();
  for (const { key, keyAt, value } of part?.entries ?? []) {
    const [list, term] = [book.list(key), book.find(key)];
    // A list and a fact may have one key, as 부양가족 and their number: which is meant, the value shows.
    if (list !== undefined && (value.kind === 'list' || term === undefined)) {
      readList(value, { key, group, fields: list }, { facts, places }, problems);
      continue;
    }
    if (term === undefined) {
      const near = book.nearest(key);
      const values = { key, known: book.keys.join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-key', { at: keyAt, term: group, values });
      continue;
    }
    // The same key twice the YAML reader refuses; a key and its other name (소속유형, 소속) are refused here.
    const first = seen.get(term.name);
    if (first !== undefined) {
      problems.add('conflicting-keys', { at: keyAt, term: group, values: { keys: `${first}, ${key}` } });
    } else {
      seen.set(term.name, key);
      if (unknown !== undefined && value.kind === 'scalar' && value.text.trim() === notKnown) {
        unknown.add(term.name);
        continue;
      }
      // That a key has no value the schema says; a list is for those that say so.
      if (value.kind === 'list')
        problems.add('expected-value', { at: value.at, term: `${group}.${key}`, values: { found: '[…]' } });
      if (value.kind === 'scalar' && value.plain !== null) {
        takeFact(term, value, facts, problems);
        places.set(term.name, value.at);
      }
    }
  }
  if (part === undefined && group === '직원') return; // the schema says so
  for (const term of book.terms) {
    const key = term.fact?.key ?? term.name;
    if (term.fact?.required !== true || seen.has(term.name)) continue;
    if (unknown !== undefined) {
      unknown.add(term.name);
      continue;
    }
    const expected = term.choices?.join(', ') ?? term.unit;
    problems.add('missing-key', { at: part?.at ?? node.at, term: group, values: { key, expected } });
  }
}

/** 연차일수 and 연차일자 and their kin: days, dates, or both where they agree (the calendar checks that). */
function readLeave(
  node: MapNode,
  { counted }: LeaveKinds,
  facts: Map<string, Value>,
  problems: Problems,
): WorkRecord['leave'] {
  const found: Record<string, LeaveDays> = {};
  for (const { name, fact, dates: key } of counted) {
    const dates = scalars(entry(node, key)).flatMap((item): Day[] => {
      const day = takeDay(item.text, { term: key, at: item.at }, problems);
      return day === undefined ? [] : [day];
    });
    if (dates.length > 0 && !facts.has(fact)) facts.set(fact, ratio(dates.length));
    const half = halfDays(numberOf(facts, fact));
    found[name] = dates.length > 0 ? { halfDays: half, dates } : { halfDays: half };
  }
  return found;
}

/** Minutes already classified, or hours to classify: not both. */
function checkOneWay(node: MapNode, problems: Problems): void {
  if (entry(node, '분류시간') === undefined) return;
  const hours = ['근무시간대', '근무일지'].filter((key) => entry(node, key) !== undefined);
  if (hours.length === 0) return;
  const at = placeOfKey(node, '분류시간');
  problems.add('conflicting-keys', { at, values: { keys: ['분류시간', ...hours].join(', ') } });
}

function readPattern(node: MapNode, problems: Problems) {
  const part = entry(node, '근무시간대');
  const hours = part && hoursOf(part);
  return hours && takeHours(hours, undefined, problems);
}

function readShifts(node: MapNode, month: Month | undefined, problems: Problems): Shift[] {
  const weeks = month === undefined ? undefined : { month: isoMonth(month), ...weeksOf(month) };
  return items(entry(node, '근무일지')).flatMap((item) => {
    const [date, hours] = [given(item, '일자'), hoursOf(item)];
    const shift = date && hours && takeShift(date, hours, problems);
    if (shift === undefined) return [];
    if (weeks === undefined || (shift.day >= weeks.from && shift.day <= weeks.to)) return [shift];
    const values = {
      day: isoDay(shift.day),
      month: weeks.month,
      from: isoDay(weeks.from),
      to: isoDay(weeks.to),
    };
    problems.add('shift-outside-month', { at: shift.at, term: '근무일지', values });
    return [];
  });
}

function hoursOf(node: SourceNode) {
  const [from, to] = [given(node, '시작'), given(node, '종료')];
  if (from === undefined || to === undefined) return undefined;
  return { from, to, endDate: given(node, '종료일'), breaks: scalars(entry(node, '휴게')) };
}

function readClassified(node: MapNode, problems: Problems): Pick<PersonMonth, 'classified' | 'classifiedAt'> {
  const part = entry(node, '분류시간');
  if (part?.kind !== 'map') return {};
  const classifiedAt = new Map(part.entries.map(({ key, keyAt }) => [key, keyAt]));
  const classified = new Map<string, ClassifiedMinutes>(
    part.entries.map(({ key, value }) => {
      const minutes = (name: string): number => {
        const text = given(value, name);
        if (text === undefined) return 0;
        const asked = { term: `분류시간.${key}.${name}`, at: text.at };
        const number = takeNumber(text.text, '분', asked, problems);
        if (number === undefined) return 0;
        const shown = { text: text.text, min: '0분', max: '89,280분', step: '1분' };
        if (number.n < 0n) problems.add('below-minimum', { ...asked, values: shown });
        else if (number.n > 89_280n * number.d) problems.add('above-maximum', { ...asked, values: shown });
        else if (number.d !== 1n) problems.add('not-on-grain', { ...asked, values: shown });
        return Number(number.n / number.d);
      };
      return [
        key,
        {
          연장: minutes('연장'),
          야간: minutes('야간'),
          휴일: minutes('휴일'),
          휴일연장: minutes('휴일연장'),
        },
      ];
    }),
  );
  return { classified, classifiedAt };
}

/** 분류시간 names schemes of the rules, and gives minutes for each compared one (or for one it is built on). */
export function checkClassified(
  people: readonly PersonMonth[],
  schemes: readonly string[],
  rules: Compiled,
  problems: Problems,
): void {
  const known = [...rules.schemes.keys()];
  for (const person of people) {
    const { classified } = person;
    if (classified === undefined) continue;
    for (const name of classified.keys()) {
      if (rules.schemes.has(name)) continue;
      const near = nearest(name, known);
      const values = { key: name, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-key', {
        at: person.classifiedAt?.get(name) ?? person.at,
        term: '분류시간',
        values,
      });
    }
    const [given] = person.classifiedAt?.values() ?? [];
    for (const key of schemes) {
      if (sameHours(rules, key).some((name) => classified.has(name))) continue;
      const values = { key, expected: '{ 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 }' };
      problems.add('missing-key', { at: given ?? person.at, term: '분류시간', values });
    }
  }
}

function readSpells(node: MapNode, problems: Problems): LeaveSpell[] {
  return items(entry(node, '휴직')).flatMap((item) => {
    const date = (key: string) =>
      takeGiven(item, key, (text) => takeDay(text.text, { term: `휴직.${key}`, at: text.at }, problems));
    const to = given(item, '종료일') === undefined ? openEnd : date('종료일');
    const from = date('시작일');
    const kind = given(item, '종류')?.text ?? '';
    return from === undefined || to === undefined ? [] : [{ kind, from, to, at: item.at }];
  });
}

function readAllowances(node: MapNode, rules: AllowanceNatures, problems: Problems): Allowance[] {
  return items(entry(node, '고정수당')).flatMap((item) => {
    const name = given(item, '항목')?.text ?? '';
    const amount = takeGiven(item, '금액', (text) => takeAmount(text, problems));
    const natures = takeNatures({ name, cell: (nature) => given(item, nature) }, rules, problems);
    return amount === undefined || natures === undefined ? [] : [{ name, amount, natures }];
  });
}

const items = (node: SourceNode | undefined): readonly SourceNode[] =>
  node?.kind === 'list' ? node.items : [];

const scalars = (node: SourceNode | ListNode | undefined): readonly ScalarNode[] =>
  node?.kind === 'scalar' ? [node] : items(node).flatMap((item) => (item.kind === 'scalar' ? [item] : []));

function given(node: SourceNode | undefined, key: string): PlacedText | undefined {
  const value = entry(node, key);
  return value?.kind === 'scalar' ? { text: value.text, at: value.at } : undefined;
}

function takeGiven<T>(
  node: SourceNode,
  key: string,
  take: (given: PlacedText) => T | undefined,
): T | undefined {
  const found = given(node, key);
  return found && take(found);
}
