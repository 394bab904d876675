import type { Lang } from '../../problem/text.ts';
import type { LargeMove } from '../../run/large-moves.ts';
import { won } from '../../writing/amount.ts';
import { word } from '../../writing/words.ts';

/** A sentence for each large move. `heads`: how many they are, as it may be said. */
export function largeMoveSentences(
  moves: readonly LargeMove[],
  lang: Lang,
  heads?: (count: number) => string,
): string[] {
  const plain = (count: number): string => word(lang, 'heads', { count: won(count) });
  return moves.map(({ month, union, people, least, issue }) =>
    word(lang, 'largeMove', { month, union, people: (heads ?? plain)(people), least: plain(least), issue }),
  );
}

/** The same as JSON; heads that are kept back are null. */
export const largeMovesJson = (
  moves: readonly LargeMove[],
  heads: (count: number) => number | null = (count) => count,
): Record<string, unknown>[] =>
  moves.map(({ month, union, people, least, issue, article }) => ({
    귀속월: month,
    노조: union,
    명: heads(people),
    기준: least,
    쟁점: issue,
    조문: article ?? null,
  }));
