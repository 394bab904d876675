import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of people: dates of work, files against each other, and the synthetic workforce of a scenario. */
export const peopleCatalog = {
  'missing-punch': {
    ko: {
      found: '{term} 시각이 찍히지 않았습니다',
      expected: '시작과 종료가 모두 있는 줄, 또는 둘 다 없는 쉬는 날',
      fix: '품삯은 없는 시각을 짐작하지 않습니다. 그 사람에게 확인해 시각을 적으세요.',
    },
    en: {
      found: 'the time of {term} was not punched',
      expected: 'a row with a start and an end, or a day off with neither',
      fix: 'ask the person and enter the time. Pumsak guesses none.',
    },
  },
  'shift-end-date': {
    ko: {
      found: '[[{day} ]]근무의 종료일이 {end}입니다',
      expected: '일자와 같거나 다음 날인 종료일',
      fix: '일자와 종료일을 고치세요. 이틀을 넘긴 근무는 날마다 나누어 적으세요.',
    },
    en: {
      found: 'the work[[ of {day}]] ends on the date {end}',
      expected: 'an end on the same date or the next',
      fix: 'correct the two dates; enter longer work day by day.',
    },
  },
  'approval-above-work': {
    ko: {
      found: '{day} 근무는 {worked}분인데 승인연장이 {approved}분입니다',
      expected: '그 근무의 일한 시간({worked}분)을 넘지 않는 승인연장',
      fix: '승인한 시간이 아니라 그 가운데 그 근무에서 일한 분을 적고, 다른 날의 승인은 그 날에 적으세요.',
    },
    en: {
      found: 'the work of {day} has {worked} minutes, and {approved} minutes of overtime were approved',
      expected: 'not more than was worked in it ({worked} minutes)',
      fix: 'enter what was worked of what was approved; an approval for another day goes there.',
    },
  },
  'shift-outside-month': {
    ko: {
      found: '귀속월 {month}에 들지 않는 근무 {day}',
      expected: '{from}부터 {to}까지(그 달에 걸친 주)',
      fix: '일자나 귀속월을 고치세요.',
    },
    en: {
      found: 'the work of {day} is not of the pay month {month}',
      expected: 'a date from {from} to {to} (the weeks that touch the month)',
      fix: 'correct the date or the pay month.',
    },
  },
  'no-people': {
    ko: {
      found: '제목 줄만 있고 사람이 없는 명부',
      expected: '한 사람에 한 줄',
      fix: '제목 줄 아래에 사람을 적으세요.',
    },
    en: {
      found: 'a roster with a heading line and no people',
      expected: 'one row a person',
      fix: 'enter the people below the heading line.',
    },
  },
  'outside-months': {
    ko: {
      found: '시나리오 기간 밖의 {term}: {found}',
      expected: '{from}부터 {to}까지의 달',
      fix: '이 줄을 지우거나 시나리오의 기간을 넓히세요.',
    },
    en: {
      found: '{term} outside the scenario’s months: {found}',
      expected: 'a month from {from} to {to}',
      fix: 'remove the row, or widen the scenario’s months.',
    },
  },
  'closing-mid-month': {
    ko: {
      found: '{unit} 폐소일 {day}은 달의 끝이 아닙니다',
      expected: '승계라면 달의 마지막 날',
      fix: '달의 마지막 날로 고치거나, 그 날까지만 셈하려면 방식: 퇴사를 쓰세요.',
    },
    en: {
      found: '{unit} closes on {day}, within a month',
      expected: 'the last day of a month where another employer goes on',
      fix: 'name the last day of a month, or use 방식: 퇴사 for pay up to that day.',
    },
  },
  'outside-employment': {
    ko: {
      found: '재직하지 않은 달의 {term}: {found}',
      expected: '재직 기간([[{hired}]]~[[{left}]])이 걸치는 달',
      fix: '이 줄이나 입사일·퇴사일을 고치세요.',
    },
    en: {
      found: '{term} in a month without employment: {found}',
      expected: 'a month that the employment ([[{hired}]]–[[{left}]]) touches',
      fix: 'mend the row, or the dates of hiring and leaving.',
    },
  },
  'duplicate-allowance': {
    ko: {
      found: '사번 {id}의 수당 ‘{name}’ 줄이 둘입니다[[ (먼저 {line}행)]]',
      expected: '한 사람, 한 수당에 한 줄',
      fix: '한 줄을 지우거나 금액을 합쳐 한 줄로 적으세요.',
    },
    en: {
      found: 'employee {id} has the allowance ‘{name}’ twice[[ (first on line {line})]]',
      expected: 'one row a person and allowance',
      fix: 'remove one row, or put the amounts together in one.',
    },
  },
  'too-many-items': {
    ko: {
      found: '[[사번 {id}의 ]][[{month} ]]‘{key}’ 항목이 {count}개입니다',
      expected: '많아야 {most}개',
      fix: '넘치는 항목을 지우세요. 더 있을 수 있으면 규칙에서 그 목록의 most를 올리세요.',
    },
    en: {
      found: '[[employee {id}: ]]{count} items of ‘{key}’[[ in {month}]]',
      expected: 'at most {most}',
      fix: 'remove those beyond. Where there can be more, raise the list’s most in the rules.',
    },
  },
  'shares-not-whole': {
    ko: {
      found: '[[{term}: ]]비중의 합 {sum}',
      expected: '{expected}',
      fix: '비중을 고쳐 합을 맞추세요.',
    },
    en: {
      found: '[[{term}: ]]shares that add up to {sum}',
      expected: '{expected}',
      fix: 'mend the shares.',
    },
  },
  'empty-range': {
    ko: {
      found: '[[{term}: ]]비어 있는 구간 {from}~{to}',
      expected: '부터가 까지보다 크지 않은 구간',
      fix: '부터와 까지를 고치세요.',
    },
    en: {
      found: '[[{term}: ]]the empty range {from}–{to}',
      expected: 'a range whose start (부터) is not above its end (까지)',
      fix: 'mend the start or the end.',
    },
  },
  'more-listed-than-people': {
    ko: {
      found: '인원 {size}명에 명단 {listed}명',
      expected: '인원 이하의 명단',
      fix: '인원을 늘리거나 명단을 줄이세요.',
    },
    en: {
      found: '{listed} listed people in a workforce of {size}',
      expected: 'no more listed people (명단) than the workforce (인원) has',
      fix: 'raise 인원, or shorten 명단.',
    },
  },
  'change-of-employment': {
    ko: {
      found: '변경에 {key}',
      expected: '달 가운데 달라질 수 있는 것: 기본급, 직종, 노조, 소정근로 …',
      fix: '{key}은 직원에 적으세요. 나갔다 다시 들어온 사람은 입력을 둘로 나누세요.',
    },
    en: {
      found: '{key} among the changes (변경)',
      expected: 'what may change within a month: 기본급, 직종, 노조, 소정근로 …',
      fix: 'state {key} under 직원; somebody who left and came back is two inputs.',
    },
  },
  'change-after-month': {
    ko: {
      found: '적용일 {day}의 변경',
      expected: '귀속월({month}) 끝까지의 적용일',
      fix: '아직 오지 않은 변경은 이 달의 금액에 들어가지 않습니다. 귀속월을 {own}까지 늦추거나, 적용일을 고치거나, 이 변경을 지우세요.',
    },
    en: {
      found: 'a change from {day} on (변경)',
      expected: 'a day (적용일) by the end of the pay month ({month})',
      fix: 'a change that is still to come is no part of this month: make the pay month {own}, mend the day, or take the change out.',
    },
  },
  'person-in-past-month': {
    ko: {
      found: '이전월에 {key}',
      expected: '맨 위의 직원과 변경 하나: 모든 달에 함께 쓰입니다',
      fix: '직원에는 처음의 값을, 달라진 것은 맨 위의 변경에 적용일과 함께 {example}처럼 적으세요.',
    },
    en: {
      found: '{key} in an earlier month (이전월)',
      expected: 'one 직원 and one 변경 at the top, which hold for every month',
      fix: 'state the first values under 직원, and what changed under 변경 at the top with its day: {example}.',
    },
  },
  'change-twice': {
    ko: {
      found: '{day}의 {key} 두 번',
      expected: '하루에 한 번',
      fix: '하나만 남기세요.',
    },
    en: {
      found: '{key} of {day} twice',
      expected: 'each once a day',
      fix: 'keep one of them.',
    },
  },
  'minutes-in-divided-month': {
    ko: {
      found: '{month}: 분류된 시간만 있는데 {day}부터 셈이 달라집니다',
      expected: '어느 날 일했는지 알 수 있는 근무기록',
      fix: '어느 날의 분인지 알아야 앞뒤를 나눕니다. 분류시간 대신 근무일지나 근무시간대를 적으세요.',
    },
    en: {
      found: '{month}: classified minutes alone, and pay is worked out otherwise from {day} on',
      expected: 'a work record that says on which days work was done',
      fix: 'give 근무일지 or 근무시간대 in place of 분류시간; minutes without days cannot be divided.',
    },
  },
  'not-a-raise': {
    ko: {
      found: '인상으로 읽을 수 없는 ‘{text}’',
      expected: '2026-09-01: +3%와 끝수: 1원 반올림, 또는 2026-09-01: +50_000',
      fix: '날짜마다 +3%나 +50_000처럼 적으세요. 끝수는 10원 올림, 1원 반올림, 100원 버림처럼 적으세요.',
    },
    en: {
      found: '‘{text}’ is no raise',
      expected: '2026-09-01: +3% with 끝수: 1원 반올림, or 2026-09-01: +50_000',
      fix: 'write +3% or +50_000 for each day, and 끝수 as 10원 올림, 1원 반올림 or 100원 버림.',
    },
  },
  'raise-of-fact': {
    ko: {
      found: '사람마다 주는 값 ‘{name}’의 인상',
      expected: '급여항목이나 규칙의 항목',
      fix: '사람마다 다른 값이 오르면 사람의 변경 표에 적으세요.',
    },
    en: {
      found: 'a raise of ‘{name}’, which people give',
      expected: 'an item of pay or a term of the rules',
      fix: 'say what rises for each person in the table 변경.',
    },
  },
} satisfies Record<string, CatalogEntry>;
