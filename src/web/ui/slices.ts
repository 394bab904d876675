import { useEffect, useState } from 'preact/hooks';

/** How long the page may be kept busy at a time, in milliseconds. */
const slice = 12;
const pause = 120;

/**
 * What a long piece of work comes to, done a little at a time so that typing and dials stay quick. It begins anew
 * when `key` changes; until it is done, what the last one came to stays.
 */
export function useSlices<T>(key: string, make: () => Generator<undefined, T>): T | undefined {
  const [found, setFound] = useState<T | undefined>(undefined);
  // The key says what the work depends on.
  useEffect(() => {
    const work = make();
    let timer = setTimeout(step, pause);
    function step(): void {
      const until = performance.now() + slice;
      for (;;) {
        const { done, value } = work.next();
        if (done === true) {
          setFound(value);
          return;
        }
        if (performance.now() >= until) break;
      }
      timer = setTimeout(step, 0);
    }
    return () => clearTimeout(timer);
  }, [key]);
  return found;
}
