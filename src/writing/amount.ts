import { fixedDigits } from '../formula/digits.ts';
import { groupDigits } from '../formula/display.ts';
import { ratio } from '../formula/ratio.ts';

/** Won with thousands grouped: 2,390,124. */
export const won = (amount: number): string => groupDigits(String(amount)).replace('-', '−');

/** A change with its direction as a sign a person sees without colour: ▲ 119,377, ▼ 401,124, 0. */
export const change = (amount: number): string => signed(amount, groupDigits(String(Math.abs(amount))));

const signed = (amount: number, text: string): string =>
  amount === 0 ? text : `${amount > 0 ? '▲' : '▼'} ${text}`;

/** A change as a share of what was, to a hundredth of a per cent, half up: ▲ 0.45%. A share of nothing is none. */
export function shareChange(amount: number, before: number): string {
  if (before === 0) return '—';
  const share = ratio(BigInt(Math.abs(amount)) * 100n, BigInt(before));
  return signed(amount, `${groupDigits(fixedDigits(share, 2))}%`);
}
