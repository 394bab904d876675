import { mkdirSync, writeFileSync } from 'node:fs';
import { bigOps, type Op, ops } from '../src/readings/batch/ops.ts';

/** Writes each operation of a plan as a loop over a block, from the expressions that the fused loops are made of. */
const reps: Readonly<Record<Op, readonly string[]>> = {
  add: ['number', 'big'],
  subtract: ['number', 'big'],
  multiply: ['number', 'big'],
  negate: ['number', 'big'],
  floorDivide: ['number', 'big'],
  min: ['number', 'big'],
  max: ['number', 'big'],
  less: ['truth'],
  atMost: ['truth'],
  equal: ['truth'],
  isNaN: ['truth'],
  not: ['truth'],
  select: ['number', 'big', 'truth'],
  pick: ['number', 'big'],
  search: ['number'],
  addMonths: ['number'],
  fullYears: ['number'],
  fullMonths: ['number'],
  firstOfMonth: ['number'],
  year: ['number'],
  month: ['number'],
  day: ['number'],
  weekday: ['number'],
  toBig: ['big'],
  toNumber: ['number'],
};
const [a, b, c] = ['a[i]', 'b[i]', 'c[i]'];
const names = Object.keys(ops).filter((name): name is Op => name in ops);
const functions = names.flatMap((op) =>
  reps[op].map((rep) => {
    const code = (rep === 'big' ? bigOps[op]?.(a, b, 'array') : undefined) ?? ops[op](a, b, c, 'array');
    return `  ${op}_${rep}(out, a, b, c, rows, array, use) {\n    for (let i = 0; i < rows; i++) out[i] = ${code};\n  },`;
  }),
);
const out = new URL('../src/generated/', import.meta.url);
mkdirSync(out, { recursive: true });
writeFileSync(new URL('kernels.js', out), `export const kernels = {\n${functions.join('\n')}\n};\n`);
writeFileSync(
  new URL('kernels.d.ts', out),
  `import type { Use } from '../readings/batch/use.ts';

/** A figure's values over a block of rows. */
export type Block = Float64Array | Uint8Array | bigint[];
export type Kernel = (
  out: Block,
  a: Block,
  b: Block,
  c: Block,
  rows: number,
  array: ArrayLike<number | bigint>,
  use: Use,
) => void;
export declare const kernels: Readonly<Record<string, Kernel | undefined>>;
`,
);
