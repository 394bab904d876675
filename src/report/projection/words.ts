import { wordsOf } from '../../problem/text.ts';

const texts = {
  ko: {
    title: '{name}: {from}년부터 {to}년까지의 전망',
    plan: '해마다 {leaving:이} 떠난다고 보고 {draws}번 뽑았습니다.',
    follow: '떠난 자리는 다음 달에 채웁니다.',
    nobody: '떠난 자리는 채우지 않습니다.',
    retire: '{age}세가 되는 달의 끝에 정년입니다.',
    rehire: '정년이 된 사람의 {share:을} {years}년까지 다시 고용합니다.',
    spread: '가운데 값과 구간(뽑은 값의 5%와 95% 번째)입니다. 제도마다 같은 사람을 씁니다.',
    people: '사람(가운데 값)',
    year: '연도',
    months: '개월',
    atEnd: '끝 달',
    came: '들어옴',
    left: '떠남',
    cost: '{scheme}: 지급과 사업주부담(원)',
    difference: '{scheme}: {first}에 견준 차액(원)',
    middle: '가운데',
    low: '5%',
    high: '95%',
    unitHeads: '{by}: 끝 달의 사람(가운데 값)',
    unitCost: '{by}: {scheme}의 지급과 사업주부담(원, 가운데 값)',
    all: '모두',
    simulated: '모의계산이며 법적 효력이 없습니다.',
  },
  en: {
    title: '{name}: projection of {from} to {to}',
    plan: '{leaving} leave every year; drawn {draws} times.',
    follow: 'Posts are filled in the next month.',
    nobody: 'Posts stay empty.',
    retire: 'Retirement at the end of the month of the {age}th birthday.',
    rehire: '{share} of those who retire are re-hired for up to {years} years.',
    spread:
      'The middle, and the 5th and 95th of a hundred of the draws in order. All schemes meet the same people.',
    people: 'people (the middle)',
    year: 'year',
    months: 'months',
    atEnd: 'last month',
    came: 'came',
    left: 'left',
    cost: '{scheme}: wages and employer’s share (won)',
    difference: '{scheme}: difference from {first} (won)',
    middle: 'middle',
    low: '5%',
    high: '95%',
    unitHeads: '{by}: people in the last month (the middle)',
    unitCost: '{by}: wages and employer’s share under {scheme} (won, the middle)',
    all: 'all',
    simulated: 'A simulation without legal effect.',
  },
} as const;

export type ProjectionWord = keyof (typeof texts)['ko'];

export const projectionWord = wordsOf(texts);
