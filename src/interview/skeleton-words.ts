import type { Lang } from '../problem/text.ts';

/** The comments of an input to be filled in, besides the questions. */
const texts = {
  ko: {
    title: '한 사람의 한 달: pumsak estimate FILE',
    how: '값을 고쳐 적으세요. #이 바로 앞에 붙은 줄은 #을 지우면 쓰입니다.',
    isUnknown:
      '모름은 답을 적을 곳입니다. 그대로 두고 pumsak estimate FILE --interval로 범위를 볼 수 있습니다.',
    isExample: '적힌 값은 보기입니다.',
    pattern: '소정근로일마다 일한 시각. 적지 않으면 각 제도가 정한 시각',
    week: '계약한 한 주. 적지 않은 요일은 쉬는 날입니다. 적지 않으면 각 제도가 정한 요일과 시각',
    rota: '교대: 기준일부터 하루에 하나씩 도는 근무. 소정근로와 함께 쓰지 않습니다',
    shifts: '날짜마다의 기록. 그 날에는 근무시간대를 대신합니다',
    dates: '휴가의 날짜. 적지 않으면 그 달의 마지막 소정근로일부터 거꾸로 둡니다',
    leave: '휴직. 양 끝 날을 포함합니다',
    swaps: '휴일대체. 휴일에 일하고 대체한 날에 쉽니다',
    allowances: '다달이 같은 수당. 통상임금: 예, 아니오, 재직조건',
    changes: '어느 날부터 달라지는 것: 직원의 값, 소정근로, 교대, 근무시간대, 고정수당',
    history: '앞선 달(평균임금에 쓰입니다)',
    assumed: '법이 아직 나오지 않은 달: 마지막 값을 이어 쓰고 공휴일은 규칙에서 셈합니다',
    minutes: '이미 분류한 분. 근무시간대, 근무일지와 함께 쓰지 않습니다',
  },
  en: {
    title: 'One person’s month: pumsak estimate FILE',
    how: 'Put your values in. A line that begins with # and no space is used once the # is taken away.',
    isUnknown:
      '모름 (not known) stands where an answer goes. Left so, pumsak estimate FILE --interval gives a range.',
    isExample: 'The values are examples.',
    pattern: 'hours of every scheduled day; each scheme’s own unless given',
    week: 'the agreed week, days left out are off; each scheme’s own unless given',
    rota: 'a rota of shifts that comes round from 기준일; not together with 소정근로',
    shifts: 'records by date; they take the place of the hours above',
    dates: 'dates of leave; unless given, put on the month’s last scheduled days',
    leave: 'leave of absence, both days included',
    swaps: 'a holiday that is worked, and the day off in its place',
    allowances: 'monthly allowances; 통상임금 (ordinary wage): 예, 아니오, 재직조건',
    changes: 'what is otherwise from a day on: values of 직원, 소정근로, 교대, 근무시간대, 고정수당',
    history: 'earlier months (for the average wage)',
    assumed: 'a month whose law is not out: the last values go on, holidays follow from rules',
    minutes: 'minutes already classified; not together with hours',
  },
} as const;

export const skeletonWord = (lang: Lang, key: keyof (typeof texts)['ko']): string => texts[lang][key];
