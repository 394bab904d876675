import type { Place } from '../problem/problem.ts';

/** Names that lead to each other in a ring, and where the ring is told. */
export interface Ring {
  readonly first: string;
  readonly path: string;
}

/**
 * A ring as messages show it, from the name that stands first in the files: from wherever it was entered, it is told
 * in the same words. `names`: each once, in the order in which one leads to the next.
 */
export function ring(names: readonly string[], placeOf: (name: string) => Place | undefined): Ring {
  const key = (name: string): string => {
    const { file = '', line = 0, column = 0 } = placeOf(name) ?? {};
    return [file, ...[line, column].map((count) => String(count).padStart(9, '0')), name].join('\n');
  };
  const [first = ''] = [...names].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const start = names.indexOf(first);
  return { first, path: [...names.slice(start), ...names.slice(0, start), first].join(' → ') };
}
