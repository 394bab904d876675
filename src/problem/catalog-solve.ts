import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of asking where a condition holds, and of inputs still unknown. */
export const solveCatalog = {
  'unknown-lever': {
    ko: {
      found: '바꿀 수 없는 입력 ‘{name}’',
      expected: '{known} 가운데 하나, 또는 제도의 매개변수(개편안.기준A금액)',
      fix: '이름을 고치세요.[[ 가까운 이름: {nearest}.]]',
    },
    en: {
      found: '‘{name}’ is no input that can vary',
      expected: 'one of {known}, or a parameter of a scheme (개편안.기준A금액)',
      fix: 'mend the name.[[ Near: {nearest}.]]',
    },
  },
  'lever-not-numeric': {
    ko: {
      found: '‘{name}’의 단위는 {unit}입니다',
      expected: '수로 셀 수 있는 입력(원, 건, 일, 분, 비율 …)',
      fix: '다른 입력을 고르거나, 값마다 따로 계산하세요.',
    },
    en: {
      found: 'the unit of ‘{name}’ is {unit}',
      expected: 'an input that is counted (원, 건, 일, 분, 비율 …)',
      fix: 'choose another input, or work out each value by itself.',
    },
  },
  'bad-range': {
    ko: {
      found: '범위로 읽을 수 없는 ‘{text}’',
      expected: '0..3000이나 80%..90%처럼 두 값과 그 사이의 점 두 개',
      fix: '처음과 끝을 ..로 이어 쓰세요.',
    },
    en: {
      found: '‘{text}’ reads as no range',
      expected: 'two values with two dots between, as in 0..3000 or 80%..90%',
      fix: 'write the first and the last value with .. between them.',
    },
  },
  'empty-lever-range': {
    ko: {
      found: '‘{name}’의 범위 {from}..{to}에 값이 없습니다',
      expected: '간격 {step}의 값이 하나라도 있는 범위',
      fix: '--range에 처음 값이 끝 값보다 크지 않은 범위를 쓰세요.',
    },
    en: {
      found: 'the range {from}..{to} of ‘{name}’ holds no value',
      expected: 'a range with at least one value in steps of {step}',
      fix: 'give --range a first value that is not above the last.',
    },
  },
  'range-outside': {
    ko: {
      found: '‘{name}’의 범위 {from}..{to}가 규칙이 받는 값 밖입니다',
      expected: '{min} ~ {max} 안의 범위',
      fix: '--range를 그 안으로 줄이세요.',
    },
    en: {
      found: 'the range {from}..{to} of ‘{name}’ is outside what the rules take',
      expected: 'a range within {min} to {max}',
      fix: 'narrow --range to that.',
    },
  },
  'range-needed': {
    ko: {
      found: '‘{name}’의 지금 값 {now}에서는 따져 볼 범위를 정할 수 없습니다',
      expected: '--range 처음..끝',
      fix: '--range를 적으세요.',
    },
    en: {
      found: '‘{name}’ is {now} now, which gives no range to look at',
      expected: '--range FIRST..LAST',
      fix: 'state --range.',
    },
  },
  'range-off-grain': {
    ko: {
      found: '‘{name}’의 값을 {from}부터 {step} 간격으로 따질 수 없습니다',
      expected: '{grain} 단위의 값',
      fix: '--range와 --step을 {grain} 단위로 적으세요.',
    },
    en: {
      found: '‘{name}’ has no values from {from} in steps of {step}',
      expected: 'values in steps of {grain}',
      fix: 'state --range and --step in multiples of {grain}.',
    },
  },
  'minutes-of-no-scheme': {
    ko: {
      found: '{name:은} 제도마다 같은 일을 따로 셈한 분입니다',
      expected: '일한 것({work}), 또는 한 제도의 분({own})',
      fix: '바꿀 수 있는 것은 일입니다: --vary 근무종료. 한 제도의 분만 움직이려면 제도를 적으세요.',
    },
    en: {
      found: '‘{name}’ are minutes that each scheme classifies of the same work',
      expected: 'the work ({work}), or the minutes of one scheme ({own})',
      fix: 'what can vary is the work: --vary 근무종료. To move the minutes of one scheme alone, name it.',
    },
  },
  'work-is-classified': {
    ko: {
      found: '분류시간을 적은 사람의 ‘{name}’',
      expected: '일한 시각(근무시간대, 근무일지)을 적은 사람',
      fix: '분류시간 대신 일한 시각을 적거나, 한 제도의 분을 바꾸세요.',
    },
    en: {
      found: '‘{name}’ of somebody whose minutes are already classified (분류시간)',
      expected: 'somebody whose hours are recorded (근무시간대, 근무일지)',
      fix: 'give the hours worked in place of 분류시간, or vary the minutes of one scheme.',
    },
  },
  'work-and-minutes': {
    ko: {
      found: '{work}, {minutes}: 분은 일에서 나오므로 함께 바꿀 수 없습니다',
      expected: '둘 가운데 하나',
      fix: '하나를 빼세요.',
    },
    en: {
      found: '‘{work}’ and ‘{minutes}’ cannot both vary: the minutes follow from the work',
      expected: 'one of them',
      fix: 'leave one out.',
    },
  },
  'no-day-to-vary': {
    ko: {
      found: '그 달에는 {name:이} 닿는 날이 없습니다',
      expected: '근무일지 없이 일하는 날(휴일근무일수와 휴무일근무일수는 쉬는 날)',
      fix: '다른 것을 바꾸거나, 근무일지를 고쳐 따로 계산하세요.',
    },
    en: {
      found: 'the month has no day that ‘{name}’ reaches',
      expected: 'a day worked without a shift of its own (for 휴일근무일수 and 휴무일근무일수 a day off)',
      fix: 'vary something else, or change the timesheet and work that out by itself.',
    },
  },
  'too-few-days': {
    ko: {
      found: '{asked}일을 더 일할 날이 {days}일뿐입니다',
      expected: '{days}일까지',
      fix: '--range를 좁히세요.',
    },
    en: {
      found: 'there are {days} days for {asked} days of extra work',
      expected: 'at most {days}',
      fix: 'narrow --range.',
    },
  },
  'grid-too-large': {
    ko: {
      found: '따져 볼 점이 {size}개입니다',
      expected: '{limit}개까지',
      fix: '--range를 좁히거나 --step을 키우세요.[[ 이 범위에는 {name} 간격 {fits:이} 맞습니다.]]',
    },
    en: {
      found: 'there are {size} points to look at',
      expected: 'at most {limit}',
      fix: 'narrow --range or enlarge --step.[[ For this range, steps of {name} of {fits} would fit.]]',
    },
  },
  'needs-employee': {
    ko: {
      found: '{path}: 시나리오에는 여러 사람이 있습니다',
      expected: '--employee 사번',
      fix: '--employee로 누구인지 적으세요. 달은 --month입니다.',
    },
    en: {
      found: '{path} is a scenario, of several people',
      expected: '--employee ID',
      fix: 'say who with --employee, and which month with --month.',
    },
  },
  'month-differs': {
    ko: {
      found: '{path}의 귀속월은 {month}입니다',
      expected: '--month {month}',
      fix: '--month를 빼거나 입력의 귀속월을 바꾸세요.',
    },
    en: {
      found: 'the month of {path} is {month}',
      expected: '--month {month}',
      fix: 'leave --month out, or change the month of the input.',
    },
  },
  'lever-binds': {
    ko: {
      found: '{name:은} 누가 어느 협약에 묶이는지를 바꿉니다',
      expected: '한 사람의 금액을 바꾸는 입력',
      fix: '시나리오의 값을 바꾸어 따로 계산하세요.',
    },
    en: {
      found: '{name} changes who is bound by which agreement',
      expected: 'an input that moves one person’s figures',
      fix: 'change it in the scenario and work that out by itself.',
    },
  },
  'lever-twice': {
    ko: {
      found: '--vary ‘{name}’이 두 번입니다',
      expected: '서로 다른 입력',
      fix: '하나를 지우세요.',
    },
    en: {
      found: '--vary ‘{name}’ stands twice',
      expected: 'different inputs',
      fix: 'remove one.',
    },
  },
  'too-many-levers': {
    ko: {
      found: '--vary가 {count}개입니다',
      expected: '하나 또는 둘',
      fix: '한 번에 하나나 둘만 바꾸세요.',
    },
    en: {
      found: 'there are {count} --vary',
      expected: 'one or two',
      fix: 'vary one or two inputs at a time.',
    },
  },
  'map-needs-two': {
    ko: {
      found: '--vary 하나로는 그림이 되지 않습니다',
      expected: '--form svg에는 --vary 둘',
      fix: '--vary를 하나 더 적거나 --form을 text나 csv로 하세요.',
    },
    en: {
      found: 'one --vary makes no drawing',
      expected: 'two --vary with --form svg',
      fix: 'add another --vary, or use --form text or csv.',
    },
  },
  'cannot-be-unknown': {
    ko: {
      found: '‘{key}’({unit}) 자리에 모름이 있습니다',
      expected: '수나 선택인 입력의 모름',
      fix: '아는 값을 적거나, 없어도 되는 값이면 키를 지우세요.',
    },
    en: {
      found: 'there is a 모름 for ‘{key}’ ({unit})',
      expected: '모름 for an input that is counted or chosen',
      fix: 'give the value, or remove the key where it is optional.',
    },
  },
  'no-case': {
    ko: {
      found: '모르는 입력에 무엇을 넣어도 규칙이 받지 않습니다',
      expected: '모르는 입력의 값 가운데 하나라도 맞는 입력',
      fix: '적은 값들이 서로 맞는지 확인하세요.',
    },
    en: {
      found: 'whatever the unknown inputs are, the rules do not take the input',
      expected: 'an input that is right for at least one value of the unknown ones',
      fix: 'check that the values given agree with each other.',
    },
  },
  'divided-month': {
    ko: {
      found: '{month}: 달 가운데 달라지는 값 {name}',
      expected: '달 가운데 달라지지 않는 값, 또는 일을 바꿔 보는 것: {work}',
      fix: '달라지는 값은 구간마다 있어 하나로 움직이지 않습니다. 그 값이 바뀌지 않는 달로 물으세요.',
    },
    en: {
      found: '{month}: {name}, which is another from a day of the month on',
      expected: 'what does not change within the month, or work that varies: {work}',
      fix: 'ask of a month in which it does not change; what each part of the month has for itself does not move as one.',
    },
  },
} satisfies Record<string, CatalogEntry>;
