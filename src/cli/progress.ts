/** Work shorter than this shows nothing. */
const quiet = 700;

/** A one-line counter on a terminal's stderr, for work that takes long; nothing where nobody watches. */
export function progressBar(): (done: number, all: number) => void {
  if (process.stderr.isTTY !== true) return () => {};
  const start = Date.now();
  let shown = 0;
  return (done, all) => {
    const now = Date.now();
    if (done === all) {
      if (shown > 0) process.stderr.write('\r\x1b[K');
      return;
    }
    if (now - start < quiet || now - shown < 100) return;
    shown = now;
    const filled = Math.floor((20 * done) / all);
    const left = Math.ceil(((now - start) * (all - done)) / done / 1000);
    process.stderr.write(
      `\r\x1b[K[${'█'.repeat(filled)}${'·'.repeat(20 - filled)}] ${done}/${all}  ${left}s`,
    );
  };
}
