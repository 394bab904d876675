import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of work records, leave and the calendar. */
export const workCatalog = {
  'no-calendar': {
    ko: {
      found: '{month}의 공휴일 자료가 없습니다',
      expected: '{from}부터 {to}까지의 달',
      fix: '목록보다 뒤의 해는 ‘가정’에 ‘공휴일: 규칙’을 적으면 규칙에서 셈합니다. 달력이 음력 날짜를 아는 2050년까지입니다. 그 뒤의 해와 목록보다 앞의 해는 우리 층의 calendar/ 폴더에 그 해의 공휴일 표(일자,이름,종류. 1월 1일부터)를 두세요.',
    },
    en: {
      found: 'no public holidays are known for {month}',
      expected: 'a month from {from} to {to}',
      fix: 'for a year behind the list state ‘공휴일: 규칙’ under 가정, and they follow from rules, up to 2050, of which the calendar knows the lunar dates; for a year behind that, or before the list, put a table of its days (일자,이름,종류, from 1 January on) in the calendar/ folder of your layer.',
    },
  },
  'shift-start': {
    ko: {
      found: '[[{day} ]]근무의 시작 시각이 {from}입니다',
      expected: '00:00부터 23:59까지의 시작 시각',
      fix: '근무를 시작한 날짜에 적고, 그날의 시각으로 시작하세요.',
    },
    en: {
      found: 'the work[[ of {day}]] begins at {from}',
      expected: 'a start from 00:00 to 23:59',
      fix: 'enter the work on the date on which it began.',
    },
  },
  'shift-end': {
    ko: {
      found: '[[{day} ]]근무가 {from}에 시작해 {to}에 끝납니다',
      expected: '시작보다 늦고 48:00를 넘지 않는 끝 시각',
      fix: '자정을 넘긴 근무는 끝 시각에 24시간을 더하세요(다음 날 06:00 → 30:00).',
    },
    en: {
      found: 'the work[[ of {day}]] begins at {from} and ends at {to}',
      expected: 'an end after the start and not after 48:00',
      fix: 'for work past midnight add 24 hours to the end (06:00 the next day → 30:00).',
    },
  },
  'shift-overlap': {
    ko: {
      found:
        '{day} {from}~{to} 근무가 {otherDay} {otherFrom}~{otherTo} 근무와 겹칩니다[[({otherLine}행)]][[({otherPath})]]',
      expected: '앞선 근무가 끝난 뒤에 시작하는 근무',
      fix: '두 근무의 날짜와 시각을 확인하고 겹치는 쪽을 고치세요.',
    },
    en: {
      found:
        'the work of {day} {from}–{to} overlaps that of {otherDay} {otherFrom}–{otherTo}[[ (line {otherLine})]][[ ({otherPath})]]',
      expected: 'work that begins after the earlier work has ended',
      fix: 'check both entries and correct the one that is wrong.',
    },
  },
  'break-end': {
    ko: {
      found: '[[{day} ]]휴게가 {from}에 시작해 {to}에 끝납니다',
      expected: '시작보다 늦은 끝 시각',
      fix: '휴게 시각을 고치세요. 자정을 넘긴 휴게는 24시간을 더해 적습니다.',
    },
    en: {
      found: 'a break[[ of {day}]] begins at {from} and ends at {to}',
      expected: 'an end after the start',
      fix: 'correct the break; for a break past midnight add 24 hours.',
    },
  },
  'break-outside': {
    ko: {
      found: '[[{day} ]]휴게 {from}~{to} 구간이 근무 시간을 벗어납니다',
      expected: '근무 시간 {shiftFrom}~{shiftTo} 안의 휴게',
      fix: '휴게나 근무의 시각을 고치세요.',
    },
    en: {
      found: 'the break {from}–{to}[[ of {day}]] is not within the work',
      expected: 'a break within {shiftFrom}–{shiftTo}',
      fix: 'correct the break or the work.',
    },
  },
  'break-overlap': {
    ko: {
      found: '[[{day} ]]휴게 {from}~{to} 구간이 휴게 {otherFrom}~{otherTo} 구간과 겹칩니다',
      expected: '서로 겹치지 않는 휴게',
      fix: '겹치는 휴게를 하나로 합치거나 시각을 고치세요.',
    },
    en: {
      found: 'the break {from}–{to}[[ of {day}]] overlaps the break {otherFrom}–{otherTo}',
      expected: 'breaks that do not overlap',
      fix: 'join the two breaks or correct their times.',
    },
  },
  'leave-end': {
    ko: {
      found: '{kind} 기간이 {from}에 시작해 {to}에 끝납니다',
      expected: '시작일과 같거나 늦은 종료일',
      fix: '시작일과 종료일을 고치세요.',
    },
    en: {
      found: 'the leave {kind} begins on {from} and ends on {to}',
      expected: 'an end on or after the start',
      fix: 'correct the two dates.',
    },
  },
  'leave-overlap': {
    ko: {
      found:
        '{kind} {from}~{to} 기간이 {otherKind} {otherFrom}~{otherTo} 기간과 겹칩니다[[({otherLine}행)]][[({otherPath})]]',
      expected: '서로 겹치지 않는 휴직 기간',
      fix: '앞선 휴직이 끝난 다음 날부터 시작하도록 고치세요.',
    },
    en: {
      found:
        'the leave {kind} {from}–{to} overlaps {otherKind} {otherFrom}–{otherTo}[[ (line {otherLine})]][[ ({otherPath})]]',
      expected: 'leaves that do not overlap',
      fix: 'let the later leave begin after the earlier one has ended.',
    },
  },
  'leave-outside-employment': {
    ko: {
      found: '{kind} {from}~{to} 기간이 재직 기간을 벗어납니다',
      expected: '재직 기간([[{hired}]]~[[{left}]]) 안의 휴직',
      fix: '휴직 기간이나 입사일·퇴사일을 고치세요.',
    },
    en: {
      found: 'the leave {kind} {from}–{to} is not within the employment',
      expected: 'a leave within the employment ([[{hired}]]–[[{left}]])',
      fix: 'correct the leave or the dates of hiring and leaving.',
    },
  },
  'leave-above-scheduled': {
    ko: {
      found: '{month}의 휴가와 결근이 {sum}일입니다({taken})',
      expected: '월소정근로일수 {scheduled}일 이하',
      fix: '휴가와 결근의 일수를 고치세요.',
    },
    en: {
      found: '{sum} days of leave and absence in {month} ({taken})',
      expected: 'not more than the month’s {scheduled} scheduled days (월소정근로일수)',
      fix: 'correct the days of leave and absence.',
    },
  },
  'absence-in-leave': {
    ko: {
      found: '{leave}일 {day}에 이미 {kind} 중입니다({from}~{to})',
      expected: '휴직 기간 밖의 {leave}일',
      fix: '{leave}일이나 휴직 기간을 고치세요.',
    },
    en: {
      found: 'the day of {leave}, {day}, lies in the leave {kind} ({from}–{to})',
      expected: 'a day outside every leave',
      fix: 'correct the day or the leave.',
    },
  },
  'absence-above-month': {
    ko: {
      found:
        '{month}의 휴직 {leave}일과 결근 {absence}일[[과 재직하지 않은 {unemployed}일]]을 더하면 {sum}일입니다',
      expected: '역일수 {days}일 이하',
      fix: '휴직 기간이나 결근일수를 고치세요.',
    },
    en: {
      found:
        '{leave} days of leave and {absence} of absence[[ and {unemployed} not employed]] in {month} make {sum} days',
      expected: 'not more than the month’s {days} days',
      fix: 'correct the leave or the days of absence.',
    },
  },
  'leave-date': {
    ko: {
      found: '{kind} 날짜 {day}({weekday})에는 {month}의 소정근로가 없습니다',
      expected: '{month}의 소정근로일',
      fix: '{kind} 날짜를 고치세요.',
    },
    en: {
      found: 'the date {day} of {kind} is no scheduled day of {month}',
      expected: 'a scheduled day (소정근로일) of {month}',
      fix: 'correct the date.',
    },
  },
  'leave-date-twice': {
    ko: {
      found: '{day}의 휴가·결근을 더하면 {sum}일입니다',
      expected: '하루에 1일 이하',
      fix: '같은 날짜를 한 번만 적으세요.',
    },
    en: {
      found: 'the leave on {day} adds up to {sum} days',
      expected: 'at most 1 day on a date',
      fix: 'enter the date once.',
    },
  },
  'leave-count': {
    ko: {
      found: '{kind} {days}일에 날짜가 {dates}개 적혀 있습니다',
      expected: '날짜마다 1일(마지막 날짜는 하루가 안 되어도 됨)',
      fix: '일수와 날짜의 수를 맞추거나 날짜를 비우세요.',
    },
    en: {
      found: '{kind} has {days} days and {dates} dates',
      expected: 'one day a date (the last may be a part of one)',
      fix: 'let the days and the dates agree, or leave the dates out.',
    },
  },
  'hired-after-left': {
    ko: {
      found: '입사일({hired})보다 퇴사일({left})이 이릅니다',
      expected: '입사일과 같거나 늦은 퇴사일',
      fix: '입사일과 퇴사일을 고치세요.',
    },
    en: {
      found: 'the last day employed, {left}, is before the day of hiring, {hired}',
      expected: 'a last day on or after the day of hiring',
      fix: 'correct the two dates.',
    },
  },
  'swap-holiday': {
    ko: {
      found: '휴일대체의 휴일 {holiday}: 바꿀 수 있는 휴일이 아닙니다',
      expected: '공휴일이나 주휴일. 근로자의 날처럼 법이 바로 그날로 정한 휴일은 바꿀 수 없음',
      fix: '휴일의 날짜를 고치거나 휴일대체에서 지우세요.',
    },
    en: {
      found: '{holiday} under 휴일대체 is no holiday that can change places',
      expected:
        'a public holiday or the weekly rest day; not one that the law sets for that very day, such as 근로자의 날',
      fix: 'correct the date of the holiday, or leave it out.',
    },
  },
  'swap-substitute': {
    ko: {
      found: '{holiday} 대신 쉬는 날 {substitute}: 소정근로일이 아닙니다',
      expected: '일하기로 한 날',
      fix: '휴일이나 휴무일이 아닌 날을 대체에 적으세요.',
    },
    en: {
      found: '{substitute}, the day off in place of {holiday}, is no scheduled workday',
      expected: 'a day on which work is scheduled',
      fix: 'give a day that is neither a holiday nor an off day.',
    },
  },
  'swap-outside-employment': {
    ko: {
      found: '휴일대체 {holiday} → {substitute}: 두 날이 모두 재직한 날은 아닙니다',
      expected: '두 날 모두 재직한 날',
      fix: '날짜나 입사일·퇴사일을 고치세요.',
    },
    en: {
      found: 'the days {holiday} and {substitute} of 휴일대체 do not both lie within the employment',
      expected: 'two days employed',
      fix: 'correct the dates, or the first or last day employed.',
    },
  },
  'swap-twice': {
    ko: {
      found: '휴일대체 {holiday} → {substitute}에 앞에 적은 날이 다시 있습니다',
      expected: '날마다 한 번',
      fix: '두 번 적은 날을 하나만 남기세요.',
    },
    en: {
      found: '휴일대체 {holiday} → {substitute} has a day that was given before',
      expected: 'each day once',
      fix: 'keep one of them.',
    },
  },
} satisfies Record<string, CatalogEntry>;
