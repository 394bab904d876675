import type { MonthFacts } from '../calendar/month.ts';
import { cycleKey, swapsKey } from '../calendar/settings.ts';
import type { CalendarSettings, DayPattern, UsualHours } from '../calendar/types.ts';
import type { Problem } from '../problem/problem.ts';

/** What the calendar made of a kind of row under each scheme's settings, and what it found wrong. */
export interface SeenRow {
  readonly facts: Map<CalendarSettings, MonthFacts>;
  readonly problems: readonly Problem[];
}

/** More rare kinds than that are forgotten, so that memory stays bounded. */
const mostRare = 1 << 16;

/**
 * What the calendar made of rows that are one to it. There are few kinds among many rows, and each is worked out once,
 * from chunk to chunk: those employed throughout and on no leave of absence are known by a number, others by a text.
 */
export class CalendarMemo {
  private readonly common = new Map<CalendarSettings | undefined, Map<number, SeenRow>>();
  private readonly rare = new Map<CalendarSettings | undefined, Map<string, SeenRow>>();
  private readonly patterns = new Map<string, number>();

  /** Those whom agreements put under different settings are different kinds. */
  find(settings: CalendarSettings | undefined, kind: number | string): SeenRow | undefined {
    return typeof kind === 'number'
      ? this.common.get(settings)?.get(kind)
      : this.rare.get(settings)?.get(kind);
  }

  keep(settings: CalendarSettings | undefined, kind: number | string, seen: SeenRow): void {
    if (typeof kind === 'number') under(this.common, settings).set(kind, seen);
    else {
      const own = under(this.rare, settings);
      if (own.size >= mostRare) own.clear();
      own.set(kind, seen);
    }
  }

  /** One number for equal hours, whichever chunk they stand in. */
  patternId({ pattern, cycle, swaps }: UsualHours): number {
    return this.numberOf(`${hoursKey(pattern)}|${cycleKey(cycle)}|${swapsKey(swaps)}`);
  }

  /** The same for hours with what else a row says of its days: values of facts on which settings rest. */
  numberOf(key: string): number {
    const known = this.patterns.get(key) ?? this.patterns.size + 1;
    this.patterns.set(key, known);
    return known;
  }
}

const hoursKey = (hours: DayPattern | undefined): string =>
  hours === undefined
    ? ''
    : `${hours.from} ${hours.to} ${hours.breaks.map((one) => `${one.from} ${one.to}`).join(' ')}`;

function under<K>(
  all: Map<CalendarSettings | undefined, Map<K, SeenRow>>,
  settings: CalendarSettings | undefined,
): Map<K, SeenRow> {
  const known = all.get(settings) ?? new Map<K, SeenRow>();
  all.set(settings, known);
  return known;
}
