import { wordsOf } from '../../problem/text.ts';

const texts = {
  ko: {
    wrote: '{people}명의 {month} 급여대장을 {path}에 썼습니다: {files}',
    sums: '지급 {gross}원, 실수령 {net}원. 이체 {sent}명 {sentWon}원',
    left: '이체하지 못하는 사람 {left}명 {leftWon}원: transfers-left-out.csv에 까닭이 있습니다.',
    memo: '{month}월 급여',
  },
  en: {
    wrote: 'The ledger of {month} of {people} people was written to {path}: {files}',
    sums: 'pay {gross} won, net {net} won; transfers to {sent} people, {sentWon} won',
    left: '{left} people with {leftWon} won cannot be paid by transfer: transfers-left-out.csv says why.',
    memo: '{month}월 급여',
  },
} as const;

export const ledgerWord = wordsOf(texts);
