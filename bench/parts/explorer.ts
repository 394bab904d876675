import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exploration } from '../../src/bargaining/negotiate/exploration.ts';
import { loadScenario } from '../../src/disk/scenario.ts';
import { rules } from '../exact.ts';
import { inProject } from '../paths.ts';
import { type Part, times } from '../report.ts';

const [people, limitMs] = [572, 33];

/** Every lever of the explorer to values of its own, one after another: 572 people, 12 months, 2 schemes, as the worker does it. */
export async function explorerPart(): Promise<Part> {
  const place = mkdtempSync(join(tmpdir(), 'pumsak-explorer-'));
  try {
    const shipped = readFileSync(inProject('scenarios/2024-wage-reform.yaml'), 'utf8');
    const path = join(place, 'scenario.yaml');
    writeFileSync(path, shipped.replace(/인원: \d+/, `인원: ${people}`));
    const { engine, scenario, table } = await loadScenario(rules, path);
    const cost = ['지급총액'];
    const ask = { scheme: scenario.schemes.at(-1) ?? '', line: '지급총액', cost };
    const exploration = new Exploration(engine, scenario, table, ask);
    const measured = exploration.levers.map(({ term, values }) => {
      const spent: number[] = [];
      // The first move of a lever makes the columns that rest on it; a hand that drags makes many.
      for (let move = 0; move < 9; move++) {
        const start = performance.now();
        exploration.move(new Map([[term, (3 * move + 1) % values.length]]));
        spent.push(performance.now() - start);
      }
      const sorted = spent.slice(1).sort((a, b) => a - b);
      return { term, first: spent[0] ?? Number.NaN, ms: sorted[sorted.length >> 1] ?? Number.NaN };
    });
    const slowest = Math.max(...measured.map(({ ms }) => ms));
    return {
      part: 'explorer',
      title: `${measured.length} levers over ${people} people × 12 months × 2 schemes`,
      head: ['lever', 'ms a move', 'the first move'],
      rows: measured.map(({ term, ms, first }) => [term, times(ms), times(first)]),
      targets: [
        {
          text: `every lever within ${limitMs} ms`,
          measured: `${times(slowest)} ms`,
          met: slowest <= limitMs,
        },
      ],
      figures: { measured },
    };
  } finally {
    rmSync(place, { recursive: true });
  }
}
