import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of one value: what a cell or a key's value says is not what its term takes. */
export const inputCellCatalog = {
  'missing-value': {
    ko: {
      found: '[[{term}: ]]빈 값',
      expected: '[[{term}의 ]]값 (빈칸은 0이 아닙니다)',
      fix: '값을 적으세요.[[ {question}]]',
    },
    en: {
      found: '[[{term}: ]]no value',
      expected: 'a value[[ for {term}]] (a blank is not 0)',
      fix: 'write the value.[[ {question}]]',
    },
  },
  'not-a-number': {
    ko: {
      found: '[[{term}: ]]숫자가 아닌 값 ‘{text}’',
      expected: '[[{unit} 단위의 ]]수 (예: {example})',
      fix: '숫자만 적으세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is not a number',
      expected: 'a number[[ in {unit}]], such as {example}',
      fix: 'write digits only.',
    },
  },
  'bad-grouping': {
    ko: {
      found: '[[{term}: ]]자릿수 구분이 맞지 않는 수 ‘{text}’',
      expected: '세 자리씩 끊은 수 (예: 2,390,124)',
      fix: '쉼표 자리를 고치거나 쉼표를 지우세요. 빠진 숫자가 없는지 확인하세요.',
    },
    en: {
      found: '[[{term}: ]]the digits of ‘{text}’ are not grouped in threes',
      expected: 'groups of three, as in 2,390,124',
      fix: 'mend or remove the separators, and check that no digit is missing.',
    },
  },
  'not-a-date': {
    ko: {
      found: '[[{term}: ]]날짜가 아닌 값 ‘{text}’',
      expected: '2024-03-01, 2024.3.1, 20240301 같은 날짜',
      fix: '네 자리 연도, 월, 일의 순서로 적으세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is not a date',
      expected: 'a date such as 2024-03-01, 2024.3.1 or 20240301',
      fix: 'write a four-digit year, the month, the day.',
    },
  },
  'ambiguous-date': {
    ko: {
      found: '[[{term}: ]]여러 날로 읽히는 날짜 ‘{text}’',
      expected: '네 자리 연도로 시작하는 날짜 (예: 2024-03-01)',
      fix: '연도를 네 자리로, 맨 앞에 적으세요.',
    },
    en: {
      found: '[[{term}: ]]the date ‘{text}’ can be read in more than one way',
      expected: 'a date that begins with a four-digit year, as in 2024-03-01',
      fix: 'write the year first, with four digits.',
    },
  },
  'no-such-date': {
    ko: {
      found: '[[{term}: ]]달력에 없는 날짜 ‘{text}’',
      expected: '달력에 있는 날짜',
      fix: '월과 일을 확인하세요.',
    },
    en: {
      found: '[[{term}: ]]there is no day ‘{text}’',
      expected: 'a day of the calendar',
      fix: 'check the month and the day.',
    },
  },
  'not-a-month': {
    ko: {
      found: '[[{term}: ]]달이 아닌 값 ‘{text}’',
      expected: '2024-03, 2024.3, 202403 같은 달',
      fix: '네 자리 연도와 1~12의 월만 적으세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is not a month',
      expected: 'a month such as 2024-03, 2024.3 or 202403',
      fix: 'write a four-digit year and a month from 1 to 12, no more.',
    },
  },
  'not-a-clock': {
    ko: {
      found: '[[{term}: ]]시각이 아닌 값 ‘{text}’',
      expected: '00:00부터 48:00까지의 시각 (예: 09:00, 자정을 넘긴 새벽 6시는 30:00)',
      fix: '시:분으로 적으세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is not a time of day',
      expected: 'a time from 00:00 to 48:00, such as 09:00, or 30:00 for six in the morning after',
      fix: 'write hours:minutes.',
    },
  },
  'not-a-time-span': {
    ko: {
      found: '[[{term}: ]]시간대로 읽히지 않는 값 ‘{text}’',
      expected: '12:00-13:00 같은 시간대 (여럿은 쉼표로: 12:00-13:00, 18:00-18:30)',
      fix: '시작-종료로 적으세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is not a span of time',
      expected: 'a span such as 12:00-13:00; several with commas: 12:00-13:00, 18:00-18:30',
      fix: 'write start-end.',
    },
  },
  'not-a-week': {
    ko: {
      found: '[[{term}: ]]한 주의 소정근로로 읽히지 않는 값 ‘{text}’',
      expected: '월~목 09:00-18:00, 금 09:00-13:00, 휴게 12:00-13:00, 주휴일 일 (요일마다 한 번)',
      fix: '일하는 요일마다 시작-종료를 적으세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is no scheduled week',
      expected: '월~목 09:00-18:00, 금 09:00-13:00, 휴게 12:00-13:00, 주휴일 일 (each weekday once)',
      fix: 'write start-end for each weekday of work.',
    },
  },
  'not-one-value': {
    ko: {
      found: '[[{term}: ]]값 하나가 아닌 조건',
      expected: '근무형태: 시간제 같은 값 하나',
      fix: '한 값을 적으세요. 여럿이면 무리를 나누세요.',
    },
    en: {
      found: '[[{term}: ]]a condition that is not one value',
      expected: 'one value, such as 근무형태: 시간제',
      fix: 'write one value; for several write several groups.',
    },
  },
  'rest-day-with-hours': {
    ko: {
      found: '주휴일인 {day}요일에 소정근로 시간이 있습니다',
      expected: '일하지 않는 요일의 주휴일',
      fix: '주휴일을 다른 요일로 적거나 그 요일의 시간을 지우세요.',
    },
    en: {
      found: 'the weekly rest day {day} has scheduled hours',
      expected: 'a rest day without work',
      fix: 'name another rest day, or take out its hours.',
    },
  },
  'unknown-choice': {
    ko: {
      found: '[[{term}: ]]모르는 값 ‘{text}’',
      expected: '{known} 가운데 하나',
      fix: '목록의 값으로 고치세요.[[ 가까운 값: {nearest}.]]',
    },
    en: {
      found: '[[{term}: ]]unknown value ‘{text}’',
      expected: 'one of {known}',
      fix: 'write one of the list.[[ Did you mean ‘{nearest}’?]]',
    },
  },
  'not-yes-no': {
    ko: {
      found: '[[{term}: ]]예/아니오로 읽히지 않는 값 ‘{text}’',
      expected: '예 또는 아니오 (Y/N, O/X, 1/0, true/false도 됩니다)',
      fix: '예 또는 아니오로 적으세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is neither yes nor no',
      expected: '예 or 아니오 (Y/N, O/X, 1/0 and true/false will do)',
      fix: 'write 예 or 아니오.',
    },
  },
  'below-minimum': {
    ko: {
      found: '[[{term}: ]]너무 작은 값 ‘{text}’',
      expected: '{min} 이상[[, {max} 이하]]',
      fix: '값과 단위를 확인하세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is too small',
      expected: 'at least {min}[[, at most {max}]]',
      fix: 'check the value and its unit.',
    },
  },
  'above-maximum': {
    ko: {
      found: '[[{term}: ]]너무 큰 값 ‘{text}’',
      expected: '[[{min} 이상, ]]{max} 이하',
      fix: '값과 단위를 확인하세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is too large',
      expected: '[[at least {min}, ]]at most {max}',
      fix: 'check the value and its unit.',
    },
  },
  'not-on-grain': {
    ko: {
      found: '[[{term}: ]]{step} 단위로 떨어지지 않는 값 ‘{text}’',
      expected: '{step}의 배수',
      fix: '{step} 단위에 맞게 적으세요.',
    },
    en: {
      found: '[[{term}: ]]‘{text}’ is not a multiple of {step}',
      expected: 'a multiple of {step}',
      fix: 'write a multiple of {step}.',
    },
  },
} satisfies Record<string, CatalogEntry>;
