import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../paths.ts';
import { node, type Spent } from '../process.ts';
import { type Part, times } from '../report.ts';

/** Rows of forty cells, two of them formulas: a person each. */
const people = Number(process.env['BENCH_WORKBOOK_PEOPLE'] ?? 100_000);
const limit = 3;
const rounds = 3;

/** A workbook of many people against the same cells as the bare text of a sheet, packed alike: whole processes. */
export async function workbookPart(): Promise<Part> {
  const place = mkdtempSync(join(tmpdir(), 'pumsak-workbook-'));
  try {
    const ways = ['raw', 'book'] as const;
    const spent = new Map<string, Spent[]>(ways.map((way) => [way, []]));
    for (let round = 0; round < rounds; round++)
      for (const way of ways) {
        const args = [inProject('bench/built-workbook.mjs'), way, String(people), join(place, `${way}.xlsx`)];
        spent.get(way)?.push(node(args));
      }
    const median = (way: string): number =>
      (spent.get(way) ?? []).map(({ cpu }) => cpu).sort((a, b) => a - b)[Math.floor(rounds / 2)] ??
      Number.NaN;
    const peak = (way: string): number => Math.max(...(spent.get(way) ?? []).map((one) => one.peak)) / 1024;
    const ratio = median('book') / median('raw');
    return {
      part: 'workbook',
      title: `${people} rows of forty cells as a workbook, processor time`,
      head: ['', '× raw', 'MiB'],
      rows: ways.map((way) => [way, times(median(way) / median('raw')), String(Math.round(peak(way)))]),
      targets: [
        { text: `at most ${limit} × raw`, measured: times(ratio), met: ratio <= limit },
        { text: 'at most 400 MiB', measured: `${Math.round(peak('book'))} MiB`, met: peak('book') <= 400 },
      ],
      figures: { spent: Object.fromEntries(spent) },
    };
  } finally {
    rmSync(place, { recursive: true });
  }
}
