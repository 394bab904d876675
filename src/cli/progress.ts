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

/** The same for work whose size is known only by its share: with person-months a second and the time left. */
export function rateBar(): {
  readonly step: (share: number, personMonths: number) => void;
  readonly end: () => void;
} {
  if (process.stderr.isTTY !== true) return { step: () => {}, end: () => {} };
  const start = Date.now();
  let shown = 0;
  let first: { readonly share: number; readonly personMonths: number } | undefined;
  return {
    step(share, personMonths) {
      // What an earlier run had done counts neither for the rate nor for the time left.
      first ??= { share, personMonths };
      const now = Date.now();
      if (now - start < quiet || now - shown < 100) return;
      shown = now;
      const filled = Math.floor(20 * share);
      const rate = Math.round(((personMonths - first.personMonths) * 1000) / (now - start));
      const left = Math.ceil((((now - start) / 1000) * (1 - share)) / Math.max(1e-9, share - first.share));
      const counted = (n: number): string => n.toLocaleString('en-US');
      process.stderr.write(
        `\r\x1b[K[${'█'.repeat(filled)}${'·'.repeat(20 - filled)}] ${Math.floor(100 * share)}%  ${counted(personMonths)}  ${counted(rate)}/s  ${counted(left)}s`,
      );
    },
    end() {
      if (shown > 0) process.stderr.write('\r\x1b[K');
      shown = 0;
    },
  };
}
