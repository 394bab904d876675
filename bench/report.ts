import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import stringWidth from 'string-width';
import { inProject } from './paths.ts';

/** A target of the project and whether this run met it; `met` is undefined where it could not be measured. */
export interface Target {
  readonly text: string;
  readonly measured: string;
  readonly met: boolean | undefined;
}

export interface Part {
  readonly part: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly targets: readonly Target[];
  readonly notes?: readonly string[];
  /** The same in numbers, for the JSON. */
  readonly figures: Readonly<Record<string, unknown>>;
}

export function show(part: Part): string {
  const table = aligned([part.head, part.head.map(() => '─'), ...part.rows]);
  const targets = part.targets.map(({ text, measured, met }) => [
    met === undefined ? '·' : met ? 'yes' : 'NO',
    text,
    measured,
  ]);
  return [
    `\n${part.part}: ${part.title}`,
    table,
    ...(targets.length > 0 ? ['', aligned([['met', 'target', 'measured'], ...targets])] : []),
    ...(part.notes ?? []).map((note) => `  ${note}`),
    '',
  ].join('\n');
}

/** The last columns to the right, the first to the left; a lone rule fills its column. */
function aligned(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, c) =>
    Math.max(...rows.map((row) => stringWidth(row[c] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, c) => {
          const width = widths[c] ?? 0;
          if (cell === '─') return cell.repeat(width);
          const space = ' '.repeat(width - stringWidth(cell));
          return /^[\d.,×<≤−-]/.test(cell) && c > 0 ? space + cell : cell + space;
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}

/** A ratio with as many digits as it deserves. */
export function times(ratio: number): string {
  if (!Number.isFinite(ratio)) return '–';
  if (ratio < 10) return ratio.toFixed(2);
  if (ratio < 100) return ratio.toFixed(1);
  return Math.round(Number(ratio.toPrecision(3))).toLocaleString('en-US');
}

/** Nanoseconds in a unit that reads well. */
export function duration(ns: number): string {
  if (!Number.isFinite(ns)) return '–';
  if (ns < 1e3) return `${ns.toPrecision(3)} ns`;
  if (ns < 1e6) return `${(ns / 1e3).toPrecision(3)} µs`;
  return ns < 1e9 ? `${(ns / 1e6).toPrecision(3)} ms` : `${(ns / 1e9).toPrecision(3)} s`;
}

export const outFolder = inProject('bench/out/');

export function writeJson(parts: readonly Part[]): string {
  mkdirSync(outFolder, { recursive: true });
  const file = `${outFolder}bench.json`;
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    cpu: cpus()[0]?.model,
  };
  const found = parts.map(({ part, title, figures, targets }) => ({ part, title, figures, targets }));
  writeFileSync(file, `${JSON.stringify({ machine, parts: found }, null, 1)}\n`);
  return file;
}
