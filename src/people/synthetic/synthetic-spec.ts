import type { Day } from '../../calendar/date.ts';
import { drawnFigures } from '../../calendar/interface.ts';
import { type DayPattern, type LeaveSpell, openEnd } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { fieldsOf, listAt, scalarAt } from '../../rules/node-fields.ts';
import type { SourceNode } from '../../rules/source-tree.ts';
import { plainSpelling } from '../cells/plain.ts';
import { takeChoice, takeDay } from '../cells/problems.ts';
import { question, wholeAt } from '../cells/question.ts';
import type { FactBooks } from '../inputs/fact-books.ts';
import { readHours } from '../inputs/hours.ts';
import {
  type Distribution,
  factKey,
  fullShare,
  percent,
  readDistribution,
  readShare,
} from './distribution.ts';
import { type FactDraw, ordered, overlay, readDraws } from './fact-draw.ts';

/** A synthetic workforce: every distribution as the scenario states it. */
export interface SyntheticSpec {
  readonly seed: number;
  /** 인원, the listed people included: 1 to 1,000,000. */
  readonly size: number;
  /** 사번: `prefix` and the person's number in at least `digits` digits. */
  readonly prefix: string;
  readonly digits: number;
  /** 직원 facts, in the order in which they are drawn. */
  readonly person: readonly FactDraw[];
  /** 근무 facts of a month, likewise. */
  readonly month: readonly FactDraw[];
  readonly hours?: Distribution<DayPattern>;
  /** 무리: people of whom some facts are drawn otherwise; the first that somebody fits counts. */
  readonly groups: readonly PeopleGroup[];
  readonly leaves: readonly LeaveDraw[];
  /** The facts that hold days of leave, in the order in which these are taken. */
  readonly leaveFacts: ReadonlySet<string>;
  /** Written by hand: they take the first numbers; what they do not state is drawn. */
  readonly listed: readonly ListedPerson[];
  readonly at: Place;
}

/** A leave of absence that some people have. */
export interface LeaveDraw {
  readonly kind: string;
  /** As in `Outcome`: the spells of a list exclude each other. */
  readonly below: number;
  /** Day numbers. */
  readonly from: Distribution<Value>;
  /** Calendar days, both ends included. */
  readonly days: Distribution<Value>;
}

/** People of some drawn facts, and what is drawn otherwise for them. */
export interface PeopleGroup {
  /** By term: the value that somebody of the group has. */
  readonly when: ReadonlyMap<string, Value>;
  readonly person: readonly FactDraw[];
  readonly hours?: Distribution<DayPattern>;
}

export interface ListedPerson {
  readonly id?: string;
  /** The facts that are said of this person by hand. */
  readonly stated: ReadonlySet<string>;
  readonly person: readonly FactDraw[];
  readonly month: readonly FactDraw[];
  readonly hours?: Distribution<DayPattern>;
  /** Present also when empty: then the person has no leave. */
  readonly spells?: readonly LeaveSpell[];
  readonly at: Place;
}

const keys = ['시드', '인원', '사번', '직원', '근무', '일과', '휴게', '무리', '휴직', '명단'];
const groupKeys = ['조건', '직원', '일과', '휴게'];
const listedKeys = ['사번', '직원', '근무', '일과', '휴게', '휴직'];

const seedOf = question('시드', '수', { min: '0', max: '9_007_199_254_740_991', step: '1' });
const sizeOf = question('인원', '명', { min: '1', max: '1_000_000', step: '1' });
const digitsOf = question('자릿수', '수', { min: '1', max: '12', step: '1' });
const startOf = question('시작', '날짜', {});
const daysOf = question('일수', '일', { min: '1', max: '36_500', step: '1' });

/**
 * Reads `합성인력:` of a scenario, where every distribution stands as an assumption:
 *
 * ```yaml
 * 합성인력:
 *   시드: 20240131                     # 0 to 2^53 - 1
 *   인원: 157                          # listed people included; 1 to 1,000,000
 *   사번: { 앞글자: S, 자릿수: 4 }     # S0001 …; without it, plain numbers as wide as 인원
 *   직원:                              # 직원 facts, drawn once a person
 *     직종: 요양보호사                 # one value for all
 *     노조: { 1노조: 60%, 없음: 40% }  # shares, exactly 100 % together
 *     기본급: { 없음: 60%, 2_403_500: 25%, 2_390_125~2_600_000: 15% }   # 없음: left out; A~B: a range
 *     입사일: { 부터: 2019-07-23, 까지: 2023-12-31 }                    # a range, also with 간격
 *   근무:                              # 근무 facts, drawn every month
 *     연차일수: { 0: 40%, 1: 35%, 2: 20%, 0.5: 5% }
 *     제공건수: { 기준: 근무가능일수, 배수: { 부터: 1.5, 까지: 2.3, 간격: 0.01 } }   # base × a drawn multiple
 *     적극개입건수: { 기준: 제공건수, 배수: 0%~40% }                    # cut to the fact's grain: whole 건
 *   일과: { '09:00-18:00': 50%, '09:00-16:00': 30%, 없음: 20% }         # once a person; 없음: the scheme's hours
 *   휴게: '12:00-13:00'                # of every 일과
 *   무리:                              # whoever was drawn so has these instead; the first that fits counts
 *     - { 조건: { 근무형태: 시간제 }, 직원: { 주소정근로시간: { 20: 50%, 30: 50% }, 기본급: 없음 }, 일과: 없음 }
 *   휴직:                              # at most one a person; the shares are 100 % or less together
 *     - { 종류: 질병휴직, 비중: 6%, 시작: 2022-03-01~2024-09-30, 일수: { 부터: 30, 까지: 730 } }
 *   명단:                              # people by hand, on the first numbers; what they leave out is drawn
 *     - { 사번: K1, 직원: { 기본급: 2_090_000 }, 근무: { 연차일수: 0 }, 일과: '09:00-18:00',
 *         휴직: [ { 종류: 질병휴직, 시작일: 2023-03-20, 종료일: 2024-04-10 } ] }   # 휴직: [] for none
 * ```
 *
 * 기준 is a number drawn before (leave first, then as written), one of the person's, or 소정근로일수 or
 * 근무가능일수: the scheduled days employed and in no 휴직, less the month's leave days. In a month wholly on
 * leave it is 0, and so are services drawn from it. Leave days are cut to the days there are, a drawn 휴직
 * to the employment.
 *
 * Undefined when anything is wrong, and every problem in `problems`.
 */
export function readSyntheticSpec(
  node: SourceNode,
  books: FactBooks,
  problems: Problems,
): SyntheticSpec | undefined {
  const kinds = books.leave.dated.map(({ name }) => name);
  const leaveFacts = leaveFactsOf(books);
  const before = problems.list.length;
  const fields = fieldsOf(node, '합성인력', keys, ['시드', '인원', '직원'], problems);
  if (fields === undefined) return undefined;
  const [seed, size] = [
    wholeAt(fields.get('시드'), seedOf, problems),
    wholeAt(fields.get('인원'), sizeOf, problems),
  ];
  const own = drawsAt(fields, books, problems);
  checkRequired(fields.get('직원'), books, '직원', problems);
  checkRequired(fields.get('근무') ?? node, books, '근무', problems);
  const person = ordered(own.직원, [], [], leaveFacts, problems);
  const month = ordered(own.근무, person, drawnFigures, leaveFacts, problems);
  const hours = hoursAt(fields, fields.get('휴게'), problems);
  const groups = itemsOf(fields.get('무리'), '무리', problems).flatMap(
    (item) => readGroup(item, person, fields.get('휴게'), books, problems) ?? [],
  );
  const leaves = readLeaveDraws(fields.get('휴직'), kinds, problems);
  const listed = itemsOf(fields.get('명단'), '명단', problems).flatMap(
    (item) => readListed(item, own, fields.get('휴게'), books, kinds, problems) ?? [],
  );
  const numbering = readNumbering(fields.get('사번'), size ?? 1, problems);
  if (problems.list.length > before || seed === undefined || size === undefined) return undefined;
  const spec = {
    seed,
    size,
    ...numbering,
    person,
    month,
    ...(hours && { hours }),
    groups,
    leaves,
    leaveFacts,
    listed,
    at: node.at,
  };
  checkListed(spec, problems);
  return problems.list.length > before ? undefined : spec;
}

/** In the order of the kinds of leave. */
const leaveFactsOf = ({ leave }: FactBooks): ReadonlySet<string> =>
  new Set(leave.counted.map(({ fact }) => fact));

function readGroup(
  node: SourceNode,
  before: readonly FactDraw[],
  rest: SourceNode | undefined,
  books: FactBooks,
  problems: Problems,
): PeopleGroup | undefined {
  const fields = fieldsOf(node, '무리', groupKeys, ['조건'], problems);
  if (fields === undefined) return undefined;
  const stated = fields.get('조건');
  const conditions = stated === undefined ? [] : readDraws(stated, '무리.조건', books.직원, problems);
  const when = conditions.flatMap(({ term, by, at }): (readonly [string, Value])[] => {
    if (by.kind === 'value' && by.value !== undefined) return [[term.name, by.value]];
    problems.add('not-one-value', { at, term: `무리.조건.${factKey(term)}` });
    return [];
  });
  const own = drawsAt(fields, books, problems);
  const hours = hoursAt(fields, fields.get('휴게') ?? rest, problems);
  return {
    when: new Map(when),
    person: ordered(own.직원, before, [], leaveFactsOf(books), problems),
    ...(hours && { hours }),
  };
}

function readListed(
  node: SourceNode,
  common: Draws,
  rest: SourceNode | undefined,
  books: FactBooks,
  kinds: readonly string[],
  problems: Problems,
): ListedPerson | undefined {
  const fields = fieldsOf(node, '명단', listedKeys, [], problems);
  if (fields === undefined) return undefined;
  const own = drawsAt(fields, books, problems);
  const person = ordered(overlay(common.직원, own.직원), [], [], leaveFactsOf(books), problems);
  const idNode = fields.get('사번');
  const id = idNode && plainSpelling(scalarAt(idNode, '사번', problems)?.text ?? '');
  const hours = hoursAt(fields, fields.get('휴게') ?? rest, problems);
  return {
    ...(id && { id }),
    stated: new Set(own.직원.map(({ term }) => term.name)),
    person,
    month: ordered(overlay(common.근무, own.근무), person, drawnFigures, leaveFactsOf(books), problems),
    ...(hours && { hours }),
    ...(fields.has('휴직') && { spells: readSpells(fields.get('휴직'), kinds, problems) }),
    at: node.at,
  };
}

type Fields = ReadonlyMap<string, SourceNode>;
type Draws = Readonly<Record<'직원' | '근무', readonly FactDraw[]>>;

function drawsAt(fields: Fields, books: FactBooks, problems: Problems): Draws {
  const of = (group: '직원' | '근무'): FactDraw[] => {
    const node = fields.get(group);
    return node === undefined ? [] : readDraws(node, group, books[group], problems);
  };
  return { 직원: of('직원'), 근무: of('근무') };
}

function hoursAt(
  fields: Fields,
  rest: SourceNode | undefined,
  problems: Problems,
): Distribution<DayPattern> | undefined {
  const node = fields.get('일과');
  return node && readHours(node, rest, problems);
}

function checkRequired(
  node: SourceNode | undefined,
  books: FactBooks,
  group: '직원' | '근무',
  problems: Problems,
): void {
  if (node?.kind !== 'map') return; // reported already
  // A fact that is stated wrongly has been reported: it is not missing too.
  const stated = new Set(node.entries.map(({ key }) => books[group].find(key)?.name));
  for (const term of books[group].terms) {
    if (!term.fact?.required || stated.has(term.name)) continue;
    const values = { key: factKey(term), expected: term.choices?.join(', ') ?? term.unit };
    problems.add('missing-key', { at: node.at, term: group, values });
  }
}

function readNumbering(node: SourceNode | undefined, size: number, problems: Problems) {
  const fields = node && fieldsOf(node, '사번', ['앞글자', '자릿수'], [], problems);
  const prefixNode = fields?.get('앞글자');
  const prefix = (prefixNode && scalarAt(prefixNode, '앞글자', problems)?.text.trim()) ?? '';
  return { prefix, digits: wholeAt(fields?.get('자릿수'), digitsOf, problems) ?? String(size).length };
}

function readLeaveDraws(
  node: SourceNode | undefined,
  kinds: readonly string[],
  problems: Problems,
): LeaveDraw[] {
  const needed = ['종류', '비중', '시작', '일수'];
  let below = 0;
  const draws = itemsOf(node, '휴직', problems).flatMap((item): LeaveDraw[] => {
    const fields = fieldsOf(item, '휴직', needed, needed, problems);
    const [share, from, days] = ['비중', '시작', '일수'].map((key) => fields?.get(key));
    const kind = kindAt(fields, kinds, problems);
    const millionths = share && readShare(share, problems);
    const fromRead = from && readDistribution(from, startOf, problems);
    const daysRead = days && readDistribution(days, daysOf, problems);
    below += millionths ?? 0;
    if (kind === undefined || millionths === undefined || !fromRead || !daysRead) return [];
    return [{ kind, below, from: fromRead, days: daysRead }];
  });
  if (below > fullShare) {
    const values = { sum: percent(below), expected: '≤ 100%' };
    problems.add('shares-not-whole', { at: node?.at, term: '휴직', values });
  }
  return draws;
}

function readSpells(
  node: SourceNode | undefined,
  kinds: readonly string[],
  problems: Problems,
): LeaveSpell[] {
  const allowed = ['종류', '시작일', '종료일'];
  return itemsOf(node, '휴직', problems).flatMap((item): LeaveSpell[] => {
    const fields = fieldsOf(item, '휴직', allowed, ['종류', '시작일'], problems);
    const date = (key: string): Day | undefined => {
      const field = fields?.get(key);
      const scalar = field && scalarAt(field, `휴직.${key}`, problems);
      return scalar && takeDay(scalar.text, { term: `휴직.${key}`, at: scalar.at }, problems);
    };
    const [kind, from] = [kindAt(fields, kinds, problems), date('시작일')];
    const to = fields?.has('종료일') === false ? openEnd : date('종료일');
    return kind === undefined || from === undefined || to === undefined
      ? []
      : [{ kind, from, to, at: item.at }];
  });
}

function kindAt(
  fields: Fields | undefined,
  kinds: readonly string[],
  problems: Problems,
): string | undefined {
  const node = fields?.get('종류');
  const scalar = node && scalarAt(node, '휴직.종류', problems);
  return scalar && takeChoice(scalar.text, kinds, { term: '휴직.종류', at: scalar.at }, problems);
}

const itemsOf = (node: SourceNode | undefined, name: string, problems: Problems): readonly SourceNode[] =>
  node === undefined ? [] : listAt(node, name, problems);

/** 사번 of the person with a number, from 1 on. */
export const idOf = (spec: Pick<SyntheticSpec, 'prefix' | 'digits' | 'listed'>, number: number): string =>
  spec.listed[number - 1]?.id ?? spec.prefix + String(number).padStart(spec.digits, '0');

function checkListed(spec: SyntheticSpec, problems: Problems): void {
  const { listed, size } = spec;
  if (listed.length > size) {
    const values = { listed: String(listed.length), size: String(size) };
    problems.add('more-listed-than-people', { at: listed[size]?.at, term: '명단', values });
  }
  const seen = new Map<string, number>();
  listed.forEach(({ at }, i) => {
    const id = idOf(spec, i + 1);
    const first = seen.get(id);
    // A number written by hand may be one that numbering gives to somebody later.
    const number = id.startsWith(spec.prefix) ? Number(id.slice(spec.prefix.length)) : 0;
    const isTaken = number > listed.length && number <= size && idOf(spec, number) === id;
    if (first === undefined && !isTaken) seen.set(id, at.line);
    else {
      const values = { id, ...(first !== undefined && { line: String(first) }) };
      problems.add('duplicate-person', { at, term: '사번', values });
    }
  });
}
