import { wordsOf } from '../problem/text.ts';

/** The words around a question, of the page, the prompts and the templates alike. */
export const formWords = {
  ko: {
    month: '어느 달의 임금입니까?',
    monthHint: '예: 2024-03',
    hours: '하루에 몇 시부터 몇 시까지 일합니까?',
    start: '시작 시각',
    end: '마치는 시각',
    pause: '쉬는 시간',
    pauseHint: '예: 12:00-13:00',
    hoursHint: '적지 않으면 각 제도가 정한 시각에 일한 것으로 봅니다.',
    unknown: '모름',
    needed: '꼭 필요합니다',
    takenDefault: '모름: 규칙이 정한 값 {value:으로} 계산합니다.',
    takenAbsent: '모름: 적지 않은 것으로 보고 규칙이 정한 대로 계산합니다.',
    takenRange: '모름: 답을 범위로 보여 드립니다.',
    between: '{min}~{max}',
    grain: '{step} 단위',
    dateHint: '예: 2024-03-04',
    choices: '선택: {list}',
    unitOf: '단위: {unit}',
    ifBlank: '적지 않으면 {value}',
    dateShort: '날짜',
    clockHint: '예: 09:00',
    yesNoHint: '예 또는 아니오',
    mostItems: '많아야 {most}개',
  },
  en: {
    month: 'Which month’s pay?',
    monthHint: 'such as 2024-03',
    hours: 'From when to when do you work?',
    start: 'Start',
    end: 'End',
    pause: 'Break',
    pauseHint: 'such as 12:00-13:00',
    hoursHint: 'Left blank, each scheme’s own hours are taken as worked.',
    unknown: 'Not known',
    needed: 'needed',
    takenDefault: 'Not known: {value} is taken, as the rules have it.',
    takenAbsent: 'Not known: taken as not given.',
    takenRange: 'Not known: the answer is shown as a range.',
    between: '{min} to {max}',
    grain: 'in steps of {step}',
    dateHint: 'such as 2024-03-04',
    choices: 'one of: {list}',
    unitOf: 'unit: {unit}',
    ifBlank: '{value} unless given',
    dateShort: 'date',
    clockHint: 'such as 09:00',
    yesNoHint: 'yes or no',
    mostItems: 'at most {most}',
  },
} as const;

export type FormWord = keyof (typeof formWords)['ko'];

/** One of these texts with its holes filled. */
export const formWord = wordsOf(formWords);
