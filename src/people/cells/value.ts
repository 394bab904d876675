import type { Day } from '../../calendar/date.ts';
import type { Ratio } from '../../formula/ratio.ts';

/** What reading one text gives: the value, or why there is none. */
export type Reading<Value, Fault extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: Fault };

export const read = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});
export const fault = <Fault extends string>(why: Fault): { readonly ok: false; readonly why: Fault } => ({
  ok: false,
  why,
});

/** A fact's value by its unit: numbers, 여부, 선택, 날짜, 시각 (minutes since midnight, 0 to 2,880). */
export type FactValue = Ratio | boolean | string | { readonly day: Day } | { readonly minutes: number };
