import { grouped } from '../formula/display.ts';

/** Won with thousands grouped: 2,390,124. */
export const won = (amount: number): string => grouped(String(amount)).replace('-', '−');

/** A change with its direction as a sign a person sees without colour: ▲ 119,377, ▼ 401,124, 0. */
export const change = (amount: number): string =>
  amount === 0 ? '0' : `${amount > 0 ? '▲' : '▼'} ${grouped(String(Math.abs(amount)))}`;
