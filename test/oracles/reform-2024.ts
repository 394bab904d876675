/**
 * The pay lines of the 2024 reform, computed a second time straight from the document's rules
 * (facts/wage-reform-2024.md: who and when, pay lines), by schemes of its own and without the engine: no rule
 * file is read here, and nothing of src is imported.
 */
import { type Fraction, order, over, plus, times, wholeBelow } from './fraction.ts';

export interface Minutes {
  readonly 연장: number;
  readonly 야간: number;
  readonly 휴일: number;
  readonly 휴일연장: number;
}

/** What is known of one person and month; days may be halves, so leave is counted in half days. */
export interface Facts {
  /** YYYY-MM. */
  readonly 귀속월: string;
  readonly 직종: string;
  readonly 근무형태: string;
  readonly 소속유형: string;
  /** The roster's; absent: the living wage's. */
  readonly 기본급?: number;
  readonly 생활임금시급: number;
  readonly 통상고정수당: number;
  readonly 기타고정수당: number;
  readonly 역일수: number;
  /** The scheduled days the target is counted from. */
  readonly 목표기준일수: number;
  readonly 연차반일: number;
  readonly 공가반일: number;
  readonly 결근반일: number;
  readonly 미재직일수: number;
  readonly 휴직1년차일수: number;
  readonly 휴직2년차일수: number;
  /** After the second year. */
  readonly 휴직초과일수: number;
  readonly 제공건수: number;
  readonly 적극개입건수: number;
  readonly 분류시간: { readonly 현행: Minutes; readonly 개편안: Minutes };
}

export const lineNames = [
  '기본급',
  '연장수당',
  '야간수당',
  '휴일수당',
  '질병휴직급여',
  '협력성과급A',
  '협력성과급B',
] as const;
export type Lines = Readonly<Record<(typeof lineNames)[number], number>>;

export interface Pay {
  readonly 적용: boolean;
  readonly 미적용사유: readonly string[];
  readonly 월기본급: number;
  readonly 월목표건수: Fraction;
  readonly 항목: Lines;
  /** The lines and the fixed allowances. */
  readonly 지급총액: number;
}

const f = (n: number | bigint, d: number | bigint = 1): Fraction => [BigInt(n), BigInt(d)];
const product = (...all: readonly Fraction[]): Fraction => all.reduce(times);
/** Half up, to the won. */
const won = (value: Fraction): number => Number(wholeBelow(plus(value, [1n, 2n])));
/** Up to a multiple of `step`. */
const up = (value: Fraction, step: number): number =>
  -step * Number(wholeBelow(over(times(value, f(-1)), f(step))));

const hours = { 현행: f(209), 개편안: f(1095, 7) };

export function pay(facts: Facts, scheme: '현행' | '개편안'): Pay {
  const missed = scheme === '현행' ? [] : reasons(facts);
  if (missed.length > 0) return { ...pay(facts, '현행'), 적용: false, 미적용사유: missed };

  const livingWage = times(f(facts.생활임금시급), hours[scheme]);
  const base = scheme === '현행' ? (facts.기본급 ?? up(livingWage, 1)) : up(livingWage, 1000);
  const ordinary = base + facts.통상고정수당;
  const hourly = over(f(ordinary), hours[scheme]);
  const ofMonth = (amount: number, days: Fraction): number =>
    won(product(f(amount), days, f(1, facts.역일수)));

  const leave = facts.휴직1년차일수 + facts.휴직2년차일수 + facts.휴직초과일수;
  const taken =
    ofMonth(base, f(leave)) + ofMonth(base, f(facts.미재직일수)) + ofMonth(base, f(facts.결근반일, 2));
  const { 연장, 야간, 휴일, 휴일연장 } = facts.분류시간[scheme];
  const [year1, year2] = [f(facts.휴직1년차일수), f(facts.휴직2년차일수)];
  const target = targetOf(facts);
  const bonus = scheme === '개편안' ? bonuses(facts, target) : { 협력성과급A: 0, 협력성과급B: 0 };
  const 항목: Lines = {
    기본급: base - taken,
    연장수당: won(product(hourly, f(3, 2), f(연장, 60))),
    야간수당: won(product(hourly, f(1, 2), f(야간, 60))),
    휴일수당: won(product(hourly, plus(times(f(3, 2), f(휴일)), times(f(2), f(휴일연장))), f(1, 60))),
    질병휴직급여:
      scheme === '현행'
        ? ofMonth(base, plus(year1, year2))
        : ofMonth(ordinary, plus(times(f(7, 10), year1), times(f(1, 2), year2))),
    ...bonus,
  };
  const sum = Object.values(항목).reduce((total, line) => total + line, 0);
  return {
    적용: true,
    미적용사유: [],
    월기본급: base,
    월목표건수: target,
    항목,
    지급총액: sum + facts.통상고정수당 + facts.기타고정수당,
  };
}

function reasons(facts: Facts): string[] {
  const conditions: readonly [string, boolean][] = [
    ['직종', facts.직종 === '요양보호사'],
    ['근무형태', facts.근무형태 === '전일제'],
    ['소속유형', facts.소속유형 === '모두돌봄센터'],
    ['시행일', facts.귀속월 >= '2024-03'],
  ];
  return conditions.flatMap(([name, holds]) => (holds ? [] : [name]));
}

/** (월소정근로일수 − 연차일수 − 공가일수) × 2, not below 0: half days count one each. */
function targetOf(facts: Facts): Fraction {
  return f(Math.max(0, 2 * facts.목표기준일수 - facts.연차반일 - facts.공가반일));
}

function bonuses(
  { 제공건수, 적극개입건수 }: Facts,
  target: Fraction,
): { 협력성과급A: number; 협력성과급B: number } {
  const a = order(target, f(0)) > 0 && order(f(제공건수), times(f(85, 100), target)) >= 0;
  const b = a && 제공건수 > 0 && order(f(적극개입건수), f(제공건수 * 20, 100)) >= 0;
  return { 협력성과급A: a ? 150_000 : 0, 협력성과급B: b ? 50_000 : 0 };
}
