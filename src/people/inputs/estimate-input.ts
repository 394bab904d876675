import {
  type Day,
  firstDay,
  isoDay,
  isoMonth,
  lastDay,
  type Month,
  monthOf,
  shiftDaysOf,
} from '../../calendar/date.ts';
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
import { type Place, Problems } from '../../problem/problem.ts';
import { readAssumptions } from '../../rules/assumptions.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { LeaveKinds } from '../../rules/model.ts';
import { validate } from '../../rules/schema.ts';
import { entry, type MapNode, type SourceNode, toPlain } from '../../rules/source-tree.ts';
import { takeDay, takeMinutes, takeMonth } from '../cells/problems.ts';
import { changesIn, pastOf } from '../changes-in.ts';
import { dayOf, leaveParts, numberOf } from '../facts.ts';
import type { PersonChange, PersonMonth } from '../types.ts';
import { readChanges } from './changes.ts';
import { cycleKeys, readCycle } from './cycles.ts';
import type { FactBooks } from './fact-books.ts';
import { FactReading, readFacts } from './fact-reading.ts';
import { given, hoursOf, items, readAllowances, readPattern, scalars, takeGiven } from './input-nodes.ts';
import { hasKnownKinds } from './known-kinds.ts';
import { takeShift } from './shift.ts';
import { readSwaps } from './swaps.ts';

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
  readFacts(node, '직원', books.직원, person, problems, { unknown });
  const changes = fits ? readChanges(entry(node, '변경'), books, problems) : [];
  const now = readMonthOf(node, node, { person, changes }, books, fits, problems, unknown);
  if (now !== undefined) checkChanges(changes, now.month, problems);
  const before = items(entry(node, '이전월')).map((item) =>
    item.kind === 'map' ? readMonthOf(item, node, { person, changes }, books, fits, problems) : undefined,
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

/** A change that is still to come would be dropped without a word. */
function checkChanges(changes: readonly PersonChange[], month: Month, problems: Problems): void {
  for (const { from, at } of changes) {
    if (from <= lastDay(month)) continue;
    const values = { day: isoDay(from), month: isoMonth(month), own: isoMonth(monthOf(from)) };
    problems.add('change-after-month', { at, term: '변경', values });
  }
}

/** What a person is, and what changes, stands once for all months. */
function checkPast(node: MapNode, month: Month | undefined, problems: Problems): void {
  for (const key of ['직원', '변경']) {
    const at = placeOfKey(node, key);
    if (at === undefined) continue;
    const day = month === undefined ? 'YYYY-MM-DD' : isoDay(firstDay(month));
    const example = `변경: [{ 적용일: ${day}, 직원: { … } }]`;
    problems.add('person-in-past-month', { at, term: '이전월', values: { key, example } });
  }
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
  { person, changes }: { readonly person: FactReading; readonly changes: readonly PersonChange[] },
  books: FactBooks,
  fits: boolean,
  problems: Problems,
  unknown?: Set<string>,
): PersonMonth | undefined {
  const read = new FactReading(person);
  const { facts, places } = read;
  readFacts(node, '근무', books.근무, read, problems, { unknown });
  const own = (key: string): MapNode => (entry(node, key) === undefined ? whole : node);
  const month = takeGiven(node, '귀속월', (given) =>
    takeMonth(given.text, { term: '귀속월', at: given.at }, problems),
  );
  if (node !== whole) checkPast(node, month, problems);
  // Shapes are wrong: what is below them would only repeat it.
  if (!fits) return undefined;
  const leave = readLeave(node, books.leave, facts, problems);
  const [hired, left] = [dayOf(facts, '입사일'), dayOf(facts, '퇴사일')];
  if (node === whole) checkEmployment(node, hired, left, problems);
  checkOneWay(node, problems);
  const [made, within] = changesIn(changes, month);
  const atFirst = new Map(facts);
  for (const [term, value] of made.facts) facts.set(term, value);
  // What a month states of its own stands over what changed before it.
  const isOwn = (key: string): boolean => node !== whole && entry(node, key) !== undefined;
  const ownPattern = readPattern(node, problems);
  const pattern = ownPattern ?? made.hours?.pattern;
  const isOwnCycle = cycleKeys.some(isOwn);
  const stated = readCycle(isOwnCycle ? node : whole, problems);
  const cycle = isOwnCycle ? stated : (made.hours?.cycle ?? stated);
  const swaps = readSwaps(node, problems);
  const classified = readClassified(node, problems);
  const record = {
    shifts: readShifts(node, month, problems),
    ...(pattern !== undefined && { pattern }),
    ...(cycle && { cycle }),
    ...(swaps.length > 0 && { swaps }),
    leave,
    spells: readSpells(own('휴직'), problems),
    ...(hired !== undefined && { hired }),
    ...(left !== undefined && { left }),
  };
  const given = readAllowances(own('고정수당'), books.allowances, problems);
  const allowances = isOwn('고정수당') ? given : (made.allowances ?? given);
  // Before the first change the whole input's week holds, whatever a month states of its own.
  const usual = isOwnCycle ? readCycle(whole, new Problems()) : stated;
  const hours = { ...(ownPattern && { pattern: ownPattern }), ...(usual && { cycle: usual }) };
  const past = pastOf(changes, month, { facts: atFirst, hours, allowances: given });
  return month === undefined
    ? undefined
    : {
        month,
        facts,
        record,
        ...(unknown && { unknown }),
        ...(within.length > 0 && { changes: within }),
        ...(past && { past }),
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
    const parts = leaveParts(numberOf(facts, fact));
    found[name] = dates.length > 0 ? { parts, dates } : { parts };
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

function readShifts(node: MapNode, month: Month | undefined, problems: Problems): Shift[] {
  const weeks = month === undefined ? undefined : { month: isoMonth(month), ...shiftDaysOf(month) };
  return items(entry(node, '근무일지')).flatMap((item) => {
    const [date, hours, approved] = [given(item, '일자'), hoursOf(item), given(item, '승인연장')];
    const shift = date && hours && takeShift(date, { ...hours, approved }, problems);
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
        return takeMinutes(text.text, 89_280, asked, problems) ?? 0;
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
