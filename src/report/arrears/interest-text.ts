import { isoDay, isoMonth } from '../../calendar/date.ts';
import { number } from '../../formula/display.ts';
import type { Ratio } from '../../formula/ratio.ts';
import type { ClaimInterest } from '../../run/arrears/interest.ts';
import type { Arrears, ArrearsInterest } from '../../run/arrears/work-arrears.ts';
import { won } from '../../writing/amount.ts';
import { right, table, wrap } from '../../writing/table.ts';
import type { ArrearsWord } from './words.ts';

type Say = (name: ArrearsWord, values?: Readonly<Record<string, string>>) => string;

/** A rate a year: 20%. */
export const rateText = ({ n, d }: Ratio): string => `${number({ n: n * 100n, d })}%`;

/** What arrears bear of interest, by claim, of the people that are shown; where nobody asked, how to ask. */
export function interestText(
  { interest }: Arrears,
  shown: ReadonlySet<string>,
  say: Say,
  columns: number,
): string[] {
  if (interest === undefined) return [wrap(say('interestUnasked'), columns)];
  const { claims, paid, total } = interest;
  if (claims.length === 0) return [say('interestNone')];
  const values = { since: sinceText(interest, say), paid: isoDay(paid), total: won(total) };
  const rows = claims
    .filter(({ id }) => shown.has(id))
    .map(({ id, claim, interest: own }) => [
      id,
      claim.kind === 'wages' ? isoMonth(claim.month) : say('leavingMonth', { month: isoMonth(claim.month) }),
      isoDay(own.due),
      won(claim.difference),
      daysText(own, say),
      won(own.amount),
    ]);
  const heads = (['employee', 'month', 'payday'] as const).map((key) => ({ head: say(key) }));
  return [
    wrap(say('interest', values), columns),
    table([...heads, right(say('base')), { head: say('days') }, right(say('interestAmount'))], rows, columns),
  ];
}

const sinceText = ({ since }: ArrearsInterest, say: Say): string =>
  since === 'payday' ? say('sincePayday') : say('sinceAgreed', { day: isoDay(since.agreed) });

const daysText = ({ parts }: ClaimInterest, say: Say): string =>
  parts.map(({ days, rate }) => say('daysAt', { days: won(days), rate: rateText(rate) })).join(' + ');
