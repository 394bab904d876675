import type { Lang } from '../../../problem/text.ts';
import type { ConditionState } from '../../../readings/solve/segments.ts';
import type { EventKind } from '../../../readings/solve/why.ts';

/** The words of what was solved for, in both languages. */
export const solveWords = {
  ko: {
    range: '{name} {from} ~ {to} ({step} 간격, 지금 {now})',
    condition: '조건: {text}',
    values: '값',
    stands: '조건',
    edges: '바뀌는 곳과 까닭',
    turns: '{before} → {after}: {state}',
    never: '이 범위의 어떤 값에서도 조건이 성립하지 않습니다.',
    always: '이 범위의 모든 값에서 조건이 성립합니다.',
    noFigure: '값이 없음',
    notGiven: '적지 않음',
    next: '{month} {scheme}: 무엇을 바꾸면 지급 항목이 움직입니까',
    more: '늘리면',
    less: '줄이면',
    change: '{name} {by} {way} ({now} → {to})',
    nothing: '움직이는 것이 없습니다.',
    unknown: '모르는 입력: {list}',
    figure: '금액',
    from: '가장 적게',
    to: '가장 많이',
    sure: '확실함',
    reached: '꼭 맞음',
    proved: '이 밖은 아님',
    question: '물어볼 것',
    average: '평균 좁아짐(원)',
    least: '적어도(원)',
    most: '많으면(원)',
    ask: '먼저 물어볼 것: {question} 답하면 {figure}의 폭이 평균 {average}원 좁아집니다.',
    known: '모르는 입력이 없습니다.',
  },
  en: {
    range: '{name} from {from} to {to} (in steps of {step}, now {now})',
    condition: 'condition: {text}',
    values: 'values',
    stands: 'condition',
    edges: 'where it turns, and why',
    turns: '{before} → {after}: {state}',
    never: 'The condition holds at no value of this range.',
    always: 'The condition holds at every value of this range.',
    noFigure: 'no figure',
    notGiven: 'not given',
    next: '{month} {scheme}: what moves a pay line',
    more: 'more',
    less: 'less',
    change: '{name} {by} {way} ({now} → {to})',
    nothing: 'Nothing moves.',
    unknown: 'unknown inputs: {list}',
    figure: 'figure',
    from: 'least',
    to: 'most',
    sure: 'sure',
    reached: 'reached',
    proved: 'never outside',
    question: 'question',
    average: 'narrows on average (won)',
    least: 'at least (won)',
    most: 'at most (won)',
    ask: 'Ask first: {question} The answer narrows {figure} by {average} won on average.',
    known: 'No input is unknown.',
  },
} as const;

export const stateWords: Readonly<Record<Lang, Readonly<Record<ConditionState, string>>>> = {
  ko: { holds: '성립', fails: '성립하지 않음', none: '계산할 수 없음' },
  en: { holds: 'holds', fails: 'fails', none: 'no figure' },
};

export const kindWords: Readonly<Record<Lang, Readonly<Record<EventKind | 'growth', string>>>> = {
  ko: { threshold: '문턱', bracket: '구간', limit: '상하한', rounding: '끝수', growth: '증감' },
  en: { threshold: 'threshold', bracket: 'bracket', limit: 'limit', rounding: 'rounding', growth: 'growth' },
};

export const solveWord = (
  lang: Lang,
  key: keyof (typeof solveWords)['ko'],
  values: Readonly<Record<string, string>> = {},
): string => solveWords[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
