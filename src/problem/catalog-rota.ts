import type { CatalogEntry } from './catalog-entry.ts';

/** A rota of shifts as it is written. */
export const rotaCatalog = {
  'not-a-rota': {
    ko: {
      found: '[[{term}: ]]교대로 읽히지 않는 값[[ ‘{text}’]]',
      expected:
        '기준일과, 일하는 날이 있는 순환: 기준일 2026-03-01, 07:00-15:00, 15:00-23:00, 23:00-07:00, 비번, 주휴',
      fix: '순환의 첫날이 되는 날짜(기준일)와, 그 날부터 하루에 하나씩 시작-종료, 비번, 주휴를 적으세요.',
    },
    en: {
      found: '[[{term}: ]][[‘{text}’ is ]]no rota of shifts',
      expected:
        'a first day and a cycle with work: 기준일 2026-03-01, 07:00-15:00, 15:00-23:00, 23:00-07:00, 비번, 주휴',
      fix: 'write the date of the cycle’s first day (기준일), then start-end, 비번 (day off) or 주휴 (rest day) for each day from it.',
    },
  },
  'rota-overlap': {
    ko: {
      found: '순환의 {day}째 날이 {to}에 끝나는데, 다음인 {next}째 날이 {from}에 시작합니다',
      expected: '다음 날의 근무가 시작하기 전에 끝나는 근무 (24:00이 다음 날 0시; 순환의 끝 다음은 첫날)',
      fix: '시각을 고치거나 사이에 비번을 두세요.',
    },
    en: {
      found: 'day {day} of the cycle ends at {to}, and day {next}, the next one, begins at {from}',
      expected:
        'a shift that ends before the next day’s begins (24:00 is the next midnight; the first day follows the last)',
      fix: 'correct the times, or put a day off between.',
    },
  },
  'rota-rest-day': {
    ko: {
      found: '교대의 어느 쉬는 날이 주휴일인지 적히지 않았거나 두 번 적혔습니다',
      expected: '순환의 주휴, 또는 비번이 있는 순환과 주휴일: 첫비번이나 마지막비번 가운데 하나',
      fix: '순환에서 주휴인 날을 주휴로 적으세요. 주마다(월요일부터) 비번 하루가 주휴면 주휴일: 마지막비번을 적으세요.',
    },
    en: {
      found: 'nothing says which day off of the rota is the paid rest day, or two things do',
      expected: '주휴 in the cycle, or a cycle with 비번 and 주휴일: 첫비번 or 마지막비번',
      fix: 'write 주휴 on the rest days of the cycle; where one day off of each week (from Monday) is it, write 주휴일: 마지막비번 (the last).',
    },
  },
  'scheduled-above-work': {
    ko: {
      found: '[[{term}: ]]소정 {text}이 그 근무에서 일하는 {worked}분에 맞지 않습니다',
      expected: '0시간부터 휴게를 뺀 근무의 시간까지, 분으로 나누어지는 시간',
      fix: '소정을 줄이거나 근무의 시각과 휴게를 고치세요.',
    },
    en: {
      found: '[[{term}: ]]소정 {text} does not fit the {worked} minutes that the shift has',
      expected: 'from 0 hours to the hours of the shift without its breaks, in whole minutes',
      fix: 'take fewer ordinary hours, or correct the shift and its breaks.',
    },
  },
} satisfies Record<string, CatalogEntry>;
