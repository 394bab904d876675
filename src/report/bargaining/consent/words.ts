import type { Act } from '../../../bargaining/consent/acts.ts';
import type { ConsentFinding } from '../../../bargaining/consent/consent.ts';
import type { Lang } from '../../../problem/text.ts';

/** The fixed words of the ledger, in both languages. */
const texts = {
  ko: {
    title: '불이익·동의 대장: {name}',
    against: '{yardstick}에 견줌. 개편안은 모두에게 도입된 것으로 본다.',
    reached:
      '{scheme}: 대상 {people}. 지급총액이 기간 합계로 줄어드는 사람 {over}, 어느 달이라도 {month}, 어느 항목이라도 {line}',
    union: '동의 주체: 과반수 노동조합 {union} ({article}). {state}',
    unionHidden: '동의 주체: 과반수 노동조합, 다섯 명이 안 되어 이름은 가림 ({article}). {state}',
    majority: '동의 주체: 대상자의 과반수, {people} 가운데 {needed}명 이상 ({article}). {state}',
    majorityHidden: '동의 주체: 대상자({people})의 과반수 ({article}). {state}',
    agreements: '협약이 바뀌어 그 협약에 묶이는 사람에게만 미친다.',
    given: '{day}에 동의를 얻었다.',
    unionOpen: '노동조합의 동의가 아직 없다.',
    open: '{notWorse}이 모두 동의해도 {missing} 더 있어야 한다.',
    enough: '{notWorse}만 동의해도 과반수가 된다.',
    headsHidden: '5명 미만',
    notWorse: '줄지 않는 {count}명',
    notWorseHidden: '줄지 않는 사람(5명 미만)',
    missingHeads: '줄어드는 사람 가운데 {count}명의 동의가',
    missingHidden: '줄어드는 사람(5명 미만)의 동의가',
    nobody: '대상이 없다.',
    party: '노조',
    people: '명',
    worse: '줄어듦',
    contracts: '개별계약',
    item: '항목',
    lost: '줄어드는 달의 합(원)',
    few: '5 미만',
    employee: '사번',
    since: '시작월',
    months: '개월',
    missing: '빠진 것',
    nothing: '없음',
    more: '모든 줄은 --csv로 볼 수 있다: {rows}줄',
    moves: '금액 없이 동의가 필요한 것',
    findings: '확인할 점',
    noLegalAdvice: '모의계산이며 법률 자문이 아닙니다. 동의의 주체와 방법은 전문가와 확인하세요.',
    노조자료없음: '명부에 {about}가 없다. 모두 조합원이 아닌 것으로 보았다.',
    조합원수없음:
      '직종별 조합원 수가 없다. 일반적 구속력({about})은 판단하지 않았다. 시나리오의 조합원수에 적는다.',
    서명일미확인: '서명일을 확인하지 못했다: {about}',
    취업규칙동의: '취업규칙 동의',
    단체협약: '단체협약',
    개별계약: '개별계약',
  },
  en: {
    title: 'Disadvantage and consent: {name}',
    against: 'Against {yardstick}. Reforms are taken as adopted for everybody.',
    reached:
      '{scheme}: reaches {people}. Less gross pay over the months: {over}; in some month: {month}; on some line: {line}',
    union: 'Consent of the majority union {union} ({article}). {state}',
    unionHidden: 'Consent of the majority union, unnamed for it has fewer than 5 people ({article}). {state}',
    majority: 'Consent of the majority of those reached: at least {needed} of {people} ({article}). {state}',
    majorityHidden: 'Consent of the majority of those reached ({people}; {article}). {state}',
    agreements: 'The agreements change: only those bound by them are reached.',
    given: 'Given on {day}.',
    unionOpen: 'The union has not consented yet.',
    open: 'Even if all {notWorse} consent, {missing} must consent too.',
    enough: 'All {notWorse} are a majority by themselves.',
    headsHidden: 'fewer than 5 people',
    notWorse: '{count} who lose nothing',
    notWorseHidden: 'who lose nothing (fewer than 5)',
    missingHeads: '{count} of those who lose',
    missingHidden: 'some of those who lose (fewer than 5)',
    nobody: 'Nobody is reached.',
    party: 'union',
    people: 'people',
    worse: 'lose',
    contracts: 'contracts',
    item: 'item',
    lost: 'lost in such months (won)',
    few: 'below 5',
    employee: 'employee',
    since: 'since',
    months: 'months',
    missing: 'missing',
    nothing: 'nothing',
    more: 'All rows: --csv ({rows})',
    moves: 'what asks for consent without moving pay',
    findings: 'to check',
    noLegalAdvice: 'A simulation, no legal advice. Who must consent, and how, is for a lawyer to confirm.',
    노조자료없음: 'The roster has no {about}: everybody counts as in no union.',
    조합원수없음:
      'No heads of unions by occupation: the general binding ({about}) was not judged. Give 조합원수 in the scenario.',
    서명일미확인: 'The date of signing is not confirmed: {about}',
    취업규칙동의: 'consent to the work rules',
    단체협약: 'agreement',
    개별계약: 'individual contract',
  },
} as const;

export type ConsentWord = keyof (typeof texts)['ko'];

export const consentWord = (
  lang: Lang,
  key: ConsentWord,
  values: Readonly<Record<string, string>> = {},
): string => texts[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** An act by its name, with the union and the issue where there are any: 단체협약(1노조 질병휴직). */
export function actText({ name, union, issue }: Act, lang: Lang): string {
  const about = [union, issue].filter((one) => one !== undefined).join(' ');
  return `${consentWord(lang, name)}${about === '' ? '' : `(${about})`}`;
}

export const findingWords = ({ name, about }: ConsentFinding, lang: Lang): string =>
  consentWord(lang, name, { about });
