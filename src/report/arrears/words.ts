import { wordsOf } from '../../problem/text.ts';

const texts = {
  ko: {
    title: '{scheme}: {from} ~ {to}의 임금을 다시 셈해 {month}에 줄 소급분',
    claimed: '청구일 {day}. 임금은 받을 날부터 {years} 안에 청구해야 합니다(근로기준법 제49조).',
    none: '다시 셈한 임금이 준 임금과 같습니다.',
    people: '소급분이 있는 사람',
    employee: '사번',
    month: '귀속월',
    payday: '받을 날',
    until: '시효',
    item: '항목',
    paid: '준 금액',
    due: '줄 금액',
    difference: '차액',
    owed: '줄 소급분',
    lost: '시효로 잃은 금액',
    overpaid: '더 준 금액',
    sum: '합계',
    count: '{count}명',
    byItem: '항목마다(원)',
    byMonth: '달마다(원)',
    byPerson: '사람마다(원). --csv는 항목까지 보입니다.',
    lostNote: '시효가 지나 청구할 수 없습니다.',
    lapses: '청구하지 않으면 이 날이 지나며 잃는 금액',
    day: '마지막 날',
    amount: '금액(원)',
    payment: '{month}에 한꺼번에 주면(소급분이 있는 달의 보험료와 세금에서 없는 달의 것을 뺀 금액, 원)',
    left: '{month}에 재직하지 않는 {count}명의 공제와 퇴직소득세는 셈하지 않았습니다.',
    leaving:
      '퇴직하며 받는 돈은 마지막 재직일부터 {days}일 안에 주어야 하고(근로기준법 제36조, 근로자퇴직급여 보장법 제9조 제1항), {from}부터 {years} 안에 청구해야 합니다(같은 법 제10조).',
    fromLeaving: '퇴직한 다음 날',
    fromDeadline: '그 기한의 다음 날',
    leavingMonth: '{month} 퇴직',
    owedLeaving: '  그 가운데 퇴직금',
    statement: '소급분을 줄 때 명세서에 적을 줄(원)',
    overpaidNote:
      '더 준 금액은 다른 달의 소급분에서 빼지 않았습니다. 임금은 전액을 주어야 하고, 잘못 더 준 것은 시기와 금액이 알맞을 때만 빼고 줄 수 있습니다(근로기준법 제43조 제1항).',
    interestUnasked:
      '지연이자는 셈하지 않았습니다. 임금을 받을 날부터면 --interest 받을날, 소급에 합의한 날부터면 --interest 날짜를 적으세요.',
    interest:
      '지연이자(근로기준법 제37조): {since}부터 주는 날 {paid}까지 {total}원. 주는 날도 셉니다. 소급분에 들지 않고, 기타소득의 세금은 셈하지 않았습니다.',
    sincePayday: '임금을 받을 날의 다음 날',
    sinceAgreed: '받을 날의 다음 날, 그 날이 합의한 {day} 앞이면 합의한 다음 날',
    interestNone: '늦은 날이 없어 지연이자가 없습니다.',
    base: '원금',
    days: '늦은 날(이율)',
    daysAt: '{days}일({rate})',
    interestAmount: '지연이자',
    lostCell: '지남',
    simulated: '모의계산이며 법적 효력이 없습니다.',
  },
  en: {
    title: '{scheme}: wages of {from} to {to} worked out anew, arrears to be paid in {month}',
    claimed:
      'Claimed on {day}. Wages must be claimed within {years} of the day on which they fell due (근로기준법 제49조).',
    none: 'What the months come to is what was paid.',
    people: 'people with arrears',
    employee: 'employee',
    month: 'month',
    payday: 'due',
    until: 'claimable until',
    item: 'item',
    paid: 'paid',
    due: 'due',
    difference: 'difference',
    owed: 'arrears',
    lost: 'lost by limitation',
    overpaid: 'overpaid',
    sum: 'total',
    count: '{count} people',
    byItem: 'by item (won)',
    byMonth: 'by month (won)',
    byPerson: 'by person (won); --csv shows the items',
    lostNote: 'The limitation has run out.',
    lapses: 'what is lost when this day passes without a claim',
    day: 'last day',
    amount: 'won',
    payment:
      'paid at once in {month} (premiums and tax of that month with the arrears less those without, won)',
    left: 'Deductions and the tax on severance of {count} people who are not employed in {month} were not worked out.',
    leaving:
      'What is paid on leaving is due within {days} days of the last day employed (근로기준법 제36조, 근로자퇴직급여 보장법 제9조 제1항) and must be claimed within {years} of {from} (제10조).',
    fromLeaving: 'the day after leaving',
    fromDeadline: 'the end of those days',
    leavingMonth: '{month} on leaving',
    owedLeaving: '  of it severance',
    statement: 'lines for the statement with which it is paid (won)',
    overpaidNote:
      'What was paid too much is not taken off other months’ arrears: wages are paid in full, and an overpayment may be set off only when time and amount are fair (근로기준법 제43조 제1항).',
    interestUnasked:
      'No interest was worked out. Give --interest payday for interest from the paydays, or --interest DATE for arrears that were agreed on that day.',
    interest:
      'Interest (근로기준법 제37조): {since}, to the day of payment {paid}, which counts: {total} won. It is no part of the arrears, and its tax (기타소득) was not worked out.',
    sincePayday: 'from the day after each payday',
    sinceAgreed: 'from the day after each payday, not before the day after {day}, when it was agreed',
    interestNone: 'Nothing is late, and there is no interest.',
    base: 'arrears',
    days: 'days late (rate)',
    daysAt: '{days} ({rate})',
    interestAmount: 'interest',
    lostCell: 'over',
    simulated: 'A simulation without legal effect.',
  },
} as const;

/** What a claim is for, in what is written for programs. */
export const claimKinds = { wages: '임금', leaving: '퇴직' } as const;

export type ArrearsWord = keyof (typeof texts)['ko'];

export const arrearsWord = wordsOf(texts);
