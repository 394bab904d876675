import { availableParallelism } from 'node:os';

/** How much the long mode does. The same plan does the same on every machine. */
export interface LongPlan {
  readonly months: number;
  readonly trees: number;
  readonly seed: number;
  readonly processes: number;
}

export interface Block {
  readonly kind: 'months' | 'trees';
  readonly number: number;
  readonly seed: number;
  readonly count: number;
}

export function readPlan(env: NodeJS.ProcessEnv): LongPlan {
  const number = (name: string, fallback: number): number => {
    const given = Number(env[name] ?? fallback);
    if (!Number.isSafeInteger(given) || given < 0) throw new RangeError(`${name} is no whole number`);
    return given;
  };
  return {
    months: number('PUMSAK_MONTHS', 10_000_000),
    trees: number('PUMSAK_TREES', 100_000),
    seed: number('PUMSAK_SEED', 1),
    processes: Math.max(1, number('PUMSAK_PROCESSES', availableParallelism())),
  };
}

const sizes = { months: 4000, trees: 100 } as const;

/** The plan's work in blocks that rest on nothing but their number; both kinds go on side by side. */
export function blocksOf({ months, trees, seed }: LongPlan): Block[] {
  const of = (kind: Block['kind'], all: number): Block[] =>
    Array.from({ length: Math.ceil(all / sizes[kind]) }, (_, number) => ({
      kind,
      number,
      seed: (seed * 1_000_003 + number) | 0,
      count: Math.min(sizes[kind], all - number * sizes[kind]),
    }));
  const both = [of('months', months), of('trees', trees)];
  const placed = both.flatMap((blocks) =>
    blocks.map((block, i) => ({ block, at: (i + 0.5) / blocks.length })),
  );
  return placed.sort((a, b) => a.at - b.at).map(({ block }) => block);
}
