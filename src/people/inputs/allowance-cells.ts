import type { Problems } from '../../problem/problem.ts';
import type { Ordinary } from '../../rules/model.ts';
import { askedAt, takeNumber, takeYesNo } from '../cells/problems.ts';
import type { PlacedText } from './shift.ts';

/** Whether an allowance is ordinary wage: yes, no, or 재직조건. */
export function takeOrdinary(given: PlacedText, problems: Problems): Ordinary | undefined {
  if (given.text.normalize('NFC').trim() === '재직조건') return '재직조건';
  return takeYesNo(given.text, askedAt(given, '통상임금'), problems);
}

/** The same as inputs write it. */
export const ordinaryText = (ordinary: Ordinary): string =>
  ordinary === true ? '예' : ordinary === false ? '아니오' : ordinary;

/** An amount in whole won, 0 to a billion. */
export function takeAmount(text: PlacedText, problems: Problems, term = '금액'): number | undefined {
  const asked = askedAt(text, term);
  const amount = takeNumber(text.text, '원', asked, problems);
  if (amount === undefined) return undefined;
  const values = { text: text.text, min: '0원', max: '1,000,000,000원', step: '1원' };
  const code =
    amount.n < 0n
      ? 'below-minimum'
      : amount.n > 1_000_000_000n * amount.d
        ? 'above-maximum'
        : amount.d !== 1n
          ? 'not-on-grain'
          : undefined;
  if (code === undefined) return Number(amount.n);
  problems.add(code, { term, at: text.at, values });
  return undefined;
}
