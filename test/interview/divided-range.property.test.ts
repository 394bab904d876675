import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answers, emptyAnswers, withUnknown, withValue } from '../../src/interview/answers.ts';
import type { InterviewResult } from '../../src/interview/interview-session.ts';
import { rangesOf } from '../../src/interview/range.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { either, runs } from '../runs.ts';
import { sessions } from '../web/people.ts';
import { session } from './setup.ts';

const lines = ['지급총액', '실수령액'];
const figuresOf = ({ comparison }: InterviewResult, line: string): readonly number[] =>
  comparison?.payslips.map((payslip) => amountOf(payslip, line)) ?? [];

const said = (values: Answers['values']): Answers =>
  Object.entries(values).reduce((all, [id, text]) => withValue(all, id, text), emptyAnswers);

const date = (month: string) =>
  fc.integer({ min: 1, max: 28 }).map((day) => `${month}-${String(day).padStart(2, '0')}`);
const employment = (month: string) =>
  fc.option(
    fc
      .tuple(fc.constantFrom('직원.입사일', '직원.퇴사일'), date(month))
      .map(([key, day]) => ({ [key]: day })),
    { nil: {} },
  );
const change = (month: string) =>
  fc.option(
    fc
      .tuple(
        date(month),
        fc.constantFrom(
          ['기본급', '2,700,000'],
          ['직종', '사회복지사'],
          ['직종', '요양보호사'],
          ['노조', '2노조'],
        ),
      )
      .map(([적용일, [열 = '', 값 = '']]) => ({ '변경.0.적용일': 적용일, '변경.0.열': 열, '변경.0.값': 값 })),
    { nil: {} },
  );

/** December 2024, from whose 19th on other rules hold, and months without; joiners, leavers, changes, overtime of one day. */
const people = fc.constantFrom('2024-12', '2024-12', '2024-11', '2025-02').chain((month) =>
  fc
    .tuple(
      sessions,
      employment(month),
      change(month),
      fc.constantFrom('예', '재직조건', '아니오'),
      date(month),
    )
    .map(([{ values }, ends, changed, nature, day]) => {
      const { '직원.입사일': _, ...rest } = values;
      const [hired = '0', left = '9'] = [Object(ends)['직원.입사일'], Object(ends)['직원.퇴사일']];
      const isEmployed = day >= hired && day <= left;
      return said({
        ...rest,
        귀속월: month,
        ...ends,
        ...changed,
        ...('고정수당.0.금액' in values && { '고정수당.0.통상임금': nature }),
        ...(isEmployed && { '근무일지.0.일자': day, '근무일지.0.시작': '07:00', '근무일지.0.종료': '21:00' }),
      });
    }),
);

test('the figure lies in the range that was shown before the answers, in months that are divided and in others', () => {
  const hidden = fc.subarray([
    ...session.first.map(({ id }) => id).filter((id) => id !== '직원.기본급'),
    '근무시간대',
  ]);
  const seen = new Map<string, number>();
  const count = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
  fc.assert(
    fc.property(people, hidden, (answers, ids) => {
      // Hours that are not known are taken as one of the schemes' own.
      const hours = { '근무시간대.시작': '09:00', '근무시간대.종료': '16:00' };
      const all = ids.includes('근무시간대')
        ? { ...answers, values: { ...answers.values, ...hours } }
        : answers;
      const found = session.work(all);
      if (found.comparison === undefined) return;
      const gone = Object.keys(answers.values).filter((id) =>
        ids.some((one) => id === one || id.startsWith(`${one}.`)),
      );
      const asked = withUnknown(answers, gone);
      for (const line of lines) {
        const ranges = rangesOf(session, asked, line);
        figuresOf(found, line).forEach((figure, i) => {
          expect(ranges?.[i]?.from ?? 0).toBeLessThanOrEqual(figure);
          expect(ranges?.[i]?.to ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(figure);
        });
      }
      const isDivided = found.comparison.payslips.some(({ program }) => (program.spans?.size ?? 0) > 0);
      count(isDivided ? 'divided' : 'whole');
      if (gone.length > 0 && isDivided) count('divided and open');
    }),
    { ...runs(45, 2000), seed: 20_241_219 },
  );
  for (const what of ['divided', 'whole', 'divided and open'])
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(either(5, 100));
});
