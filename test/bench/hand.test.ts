import { describe, expect, test } from 'vitest';
import { Exact, wrongRows } from '../../bench/exact.ts';
import { grossColumns, handGross } from '../../bench/hand/gross.ts';
import { handNet, netColumns, netLines } from '../../bench/hand/net.ts';
import { readTaxTable } from '../../bench/hand/tax-table.ts';
import { hardRows, ordinaryRows, type Rows } from '../../bench/rows.ts';

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

test('hard rows stand on an edge: overtime pay of one scheme is whole or ends in half a won', () => {
  const rows = hardRows();
  const exact = new Exact(['통상시급']);
  let halves = 0;
  for (let i = 0; i < rows.count; i++) {
    const scheme = i % 2 === 0 ? '현행' : '개편안';
    const { n, d } = exact.evaluation(rows, i, scheme).ratio('통상시급');
    const minutes = BigInt((scheme === '현행' ? rows.over8[i] : rows.over6[i]) ?? 0);
    // Twice the pay: 통상시급 × 1.5 × 분 ÷ 60 × 2.
    const [twice, by] = [n * minutes, 20n * d];
    expect(twice % by).toBe(0n);
    halves += Number((twice / by) % 2n);
    expect((rows.base[i] ?? 0) % 209).not.toBe(0);
  }
  expect(halves).toBe(500);
});
