import type { Identity } from '../../people/types.ts';
import type { AccountColumns } from '../../rules/ledger/model.ts';

/** 이체: what is sent to whom, or why nothing is. */
export type Transfer =
  | { readonly kind: 'sent'; readonly bank: string; readonly number: string; readonly holder: string }
  | { readonly kind: 'left'; readonly why: string };

/**
 * Where somebody's pay is sent. Wages go to the person (근로기준법 제43조 제1항): where the roster names no holder it is the
 * person's own account. Nothing else is guessed.
 */
export function transferOf(
  { name, account }: Identity,
  amount: number,
  columns: AccountColumns | undefined,
): Transfer {
  if (amount <= 0) return left('보낼 금액이 없음');
  if (columns === undefined) return left('규칙에 계좌의 열이 없음');
  const { bank = '', number = '' } = account ?? {};
  const holder = account?.holder === undefined || account.holder === '' ? (name ?? '') : account.holder;
  const blank = [
    [columns.bank.name, bank],
    [columns.number.name, number],
    [columns.holder.name, holder],
  ].flatMap(([column = '', text = '']) => (text === '' ? [column] : []));
  if (blank.length > 0) return left(`${blank.join(', ')} 없음`);
  // A spreadsheet that took the number for a figure has lost its digits: 1.10235E+11.
  if (!/^\d[\d\s-]{4,}\d$/.test(number)) return left(`${columns.number.name}가 숫자와 줄표가 아님`);
  return { kind: 'sent', bank, number, holder };
}

const left = (why: string): Transfer => ({ kind: 'left', why });
