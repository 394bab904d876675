import type { Month } from '../calendar/date.ts';
import type { Engine } from './engine.ts';

/** Whose figures stand in, in some month, for people whom the schemes do not cover, beside the schemes themselves. */
export function fallbacksOf(
  engine: Engine,
  schemes: readonly string[],
  [month = 0]: readonly Month[],
): string[] {
  const found: string[] = [];
  const queue = [...schemes];
  for (const scheme of queue) {
    const { fallback } = engine.schemeMonth(scheme, month).program.scheme;
    if (fallback === undefined || queue.includes(fallback)) continue;
    found.push(fallback);
    queue.push(fallback);
  }
  return found;
}
