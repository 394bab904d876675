import { describe, expect, test } from 'vitest';
import { isRatio } from '../../../src/formula/checked.ts';
import { ratio } from '../../../src/formula/ratio.ts';
import { peopleLines } from '../../../src/report/difference/people.ts';
import { type PeopleSide, peopleDifference } from '../../../src/run/difference/people-difference.ts';
import { engine, person, worker } from '../../support.ts';
import { tableOf } from '../../table-of.ts';

const march = 2024 * 12 + 2;
interface Row {
  readonly id: string;
  readonly 귀속월?: string;
  readonly [key: string]: unknown;
}
const side = (rows: readonly Row[], months = [march, march + 1]): PeopleSide => ({
  months,
  table: tableOf(
    engine,
    ['현행', '개편안'],
    rows.map(({ id, 직원, ...row }) => ({
      ...person({ 귀속월: '2024-03', ...row, 직원: { ...worker, ...Object(직원) } }),
      id,
    })),
  ),
});
const none = (): undefined => undefined;
const changes = (a: readonly Row[], b: readonly Row[]): unknown =>
  peopleDifference(side(a), side(b), none)?.changed.map(({ what, ids }) => [Object.values(what)[0], ids]);

describe('how people differ', () => {
  test('nothing differs', () => {
    expect(peopleDifference(side([{ id: '1' }]), side([{ id: '1' }]), none)).toBeUndefined();
  });

  test('who joins, who leaves, and other months', () => {
    const found = peopleDifference(
      side([{ id: '1' }, { id: '2' }]),
      side([{ id: '2' }, { id: '3' }, { id: '4' }], [march]),
      none,
    );
    expect(found).toMatchObject({
      heads: [2, 3],
      left: ['1'],
      joined: ['3', '4'],
      changed: [],
      months: [[march, march + 1], [march]],
    });
  });

  test('other months alone are a difference, too', () => {
    expect(peopleDifference(side([{ id: '1' }]), side([{ id: '1' }], [march]), none)?.changed).toEqual([]);
  });

  test('a fact, in whichever month, counts a person once', () => {
    const rows = (union: string): Row[] => [
      { id: '1', 직원: { 노조: union } },
      { id: '1', 귀속월: '2024-04', 직원: { 노조: union } },
      { id: '2', 직원: { 노조: '2노조' } },
    ];
    expect(changes(rows('1노조'), rows('3노조'))).toEqual([['노조', ['1']]]);
  });

  test('a value that is the default is no other than one not given', () => {
    const [a, b] = [side([{ id: '1' }]), side([{ id: '1', 근무: { 제공건수: 0 } }])];
    const zero = (term: string) => (term === '제공건수' ? ratio(0) : undefined);
    expect(isRatio(ratio(0))).toBe(true);
    expect(peopleDifference(a, b, zero)).toBeUndefined();
    expect(peopleDifference(a, b, none)?.changed).toEqual([{ what: { term: '제공건수' }, ids: ['1'] }]);
  });

  test('records: hours, shifts, leaves of absence, months employed', () => {
    const hours = { 근무시간대: { 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' } };
    expect(changes([{ id: '1' }], [{ id: '1', ...hours }])).toEqual([['hours', ['1']]]);
    const shifts = { 근무일지: [{ 일자: '2024-03-04', 시작: '09:00', 종료: '20:00', 휴게: '12:00-13:00' }] };
    expect(changes([{ id: '1', ...hours }], [{ id: '1', ...hours, ...shifts }])).toEqual([['shifts', ['1']]]);
    const leave = { 휴직: [{ 종류: '질병휴직', 시작일: '2024-03-01', 종료일: '2024-12-31' }] };
    expect(changes([{ id: '1' }], [{ id: '1', ...leave }])).toEqual([['spells', ['1']]]);
    expect(changes([{ id: '1' }], [{ id: '1' }, { id: '1', 귀속월: '2024-04' }])).toEqual([
      ['employed', ['1']],
    ]);
  });
});

test('of many, five are named', () => {
  const ids = ['1', '2', '3', '4', '5', '6'];
  const months = [[march], [march]] as const;
  const shown = (joined: readonly string[]) =>
    peopleLines({ months, heads: [0, joined.length], joined, left: [], changed: [] }, ['가', '나'], 'ko', 80);
  expect(shown(ids)[1]).toBe('- 나에만 있는 사람 6명: 1, 2, 3, 4, 5 등');
  expect(shown(ids.slice(1))[1]).toBe('- 나에만 있는 사람 5명: 2, 3, 4, 5, 6');
});
