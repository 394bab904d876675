/**
 * The rules that the program itself asks for by name, each with its reason; no other file names a rule. The calendar's
 * names stand in calendar/interface.ts. docs/calendar.md lists both.
 */

/** The schemes compared where nobody names any: the comparison for which the shipped rules were written. */
export const usualSchemes = ['현행', '개편안'] as const;

/** From when the compared scheme holds: where an interview begins. */
export const startTerm = '시행일';

/** The totals by which the explorer, before it has seen any rules, and what is said of two rule sets give a cost. */
export const shownTotals = { gross: '지급총액', employerCost: '사업주부담총액' } as const;

/** The date of birth, which a wage statement shows and --birth gives. */
export const birthFact = '생년월일';

/** The scheme of `pumsak net`, the fact that is its amount, and those that its options give. */
export const netCommandRules = {
  scheme: '월급공제',
  amount: '월급여',
  options: {
    nonTaxable: '비과세액',
    dependents: '공제대상가족수',
    children: '자녀수',
    birth: birthFact,
    hired: '입사일',
    choice: '원천징수선택',
  },
} as const;

/** Within how many years wages must be claimed (근로기준법 제49조). */
export const limitationTerm = '임금시효';

/**
 * Within how many days severance is paid, within how many years it is claimed, and from when those run: the choice `deadline` says from the
 * end of those days (근로자퇴직급여 보장법 제9조 제1항, 제10조).
 */
export const severanceTerms = {
  days: '퇴직금지급기한',
  years: '퇴직금시효',
  begins: '퇴직금시효기산',
  deadline: '지급기한다음날',
} as const;

/**
 * What interest arrears bear (근로기준법 제37조): the rate of ordinary debts and that of unpaid wages, whether the latter is owed to those still
 * employed, whether a reason of the decree keeps it off, the days of a year, and which way a part of a won goes.
 */
export const interestTerms = {
  ordinary: '법정이율',
  unpaid: '미지급임금이율',
  ofEmployed: '재직미지급임금이율',
  excepted: '지연이자예외',
  yearDays: '지연이자연일수',
  rounding: '지연이자끝수',
  roundings: { floor: '버림', round: '반올림', ceil: '올림' },
} as const;

/** The fact that says a person's union, and the one by whose values the general binding counts heads (노조법 제35조). */
export const unionFact = '노조';
export const kindFact = '직종';

/** The terms by which rules speak of agreements, and of what a reform waits for. */
export const bindingTerms = {
  share: '일반적구속력비율',
  reach: '일반적구속력대상',
  gate: '도입요건',
  consent: '취업규칙동의',
  agreement: '단체협약체결',
  contract: '개별계약체결',
  contractDate: '개별계약일',
} as const;

/** The choice of `reach` under which the general binding reaches members of other unions, too. */
export const otherUnions = '다른노조포함';

/** The term that says how many sessions were held with a union. */
export const sessionsTerm = (union: string): string => `교섭횟수${union}`;

/** The kind of unit that somebody works in, and from how many members on a move to another needs the union's word. */
export const unitFact = '소속유형';
export const largeMoveTerm = '대량인사인원';
