import { wordsOf } from '../problem/text.ts';

/** What the prompts say besides the questions. */
const texts = {
  ko: {
    intro: '한 사람의 한 달을 묻습니다. 답 대신 언제나 쓸 수 있는 말: 모름, 도움, 되돌리기, 끝.',
    left: '남은 질문 {count}',
    blankDefault: '빈칸이면 {value}',
    blankAbsent: '빈칸이면 규칙이 정한 대로',
    hoursHint: '예: 09:00-18:00',
    pauseBlank: '없으면 빈칸',
    more: '금액을 셈했습니다. 규칙이 정한 값으로 본 것 {count}가지를 더 묻습니까?',
    moreHint: '더: 계속 묻기, 빈칸: 결과',
    moreHelp:
      '부양가족, 입사일, 다른 휴가처럼 적지 않으면 규칙이 정한 값으로 보는 것들입니다. 금액을 많이 움직이는 것부터 묻습니다.',
    monthHelp: '임금이 속하는 달입니다. 모름이면 개편안을 시행하는 달({month})로 봅니다.',
    hoursHelp: '소정근로일에 일하는 시각입니다. 밤을 넘기면 30:00처럼 적습니다.',
    pauseHelp: '여럿이면 12:00-13:00, 18:00-18:30처럼 적습니다.',
    monthTaken: '모름: {month}로 봅니다.',
    range: '범위: {range}',
    required: '꼭 있어야 금액이 하나로 나옵니다. 모르면 범위로 보여 드립니다.',
    itemHint: '예: {what} {number} 적기, 빈칸: 더 없음',
    itemHelp: '하나씩 묻습니다. 많아야 {most}개입니다.',
    requiredInItem: '빠질 수 없습니다. 모르면 되돌리기로 이 항목을 빼세요.',
    commands: '모름(?): 모른다고 답하기, 되돌리기: 앞 질문으로, 끝: 여기까지로 결과 보기',
    first: '첫 질문입니다.',
    default: '{value:으로} 봅니다.',
    again: '다시 묻습니다.',
    interval: '지금까지',
    settled: '지금까지의 답으로 정해진 금액입니다.',
    taken: '{list:은} 아직 묻지 않아 규칙대로 보았습니다.',
    open: '모르는 것이 남아 금액을 범위로 보입니다.',
    saved: '{path}에 썼습니다. 다시 보려면: pumsak estimate {path}{option}',
    savedNote: 'pumsak ask가 쓴 입력입니다. 다시 보려면: pumsak estimate {path}{option}',
  },
  en: {
    intro: 'Questions about one person’s month. Instead of any answer: unknown, help, back, end.',
    left: 'up to {count} to go',
    blankDefault: 'blank: {value}',
    blankAbsent: 'blank: as the rules have it',
    hoursHint: 'such as 09:00-18:00',
    pauseBlank: 'blank: none',
    more: 'The figures are worked out. Go on to {count} facts taken as the rules have them?',
    moreHint: 'more: go on, blank: the result',
    moreHelp:
      'Dependents, first day employed, other leave: what the rules have a value for. What moves most is asked first.',
    monthHelp:
      'The month that the pay is for. Unknown: the month in which the compared scheme begins ({month}).',
    hoursHelp: 'The hours of a scheduled day. Past midnight is written 30:00.',
    pauseHelp: 'Several are written 12:00-13:00, 18:00-18:30.',
    monthTaken: 'Unknown: taken as {month}.',
    range: 'range: {range}',
    required: 'Needed for a single figure; left unknown, the answer is a range.',
    itemHint: 'yes: state {what} {number}, blank: no more',
    itemHelp: 'Asked one by one, at most {most}.',
    requiredInItem: 'It may not be left out. Where it is not known, take the item out by going back.',
    commands: 'unknown (?), back: the question before, end: the result with what is known',
    first: 'This is the first question.',
    default: 'Taken as {value}.',
    again: 'Asked again.',
    interval: 'so far',
    settled: 'The answers so far settle these figures.',
    taken: '{list}: not asked yet, taken as the rules have it.',
    open: 'Something is not known: the figures are given as a range.',
    saved: 'Written to {path}. To see it again: pumsak estimate {path}{option}',
    savedNote: 'An input written by pumsak ask. To see it again: pumsak estimate {path}{option}',
  },
} as const;

export type AskWord = keyof (typeof texts)['ko'];

/** One of these texts with its holes filled. */
export const askWord = wordsOf(texts);
