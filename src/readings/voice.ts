import type { RoundingMode } from '../formula/ratio.ts';
import type { DatePart } from '../formula/tree.ts';
import type { Lang } from '../problem/text.ts';

/** How what is made of others is written. */
export interface Signs {
  sign(op: string): string;
  in(item: string, list: string): string;
  abs(arg: string): string;
  extreme(fn: 'max' | 'min', args: string): string;
  mod(left: string, right: string): string;
  rounding(mode: RoundingMode, arg: string, step: string): string;
}

/** How a language says a formula. */
export interface Voice extends Signs {
  given(name: string, isGiven: boolean): string;
  holds(taken: boolean): string;
  earlier(name: string, months: number): string;
  later(date: string, count: string, back: boolean): string;
  elapsed(fn: 'fullYears' | 'fullMonths', from: string, to: string): string;
  firstOfMonth(date: string): string;
  datePart(fn: DatePart, date: string): string;
  /** Of nobody in particular: what stands where the first is absent. */
  otherwise(value: string, fallback: string): string;
  absent(value: string): string;
  denied(what: string): string;
  inCase(test: string, then: string): string;
  otherCase(otherwise: string): string;
  yearToDate(name: string, unrecorded: string | undefined): string;
  /** Without what is summed, how many there are. */
  overList(name: string, which: string | undefined, summed: string | undefined): string;
}

const signs: Readonly<Record<string, string>> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
};

/** An operator as print sets it. */
export const sign = (op: string): string => signs[op] ?? op;

/** As formulas are, to be read as one again. */
export const asWritten: Signs = {
  sign,
  in: (item, list) => `${item} in ${list}`,
  abs: (arg) => `abs(${arg})`,
  extreme: (fn, args) => `${fn}(${args})`,
  mod: (left, right) => `mod(${left}, ${right})`,
  rounding: (mode, arg, step) => `${mode}(${arg}, ${step})`,
};

const roundings: Readonly<Record<Lang, Readonly<Record<RoundingMode, string>>>> = {
  ko: {
    floor: '버림',
    ceil: '올림',
    round: '반올림',
    roundEven: '짝수 쪽 반올림',
    trunc: '0 쪽으로 버림',
  },
  en: {
    floor: 'rounded down',
    ceil: 'rounded up',
    round: 'rounded half up',
    roundEven: 'rounded half to even',
    trunc: 'rounded toward 0',
  },
};

const dateParts: Readonly<Record<DatePart, string>> = {
  year: '해',
  month: '달',
  day: '날',
  weekday: '요일',
};

const korean: Voice = {
  sign: (op) => (op === 'and' ? '그리고' : op === 'or' ? '또는' : sign(op)),
  in: (item, list) => `${item}: ${list} 가운데 하나`,
  abs: (arg) => `(${arg})의 절댓값`,
  mod: (left, right) => `((${left}) ÷ (${right}))의 나머지`,
  extreme: (fn, args) => `(${args}) 가운데 ${fn === 'max' ? '큰' : '작은'} 값`,
  rounding: (mode, arg, step) => `(${arg})을 ${step} 단위로 ${roundings.ko[mode]}`,
  given: (name, isGiven) => `${name} ${isGiven ? '입력됨' : '입력 안 됨'}`,
  holds: (taken) => (taken ? '맞음' : '아님'),
  earlier: (name, months) => `${name}(${months}개월 전)`,
  later: (date, count, back) => `${date}의 ${count} ${back ? '앞' : '뒤'}`,
  elapsed: (fn, from, to) => `${from}부터 ${to}까지 채운 ${fn === 'fullYears' ? '해' : '달'}`,
  firstOfMonth: (date) => `${date}이 든 달의 첫날`,
  datePart: (fn, date) => `${date}의 ${dateParts[fn]}`,
  otherwise: (value, fallback) => `${value}(없으면 ${fallback})`,
  absent: (value) => `${value} 없음`,
  denied: (what) => `${what} 아님`,
  inCase: (test, then) => `${test}이면 ${then}`,
  otherCase: (otherwise) => `아니면 ${otherwise}`,
  yearToDate: (name, unrecorded) =>
    `올해 앞선 달의 ${name} 합${unrecorded === undefined ? '' : `(기록이 없는 달은 ${unrecorded})`}`,
  overList: (name, which, summed) =>
    `${name}${which === undefined ? '' : ` 가운데 [${which}]`}의 ${summed === undefined ? '수' : `${summed} 합`}`,
};

const english: Voice = {
  sign,
  in: (item, list) => `${item} is one of ${list}`,
  abs: (arg) => `absolute value of (${arg})`,
  mod: (left, right) => `remainder of ((${left}) ÷ (${right}))`,
  extreme: (fn, args) => `the ${fn === 'max' ? 'largest' : 'smallest'} of (${args})`,
  rounding: (mode, arg, step) => `(${arg}) ${roundings.en[mode]} to ${step}`,
  given: (name, isGiven) => `${name} is ${isGiven ? '' : 'not '}given`,
  holds: (taken) => (taken ? 'holds' : 'fails'),
  earlier: (name, months) => `${name} (${months} ${months === 1 ? 'month' : 'months'} before)`,
  later: (date, count, back) => `${count} ${back ? 'before' : 'after'} ${date}`,
  elapsed: (fn, from, to) => `full ${fn === 'fullYears' ? 'years' : 'months'} from ${from} to ${to}`,
  firstOfMonth: (date) => `first day of the month of ${date}`,
  datePart: (fn, date) => `${fn} of ${date}`,
  otherwise: (value, fallback) => `${value} (${fallback} where absent)`,
  absent: (value) => `${value} absent`,
  denied: (what) => `not ${what}`,
  inCase: (test, then) => `if ${test} then ${then}`,
  otherCase: (otherwise) => `else ${otherwise}`,
  yearToDate: (name, unrecorded) =>
    `sum of ${name} over the earlier months of the year${unrecorded === undefined ? '' : ` (${unrecorded} for a month without a record)`}`,
  overList: (name, which, summed) =>
    `${summed === undefined ? 'number' : `sum of ${summed}`} of ${name}${which === undefined ? '' : ` where [${which}]`}`,
};

export const voices: Readonly<Record<Lang, Voice>> = { ko: korean, en: english };
