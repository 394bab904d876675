/** A line of a page against one of real output; `…` inside it stands for any text. */
export function lineMatches(shown: string, real: string): boolean {
  const parts = shown
    .trimEnd()
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(real.trimEnd());
}

/**
 * Whether real output is as a page shows it. A line that is only `…` stands for any lines; without one the
 * whole output must be there. @returns the first line that does not fit, or undefined.
 */
export function firstMisfit(shown: readonly string[], real: readonly string[]): string | undefined {
  let at = 0;
  let gap = false;
  for (const line of shown) {
    if (line.trim() === '…') {
      gap = true;
      continue;
    }
    const found = gap ? real.findIndex((one, i) => i >= at && lineMatches(line, one)) : at;
    if (found < 0 || !lineMatches(line, real[found] ?? '')) return line;
    at = found + 1;
    gap = false;
  }
  return gap || at >= real.length ? undefined : `(end) ${real[at]}`;
}

/**
 * The shown lines with the figures of the real output: each line that differs takes the next real line of the
 * same shape, digits apart. Undefined when one has no such line; then a person must look.
 */
export function refreshed(shown: readonly string[], real: readonly string[]): string[] | undefined {
  if (!shown.some((line) => line.trim() === '…')) return [...real];
  let at = 0;
  const lines: string[] = [];
  for (const line of shown) {
    if (line.trim() === '…') lines.push(line);
    else {
      const found = real.findIndex(
        (one, i) => i >= at && (lineMatches(line, one) || shape(one) === shape(line)),
      );
      if (found < 0) return undefined;
      lines.push(lineMatches(line, real[found] ?? '') ? line : (real[found] ?? ''));
      at = found + 1;
    }
  }
  return lines;
}

const shape = (line: string): string => line.replace(/[\d,.▲▼−█ ─]+/g, '#');

/** Output as lines, without the blank ones at its end and the spaces at theirs. */
export const linesOf = (text: string): string[] =>
  text
    .replace(/\s+$/, '')
    .split('\n')
    .map((line) => line.trimEnd());
