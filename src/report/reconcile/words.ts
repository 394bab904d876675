import { ratio } from '../../formula/ratio.ts';
import { type Lang, wordsOf } from '../../problem/text.ts';
import type { Cause } from '../../run/reconcile/hypothesis.ts';
import { won } from '../../writing/amount.ts';
import { hoursText } from '../payslip/figure.ts';

const texts = {
  ko: {
    head: '{month} 급여대장과 {scheme}: 대장에 있는 {people}명 가운데 {agreeing}명이 원까지 같습니다.',
    causes: '차이를 원까지 설명하는 까닭',
    open: '설명되지 않은 차이',
    cause: '까닭',
    people: '사람',
    items: '항목(대장−계산, 원)',
    sum: '대장−계산(원)',
    id: '사번',
    item: '항목',
    ledger: '대장(원)',
    run: '계산(원)',
    onlyInLedger: '대장에만 있는 사람 {count}명: {list}',
    onlyInRun: '계산에만 있는 사람 {count}명: {list}',
    unmatched: '대장에만 있는 금액의 열(견주지 않음): {list}. 항목이면 pumsak.yaml의 대장에 적으세요.',
    notCompared: '대장에 열이 없는 항목(견주지 않음): {list}',
    skipped: '사번이 없는 줄 {count}줄(소계 따위)을 뺐습니다.',
    several: '한 차이에 까닭이 여럿이면 그 가운데 하나입니다.',
    wrote: '차이 {count}줄을 {path}에 썼습니다.',
    scheme: '제도가 {scheme}',
    'month-before': '앞선 달의 금액 그대로',
    allowance: '고정수당 {name}: {run}원이 아니라 {ledger}원',
    parameter: '{term}: {value}({from}의 값)',
    choice: '{term}: {value}',
    fact: '{term}: {run:이} 아니라 {ledger}',
    minutes: '{of}: {run:이} 아니라 {ledger}',
    rounding: '{step}원 미만 {mode}',
    total: '대장의 다른 항목에서 따라 나옴',
    floor: '버림',
    round: '반올림',
    ceil: '올림',
    none: '0분',
  },
  en: {
    head: 'Ledger of {month} and {scheme}: of {people} people in the ledger {agreeing} agree to the won.',
    causes: 'What explains differences to the won',
    open: 'Differences that nothing explains',
    cause: 'Cause',
    people: 'People',
    items: 'Items (ledger − run, won)',
    sum: 'Ledger − run (won)',
    id: 'Employee',
    item: 'Item',
    ledger: 'Ledger (won)',
    run: 'Run (won)',
    onlyInLedger: '{count} people in the ledger alone: {list}',
    onlyInRun: '{count} people in the run alone: {list}',
    unmatched:
      'Columns of amounts that are no item (not compared): {list}. Those that are one go into 대장 of pumsak.yaml.',
    notCompared: 'Items for which the ledger has no column (not compared): {list}',
    skipped: '{count} lines without a number, such as subtotals, were left out.',
    several: 'Where one difference has several causes, it is one of them.',
    wrote: '{count} differences were written to {path}.',
    scheme: 'the scheme is {scheme}',
    'month-before': 'the amount of the month before',
    allowance: 'the allowance {name}: {ledger} won, not {run}',
    parameter: '{term}: {value} (the value of {from})',
    choice: '{term}: {value}',
    fact: '{term}: {ledger}, not {run}',
    minutes: '{of}: {ledger}, not {run}',
    rounding: '{mode} to {step} won',
    total: 'follows from other items of the ledger',
    floor: 'rounded down',
    round: 'rounded half up',
    ceil: 'rounded up',
    none: '0 min',
  },
} as const;

type Word = keyof (typeof texts)['ko'];

export const reconcileWord = wordsOf(texts);

/** A cause in words. */
export function causeText(cause: Cause, lang: Lang): string {
  const w = (key: Word, values: Readonly<Record<string, string>> = {}): string =>
    reconcileWord(lang, key, values);
  const hours = (minutes: number): string => (minutes === 0 ? w('none') : hoursText(ratio(minutes), lang));
  switch (cause.kind) {
    case 'scheme':
      return w('scheme', { scheme: cause.scheme });
    case 'month-before':
      return w('month-before');
    case 'allowance':
      return w('allowance', { name: cause.name, run: won(cause.run), ledger: won(cause.ledger) });
    case 'parameter': {
      const { term, value, from } = cause;
      return from === undefined ? w('choice', { term, value }) : w('parameter', { term, value, from });
    }
    case 'fact':
      return w('fact', {
        term: cause.term,
        ...(lang === 'en' ? cause.english : { run: cause.run, ledger: cause.ledger }),
      });
    case 'minutes':
      return w('minutes', { of: cause.of, run: hours(cause.run), ledger: hours(cause.ledger) });
    case 'rounding':
      return w('rounding', { step: String(cause.step), mode: w(cause.mode) });
    case 'sum':
      return w('total');
  }
}
