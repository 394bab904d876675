import type { Rows } from '../rows.ts';

/**
 * The yardstick: gross pay under both schemes as somebody would write it for this one case and no other. Whole
 * numbers in typed arrays, one fused loop, every constant worked into the divisors: the hourly rate is never
 * formed, for 통상시급 × 1.5 × 분 ÷ 60 is 통상임금 × 분 ÷ 8,360 at 209 hours and 통상임금 × 7 × 분 ÷ 43,800 at
 * 1095/7. `Math.floor(a / b)` is exact here, for |a| + b stays below 2^53 over the facts' whole ranges.
 */
export interface Gross {
  readonly current: Int32Array;
  readonly reform: Int32Array;
}

export const grossColumns = (count: number): Gross => ({
  current: new Int32Array(count),
  reform: new Int32Array(count),
});

export function handGross(rows: Rows, out: Gross, from: number, to: number): void {
  const { base, fixed, other, over8, night8, holiday8, holidayOver8 } = rows;
  const { over6, night6, holiday6, holidayOver6, services, proactive } = rows;
  const { annual, official, absent, workdays, days, unemployed, sick, sick1, sick2 } = rows;
  const { current, reform } = out;
  for (let i = from; i < to; i++) {
    const pay = base[i] as number;
    const ordinary = pay + (fixed[i] as number);
    const ordinary6 = 7 * (1_789_000 + (fixed[i] as number));
    const allowances = (fixed[i] as number) + (other[i] as number);
    const month = days[i] as number;
    const twice = 2 * month;

    const [ill, away, off] = [sick[i] as number, unemployed[i] as number, absent[i] as number];
    const [year1, year2] = [sick1[i] as number, sick2[i] as number];
    const taken8 =
      Math.floor((2 * pay * ill + month) / twice) +
      Math.floor((2 * pay * away + month) / twice) +
      Math.floor((pay * off + month) / twice);
    const taken6 =
      Math.floor((3_578_000 * ill + month) / twice) +
      Math.floor((3_578_000 * away + month) / twice) +
      Math.floor((1_789_000 * off + month) / twice);
    const sickPay8 = Math.floor((2 * pay * (year1 + year2) + month) / twice);
    const sickPay6 = Math.floor(
      ((1_789_000 + (fixed[i] as number)) * (7 * year1 + 5 * year2) + 5 * month) / (10 * month),
    );

    const premium8 =
      Math.floor((ordinary * (over8[i] as number) + 4_180) / 8_360) +
      Math.floor((ordinary * (night8[i] as number) + 12_540) / 25_080) +
      Math.floor(
        (ordinary * (3 * (holiday8[i] as number) + 4 * (holidayOver8[i] as number)) + 12_540) / 25_080,
      );
    const premium6 =
      Math.floor((ordinary6 * (over6[i] as number) + 21_900) / 43_800) +
      Math.floor((ordinary6 * (night6[i] as number) + 65_700) / 131_400) +
      Math.floor(
        (ordinary6 * (3 * (holiday6[i] as number) + 4 * (holidayOver6[i] as number)) + 65_700) / 131_400,
      );

    // Leave is counted in half days, and two services a day are the target.
    const target = 2 * (workdays[i] as number) - (annual[i] as number) - (official[i] as number);
    const delivered = services[i] as number;
    const meetsA = target > 0 && 20 * delivered >= 17 * target;
    const meetsB = meetsA && delivered > 0 && 5 * (proactive[i] as number) >= delivered;
    const bonus = meetsB ? 200_000 : meetsA ? 150_000 : 0;

    current[i] = pay - taken8 + premium8 + sickPay8 + allowances;
    reform[i] = 1_789_000 - taken6 + premium6 + sickPay6 + bonus + allowances;
  }
}
