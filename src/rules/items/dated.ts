/** A text by the date from which it holds. */
export interface Dated {
  /** First day (YYYY-MM-DD); absent: always. */
  readonly from?: string;
  readonly text: string;
}

/** What follows from texts that each hold from their dates on, by every date on which one of them changes. */
export function overDates(
  all: readonly (readonly Dated[])[],
  make: (texts: readonly string[]) => string,
): readonly Dated[] {
  // Before the last of them begins, some have no text.
  const start = all.map((one) => one[0]?.from ?? '').reduce((a, b) => (a > b ? a : b), '');
  const dates = [...new Set(['', ...all.flatMap((one) => one.map(({ from }) => from ?? ''))])].sort();
  const made = dates
    .filter((date) => date >= start)
    .map((date) => ({
      ...(date !== '' && { from: date }),
      text: make(all.map((one) => one.findLast(({ from }) => (from ?? '') <= date)?.text ?? '')),
    }));
  return made.filter(({ text }, i) => i === 0 || text !== made[i - 1]?.text);
}

/** A sum of formulas; 0 for none. */
export const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(' + ');
