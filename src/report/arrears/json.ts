import { isoDay, isoMonth } from '../../calendar/date.ts';
import { sumOf } from '../../run/arrears/arrears.ts';
import { moved, movedLines } from '../../run/arrears/payment.ts';
import { statementLines } from '../../run/arrears/statement-lines.ts';
import type { Arrears, ArrearsInterest } from '../../run/arrears/work-arrears.ts';
import { rateText } from './interest-text.ts';
import { claimKinds } from './words.ts';

/** Arrears as `pumsak arrears --json` prints them. Won are whole numbers. */
export const arrearsJson = (arrears: Arrears): Record<string, unknown> => ({
  제도: arrears.scheme,
  귀속월: arrears.months.map(isoMonth),
  지급월: isoMonth(arrears.payMonth),
  청구일: isoDay(arrears.claimed),
  시효연수: arrears.years,
  ...(arrears.leaving && {
    퇴직: {
      지급기한일수: arrears.leaving.days,
      시효연수: arrears.leaving.years,
      시효기산: arrears.leaving.isFromDeadline ? '지급기한의 다음 날' : '퇴직한 다음 날',
    },
  }),
  소급분: sumOf(arrears.people, 'owed'),
  그가운데퇴직: sumOf(arrears.people, 'owed') - sumOf(arrears.people, 'owedWages'),
  시효로잃은금액: sumOf(arrears.people, 'lost'),
  더준금액: sumOf(arrears.people, 'overpaid'),
  ...(arrears.interest && { 지연이자: interestJson(arrears.interest) }),
  시효: arrears.lapses.map(({ until, amount }) => ({ 마지막날: isoDay(until), 금액: amount })),
  사람: arrears.people.map((person) => {
    const { id, months, owed, owedWages, lost, overpaid } = person;
    const payment = arrears.payments.get(id);
    return {
      사번: id,
      소급분: owed,
      그가운데퇴직: owed - owedWages,
      시효로잃은금액: lost,
      더준금액: overpaid,
      ...(payment && {
        지급월의차이: Object.fromEntries(
          movedLines.flatMap((kind) => {
            const by = moved(payment, kind);
            return by === undefined ? [] : [[kind, by]];
          }),
        ),
      }),
      명세서줄: statementLines(person).map((line) => ({
        항목: line.name,
        귀속월: line.months.map(isoMonth),
        금액: line.amount,
      })),
      달: months.map((one) => ({
        귀속월: isoMonth(one.month),
        종류: claimKinds[one.kind],
        받을날: isoDay(one.payday),
        청구할수있는마지막날: isoDay(one.until),
        시효지남: one.isLost,
        차액: one.difference,
        항목: one.items.map(({ item, paid, due }) => ({
          항목: item,
          준금액: paid,
          줄금액: due,
          차액: due - paid,
        })),
      })),
    };
  }),
});

/** What arrears bear of interest, in all and by claim. */
const interestJson = ({ since, paid, claims, total }: ArrearsInterest): Record<string, unknown> => ({
  기산: since === 'payday' ? '받을날' : isoDay(since.agreed),
  주는날: isoDay(paid),
  금액: total,
  채권: claims.map(({ id, claim, interest }) => ({
    사번: id,
    귀속월: isoMonth(claim.month),
    종류: claimKinds[claim.kind],
    받을날: isoDay(interest.due),
    원금: claim.difference,
    늦은날: interest.parts.map(({ days, rate }) => ({ 이율: rateText(rate), 일수: days })),
    금액: interest.amount,
  })),
});
