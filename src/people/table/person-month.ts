import type { ClassifiedMinutes } from '../../calendar/month.ts';
import { type LeaveDays, type LeaveKind, leaveKinds, type WorkRecord } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import type { Place } from '../../problem/problem.ts';
import { decodeValue } from '../../readings/batch/columns.ts';
import { dayOf, halfDays, numberOf } from '../facts.ts';
import type { Allowance, PersonMonth } from '../types.ts';
import type { Chunk } from './chunk.ts';

const sums = [
  ['통상고정수당', true],
  ['기타고정수당', false],
  ['재직조건수당', '재직조건'],
] as const;

/** The rows of one person of a chunk as the exact reading takes them, each with those before it. */
export function personMonths(
  chunk: Chunk,
  from: number,
  to: number,
  at: (row: number) => Place | undefined = () => undefined,
): PersonMonth[] {
  const months: PersonMonth[] = [];
  for (let row = from; row < to; row++) months.push(personMonth(chunk, row, [...months], at(row)));
  return months;
}

/** A row alone, for what looks at no earlier month. */
export const monthAlone = (chunk: Chunk, row: number, at: Place): PersonMonth =>
  personMonth(chunk, row, [], at);

/** Where the rows of each person begin, and the end of the last. */
export function personStarts({ person, rows }: Chunk): number[] {
  const starts: number[] = [];
  for (let row = 0; row < rows; row++) if (row === 0 || person[row] !== person[row - 1]) starts.push(row);
  return [...starts, rows];
}

function personMonth(
  chunk: Chunk,
  row: number,
  history: readonly PersonMonth[],
  at: Place | undefined,
): PersonMonth {
  const facts = new Map<string, Value>();
  for (const [term, { spec, values }] of chunk.facts) {
    const value = decodeValue(spec, values[row] ?? spec.absent);
    if (value !== undefined) facts.set(term, value);
  }
  const allowances = allowancesOf(facts);
  for (const name of [...sums.map(([term]) => term), '식대']) facts.delete(name);
  const minutes = chunk.minutes && classified(chunk, row);
  return {
    id: chunk.ids[chunk.person[row] ?? 0] ?? '',
    month: chunk.month[row] ?? 0,
    facts,
    record: recordOf(chunk, row, facts),
    allowances,
    history,
    ...(minutes && { classified: minutes }),
    ...(at && { at }),
  };
}

function recordOf(chunk: Chunk, row: number, facts: ReadonlyMap<string, Value>): WorkRecord {
  const pattern = chunk.patterns[chunk.pattern?.[row] ?? -1];
  const [from = -1, to = -1] = [chunk.leave?.from[row], chunk.leave?.to[row]];
  const [hired, left] = [dayOf(facts, '입사일'), dayOf(facts, '퇴사일')];
  const days = (kind: LeaveKind): LeaveDays => ({ halfDays: halfDays(numberOf(facts, `${kind}일수`)) });
  const [a, b, c, d] = leaveKinds;
  return {
    shifts: [],
    ...(pattern && { pattern }),
    leave: { [a]: days(a), [b]: days(b), [c]: days(c), [d]: days(d) },
    spells: from < 0 || to < 0 ? [] : [{ kind: '질병휴직', from, to }],
    ...(hired !== undefined && { hired }),
    ...(left !== undefined && { left }),
  };
}

/** Allowances of which the sums are the file's: 식대 is a part of them. */
function allowancesOf(facts: ReadonlyMap<string, Value>): Allowance[] {
  let meal = won(facts, '식대');
  return sums.flatMap(([term, ordinary]): Allowance[] => {
    const whole = won(facts, term);
    const own = Math.min(meal, whole);
    meal -= own;
    return [
      { name: '식대', amount: own, ordinary },
      { name: term, amount: whole - own, ordinary },
    ].filter(({ amount }) => amount > 0);
  });
}

const won = (facts: ReadonlyMap<string, Value>, term: string): number => Number(numberOf(facts, term).n);

const classified = (chunk: Chunk, row: number): ReadonlyMap<string, ClassifiedMinutes> =>
  new Map(
    [...(chunk.minutes ?? [])].map(([scheme, one]) => [
      scheme,
      {
        연장: one.연장[row] ?? 0,
        야간: one.야간[row] ?? 0,
        휴일: one.휴일[row] ?? 0,
        휴일연장: one.휴일연장[row] ?? 0,
      },
    ]),
  );
