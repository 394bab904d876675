import { describe, expect, test } from 'vitest';
import { Exact, wrongRows } from '../../bench/exact.ts';
import { grossColumns, handGross } from '../../bench/hand/gross.ts';
import { handNet, netColumns, netLines } from '../../bench/hand/net.ts';
import { readTaxTable } from '../../bench/hand/tax-table.ts';
import { hardRows, ordinaryRows, type Rows, type Scheme } from '../../bench/rows.ts';

/** The benchmark's yardstick must be right, or its ratios say nothing. */
const workloads: [string, Rows][] = [
  ['2,000 ordinary rows', ordinaryRows(2_000, 1)],
  ['1,000 rows on an edge of rounding', hardRows()],
];

describe.each(workloads)('%s', (_, rows) => {
  test('gross pay written by hand is the exact reading’s', () => {
    const out = grossColumns(rows.count);
    handGross(rows, out, 0, rows.count);
    const exact = new Exact(['지급총액']);
    expect(wrongRows([out.current], exact.columns(rows, '현행'))).toBe(0);
    expect(wrongRows([out.reform], exact.columns(rows, '개편안'))).toBe(0);
  });

  test('gross to net written by hand is the exact reading’s', () => {
    const out = netColumns(rows.count);
    handNet(rows, readTaxTable(), out, 0, rows.count);
    const exact = new Exact(netLines);
    expect(wrongRows(out.current, exact.columns(rows, '현행'))).toBe(0);
    expect(wrongRows(out.reform, exact.columns(rows, '개편안'))).toBe(0);
  });
});

test('hard rows stand on an edge: both overtime pays end in half a won, the night pay of 현행 is whole', () => {
  const rows = hardRows();
  const exact = new Exact(['통상시급']);
  /** Twice 통상시급 × rate × 분 ÷ 60, the rate in halves: a whole number of half won, or −1. */
  const halves = (i: number, scheme: Scheme, rate: bigint, minutes: number | undefined): bigint => {
    const { n, d } = exact.evaluation(rows, i, scheme).ratio('통상시급');
    const [twice, by] = [n * rate * BigInt(minutes ?? 0), 60n * d];
    return twice % by === 0n ? twice / by : -1n;
  };
  for (let i = 0; i < rows.count; i++) {
    expect(halves(i, '현행', 3n, rows.over8[i]) % 2n).toBe(1n);
    expect(halves(i, '개편안', 3n, rows.over6[i]) % 2n).toBe(1n);
    expect(halves(i, '현행', 1n, rows.night8[i]) % 2n).toBe(0n);
    expect(((rows.base[i] ?? 0) + (rows.fixed[i] ?? 0)) % 209).not.toBe(0);
  }
});
