/** One way of doing the same work. */
export interface Contender {
  readonly name: string;
  /** Units of work (rows, formulas, runs) one call does. */
  readonly units: number;
  run(): void | Promise<void>;
}

export interface Measured {
  readonly name: string;
  /** Median over the rounds, in nanoseconds a unit. */
  readonly ns: number;
  /** The fastest and the slowest round. */
  readonly least: number;
  readonly most: number;
  readonly rounds: number;
}

export interface Pace {
  readonly rounds: number;
  /** A quick call is repeated until a round has taken this long. */
  readonly roundMs: number;
}
export const usualPace: Pace = { rounds: 9, roundMs: 40 };

/**
 * Times all contenders in one interleaved run: each round calls every one, beginning with another each time, so
 * that a machine that slows down slows them all. Medians; the first round is warm-up and thrown away.
 */
export async function race(contenders: readonly Contender[], pace: Pace = usualPace): Promise<Measured[]> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = -1; round < pace.rounds; round++) {
    for (let c = 0; c < contenders.length; c++) {
      const contender = contenders[(c + round + contenders.length) % contenders.length];
      if (contender === undefined) continue;
      const ns = await timed(contender, pace.roundMs);
      if (round >= 0) times.get(contender.name)?.push(ns);
    }
  }
  return contenders.map(({ name }) => {
    const sorted = (times.get(name) ?? []).sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
    return { name, ns: at(0.5), least: at(0), most: at(1), rounds: sorted.length };
  });
}

async function timed({ run, units }: Contender, roundMs: number): Promise<number> {
  let calls = 0;
  let spent = 0;
  do {
    const start = performance.now();
    const pending = run();
    // Awaiting what is no promise would time the microtask queue.
    if (pending !== undefined) await pending;
    spent += performance.now() - start;
    calls++;
  } while (spent < roundMs);
  return (spent * 1e6) / (calls * units);
}
