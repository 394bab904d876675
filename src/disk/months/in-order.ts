/**
 * Works on up to `most` items at a time and gives the results in the items' order: partitions may be worked out
 * side by side, and what is written does not depend on it.
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  most: number,
): AsyncGenerator<R> {
  const waiting: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const made = work(item);
      // Whoever awaits it hears of a failure; until then nobody may call it unhandled.
      made.catch(() => {});
      waiting.push(made);
      if (waiting.length < most) continue;
      const first = waiting.shift();
      if (first !== undefined) yield await first;
    }
    for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) yield await first;
  } finally {
    await Promise.allSettled(waiting);
  }
}
