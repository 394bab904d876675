import { isWhole } from '../../formula/ratio.ts';
import { readNumber } from '../../people/cells/number.ts';
import { wonText } from '../../report/payslip/figure.ts';

/** Digits that were typed, with their commas; anything else stays as it is. */
export function groupTypedDigits(text: string): string {
  const digits = text.replace(/,/g, '');
  return /^\d{4,15}$/.test(digits) ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : text;
}

/** Puts commas into a control while somebody types, the caret staying behind the digit it stood behind. */
export function groupTyped(control: HTMLInputElement): string {
  const caret = control.selectionStart ?? control.value.length;
  const behind = control.value.slice(0, caret).replace(/,/g, '').length;
  const plain = control.value.replace(/,/g, '');
  const text = /^\d{1,15}$/.test(plain) ? groupTypedDigits(plain) : control.value;
  if (text !== control.value) {
    control.value = text;
    let at = 0;
    for (let seen = 0; seen < behind && at < text.length; at++) if (text[at] !== ',') seen++;
    control.setSelectionRange(at, at);
  }
  return text;
}

/** An amount as it is said: 239만 124원; nothing for what is no amount. */
export function manwon(text: string): string | undefined {
  const amount = typedWon(text);
  return amount !== undefined && amount >= 10_000 ? wonText(amount, 'speech') : undefined;
}

/** Whole won, 0 or more; undefined for anything else. */
export function typedWon(text: string): number | undefined {
  const reading = readNumber(text, '원');
  if (!reading.ok || !isWhole(reading.value) || reading.value.n < 0n) return undefined;
  const amount = Number(reading.value.n);
  return Number.isSafeInteger(amount) ? amount : undefined;
}
