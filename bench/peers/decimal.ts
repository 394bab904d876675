import { Decimal } from 'decimal.js';
import type { Pair, Peer, Row } from './peer.ts';

/** Twenty-eight digits, half up: what a payroll written with decimals would set. */
const D = Decimal.clone({ precision: 28, rounding: Decimal.ROUND_HALF_UP });

/** decimal.js in the order a rule book reads: the hourly rate first, then its multiples. */
export function decimalPeer(): Peer {
  return { name: 'decimal.js, in rule-book order', batch: 100, gross: (rows) => rows.map(gross) };
}

const gross = (row: Row): Pair => {
  const base6 = new D(11_436).times(hours6).div(1_000).ceil().times(1_000);
  const current = scheme(row, new D(row.base), new D(209), [
    row.over8,
    row.night8,
    row.holiday8,
    row.holidayOver8,
  ]);
  const reform = scheme(row, base6, hours6, [row.over6, row.night6, row.holiday6, row.holidayOver6]);
  const sick8 =
    row.sick1 + row.sick2 === 0 ? 0 : won(new D(row.base).times(row.sick1 + row.sick2).div(row.days));
  const weighted = new D(row.sick1).times('0.7').plus(new D(row.sick2).times('0.5'));
  const sick6 = won(base6.plus(row.fixed).times(weighted).div(row.days));
  return [current.plus(sick8).toNumber(), reform.plus(sick6).plus(bonus(row)).toNumber()];
};

const hours6 = new D(36).times(365).div(7).div(12);
const won = (amount: Decimal): Decimal => amount.toDecimalPlaces(0);

function scheme(
  row: Row,
  base: Decimal,
  hours: Decimal,
  minutes: readonly [number, number, number, number],
): Decimal {
  const [over, night, holiday, holidayOver] = minutes;
  const hourly = base.plus(row.fixed).div(hours);
  const part = (days: number): Decimal => won(base.times(days).div(row.days));
  return base
    .minus(part(row.sick))
    .minus(part(row.unemployed))
    .minus(part(row.absent))
    .plus(won(hourly.times('1.5').times(over).div(60)))
    .plus(won(hourly.times('0.5').times(night).div(60)))
    .plus(won(hourly.times(new D('1.5').times(holiday).plus(new D(2).times(holidayOver))).div(60)))
    .plus(row.fixed)
    .plus(row.other);
}

function bonus(row: Row): Decimal {
  const target = Decimal.max(0, new D(row.workdays).minus(row.annual).minus(row.official)).times(2);
  const meetsA = target.gt(0) && new D(row.services).gte(target.times('0.85'));
  const meetsB = meetsA && row.services > 0 && new D(row.proactive).gte(new D(row.services).times('0.2'));
  return new D(meetsA ? 150_000 : 0).plus(meetsB ? 50_000 : 0);
}
