import type { InputLever } from '../../../bargaining/solve/input-lever.ts';
import { assumedFor } from '../../../bargaining/solve/lever-space.ts';
import { indexOf, leverValueAt } from '../../../bargaining/solve/range.ts';
import type { Solution, SolutionMap } from '../../../bargaining/solve/solve.ts';
import type { Ratio } from '../../../formula/ratio.ts';
import type { Lang } from '../../../problem/text.ts';
import { assumedCells, assumedHeads } from '../../../writing/assumed.ts';
import { csv } from '../../../writing/csv-text.ts';
import type { AreaChart } from '../../chart/chart.ts';
import { leverJson } from './json.ts';
import { inputLeverText } from './text.ts';
import { solveWord, stateWords } from './words.ts';

/** The intervals of a solution or a map, one a line. */
export function solveCsv(solved: Solution | SolutionMap): string {
  const cell = (lever: InputLever, value: Ratio): string => String(leverJson(lever, value));
  const found = assumedFor(solved.situation);
  const about = { ...(found.length > 0 && { assumed: found }) };
  const [heads, cells] = [assumedHeads(about), assumedCells(about)];
  if ('lever' in solved) {
    const rows = solved.intervals.map(({ from, to, state }) => [
      cell(solved.lever, from),
      cell(solved.lever, to),
      stateWords.ko[state],
      ...cells,
    ]);
    return csv([`${solved.lever.name} 처음`, `${solved.lever.name} 끝`, '조건', ...heads], rows);
  }
  const [across, along] = solved.levers;
  const rows = solved.rows.flatMap(({ value, intervals }) =>
    intervals.map(({ from, to, state }) => [
      cell(along, value),
      cell(across, from),
      cell(across, to),
      stateWords.ko[state],
      ...cells,
    ]),
  );
  return csv([along.name, `${across.name} 처음`, `${across.name} 끝`, '조건', ...heads], rows);
}

/** A break-even map as a chart: where the condition holds, row by row, like rows together. */
export function solveChart({ levers, until, rows }: SolutionMap, lang: Lang): AreaChart {
  const [across, along] = levers;
  const [first, last] = [rows[0]?.value ?? along.now, rows.at(-1)?.value ?? along.now];
  const [from, to] = [0, across.range.size - 1].map((place) =>
    inputLeverText(across, leverValueAt(across.range, place), lang),
  );
  const holds = rows.filter(({ intervals }) => intervals.some(({ state }) => state === 'holds')).length;
  const values = { along: along.name, across: across.name, rows: String(rows.length), holds: String(holds) };
  const key = solveWord(lang, 'mapKey');
  return {
    kind: 'areas',
    title: `${solveWord(lang, 'condition', { text: until })}, ${across.name} × ${along.name}`,
    about: `${solveWord(lang, 'mapHolds', values)} ${key}`,
    axis: along.name,
    along: across.name,
    size: [across.range.size, rows.length],
    ends: {
      along: [from ?? '', to ?? ''],
      up: [inputLeverText(along, first, lang), inputLeverText(along, last, lang)],
    },
    key,
    areas: areasOf(across, rows),
  };
}

/** Intervals that stand alike in rows one above the other are one area. */
function areasOf(across: InputLever, rows: SolutionMap['rows']): AreaChart['areas'] {
  const areas: { from: number; to: number; row: number; rows: number; state: 'holds' | 'none' }[] = [];
  let open = new Map<string, (typeof areas)[number]>();
  rows.forEach(({ intervals }, row) => {
    const next = new Map<string, (typeof areas)[number]>();
    for (const { from, to, state } of intervals) {
      if (state === 'fails') continue;
      const [first, last] = [indexOf(across.range, from) ?? 0, indexOf(across.range, to) ?? 0];
      const key = `${first} ${last} ${state}`;
      const area = open.get(key) ?? { from: first, to: last, row, rows: 0, state };
      if (!open.has(key)) areas.push(area);
      area.rows++;
      next.set(key, area);
    }
    open = next;
  });
  return areas;
}
