import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMonth } from '../../src/calendar/date.ts';
import { evaluate } from '../../src/readings/exact.ts';
import { runs } from '../runs.ts';
import { engineWith, person, engine as shipped, worker } from '../support.ts';
import { changedMonth, type DrawnMonth, isPossible } from './divided-draws.ts';

const nature = fc.option(fc.constantFrom('예', '재직조건', '아니오'), { nil: undefined });
const allowance = (통상임금: string | undefined): object =>
  통상임금 === undefined ? {} : { 고정수당: [{ 항목: '직책수당', 금액: 209_000, 통상임금 }] };
const changed = fc
  .tuple(changedMonth, nature)
  .map(([one, 통상임금]): DrawnMonth => ({ ...one, ...allowance(통상임금) }));
/** The month with the judgment of the 19th, and nothing else that changes. */
const judged = fc
  .tuple(
    changedMonth.filter(({ 귀속월 }) => 귀속월 === '2024-12'),
    fc.constantFrom('예', '재직조건', '재직조건'),
  )
  .map(([one, 통상임금]): DrawnMonth => ({ ...one, 변경: [], ...allowance(통상임금) }));
const drawn = fc.oneof(changed, judged).filter(isPossible);
/** By a word: a counterexample that showed an engine would be millions of characters long. */
const engines = {
  기본: shipped,
  '시간, 결근주휴공제': engineWith('현행', { 일할방식: '시간', 결근주휴공제: 'true' }),
};

test('a month as one program for everybody comes to what the divided month does, on every line', () => {
  const seen = new Set<string>();
  const scheme = fc.constantFrom('현행', '개편안', '개편안(보전)', '현행(체결 협약)');
  fc.assert(
    fc.property(drawn, scheme, fc.constantFrom('기본', '시간, 결근주휴공제'), (input, name, set) => {
      const engine = engines[set];
      const asked = person(input);
      const exact = engine.payslip(asked, name);
      if (!exact.covered) return;
      const { program, inputs } = engine.open(asked, name);
      const found = evaluate(program, inputs);
      const terms = exact.lines.flatMap(({ items, total }) => [...items, total].map(({ term }) => term));
      const worked = terms.filter((term) => program.index.has(term));
      expect(worked.map((term) => [term, found.value(term)])).toEqual(
        worked.map((term) => [term, exact.evaluation.value(term)]),
      );
      if ((exact.program.spans?.size ?? 0) > 0) seen.add(input.변경.length > 0 ? 'changes' : 'rules');
    }),
    { ...runs(60, 4000), seed: 20_241_219 },
  );
  expect([...seen].sort()).toEqual(['changes', 'rules']);
});

test.each([
  { 입사일: '2024-12-10' },
  { 입사일: '2024-12-19' },
  { 입사일: '2024-12-26' },
  { 퇴사일: '2024-12-18' },
  { 퇴사일: '2024-12-19' },
  { 입사일: '2024-12-05', 퇴사일: '2024-12-24' },
])('of %o the month has the parts that they were employed in', (ends) => {
  const shift = (일자: string) => ({ 일자, 시작: '09:00', 종료: '20:00' });
  const isThere = (day: string): boolean => day >= (ends.입사일 ?? '0') && day <= (ends.퇴사일 ?? '9');
  const asked = person({
    귀속월: '2024-12',
    직원: { ...worker, 기본급: 2_390_124, ...ends },
    ...allowance('재직조건'),
    근무일지: ['2024-12-11', '2024-12-26'].filter(isThere).map(shift),
  });
  const { program, inputs } = shipped.open(asked, '현행');
  const found = evaluate(program, inputs);
  const exact = shipped.payslip(asked, '현행').evaluation;
  for (const term of ['통상임금', '기본급', '연장수당', '지급총액', '실수령액'])
    expect([term, found.value(term)]).toEqual([term, exact.value(term)]);
});

test('whoever has no change of their own has the program that everybody has', () => {
  const one = person({ 귀속월: '2024-12' });
  const leaver = person({
    귀속월: '2024-12',
    직원: { ...worker, 퇴사일: '2024-12-05' },
  });
  expect(shipped.open(leaver, '현행').program).toBe(shipped.open(one, '현행').program);
  expect(shipped.ruleDays('현행', parseMonth('2024-12') ?? 0)).toHaveLength(1);
});
