import { describe, expect, test } from 'vitest';
import { prove } from '../../src/bargaining/prove/prove.ts';
import { openField } from '../../src/bargaining/solve/lever-space.ts';
import { nextSteps } from '../../src/bargaining/solve/next-step.ts';
import { solve } from '../../src/bargaining/solve/solve.ts';
import { parseMonth } from '../../src/calendar/date.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { emptyAnswers, withValue } from '../../src/interview/answers.ts';
import { rangesOf } from '../../src/interview/range.ts';
import { fused } from '../../src/jit/fused.ts';
import { figuresProgram } from '../../src/pay/figures.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { evaluate } from '../../src/readings/exact.ts';
import { session } from '../interview/setup.ts';
import { engine, person, worker } from '../support.ts';

const month = (text: string): number => parseMonth(text) ?? 0;
const shift = (일자: string) => ({ 일자, 시작: '09:00', 종료: '20:00', 휴게: '12:00-13:00' });
/** Two hours of overtime on the 10th and two on the 26th, with an allowance that is ordinary wage from the 19th on. */
const december = {
  귀속월: '2024-12',
  직원: { ...worker, 기본급: 2_390_124 },
  고정수당: [{ 항목: '직책수당', 금액: 209_000, 통상임금: '재직조건' }],
  근무일지: [shift('2024-12-10'), shift('2024-12-26')],
};
// 2,390,124 ÷ 209 = 11,436 before, 2,599,124 ÷ 209 = 12,436 from then on; each × 2 hours × 1.5.
const overtime = 34_308 + 37_308;
const gross = 2_390_124 + 209_000 + overtime;

describe('what is proved of December 2024 holds by the rules before the 19th and by those from then on', () => {
  const proof = (when: string, more: string) =>
    prove(
      { engine, months: [month(when)], schemes: ['현행'], limit: 5000 },
      `모두: 통상임금 <= 3_000_000원 단 월기본급 <= 1_000_000원 and 통상고정수당 <= 1_000_000원${more}`,
    );

  test.each([
    ['2024-11', '', 'proved'],
    // Whoever left before the judgment has the ordinary wage of the law that then held.
    ['2024-12', ' and given(퇴사일) and 퇴사일 <= 2024-12-18', 'proved'],
    ['2024-12', ' and given(입사일) and 입사일 >= 2024-12-20', 'refuted'],
    ['2024-12', '', 'refuted'],
    ['2025-01', '', 'refuted'],
  ])('%s%s: %s', (when, more, expected) => {
    expect(proof(when, more).verdict).toBe(expected);
  });

  test('the smallest counter-example is a won more than the limit leaves, of somebody still there on the 19th', () => {
    const [found] = proof('2024-12', ' and given(퇴사일) and 퇴사일 <= 2024-12-19').schemes;
    const [made] = found?.months ?? [];
    expect(made?.isSmallest).toBe(true);
    // 3,000,000 − 1,000,000 is 2,000,000.
    expect(made?.breach?.input).toMatchObject({
      직원: { 기본급: 1_000_000, 퇴사일: '2024-12-19' },
      고정수당: [{ 금액: 2_000_001, 통상임금: '재직조건' }],
    });
  });
});

test('the range of December 2024 is by the rules of each day', () => {
  const answers = Object.entries({
    귀속월: '2024-12',
    '직원.직종': worker.직종,
    '직원.근무형태': worker.근무형태,
    '직원.소속유형': worker.소속유형,
    '직원.기본급': '2,390,124',
    '고정수당.0.항목': '직책수당',
    '고정수당.0.금액': '209,000',
    '고정수당.0.통상임금': '재직조건',
    '근무시간대.시작': '09:00',
    '근무시간대.종료': '18:00',
    '근무시간대.휴게': '12:00-13:00',
    '근무일지.0.일자': '2024-12-10',
    '근무일지.0.시작': '09:00',
    '근무일지.0.종료': '20:00',
    '근무일지.0.휴게': '12:00-13:00',
    '근무일지.1.일자': '2024-12-26',
    '근무일지.1.시작': '09:00',
    '근무일지.1.종료': '20:00',
    '근무일지.1.휴게': '12:00-13:00',
  }).reduce((all, [id, text]) => withValue(all, id, text), emptyAnswers);
  const [found] = rangesOf(session, answers, '지급총액') ?? [];
  expect(found).toEqual({ scheme: '현행', from: gross, to: gross });
});

describe('what varies in a month that is divided', () => {
  const situation = (input: object) => ({
    engine,
    person: person({ ...input }),
    schemes: ['현행', '개편안'],
  });
  const raised = { ...december, 변경: [{ 적용일: '2024-12-11', 직원: { 기본급: 2_599_124 } }] };
  const names = ['현행.지급총액', '현행.실수령액', '개편안.지급총액'];

  test.each([
    ['기본급', december],
    ['결근일수', december],
    ['휴업일수', december],
    ['근무종료', { ...december, 근무시간대: { 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' } }],
    ['결근일수', raised],
    ['휴업일수', raised],
    ['제공건수', raised],
  ])('every tenth value of %s has the figures of its own payslip', (name, input) => {
    const field = openField(situation(input), [{ name }]);
    const size = field.levers[0]?.range.size ?? 0;
    const program = figuresProgram(field.side, names);
    for (const at of Array.from({ length: 11 }, (_, i) => Math.floor((i * (size - 1)) / 10))) {
      if (!field.isTaken([at])) continue;
      const { person: own } = field.situationAt([at]);
      const found = evaluate(program, field.factsAt([at]));
      const expected = names.map((one) => {
        const [scheme = '', term = ''] = one.split('.');
        return ratio(amountOf(engine.payslip(own, scheme), term));
      });
      expect([at, ...names.map((one) => found.value(one))]).toEqual([at, ...expected]);
    }
  });

  test('base pay from which the month’s overtime is 71,616 won', () => {
    // Two hours × 1.5 of base ÷ 209, and of 1,000 won more: 6 × base ÷ 209 + 3,000, each part rounded to a won.
    const found = solve(
      situation(december),
      {
        vary: [{ name: '기본급', range: '2390000..2390200' }],
        until: '현행.연장수당 >= 71_616원',
      },
      fused,
    );
    // 3 × 2,390,089 ÷ 209 = 34,307.497… is 34,307; of a won more 34,307.511… is 34,308, and 37,308 with it makes 71,616.
    expect(found.edges.map(({ before, after }) => [Number(before.n), Number(after.n)])).toEqual([
      [2_390_089, 2_390_090],
    ]);
  });

  test('what is another from a day on does not vary as one', () => {
    const codes = (name: string, input: object): string[] => {
      try {
        openField(situation(input), [{ name }]);
      } catch (error) {
        if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
        throw error;
      }
      return [];
    };
    expect(codes('기본급', raised)).toEqual(['divided-month']);
    expect(codes('현행.연장분', december)).toEqual(['divided-month']);
    expect(codes('재직조건수당통상임금', december)).toEqual(['divided-month']);
    // Without the allowance nothing is divided.
    expect(codes('현행.연장분', { ...december, 고정수당: [] })).toEqual([]);
  });

  test('the next step of a divided month moves its payslip', () => {
    const steps = nextSteps({ engine, person: person(december), schemes: ['현행'] }, fused);
    const found = steps.find(({ lever, direction }) => lever.name === '결근일수' && direction === 'more');
    const { n, d } = found?.nearest?.to ?? ratio(0);
    const absent = engine.payslip(person({ ...december, 근무: { 결근일수: Number(n) / Number(d) } }), '현행');
    const change = found?.nearest?.totals.find(({ term }) => term === '지급총액')?.change;
    expect(change).toBe(amountOf(absent, '지급총액') - gross);
  });
});
