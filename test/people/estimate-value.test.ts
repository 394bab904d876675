import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import type { FactBooks } from '../../src/people/inputs/fact-books.ts';
import { Problems } from '../../src/problem/problem.ts';
import { renderOne } from '../../src/problem/render.ts';
import { sentences } from '../../src/problem/text.ts';
import { readSource, type SourceNode } from '../../src/rules/source-tree.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { engine, person, worker } from '../support.ts';
import { books } from './records-setup.ts';

type Source = (value: unknown, problems: Problems) => SourceNode | undefined;
const asValue: Source = (value, problems) => sourceFromValue(value, 'input', problems);
const asText: Source = (value, problems) => readSource(JSON.stringify(value), 'input', problems);

/** What is read of an input, and what is refused, without the places of either. */
function outcome(source: Source, value: unknown, open: boolean, from: FactBooks = books) {
  const problems = new Problems();
  const read = readEstimate(source(value, problems), from, problems, { open });
  return { read: withoutPlaces(read), refused: problems.list.map(({ at: _, ...one }) => one) };
}

function withoutPlaces(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(withoutPlaces);
  if (value instanceof Set || Array.isArray(value)) return [...value].map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([key]) => !['at', 'classifiedAt', 'places'].includes(key));
  return Object.fromEntries(parts.map(([key, part]) => [key, withoutPlaces(part)]));
}

const odd = fc.constantFrom<unknown>(null, undefined, Number.NaN, '', '모름', 'x', 1e21, 2 ** 53, -1, [1], {
  a: 1,
});
/** A value as it should be, more often than one that may not be. */
const mostly = (...good: readonly unknown[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...good) }, odd);
const rows = (row: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 8, arbitrary: fc.array(row, { maxLength: 2 }) }, odd);
const clocks = { 시작: mostly('09:00', 540, '22:00'), 종료: mostly('18:00', '30:00') };
const inputs = fc.record(
  {
    귀속월: mostly('2024-03', 202403, '2024년 3월'),
    직원: fc.record({
      직종: mostly('요양보호사', '사회복지사', '요양보호시'),
      근무형태: mostly('전일제'),
      소속유형: mostly('모두돌봄센터', '본부'),
      기본급: mostly(2_390_124, '2,390,124', '239만 124', 0.1),
      입사일: mostly('2019-07-23', 20190723, 'never'),
    }),
    근무: fc.record(
      {
        연차일수: mostly(1, '0.5', 0.1),
        제공건수: mostly(40, '34'),
        적극개입건수: mostly(9, 50),
        없는것: odd,
      },
      { requiredKeys: [] },
    ),
    근무시간대: fc.record(
      { ...clocks, 휴게: mostly('12:00-13:00', ['12:00-13:00']) },
      { requiredKeys: ['시작'] },
    ),
    근무일지: rows(fc.record({ 일자: mostly('2024-03-09', 20240309), ...clocks })),
    연차일자: rows(mostly('2024-03-04')),
    휴직: rows(
      fc.record({ 종류: mostly('질병휴직'), 시작일: mostly('2024-03-10'), 종료일: mostly('2024-03-15') }),
    ),
    고정수당: rows(
      fc.record({ 항목: mostly('식대'), 금액: mostly(140_000), 통상임금: mostly(true, '재직조건') }),
    ),
    분류시간: fc.dictionary(
      fc.constantFrom('현행', '개편안'),
      fc.record({ 연장: mostly(60), 야간: mostly('0') }),
    ),
  },
  { requiredKeys: ['귀속월', '직원'] },
);

describe('an input of plain values', () => {
  test('is read, and refused, as its JSON is', () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: inputs }, fc.array(inputs, { maxLength: 2 })),
        fc.boolean(),
        (value, open) => {
          expect(outcome(asValue, value, open)).toEqual(outcome(asText, value, open));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('what is wrong in it stands at its path', () => {
    const problems = new Problems();
    const value = {
      귀속월: '2024-03',
      직원: { ...worker, 기본급: 'x' },
      근무일지: [
        { 일자: '2024-03-09', 시작: '09:00', 종료: '18:00' },
        { 일자: '2024-03-10', 시작: 'noon', 종료: '18:00' },
      ],
    };
    readEstimate(asValue(value, problems), books, problems);
    expect(problems.list.map((one) => renderOne(one, 'ko').split('\n')[0])).toEqual([
      '오류 not-a-number  input:직원.기본급  기본급',
      '오류 not-a-clock  input:근무일지[2].시작  시작',
    ]);
  });

  test('what overlaps is told with the path of the other', () => {
    const shift = { 일자: '2024-03-09', 시작: '09:00', 종료: '18:00' };
    const leave = { 종류: '질병휴직', 시작일: '2024-03-11', 종료일: '2024-03-12' };
    const wrong = (parts: Readonly<Record<string, unknown>>): (string | undefined)[] => {
      const problems = new Problems();
      engine.check(person({ 귀속월: '2024-03', ...parts }), '현행', problems);
      return problems.list.map((one) => `${one.at?.path} ${sentences(one, 'ko').found}`);
    };
    expect(wrong({ 근무일지: [shift, { ...shift, 시작: '10:00' }] })).toEqual([
      '근무일지[2].일자 2024-03-09 10:00~18:00 근무가 2024-03-09 09:00~18:00 근무와 겹칩니다(근무일지[1].일자)',
    ]);
    expect(wrong({ 휴직: [leave, leave] })[0]).toMatch(/^휴직\[2\] .*겹칩니다\(휴직\[1\]\)$/);
  });

  test('a number is read exactly: 0.1 of a day is no half day, and no rounding makes it one', () => {
    const problems = new Problems();
    const day = (연차일수: number) => ({ 귀속월: '2024-03', 직원: worker, 근무: { 연차일수 } });
    readEstimate(asValue(day(0.5), problems), books, problems);
    expect(problems.list).toEqual([]);
    readEstimate(asValue(day(0.1 + 0.2), problems), books, problems);
    expect(problems.list.map(({ code, values }) => [code, values['text']])).toEqual([
      ['not-on-grain', '0.30000000000000004'],
    ]);
  });
});
