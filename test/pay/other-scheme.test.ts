import { expect, test } from 'vitest';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { engineWith, person, slip, won } from '../support.ts';
import { tableOf } from '../table-of.ts';

const scheme = '개편안(보전)';
/** Scheduled hours of the reform, so no overtime: 1,789,000 without a bonus, where 현행 pays 2,390,124. */
const march = {
  귀속월: '2024-03',
  근무: { 제공건수: 0 },
  근무시간대: { 시작: '09:00', 종료: '16:00', 휴게: '12:00-13:00' },
};

test.each([
  // 2,390,124 × 90 % = 2,151,111.6, rounded up 2,151,112.
  ['90%', 362_112, 2_151_112],
  ['100%', 601_124, 2_390_124],
  ['70%', 0, 1_789_000],
  ['0%', 0, 1_789_000],
])('보전비율 %s makes up %i won', (보전비율, made, gross) => {
  const payslip = slip(march, scheme, engineWith(scheme, { 보전비율 }));
  expect(won(payslip, '보전수당', '지급총액')).toEqual([made, gross]);
});

test('the guarantee ends after 보전개월수', () => {
  const engine = engineWith(scheme, { 보전비율: '100%', 보전개월수: '2' });
  const paid = ['2024-03', '2024-04', '2024-05'].map((귀속월) =>
    amountOf(slip({ ...march, 귀속월 }, scheme, engine), '보전수당'),
  );
  // The reform holds from March.
  expect(paid).toEqual([601_124, 601_124, 0]);
});

test('columns come to the same as the exact reading', () => {
  const engine = engineWith(scheme, { 보전비율: '95%' });
  const people = [0, 34, 60].flatMap((제공건수) =>
    ['모두돌봄센터', '데이케어센터'].map((소속유형) =>
      person({
        ...march,
        직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형, 기본급: 2_403_501 },
        근무: { 제공건수 },
      }),
    ),
  );
  const figures = new ChunkRunner(engine, [scheme]).run(tableOf(engine, [scheme], people).whole);
  expect(figures.failed).toEqual([]);
  for (const line of ['보전수당', '지급총액']) {
    expect([...(figures.schemes[0]?.amounts.get(line) ?? [])]).toEqual(
      people.map((one) => amountOf(engine.payslip(one, scheme), line)),
    );
  }
});

test('the total of the lines is what the guarantee is measured against, and the guarantee', () => {
  const { evaluation } = slip(march, scheme, engineWith(scheme, { 보전비율: '90%' }));
  const [gross, before, made] = ['지급총액', '보전전지급총액', '보전수당'].map(
    (term) => evaluation.ratio(term).n,
  );
  expect(gross).toBe((before ?? 0n) + (made ?? 0n));
});
